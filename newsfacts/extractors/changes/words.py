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
from newsfacts.reading.numerals import words as numeral_words

# Before an article it is a preposition, but not before a step that has one: "up the hill", "up a further 6%".
PARTICLE: Final = re.compile(
    r"\s(?:back\s|slightly\s|sharply\s)?(?P<way>up|down|higher|lower|off|on)\b(?!\s(?:the|a(?!\s\w+\s\d))\b)"
)
PARTING: Final = frozenset("udhlobs")
"""The letters that pattern's words begin with."""
# "its debt down": the object of a verb, and what tells which way, before a step or value.
SPLIT: Final = re.compile(
    r"\s(?P<object>(?:the|its|their|his|her|our|an?|[\w.-]+['’]s?)(?:\s(?!(?:to|from|by|up|down|and|or)\b)[\w'’-]+){1,5}?|[a-z]{3,}s)"
    r"\s(?:back\s)?(?P<way>up|down|higher|lower)(?=\s(?:to|by|from)\s)"
)
WAYS: Final[dict[str, Direction]] = {"up": "up", "higher": "up", "down": "down", "lower": "down"}
"""The particles that tell which way: "edged higher"."""
OVER: Final[dict[str, Direction]] = {"above": "up", "below": "down"}
"""What tells which way only behind a step and before a time: "4% above last year's level"."""
AHEAD: Final[dict[str, Direction]] = {"ahead": "up"}
"""What tells which way only between a step and a price: "61p ahead at 1451p"."""
NEGATED: Final = re.compile(
    r"\b(?:not|never|no|n['’]t|without|cannot|rather\sthan|instead\sof|\w+n['’]t)\s(?:\w+\s){0,2}$", re.IGNORECASE
)

# The words of which that pattern has one: most words of change have none before them.
NEGATING: Final = frozenset(["not", "never", "no", "without", "cannot", "than", "of"])


@attrs.define(slots=True, eq=False)
class Word:
    """A word of change in the text; `end` takes in its particle ("edged up")."""

    start: int
    end: int
    word: str
    part: str
    direction: Direction | None
    factor: Decimal | None = None
    object: str | None = None
    """What stands between it and its particle: "its debt" of "brought its debt down to"."""

    @property
    def is_participle(self) -> bool:
        """Whether it is a form in -ing, which has its subject in the main clause."""
        return self.part == "verb" and self.word.endswith("ing")


@cache
def _table() -> dict[str, tuple[Movement, ...]]:
    """The words of change, also with a capital."""
    known = movements()
    over = {word: (Movement(direction, "adverb", None),) for word, direction in (OVER | AHEAD).items()}
    return {**known, **{word.capitalize(): found for word, found in known.items()}, **over}


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
def _verbs() -> frozenset[str]:
    """The printed forms that a particle may follow."""
    verbs = {word for word, found in _table().items() if any(movement.part == "verb" for movement in found)}
    return frozenset(verbs | _phrasal_verbs())


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


COMPARING: Final = frozenset(["compared", "compares", "against", "versus", "vs"])
"""Words that set a level against an earlier one."""

COMMON: Final = frozenset(["more", "less", "fewer", *OVER])
"""Words that seldom have to do with a change."""


# How those go on where a step stands before them: "31 more than", "4% above".
MORE_THAN: Final = re.compile(rf"\s(?:(?:more|less|fewer)\sthan\s|(?:{'|'.join(OVER)})\b)")
LONGEST_STEP: Final = 12
"""A word that ends a step has no more letters."""


@cache
def _step() -> re.Pattern[str]:
    return re.compile(rf"(?:[\d%]|\b(?:per\s?cent|pct|points?|{'|'.join(numeral_words().cardinals)}))$")


def has_step_before_more(text: str, start: int, end: int) -> bool:
    """Whether a step stands before one of those, as in "31 more than", "two fewer than": most stand behind none."""
    return any(
        _step().search(text, max(start, match.start() - LONGEST_STEP), match.start())
        for match in MORE_THAN.finditer(text, start, end)
    )


