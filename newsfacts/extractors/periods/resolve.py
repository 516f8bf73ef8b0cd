"""Resolve: reads whole expressions in their order and gives the days they mean.

Relative time counts from the day of publication alone; "a year earlier" counts from the period that the sentence
speaks of. What the text does not settle is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from newsfacts.document import Document
from newsfacts.extractors.periods import calendar
from newsfacts.extractors.periods.calendar import NEVER, Days
from newsfacts.extractors.periods.elsewhere import settle
from newsfacts.extractors.periods.tense import is_future
from newsfacts.extractors.periods.terms import Term
from newsfacts.facts import Grain

NEAR: Final = 900
"""How many characters back the business period may stand that "a year earlier" counts from."""

REPORTING: Final = 60
"""How many days after its end a quarter's results may still be announced as to come."""
REPORTED: Final = re.compile(
    r"\s(?:\w+\s)?(?:net|earnings|profits?|loss(?:es)?|results|income|sales|revenues?|charge|figures)\b"
)
TO_REPORT: Final = re.compile(r"\b(?:report|post|announce|record|show)\s[^.;]*$")

SOUTH: Final = frozenset(
    {
        "AU",
        "NZ",
        "ZA",
        "AR",
        "CL",
        "UY",
        "PY",
        "BO",
        "PE",
        "BR",
        "ZW",
        "ZM",
        "MZ",
        "NA",
        "BW",
        "LS",
        "SZ",
        "MG",
        "MU",
        "FJ",
        "PG",
    }
)


