"""Scan: reads a text and its numerals and gives the terms of time in it, in order, each read outward from a word.

One scan finds the words that only time uses; years and dates in figures are looked for at the numerals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Final

from newsfacts import lexicon
from newsfacts.extractors.periods import calendar
from newsfacts.extractors.periods.calendar import Days
from newsfacts.extractors.periods.dates import read_month, read_weekday
from newsfacts.extractors.periods.seasons import read_season
from newsfacts.extractors.periods.terms import Term
from newsfacts.extractors.periods.units import GOES_ON, read_unit
from newsfacts.extractors.periods.words import named, time_words, word_before, words_before, words_that
from newsfacts.extractors.periods.years import OPENING, read_figures
from newsfacts.reading import Numeral
from newsfacts.reading.words import printed_words

START: Final = attrgetter("start")


def find_terms(
    text: str, numerals: Sequence[Numeral], country: str | None, words: frozenset[str] | None = None
) -> list[Term]:
    """The terms of time of a text, in order, none overlapping another; `words` are its words, if they are known."""
    terms = _worded(text, printed_words(text) if words is None else words)
    terms += read_figures(text, numerals, country)
    terms.sort(key=START)
    done = 0
    for term in terms:
        if term.start < done:
            return _longest(terms)
        done = term.end
    return terms  # most texts have none that overlap


def _longest(terms: Iterable[Term]) -> list[Term]:
    """Of terms that overlap the longer stands, and of equals the first."""
    kept: list[Term] = []
    for term in sorted(terms, key=lambda t: (t.start, -t.end)):
        while kept and term.start < kept[-1].end and term.end - term.start > kept[-1].end - kept[-1].start:
            kept.pop()
        if not kept or term.start >= kept[-1].end:
            kept.append(term)
    return kept


# All but letters and figures becomes a blank, a byte a character, so that the words of time are looked for by their
# bytes. On news this is six times as fast as one pattern of all the words.
BLANKED: Final = bytes(code if chr(code).isalnum() else 32 for code in range(256))
PIECE: Final = 4096
"""The text is looked through in pieces of about so many characters: few of the words of time are in any one."""

Reader = Callable[[str, int, int, str], Iterable[Term]]
"""Given a text, the span of a word of time and its value in the lexicon: the terms that the word gives."""


@cache
def _triggers() -> dict[str, tuple[Reader, str, bool]]:
    """The words of time by their printed form: what reads on from each, its value, and whether a feast may have it."""
    readers: dict[str, tuple[Reader, str]] = {}
    for row in lexicon.table("en/months.tsv"):
        for form in row["forms"].split():
            readers[form] = readers[form.upper()] = (read_month, row["month"])
    for word, value in time_words("weekday").items():
        readers[word.capitalize()] = readers[word.upper()] = (read_weekday, value)
    for role, reader in BY_ROLE.items():
        for word, value in time_words(role).items():
            readers[word] = readers[word.capitalize()] = (reader, value)
    for word in named("en/events.tsv"):
        for form in (word, word.capitalize(), word.upper()):
            readers.setdefault(form, (_event, ""))
    feasts = named("en/holidays.tsv")
    for word in feasts:
        readers.setdefault(word.capitalize(), (_no_term, ""))
    return {form: (*reader, form[0].isupper() and form.lower() in feasts) for form, reader in readers.items()}


@cache
def _printed() -> tuple[frozenset[str], dict[str, bytes]]:
    """The words of time, and each of them in bytes between blanks."""
    between = {word: f" {word} ".encode() for word in _triggers()}
    return frozenset(between), between


def find_words(text: str, words: frozenset[str]) -> list[tuple[int, int]]:
    """Where the words of time stand, in order, given the words of the text.

    >>> text = "A week, or 52weeks, in May"
    >>> find_words(text, printed_words(text))
    [(2, 6), (23, 26)]
    """
    wanted, _ = _printed()
    of_time = wanted.intersection(words)
    if not of_time:
        return []
    encoded = text.encode("latin-1", "replace")
    blanked = b" " + encoded.translate(BLANKED) + b" "
    found = _words_in(blanked, of_time) if len(blanked) <= PIECE else _words_by_pieces(blanked, of_time)
    if not found or text.isascii() or encoded.decode("latin-1") == text:  # every character has its byte
        return found
    return [(start, end) for start, end in found if not _is_inside(text, start, end)]


def _words_in(blanked: bytes, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where words of time stand in bytes between blanks, counted from behind the first blank."""
    _, between = _printed()
    found = []
    for word in words:
        spaced = between[word]
        begin = blanked.find(spaced)
        while begin >= 0:
            end = begin + len(word)
            found.append((begin, end))
            begin = blanked.find(spaced, end + 1)
    found.sort()
    return found


