"""Elsewhere: dates that the grammar finds but does not settle itself, which dateparser reads.

They are dates with another language's month ("12 avril 2008"), run together ("25Apr2008") or in a log's order with the
time before the year ("Apr 25 10:30:00 2008"). dateparser is loaded when the first is met; its answers are kept.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import cache, lru_cache
from typing import Final

from newsfacts import lexicon
from newsfacts.extractors.periods.terms import Term
from newsfacts.extractors.periods.words import month_numbers

# A day in figures with a month in letters: the month is looked up, so any letters will do.
DAY_AND_MONTH: Final = re.compile(
    r"""
    (?P<day> [0-3]?\d ) (?: \. | er | º | ª | ° )? (?P<gap> [ /-]? )
    (?: de \s | di \s )? (?P<month> [^\W\d_]{3,12} ) \.?
    (?: (?: [ /-]? | \s del? \s ) (?P<year> 1\d{3} | 20\d\d ) (?! \d ) )?
    """,
    re.VERBOSE,
)
# "Apr 25 10:30:00 2008", "25 April 10:30 GMT 2008": a time of day before the year.
TIME_AND_YEAR: Final = re.compile(r"\s\d\d?:\d\d(?::\d\d)?\s(?:[A-Z]{2,4}\s)?(?P<year>1\d{3}|20\d\d)(?!\d|[.,]\d)")


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """The languages that have a month of a name, for the names that English has not."""
    found: dict[str, tuple[str, ...]] = {}
    for row in lexicon.table("en/months_elsewhere.tsv"):
        for name in row["names"].split():
            if name not in month_numbers():
                found[name] = (*found.get(name, ()), row["language"])
    return found


@cache
def month_openings() -> frozenset[str]:
    """The first three letters of what may follow the day of such a date, in lower case."""
    return frozenset(name[:3] for name in (*_languages(), *month_numbers())) | {"de ", "di ", "er "}


def read_elsewhere(text: str, start: int) -> Term | None:
    """The date that begins with a day in figures and goes on with a month the grammar does not know."""
    match = DAY_AND_MONTH.match(text, start)
    if match is None or not 1 <= int(match["day"]) <= 31 or text[match.end() : match.end() + 1].isalnum():
        return None
    name = match["month"].lower()
    languages = _languages().get(name, ())
    if not languages and not (name in month_numbers() and match["gap"] in ("", "/") and match["year"]):
        return None
    if not languages:
        languages = ("en",)
    elif match["gap"] != " ":
        return None
    surface = match[0]
    year = int(match["year"]) if match["year"] else None
    return Term(
        start,
        match.end(),
        "elsewhere",
        "day",
        "date read by dateparser",
        name=surface,
        unit=" ".join(languages),
        year=year,
    )


@lru_cache(maxsize=4096)
def settle(surface: str, languages: str, published: date | None, future: bool) -> date | None:
    """The day of a date as printed; None where dateparser reads none, or where it needs a day of publication.

    >>> settle("12 avril 2008", "fr", None, False)
    datetime.date(2008, 4, 12)
    """
    import dateparser  # a tenth of a second: only when a text has such a date

    base = datetime.combine(published or date(2000, 1, 1), time(12))
    found = dateparser.parse(
        surface,
        languages=languages.split(),
        settings={
            "RELATIVE_BASE": base,
            "REQUIRE_PARTS": ["day", "month"],
            "PREFER_DATES_FROM": "future" if future else "past",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return found.date() if found else None
