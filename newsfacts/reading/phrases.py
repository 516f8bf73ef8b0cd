"""Phrases: reads a text from an offset and gives where the noun phrase that begins there ends.

A noun phrase goes on over determiners, adjectives, figures and nouns, and ends with its head: before a preposition, a
conjunction, a verb, an adverb of time or a stop.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsfacts import lexicon

LONGEST: Final = 12
"""A noun phrase has no more words than this."""

# One more word of the phrase: blanks (or one line break), then a word, a name, a possessive, a figure with its sign.
WORD: Final = re.compile(
    r"""
    (?P<gap> [ \t\u00a0]? \n? [ \t]{0,8} )
    (?P<quote> ["“‘]? )
    (?P<word> [$£€¥]? \d[\d.,]* \d (?: [-–]?\w+ )? %? | [^\W_] [\w&.'’/-]* )
    """,
    re.VERBOSE,
)
DETERMINERS: Final = frozenset(
    {"a", "an", "the", "its", "his", "her", "their", "our", "your", "my", "this", "that", "these", "those"}
    | {"all", "some", "any", "no", "each", "every", "both"}
)
OPENERS: Final = frozenset({"this", "that", "these", "those", "each", "every", "all", "most", "monthly", "quarterly"})
"""What ends a phrase elsewhere and may open one: "this year" after another, "quarterly profit"."""


@cache
def _ends() -> dict[str, frozenset[str]]:
    return {
        kind: frozenset(lexicon.words("en/phrase_ends.tsv", kind=kind))
        for kind in ("function", "verb", "pronoun", "modifier")
    }


@cache
def phrase_ends() -> frozenset[str]:
    """The words before which every noun phrase ends: prepositions, conjunctions, verbs, pronouns."""
    return _ends()["function"] | _ends()["verb"] | _ends()["pronoun"]


@cache
def ly_nouns() -> frozenset[str]:
    """The nouns in -ly, which are no adverbs: "family", "supply"."""
    return frozenset(lexicon.lines("en/ly_nouns.txt"))


def noun_phrase_end(text: str, start: int, limit: int) -> int:
    """Where the noun phrase that begins at an offset ends; the offset itself where none begins.

    >>> text = "of its total gas requirements in 2003"
    >>> text[3 : noun_phrase_end(text, 3, len(text))]
    'its total gas requirements'
    """
    ends = _ends()
    at = end = start
    before: list[str] = []
    is_name = False  # whether the last word is part of a name: "the GM Hughes unit"
    for _ in range(LONGEST):
        match = WORD.match(text, at, limit)
        if match is None or (match["quote"] and before) or (before and not match["gap"]):
            break
        word, close = _without_stop(match["word"], match.end())
        lowered = word.lower()
        if before and before[-1] in DETERMINERS and lowered in ("last", "most", "only", "over", "next", "overall"):
            pass  # "of the last consignment"
        elif not before and lowered in OPENERS:
            pass
        elif lowered in ends["function"] or (lowered in ends["verb"] and not _is_adjective(lowered, before)):
            break
        elif _is_pronoun(word) and lowered not in ("one", "others", "most", "all", "those", "these", "her"):
            return end if before else close
        elif before and (_is_verb(text, lowered, close, before, limit) or _is_after_head(word, before, is_name)):
            break
        elif before and lowered in DETERMINERS and before[-1] not in ("all", "both", "half"):
            break  # "gave 5% of users the creeps": a second phrase begins
        is_name = bool(before) and word[0].isupper()
        before.append(lowered)
        at = end = close
        if close != match.end():
            break
    if before and before[-1] in DETERMINERS - {"this", "that", "these", "those", "all", "some", "any"}:
        return start
    return end


def _without_stop(word: str, end: int) -> tuple[str, int]:
    """A word and where it ends without the stop or comma that closes it; "U.S." and "Co." keep theirs."""
    bare = word.rstrip(".,'’/-")
    if word.endswith(("'", "’")) and bare.endswith("s") and not word[:-1].endswith((".", ",")):
        return word, end  # "its customers' money"
    if word.endswith(".") and "." in bare:
        return word, end
    return bare, end - (len(word) - len(bare))


def _is_adjective(word: str, before: list[str]) -> bool:
    """Whether a form of a verb stands as an adjective or noun: "its used cars", "the country's needs"."""
    if not before or not (before[-1] in DETERMINERS or before[-1].endswith(("'s", "’s"))):
        return False
    return word not in ("is", "are", "was", "were", "has", "have", "had")


def _is_pronoun(word: str) -> bool:
    """Whether a word is a noun phrase by itself; "the US currency" and "the IT firm" have none."""
    return word.lower() in _ends()["pronoun"] and not (word.isupper() and len(word) > 1)


def _is_after_head(word: str, before: list[str], is_name: bool) -> bool:
    """Whether the phrase has ended with a plural: "of pupils walk", not "of sales growth" or "of previous sales"."""
    last = before[-1]
    if is_name or not (word.isalpha() and word.islower()) or last in DETERMINERS:
        return False
    if last in ("people", "men", "women", "children", "police", "cattle"):
        return True
    return (
        last.endswith("s")
        and len(last) > 3
        and last.isalpha()
        and not (last.endswith(("ss", "us", "is")) or last in _ends()["modifier"])
    )


def _is_verb(text: str, word: str, end: int, before: list[str], limit: int) -> bool:
    """Whether a word in -ed or -ly after the noun ends the phrase: "of voters agreed", not "of unregistered voters"."""
    if word.endswith("ly") and len(word) > 4 and word not in ("early", "monthly") and word not in ly_nouns():
        return before[-1].endswith("s") and before[-1] not in DETERMINERS
    if not word.endswith("ed") or len(word) < 5:
        return False
    if before[-1] in DETERMINERS:
        return False
    if before[-1].endswith("s") or before[-1] in ("people", "women", "men", "children", "those"):
        return True
    follows = WORD.match(text, end, limit)
    return follows is None or not follows["gap"] or follows["word"].lower() in (_ends()["function"] | DETERMINERS)
