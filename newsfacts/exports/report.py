"""Report: reads a document and gives what can be checked in it, and what is doubtful.

That is conversions that no reference rate explains, and changes whose printed figures do not agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Context, Decimal
from typing import Any, Final

import attrs

from newsfacts.document import Document
from newsfacts.exports.rows import cell
from newsfacts.facts import Change, Figure, plain_number
from newsfacts.rates import Check, Day, History, check
from newsfacts.reading import Numeral
from newsfacts.reading.numerals import EXACT
from newsfacts.reckoning import SLIPS, Printed
from newsfacts.relating import computed, figures_of

SHORT: Final = Context(prec=4)
HUNDRED: Final = Decimal(100)
POINTS: Final = frozenset({"basis_point", "percentage_point"})
"""The units of a step that are counted in words."""


@attrs.define(frozen=True, slots=True)
class ChangeCheck:
    """Whether the printed figures of a change agree, and what they give."""

    change: Change

    @property
    def verdict(self) -> str | None:
        """consistent or inconsistent; None where there is nothing to compare, or no telling."""
        if self.change.consistent is None:
            return None
        return "consistent" if self.change.consistent else "inconsistent"

    @property
    def doubtful(self) -> bool:
        """Whether the figures contradict each other."""
        return self.change.consistent is False

    @property
    def computed(self) -> dict[str, Decimal]:
        """What the other figures give for the percentage that is printed, or else for the step or the multiple."""
        change, given = self.change, computed(self.change, _numerals(self.change))
        if change.by is not None and given.by is not None:
            return {"by": SHORT.plus(given.by)}
        if change.by_value is not None and given.by_value is not None:
            return {"by_value": given.by_value * HUNDRED if change.by_unit == "basis_point" else given.by_value}
        printed = change.from_value is not None and change.to_value is not None
        return {"ratio": SHORT.plus(given.ratio)} if printed and given.ratio is not None else {}

    @property
    def suggestion(self) -> str | None:
        """The figures whose single slip of scale explains the clash, else what the others give."""
        if not self.doubtful:
            return None
        change, given = self.change, self.computed
        if slipped := list(_slips_mended(change)):
            return " or ".join(slipped)
        if change.by is not None and "by" in given:
            return f"{cell(_as_coarse(given['by'], change.by))} percent"
        return _with_unit(given["by_value"], change.by_unit) if "by_value" in given else None

    def to_dict(self) -> dict[str, Any]:
        """The plain form: the change's span, its printed figures, what they give, and the verdict."""
        plain = self.change.to_dict()
        kept = ("kind", "start", "end", "text", "subject", "direction", "from_value", "to_value", "unit")
        return {
            **{name: plain[name] for name in (*kept, "by", "by_value", "by_unit", "ratio")},
            "computed": {name: plain_number(value) for name, value in self.computed.items()},
            "verdict": self.verdict,
            "suggestion": self.suggestion,
        }


def _numerals(change: Change) -> Sequence[Numeral]:
    """The numerals of a change's document, for its printed digits; none for a change made by hand."""
    try:
        return change.document.reading.numerals
    except LookupError:
        return ()


def _slips_mended(change: Change) -> Iterator[str]:
    """The figures that make a change add up with a scale word or a point undone, each as it should have been.

    A figure for which several slips would do is not among them: with "rose 2 percentage points to 5.25 percent from 5
    percent" it is anyone's guess between 0.2, 0.02 and 0.002.
    """
    figures = figures_of(change, _numerals(change))
    units = {"percent": "percent", "step": change.by_unit, "old": change.unit, "new": change.unit}
    for name, unit in units.items():
        figure: Printed | None = None if unit == "basis_point" else getattr(figures, name)
        fitting = []
        for slip in SLIPS if figure else ():
            mended: dict[str, Any] = {name: figure.times(slip)} if figure else {}
            if attrs.evolve(figures, **mended).verdict():
                fitting.append(mended[name].value)
        if len(fitting) == 1:
            yield _with_unit(fitting[0], unit)


def _as_coarse(value: Decimal, printed: Decimal) -> Decimal:
    """A computed value without the decimals that the printed one does not have: 28.84 beside 22.2 is 28.8."""
    place = int(printed.as_tuple().exponent)
    return value if int(value.as_tuple().exponent) >= place else value.quantize(Decimal(1).scaleb(place))


def _with_unit(value: Decimal, unit: str | None) -> str:
    """A value and its unit in words: 25 basis points, 1 percentage point."""
    words = (unit or "").replace("_", " ") + ("s" if unit in POINTS and value != 1 else "")
    return f"{cell(Decimal(plain_number(value.normalize(EXACT))))} {words}".strip()


Finding = Check | ChangeCheck