class Resolver:
    """Gives the days of each term of a document, in order."""

    def __init__(self, document: Document, terms: list[Term]) -> None:
        self.text = document.text
        self.published = document.published
        self.southern = document.country in SOUTH
        self.sentences = document.reading.sentences
        self.terms = terms
        self.counted_grain: Grain = "year"  # the grain of what the last relative term counted from
        self.spoken: list[
            tuple[int, Days, Grain]
        ] = []  # where, which days, what grain: what later terms may count from
        self.fiscal_end: tuple[int, int] | None = None  # the month and day on which the document's fiscal year ends
        for term in terms:
            if term.what == "fiscal" and term.until is not None and term.until.month:
                self.fiscal_end = term.until.month, term.until.day or 31

    def __iter__(self) -> Iterator[tuple[Term, Days]]:
        for number, term in enumerate(self.terms):
            days = self.days(term, number)
            if days is None:
                continue
            if days != NEVER and _is_spoken_of(term):
                self.spoken.append((term.start, days, term.grain))
            yield term, days

    # -- one term ---------------------------------------------------------------------------------------------

    def days(self, term: Term, number: int) -> Days | None:
        """The days of a term with its part and opening word; None where it names a day that does not exist."""
        days = self.core(term, number)
        if days is None:
            return None
        if term.part:
            days = self.part(term, days)
        start, end = days = _opened(days, term.open)
        return NEVER if start and end and start > end else days  # "from Friday until 1988": no stretch

    def core(self, term: Term, number: int) -> Days | None:
        """The days of a term as such."""
        reader = getattr(self, f"_{term.what}")
        days: Days | None = reader(term, number)
        return days

    def future(self, term: Term) -> bool:
        """Whether the sentence puts the term into the future."""
        start, end = self.sentences.bounds_at(term.start)
        return is_future(self.text, start, term.core, term.end, end)

    def year_given(self, term: Term, number: int) -> tuple[int | None, bool]:
        """The year that a term prints or that another term gives it, and whether one is given at all."""
        if term.year is not None:
            return term.year, True
        if term.short is not None:
            return self.century(term.short), True
        if term.year_of is not None:
            given = term.year_of
            if given.what == "fiscal":
                return None, True
            if given.what in ("back", "ago"):
                days = self.core(given, number)
                return (days[0].year if days and days[0] else None), True
            days = self.core(given, number)
            return (days[0].year if days and days[0] else None), True
        return None, False

    def century(self, short: int) -> int:
        """The year of two figures: of the century that makes it past; of 1900 without a day of publication."""
        if self.published is None:
            return 2000 + short if short < 30 else 1900 + short
        year = self.published.year // 100 * 100 + short
        return year if year <= self.published.year else year - 100

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
            return self._ending_at(term, number, size, "month")
        year, given = self.year_given(term, number)
        if term.name == "fiscal" or (given and year is None):
            return NEVER
        if not given:
            if self.published is None:
                return NEVER
            year = self._year_of_part(term, size)
        assert year is not None
        return calendar.months(year, (term.number or 1) * size - size + 1, size)

    _half = _quarter

    def _year_of_part(self, term: Term, size: int) -> int:
        """The year of a bare quarter or half: the latest begun, with a future verb the next or the one under way.

        A company may yet have to report what has just ended: "expects to report third-quarter net" of 26 October.
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

    def _fiscal(self, term: Term, number: int) -> Days | None:
        if term.until is not None:
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

    # -- counted from publication -------------------------------------------------------------------------------------

    def _unit(self, term: Term, number: int) -> Days | None:
        if self.published is None:
            return NEVER
        return calendar.unit_around(
            self.published, term.unit, {"last": -1, "this": 0, "next": 1}[term.way] + term.count
        )

    def _the(self, term: Term, number: int) -> Days | None:
        if self.published is None:
            return NEVER
        if term.unit == "weekend":
            return calendar.unit_around(self.published, "weekend", 0 if self.published.weekday() >= 5 else -1)
        return calendar.unit_around(self.published, term.unit)

    def _weekend(self, term: Term, number: int) -> Days | None:
        """ "over the weekend" is the latest begun, with a future verb the next."""
        if self.published is None:
            return NEVER
        begun = self.published.weekday() >= 5
        return calendar.unit_around(self.published, "weekend", int(begun) if self.future(term) else int(begun) - 1)

    def _rolling(self, term: Term, number: int) -> Days | None:
        """The past or coming so many units, up to the day of publication or from the day after it."""
        if self.published is None:
            return NEVER
        if term.unit == "weekend":
            return calendar.unit_around(self.published, "weekend", -1 if term.way == "past" else 0)
        if term.way == "past":
            before = calendar.plus(self.published, term.unit, -term.count)
            return (calendar.plus_days(before, 1) if before else None), self.published
        return calendar.plus_days(self.published, 1), calendar.plus(self.published, term.unit, term.count)

    def _latest(self, term: Term, number: int) -> Days | None:
        """ "the quarter", "the latest quarter": the latest that has ended; of another year where one is given."""
        if self.published is None:
            return NEVER
        if term.unit == "month":
            end = calendar.unit_around(self.published, "quarter", -1)[1]
            if end is None:
                return NEVER
            days = calendar.months(end.year, end.month - term.count + 1, term.count)
        else:
            days = (term.way == "the" and self._spoken_like(term)) or calendar.unit_around(
                self.published, term.unit, -1
            )
        if term.year_of is None and term.year is None:
            return days
        given = term.year_of
        if given is not None and given.what in ("ago", "back"):
            return calendar.shifted(days, given.unit, given.count)
        year, _ = self.year_given(term, number)
        return calendar.shifted(days, "year", year - days[0].year) if year is not None and days[0] else NEVER

    def _spoken_like(self, term: Term) -> Days | None:
        """The quarter that the text spoke of last: "third-quarter profit rose; in the quarter ..."."""
        for at, days, grain in reversed(self.spoken[-4:]):
            if grain == term.grain and term.start - at < NEAR:
                return days
        return None

    def _ago(self, term: Term, number: int) -> Days | None:
        """ "two years ago" is that year, "three days ago" that day; "a year ago" counts from what is spoken of."""
        if term.unit == "year" and term.count == -1 and (found := self._reference(term, number)) is not None:
            term.grain = self.counted_grain
            return calendar.shifted(found, "year", -1)
        if self.published is None:
            return NEVER
        day = calendar.plus(self.published, term.unit, term.count)
        if day is None:
            return NEVER
        return calendar.unit_around(day, "year" if term.unit in ("decade", "century") else term.unit)

    # -- counted from the period spoken of -----------------------------------------------------------------------------

    def _back(self, term: Term, number: int) -> Days | None:
        """ "a year earlier", "the previous month", "the year-earlier quarter", "the same period last year"."""
        if term.name and self.published is not None and (named := self._named_back(term)) is not None:
            return named
        found = self._reference(term, number)
        if found is None:
            return NEVER
        if term.unit == "same" or (term.way == "same" and term.year_of is not None):
            if term.unit == "same":
                term.grain = self.counted_grain
            if term.year_of is None:
                return found
            given = term.year_of
            if given.what in ("ago", "back"):
                return calendar.shifted(found, given.unit, given.count)
            year, _ = self.year_given(term, number)
            return calendar.shifted(found, "year", year - found[0].year) if year is not None and found[0] else NEVER
        if term.way in ("same", "beside"):
            anchor = found[1] if term.count > 0 else found[0]
            anchor = anchor or found[0] or found[1]
            return calendar.unit_around(anchor, term.unit, term.count) if anchor else NEVER
        term.grain = self.counted_grain
        if term.unit == "day" and (anchor := found[0]):
            term.grain = "day"
            day = calendar.plus_days(anchor, term.count)
            return day, day
        return calendar.shifted(found, term.unit, term.count)

    def _named_back(self, term: Term) -> Days | None:
        """ "the year-earlier third quarter", "the year-ago nine months": the latest such, so many years before."""
        assert self.published is not None
        if term.name.endswith("months"):
            size = {"three": 3, "six": 6, "nine": 9, "12": 12}.get(term.name.split()[0], 3)
            end = calendar.unit_around(self.published, "quarter", -1)[1]
            return (
                calendar.shifted(calendar.months(end.year, end.month - size + 1, size), term.unit, term.count)
                if end
                else None
            )
        if term.number and term.name in ("quarter", "half"):
            base = self._quarter(Term(term.start, term.end, term.name, "quarter", "", number=term.number), 0)
            return calendar.shifted(base, term.unit, term.count) if base else None
        if term.name in ("quarter", "half"):
            like = Term(term.start, term.end, "latest", term.grain, "", unit=term.name, way="the")
            return calendar.shifted(self._latest(like, 0) or NEVER, term.unit, term.count)
        return None

    def _reference(self, term: Term, number: int) -> Days | None:
        """The period that "a year earlier" counts from: the latest before it in the sentence, else the first after it,
        else the business period spoken of shortly before."""
        start, end = self.sentences.bounds_at(term.start)
        days_too = term.unit in ("day", "week")
        for at, days, grain in reversed(self.spoken[-6:]):
            if at >= start and None not in days:
                self.counted_grain = grain
                return days
        if not days_too:
            for place, later in enumerate(self.terms[number + 1 : number + 3], number + 1):
                if (
                    later.start < end
                    and later.what in ("month", "quarter", "half", "opening", "ending", "year", "latest")
                    and later.start - term.end < 60
                ):
                    self.counted_grain = later.grain
                    return self.days(later, place)
        for at, days, grain in reversed(self.spoken[-6:]):
            if (
                term.start - at < NEAR
                and None not in days
                and (days_too or grain in ("month", "quarter", "half", "range", "year"))
            ):
                return days
        return None

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
        """The nearest such end not before publication: "the current fiscal year ending March 31"."""
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

    def part(self, term: Term, days: Days) -> Days:
        """The part of a stretch: "early", "the end of", "so far", "later"."""
        part = term.part
        if part in ("so far", "earlier"):
            return (
                (days[0], self.published)
                if self.published and days[0] and days[0] <= self.published <= (days[1] or self.published)
                else days
            )
        if part in ("later", "rest"):
            return (
                (self.published, days[1])
                if self.published and days[0] and days[0] <= self.published <= (days[1] or self.published)
                else days
            )
        return calendar.part_of(days, part, term.grain)


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


def _distance(days: Days, now: date) -> timedelta:
    """How far a stretch lies from a day; nothing where it holds the day."""
    start, end = days
    if start is None or end is None:
        return timedelta.max
    return max(start - now, now - end, timedelta(0))


def _twelve_months_to(end: date | None) -> Days:
    after = calendar.plus_days(end, 1) if end else None
    return (calendar.plus_months(after, -12) if after else None), end


def _opened(days: Days, word: str) -> Days:
    """A stretch with the word that opens it: "since 1999" has no end, "before 2012" ends with 2011."""
    start, end = days
    if word == "since":
        return start, None
    if word in ("by", "until", "till"):
        return None, end
    if word == "before":
        return None, calendar.plus_days(start, -1) if start else None
    if word == "after":
        return (calendar.plus_days(end, 1) if end else None), None
    return days
