"""Adding up: reads the parts of a change and says whether its printed figures agree."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from newsfacts.extractors.changes.printed import Amount
from newsfacts.extractors.changes.sentence import Found
from newsfacts.reckoning import Figures, Printed, multiple_verdict

HUNDRED: Final = Decimal(100)

# Where the percentage is of something else than the two values beside it.
OTHER_MEASURE: Final = re.compile(
    r"\b(?:annual(?:ly|i[sz]ed)?|like-for-like|comparable|same-store|adjusted|constant|organic|underlying|excluding"
    r"|pro\sforma"
    r"|split|respectively|rate\sto|on\sthe\sday|currency|real\sterms|volume)\b",
    re.IGNORECASE,
)
# An old value that is a high or a low is none that the percentage counts from.
OTHER_BASE: Final = re.compile(
    r"\b(?:high|low|peak|record|trough|nadir|best|worst|forecast|estimate|target|offer)\b", re.IGNORECASE
)


def adds_up(text: str, found: Found) -> bool | None:
    """Whether the printed figures of a change agree; None where there is nothing to compare, or no telling."""
    arguments = found.arguments
    to, frm = arguments.to, arguments.frm
    if found.direction is None or to is None or to.value is None:
        return None
    share, step = arguments.share, arguments.step
    new, old = printed(to), printed(frm) if frm is not None else None
    if new is None or (frm is not None and (old is None or not _comparable(to, frm))):
        return None
    if found.factor is not None:
        return multiple_verdict(found.factor, old, new) if old is not None else None
    figures = Figures(
        sign=1 if found.direction == "up" else -1,
        percent=printed(share) if share is not None and not to.is_share else None,
        step=_step(step, to) if step is not None else None,
        old=old,
        new=new,
    )
    verdict = figures.verdict()
    if verdict is False and _counts_otherwise(text, found):
        return None
    return verdict


def printed(amount: Amount) -> Printed | None:
    """An amount with the unit of its last printed digit, in major units; None for a range or a vague one."""
    numeral = amount.printed_numeral
    if numeral is None or amount.value is None or not numeral.value:
        return None
    scale = abs(amount.value / numeral.value)
    unit = Decimal(1).scaleb(numeral.place) * scale
    return Printed(amount.value, unit, unit.scaleb(numeral.zeros), amount.qualifier)


def _step(step: Amount, to: Amount) -> Printed | None:
    """The step in the unit of the new value: basis points as percent; None where the two have different units."""
    figure = printed(step)
    if figure is None:
        return None
    if step.unit == "basis_point":
        return figure.times(1 / HUNDRED) if to.is_share else None
    if step.unit == "percentage_point":
        return figure if to.is_share else None
    if step.is_points:
        return figure if to.kind in ("bare", "percentage") or to.unit == step.unit else None
    return figure if step.kind == to.kind and step.unit == to.unit else None


def _comparable(to: Amount, frm: Amount) -> bool:
    return to.unit == frm.unit and not (
        "share" in (to.per, frm.per) and to.per != frm.per and None not in (to.per, frm.per)
    )


def _counts_otherwise(text: str, found: Found) -> bool:
    """Whether the percentage is of something else than the step between the values: an annual rate, another base."""
    arguments = found.arguments
    return (
        arguments.annual_rate
        or OTHER_BASE.search(arguments.base_words) is not None
        or OTHER_MEASURE.search(text, found.start, found.end + 24) is not None
    )
