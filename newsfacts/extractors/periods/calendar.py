"""Calendar: arithmetic on stretches of days, nothing that knows of text.

A stretch is a pair of days, both inclusive; None at an end is open or unknown. What lies outside the years 1 to 9999,
or does not exist (31 February), is None as a whole or at that end.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

Days = tuple[date | None, date | None]
"""The first and the last day of a stretch of time."""

NEVER: Final[Days] = (None, None)

MONTHS_OF: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
"""How many months a unit has."""


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None where there is no such day.

    >>> day_of(2008, 2, 29), day_of(2008, 2, 31)
    (datetime.date(2008, 2, 29), None)
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=1024)  # news speaks of a few years again and again
def months(year: int, month: int, count: int = 1) -> Days:
    """So many whole months from a month on; the month may lie outside 1 to 12, for it counts from January of the year.

    >>> months(2007, 10, 3)
    (datetime.date(2007, 10, 1), datetime.date(2007, 12, 31))
    """
    last = year * 12 + month - 1 + count - 1
    year, month = divmod(year * 12 + month - 1, 12)
    start = day_of(year, month + 1, 1)
    if start is None or last >= 120000:
        return NEVER
    return start, date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1])


@lru_cache(maxsize=1024)
def years(first: int, last: int | None = None) -> Days:
    """The calendar years from one to another."""
    last = first if last is None else last
    if not 1 <= first <= last <= 9999:
        return NEVER
    return date(first, 1, 1), date(last, 12, 31)


def century(number: int) -> Days:
    """The 19th century is 1801 to 1900."""
    return years(number * 100 - 99, number * 100)


def quarter(year: int, number: int) -> Days:
    """A calendar quarter, 1 to 4."""
    return months(year, number * 3 - 2, 3)


def half(year: int, number: int) -> Days:
    """A calendar half, 1 or 2."""
    return months(year, number * 6 - 5, 6)


SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month in which each season begins in the north."""


def season(year: int, name: str, southern: bool = False) -> Days:
    """The season that begins in a year, by whole months; six months later in the south."""
    return months(year, SEASONS[name] - 6 if southern and SEASONS[name] > 6 else SEASONS[name] + 6 * southern, 3)


def week(day: date, offset: int = 0) -> Days:
    """The week around a day, Monday to Sunday, or one so many weeks later."""
    monday = plus_days(day, 7 * offset - day.weekday())
    return monday, plus_days(monday, 6) if monday else None


