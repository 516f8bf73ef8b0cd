"""Movements: the words of change in the lexicon, by their printed form."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import cast

import attrs

from newsfacts import lexicon
from newsfacts.facts import Direction


@attrs.define(frozen=True, slots=True)
class Movement:
    """What a word of change says: which way ("edged" alone: None), as which part of speech, and by what factor."""

    direction: Direction | None
    part: str
    factor: Decimal | None


@cache
def movements() -> dict[str, tuple[Movement, ...]]:
    """The words of change, in lower case; a word may be a verb and a noun ("rise").

    >>> [movement.part for movement in movements()["rise"]]
    ['verb', 'noun']
    """
    found: dict[str, tuple[Movement, ...]] = {}
    for row in lexicon.table("en/movements.tsv"):
        direction = cast("Direction | None", row["direction"] or None)
        movement = Movement(direction, row["part"], Decimal(row["factor"]) if row["factor"] else None)
        for form in row["forms"].split():
            found[form] = (*found.get(form, ()), movement)
    return found


@cache
def phrasal_movements() -> dict[tuple[str, str], Direction]:
    """Verbs that go a way only with their particle, in lower case.

    >>> phrasal_movements()["gave", "up"]
    'down'
    """
    return {
        (form, row["particle"]): cast("Direction", row["direction"])
        for row in lexicon.table("en/phrasal_movements.tsv")
        for form in row["forms"].split()
    }
