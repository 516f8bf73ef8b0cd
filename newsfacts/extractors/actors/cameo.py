"""CAMEO: gives the event coders' code of an actor, from its country and from its role or its name's words.

A code is the country in ISO 3166 alpha-3, then the sector ("JPNGOV", "USAMIL"); lexicon/en/cameo.tsv has the sectors.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from newsfacts import lexicon
from newsfacts.extractors.actors.clusters import MOST_KNOWN
from newsfacts.reading import countries

ACROSS_COUNTRIES: Final = {"IGO": "IGO", "NGO": "NGO", "MNC": "MNCBUS"}
"""The codes of bodies that belong to no one country: of states, of citizens, of business."""


OFFICES: Final = frozenset({"GOV", "PTY"})
"""Sectors of offices that every organisation may have: presidents, secretaries, leaders."""


@cache
def _names() -> dict[str, str]:
    return {
        name: row["code"] for row in reversed(lexicon.table("en/cameo.tsv")) for name in row["names"].split("|") if name
    }


@cache
def _words() -> dict[str, str]:
    return {
        word: row["code"] for row in reversed(lexicon.table("en/cameo.tsv")) for word in row["words"].split("|") if word
    }


@lru_cache(MOST_KNOWN)
def sector_of_organization(name: str) -> str:
    """The sector that an organisation's name tells; empty where it tells none.

    >>> [sector_of_organization(name) for name in ("Bank of England", "Lloyds Bank", "UN", "Toyota")]
    ['GOV', 'BUS', 'IGO', 'MNC']
    """
    if name in _names():
        return _names()[name]
    words = name.split()
    found = {
        _words()[part]
        for size in (1, 2, 3)
        for first in range(len(words) - size + 1)
        if (part := " ".join(words[first : first + size])) in _words()
    }
    sector = next((row["code"] for row in lexicon.table("en/cameo.tsv") if row["code"] in found), "")
    if sector in ("BUS", "") and _names().get(words[0]) == "MNC":  # "Nissan Motor"
        return "MNC"
    return sector


def code(country: str | None, sector: str) -> str | None:
    """The code of a country and a sector; None where the text tells neither.

    >>> code("JP", "GOV"), code(None, "REB"), code("US", "MNC"), code("FR", ""), code(None, "")
    ('JPNGOV', 'REB', 'MNCBUS', 'FRA', None)
    """
    if sector in ACROSS_COUNTRIES:
        return ACROSS_COUNTRIES[sector]
    if country:
        return countries.alpha3_of(country) + sector
    return sector or None
