"""Seasons: reads "spring", "summer", "autumn", "fall" and "winter" outward: "last summer", "the spring of 1998"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsfacts.extractors.periods.terms import Term
from newsfacts.extractors.periods.units import GOES_ON
from newsfacts.extractors.periods.words import word_before

SEASON_YEAR: Final = re.compile(
    r",?\s(?:of\s)?(?:(?P<year>1[5-9]\d\d|20\d\d)|['’](?P<short>\d\d))(?!\d|[.,]\d|['’]?s\b)"
)
# "a fall in prices", "this spring of hope": what follows where the word is no season.
NO_SEASON: Final = re.compile(r"\s(?:in|of|by|guy)\b")
SEASON_LEADS: Final = frozenset(
    {"early", "mid", "late", "since", "until", "in", "by", "during", "over", "through", "before", "after"}
)


def read_season(text: str, start: int, end: int, season: str) -> Iterator[Term]:
    """ "last summer", "the spring of 1998", "the summer of '69"; "fall" and "spring" are words as well."""
    if match := SEASON_YEAR.match(text, end):
        year, short = (int(figures) if figures else None for figures in match.group("year", "short"))
        yield Term(start, match.end(), "season", "season", "season and year", name=season, year=year, short=short)
        return
    if season in ("autumn", "spring") and NO_SEASON.match(text, end):
        return
    word, at = word_before(text, start)
    if word in ("last", "this", "next", "past", "coming"):
        yield Term(at, end, "season", "season", "season placed", name=season, way=word)
        return
    lead = word_before(text, at)[0] if word == "the" else word
    if lead in SEASON_LEADS and GOES_ON.match(text, end):
        yield Term(start, end, "season", "season", "season", name=season)
