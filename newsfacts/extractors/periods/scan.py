"""Scan: reads a text and its numerals and gives the terms of time in it, in order, each read outward from a word.

One scan finds the words that only time uses; years and dates in figures are looked for at the numerals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import Final

from newsfacts import lexicon
from newsfacts.extractors.periods import calendar
from newsfacts.extractors.periods.calendar import Days
from newsfacts.extractors.periods.dates import read_month, read_weekday
from newsfacts.extractors.periods.seasons import read_season
from newsfacts.extractors.periods.terms import Term
from newsfacts.extractors.periods.units import GOES_ON, read_unit
from newsfacts.extractors.periods.words import named, time_words, words_before, words_that
from newsfacts.extractors.periods.years import OPENING, read_figures
from newsfacts.reading import Numeral

START: Final = attrgetter("start")


def find_terms(text: str, numerals: Sequence[Numeral], country: str | None) -> list[Term]:
    """The terms of time of a text, in order, none overlapping another."""
    return _without_overlaps([*_worded(text), *read_figures(text, numerals, country)])


def _without_overlaps(terms: Iterable[Term]) -> list[Term]:
    """Of terms that overlap the longer stands, and of equals the first."""
    terms = sorted(terms, key=START)
    if all(first.end <= second.start for first, second in pairwise(terms)):
        return terms  # most texts have none
    kept: list[Term] = []
    for term in sorted(terms, key=lambda t: (t.start, -t.end)):
        while kept and term.start < kept[-1].end and term.end - term.start > kept[-1].end - kept[-1].start:
            kept.pop()
        if not kept or term.start >= kept[-1].end:
            kept.append(term)
    return kept


# All but the letters of English becomes a blank, a byte a character: so the words are told by one split, and those of
# time looked for by their bytes. On news this is six times as fast as one pattern of all the words.
BLANKED: Final = bytes(code if chr(code).isalpha() and code < 128 else 32 for code in range(256))
PIECE: Final = 4096
"""The text is looked through in pieces of about so many characters: few of the words of time are in any one."""


@cache
def _triggers() -> dict[str, tuple[str, str]]:
    """The words that begin a look outward: role and value of each, by its printed form."""
    kinds: dict[str, tuple[str, str]] = {}
    for row in lexicon.table("en/months.tsv"):
        for form in row["forms"].split():
            kinds[form] = kinds[form.upper()] = ("month", row["month"])
    for word, value in time_words("weekday").items():
        kinds[word.capitalize()] = kinds[word.upper()] = ("weekday", value)
    for role in ("season", "day", "part of day", "unit", "decade"):
        for word, value in time_words(role).items():
            for form in (word, word.capitalize()):
                kinds[form] = (role, value)
    for word in named("en/events.tsv"):
        for form in (word, word.capitalize(), word.upper()):
            kinds.setdefault(form, ("event", ""))
    for word in named("en/holidays.tsv"):
        kinds.setdefault(word.capitalize(), ("holiday", ""))
    return kinds


@cache
def _printed() -> dict[bytes, bytes]:
    """The words of time in bytes, each with itself between blanks."""
    return {word.encode(): f" {word} ".encode() for word in _triggers()}


def find_words(text: str) -> list[tuple[int, int]]:
    """Where the runs of letters that are words of time stand, in order."""
    printed = _printed()
    words = frozenset(printed)
    blanked = b" %b " % text.encode("latin-1", "replace").translate(BLANKED)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(blanked) - 1:
        close = blanked.find(b" ", at + PIECE)
        piece = blanked[at : close + 1] if close > 0 else blanked[at:]
        sighted = []
        for word in words.intersection(piece.split()):
            begin = piece.find(printed[word])
            while begin >= 0:
                sighted.append((at + begin, at + begin + len(word)))  # the blank before the text is one too many
                begin = piece.find(printed[word], begin + len(word) + 1)
        found += sorted(sighted)
        at += len(piece) - 1
    return found


def _worded(text: str) -> Iterator[Term]:
    """The terms that a word of time gives."""
    triggers, feasts = _triggers(), named("en/holidays.tsv")
    for start, end in find_words(text):
        if _is_inside(text, start, end):
            continue
        word = text[start:end]
        role, value = triggers[word]
        if word[0].isupper() and word.lower() in feasts and (special := _special(text, start, end)):
            yield special
        elif role == "month":
            yield from read_month(text, start, end, int(value))
        elif role == "weekday":
            yield from read_weekday(text, start, end, int(value))
        elif role == "unit":
            yield from read_unit(text, start, end, value)
        elif role == "season":
            yield from read_season(text, start, end, value)
        elif role == "day":
            yield from _today(text, start, end, int(value))
        elif role == "part of day":
            yield from _part_of_day(text, start, end)
        elif role == "decade":
            yield from _spelled_decade(text, start, end, int(value))
        elif role == "event":
            yield from _event(text, start, end)


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether letters or figures go on beyond the word: "Maybe" is one run, but "Maÿ" and "week2" are more."""
    return (start > 0 and text[start - 1].isalnum()) or text[end : end + 1].isalnum()


