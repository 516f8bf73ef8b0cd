"""Verdicts: reads the conversions of one document and says whether each rate is true, and if not, what explains it.

The order of the verdicts is that in which they are tried: a slip of scale before rates turned upside down, another
currency of the same name, an earlier day's rate; what none of these explains is unexplained.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Context, Decimal
from functools import cached_property
from typing import Any, Final, Literal

import attrs

from newsfacts.document import Document
from newsfacts.exchange import is_quoted
from newsfacts.facts import Conversion, Money, Period, plain_number
from newsfacts.rates.corrections import corrected, has_scale, namesakes
from newsfacts.rates.history import History, Hull
from newsfacts.rates.printed import Printed, Span, read_conversion

Verdict = Literal[
    "consistent",
    "consistent when rounded",
    "slip of scale",
    "upside down",
    "another currency",
    "stale",
    "unexplained",
    "no series",
]
DOUBTFUL: Final[frozenset[Verdict]] = frozenset({"slip of scale", "upside down", "another currency", "unexplained"})
"""The verdicts that say that something is wrong."""

Against = Literal["article", "day", "bounds"]

NOMINAL: Final = 0.005
ROUNDED: Final = 0.01
"""How far, as a logarithm, a rate may lie from the reference in either reading."""
SLIPS: Final = (3, -3, 1, -1, 2, -2, 6, -6)
"""The powers of ten by which scales slip: a wrong scale word, a digit lost or added, a scale left out."""
MOVED: Final = math.log(1.15)
"""Where a series covers only some of the days asked for, the rate of the others may lie so far from it."""
NEAR: Final = math.log(1.05)
"""So near, a rate is rather of another day: in 2011 one American, Canadian or Australian dollar was worth the other."""
SHORT: Final = Context(prec=3)
PRECISE: Final = Context(prec=6)


@attrs.define(frozen=True, slots=True)
class Check:
    """A verdict on one conversion.

    `rate_low` and `rate_high` are the rates that its printed precision allows, `reference_low` and `reference_high`
    what they were held `against`: the article's own quoted rate, the fixings about the day, or those in the bounds.
    `factor` says by how much the rate is off: 1 where it is not, 0.001 where the target is a thousandth of what it
    should be. `suggestion` is the correction where one simple slip explains the rate.
    """

    conversion: Conversion
    verdict: Verdict
    rate_low: Decimal | None = None
    rate_high: Decimal | None = None
    reference_low: Decimal | None = None
    reference_high: Decimal | None = None
    against: Against | None = None
    factor: Decimal | None = None
    suggestion: str | None = None

    @property
    def doubtful(self) -> bool:
        """Whether something is wrong with the conversion."""
        return self.verdict in DOUBTFUL

    def to_dict(self) -> dict[str, Any]:
        """The plain form: the conversion's span, its two amounts and its rate, and the verdict on them."""
        plain = self.conversion.to_dict()
        kept = ("kind", "start", "end", "text", "source_value", "source_currency", "target_value", "target_currency")
        numbers = {name: getattr(self, name) for name in ("factor", "reference_low", "reference_high")}
        return {
            **{name: plain[name] for name in (*kept, "rate")},
            "verdict": self.verdict,
            **{name: None if number is None else plain_number(number) for name, number in numbers.items()},
            "suggestion": self.suggestion,
        }


@attrs.define(frozen=True, slots=True)
class _Finding:
    """What was found of one conversion, before anybody asks how to correct it."""

    conversion: Conversion
    printed: Printed | None
    verdict: Verdict
    hull: Hull | None = None
    against: Against | None = None
    power: int = 0  # of a slip: the rate times 10**power is true
    others: tuple[str, ...] = ()  # the amounts in other currencies of their name that would make the rate true


