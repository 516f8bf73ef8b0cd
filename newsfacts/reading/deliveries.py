"""Deliveries: tells the month for which a commodity is traded from the time of what is told of it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsfacts import lexicon
from newsfacts.reading.movements import movements

# "Cocoa for [May] delivery", "the [May] futures", but not "May deliveries": only what is traded tells of these.
DELIVERED: Final = re.compile(r"\s(?:delivery|settlement|expiry)\b")
FUTURES: Final = re.compile(r"\sfutures\b")
FOR: Final = re.compile(r"\bfor\s$")
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
        \s (?: [A-Z][\w&.-]* \s ){{0,4}} (?: (?!of\b) [a-z-]+ \s ){{0,2}}?
        (?: {"|".join(lexicon.lines("en/commodities.txt"))} ) (?: \s (?: oil | futures | contracts? | beans? ) )?
        \s (?: was | were | is | closed | settled | ended | traded | finished | opened | {verbs} ) \b
        """,
        re.VERBOSE,
    )


def is_of_delivery(text: str, start: int, end: int) -> bool:
    """Whether a month is the one in which what is traded will be delivered, and no time of a price.

    >>> [is_of_delivery(text, text.index("May"), text.index("May") + 3) for text in
    ...  ("Cocoa for May delivery fell.", "May cocoa closed 14 dlrs lower.", "The May futures rose.")]
    [True, True, True]
    >>> [is_of_delivery(text, text.index("May"), text.index("May") + 3) for text in
    ...  ("In May cocoa fell.", "May imports of cocoa rose.", "May deliveries of aircraft rose.", "a May settlement")]
    [False, False, False, False]
    """
    if DELIVERED.match(text, end):
        return FOR.search(text, max(0, start - 5), start) is not None
    if FUTURES.match(text, end):
        return True
    return _commodity().match(text, end) is not None and IN_TIME.search(text, max(0, start - 8), start) is None
