"""Placing: reads the figures, periods and actors of each sentence and says of when a figure is, and who gives it.

It gives each figure and change again, with `when_start`, `when_end` and `source_actor` where the sentence tells them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from newsfacts import facts
from newsfacts.document import Document
from newsfacts.extractors.placing.sources import Sources
from newsfacts.extractors.placing.times import Times
from newsfacts.reading.deliveries import is_of_delivery

TOLD: Final = (facts.Money, facts.Percentage, facts.Quantity, facts.Change, facts.Period)


class Placing:
    """The time of each figure, and the actor to whom the sentence attributes it."""

    needs: tuple[type[facts.Fact], ...] = (
        facts.Money,
        facts.Percentage,
        facts.Period,
        facts.Quantity,
        facts.Actor,
        facts.Change,
    )
    gives: tuple[type[facts.Fact], ...] = (facts.Money, facts.Percentage, facts.Quantity, facts.Change)

    def __call__(self, document: Document, /) -> Iterable[facts.Fact]:
        return list(_placed(document))


def _placed(document: Document) -> Iterator[facts.Fact]:
    sources = Sources(document)
    for start, end, figures, periods in _sentences(document):
        cues = sources.cues_in(start, end)
        if not periods and not cues:
            continue
        times = Times(document.text, start, figures, periods) if periods else None
        for fact in figures:
            period = times.of(fact) if times is not None else None
            source = sources.of(fact, cues) if cues else None
            if period is not None or source is not None:
                yield fact.told(
                    when_start=period.start_date if period else None,
                    when_end=period.end_date if period else None,
                    source_actor=source,
                    because=_evidence(fact, period, source),
                )


def _evidence(fact: facts.Fact, period: facts.Period | None, source: str | None) -> facts.Evidence:
    """The rules of the fact itself, with those that placed it."""
    because = fact.because
    placed = [*([f"of {period.text}"] if period else []), *([f"attributed to {source}"] if source else [])]
    if callable(because):
        return lambda: (*because(), *placed)
    return (*because, *placed)


def _sentences(document: Document) -> Iterator[tuple[int, int, list[facts.Fact], list[facts.Period]]]:
    """The sentences that have figures, with the figures and periods that begin in them."""
    sentences = document.reading.sentences
    start = end = -1
    figures: list[facts.Fact] = []
    periods: list[facts.Period] = []
    for fact in document.facts:
        if fact.__class__ is facts.Actor or not isinstance(fact, TOLD):  # actors first: they are the most
            continue
        if fact.start >= end:
            if figures:
                yield start, end, figures, periods
            start, end = sentences.bounds_at(fact.start)
            figures, periods = [], []
        if isinstance(fact, facts.Period):
            if fact.grain != "month" or not is_of_delivery(document.text, fact.start, fact.end):
                periods.append(fact)
        else:
            figures.append(fact)
    if figures:
        yield start, end, figures, periods
