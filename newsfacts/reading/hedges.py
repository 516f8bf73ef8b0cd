"""Hedges: reads the words around a figure and gives its qualifier ("more than", "nearly", "or so")."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import product
from typing import Final, cast

import attrs

from newsfacts import lexicon
from newsfacts.facts import Qualifier

WINDOW: Final = 48
"""How far before a figure its hedge may begin: the longest hedges of the lexicon, and one word to skip."""
OPENING: Final = " \t\r\n\u00a0([\"'“‘"
"""What may stand between a hedge and its figure: "nearly (4) ...", 'about "5m"'."""
LONGEST: Final = 5
"""The number of words of the longest hedge."""

PLACING: Final = frozenset({"over", "under", "above", "below", "beyond"})
"""Hedges that only say where before an "about": "spread over some 40 miles"."""
ALONE: Final = frozenset([*".,;:)", ""])
"""After these a figure has no hedge behind it."""


@attrs.define(frozen=True, slots=True)
class Hedges:
    """The hedges of one side of a figure."""

    phrases: dict[str, Qualifier | None]
    parts: frozenset[str]
    """The words that they have next to the figure: the last one, two or more before it, the first behind it."""
    letters: frozenset[str]
    """The letters that they have next to the figure, in either case: most figures have no such letters there."""
    further: dict[str, frozenset[str]]
    """Of the letters of a word that is no hedge by itself, as " to", those that stand before them in one."""


@cache
def _before() -> Hedges:
    phrases = _on_side("before")
    split = [phrase.split() for phrase in phrases]
    parts = frozenset(" ".join(words[first:]) for words in split for first in range(len(words)))
    letters = _in_any_case((lead + words[-1])[-3:] for words in split for lead in " \n")
    further = {
        f" {last}": _in_any_case(f" {words[-2]}"[-3:] for words in split if words[-1] == last)
        for last in ("of", "to", "as", "at")
    }
    return Hedges(phrases, parts, letters, further)


@cache
def _after() -> Hedges:
    phrases = _on_side("after")
    firsts = frozenset(phrase.split()[0] for phrase in phrases)
    return Hedges(
        phrases, firsts, _in_any_case((first + stop)[:3] for first in firsts for stop in ("", *" \n,.;:)")), {}
    )


def _in_any_case(some: Iterable[str]) -> frozenset[str]:
    return frozenset("".join(form) for one in some for form in product(*({c.lower(), c.upper()} for c in one)))


def _on_side(side: str) -> dict[str, Qualifier | None]:
    return {
        row["phrase"]: cast("Qualifier | None", row["qualifier"] or None)
        for row in lexicon.table("en/hedges.tsv")
        if row["side"] == side
    }


BEING: Final = (["is"], ["are"], ["be"])
NEAR: Final = 24
"""So many characters may stand between a value and the word that leads to the old one."""


def qualifier_of(text: str, start: int, end: int) -> Qualifier | None:
    """The qualifier of the figure at start to end; None where it stands alone.

    >>> [qualifier_of(text, text.index("$"), text.index("m") + 1) for text in ("nearly $4m", "$4m or so", "only $4m")]
    ['just_under', 'about', None]
    """
    known = _before()
    if not _stands_alone(text, start, known) and (qualifier := _qualifier_before(text, start, known)[0]):
        return qualifier
    return None if text[end : end + 1] in ALONE else hedge_after(text, end)


def hedge_before(text: str, start: int) -> tuple[Qualifier | None, int]:
    """The qualifier before an offset and where its words begin; (None, start) where there is none."""
    known = _before()
    if _stands_alone(text, start, known):
        return None, start
    qualifier, end, count = _qualifier_before(text, start, known)
    return qualifier, _begin_of(text, end, count)


def _stands_alone(text: str, start: int, known: Hedges) -> bool:
    """Whether the letters before a figure show that no hedge ends there, as they mostly do."""
    if start < 8:
        return False
    at = start - 2 if text[start - 1] == "(" else start - 1
    letters = text[at - 3 : at]
    if letters in known.further and text[at] == " " and text[at - 4].isalpha():
        return text[at - 6 : at - 3] not in known.further[letters]  # "up to", not "rose to"
    return (
        letters not in known.letters
        and text[at] == " "
        and letters[1:] not in known.letters  # of a single letter, or a sign
        and letters[2] not in OPENING
    )


def _qualifier_before(text: str, start: int, known: Hedges) -> tuple[Qualifier | None, int, int]:
    """The qualifier before an offset, where its words end, and how many they are."""
    begin = start
    loose: tuple[Qualifier | None, int, int] = None, start, 0  # an "about", which a bound right before it outranks
    for _ in range(3):  # "more than another", "up to an additional", "up to an estimated"
        left = text[max(0, begin - WINDOW) : begin].rstrip(OPENING).lower()
        phrase, count = _longest(left, known)
        if not count:
            break
        if phrase == "up to" and any(f"{word} * up to" in known.phrases for word in left.split()[-4:-3]):
            return loose  # "pushed oil up to $60"
        if phrase == "up to" and left.split()[-3:-2] in BEING and text.find(" from ", start, start + NEAR) > 0:
            return loose  # "is up to 5.2 percent from 5.1 percent"
        found = known.phrases[phrase], begin, count
        if loose[0]:
            return found if found[0] not in (None, "about") and phrase not in PLACING else loose
        if found[0] == "about":
            loose = found
        elif found[0]:
            return found
        begin = _begin_of(text, begin, count)
        if _stands_alone(text, begin, known):
            break
    return loose


def _longest(left: str, known: Hedges) -> tuple[str, int]:
    """The longest hedge at the end of the words before a figure, and how many words it has."""
    longest, count = "", 0
    phrase = ""
    for number, word in enumerate(reversed(left.rsplit(None, LONGEST)), 1):
        phrase = f"{word} {phrase}" if phrase else word
        if phrase not in known.parts:
            break
        if phrase in known.phrases:
            longest, count = phrase, number
    return longest, count


def _begin_of(text: str, end: int, count: int) -> int:
    """Where the last `count` words before an offset begin."""
    at = end
    for _ in range(count):
        while at > 0 and not text[at - 1].isalnum() and text[at - 1] not in "~<>.":
            at -= 1
        if words := text[max(0, at - WINDOW) : at].rsplit(None, 1):
            at -= len(words[-1])
    return at


def hedge_after(text: str, end: int) -> Qualifier | None:
    """The qualifier after an offset: "or more", "at most"; None where there is none."""
    if text[end : end + 1] in ALONE:
        return None
    known = _after()
    lead = text[end + 1 : end + 4]
    if text[end] == " " and lead not in known.letters and (lead[:1] == "(" or lead[:1].isalpha()):
        return None
    following = text[end : end + WINDOW].lower()
    if following.lstrip(" -\r\n\u00a0")[:1] == "+":
        return "at_least"
    words = [word.strip(",.;:)") for word in following.lstrip("-").split()[:3]]
    if not words or words[0] not in known.parts:
        return None
    return next(
        (known.phrases[p] for n in range(len(words), 0, -1) if (p := " ".join(words[:n])) in known.phrases), None
    )
