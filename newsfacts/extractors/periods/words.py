"""Words: the words of time in the lexicon, and the words to the left of an offset."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsfacts import lexicon

Left = list[tuple[str, int]]
"""Words in lower case with where each begins, the nearest first."""

# A word or a mark: words are joined by blanks, hyphens and one line break; any other mark ends the run.
LEFT_TOKEN: Final = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*['’]?|[^\s\w-]|\n\s*\n|_")
WINDOW: Final = 52
LONGEST: Final = 20
"""Longer words are read by the pattern."""


def word_before(text: str, start: int) -> tuple[str, int]:
    """The word right before an offset, in lower case, and where it begins; "" and the offset where a mark stands there.

    >>> word_before("Rain fell, in the past year", 23), word_before("Rain, year", 6), word_before("five-year", 5)
    (('past', 18), ('', 6), ('five', 0))
    """
    end = start - 1
    if end > 0 and text[end] in " -":
        begin = text.rfind(" ", end - LONGEST if end > LONGEST else 0, end) + 1
        word = text[begin:end]
        if begin and word.isalnum():
            return word.lower(), begin
    left = words_before(text, start, 3)
    return left[0] if left else ("", start)


def words_before(text: str, start: int, most: int = 6) -> Left:
    """The words right before an offset, nearest first, as far as no mark stands between.

    >>> words_before("Rain fell, in the past five years", 28, 3)
    [('five', 23), ('past', 18), ('the', 14)]
    """
    found: Left = []
    floor = max(0, start - min(WINDOW, 15 * most))
    at = start  # most words stand between single blanks: these are cut off one by one, without the pattern
    for piece in reversed(text[floor:start].rsplit(" ", most + 1)):
        end, at = at, at - len(piece)
        if piece.isalnum():
            if at == floor and floor and text[floor - 1].isalnum():
                return found
            found.append((piece.lower(), at))
            if len(found) == most:
                return found
        elif piece:
            last = piece[-1]
            if not (last.isalnum() or last in "'’-" or last.isspace()):
                return found
            at = end
            break
        at -= 1
    else:
        return found
    for match in reversed(list(LEFT_TOKEN.finditer(text, floor, at))):
        token, at = match[0], match.start()
        if not token[0].isalnum() or (at == floor and floor and text[floor - 1].isalnum()) or len(found) == most:
            break
        found.append((token.lower(), at))
    return found


@cache
def time_words(role: str) -> dict[str, str]:
    """The words of a role with their value, in lower case."""
    return {row["word"].lower(): row["value"] for row in lexicon.table("en/time_words.tsv") if row["role"] == role}


@cache
def ordinals() -> dict[str, int]:
    """Ordinals in words; "19th" is read by `ordinal`."""
    return {word: int(value) for word, value in time_words("ordinal").items()}


@cache
def month_numbers() -> dict[str, int]:
    """The names and abbreviations of the months, in lower case."""
    return {form.lower(): int(row["month"]) for row in lexicon.table("en/months.tsv") for form in row["forms"].split()}


@cache
def counts() -> dict[str, int]:
    """The numbers in words that count units, in lower case."""
    return {
        row["word"]: int(row["value"])
        for row in lexicon.table("en/numbers.tsv")
        if row["role"] in ("unit", "tens", "dozen", "hundred")
    }


def ordinal(word: str) -> int | None:
    """The number of an ordinal: "third", "19th".

    >>> ordinal("19th"), ordinal("third"), ordinal("north")
    (19, 3, None)
    """
    if word in ordinals():
        return ordinals()[word]
    if word[:1].isdecimal() and word[-2:] in ("st", "nd", "rd", "th") and word[:-2].isdecimal() and len(word) < 5:
        return int(word[:-2])
    return None


def count_before(left: Left) -> tuple[int | None, int]:
    """The count that the words before a unit give, and how many words it takes: "twenty-five", "12", "a".

    >>> count_before([("five", 7), ("twenty", 0)]), count_before([("some", 0)])
    ((25, 2), (None, 0))
    """
    if not left:
        return None, 0
    word = left[0][0]
    if word in ("a", "an"):
        return 1, 1
    if word.isdecimal() and len(word) < 5:
        return (int(word), 1) if int(word) else (None, 0)
    value = counts().get(word)
    if not value:
        return None, 0
    tens = counts().get(left[1][0], 0) if len(left) > 1 else 0
    if value < 10 and tens >= 20 and tens < 100:
        return tens + value, 2
    if value == 100 and len(left) > 1:
        return 100 * (counts().get(left[1][0], 1)), 2
    return value, 1


@cache
def words_that(role: str) -> frozenset[str]:
    """The words of a role around figures and months.

    >>> "cattle" in words_that("counted")
    True
    """
    return frozenset(lexicon.words("en/period_words.tsv", role=role))


@cache
def _roles() -> dict[str, frozenset[str]]:
    """The words around figures and months, each with all its roles."""
    found: dict[str, frozenset[str]] = {}
    for row in lexicon.table("en/period_words.tsv"):
        for word in row["words"].split():
            found[word] = found.get(word, NO_ROLES) | {row["role"]}
    return found


NO_ROLES: Final[frozenset[str]] = frozenset()


def roles_of(word: str) -> frozenset[str]:
    """What a word around figures and months tells: one look for many questions.

    >>> sorted(roles_of("circa"))
    ['old_year_lead', 'year_lead']
    """
    return _roles().get(word, NO_ROLES)


Named = tuple[int, int, str, dict[str, str]]
"""A name of the lexicon: how long it is before its trigger and in all, its words without hyphens, and its row."""


@cache
def named(path: str) -> dict[str, tuple[Named, ...]]:
    """The names of a table (events, holidays) by the word whose sight makes one look for them, longest first."""
    found: dict[str, list[Named]] = {}
    for row in lexicon.table(path):
        for name in row["names"].split("|"):
            word = trigger_of(name)
            found.setdefault(word, []).append((name.index(word), len(name), name.replace("-", " "), row))
    return {word: tuple(sorted(names, key=lambda name: -name[1])) for word, names in found.items()}


def trigger_of(name: str) -> str:
    """The word of a name that is looked for: "war" of "second world war", else its last run of letters."""
    words = re.findall(r"[a-z]+", name)
    first = ("war", "july", "friday", "sunday", "monday", "christmas", "day", "eve")
    return next((word for word in first if word in words), words[-1])
