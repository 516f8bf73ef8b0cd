"""Printed: reads a document's facts and free numerals and gives the amounts and periods of a sentence, in order.

An amount is whatever can rise or fall: money, a percentage, a quantity, a bare figure such as an index ("12,315.98").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

import attrs

from newsfacts import facts
from newsfacts.document import Document
from newsfacts.reading import Numeral
from newsfacts.reading.hedges import hedge_before

Basis = facts.Basis

# The word before a bare figure, where it makes a name of it: "FTSE 100", "737 MAX", "Nikkei 225".
NAMED: Final = re.compile(r"\b[A-Z][\w&.'’-]*\s$")
OPENING: Final = re.compile(r"(?:^|[.!?\"“]\s?)[A-Z][a-z]*\s$")
# What a bare figure must not touch: letters, a clock's colon, a hyphen's partner, a decimal too many.
GLUED: Final = re.compile(r"[^\W_]|[:/-][^\W_]|[.,]\d|st\b|\s?(?:a\.?m|p\.?m)\b|\sGMT|\so['’]clock")


@attrs.define(slots=True, frozen=True)
class Amount:
    """A printed amount: `begin` is where its hedge begins, `unit` a currency, "percent", a noun or a pint unit."""

    start: int
    end: int
    begin: int
    kind: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    per: str | None = None
    qualifier: facts.Qualifier | None = None
    basis: Basis | None = None
    numeral: Numeral | None = None
    in_brackets: bool = False
    counts: bool = False

    @property
    def is_measure(self) -> bool:
        """Whether it has a physical unit rather than a noun that it counts."""
        return self.kind == "quantity" and not self.counts

    @property
    def is_share(self) -> bool:
        """Whether it is a number of percent, against which nothing but a percentage stands."""
        return self.kind == "percentage"

    @property
    def is_points(self) -> bool:
        """Whether it counts points: of a percentage, of an index."""
        return self.unit in ("percentage_point", "basis_point", "points", "point", "pips", "ticks")


@attrs.define(slots=True, frozen=True)
class Time:
    """A period among the amounts of a sentence."""

    start: int
    end: int
    begin: int
    fact: facts.Period
    in_brackets: bool = False


Item = Amount | Time


class Printed:
    """The amounts and periods of a document, by offset."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.items: list[Item] = sorted(_items(document), key=lambda item: item.start)
        self._starts = [item.start for item in self.items]

    def between(self, start: int, end: int) -> Sequence[Item]:
        """The items that begin within a stretch of the text."""
        return self.items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _items(document: Document) -> Iterator[Item]:
    text, numerals = document.text, document.reading.numerals
    starts = [numeral.start for numeral in numerals]
    held = 0
    number = 0
    for fact in document.facts:
        if not isinstance(fact, facts.Money | facts.Percentage | facts.Quantity | facts.Period) or fact.start < held:
            continue
        first = bisect_left(starts, fact.start, number)
        for bare in numerals[number:first]:
            if bare.start >= held and bare.end <= fact.start and (amount := _bare(text, bare)):
                yield amount
        number, held = bisect_left(starts, fact.end, first), fact.end
        if isinstance(fact, facts.Period):
            yield Time(fact.start, fact.end, fact.start, fact, text[fact.start - 1 : fact.start] == "(")
        elif fact.kind != "quantity" or not _is_time_or_age(fact):
            yield _amount(text, fact, numerals[first] if number - first == 1 else None)
    for bare in numerals[number:]:
        if bare.start >= held and (amount := _bare(text, bare)):
            yield amount


# Words before a figure that neither hedge it nor belong to it: "by just 28%".
MERELY: Final = re.compile(r"\b(?:just|only|exactly|precisely|a\smere|a\sfurther|merely|fully|even)\s$", re.IGNORECASE)


def _begin(text: str, start: int) -> int:
    """Where an amount begins with its hedge."""
    begin = hedge_before(text, start)[1]
    merely = MERELY.search(text, max(0, begin - 12), begin)
    return merely.start() if merely else begin


def _is_time_or_age(fact: facts.Fact) -> bool:
    """Whether a quantity is an age or part of a compound: "a 27-year-old", "52-week"; it is no figure that moves."""
    return isinstance(fact, facts.Quantity) and fact.unit is not None and "-" in fact.text


def _amount(text: str, fact: facts.Money | facts.Percentage | facts.Quantity, numeral: Numeral | None) -> Amount:
    unit: str | None
    if isinstance(fact, facts.Money):
        unit, per, basis = fact.currency, fact.per, None
    elif isinstance(fact, facts.Percentage):
        unit, per, basis = fact.unit, None, fact.basis
    else:
        unit, per, basis = fact.unit or fact.noun, None, None
    if numeral is not None and numeral.loose_end and fact.value is not None and fact.value != numeral.value:
        numeral = numeral.loosened()
    return Amount(
        start=fact.start,
        end=fact.end,
        begin=_begin(text, fact.start),
        kind=fact.kind,
        value=fact.value,
        low=fact.low,
        high=fact.high,
        unit=unit,
        per=per,
        qualifier=fact.qualifier,
        basis=basis,
        numeral=numeral,
        in_brackets=text[fact.start - 1 : fact.start] == "(",
        counts=isinstance(fact, facts.Quantity) and fact.noun is not None,
    )


def _bare(text: str, numeral: Numeral) -> Amount | None:
    """A bare figure that may be a level or a step; None for names, clock times, ordinals, fractions of something."""
    start, end = numeral.start, numeral.end
    before = text[start - 1] if start else " "
    sign = before in "+-−" and (start < 2 or text[start - 2].isspace())
    if numeral.value is None or (numeral.words and numeral.value < 1) or GLUED.match(text, end):
        return None
    if not (before.isspace() or before == "(" or sign):
        return None
    floor = max(0, start - 24)
    if NAMED.search(text, floor, start) and not OPENING.search(text, floor, start):
        return None
    if end - start == 4 and text[start:end].isdecimal() and 1900 <= numeral.value <= 2099:
        return None
    if sign:
        start -= 1
    value = -numeral.value if sign and before != "+" else numeral.value
    return Amount(start, end, _begin(text, start), "bare", value, numeral=numeral, in_brackets=before == "(")
