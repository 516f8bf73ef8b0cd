"""What is printed: reads the two amounts of a conversion and gives the rates that their precision allows.

There are two readings. Nominal: the desk converted the printed figure, so the source is exact and the target rounded
to its last printed digit, zeros included. Rounded: both were rounded, and zeros that end a whole number do not count.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal
from typing import Final

import attrs

from newsfacts.exchange import is_quoted
from newsfacts.facts import Conversion, Money
from newsfacts.reading.numerals import Numeral, find_numerals

ONE: Final = Decimal(1)
WORKING: Final = Context(prec=28)
FINEST: Final = 40
"""The unit of a quoted rate is exactly 1: good to so many decimals."""


@attrs.define(frozen=True, slots=True)
class Span:
    """The rates from one to another, each the target per source."""

    low: float
    high: float


@attrs.define(frozen=True, slots=True)
class Printed:
    """The rates that a conversion allows in either reading, one of a single figure, two of a range: low and high."""

    nominal: tuple[Span, ...]
    rounded: tuple[Span, ...]


def _spans(source: list[tuple[Decimal, Decimal]], target: list[tuple[Decimal, Decimal]]) -> tuple[Span, ...]:
    """Low to low and high to high; where only one amount is a range, all of it."""
    if len(source) != len(target):
        source, target = [(source[0][0], source[-1][1])], [(target[0][0], target[-1][1])]
    return tuple(
        Span(_ratio(t_low, s_high), _ratio(t_high, s_low))
        for (s_low, s_high), (t_low, t_high) in zip(source, target, strict=True)
    )


def _ratio(over: Decimal, under: Decimal) -> float:
    """A rate as a float; infinite where the source may be nothing, as an enormous one is."""
    try:
        return float(WORKING.divide(over, under))
    except (ArithmeticError, ValueError):
        return float("inf")


def read_conversion(conversion: Conversion, money_at: Callable[[int, int], Money | None]) -> Printed | None:
    """The rates of a conversion, None where it has no figures to reckon with ("hundreds of millions of dollars").

    `money_at` gives the amount of money on a span, for the bounds of a range.
    """
    source, target = conversion.source or "", conversion.target or ""
    first = conversion.start + max(0, conversion.text.find(source))
    last = conversion.start + max(0, conversion.text.rfind(target))
    quoted = is_quoted(conversion)
    sources = _figures(source, conversion.source_value, quoted, lambda: money_at(first, first + len(source)))
    targets = _figures(target, conversion.target_value, quoted, lambda: money_at(last, last + len(target)))
    if not sources or not targets:
        return None
    exact = [(numeral.value or ONE, numeral.value or ONE) for numeral in sources]
    return Printed(
        nominal=_spans(exact, [numeral._replace(zeros=0).interval() for numeral in targets]),
        rounded=_spans([numeral.interval() for numeral in sources], [numeral.interval() for numeral in targets]),
    )


def _figures(text: str, value: Decimal | None, quoted: bool, money: Callable[[], Money | None]) -> tuple[Numeral, ...]:
    """The figures of an amount, each in major units with the place of its last digit; none where a bound is open."""
    if value == ONE and quoted:
        return (Numeral(start=0, end=0, value=ONE, place=-FINEST),)  # "$1 =", "the euro": exactly one
    numerals = [numeral.loosened() for numeral in find_numerals(text)]
    amount = money()
    if amount is not None and amount.value is None:
        if len(numerals) != 2 or amount.low is None or amount.high is None:
            return ()
        return _valued(numerals[0], amount.low) + _valued(numerals[1], amount.high)
    if value is None:
        return ()
    if len(numerals) == 1:
        return _valued(numerals[0], value)
    # "thirteen dollars and forty-five cents": one value in two figures, good to the last digit of the value
    return (Numeral(start=0, end=len(text), value=abs(value), place=int(value.as_tuple().exponent)),) if value else ()


def _valued(numeral: Numeral, value: Decimal) -> tuple[Numeral, ...]:
    """The numeral with a value that its currency or partner scaled: the 470 of "470 pence", the 4 of "$4-5bn".

    The sign does not matter to a rate: losses are converted as profits are.
    """
    if not numeral.value or not value:
        return ()
    shift = WORKING.divide(value, numeral.value).adjusted()
    return (numeral._replace(value=abs(value), place=numeral.place + shift),)
