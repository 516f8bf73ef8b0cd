"""Reckoning: reads printed figures with their last digit and says whether a printed change adds up, and what it gives.

A is the old value, B the new one, P the percentage and X the step between them. The study behind the limits counted
131,039 articles: of 784 places where the figures clash, 109 were misprints; the others had been paired wrongly by the
reader. So a clash is only called one where the two readings come close, or where a single slip explains it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal
from typing import Final

import attrs

from newsfacts.facts import Qualifier

HUNDRED: Final = Decimal(100)
DIGITS: Final = Context(prec=28)
SHORT: Final = Context(prec=6)

FAR: Final = Decimal("1.5")
"""A printed and a computed value that differ by more than this factor clash whatever their last digits."""
NEAR: Final = Decimal("2.5")
"""Within this factor a clash is a misprint; beyond it the reader has most likely paired the wrong figures."""
HEDGED: Final = Decimal(4) / 3
"""A hedged percentage clashes only beyond this factor."""
MULTIPLE: Final = Decimal("1.5")
"""A printed multiple ("doubled") clashes only outside this factor."""
SLIPS: Final = tuple(Decimal(10) ** power for power in (-3, -2, -1, 1, 2, 3))
"""What a wrong scale word, or a lost point or comma, multiplies a figure by."""

Span = tuple[Decimal, Decimal]


@attrs.define(frozen=True, slots=True)
class Printed:
    """A printed figure: its value and the unit of its last digit, once with and once without the zeros that end it."""

    value: Decimal
    unit: Decimal
    rounded_unit: Decimal
    qualifier: Qualifier | None = None

    def nominal(self) -> Span:
        """The figure as it stands: zeros are digits."""
        return self.value - self.unit / 2, self.value + self.unit / 2

    def rounded(self) -> Span:
        """The figure as a round one: zeros that end a whole number are none."""
        return self.value - self.rounded_unit / 2, self.value + self.rounded_unit / 2

    def times(self, factor: Decimal) -> Printed:
        """The figure in another scale."""
        return Printed(self.value * factor, self.unit * factor, self.rounded_unit * factor, self.qualifier)


def percent_change(old: Span, new: Span) -> Span | None:
    """The percentage by which a figure changed, over all that the two intervals allow; None from nothing or below."""
    if old[0] <= 0:
        return None
    corners = [DIGITS.divide(b, a) - 1 for a in old for b in new]
    return min(corners) * HUNDRED, max(corners) * HUNDRED


def percent_step(step: Span, new: Span, sign: int) -> Span | None:
    """The percentage that a step makes of the old value, where only the step and the new value are printed."""
    corners = []
    for x in step:
        for b in new:
            old = b - sign * x
            if old <= 0:
                return None
            corners.append(DIGITS.divide(sign * x, old) * HUNDRED)
    return min(corners), max(corners)


def distance(one: Span, other: Span) -> Decimal:
    """How far two intervals lie apart; nothing where they meet."""
    return max(Decimal(0), one[0] - other[1], other[0] - one[1])


@attrs.define(frozen=True, slots=True)
class Figures:
    """The printed figures of one change; `sign` is 1 where it went up and -1 where down."""

    sign: int
    percent: Printed | None = None
    step: Printed | None = None
    old: Printed | None = None
    new: Printed | None = None

    def verdict(self) -> bool | None:
        """Whether the printed figures agree; None where there is nothing to compare, or no telling.

        >>> def printed(text):
        ...     unit = Decimal(1).scaleb(Decimal(text).as_tuple().exponent)
        ...     return Printed(Decimal(text), unit, unit)
        >>> Figures(-1, percent=printed("8.9"), step=printed("2.87"), new=printed("32.14")).verdict()
        False
        >>> Figures(-1, percent=printed("8.2"), step=printed("2.87"), new=printed("32.14")).verdict()
        True
        """
        verdicts = [
            self._judged(printed, given, rounded)
            for printed, given, rounded in ((self._signed(p), g, r) for p, g, r in self._comparisons())
        ]
        if False in verdicts:
            return False
        return True if True in verdicts else None

    def with_figure(self, name: str, figure: Printed) -> Figures:
        """The same change with another figure for "old", "new" or "step"."""
        return Figures(
            self.sign,
            self.percent,
            figure if name == "step" else self.step,
            figure if name == "old" else self.old,
            figure if name == "new" else self.new,
        )

    def _signed(self, printed: Printed) -> Printed:
        return attrs.evolve(printed, value=self.sign * abs(printed.value))

    def _comparisons(self) -> Iterator[tuple[Printed, Span, Span]]:
        """Each printed figure with what the others give for it, read nominally and rounded."""
        old, new, step, percent = self.old, self.new, self.step, self.percent
        if percent is not None and old is not None and new is not None:
            given, rounded = percent_change(old.nominal(), new.nominal()), percent_change(old.rounded(), new.rounded())
            if given is not None:
                yield percent, given, rounded or given
        elif percent is not None and step is not None and new is not None:
            given = percent_step(step.nominal(), new.nominal(), self.sign)
            rounded = percent_step(step.rounded(), new.rounded(), self.sign)
            if given is not None:
                yield percent, given, rounded or given
        if step is not None and old is not None and new is not None:
            low, high = old.nominal(), new.nominal()
            wide_low, wide_high = old.rounded(), new.rounded()
            yield (
                step,
                (high[0] - low[1], high[1] - low[0]),
                (wide_high[0] - wide_low[1], wide_high[1] - wide_low[0]),
            )

    def _judged(self, printed: Printed, given: Span, rounded: Span) -> bool | None:
        apart = distance(printed.nominal(), given)
        middle = (given[0] + given[1]) / 2
        if printed.qualifier is not None:
            return self._judged_hedged(printed, given, middle) if self.percent is not None else None
        if apart == 0:
            return True
        if distance(printed.nominal(), rounded) == 0 or self._is_hedged():
            return None
        if middle * printed.value <= 0:
            return False if self._slips(printed) else None
        factor = _factor(printed.value, middle)
        if apart <= printed.unit and factor <= FAR:
            return None
        if factor <= NEAR or self._slips(printed):
            return False
        return None

    def _judged_hedged(self, printed: Printed, given: Span, middle: Decimal) -> bool | None:
        """A hedged figure: "more than 5 percent" clashes on the wrong side, or far away."""
        if middle * printed.value <= 0 or self._is_hedged():
            return None
        size, bounds = abs(printed.value), sorted((abs(given[0]), abs(given[1])))
        factor = _factor(printed.value, middle)
        if factor > NEAR:
            return None
        if printed.qualifier in ("more_than", "at_least", "just_over") and bounds[1] < size:
            return False if bounds[1] < size - printed.unit else None
        if printed.qualifier in ("less_than", "at_most", "just_under") and bounds[0] > size:
            return False if bounds[0] > size + printed.unit else None
        if factor <= HEDGED or distance((size, size + printed.unit), (bounds[0], bounds[1])) == 0:
            return True
        return None

    def _is_hedged(self) -> bool:
        """Whether a value behind the percentage is hedged itself: "to about 17 mln from about 6.5 mln"."""
        return any(figure is not None and figure.qualifier == "about" for figure in (self.old, self.new, self.step))

    def _slips(self, printed: Printed) -> bool:
        """Whether one slip in another figure explains the clash: a wrong scale word, a lost point or comma."""
        for name in ("old", "new", "step"):
            figure: Printed | None = getattr(self, name)
            if figure is None or figure is printed:
                continue
            for slip in SLIPS:
                other = self.with_figure(name, figure.times(slip))
                for again, given, _ in other._comparisons():
                    if distance(self._signed(again).nominal(), given) == 0:
                        return True
        return False


def _factor(one: Decimal, other: Decimal) -> Decimal:
    """How many times the larger of two figures of one sign is the smaller."""
    low, high = sorted((abs(one), abs(other)))
    return DIGITS.divide(high, low) if low else Decimal("Infinity")


def multiple_verdict(factor: Decimal, old: Printed, new: Printed) -> bool | None:
    """Whether two values agree with a printed multiple ("doubled"): None near by, False only far away."""
    if old.value <= 0 or new.value <= 0:
        return None
    ratio = _factor(DIGITS.divide(new.value, old.value), factor)
    if (new.value > old.value) != (factor > 1):
        return None
    if ratio <= Decimal("1.25"):
        return True
    return None if ratio <= MULTIPLE or ratio > NEAR else False


@attrs.define(frozen=True, slots=True)
class Computed:
    """What follows from the printed figures of a change by arithmetic; None where nothing does.

    `by` is the percentage that the other figures give, between `by_low` and `by_high` by their printed digits, and
    `by_value` the step that the two values give, in their own unit.
    """

    from_value: Decimal | None = None
    to_value: Decimal | None = None
    by: Decimal | None = None
    by_low: Decimal | None = None
    by_high: Decimal | None = None
    by_value: Decimal | None = None
    ratio: Decimal | None = None


def compute(figures: Figures, ratio: Decimal | None) -> Computed:
    """What the printed figures of a change give for those that are not printed, and for the percentage and the step."""
    sign, percent, step, old, new = figures.sign, figures.percent, figures.step, figures.old, figures.new
    old_value = old.value if old is not None else _old_value(sign, percent, step, new, ratio)
    new_value = new.value if new is not None else _new_value(sign, percent, step, old, ratio)
    span: Span | None = None
    if old is not None and new is not None:
        span = percent_change(old.nominal(), new.nominal())
    elif step is not None and new is not None:
        span = percent_step(step.nominal(), new.nominal(), sign)
    known = old_value is not None and new_value is not None
    difference = abs(new_value - old_value) if old_value is not None and new_value is not None else None
    by = (
        DIGITS.divide(difference * HUNDRED, old_value)
        if difference is not None and old_value and old_value > 0
        else None
    )
    return Computed(
        from_value=None if old is not None else old_value,
        to_value=None if new is not None else new_value,
        by=SHORT.plus(by) if by is not None else None,
        by_low=_short(span, 0),
        by_high=_short(span, 1),
        by_value=difference if step is None or (old is not None and new is not None) else None,
        ratio=SHORT.divide(new_value, old_value) if known and new_value and old_value and old_value > 0 else None,
    )


def _short(span: Span | None, end: int) -> Decimal | None:
    """The lower (0) or upper (1) bound of a percentage, without its sign."""
    return None if span is None else SHORT.plus(sorted(map(abs, span))[end])


def _old_value(
    sign: int, percent: Printed | None, step: Printed | None, new: Printed | None, ratio: Decimal | None
) -> Decimal | None:
    """The old value from the new one and the step, the multiple or the percentage."""
    if new is None:
        return None
    if step is not None:
        return new.value - sign * step.value
    if ratio:
        return SHORT.divide(new.value, ratio)
    factor = 1 + sign * abs(percent.value) / HUNDRED if percent is not None else Decimal(0)
    return SHORT.divide(new.value, factor) if factor > 0 else None


def _new_value(
    sign: int, percent: Printed | None, step: Printed | None, old: Printed | None, ratio: Decimal | None
) -> Decimal | None:
    """The new value from the old one and the step, the multiple or the percentage."""
    if old is None:
        return None
    if step is not None:
        return old.value + sign * step.value
    if ratio:
        return SHORT.multiply(old.value, ratio)
    return SHORT.multiply(old.value, 1 + sign * abs(percent.value) / HUNDRED) if percent is not None else None
