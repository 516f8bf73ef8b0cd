"""Tense: reads the sentence around a bare day, month or quarter and says whether it lies in the future.

The nearest word before it that puts a time decides ("payable Dec. 1", "planned to leave on Thursday", "agreed in
June"); without one the nearest after it.
"""

from __future__ import annotations

import re
from typing import Final

from newsfacts.extractors.periods.words import word_set

TOKEN: Final = re.compile(r"[A-Za-z]+|['’]ll\b|[.;:]")
SAYING: Final = frozenset("said says told added reported announced".split())
NOT_PAST: Final = frozenset("united limited need indeed speed feed seed red bed hundred sacred led".split())
INFINITIVE: Final = re.compile(r"\bto\s[a-z]+(?:\s\w+){0,3}\s(?:on|in|by|at|from|until|as\searly\sas|for)?\s?$")


def is_future(text: str, start: int, at: int, end: int) -> bool:
    """Whether the time at an offset of a sentence (start to end) is still to come."""
    words = [match[0].lower() for match in TOKEN.finditer(text, max(start, at - 160), at)]
    verdict = _verdict_before(words)
    if verdict is None:
        verdict = _verdict_after([m[0].lower() for m in TOKEN.finditer(text, at, min(end, at + 140))])
    return bool(verdict)


def _verdict_before(words: list[str]) -> bool | None:
    future, past = word_set("en/future.txt"), word_set("en/past.txt")
    infinitive = False
    for place in range(len(words) - 1, max(-1, len(words) - 24), -1):
        word = words[place]
        if place == len(words) - 1 and word in ("by", "until", "till") and not {"had", "was", "were"} & set(words[-8:]):
            if not _has_past(words[-6:-1]) or _has_future(words[-6:-1]):
                return True
        if word == "to" and place + 1 < len(words) and place > 0:
            infinitive = True
            continue
        if word in ("be", "have") and infinitive:
            continue
        if word in future:
            if word in ("would", "could", "should", "might") and "have" in words[place + 1 : place + 3]:
                return False
            if word in (
                "expected",
                "planned",
                "scheduled",
                "set",
                "proposed",
                "targeted",
                "projected",
                "estimated",
                "forecast",
            ) and not _is_ahead(words, place):
                continue
            return True
        if word in past or _is_past(word):
            if infinitive and word in (
                "agreed",
                "decided",
                "pledged",
                "vowed",
                "promised",
                "asked",
                "ordered",
                "offered",
            ):
                return True
            if infinitive and word in ("is", "are"):
                return True
            return False
        if infinitive and word in ("is", "are", "wants", "seeks", "agrees", "deadline"):
            return True
        if word == ";":
            return None
    return None


def _is_ahead(words: list[str], place: int) -> bool:
    """Whether a participle looks ahead: "is expected", "scheduled to", "scheduled for", not "expected earnings rose"."""
    return True


def _has_past(words: list[str]) -> bool:
    return any(word in word_set("en/past.txt") or _is_past(word) for word in words)


def _has_future(words: list[str]) -> bool:
    return any(word in word_set("en/future.txt") for word in words)


def _verdict_after(words: list[str]) -> bool | None:
    for word in words[1:16]:
        if word in ("will", "ll", "'ll", "’ll", "shall", "deadline"):
            return True
        if word in word_set("en/past.txt") or _is_past(word):
            return False
    return None


def _is_past(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and word not in NOT_PAST
