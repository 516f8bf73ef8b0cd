"""Deliveries: tells the month for which a commodity is traded from the time of what is told of it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsfacts import lexicon
from newsfacts.reading.movements import movements

DELIVERED: Final = re.compile(r"\s(?:delivery|deliveries|contracts?|futures|settlement|expiry)\b")
# A month with such a word before it is a time: "In December crude rose".
IN_TIME: Final = re.compile(
    r"\b(?:in|during|since|of|last|this|next|by|until|from|to|for|early|late|mid|and)[\s-]$", re.IGNORECASE
)


@cache
def _commodity() -> re.Pattern[str]:
    """A commodity whose price is told, behind its month: "December [West Texas Intermediate crude rose]"."""
    verbs = "|".join([form for form, found in movements().items() if any(one.part == "verb" for one in found)])
    return re.compile(
        rf"""
        \s (?: [A-Z][\w&.-]* \s ){{0,4}} (?: [a-z-]+ \s ){{0,2}}?
        (?: {"|".join(lexicon.lines("en/commodities.txt"))} ) (?: \s (?: oil | futures | contracts? | beans? ) )?
        \s (?: was | were | is | closed | settled | ended | traded | finished | opened | {verbs} ) \b
        """,
        re.VERBOSE,
    )


def is_of_delivery(text: str, start: int, end: int) -> bool:
    """Whether a month is the one in which what is traded will be delivered, and no time of a price.

    >>> [is_of_delivery(text, text.index("May"), text.index("May") + 3) for text in
    ...  ("Cocoa for May delivery fell.", "May cocoa closed 14 dlrs lower.", "In May cocoa fell.", "May sales rose.")]
    [True, True, False, False]
    """
    if DELIVERED.match(text, end):
        return True
    return _commodity().match(text, end) is not None and IN_TIME.search(text, max(0, start - 8), start) is None
