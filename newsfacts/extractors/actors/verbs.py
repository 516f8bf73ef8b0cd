"""Verbs: the inflected forms of the verbs of saying and acting, and whether the clause after an offset acts.

Reads lexicon/en/acting_verbs.tsv; a regular verb stands there by its base form alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import attrs

from newsfacts import lexicon
from newsfacts.extractors.actors.words import words_of

NEXT_WORD: Final = re.compile(r"(?:[ \t\u00a0]{1,2}\n?[ \t]{0,8}|\n[ \t]{0,8})([a-z][a-z'’-]*)")
"""The next word of the clause: no comma, no stop, no capital before it."""
DOUBLED: Final = re.compile(r"[^aeiou]*[aeiou][bcdfgklmnprtvz]|[a-z]*(?:mit|pel|bel|fer)")
"""Verbs that double their last letter: plan, admit, expel."""
MOST_WORDS: Final = 4
AUXILIARIES: Final = ("be", "have", "modal", "adverb")
"""The kinds of words that may stand before a verb; an adverb changes nothing."""


@attrs.define(frozen=True, slots=True)
class Forms:
    """The forms of the verbs, by what they are; `known` are they all, and the words that may stand in their place."""

    base: frozenset[str]
    third: frozenset[str]
    past: frozenset[str]
    participle: frozenset[str]
    gerund: frozenset[str]
    known: frozenset[str]


@cache
def forms() -> Forms:
    """The forms of the verbs of the lexicon."""
    base, third, past, participle, gerund = (set[str]() for _ in range(5))
    for row in lexicon.table("en/acting_verbs.tsv"):
        verb = row["verb"]
        he, did, doing = inflected(verb)
        if row["class"] != "noun":
            base.add(verb)
            third.add(he)
        past.add(row["past"] or did)
        participle.add(row["participle"] or did)
        gerund.add(doing)
        if verb.endswith("el"):  # cancelled as well as canceled
            past.add(verb + "led")
            participle.add(verb + "led")
            gerund.add(verb + "ling")
    known = base.union(third, past, participle, gerund, words_of("willing"), words_of("attitude"), words_of("any"))
    return Forms(*map(frozenset, (base, third, past, participle, gerund, known)))


def inflected(verb: str) -> tuple[str, str, str]:
    """The third person, the past and the gerund of a regular verb.

    >>> inflected("deny"), inflected("plan"), inflected("urge")
    (('denies', 'denied', 'denying'), ('plans', 'planned', 'planning'), ('urges', 'urged', 'urging'))
    """
    if verb.endswith("e"):
        return verb + "s", verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    stem = verb + verb[-1] if DOUBLED.fullmatch(verb) else verb
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "go")) else "s"), stem + "ed", stem + "ing"


def acts(text: str, end: int, plural: bool, gerund: bool = False) -> bool:
    """Whether the clause after an offset says what the one before it did: "accused", "has never said", "is trying".

    `plural` takes the base form for the third person ("analysts expect"); `gerund` takes in "officials accusing". A
    passive ascribes nothing.

    >>> [acts(text, text.index(" "), False) for text in ("Rome accused Bern", "Rome has held out", "Rome was hit")]
    [True, True, False]
    """
    known = forms()
    auxiliary = ""
    for _ in range(MOST_WORDS):
        match = NEXT_WORD.match(text, end)
        if match is None:
            return auxiliary == "modal"  # "Moscow always does."
        word = match[1]
        kind = _auxiliaries().get(word)
        if kind is None and word not in known.known and not word.endswith("ly"):
            return False  # and so it is after most words
        end = match.end()
        if auxiliary == "be":
            if word in known.gerund or word in words_of("willing"):
                return True
        elif auxiliary == "have":
            if word in known.participle or word in words_of("attitude"):
                return True
            if word in words_of("any"):
                continue
        elif auxiliary == "modal":
            if word in known.base:
                return True
        elif word in known.past:
            return not _is_passive(text, end, word)
        elif word in (known.base if plural else known.third) or (gerund and word in known.gerund):
            return True
        if kind is None and not word.endswith("ly"):
            return False
        if kind is not None and kind != "adverb":
            auxiliary = kind
    return False


@cache
def _auxiliaries() -> dict[str, str]:
    """The words that may stand before a verb, and what they are."""
    return {word: kind for kind in reversed(AUXILIARIES) for word in words_of(kind)}


def _is_passive(text: str, end: int, word: str) -> bool:
    """Whether a form of the past is a participle: "officials accused of fraud", "soldiers killed in the attack"."""
    after = NEXT_WORD.match(text, end)
    if after is None:
        return word in words_of("passive_in")
    if after[1] in words_of("passive"):
        return True
    return (after[1] == "of" and word in words_of("passive_of")) or (
        after[1] == "in" and word in words_of("passive_in")
    )