def _words_by_pieces(blanked: bytes, words: frozenset[str]) -> list[tuple[int, int]]:
    """The same of a long text."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(blanked) - 1:
        close = blanked.find(b" ", at + PIECE)
        piece = blanked[at : close + 1] if close > 0 else blanked[at:]
        printed = piece.decode("latin-1").split()
        found += [(at + start, at + end) for start, end in _words_in(piece, words.intersection(printed))]
        at += len(piece) - 1
    return found


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether letters that have no byte go on beyond a word: "Mayě" is another."""
    return (start > 0 and text[start - 1].isalnum()) or text[end : end + 1].isalnum()


def _worded(text: str, words: frozenset[str]) -> list[Term]:
    """The terms that a word of time gives."""
    triggers = _triggers()
    terms: list[Term] = []
    for start, end in find_words(text, words):
        reader, value, may_be_feast = triggers[text[start:end]]
        if may_be_feast and (feast := _feast(text, start, end)):
            terms.append(feast)
        else:
            terms += reader(text, start, end, value)
    return terms


def _today(text: str, start: int, end: int, offset: str) -> Iterator[Term]:
    """ "today", "yesterday"; not the name of a paper or a programme within a sentence ("he told Today")."""
    if text[start].isupper() and not OPENING.search(text, max(0, start - 4), start):
        return
    yield Term(start, end, "unit", "day", "day counted from publication", unit="day", way="this", count=int(offset))


def _part_of_day(text: str, start: int, end: int, value: str) -> Iterator[Term]:
    """ "last night" is yesterday, "the night before last" the day before, "this morning" today."""
    word, at = word_before(text, start)
    close = end + len(" before last")
    if word == "the" and text.startswith(" before last", end) and GOES_ON.match(text, close):
        yield Term(start, close, "unit", "day", "part of a day", unit="day", way="this", count=-2)
    elif word == "this" or (word == "last" and text[start:end] != "morning"):
        offset = -1 if word == "last" else 0
        yield Term(at, end, "unit", "day", "part of a day", unit="day", way="this", count=offset)


def _spelled_decade(text: str, start: int, end: int, number: str) -> Iterator[Term]:
    """ "the eighties", "the roaring twenties"; no age ("in her thirties") or temperature ("the low forties")."""
    left = [word for word, _ in words_before(text, start, 2)]
    if "the" in left and left[0] in words_that("decade_lead"):
        yield Term(start, end, "short", "decade", "decade in words", short=int(number))


def _feast(text: str, start: int, end: int) -> Term | None:
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
    return word_before(text, start)[0] in words_that("feast_lead")


def _event(text: str, start: int, end: int, value: str) -> Iterator[Term]:
    """A well-known event with fixed years."""
    if row := _named_at(text, start, end, "en/events.tsv"):
        first, last, found = row
        days = _fixed_days(found["first"])[0], _fixed_days(found["last"])[1]
        yield Term(first, last, "fixed", "event", "event with fixed years", days=days)


def _no_term(text: str, start: int, end: int, value: str) -> Iterable[Term]:
    """What is a word of time only in the name of a feast, "Eve", gives nothing by itself."""
    return ()


def _fixed_days(cell: str) -> Days:
    """The days of a year or a day as the lexicon prints it."""
    return calendar.years(int(cell)) if len(cell) == 4 else (date.fromisoformat(cell), date.fromisoformat(cell))


def _named_at(text: str, start: int, end: int, path: str) -> tuple[int, int, dict[str, str]] | None:
    """The longest name of a table that has the word at an offset as its trigger."""
    for before, length, name, row in named(path).get(text[start:end].lower(), ()):
        first = start - before
        last = first + length
        if first < 0 or text[first:last].replace("\n", " ").replace("-", " ").lower() != name:
            continue
        if (first and text[first - 1].isalnum()) or text[last : last + 1].isalnum():
            continue
        return first, last, row
    return None


BY_ROLE: Final[dict[str, Reader]] = {
    "season": read_season,
    "day": _today,
    "part of day": _part_of_day,
    "unit": read_unit,
    "decade": _spelled_decade,
}
"""What reads on from a word of time, by its role in the lexicon."""
