"""Heads: gives the head nouns of descriptions of people, and the peoples that act by their name alone.

Reads lexicon/en/groups.tsv.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import attrs

from newsfacts import lexicon
from newsfacts.reading import countries

WITHOUT_PLURAL: Final = ("ch", "sh", "ese", "wiss")
"""How the adjectives of peoples without a plural end."""


@attrs.define(frozen=True, slots=True)
class Head:
    """The head noun of a description: one person, many, or a body ("police"); and the event coders' sector."""

    words: str
    form: str
    sector: str


@cache
def heads() -> dict[str, tuple[Head, ...]]:
    """The heads by their last word, longer ones first; of several rows the first has a head."""
    known: dict[str, Head] = {}
    for row in lexicon.table("en/groups.tsv"):
        for words in row["heads"].split("|"):
            known.setdefault(words, Head(words, row["form"], row["sector"]))
    by_last: dict[str, tuple[Head, ...]] = {}
    for words in sorted(known, key=lambda words: -len(words)):
        last = words.split()[-1]
        by_last[last] = (*by_last.get(last, ()), known[words])
    return by_last


@cache
def printed_heads() -> dict[str, tuple[Head, ...]]:
    """The heads by their last word as printed: one that opens a sentence has a capital ("Police said")."""
    return {printed: found for word, found in heads().items() for printed in (word, word[0].upper() + word[1:])}


def heads_person(word: str) -> bool:
    """Whether a word is the head of a description of persons, and not of a body."""
    return any(head.words == word and head.form != "body" for head in heads().get(word, ()))


@cache
def looked_for() -> frozenset[str]:
    """The words from which a description is read."""
    return frozenset((*printed_heads(), *peoples(), *nations()))


@cache
def peoples() -> dict[str, str]:
    """Peoples in the plural ("Palestinians"), who act by their name alone."""
    return {word: code for word, code in countries.words().people.items() if word[-1] == "s" and word[-2:].islower()}


@cache
def nations() -> dict[str, str]:
    """Adjectives without a plural that name a people after "the": "the French", "the Dutch", "the Japanese"."""
    return {word: code for word, code in countries.words().adjectives.items() if word.endswith(WITHOUT_PLURAL)}
