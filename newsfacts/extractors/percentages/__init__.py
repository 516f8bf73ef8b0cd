"""Percentages: reads the numerals that a percent sign or word follows and gives `Percentage` facts.

Every percentage begins at a numeral: its unit stands right after it ("8-1/8 pct", "half a percentage point"),
or after the figure it makes a range or a pair with ("5-15 percent", "from 40 to 21 per cent").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from newsfacts import facts
from newsfacts.document import Document
from newsfacts.extractors.percentages.figures import Printed, find_printed
from newsfacts.extractors.percentages.governors import Governed, govern
from newsfacts.extractors.percentages.whole import words_after_of

make_percentage: Final = facts.unchecked(facts.Percentage)


class Percentages:
    """Percentages, percentage points and basis points, with direction, basis and what they are of."""

    needs: tuple[type[facts.Fact], ...] = ()
    gives: tuple[type[facts.Fact], ...] = (facts.Percentage,)

    def __call__(self, document: Document, /) -> Iterable[facts.Fact]:
        return list(_facts(document))


def _facts(document: Document) -> Iterator[facts.Percentage]:
    text = document.text
    printed = find_printed(text, document.reading.numerals)
    if not printed:
        return
    sentences = document.reading.sentences
    before: tuple[Printed, Governed] | None = None
    for number, one in enumerate(printed):
        start, end = sentences.bounds_at(one.start)
        after = max(one.end, printed[number + 1].begin) if number + 1 < len(printed) else end
        if before is not None and before[0].start < start:
            before = None
        said = govern(text, one, start, min(end, after), before)
        yield make_percentage(
            start=one.start,
            end=one.end,
            text=text[one.start : one.end],
            value=one.value,
            low=one.low,
            high=one.high,
            unit=one.unit,
            qualifier=one.qualifier,
            direction=said.direction,
            basis=said.basis,
            of=words_after_of(text, one.end, end),
            because=(*one.because, *said.because),
        )
        before = one, said
