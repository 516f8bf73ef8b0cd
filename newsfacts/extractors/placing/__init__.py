"""Placing: reads the figures, periods and actors of each sentence and says of when a figure is, and who gives it.

It gives each figure and change again, with `when_start`, `when_end` and `source_actor` where the sentence tells them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from newsfacts import facts
from newsfacts.document import Document
from newsfacts.extractors.placing.sources import Sources
from newsfacts.extractors.placing.times import Times

PLACED: Final = (facts.Money, facts.Percentage, facts.Quantity, facts.Change)
TOLD: Final = (*PLACED, facts.Period)


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
    for start, end, told in _sentences(document):
        figures = [fact for fact in told if isinstance(fact, PLACED)]
        if not figures:
            continue
        cues = sources.cues_in(start, end)
        periods = [fact for fact in told if isinstance(fact, facts.Period)] if len(figures) < len(told) else []
        if not periods and not cues:
            continue
        times = Times(document.text, start, figures, periods)
        for fact in figures:
            period = times.of(fact) if periods else None
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


def _sentences(document: Document) -> Iterator[tuple[int, int, Sequence[facts.Fact]]]:
    """The sentences that have facts, with the figures and periods that begin in them."""
    sentences = document.reading.sentences
    told = [fact for fact in document.facts if isinstance(fact, TOLD)]
    starts = [fact.start for fact in told]
    number = 0
    while number < len(told):
        start, end = sentences.bounds_at(starts[number])
        after = max(bisect_left(starts, end, number), number + 1)
        yield start, end, told[number:after]
        number = after
