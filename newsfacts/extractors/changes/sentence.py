"""Sentence: what the rooms that find changes share: the amounts and periods of one sentence, and a change as found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Final

import attrs

from newsfacts import lexicon
from newsfacts.extractors.changes.gaps import AS_EXPECTED
from newsfacts.extractors.changes.printed import Item
from newsfacts.extractors.changes.roles import LONGEST_GAP, Arguments
from newsfacts.facts import Direction
from newsfacts.reading.movements import past_movements

LETTERS: Final = re.compile(r"[A-Za-z]+|['’]ll\b|n['’]t\b")
# Where the clause before a change begins, as far as plans and forecasts go.
CLAUSE: Final = re.compile(r"[;:]|, (?:and|but|while) |\bsaid\b|\bthat\b")
WORD: Final = re.compile(r"[A-Za-z]+")
# What is no plan: the month, a cause, and what came as it was expected.
NO_PLAN: Final = re.compile(rf"May|\bdue\sto\b|{AS_EXPECTED.pattern}")
INFINITIVE: Final = re.compile(r"\bto\s(?:\w+ly\s)?$")
# "is to be cut from": what is to be done.
PLANNED: Final = re.compile(r"(?:\b(?:is|are|was|were)|['’](?:s|re))\sto\sbe\s(?:\w+ly\s)?$")
# "caused profits to fall": what is done is no plan, but with a modal before it.
DONE: Final = re.compile(
    r"\b(?:manag|began|begun|begin|continu|start|help|went\son|used|able|enough|came|caus|forc|allow|enabl|led|push"
    r"|prompt)"
    r"\w*\b[^,;]{0,60}\sto\s(?:\w+ly\s)?$"
)
# "the plan has cut", "the target was cut": what was done, by a form that says nothing of its time.
AUXILIARY: Final = re.compile(r"\b(?:has|have|had|['’]ve|was|were|been)\s(?:\w+ly\s|also\s)?$")
# "raising the limit to £90,000 would help", "an increase to 20,000 a day is expected".
AFTER_MODAL: Final = re.compile(
    r"(?:\s\w+){0,2}?\s(?:would|could|will|may|might|should|(?:is|are|was|were)\s(?:expected|forecast|planned"
    r"|likely))\b"
)
# "reduce emissions by 25 per cent", behind a comma: what governs it stands before.
LISTED: Final = re.compile(r"[;,]\s(?:and\s|or\s)?$")
LINKS: Final = tuple(f"{link}{blank}" for link in (",", ";", "and", "or") for blank in (" ", "\n", "\u00a0"))


@attrs.define(slots=True)
class Found:
    """A change as found: its span, subject and arguments, and the rule that gave it."""

    start: int
    end: int
    rule: str
    arguments: Arguments
    direction: Direction | None
    subject: str | None
    is_expected: bool
    clause_start: int
    factor: Decimal | None = None


@attrs.define(slots=True)
class Sentence:
    """A sentence with its words of change, amounts and periods; `floor` is where the last change in it ended."""

    text: str
    start: int
    end: int
    words: frozenset[str]
    items: Sequence[Item]
    floor: int

    def after(self, at: int) -> list[Item]:
        """The items that begin at an offset or behind it."""
        return [item for item in self.items if item.start >= at]

    def behind(self, at: int) -> Sequence[Item]:
        """The items behind an offset; none where the first is too far to be an argument of a word that ends there."""
        items = self.items
        for number, item in enumerate(items):
            if item.begin >= at:
                return items[number:] if item.begin <= at + LONGEST_GAP else ()
        return ()

    def before(self, at: int) -> list[Item]:
        """The items that end before an offset, and belong to no change yet."""
        floor = self.floor
        return [item for item in self.items if item.end <= at and item.start >= floor]

    def is_expected(self, start: int, end: int) -> bool:
        """Whether a forecast, plan, target or condition governs a change that begins and ends there."""
        before = self.text[max(self.floor, start - 70) : start]
        if before.endswith(LINKS) and LISTED.search(before):
            clause = self.text[self.start : start]
        else:
            clause = _last_clause(before)
        if "to" in clause and INFINITIVE.search(clause):
            done = DONE.search(clause)
            return done is None or not _modals().isdisjoint(LETTERS.findall(clause[: done.start()].lower())[-3:])
        if " to be " in clause and PLANNED.search(clause):
            return True
        near = clause[-45:]
        if not expecting().isdisjoint(LETTERS.findall(near.lower())):  # most clauses have none of these words
            words = LETTERS.findall(NO_PLAN.sub("", near).lower())
            if not self._governing(start).isdisjoint(_behind_drivers(words)):
                return True
        return AFTER_MODAL.match(self.text, end) is not None

    def _governing(self, start: int) -> frozenset[str]:
        """The words before the word of change at an offset that would make it a forecast or plan."""
        match = WORD.match(self.text, start)
        word = match[0] if match is not None else ""
        is_past = word.endswith("ed") or word in past_movements() or word in _driving_verbs()
        if is_past or AUXILIARY.search(self.text, max(self.floor, start - 20), start):
            return _expecting_past()
        return expecting()


def _last_clause(words: str) -> str:
    """The words behind the last mark or word at which a clause begins; most words before a change have none."""
    if "," in words or "that" in words or "said" in words or ";" in words or ":" in words:
        return CLAUSE.split(words)[-1]
    return words


def _behind_drivers(words: list[str]) -> list[str]:
    """The words behind the last verb that brings a change about, and the modals that govern that verb.

    "it would rise, driving costs up" and "it would have pushed costs up" are forecasts, "the threat it would fall sent
    shares down" is none.
    """
    for number in range(len(words) - 1, -1, -1):
        if words[number] in _driving_verbs():
            is_governed = words[number].endswith("ing") or "have" in words[max(0, number - 2) : number]
            modals = [word for word in words[:number] if word in _modals()] if is_governed else []
            return modals + words[number + 1 :]
    return words


@cache
def _driving_verbs() -> frozenset[str]:
    return frozenset(lexicon.lines("en/driving_verbs.txt"))


@cache
def _modals() -> frozenset[str]:
    return frozenset(lexicon.lines("en/expecting_modals.txt"))


@cache
def _expecting_past() -> frozenset[str]:
    """The words that make a forecast of a past form too: "the rate would have fallen", "wants costs reduced"."""
    return expecting() - frozenset(lexicon.lines("en/expecting_nouns.txt"))


@cache
def expecting() -> frozenset[str]:
    """The words that make a change a forecast, a plan, a target or a condition."""
    return frozenset(lexicon.lines("en/expecting.txt")) | {"'ll", "’ll"}
