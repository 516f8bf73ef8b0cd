"""Printed: reads a document's facts and free numerals and gives the amounts and periods of a sentence, in order.

An amount is whatever can rise or fall: money, a percentage, a quantity, a bare figure such as an index ("12,315.98").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import Final

import attrs

from newsfacts import facts
from newsfacts.document import Document
from newsfacts.reading import Numeral
from newsfacts.reading.deliveries import is_of_delivery
from newsfacts.reading.hedges import hedge_before

Basis = facts.Basis

# The word before a bare figure, where it makes a name of it: "FTSE 100", "737 MAX", "Nikkei 225".
NAMED: Final = re.compile(r"\b[A-Z][\w&.'’-]*\s$")
OPENING: Final = re.compile(r"(?:^|[.!?\"“]\s?)[A-Z][a-z]*\s$")
# Behind the number of a house: "from 40 Main Street".
STREET: Final = re.compile(
    r"\s(?:[A-Z][\w'’]+\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Lane|Boulevard|Square|Place)\b"
)
# What a bare figure must not touch: letters, a clock's colon, a hyphen's partner, a decimal too many.
GLUED: Final = re.compile(r"[^\W_]|[:/-][^\W_]|[.,]\d|st\b|\s?(?:a\.?m|p\.?m)\b|\s(?:GMT|BCE?|CE|AD)\b|\so['’]clock")

TIMES: Final = frozenset(["second", "minute", "hour", "day", "week", "month", "year", "decade"])
POINTS: Final = frozenset(["percentage_point", "basis_point", "points", "point", "pips", "ticks"])


@attrs.define(slots=True, eq=False)
class Amount:
    """A printed amount: `begin` is where its hedge begins, `unit` a currency, "percent", a noun or a pint unit."""

    start: int
    end: int
    begin: int
    kind: str
    value: Decimal | None
    unit: str | None = None
    per: str | None = None
    qualifier: facts.Qualifier | None = None
    basis: Basis | None = None
    numeral: Numeral | None = None
    in_brackets: bool = False
    counts: bool = False
    is_share: bool = False
    """Whether it is a number of percent, against which nothing but a percentage stands."""

    @property
    def is_measure(self) -> bool:
        """Whether it has a physical unit rather than a noun that it counts."""
        return self.kind == "quantity" and not self.counts

    @property
    def is_points(self) -> bool:
        """Whether it counts points: of a percentage, of an index."""
        return self.unit in POINTS

    @property
    def printed_numeral(self) -> Numeral | None:
        """Its numeral, with the letter behind it taken in where that is its scale: "$40m"."""
        numeral = self.numeral
        if numeral is not None and numeral.loose_end and self.value is not None and self.value != numeral.value:
            return numeral.loosened()
        return numeral


@attrs.define(slots=True, eq=False)
class Time:
    """A period among the amounts of a sentence."""

    start: int
    end: int
    begin: int
    fact: facts.Period

    @property
    def is_since(self) -> bool:
        """Whether it opens with "since": the change that it is told of began then."""
        return self.fact.text[: len("since")].lower() == "since"


Item = Amount | Time


Kept = facts.Money | facts.Percentage | facts.Quantity | facts.Period
KEPT: Final = (facts.Money, facts.Percentage, facts.Quantity, facts.Period)


class Printed:
    """The figures, periods and numerals of a document, by offset; what a sentence does not ask for is not read."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._facts: list[Kept] = [fact for fact in document.facts if fact.claims and isinstance(fact, KEPT)]
        self._starts = [fact.start for fact in self._facts]
        self._numerals = document.reading.numerals
        self._numeral_starts = [numeral.start for numeral in self._numerals]

    def starts(self) -> list[int]:
        """Where anything begins that may be an amount, in order."""
        worded = [fact.start for fact in self._facts if fact.__class__ is not facts.Period]
        return sorted([*self._numeral_starts, *worded])

    def items_between(self, start: int, end: int) -> tuple[list[Item], bool]:
        """The amounts and periods that begin within a stretch of the text, in order.

        Also whether anything beside periods is printed there, be it a figure that is no amount ("a 27-year-old").
        """
        text, numerals = self._text, self._numerals
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        held = self._facts[first - 1].end if first else 0
        number = bisect_left(self._numeral_starts, max(start, held))
        count = bisect_left(self._numeral_starts, end, number)  # of those that begin before the end
        items: list[Item | None] = []
        has_figure = False
        for fact in self._facts[first:last]:
            if fact.start < held:
                continue
            while number < count and numerals[number].start < fact.start:
                if numerals[number].end <= fact.start:
                    items.append(_bare(text, numerals[number]))
                    has_figure = True
                number += 1
            inside, held = number, fact.end
            number = bisect_left(self._numeral_starts, held, inside)
            if isinstance(fact, facts.Period):
                if fact.grain != "month" or not is_of_delivery(text, fact.start, held):
                    items.append(Time(fact.start, held, fact.start, fact))
            else:
                items.append(_amount(text, fact, numerals[inside] if number - inside == 1 else None))
                has_figure = True
        for numeral in numerals[number:count]:
            if numeral.end <= end:
                items.append(_bare(text, numeral))
                has_figure = True
        return [item for item in items if item is not None], has_figure


