"""Relating: reads the facts of a document together and gives what one of them alone does not tell.

That is the facts about an actor, the values in order of time, what follows from a change by arithmetic, and why a fact
was given.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Final

from newsfacts.facts import Actor, Change, Fact, Figure
from newsfacts.reading import Numeral, Sentences
from newsfacts.reading.numerals import EXACT
from newsfacts.reckoning import Computed, Figures, Printed, compute

# Where one clause of a sentence ends and the next begins.
CLAUSE: Final = re.compile(r";\s|,?\s(?:while|whereas|but|although|though)\s|,\sand\s(?=[A-Z])")
# A mention right behind one of these is no subject: "sales to Japan", "according to the Bank of England".
NO_SUBJECT: Final = re.compile(
    r"\b(?:in|of|to|from|by|with|for|on|at|against|into|between|and|or|than|over|said|near)\s(?:the\s|an?\s)?$",
    re.IGNORECASE,
)


def facts_about(text: str, facts: Sequence[Fact], sentences: Sentences, actor: str) -> tuple[Fact, ...]:
    """The facts in the clauses where an actor (by its id) stands, those of which it is the subject first."""
    first: list[Fact] = []
    then: list[Fact] = []
    starts = [fact.start for fact in facts]
    mentions = [fact for fact in facts if isinstance(fact, Actor)]
    begins = [mention.start for mention in mentions]
    seen: set[tuple[int, int]] = set()
    for mention in mentions:
        if mention.id != actor:
            continue
        start, end = _clause(text, sentences, mention)
        if (start, end) in seen:
            continue
        seen.add((start, end))
        leads = mentions[bisect_left(begins, start)] is mention and not NO_SUBJECT.search(text, start, mention.start)
        told = facts[bisect_left(starts, start) : bisect_left(starts, end)]
        (first if leads else then).extend(fact for fact in told if not (isinstance(fact, Actor) and fact.id == actor))
    return (*first, *then)


def _clause(text: str, sentences: Sentences, fact: Fact) -> tuple[int, int]:
    """Where the clause around a fact begins and ends."""
    start, end = sentences.bounds_at(fact.start)
    for match in CLAUSE.finditer(text, start, end):
        if match.end() <= fact.start:
            start = match.end()
        elif match.start() >= fact.end:
            return start, match.start()
    return start, end


def in_order_of_time(facts: Iterable[Fact]) -> tuple[Figure, ...]:
    """The figures that the text puts to a period, in the order of these; of one period in the order of the text."""
    placed = [fact for fact in facts if isinstance(fact, Figure) and (fact.when_start or fact.when_end)]
    return tuple(sorted(placed, key=_when))


def _when(figure: Figure) -> tuple[date, date]:
    """The first and last day of a figure; an open end counts as the day that is known."""
    start, end = figure.when_start or figure.when_end, figure.when_end or figure.when_start
    assert start is not None
    assert end is not None
    return start, end


def explain(fact: Fact, sentence: str) -> str:
    """One paragraph for a person: what was read, where, as what, and by which rules."""
    said = [f"{name} {_plain(value)}" for name, value in fact.to_dict().items() if _tells(name, value)]
    because = fact.evidence
    return " ".join(
        [
            f"{fact.text!r} (characters {fact.start} to {fact.end}) is read as {fact.kind}:",
            f"{', '.join(said) or 'nothing more is said of it'}.",
            f"Rules: {'; '.join(because)}." if because else "No rule is recorded: it was read back, or made by hand.",
            f"Sentence: {' '.join(sentence.split())}",
        ]
    )


def _tells(name: str, value: object) -> bool:
    return value is not None and name not in ("kind", "start", "end", "text")


def _plain(value: object) -> str:
    if isinstance(value, list):
        return " or ".join(map(str, value))
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def computed(change: Change, numerals: Sequence[Numeral]) -> Computed:
    """What follows from the printed figures of a change, at the precision of their numerals in its span."""
    return compute(figures_of(change, numerals), change.ratio)


def figures_of(change: Change, numerals: Sequence[Numeral]) -> Figures:
    """The printed figures of a change; a value that no numeral in its span prints has the digits it is given with."""
    start = attrgetter("start")
    first = bisect_left(numerals, change.start, key=start)
    inside = numerals[first : bisect_right(numerals, change.end, first, key=start)]
    return Figures(
        sign=-1 if change.direction == "down" else 1,
        percent=_printed(change.by, inside, is_percent=True),
        step=_step(change, inside),
        old=_printed(change.from_value, inside),
        new=_printed(change.to_value, inside),
    )


def _step(change: Change, inside: Sequence[Numeral]) -> Printed | None:
    """The step in the unit of the values: basis points as percent."""
    step = _printed(change.by_value, inside)
    if step is None or change.by_unit != "basis_point":
        return step if change.by_unit != "percentage_point" or change.unit in ("percent", None) else None
    return step.times(Decimal("0.01"))


def _printed(value: Decimal | None, inside: Sequence[Numeral], is_percent: bool = False) -> Printed | None:
    """A value with the last digit of the numeral that printed it, in major or minor units.

    Without a numeral the zeros beyond three digits may stand for a scale word, except in a percentage.
    """
    if value is None:
        return None
    for numeral in inside:
        for one in (numeral, numeral.loosened()):
            if one.value and (scale := abs(value / one.value)) in (1, Decimal("0.01")):
                unit = Decimal(1).scaleb(one.place) * scale
                return Printed(value, unit, unit.scaleb(one.zeros))
    place = int(value.normalize(EXACT).as_tuple().exponent)
    place = min(place, value.adjusted() - 2) if place > 0 and not is_percent else int(value.as_tuple().exponent)
    unit = Decimal(1).scaleb(place)
    return Printed(value, unit, unit)
