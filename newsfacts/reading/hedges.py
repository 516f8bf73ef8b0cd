"""Hedges: reads the words around a figure and gives its qualifier ("more than", "nearly", "or so")."""

from __future__ import annotations

from functools import cache
from typing import Final, cast

from newsfacts import lexicon
from newsfacts.facts import Qualifier

WINDOW: Final = 48
"""How far before a figure its hedge may begin: the longest hedges of the lexicon, and one word to skip."""
OPENING: Final = " \t\r\n\u00a0([\"'“‘"
"""What may stand between a hedge and its figure: "nearly (4) ...", 'about "5m"'."""
LONGEST_WORD: Final = 16
LONGEST: Final = 5
"""The number of words of the longest hedge."""

PLACING: Final = frozenset({"over", "under", "above", "below", "beyond"})
"""Hedges that only say where before an "about": "spread over some 40 miles"."""
ALONE: Final = frozenset([*".,;:)", ""])
"""After these a figure has no hedge behind it."""

Hedges = tuple[dict[str, Qualifier | None], frozenset[str]]
"""Hedges, and the words with which they stand beside a figure; most figures have none of these beside them."""


@cache
def _before() -> Hedges:
    hedges = _on_side("before")
    return hedges, frozenset(phrase.split()[-1] for phrase in hedges)


@cache
def _after() -> Hedges:
    hedges = _on_side("after")
    return hedges, frozenset(phrase.split()[0] for phrase in hedges)


def _on_side(side: str) -> dict[str, Qualifier | None]:
    return {
        row["phrase"]: cast("Qualifier | None", row["qualifier"] or None)
        for row in lexicon.table("en/hedges.tsv")
        if row["side"] == side
    }


def qualifier_of(text: str, start: int, end: int) -> Qualifier | None:
    """The qualifier of the figure at start to end; None where it stands alone.

    >>> [qualifier_of(text, text.index("$"), text.index("m") + 1) for text in ("nearly $4m", "$4m or so", "only $4m")]
    ['just_under', 'about', None]
    """
    return _qualifier_before(text, start)[0] or hedge_after(text, end)


def hedge_before(text: str, start: int) -> tuple[Qualifier | None, int]:
    """The qualifier before an offset and where its words begin; (None, start) where there is none."""
    qualifier, end, count = _qualifier_before(text, start)
    return qualifier, _begin_of(text, end, count)


def _qualifier_before(text: str, start: int) -> tuple[Qualifier | None, int, int]:
    """The qualifier before an offset, where its words end, and how many they are."""
    hedges, last_words = _before()
    last = text[max(0, start - LONGEST_WORD) : start].rstrip(OPENING).rpartition(" ")[2]
    if last not in last_words and "\n" not in last and last.lower() not in last_words:
        return None, start, 0
    begin = start
    loose: tuple[Qualifier | None, int, int] = None, start, 0  # an "about", which a bound right before it outranks
    for _ in range(3):  # "more than another", "up to an additional", "up to an estimated"
        left = text[max(0, begin - WINDOW) : begin].rstrip(OPENING)
        lowered = left.lower()
        words = lowered.split()[-LONGEST:]
        if not words or words[-1] not in last_words:
            break
        for first in range(len(words)):
            phrase = " ".join(words[first:])
            if phrase in hedges:
                if first == 0 and len(words) < LONGEST and len(left) == WINDOW:
                    continue  # the window may have cut the first word
                if phrase == "up to" and first > 1 and f"{words[first - 2]} * up to" in hedges:
                    return loose  # "pushed oil up to $60"
                found = hedges[phrase], begin, len(words) - first
                if loose[0]:
                    return found if found[0] not in (None, "about") and phrase not in PLACING else loose
                if found[0] == "about":
                    loose = found
                elif found[0]:
                    return found
                begin = _begin_of(text, begin, len(words) - first)
                break
        else:
            break
    return loose


def _begin_of(text: str, end: int, count: int) -> int:
    """Where the last `count` words before an offset begin."""
    at = end
    for _ in range(count):
        while at > 0 and not text[at - 1].isalnum() and text[at - 1] not in "~<>.":
            at -= 1
        while at > 0 and not text[at - 1].isspace():
            at -= 1
    return at


def hedge_after(text: str, end: int) -> Qualifier | None:
    """The qualifier after an offset: "or more", "at most"; None where there is none."""
    if text[end : end + 1] in ALONE:
        return None
    hedges, first_words = _after()
    following = text[end : end + LONGEST_WORD].lstrip(" -\r\n\u00a0")
    if following[:1] == "+":
        return "at_least"
    if following.partition(" ")[0].rstrip(",.;:)").lower() not in first_words:
        return None
    words = text[end : end + WINDOW].lower().lstrip("-").split()[:3]
    words = [word.strip(",.;:)") for word in words]
    return next((hedges[p] for n in range(len(words), 0, -1) if (p := " ".join(words[:n])) in hedges), None)