# Words before a figure that neither hedge it nor belong to it: "by just 28%", "an average of 5%".
MERELY: Final = re.compile(
    r"\b(?:just|only|barely|exactly|precisely|a\smere|a\sfurther|merely|fully|even|an\saverage(?:\sof)?)\s$",
    re.IGNORECASE,
)
MERELY_ENDS: Final = frozenset(["st", "ly", "re", "er", "en", "ge", "of"])
"""The letters that one of those ends with: most figures have others before them."""


LONGEST_MERELY: Final = len(" an average of ")


def _begin(text: str, start: int, is_hedged: bool) -> int:
    """Where an amount begins with its hedge."""
    begin = hedge_before(text, start)[1] if is_hedged else start
    if begin < 3 or text[begin - 3 : begin - 1].lower() not in MERELY_ENDS:
        return begin
    merely = MERELY.search(text, max(0, begin - LONGEST_MERELY), begin)
    return merely.start() if merely else begin


def _amount(text: str, fact: facts.Money | facts.Percentage | facts.Quantity, numeral: Numeral | None) -> Amount | None:
    """The amount that a fact is to a change; None for an age and part of a compound: "a 27-year-old", "52-week"."""
    unit: str | None
    per: str | None = None
    basis: Basis | None = None
    counts = False
    if isinstance(fact, facts.Money):
        unit, per = fact.currency, fact.per
    elif isinstance(fact, facts.Percentage):
        unit, basis = fact.unit, fact.basis
    elif fact.unit is None:
        unit, counts = fact.noun, fact.noun is not None
    elif "-" in fact.text[1:]:  # the first may be its sign: "-12C"
        return None
    else:
        unit = fact.unit
    start, qualifier = fact.start, fact.qualifier
    begin, in_brackets = _begin(text, start, qualifier is not None), text[start - 1 : start] == "("
    end, kind, value = fact.end, fact.kind, fact.value
    return Amount(
        start, end, begin, kind, value, unit, per, qualifier, basis, numeral, in_brackets, counts, kind == "percentage"
    )


def _bare(text: str, numeral: Numeral) -> Amount | None:
    """A bare figure that may be a level or a step; None for names, clock times, ordinals, fractions of something."""
    start, end = numeral.start, numeral.end
    before = text[start - 1] if start else " "
    sign = before in "+-−" and (start < 2 or text[start - 2].isspace())
    if numeral.value is None or (numeral.words and numeral.value <= 1) or GLUED.match(text, end):
        return None
    if not (before.isspace() or before == "(" or sign):
        return None
    if text[end + 1 : end + 2].isupper() and STREET.match(text, end):
        return None
    floor = max(0, start - 24)
    if NAMED.search(text, floor, start) and not OPENING.search(text, floor, start):
        return None
    if end - start == 4 and text[start:end].isdecimal() and 1900 <= numeral.value <= 2099:
        return None
    if text[max(0, start - 8) : start].lower().endswith(("between ", "number ")):
        return None  # "to between 40 and 60 million", "to a consistent number two"
    if sign:
        start -= 1
    value = -numeral.value if sign and before != "+" else numeral.value
    return Amount(start, end, _begin(text, start, True), "bare", value, numeral=numeral, in_brackets=before == "(")
