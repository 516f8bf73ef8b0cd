"""Verbs: the inflected forms of the verbs of saying and acting, and whether what stands before an offset acts.

Reads lexicon/en/acting_verbs.tsv; gives `acts` and the sets of forms.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import attrs

from newsfacts import lexicon

WORD: Final = re.compile(r"[ \t\u00a0]{1,2}\n?[ \t]{0,8}([a-z][a-z-]*)|\n[ \t]{0,8}([a-z][a-z-]*)")
"""The next word of the clause: no comma, no stop, no capital before it."""
BE: Final = frozenset(["is", "are", "was", "were", "be", "been", "being"])
HAVE: Final = frozenset(["has", "have", "had", "having"])
MODAL: Final = frozenset(["will", "would", "could", "can", "may", "might", "should", "must", "shall", "did", "do", "does", "to"])
ADVERB: Final = frozenset(
    ["also", "then", "later", "still", "now", "again", "already", "never", "even", "both", "all", "not", "first", "long", "once", "often", "always", "soon", "earlier", "today", "yesterday", "once", "ever", "itself", "himself", "themselves", "yet", "all", "last"]
)
WILLING: Final = frozenset(
    ["ready", "prepared", "willing", "unwilling", "able", "unable", "keen", "reluctant", "determined", "eager", "anxious", "trying", "likely", "unlikely", "set", "due", "expected", "confident", "right", "wrong", "optimistic", "committed", "furious", "angry"]
)
"""What one is who acts or will: "Moscow is ready to talk"."""
PASSIVE_AFTER: Final = frozenset(["by"])
OF_AFTER: Final = frozenset(["accused", "charged", "suspected", "convicted"])
DOUBLED: Final = re.compile(r"[^aeiou]*[aeiou][bcdfgklmnprtvz]|.*(?:mit|pel|bel|fer)")
MOST_WORDS: Final = 4


@attrs.define(frozen=True, slots=True)
class Forms:
    """The forms of the verbs, each form by what it can be; `saying` has the finite forms of verbs of saying alone."""

    base: frozenset[str]
    third: frozenset[str]
    past: frozenset[str]
    participle: frozenset[str]
    gerund: frozenset[str]
    saying: frozenset[str]


def _inflect(verb: str) -> tuple[str, str, str]:
    """The third person, the past and the gerund of a regular verb.

    >>> _inflect("deny"), _inflect("plan"), _inflect("urge")
    (('denies', 'denied', 'denying'), ('plans', 'planned', 'planning'), ('urges', 'urged', 'urging'))
    """
    if verb.endswith("e"):
        return verb + "s", verb + "d", (verb[:-1] if not verb.endswith("ee") else verb) + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "go")) else "s")
    stem = verb + verb[-1] if DOUBLED.fullmatch(verb) else verb
    return third, stem + "ed", stem + "ing"


@cache
def forms() -> Forms:
    """The forms of the verbs of the lexicon."""
    base, third, past, participle, gerund, saying = (set[str]() for _ in range(6))
    for row in lexicon.table("en/acting_verbs.tsv"):
        verb = row["verb"]
        he, did, doing = _inflect(verb)
        done = row["participle"] or did
        did = row["past"] or did
        base.add(verb)
        third.add(he)
        past.add(did)
        participle.add(done)
        gerund.add(doing)
        if verb.endswith("el"):  # cancelled and canceled
            past.add(verb + "led")
            participle.add(verb + "led")
            gerund.add(verb + "ling")
        if row["class"] == "say":
            saying.update((verb, he, did))
    return Forms(*(frozenset(kind) for kind in (base, third, past, participle, gerund, saying)))


def acts(text: str, end: int, plural: bool) -> bool:
    """Whether the clause after an offset says what the one before it did: "accused", "has never said", "is trying".

    `plural` takes in the base form ("analysts expect"). A passive says nothing of the kind.

    >>> [acts(text, text.index(" "), False) for text in ("Moscow accused Kiev", "Moscow has held out", "Moscow was hit")]
    [True, True, False]
    """
    known = forms()
    auxiliary = ""
    for _ in range(MOST_WORDS):
        match = WORD.match(text, end)
        if match is None:
            return False
        word = match[1] or match[2]
        end = match.end()
        if auxiliary == "be":
            if word in known.gerund or word in WILLING:
                return True
        elif auxiliary == "have":
            if word in known.participle:
                return True
        elif auxiliary == "modal":
            if word in known.base:
                return True
        elif word in known.past:
            after = WORD.match(text, end)
            following = (after[1] or after[2]) if after else ""
            return not (following in PASSIVE_AFTER or (following == "of" and word in OF_AFTER))
        elif (word in known.third if not plural else word in known.base) or word in known.gerund:
            return True
        if word in BE:
            auxiliary = "be"
        elif word in HAVE:
            auxiliary = "have"
        elif word in MODAL:
            auxiliary = "modal"
        elif word not in ADVERB and not word.endswith("ly"):
            return False
    return False
