"""Movements: the words of change in the lexicon, by their printed form, and the nouns of what moves."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Final, cast

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


@cache
def past_movements() -> frozenset[str]:
    """The past forms of the verbs of change that have one of their own: they stand between those in -s and in -ing.

    >>> sorted(past_movements().intersection(["fell", "fallen", "brought", "cut", "fall"]))
    ['brought', 'fallen', 'fell']
    """
    tables = [*lexicon.table("en/movements.tsv"), *lexicon.table("en/phrasal_movements.tsv")]
    verbs = [row["forms"].split() for row in tables if row.get("part", "verb") == "verb"]
    return frozenset(form for forms in verbs for form in forms[2:-1] if form != forms[0])


@cache
def measured(*kinds: str) -> frozenset[str]:
    """The nouns of some kinds that tell a figure: "river", "price", "output"."""
    rows = lexicon.table("en/measured.tsv")
    return frozenset(form for row in rows if row["kind"] in kinds for form in row["forms"].split(", "))


BEFORE_FROM: Final = frozenset(["back", "again", "sharply", "slightly", "steadily"])


def leads_from(words: Sequence[str]) -> bool:
    """Whether the words before "from", in lower case, end with a word of change: what follows has changed.

    A participle tells as often of what ranges ("prices rising from $10").

    >>> leads_from("the price fell back".split()), leads_from("with prices rising".split())
    (True, False)
    """
    for word in reversed(words):
        if word in ("up", "down"):
            return True
        known = movements().get(word)
        if known is not None:
            return not word.endswith("ing") and any(movement.part == "verb" for movement in known)
        if word not in BEFORE_FROM:
            return False
    return False