def plus_days(day: date, count: int) -> date | None:
    """The day so many days later, None beyond the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def plus_months(day: date, count: int) -> date | None:
    """The same day of the month so many months later, or the month's last day where it is shorter."""
    number = day.year * 12 + day.month - 1 + count
    year, month = divmod(number, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def plus(day: date, unit: str, count: int) -> date | None:
    """The day so many units later."""
    if unit in ("day", "week"):
        return plus_days(day, count * (7 if unit == "week" else 1))
    return plus_months(day, count * MONTHS_OF[unit])


def shifted(days: Days, unit: str, count: int) -> Days:
    """The same stretch so many units later; one that ends a month ends a month still.

    >>> shifted((date(2007, 4, 1), date(2007, 6, 30)), "quarter", -1)
    (datetime.date(2007, 1, 1), datetime.date(2007, 3, 31))
    """
    start, end = days
    new_start = plus(start, unit, count) if start else None
    new_end = plus(end, unit, count) if end else None
    if end and new_end and unit not in ("day", "week") and end.day == monthrange(end.year, end.month)[1]:
        new_end = date(new_end.year, new_end.month, monthrange(new_end.year, new_end.month)[1])
    if (start and not new_start) or (end and not new_end):
        return NEVER
    return new_start, new_end


def unit_around(day: date, unit: str, offset: int = 0) -> Days:
    """The calendar unit around a day, or the one so many units later.

    >>> unit_around(date(2008, 4, 25), "quarter", -1)
    (datetime.date(2008, 1, 1), datetime.date(2008, 3, 31))
    """
    if unit == "day":
        moved = plus_days(day, offset)
        return moved, moved
    if unit == "week":
        return week(day, offset)
    if unit == "weekend":
        monday = week(day, offset)[0]
        return (plus_days(monday, 5), plus_days(monday, 6)) if monday else NEVER
    if unit == "decade":
        first = day.year // 10 * 10 + 10 * offset
        return years(first, first + 9)
    if unit == "century":
        return century((day.year - 1) // 100 + 1 + offset)
    size = MONTHS_OF[unit]
    return months(day.year, (day.month - 1) // size * size + 1 + size * offset, size)


def beside(days: Days, unit: str, count: int) -> Days | None:
    """The stretch so many units later, where the stretch is one unit long whatever day it begins on; else None.

    >>> beside((date(2009, 10, 1), date(2010, 9, 30)), "year", -1)
    (datetime.date(2008, 10, 1), datetime.date(2009, 9, 30))
    """
    start, end = days
    if unit not in ("quarter", "half", "year") or start is None or end is None or start.day != 1:
        return None
    if months(start.year, start.month, MONTHS_OF[unit])[1] != end:
        return None
    return shifted(days, unit, count)


def halves(days: Days, parts: int, number: int) -> Days:
    """One of the halves or quarters of a stretch: by whole months, of a month its first 15 days and the rest.

    >>> halves((date(1990, 1, 1), date(1999, 12, 31)), 2, 1)
    (datetime.date(1990, 1, 1), datetime.date(1994, 12, 31))
    """
    start, end = days
    if start is None or end is None:
        return NEVER
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    if count == 1 and parts == 2:
        middle = date(start.year, start.month, 15)
        return (start, middle) if number == 1 else (plus_days(middle, 1), end)
    if count % parts:
        return NEVER
    size = count // parts
    return months(start.year, start.month + size * (number - 1), size)


def part_of(days: Days, part: str, grain: str) -> Days:
    """The early, mid or late part of a calendar stretch, or its first or last day.

    Of a decade: years 0 to 3, 4 to 6, 7 to 9; of a year: four months each; of a month: ten days, ten days, the rest.
    Of other stretches a third each, by whole days.
    """
    start, end = days
    if start is None or end is None:
        return days
    if part == "end":
        return end, end
    if part == "start":
        return start, start
    place = ("early", "mid", "late").index(part)
    if grain == "decade":
        return years(start.year + (0, 4, 7)[place], start.year + (3, 6, 9)[place])
    if grain == "century":
        return years(start.year + (0, 33, 66)[place], start.year + (32, 65, 99)[place])
    if grain == "year":
        return months(start.year, start.month + 4 * place, 4)
    if grain == "month":
        return date(start.year, start.month, 1 + 10 * place), end if place == 2 else start.replace(day=10 + 10 * place)
    if grain in ("quarter", "season"):
        return months(start.year, start.month + place)
    if grain == "half":
        return months(start.year, start.month + 2 * place, 2)
    if grain == "week":
        return plus_days(start, (0, 2, 4)[place]), plus_days(start, (1, 3, 6)[place])
    return days


# -- feasts ----------------------------------------------------------------------------------------------------------


def feast(rule: str, year: int) -> date | None:
    """The day of a feast in a year, by its rule in the lexicon."""
    if rule == "election":  # the Tuesday after the first Monday of November
        monday = nth_weekday(year, 11, 1, 0)
        return plus_days(monday, 1) if monday else None
    if rule.startswith("easter"):
        sunday = easter(year)
        return plus_days(sunday, int(rule.split()[1])) if sunday else None
    if "-" in rule and " " not in rule:
        month, day = rule.split("-")
        return day_of(year, int(month), int(day))
    month_number, nth, weekday = map(int, rule.split())
    return nth_weekday(year, month_number, nth, weekday)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The nth weekday of a month; -1 is the last."""
    if nth < 0:
        end = months(year, month)[1]
        return plus_days(end, -((end.weekday() - weekday) % 7)) if end else None
    start = day_of(year, month, 1)
    return plus_days(start, (weekday - start.weekday()) % 7 + 7 * (nth - 1)) if start else None


def easter(year: int) -> date | None:
    """Easter Sunday of the Gregorian"""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return day_of(year, f // 31, f % 31 + 1)
