"""Hedged amounts: reads the words around an amount and gives its qualifier.

The "from" of a price bounds it too: "tickets from $285" cost at least that.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsfacts import lexicon
from newsfacts.extractors.money.amounts import Amount
from newsfacts.facts import Qualifier
from newsfacts.reading.hedges import qualifier_of
from newsfacts.reading.movements import leads_from, movements

LOOK_BACK: Final = 60
FROM: Final = frozenset(("from ", "From ", "FROM "))
LISTED_FROM: Final = re.compile(r"[,;]\s(?:and\s)?(?:[\w-]+\s){1,3}from\s")


@cache
def _priced_from() -> re.Pattern[str]:
    """What has a price that begins with the amount: "tickets from $285", "rooms start from £40"."""
    words = "|".join(lexicon.lines("en/priced.txt"))
    return re.compile(rf"\b(?:{words})\b[^.;:()\d]{{0,40}}\bfrom\s$", re.IGNORECASE)


class Hedge:
    """The qualifiers of a text's amounts, asked for in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.listed = -1  # the end of the last amount that a price list begins with

    def of(self, amount: Amount) -> Qualifier | None:
        """The qualifier of an amount."""
        text, start = self.text, amount.start
        if text[start - 5 : start] in FROM and self._is_lowest_price(amount):
            self.listed = amount.end
            return "at_least"
        return qualifier_of(text, start, amount.end)

    def _is_lowest_price(self, amount: Amount) -> bool:
        """Whether it is the lowest of a range of prices: "three nights from $285, five from €420"."""
        text, start = self.text, amount.start
        if amount.value is None:
            return False
        if self.listed >= 0 and LISTED_FROM.fullmatch(text, self.listed, start):
            return movements().keys().isdisjoint(text[self.listed : start].split())
        if not _priced_from().search(text, max(0, start - LOOK_BACK), start):
            return False
        return not leads_from(text[max(0, start - LOOK_BACK) : start].lower().split()[:-1])  # "the price fell from"
