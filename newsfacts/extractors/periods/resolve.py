"""Resolve: reads whole expressions in their order and gives the days they mean.

Relative time counts from the day of publication alone; "a year earlier" counts from the period that the sentence
speaks of. What the text does not settle is None.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from newsfacts.extractors.periods import calendar
from newsfacts.extractors.periods.calendar import NEVER, Days
from newsfacts.extractors.periods.counted import Counted
from newsfacts.extractors.periods.dated import Dated
from newsfacts.extractors.periods.setting import Readers
from newsfacts.extractors.periods.terms import Term


class Resolver(Counted):
    """Gives the days of each term of a document, in order; knows the terms that are made of others."""

    def resolved(self) -> list[tuple[Term, Days]]:
        """The terms with their days, but those that name a day that does not exist."""
        found: list[tuple[Term, Days]] = []
        for number, term in enumerate(self.terms):
            days = self.days(term, number)
            if days is None:
                continue
            if days != NEVER:
                if _is_spoken_of(term):
                    self.spoken.append((term.start, days, term.grain))
                if term.grain == "day" and days[0] is not None and days[0] == days[1]:
                    self.day_spoken = term.start, days
            found.append((term, days))
        return found

    def _fiscal(self, term: Term, number: int) -> Days | None:
        if term.until is not None:
            if term.year is not None and not _has_year(term.until):
                term.until.year = term.year  # "fiscal 2009 ended Sept. 30"
            return self._ending_at(term, number, 12, "month")
        if self.fiscal_end is None or not self.text[term.core : term.core + 12].lower().startswith(
            ("fiscal", "the fiscal", "fy")
        ):
            return NEVER
        month, day = self.fiscal_end
        if term.year is not None:
            end = calendar.months(term.year, month)[1] if day > 27 else calendar.day_of(term.year, month, day)
            return _twelve_months_to(end)
        if self.published is None or term.way not in ("this", "last", "next"):
            return NEVER
        end = calendar.months(self.published.year, month)[1]
        if end and end < self.published:
            end = calendar.months(self.published.year + 1, month)[1]
        days = _twelve_months_to(end)
        return calendar.shifted(days, "year", {"this": 0, "last": -1, "next": 1}[term.way])

    def _beside(self, term: Term, number: int) -> Days | None:
        """ "the day before last Tuesday"."""
        found = self.days(term.until, number) if term.until else None
        day = calendar.plus_days(found[0], term.count) if found and found[0] else None
        return day, day

    def _nth(self, term: Term, number: int) -> Days | None:
        """ "the second Tuesday of November"."""
        month = self.days(term.until, number) if term.until else None
        if not month or not month[0] or term.number is None or term.weekday is None:
            return NEVER
        day = calendar.nth_weekday(month[0].year, month[0].month, term.number, term.weekday)
        return (day, day) if day and day.month == month[0].month else None

    def _around(self, term: Term, number: int) -> Days | None:
        """ "the week of March 6"."""
        found = self.days(term.until, number) if term.until else None
        return calendar.week(found[0]) if found and found[0] else NEVER

    # -- composed ------------------------------------------------------------------------------------------------------

    def _ending(self, term: Term, number: int) -> Days | None:
        if term.until is None:
            return NEVER
        return self._ending_at(term, number, term.count, term.unit)

    def _ending_at(self, term: Term, number: int, count: int, unit: str) -> Days | None:
        """So many units up to the end of another term."""
        assert term.until is not None
        until = term.until
        if (
            until.what in ("day", "month", "weekday")
            and until.year is None
            and term.way in ("this", "next")
            and self.published
        ):
            end = self._coming_end(until)
        else:
            days = self.days(until, number)
            end = days[1] if days else None
        if end is None:
            return NEVER
        if unit in ("day", "week"):
            return calendar.plus_days(end, 1 - count * (7 if unit == "week" else 1)), end
        after = calendar.plus_days(end, 1)
        begin = calendar.plus(after, unit, -count) if after else None
        return begin, end

    def _coming_end(self, until: Term) -> date | None:
        """The nearest such end not before publication: "the current fiscal year ending January 31"."""
        assert self.published is not None
        for year in (self.published.year, self.published.year + 1):
            end = (
                calendar.day_of(year, until.month or 1, until.day)
                if until.day
                else calendar.months(year, until.month or 1)[1]
            )
            if end and end >= self.published:
                return end
        return None

    def _range(self, term: Term, number: int) -> Days | None:
        first, last = term.first, term.last
        if first is None or last is None:
            return NEVER
        _share(first, last)
        bare = (
            last.what in ("month", "day")
            and self.year_given(last, number) == (None, False)
            and first.what in ("month", "day")
        )
        if bare and self.published and self.year_given(first, number) == (None, False):
            return self._bare_range(first, last, number)
        begin, end = self.days(first, number), self.days(last, number)
        if begin is None or end is None:
            return None
        if begin[0] and end[1] and begin[0] > end[1]:
            if last.what in ("month", "day") and not self.year_given(last, number)[1] and end[1]:
                moved = calendar.shifted(end, "year", begin[0].year - end[1].year)
                moved = moved if moved[1] and moved[1] >= begin[0] else calendar.shifted(moved, "year", 1)
                return begin[0], moved[1]
            if first.what == "weekday":
                return calendar.plus_days(begin[0], -7), end[1]
        return begin[0], end[1]

    def _bare_range(self, first: Term, last: Term, number: int) -> Days | None:
        """A range of bare months or days goes by its start: "from October to February"."""
        begin = self.days(first, number)
        if begin is None or begin[0] is None:
            return begin
        year = begin[0].year
        for step in (0, 1):
            end = (
                calendar.day_of(year + step, last.month or 1, last.day)
                if last.day
                else calendar.months(year + step, last.month or 1)[1]
            )
            if end and end >= begin[0]:
                if last.part and not last.day:
                    return begin[0], self.part(last, calendar.months(year + step, last.month or 1))[1]
                return begin[0], end
        return None if last.day and calendar.day_of(2000, last.month or 1, last.day) is None else NEVER

    readers: ClassVar[Readers] = {
        "ago": Counted._ago,
        "around": _around,
        "back": Counted._back,
        "beside": _beside,
        "day": Dated._day,
        "elsewhere": Dated._elsewhere,
        "ending": _ending,
        "fiscal": _fiscal,
        "fixed": Dated._fixed,
        "half": Dated._quarter,
        "holiday": Dated._holiday,
        "latest": Counted._latest,
        "month": Dated._month,
        "nth": _nth,
        "opening": Dated._opening,
        "quarter": Dated._quarter,
        "range": _range,
        "rolling": Counted._rolling,
        "season": Dated._season,
        "short": Dated._short,
        "the": Counted._the,
        "unit": Counted._unit,
        "weekday": Dated._weekday,
        "weekend": Counted._weekend,
        "year": Dated._year,
    }


SHARING: Final = frozenset({"month", "day", "quarter", "half", "season"})


def _has_year(term: Term) -> bool:
    return term.year is not None or term.year_of is not None or term.short is not None


def _share(first: Term, last: Term) -> None:
    """The year printed at one end of a range holds for the other: "April-May 1988", "October to March 2007"."""
    if first.what != last.what or first.what not in SHARING or _has_year(first) == _has_year(last):
        return
    given, other = (last, first) if _has_year(last) else (first, last)
    other.year, other.year_of, other.short = given.year, given.year_of, given.short
    crosses = first.what == "month" and (first.month or 0) > (last.month or 0)
    if crosses and other.year is not None:
        other.year += -1 if other is first else 1


def _is_spoken_of(term: Term) -> bool:
    """Whether later terms may count from a term: "a year earlier" does from "in March", not from "said on Friday"."""
    if term.what in ("back", "ago"):
        return term.way in ("beside", "same")
    return term.grain != "day" or term.what == "day"


def _twelve_months_to(end: date | None) -> Days:
    after = calendar.plus_days(end, 1) if end else None
    return (calendar.plus_months(after, -12) if after else None), end
