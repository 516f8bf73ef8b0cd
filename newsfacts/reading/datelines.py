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
    (?: (?: -{1,2} | – | _ | (?P<colon> : ) ) [ ] | — [ ]? )
    """,
    re.VERBOSE,
)


@cache
def _cities() -> dict[str, str]:
    """The country of the cities that stand in datelines."""
    return {city: row["country"] for row in lexicon.table("en/datelines.tsv") for city in row["cities"].split("|")}


HEADLINES: Final = 400
"""Within so many characters an article opens, behind a headline and a byline."""


SHORTEST_OPENING: Final = 60
"""The line of a dateline behind the first has so many characters at least, or it is one of a list."""


def opens_dateline(text: str, offset: int) -> bool:
    """Whether a dateline begins at an offset.

    >>> opens_dateline("OPUWO – Farmers said so.", 0), opens_dateline("IBM said so.", 0)
    (True, False)
    """
    if offset >= HEADLINES:
        return False
    match = DATELINE.match(text, offset)
    if match is None or match["colon"]:  # not "GALLAGHER: I WILL GO"
        return False
    return match["region"] is not None or match[0].rstrip()[-1] != "-"  # nor "TESCO - Britain's biggest retailer"


def dateline_country(text: str) -> str | None:
    """The country of the dateline, where the text has one, behind its headline perhaps.

    >>> dateline_country("CAIRO (Reuters) - The pound fell."), dateline_country("The pound fell.")
    ('EG', None)
    >>> dateline_country("Pound slips\\n\\nCAIRO (Reuters) - The pound fell against the dollar on Monday.")
    'EG'
    """
    at = 0
    while at >= 0:
        close = text.find("\n", at)
        end = close + 1 or len(text)
        # behind a headline the line must be one of an article, and begin with two capitals at least
        is_opening = at == 0 or (end - at > SHORTEST_OPENING and text[at : at + 2].isupper())
        match = DATELINE.match(text, at) if is_opening else None
        if match is not None and not (at and match["colon"]):  # no score: "AUSTRALIA: 250 for 5"
            region = match["region"] and country_of(match["region"].strip())
            country = region or country_of(match["place"].title()) or _cities().get(match["place"].title())
            if country is not None:
                return country
        at = end if 0 <= close < HEADLINES else -1
    return None
