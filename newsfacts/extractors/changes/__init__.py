"""Changes: reads the facts of a document, sentence by sentence, and gives what changed from what to what by how much.

Each change is found by its words (`finding`), given its subject (`subjects`) and checked (`adding`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Context, Decimal
from typing import Final

from newsfacts import facts
from newsfacts.document import Document
from newsfacts.extractors.changes.adding import adds_up
from newsfacts.extractors.changes.finding import changes_in
from newsfacts.extractors.changes.printed import Item, Printed, Time
from newsfacts.extractors.changes.sentence import Found
from newsfacts.extractors.changes.subjects import clause_begin, counted_in
from newsfacts.extractors.changes.words import (
    COMMON,
    has_step_before_more,
    known_words,
    multiplying_words,
    places_of,
    telling_words,
)

make_change: Final = facts.unchecked(facts.Change)

SHORT: Final = Context(prec=6)
"""A computed ratio has so many digits."""

YEAR: Final = re.compile(r"^\w+\s\d{4}$")  # "by 2017"
ENDS_IN_FOLD: Final = re.compile(r"fold\b")  # "fourfold"


class Changes:
    """What changed: the same thing at two times."""

    needs: tuple[type[facts.Fact], ...] = (facts.Money, facts.Percentage, facts.Period, facts.Quantity)
    gives: tuple[type[facts.Fact], ...] = (facts.Change,)

    def __call__(self, document: Document, /) -> Iterable[facts.Fact]:
        return list(_changes(document))


def _changes(document: Document) -> Iterator[facts.Change]:
    printed, text, sentences = Printed(document), document.text, document.reading.sentences
    known, telling = known_words(), telling_words()
    bounds, multiplied = sentences.bounds_around(printed.starts()), set[tuple[int, int]]()
    if multiples := _multiples(text, document.reading.words):
        multiplied.update(sentences.bounds_around(multiples))
        bounds = sorted(multiplied.union(bounds))
    for start, end in bounds:
        words = known.intersection(sentences.words_between(start, end))
        if telling.isdisjoint(words) and not (
            words and not COMMON.isdisjoint(words) and has_step_before_more(text, start, end)
        ):
            continue
        items, has_figure = printed.items_between(start, end)
        if has_figure or (start, end) in multiplied:
            for found in changes_in(text, start, end, words, items):
                yield _fact(document, found, items)


def _multiples(text: str, words: frozenset[str]) -> list[int]:
    """Where the words stand, in order, that say by themselves how much: "doubled", "fourfold".

    A sentence without any other figure may have a change by them.
    """
    starts = [at for at, _ in places_of(text, 0, len(text), multiplying_words().intersection(words))]
    if "fold" in text:
        starts += [match.start() for match in ENDS_IN_FOLD.finditer(text)]
        starts.sort()
    return starts


def _fact(document: Document, found: Found, items: list[Item]) -> facts.Change:
    arguments = found.arguments
    to, frm = arguments.to, arguments.frm
    share, step = arguments.share, arguments.step
    direction = found.direction
    if to is not None and frm is not None and to.value is not None and frm.value is not None and direction is None:
        direction = "up" if to.value > frm.value else "down"
    to_time = arguments.to_time or arguments.time
    from_time = arguments.from_time
    if to_time is None:
        to_time = _clause_time(document.text, found, items)
        if to_time is not None and to_time.is_since:
            from_time, to_time = from_time or to_time, None  # "Since 1999 the fleet has shrunk by 40%"
    from_start, to_start = _dates(from_time, to_time)
    expected = found.is_expected or _is_future(document, to_time)
    return make_change(
        start=found.start,
        end=found.end,
        text=document.text[found.start : found.end],
        subject=found.subject,
        direction=direction,
        from_value=frm.value if frm else None,
        to_value=to.value if to else None,
        from_start=from_start,
        to_start=to_start,
        by=share.value if share else None,
        by_value=step.value if step else None,
        by_unit=step.unit if step else None,
        ratio=_ratio(found),
        unit=_unit(found),
        basis=share.basis if share else None,
        modality="expected" if expected else None,
        consistent=adds_up(document.text, found),
        because=(found.rule,),
    )


def _unit(found: Found) -> str | None:
    """What the two values are of: their own unit, or what the subject counts ("the number of people ... to 35,000")."""
    to, frm = found.arguments.to, found.arguments.frm
    value = to or frm
    if value is None:
        return None
    unit = value.unit or (frm.unit if frm is not None else None)
    if unit is None and value.kind == "bare":
        return counted_in(found.subject)
    return unit


def _ratio(found: Found) -> Decimal | None:
    """The ratio that the text prints ("doubled") or that its two values give."""
    if found.factor is not None:
        return found.factor
    to, frm = found.arguments.to, found.arguments.frm
    if to is None or frm is None or not to.value or not frm.value or frm.value < 0 or to.value < 0:
        return None
    ratio = SHORT.divide(to.value, frm.value)
    return (
        ratio.quantize(Decimal(1)) if ratio == ratio.to_integral_value() and ratio < 10**6 else ratio.normalize(SHORT)
    )


# Before a period of another thing: "the bond maturing [in May]", "the peso, which fell [last week], rose".
OF_ANOTHER: Final = re.compile(r"\b(?:maturing|due|dated|expiring)\s(?:on\s|in\s)?$|,\s(?:which|who)\s(?:[^,]|,\d)*$")


def _clause_time(text: str, found: Found, items: list[Item]) -> Time | None:
    """The period that opens the clause: "Yesterday it ended at $7.25 a share, up 50 cents"."""
    before = [item for item in items if isinstance(item, Time) and item.end <= found.start]
    if not before or before[-1].start < found.clause_start:
        return None
    begin = clause_begin(text, found.clause_start, found.start)
    before = [
        time for time in before if begin <= time.start and not OF_ANOTHER.search(text, found.clause_start, time.start)
    ]
    return before[-1] if len(before) == 1 else None


def _dates(from_time: Time | None, to_time: Time | None) -> tuple[date | None, date | None]:
    from_start = _start(from_time.fact) if from_time else None
    to_start = _start(to_time.fact) if to_time else None
    if to_time is not None and from_time is None and to_time.fact.grain == "range":
        start, end = to_time.fact.start_date, to_time.fact.end_date
        if start and end and start.year < end.year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return start, date(end.year, 1, 1)  # "between 2001 and 2004"
    return from_start, to_start


def _start(period: facts.Period) -> date | None:
    """The first day of a period; of one that is open before ("by 2017") that of its last year."""
    if period.start_date is not None or period.end_date is None:
        return period.start_date
    return date(period.end_date.year, 1, 1) if YEAR.search(period.text) else None


def _is_future(document: Document, time: Time | None) -> bool:
    start = time.fact.start_date if time else None
    return start is not None and document.published is not None and start > document.published