class Case:
    """The conversions of one document, the days they are of, and the history that they are held against."""

    def __init__(self, document: Document, between: tuple[date, date] | None, history: History) -> None:
        self.document = document
        self.history = history
        self.between = between
        self._own: dict[tuple[str, str], Hull] = {}

    def checks(self) -> list[Check]:
        """A verdict on each conversion; quoted rates first, since the others are held against those that are true."""
        found: dict[int, _Finding] = {}
        conversions = self.document.conversions
        for number in sorted(range(len(conversions)), key=lambda number: not is_quoted(conversions[number])):
            finding = found[number] = self._find(conversions[number])
            if is_quoted(finding.conversion) and finding.printed and finding.verdict not in DOUBTFUL:
                self._prefer(finding.conversion, finding.printed.rounded[0])
        by_source: dict[int, list[_Finding]] = {}
        for finding in found.values():
            by_source.setdefault(finding.conversion.start, []).append(finding)
        return [_check(found[number], by_source[conversion.start]) for number, conversion in enumerate(conversions)]

    def printed(self, conversion: Conversion) -> Printed | None:
        """The rates of a conversion, None where it has no figures to reckon with."""
        return read_conversion(conversion, lambda start, end: self._money.get((start, end)))

    @cached_property
    def _money(self) -> dict[tuple[int, int], Money]:
        return {(money.start, money.end): money for money in self.document.money}

    # -- the reference ----------------------------------------------------------------------------------------

    def _prefer(self, conversion: Conversion, span: Span) -> None:
        """Takes in a rate that the document quotes, both ways round."""
        hull = Hull(span.low, span.high)
        source, target = conversion.source_currency or "", conversion.target_currency or ""
        for pair, new in (((source, target), hull), ((target, source), hull.inverse())):
            known = self._own.get(pair, new)
            self._own[pair] = Hull(min(known.low, new.low), max(known.high, new.high))

    def _reference(self, source: str, target: str) -> Hull | None:
        """The fixings about the day or between the bounds."""
        if self.between:
            return self.history.between(source, target, *self.between)
        day = self.document.published
        return self.history.around(source, target, day) if day else None

    # -- the verdict ------------------------------------------------------------------------------------------

    def _find(self, conversion: Conversion) -> _Finding:
        """The verdict on one conversion: true beside what the document quotes or the fixings, or else explained."""
        printed = self.printed(conversion)
        source, target = conversion.source_currency, conversion.target_currency
        if printed is None:
            return _Finding(conversion, None, "no series")
        if (
            not source or not target
        ):  # "3.6 billion crowns ($590.4 million)": there is no verdict, but perhaps a currency
            return _Finding(conversion, printed, "no series", others=tuple(self._other_currencies(conversion, printed)))
        references: list[tuple[Hull | None, Against]] = [
            (self._own.get((source, target)), "article"),
            (self._reference(source, target), "bounds" if self.between else "day"),
        ]
        known = [(hull, against) for hull, against in references if hull]
        if not known:
            return _Finding(conversion, printed, "no series")
        for hull, against in known:
            if sound := fit(printed, hull):
                return _Finding(conversion, printed, sound, hull, against)
        hull, against = known[-1]
        if against == "article" and distance(printed.rounded, hull) <= NEAR:
            return _Finding(conversion, printed, "stale", hull, against)  # a quoted rate is of one moment, not of days
        verdict, power, others = self._explain(conversion, printed, hull)
        return _Finding(conversion, printed, verdict, hull, against, power, others)

    def _explain(self, conversion: Conversion, printed: Printed, hull: Hull) -> tuple[Verdict, int, tuple[str, ...]]:
        """What explains a rate that is not true, with the power of a slip and the codes of other currencies."""
        spans = printed.rounded
        if not hull.whole and distance(spans, hull) <= MOVED:
            return "no series", 0, ()
        for power in SLIPS:
            if distance([Span(s.low * 10.0**power, s.high * 10.0**power) for s in spans], hull) <= ROUNDED:
                return "slip of scale", power, ()
        if distance(spans, hull.inverse()) <= ROUNDED:
            return "upside down", 0, ()
        if distance(spans, hull) > NEAR and (others := tuple(self._other_currencies(conversion, printed))):
            return "another currency", 0, others
        if self._is_stale(conversion, printed):
            return "stale", 0, ()
        return ("no series" if self._is_of_other_days(conversion) else "unexplained"), 0, ()

    def _other_currencies(self, conversion: Conversion, printed: Printed) -> Iterator[str]:
        """The amounts in other currencies of the same name that would make the rate true."""
        day = self.between[0] if self.between else self.document.published
        if day is None:
            return
        source, target = conversion.source_currency or "", conversion.target_currency or ""
        for other in namesakes(conversion.source or "", conversion.source_currency, day) if target else ():
            if other != target and (hull := self._reference(other, target)) and fit(printed, hull):
                yield f"{conversion.source} in {other}"
        for other in namesakes(conversion.target or "", conversion.target_currency, day) if source else ():
            if other != source and (hull := self._reference(source, other)) and fit(printed, hull):
                yield f"{conversion.target} in {other}"

    def _is_stale(self, conversion: Conversion, printed: Printed) -> bool:
        """Whether the rate is an earlier day's; with given bounds only of a time that the sentence names."""
        source, target = conversion.source_currency or "", conversion.target_currency or ""
        if self.between is None:
            day = self.document.published
            hull = self.history.before(source, target, day) if day else None
            return hull is not None and fit(printed, hull) is not None
        for period in self._periods_beside(conversion):
            first, last = period.start_date or period.end_date, period.end_date or period.start_date
            if first and last and last < self.between[0]:
                hull = self.history.between(source, target, first, last)
                if hull and fit(printed, hull):
                    return True
        return False

    def _is_of_other_days(self, conversion: Conversion) -> bool:
        """Whether a quoted rate is of a time without fixings: "may fall to $1.40 by 2012", "was 240 yen in 1985"."""
        today = self.between[1] if self.between else self.document.published
        if not self.history.days or today is None or not is_quoted(conversion):
            return False
        first = date.fromordinal(self.history.days[0])
        for period in self._periods_beside(conversion):
            opens, closes = period.start_date or period.end_date, period.end_date or period.start_date
            if opens and closes and (opens > today or closes < first):
                return True
        return False

    def _periods_beside(self, conversion: Conversion) -> Sequence[Period]:
        """The periods in the sentence of a conversion."""
        start, end = self.document.reading.sentences.bounds_at(conversion.start)
        first, last = (bisect_left(self._periods, edge, key=lambda period: period.start) for edge in (start, end))
        return self._periods[first:last]

    @cached_property
    def _periods(self) -> tuple[Period, ...]:
        return self.document.periods


