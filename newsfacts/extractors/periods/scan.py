"""Scan: reads a text and its numerals and gives the terms of time in it, in order, each read outward from a word.

One scan finds the words that only time uses; years and dates in figures are looked for at the numerals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from newsfacts import lexicon
from newsfacts.extractors.periods import calendar
from newsfacts.extractors.periods.dates import read_month, read_weekday
from newsfacts.extractors.periods.terms import Term
from newsfacts.extractors.periods.units import read_season, read_unit
from newsfacts.extractors.periods.words import named, time_words, words_before
from newsfacts.extractors.periods.years import read_figures
from newsfacts.reading import Numeral


def find_terms(text: str, numerals: Sequence[Numeral], country: str | None) -> list[Term]:
    """The terms of time of a text, in order, none overlapping another."""
    return _without_overlaps([*_worded(text), *read_figures(text, numerals, country)])


def _without_overlaps(terms: Iterable[Term]) -> list[Term]:
    """Of terms that overlap the longer stands, and of equals the first."""
    kept: list[Term] = []
    for term in sorted(terms, key=lambda t: (t.start, -t.end)):
        while kept and term.start < kept[-1].end and term.end - term.start > kept[-1].end - kept[-1].start:
            kept.pop()
        if not kept or term.start >= kept[-1].end:
            kept.append(term)
    return kept


@cache
def _triggers() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """The scan, and what each word of it is: its role and value."""
    kinds: dict[str, tuple[str, str]] = {}
    for row in lexicon.table("en/months.tsv"):
        for form in row["forms"].split():
            kinds[form] = kinds[form.upper()] = ("month", row["month"])
    for word, value in time_words("weekday").items():
        kinds[word.capitalize()] = kinds[word.upper()] = ("weekday", value)
    for role in ("season", "day", "unit", "decade"):
        for word, value in time_words(role).items():
            for form in (word, word.capitalize()):
                kinds[form] = (role, value)
    for word in named("en/events.tsv"):
        for form in (word, word.capitalize(), word.upper()):
            kinds.setdefault(form, ("event", ""))
    for word in named("en/holidays.tsv"):
        kinds.setdefault(word.capitalize(), ("holiday", ""))
    words = sorted(kinds, key=lambda word: (-len(word), word))
    first = "".join(sorted({word[0] for word in words}))
    return re.compile(rf"(?<![^\W_])(?=[{first}])(?:{'|'.join(map(re.escape, words))})(?![^\W_])"), kinds


def _worded(text: str) -> Iterator[Term]:
    """The terms that a word of time gives."""
    scan, kinds = _triggers()
    for match in scan.finditer(text):
        role, value = kinds[match[0]]
        start, end = match.span()
        if match[0][0].isupper() and (special := _special(text, start, end)):
            yield special
            continue
        if role == "month":
            yield from read_month(text, start, end, int(value))
        elif role == "weekday":
            yield from read_weekday(text, start, end, int(value))
        elif role == "unit":
            yield from read_unit(text, start, end, value)
        elif role == "season":
            yield from read_season(text, start, end, value)
        elif role == "day":
            yield from _today(text, start, end, int(value))
        elif role == "decade":
            yield from _spelled_decade(text, start, end, int(value))
        elif role == "event":
            yield from _event(text, start, end)


LAST_NIGHT: Final = re.compile(r"\b[Ll]ast\s(?=night\b|evening\b)")
PART_OF_DAY: Final = re.compile(r"\s(?:morning|afternoon|evening|night)\b")


def _today(text: str, start: int, end: int, offset: int) -> Iterator[Term]:
    """ "today", "yesterday"; not the name of a paper ("USA Today") or what "today" alone means ("today's youth")."""
    if text[start].isupper() and text[max(0, start - 4) : start] == "USA ":
        return
    yield Term(start, end, "unit", "day", "day counted from publication", unit="day", way="this", count=offset)


def _spelled_decade(text: str, start: int, end: int, number: int) -> Iterator[Term]:
    """ "the eighties", "the roaring twenties"; no age ("in her thirties") or temperature ("the low forties")."""
    left = [word for word, _ in words_before(text, start, 2)]
    if not left or (left[0] != "the" and left[-1] != "the") or left[0] in ("low", "high", "upper", "lower"):
        return
    if left[0] in ("the", "early", "mid", "late", "roaring", "swinging", "hungry"):
        yield Term(start, end, "short", "decade", "decade in words", number=number)


def _special(text: str, start: int, end: int) -> Term | None:
    """A holiday whose name has the word at the offset: "Good Friday", "Christmas Eve"."""
    row = _named_at(text, start, end, "en/holidays.tsv")
    if row is None:
        return None
    first, last, found = row
    return Term(first, last, "holiday", "day", "day of the feast", name=found["rule"])


def _event(text: str, start: int, end: int) -> Iterator[Term]:
    """A well-known event with fixed years."""
    if row := _named_at(text, start, end, "en/events.tsv"):
        first, last, found = row
        days = calendar.years(int(found["first"]), int(found["last"]))
        yield Term(first, last, "fixed", "event", "event with fixed years", days=days)


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
