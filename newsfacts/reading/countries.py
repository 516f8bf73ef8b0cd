"""Countries: reads a word as printed and tells the country of which it is a name, an adjective, a people or a capital.

Codes are ISO 3166 alpha-2; a state that is gone has its former code ("Soviet" is SU).
"""

from __future__ import annotations

from functools import cache
from typing import Final

import attrs

from newsfacts import lexicon

NAME_COLUMNS: Final = ("name", "aliases")
SHORTEST_IN_CAPITALS: Final = 4
"""Words of so many letters are read in capitals too ("MOSCOW"); in shorter ones the capitals may be an acronym."""


@attrs.define(frozen=True, slots=True)
class Words:
    """The words of the lexicon that tell a country, each with its code, by what they are."""

    names: dict[str, str]
    adjectives: dict[str, str]
    people: dict[str, str]
    capitals: dict[str, str]
    seats: dict[str, str]
    parts: dict[str, str]


@cache
def words() -> Words:
    """The words that tell a country."""
    return Words(
        names=_column(*NAME_COLUMNS),
        adjectives=_column("adjectives"),
        people=_column("people"),
        capitals=_column("capital"),
        seats=_column("seats"),
        parts=_column("parts"),
    )


def _column(*columns: str) -> dict[str, str]:
    """The words of some columns with their codes; the first country that claims a word has it."""
    found: dict[str, str] = {}
    for row in lexicon.table("countries.tsv"):
        for column in columns:
            for word in filter(None, row[column].split("|")):
                found.setdefault(word, row["code"])
                if len(word) >= SHORTEST_IN_CAPITALS:
                    found.setdefault(word.upper(), row["code"])
    return found


def plain(word: str) -> str:
    """A word as the lexicon has it: without "the", with a straight apostrophe and single blanks."""
    word = " ".join(word.replace("’", "'").split())
    return word[4:] if word[:4] in ("the ", "The ") and word != "The Hague" else word


def country_of(word: str) -> str | None:
    """The country that a name, an adjective, a people or a capital tells of; None where it tells of none.

    >>> [country_of(word) for word in ("the U.S.", "Danes", "Burmese", "MOSCOW", "Scotland", "USSR", "Paris Match")]
    ['US', 'DK', 'MM', 'RU', 'GB', 'SU', None]
    """
    word, known = plain(word), words()
    for kind in (known.names, known.adjectives, known.people, known.capitals, known.seats, known.parts):
        if word in kind:
            return kind[word]
    return None


def country_named(word: str) -> str | None:
    """The country of which the word is a name ("Britain", "the UK"): no adjective, no capital, no part."""
    return words().names.get(plain(word))


@cache
def _by_code() -> dict[str, tuple[str, str]]:
    return {row["code"]: (row["name"], row["alpha3"]) for row in lexicon.table("countries.tsv")}


def name_of(code: str) -> str:
    """The usual name of a country; a KeyError where there is no such code.

    >>> name_of("GB")
    'United Kingdom'
    """
    return _by_code()[code][0]


def alpha3_of(code: str) -> str:
    """The ISO 3166 alpha-3 code, with which event coders' codes begin.

    >>> alpha3_of("GB")
    'GBR'
    """
    return _by_code()[code][1]