def fit(printed: Printed, hull: Hull) -> Literal["consistent", "consistent when rounded"] | None:
    """Whether what is printed fits a reference, and in which reading."""
    if distance(printed.nominal, hull) <= NOMINAL:
        return "consistent"
    return "consistent when rounded" if distance(printed.rounded, hull) <= ROUNDED else None


def distance(spans: Sequence[Span], hull: Hull) -> float:
    """How far rates lie outside a hull, as a logarithm; of a range both ends count."""
    return max(max(_above(hull.low, span.high), _above(span.low, hull.high)) for span in spans)


def _above(low: float, high: float) -> float:
    """How far the low end of one interval lies above the high end of another; 0 where they meet."""
    if low <= high:
        return 0.0
    return math.log(low / high) if high > 0 and low < math.inf else math.inf


# -- the correction -----------------------------------------------------------------------------------------------


def _check(finding: _Finding, siblings: Sequence[_Finding]) -> Check:
    """A finding as a check: the numbers in Decimal, and the correction; siblings are those of the same source."""
    spans = finding.printed.rounded if finding.printed else ()
    hull = finding.hull
    return Check(
        conversion=finding.conversion,
        verdict=finding.verdict,
        rate_low=_decimal(min(span.low for span in spans)) if spans else None,
        rate_high=_decimal(max(span.high for span in spans)) if spans else None,
        reference_low=_decimal(hull.low) if hull else None,
        reference_high=_decimal(hull.high) if hull else None,
        against=finding.against,
        factor=_factor(finding),
        suggestion=_suggestion(finding, siblings),
    )


def _decimal(number: float) -> Decimal | None:
    """A float to six digits, None where it is infinite."""
    return Decimal(plain_number(Decimal(f"{number:.6g}"))) if math.isfinite(number) else None


def _factor(finding: _Finding) -> Decimal | None:
    """By how much the rate is off the nearer end of the reference: of a slip the power of ten."""
    if finding.hull is None:
        return None
    if finding.verdict == "slip of scale":
        return Decimal(10) ** -finding.power
    rate = finding.conversion.rate
    if finding.verdict in ("consistent", "consistent when rounded") or rate is None:
        return Decimal(1)
    low, high = Decimal(finding.hull.low), Decimal(finding.hull.high)
    nearer = low if rate < low else high if rate > high else rate
    return SHORT.divide(rate, nearer) if nearer else None


def _suggestion(finding: _Finding, siblings: Sequence[_Finding]) -> str | None:
    """The correction, where one simple slip explains the rate."""
    if finding.verdict == "slip of scale":
        return " or ".join(_slips_mended(finding, siblings)) or None
    if finding.others:
        return " or ".join(finding.others)
    if finding.verdict == "upside down" and finding.hull and finding.conversion.rate:
        middle = Decimal(math.sqrt(finding.hull.low * finding.hull.high))
        return corrected(finding.conversion.target or "", PRECISE.divide(middle, finding.conversion.rate), rounded=True)
    return None


def _slips_mended(finding: _Finding, siblings: Sequence[_Finding]) -> Iterator[str]:
    """The target or the source with its slip undone, or both where nothing tells which of them slipped.

    A source whose other conversion is true is right, and one whose conversions are all off alike is wrong; of two
    amounts of which one lacks a scale ("$6.3 (£3.35m)"), that is the one.
    """
    source, target = finding.conversion.source or "", finding.conversion.target or ""
    others = [sibling for sibling in siblings if sibling is not finding]
    source_right = any(sibling.verdict in ("consistent", "consistent when rounded") for sibling in others)
    source_wrong = any(sibling.power == finding.power for sibling in others)
    if abs(finding.power) == 6 and has_scale(source) != has_scale(target):
        source_right, source_wrong = has_scale(source), has_scale(target)
    if not source_wrong and (mended := corrected(target, Decimal(1).scaleb(finding.power), beside=source)):
        yield mended
    if not source_right and (mended := corrected(source, Decimal(1).scaleb(-finding.power), beside=target)):
        yield mended