@cache
def known_words() -> frozenset[str]:
    """Every word that may have to do with a change."""
    return frozenset(_table()) | _phrasal_verbs() | _traits()["splits"] | COMPARING


@cache
def telling_words() -> frozenset[str]:
    """Every word by which a sentence may tell of a change."""
    steady = {word for word, found in _table().items() if not any(one.direction for one in found)}
    telling = frozenset(_table()) | (COMPARING - {"compares"}) | {"put", "puts", "putting"}
    return telling - steady - COMMON | {"go", "goes", "went", "moved", "swung"}


@cache
def multiplying_words() -> frozenset[str]:
    """The words of change that say by themselves how much: "doubled", "halving"."""
    return frozenset(word for word, found in _table().items() if any(one.factor for one in found))


MARKS: Final = frozenset("-'’_")
MARKS_AFTER: Final = MARKS - {"-"}


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether letters are a word of their own, and no part of "non-rising", "cut-price" or "up-to-date"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum() or before in MARKS or after in MARKS_AFTER)


def places_of(text: str, start: int, end: int, words: frozenset[str]) -> list[tuple[int, str]]:
    """Where words stand between two offsets, in order; not as a part of another word."""
    places: list[tuple[int, str]] = []
    for word in words:
        at = text.find(word, start, end)
        while at >= 0:
            after = at + len(word)
            if text[at - 1 : at] == " " == text[after : after + 1] or _is_word(text, at, after):
                places.append((at, word))
            at = text.find(word, after, end)
    places.sort()
    return places


def words_of_change(text: str, start: int, end: int, words: frozenset[str]) -> Iterator[Word]:
    """The words of change among the words of a sentence, in order; what may be verb and noun is both, verb first."""
    table, verbs, phrasal, splitting = _table(), _verbs(), _phrasal(), _traits()["splits"]
    done = start
    for at, word in places_of(text, start, end, words):
        if at < done:
            continue
        lowered, after = word.lower(), at + len(word)
        particle = (
            PARTICLE.match(text, after, end) if word in verbs and text[after + 1 : after + 2] in PARTING else None
        )
        way = particle["way"] if particle is not None else ""
        if particle is not None and (lowered, way) in phrasal:
            done = particle.end()
            yield Word(at, done, lowered, "verb", phrasal[lowered, way])
            continue
        split = SPLIT.match(text, after, end) if word in splitting else None
        if split is not None and (" " in split["object"] or not has_trait(lowered, "plain_object")):
            done = split.end()  # "sent prices up to", not "took payments up to"
            yield Word(at, done, lowered, "verb", WAYS[split["way"]], object=split["object"])
            continue
        for movement in table.get(word, ()):
            close, direction = after, movement.direction
            if movement.part == "verb" and particle is not None and way in WAYS:
                close = done = particle.end()
                direction = direction or WAYS[way]
            yield Word(at, close, lowered, movement.part, direction, movement.factor)


def is_base_form(text: str, at: int) -> bool:
    """Whether the verb at an offset stands in a form that "will" or "to" governs, and no past: "climb", not "cut"."""
    stop = text.find(" ", at)
    return text[at:stop] in _base_forms()


@cache
def _base_forms() -> frozenset[str]:
    rows = [row["forms"].split() for row in lexicon.table("en/movements.tsv") if row["part"] == "verb"]
    return frozenset(forms[0] for forms in rows if len(forms) > 3)  # "cut" and "shed" have no past of their own


def is_negated(text: str, floor: int, start: int) -> bool:
    """Whether a negation stands before a word of change: "did not rise", "rather than cut"."""
    before = text[max(floor, start - 40) : start].lower()
    if NEGATING.isdisjoint(before.split()[-4:]) and "n't" not in before and "n’t" not in before:
        return False
    return NEGATED.search(text, max(floor, start - 40), start) is not None
