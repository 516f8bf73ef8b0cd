"""Datelines: reads the opening of an article ("SYDNEY, Australia (Reuters) - ") and gives its country."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsfacts import lexicon
from newsfacts.reading.countries import country_of

DATELINE: Final = re.compile(
    r"""
    \s{0,40} (?: By[^\n]{0,60} \n \s* )?
    (?P<place> [A-Z][A-Z.'’-]+ (?: [ ][A-Z.'’-]+ ){0,3} )                 # SYDNEY, NEW DELHI
    (?: ,[ ]? (?P<region> [A-Za-z.][A-Za-z. ]{1,23}? ) )?                 # OSLO, Norway
    (?: ,?[ ] (?: Jan | Feb | Mar | Apr | May | Jun | Jul | Aug | Sep | Oct | Nov | Dec ) [a-z.]* [ ]? \d{0,2}
        (?: [ ,]{1,2} \d{4} )? )?
    [ ]? (?: \([^)\n]{1,40}\) [ ]? )?                                   # (Reuters)
    (?: -{1,2} | — | – | _ | : ) [ ]
    """,
    re.VERBOSE,
)


@cache
def _cities() -> dict[str, str]:
    """The country of the cities that stand in datelines."""
    return {city: row["country"] for row in lexicon.table("en/datelines.tsv") for city in row["cities"].split("|")}


def dateline_country(text: str) -> str | None:
    """The country of the dateline, where the text has one.

    >>> dateline_country("CAIRO (Reuters) - The pound fell."), dateline_country("The pound fell.")
    ('EG', None)
    """
    match = DATELINE.match(text)
    if match is None:
        return None
    region = match["region"] and country_of(match["region"].strip())
    return region or country_of(match["place"].title()) or _cities().get(match["place"].title())
