"""Dated: days, weekdays, months, feasts, quarters, seasons and years: what has a name in the calendar.

A bare one is the nearest not after the day of publication, or, with a future verb, the nearest after it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from newsfacts.extractors.periods import calendar
from newsfacts.extractors.periods.calendar import NEVER, Days
from newsfacts.extractors.periods.elsewhere import settle
from newsfacts.extractors.periods.setting import Setting
from newsfacts.extractors.periods.terms import Term

REPORTING: Final = 60
"""How many days after its end a quarter's results may still be announced as to come."""
REPORTED: Final = re.compile(
    r"\s(?:\w+\s)?(?:net|earnings|profits?|loss(?:es)?|results|income|sales|revenues?|charge|figures)\b"
)
TO_REPORT: Final = re.compile(r"\b(?:report|post|announce|record|show)\s[^.;]*$")


class Dated(Setting):
    """Days of terms that name a date or a part of the year."""

    # -- days, months and weekdays -------------------------------------------------------------------------------

    def _day(self, term: Term, number: int) -> Days | None:
        month, day = term.month or 1, term.day or 1
        if calendar.day_of(2000, month, day) is None:
            return None
        year, given = self.year_given(term, number)
        if given:
            if year is None:
                return NEVER
            found = calendar.day_of(year, month, day)
            return (found, found) if found else None
        if self.published is None:
            return NEVER
        found = self._on_weekday(term) or self._nearest_day(month, day, self.future(term))
        return (found, found) if found else NEVER

    def _elsewhere(self, term: Term, number: int) -> Days | None:
        """A date in another language or order; without a year and a day of publication there is no telling."""
        if term.year is None and self.published is None:
            return NEVER
        found = settle(term.name, term.unit, self.published, term.year is None and self.future(term))
        return (found, found) if found else None

    def _on_weekday(self, term: Term) -> date | None:
        """The nearest such day that falls on the weekday printed with it: "Monday, Oct. 26"."""
        assert self.published is not None
        if term.weekday is None:
            return None
        year = self.published.year
        days = [calendar.day_of(year + step, term.month or 1, term.day or 1) for step in (-1, 0, 1)]
        fit = [day for day in days if day and day.weekday() == term.weekday]
        return min(fit, key=lambda day: abs(day - self.published), default=None)  # type: ignore[operator]

    def _nearest_day(self, month: int, day: int, future: bool) -> date | None:
        """The nearest such day not after publication, or after it."""
        assert self.published is not None
        for step in range(9):  # 29 February may be eight years away
            year = self.published.year + (step if future else -step)
            if not 1 <= year <= 9999:
                return None
            found = calendar.day_of(year, month, day)
            if found and (found > self.published if future else found <= self.published):
                return found
        return None

    def _weekday(self, term: Term, number: int) -> Days | None:
        if self.published is None or term.weekday is None:
            return NEVER
        today = self.published
        if term.unit == "week":
            monday = calendar.week(today, {"last": -1, "this": 0, "next": 1}[term.way])[0]
            found = calendar.plus_days(monday, term.weekday) if monday else None
            return found, found
        behind = (today.weekday() - term.weekday) % 7
        if term.way == "this":
            monday = calendar.week(today)[0]
            found = calendar.plus_days(monday, term.weekday) if monday else None
        elif term.way in ("last", "past"):
            found = calendar.plus_days(today, -(behind or 7))
        elif term.way in ("next", "coming") or self.future(term):
            found = calendar.plus_days(today, 7 - behind)
        else:
            found = calendar.plus_days(today, -behind)
        return found, found

    def _month(self, term: Term, number: int) -> Days | None:
        year, given = self.year_given(term, number)
        month = term.month or 1
        if given:
            return calendar.months(year, month) if year is not None else NEVER
        if self.published is None:
            return NEVER
        year = self.published.year
        if term.way == "this":
            return calendar.months(year, month)
        if term.way in ("last", "past"):
            return calendar.months(year - (month >= self.published.month), month)
        if term.way in ("next", "coming") or self.future(term):
            return calendar.months(year + (month <= self.published.month), month)
        return calendar.months(year - (month > self.published.month), month)

    def _holiday(self, term: Term, number: int) -> Days | None:
        year, given = self.year_given(term, number)
        if given:
            found = calendar.feast(term.name, year) if year is not None else None
            return found, found
        if self.published is None:
            return NEVER
        future = self.future(term)
        for step in range(3):
            found = calendar.feast(term.name, self.published.year + (step if future else -step))
            if found and (found > self.published if future else found <= self.published):
                return found, found
        return NEVER

    # -- parts of the year ------------------------------------------------------------------------------------------

    def _quarter(self, term: Term, number: int) -> Days | None:
        size = 3 if term.what == "quarter" else 6
        if term.until is not None:
            whole = self.days(term.until, number)
            return calendar.halves(whole, 12 // size, term.number or 1) if whole else None
        year, given = self.year_given(term, number)
        if term.name == "fiscal" or (given and year is None):
            return NEVER
        if not given:
            if self.published is None:
                return NEVER
            year = self._year_of_part(term, size)
        assert year is not None
        return calendar.months(year, (term.number or 1) * size - size + 1, size)

    def _year_of_part(self, term: Term, size: int) -> int:
        """The year of a bare quarter or half: the latest begun, with a future verb the next or the one under way.

        A company may yet have to report what has just ended: "will soon give its third-quarter net" of 26 October.
        """
        assert self.published is not None
        year = self.published.year
        start, end = calendar.months(year, (term.number or 1) * size - size + 1, size)
        if start is not None and start > self.published:
            year -= 1
            start, end = calendar.months(year, (term.number or 1) * size - size + 1, size)
        if end is None or end >= self.published or not self.future(term):
            return year
        if (self.published - end).days <= REPORTING and (
            REPORTED.match(self.text, term.end) or TO_REPORT.search(self.text, max(0, term.core - 110), term.core)
        ):
            return year
        return year + 1

    def _season(self, term: Term, number: int) -> Days | None:
        year, given = self.year_given(term, number)
        if given:
            return calendar.season(year, term.name, self.southern) if year is not None else NEVER
        if self.published is None:
            return NEVER
        now = self.published
        candidates = [calendar.season(now.year + step, term.name, self.southern) for step in (-2, -1, 0, 1, 2)]
        if term.way == "this":
            return min(candidates, key=lambda days: _distance(days, now))
        if term.way in ("last", "past"):
            return max((d for d in candidates if d[1] and d[1] < now), default=NEVER, key=lambda d: d[0] or now)
        if term.way in ("next", "coming") or self.future(term):
            return min((d for d in candidates if d[0] and d[0] > now), default=NEVER, key=lambda d: d[0] or now)
        return max((d for d in candidates if d[0] and d[0] <= now), default=NEVER, key=lambda d: d[0] or now)

    def _opening(self, term: Term, number: int) -> Days | None:
        """ "the first nine months of 2008", "the last two quarters of 1990"."""
        year, given = self.year_given(term, number)
        if given and year is None:
            return NEVER
        if year is None:
            if self.published is None:
                return NEVER
            year = self.published.year + (1 if self.future(term) and self.published.month > 6 else 0)
        days = calendar.years(year)
        if term.until is not None:
            days = self.days(term.until, number) or NEVER
        first, last = days
        if first is None or last is None:
            return NEVER
        if term.count > 0:
            end = calendar.plus(first, term.unit, term.count)
            return first, calendar.plus_days(end, -1) if end else None
        begin = calendar.plus(calendar.plus_days(last, 1) or last, term.unit, term.count)
        return begin, last

    # -- years and fixed stretches -----------------------------------------------------------------------------------

    def _year(self, term: Term, number: int) -> Days | None:
        return calendar.years(term.year or 0)

    def _fixed(self, term: Term, number: int) -> Days | None:
        return term.days or NEVER

    def _short(self, term: Term, number: int) -> Days | None:
        year = self.century(term.short or 0)
        return calendar.years(year, year + 9) if term.grain == "decade" else calendar.years(year)


def _distance(days: Days, now: date) -> timedelta:
    """How far a stretch lies from a day; nothing where it holds the day."""
    start, end = days
    if start is None or end is None:
        return timedelta.max
    return max(start - now, now - end, timedelta(0))
