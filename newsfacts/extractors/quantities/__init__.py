"""Quantities: reads the numerals that are no money, percentage or period, and gives measures, ages and counts.

A measure has its unit right after the figure, a count its noun; a bare figure that is compared with a quantity in its
sentence ("against just five in 1999") has that one's unit or noun.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from newsfacts import facts
from newsfacts.document import Document
from newsfacts.extractors.quantities.figures import find_figures
from newsfacts.extractors.quantities.inherited import with_inherited

make_quantity: Final = facts.unchecked(facts.Quantity)


class Quantities:
    """Measures, lengths of time, ages and counts."""

    needs: tuple[type[facts.Fact], ...] = ()
    gives: tuple[type[facts.Fact], ...] = (facts.Quantity,)

    def __call__(self, document: Document, /) -> Iterable[facts.Fact]:
        text, sentences = document.text, document.reading.sentences
        taken = [(fact.start, fact.end) for fact in document.facts if fact.claims == "figure"]
        figures = find_figures(text, document.reading.numerals, taken, sentences)
        if not figures:
            return []
        return [
            make_quantity(
                start=figure.start,
                end=figure.end,
                text=text[figure.start : figure.end],
                value=figure.value,
                low=figure.low,
                high=figure.high,
                qualifier=figure.qualifier,
                unit=figure.unit,
                noun=figure.noun,
                because=figure.because,
            )
            for figure in with_inherited(text, figures, sentences)
        ]