def _today(text: str, start: int, end: int, offset: int) -> Iterator[Term]:
    """ "today", "yesterday"; not the name of a paper or a programme within a sentence ("he told Today")."""
    if text[start].isupper() and not OPENING.search(text, max(0, start - 4), start):
        return
    yield Term(start, end, "unit", "day", "day counted from publication", unit="day", way="this", count=offset)


def _part_of_day(text: str, start: int, end: int) -> Iterator[Term]:
    """ "last night" is yesterday, "the night before last" the day before, "this morning" today."""
    left = words_before(text, start, 1)
    close = end + len(" before last")
    if left and left[0][0] == "the" and text.startswith(" before last", end) and GOES_ON.match(text, close):
        yield Term(start, close, "unit", "day", "part of a day", unit="day", way="this", count=-2)
    elif left and left[0][0] in ("last", "this") and not (left[0][0] == "last" and text[start:end] == "morning"):
        offset = -1 if left[0][0] == "last" else 0
        yield Term(left[0][1], end, "unit", "day", "part of a day", unit="day", way="this", count=offset)


def _spelled_decade(text: str, start: int, end: int, number: int) -> Iterator[Term]:
    """ "the eighties", "the roaring twenties"; no age ("in her thirties") or temperature ("the low forties")."""
    left = [word for word, _ in words_before(text, start, 2)]
    if "the" in left and left[0] in words_that("decade_lead"):
        yield Term(start, end, "short", "decade", "decade in words", short=number)


def _special(text: str, start: int, end: int) -> Term | None:
    """A holiday whose name has the word at the offset: "Good Friday", "Christmas Eve"."""
    row = _named_at(text, start, end, "en/holidays.tsv")
    if row is None:
        return None
    first, last, found = row
    if " " not in text[first:last] and not _is_feast(text, first, last):
        return None
    return Term(first, last, "holiday", "day", "day of the feast", name=found["rule"])


FEAST_OF: Final = re.compile(r"\s(?P<word>[a-z]+)")


def _is_feast(text: str, start: int, end: int) -> bool:
    """Whether a feast's name is a time and not what something is for: "Christmas trading", "an Easter egg"."""
    noun = FEAST_OF.match(text, end)
    if noun is None or noun["word"] in words_that("function") or noun["word"] in words_that("feast_time"):
        return True
    left = words_before(text, start, 1)
    return bool(left) and left[0][0] in words_that("feast_lead")


def _event(text: str, start: int, end: int) -> Iterator[Term]:
    """A well-known event with fixed years."""
    if row := _named_at(text, start, end, "en/events.tsv"):
        first, last, found = row
        days = _fixed_days(found["first"])[0], _fixed_days(found["last"])[1]
        yield Term(first, last, "fixed", "event", "event with fixed years", days=days)


def _fixed_days(cell: str) -> Days:
    """The days of a year or a day as the lexicon prints it."""
    return calendar.years(int(cell)) if len(cell) == 4 else (date.fromisoformat(cell), date.fromisoformat(cell))


def _named_at(text: str, start: int, end: int, path: str) -> tuple[int, int, dict[str, str]] | None:
    """The longest name of a table that has the word at an offset as its trigger."""
    word = text[start:end].lower()
    for name, row in named(path).get(word, ()):
        first = start - name.index(word)
        last = first + len(name)
        if first < 0 or text[first:last].replace("\n", " ").replace("-", " ").lower() != name.replace("-", " "):
            continue
        if (first and text[first - 1].isalnum()) or text[last : last + 1].isalnum():
            continue
        return first, last, row
    return None
