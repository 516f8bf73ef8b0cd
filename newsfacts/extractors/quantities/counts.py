"""Counts: reads the words after a figure and gives what it counts.

That is the head of the noun phrase that the figure opens: the islands of "four disputed islands".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from newsfacts import lexicon
from newsfacts.reading.phrases import phrase_ends

LONGEST: Final = 8
"""A counted noun stands at most so many words behind its figure."""
FARTHEST: Final = 24
"""A word that is longer is read by the pattern."""

# One more word of the phrase; an abbreviation keeps its stop only within ("U.S. citizens").
WORD: Final = re.compile(
    r"""
    (?P<gap> [ \t\u00a0\u202f]{1,2} | [ \t]? \r?\n [ \t]{0,8} )
    ["“‘'`]{0,2}
    (?P<word> [^\W\d_] (?: [\w&'’-] | \.(?=[^\W_]) | (?<=\.[A-Z])\. )* )
    ["”]?
    """,
    re.VERBOSE,
)
STOPS: Final = (",", ";", ":", ".", "!", "?", ")", "(", "[", "--", "–", "—")
APOSTROPHES: Final = ("'", "’", "'s", "’s")
OWNER: Final = re.compile(r"(?<=s)['’]$|['’]s$")
OF: Final = re.compile(r"\sof\s(?:the\s|his\s|her\s|their\s|its\s|our\s|my\s|these\s|those\s)?")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.lines(f"en/{name}.txt"))


@cache
def _phrase_words(kind: str) -> frozenset[str]:
    return frozenset(lexicon.words("en/phrase_ends.tsv", kind=kind))


@cache
def _modifiers() -> frozenset[str]:
    """The plurals that stand before another noun: "two sports car makers", "two police officers"."""
    return _phrase_words("modifier") | _words("modifying_plurals")


@cache
def _peoples() -> frozenset[str]:
    """The peoples whose name ends as no other plural does: Pakistanis, Israelis."""
    return frozenset(
        people
        for row in lexicon.table("countries.tsv")
        for people in (row["people"] or "").split("|")
        if people.endswith("is")
    )


@lru_cache(maxsize=8192)
def is_plural(word: str) -> bool:
    """Whether a word is a plural noun, by its form; few words are ever asked about, and again and again.

    >>> [is_plural(word) for word in ("companies", "people", "TVs", "previous", "boss", "has", "players'")]
    [True, True, True, False, False, False, False]
    """
    lowered = word.lower()
    if lowered in _words("plurals") or (word[0].isupper() and word in _peoples()):
        return True
    if not lowered.endswith("s") or lowered.endswith(("ss", "us", "is", "'s", "’s")):
        return False
    return (len(word) > 3 or word[:-1].isupper()) and len(word) > 2 and lowered not in _words("no_plurals")


def _word_after(text: str, at: int) -> tuple[str, int, int] | None:
    """The next word of a phrase, where it begins, and where it ends with its quotes; None where the phrase ends."""
    if text[at : at + 1] == " ":  # most words stand between two blanks
        end = text.find(" ", at + 1, at + FARTHEST)
        word = text[at + 1 : end]
        if end > 0 and word.isalpha():
            return word, at + 1, end
    match = WORD.match(text, at)
    return None if match is None else (match["word"], match.start("word"), match.end())


def counted_after(text: str, end: int, vague: bool = False) -> tuple[str, int] | None:
    """The noun counted by a figure that ends at an offset, and where it ends; None where nothing is.

    A vague figure may count by "of": "hundreds of protesters".

    >>> counted_after("four disputed islands off Japan", 4)
    ('islands', 21)
    """
    if vague and (of := OF.match(text, end)):
        end = of.end() - 1
    closing = phrase_ends()
    head: tuple[str, int] | None = None  # a plural that another may follow: "sports", of "two sports car makers"
    at = end
    for number in range(LONGEST):
        following = _word_after(text, at)
        if following is None:
            break
        word, begin, at = following
        lowered = word.lower()
        if lowered in closing and not _goes_on(lowered, number, head is not None):
            break
        bare = OWNER.sub("", word) if word.endswith(APOSTROPHES) else word
        if is_plural(bare):
            head = bare, begin + len(bare)
            if bare != word:
                return head  # "the two countries' relationship"
            if lowered not in _modifiers() and not _another_plural(text, begin + len(word)):
                return head
        if text.startswith(STOPS, at):
            break
    return head


def _goes_on(word: str, number: int, headed: bool) -> bool:
    """Whether a closing word stands within a phrase: "common and preferred shares", "two other men"."""
    if not headed and word in _phrase_words("verb") and is_plural(word):
        return True  # "nine million lives": a verb in -s has no plural before it
    if number == 0:
        return word.endswith("ed") or word in ("other", "more", "or", "so", "live", "overall", "last", "next", "daily")
    return not headed and (word in ("and", "or", "so", "known", "following", "leading") or word.endswith("ed"))


def _another_plural(text: str, end: int) -> bool:
    """Whether a plural noun follows at once, and is the head: "portfolio sales managers", "two communities leaders"."""
    following = _word_after(text, end)
    return following is not None and is_plural(following[0]) and following[0].lower() not in phrase_ends()


def single_after(text: str, end: int) -> tuple[str, int] | None:
    """The noun that "one" counts: the last word before the phrase ends ("one session of the five")."""
    closing = phrase_ends()
    head: tuple[str, int] | None = None
    at = end
    for number in range(4):
        following = _word_after(text, at)
        if following is None:
            return head
        word, begin, at = following
        lowered = word.lower()
        if lowered in closing or word.endswith(("'s", "’s", "ed", "ing", "ly")):
            return head if lowered in closing and not _goes_on(lowered, number, True) else None
        if is_plural(word) and number == 0:
            return None
        head = word, begin + len(word)
        if text.startswith(STOPS, at):
            return head
    return None