def findings(
    document: Document, between: tuple[Day, Day] | None = None, history: History | None = None
) -> list[Finding]:
    """What there is to check in a document, in the order of the text: every conversion, and changes with a verdict.

    The arguments are those of `newsfacts.rates.check`; a document without conversions needs no history.
    """
    found: list[Finding] = [*check(document, between, history)] if document.conversions else []
    found += (ChangeCheck(change) for change in document.changes if change.consistent is not None)
    return sorted(found, key=lambda finding: (_fact(finding).start, _fact(finding).end))


def _fact(finding: Finding) -> Any:
    return finding.conversion if isinstance(finding, Check) else finding.change


def describe(finding: Finding) -> str:
    """A finding for a person: the printed text, the verdict, what was computed, and the correction.

    >>> import newsfacts
    >>> document = newsfacts.extract("It lent 8 billion euros ($11 million) to Greece.", published="2010-05-04")
    >>> print(describe(findings(document)[0]))
    8 billion euros ($11 million)
      slip of scale: 1 EUR = 0.001375 USD as printed, 1.2924 to 1.3315 by the fixings about the day
      perhaps $11 billion or 8 million euros
    """
    lines = [" ".join(_fact(finding).text.split())]
    lines += _conversion_lines(finding) if isinstance(finding, Check) else _change_lines(finding)
    if finding.suggestion:
        lines.append(f"perhaps {finding.suggestion}")
    return "\n  ".join(lines)


AGAINST: Final = {
    "article": "by the article's own rate",
    "day": "by the fixings about the day",
    "bounds": "by the fixings between the two days",
}


def _conversion_lines(finding: Check) -> Iterator[str]:
    conversion = finding.conversion
    printed = "no rate"
    if conversion.rate is not None:
        rate = cell(SHORT.plus(conversion.rate))
        printed = f"1 {conversion.source_currency or '?'} = {rate} {conversion.target_currency or '?'} as printed"
    reference = ""
    if finding.against and finding.reference_low is not None and finding.reference_high is not None:
        low, high = cell(finding.reference_low), cell(finding.reference_high)
        reference = f", {low if low == high else f'{low} to {high}'} {AGAINST[finding.against]}"
    yield f"{finding.verdict}: {printed}{reference}"


def _change_lines(finding: ChangeCheck) -> Iterator[str]:
    change = finding.change
    unit = f" {change.unit}" if change.unit else ""
    values = " to ".join(cell(value) for value in (change.from_value, change.to_value) if value is not None)
    printed = [f"{cell(change.by)} percent"] if change.by is not None else []
    printed += [_with_unit(change.by_value, change.by_unit)] if change.by_value is not None else []
    printed += [f"{cell(change.ratio)} times"] if not printed and change.ratio is not None else []
    units = {"by": "percent", "by_value": change.by_unit, "ratio": "times"}
    given = [_with_unit(value, units[name]) for name, value in finding.computed.items()]
    gives = f", which gives {given[0]}" if given else ""
    to = "to " if change.from_value is None else ""
    yield f"{finding.verdict}: {' or '.join(printed)} printed, {to}{values}{unit}{gives}"


NO_HISTORY: Final = History({})
"""No reference rates: changes and the rates that an article quotes itself can still be checked."""


@attrs.define
class Tally:
    """What a check has looked at so far; `installed` says whether it had reference rates.

    >>> tally = Tally()
    >>> tally.add(Document("Nothing here."), [])
    >>> str(tally)
    '0 figures; nothing could be checked'
    """

    installed: bool = True
    figures: int = 0
    conversions: int = 0
    changes: int = 0
    doubtful: int = 0
    undated: int = 0
    without_series: int = 0

    def add(self, document: Document, found: Sequence[Finding], dated: bool = True) -> None:
        """Counts in a document and its findings; `dated` says whether it was known of which days its rates are."""
        self.figures += len(document.of(Figure))
        for finding in found:
            self.doubtful += finding.doubtful
            if isinstance(finding, ChangeCheck):
                self.changes += 1
            elif finding.verdict != "no series":
                self.conversions += 1
            elif dated:
                self.without_series += 1
            else:
                self.undated += 1

    def notes(self) -> list[str]:
        """Why conversions could not be checked, a line a reason."""
        left = self.undated + self.without_series
        if not self.installed:
            return ["the reference rates are not installed: pip install 'newsfacts[rates]'"] if left else []
        notes = []
        if self.undated:
            notes.append(
                f"{_count(self.undated, 'conversion')} could not, for want of a date: give --published or --between"
            )
        if self.without_series:
            notes.append(f"{_count(self.without_series, 'conversion')} could not, for want of a series of those days")
        return notes

    def __str__(self) -> str:
        checked = [_count(self.conversions, "conversion"), _count(self.changes, "change")]
        parts = [part for part in checked if not part.startswith("0 ")]
        said = "nothing could be checked"
        if parts:
            doubtful = {0: "none", 1: "1"}.get(self.doubtful, str(self.doubtful))
            said = f"{' and '.join(parts)} could be checked, {doubtful} {'is' if self.doubtful < 2 else 'are'} doubtful"
        return "\n".join([*self.notes(), f"{_count(self.figures, 'figure')}; {said}"])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
