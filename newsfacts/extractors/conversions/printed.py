"""Printed: what the printed digits of an amount allow, and the rate between two amounts with its bounds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from functools import cached_property
from typing import Final, NamedTuple

from newsfacts import facts
from newsfacts.reading.numerals import EXACT, Numeral

RATE: Final = Context(prec=28, Emin=MIN_EMIN, Emax=MAX_EMAX)  # with room for a figure of any printed length
ONE: Final = Decimal(1)
FIVE: Final = Decimal(5)
TEN: Final = Decimal(10)
HALF: Final = Decimal("0.5")
SHIFTS: Final = (0, 6, 9, 3, 12, 7, 5, -2, -1, -3)
"""The scales that an amount may have beyond its numeral's: shared ("$4-5bn"), in its code ("MUSD"), a minor unit."""


class Side(NamedTuple):
    """One side of a conversion: its words, its currency, its value, and the interval that its printed digits allow."""

    start: int
    end: int
    currency: str | None
    value: Decimal
    low: Decimal
    high: Decimal


class Printed:
    """The printed precision of a document's amounts, found again at their numerals."""

    def __init__(self, numerals: Sequence[Numeral]) -> None:
        self.numerals = numerals

    @cached_property
    def starts(self) -> list[int]:
        return [numeral.start for numeral in self.numerals]

    def side(self, money: facts.Money) -> Side | None:
        """An amount as a side of a conversion, a range by its midpoint; None where it has no bounds."""
        last = bisect_left(self.starts, money.end) - 1
        if money.value is not None:
            low, high = self._interval(money.value, last)
            return Side(money.start, money.end, money.currency, money.value, low, high)
        if money.low is None or money.high is None:
            return None
        first = bisect_left(self.starts, money.start)
        low_low, low_high = self._interval(money.low, first)
        high_low, high_high = self._interval(money.high, last)
        return Side(
            money.start,
            money.end,
            money.currency,
            _midpoint(money.low, money.high),
            EXACT.multiply(EXACT.add(low_low, high_low), HALF),
            EXACT.multiply(EXACT.add(low_high, high_high), HALF),
        )

    def _interval(self, value: Decimal, number: int) -> tuple[Decimal, Decimal]:
        """What the digits of a value in major units allow, printed as the numeral of that number."""
        numeral = self.numerals[number]
        printed, loose = numeral.value, numeral.loose_scale
        if printed is not None:
            size = value.copy_abs()  # abs() would round a long figure
            for shift in SHIFTS:
                scale = shift + loose
                if (printed.scaleb(scale, EXACT) if scale else printed) == size:
                    half = FIVE.scaleb(numeral.place + numeral.zeros + scale - 1, EXACT)
                    return EXACT.subtract(value, half), EXACT.add(value, half)
        exponent = value.as_tuple().exponent  # of two figures ("3 rupees 75 paise"): its own last digit
        assert isinstance(exponent, int)
        half = FIVE.scaleb(exponent - 1)
        return EXACT.subtract(value, half), EXACT.add(value, half)


def _midpoint(low: Decimal, high: Decimal) -> Decimal:
    """The middle of a range, with a digit more than is printed only where it has need of it: 12-15 but not 10-12."""
    total = EXACT.add(low, high)
    middle = EXACT.multiply(total, HALF)
    shorter = middle.quantize(total, context=EXACT)
    return shorter if shorter == middle else middle


def rate_of(source: Side, target: Side) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """The rate, target per source, and its bounds; None where the source is nothing."""
    if source.value == 0:
        return None, None, None
    if source.low <= 0:  # "$0.4" printed as "$0": no upper bound
        return _plain(RATE.divide(target.value, source.value)), None, None
    return (
        _plain(RATE.divide(target.value, source.value)),
        _plain(RATE.divide(target.low, source.high)),
        _plain(RATE.divide(target.high, source.low)),
    )


def _plain(value: Decimal) -> Decimal:
    """Without an exponent, where there is room for the digits: 1E+2 is 100."""
    if value < TEN or value.adjusted() >= EXACT.prec:
        return value
    exponent = value.as_tuple().exponent
    return value.quantize(ONE, context=EXACT) if isinstance(exponent, int) and exponent > 0 else value
