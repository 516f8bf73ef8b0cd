"""Inherited: gives a bare figure the unit or noun of the quantity that its sentence compares it with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from newsfacts.extractors.quantities.figures import Figure
from newsfacts.reading import Sentences
from newsfacts.reading.hedges import hedge_before, qualifier_of

NEAR: Final = 160
"""A bare figure and its partner stand at most so many characters apart."""

# The words before a bare figure that compare it: "against just five", "from a revised 24.15 mln", "to 4".
COMPARED: Final = re.compile(
    r"""
    \b (?: from | to | against | versus | vs\.? | than | compared \s with | up \s on )
    (?: \s (?: an? | the | its | their | last | this | just | only ) )?
    (?: \s (?: revised | previous | earlier | initial | original | current | normal | record | year-earlier | year-ago
             | just | only | mere | (?: peak | high | low | average | total | level ) (?: \s of )? | \w+ly ) ){0,3}
    \s $
    """,
    re.VERBOSE,
)


def with_inherited(text: str, figures: Sequence[Figure], sentences: Sentences) -> Iterator[Figure]:
    """The figures that measure or count, and those bare ones that take over from their partner."""
    said: Figure | None = None  # the last with a unit or noun
    for number, figure in enumerate(figures):
        if not figure.is_bare and not (said and _may_be_millions(text, figure) and _is_of_millions(text, figure, said)):
            said = said if _is_compound(text, figure) else figure
            yield figure
            continue
        ahead = figures[number + 1] if number + 1 < len(figures) else None
        if ahead is not None and _is_compound(text, ahead):
            ahead = None
        partner = None if _may_be_year(figure) else _partner(figure, said, ahead, sentences)
        if partner is not None:
            begin = hedge_before(text, figure.start)[1]
            if COMPARED.search(text, max(0, begin - 50), begin):
                yield _taking_over(text, figure, partner)


def _may_be_millions(text: str, figure: Figure) -> bool:
    """Whether a figure in metres may be millions of its partner's unit: "2.4m tonnes, compared with 2.1m"."""
    return figure.unit == "meter" and figure.numeral.loose_end == figure.end and text[figure.end - 1] == "m"


def _is_of_millions(text: str, figure: Figure, said: Figure) -> bool:
    """Whether a partner lends its millions: a unit but metres, or people by the million that are compared."""
    if said.unit is not None:
        return said.unit != "meter"
    return said.numeral.scale >= 6 and COMPARED.search(text, max(0, figure.start - 50), figure.start) is not None


def _is_compound(text: str, figure: Figure) -> bool:
    """Whether a measure is part of a word, and nothing is compared with it: "three-month forwards rose to 6.761"."""
    return figure.unit is not None and text.startswith("-", figure.numeral.end)


def _may_be_year(figure: Figure) -> bool:
    return figure.end - figure.start == 4 and figure.value is not None and 1800 <= figure.value <= 2099


def _partner(figure: Figure, before: Figure | None, after: Figure | None, sentences: Sentences) -> Figure | None:
    """The quantity of the same sentence that a bare figure is compared with: the one before it, or the next."""
    if after is not None and (after.is_bare or after.start - figure.end >= 12):
        after = None
    if before is not None and figure.start - before.end >= NEAR:
        before = None
    if before is None and after is None:
        return None
    start, end = sentences.bounds_at(figure.start)
    if after is not None and after.end <= end:
        return after
    return before if before is not None and before.start >= start else None


def _taking_over(text: str, figure: Figure, partner: Figure) -> Figure:
    numeral = figure.numeral.loosened() if partner.unit != "meter" else figure.numeral
    return attrs.evolve(
        figure,
        end=numeral.end,
        numeral=numeral,
        value=numeral.value,
        qualifier=qualifier_of(text, figure.start, numeral.end),
        unit=partner.unit,
        noun=partner.noun,
        because=("compared with " + text[partner.start : partner.end],),
    )
