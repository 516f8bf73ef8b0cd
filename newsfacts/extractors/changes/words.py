"""Words of change: reads a sentence and gives the verbs, nouns and adverbs that may say that a figure moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final

import attrs

from newsfacts import lexicon
from newsfacts.facts import Direction
from newsfacts.reading.movements import Movement, movements

PARTICLE: Final = re.compile(
    r"\s(?:back\s|slightly\s|sharply\s)?(?P<way>up|down|higher|lower|off|on)\b(?!\s(?:the|a)\b)"
)
NEGATED: Final = re.compile(
    r"\b(?:not|never|no|n['’]t|without|cannot|rather\sthan|instead\sof|\w+n['’]t)\s(?:\w+\s){0,2}$", re.IGNORECASE
)


@attrs.define(slots=True, eq=False)
class Word:
    """A word of change in the text; `end` takes in its particle ("edged up")."""

    start: int
    end: int
    word: str
    part: str
    direction: Direction | None
    factor: Decimal | None = None

    @property
    def is_participle(self) -> bool:
        """Whether it is a form in -ing, which has its subject in the main clause."""
        return self.part == "verb" and self.word.endswith("ing")


@cache
def _table() -> dict[str, tuple[Movement, ...]]:
    """The words of change, also with a capital."""
    known = movements()
    return {**known, **{word.capitalize(): found for word, found in known.items()}}


@cache
def _phrasal() -> dict[tuple[str, str], Direction]:
    """Verbs that move only with their particle ("gave up 5 points"): verb form and particle to direction."""
    return {
        (form, row["particle"]): row["direction"]  # type: ignore[misc]
        for row in lexicon.table("en/phrasal_movements.tsv")
        for form in row["forms"].split()
    }


@cache
def _phrasal_verbs() -> frozenset[str]:
    return frozenset(form for form, _ in _phrasal())


@cache
def _traits() -> dict[str, frozenset[str]]:
    """The words of each trait."""
    rows = lexicon.table("en/movement_traits.tsv")
    return {
        trait: frozenset(form for row in rows if row["trait"] == trait for form in row["forms"].split())
        for trait in {row["trait"] for row in rows}
    }


def has_trait(word: str, trait: str) -> bool:
    """Whether a word does what the lexicon's trait says: that it takes an object, that it may be a noun."""
    return word in _traits()[trait]


LETTERS: Final = re.compile(r"[A-Za-z]+")
COMPARING: Final = frozenset(["compared", "against", "versus", "vs"])


TOO_COMMON: Final = frozenset(["more", "less", "fewer"])


@cache
def _telling() -> frozenset[str]:
    """Every word by which a sentence may tell of a change."""
    steady = {word for word, found in _table().items() if not any(one.direction for one in found)}
    return (frozenset(_table()) | COMPARING | {"put", "puts", "putting"}) - steady - TOO_COMMON | {
        "went",
        "moved",
        "swung",
    }


def may_change(text: str, start: int, end: int) -> bool:
    """Whether a sentence has a word of change or comparison at all: a quick look before it is read."""
    return not _telling().isdisjoint(LETTERS.findall(text, start, end))


MARKS: Final = frozenset("-'’_")


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Whether letters are a word of their own, and no part of "non-rising", "cut-price" or "up-to-date"."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return not (before.isalnum() or after.isalnum() or before in MARKS or after in MARKS - {"-"})


def words_of_change(text: str, start: int, end: int) -> Iterator[Word]:
    """The words of change between two offsets, in order; a word that may be a verb and a noun is both, verb first."""
    table, phrasal = _table(), _phrasal_verbs()
    done = start
    for match in LETTERS.finditer(text, start, end):
        word = match[0]
        if (word not in table and word not in phrasal) or match.start() < done or not _is_word(text, match):
            continue
        lowered = word.lower()
        particle = PARTICLE.match(text, match.end(), end)
        if lowered in phrasal:
            way = _phrasal().get((lowered, particle["way"])) if particle else None
            if way is not None and particle is not None:
                done = particle.end()
                yield Word(match.start(), done, lowered, "verb", way)
                continue
        for movement in table.get(word, ()):
            close, direction = match.end(), movement.direction
            if (
                movement.part == "verb"
                and particle is not None
                and particle["way"] in ("up", "down", "higher", "lower")
            ):
                close = particle.end()
                direction = direction or ("up" if particle["way"] in ("up", "higher") else "down")
                done = close
            yield Word(match.start(), close, lowered, movement.part, direction, movement.factor)


def is_negated(text: str, floor: int, start: int) -> bool:
    """Whether a negation stands before a word of change: "did not rise", "rather than cut"."""
    return NEGATED.search(text, max(floor, start - 40), start) is not None
