"""Counted: stretches counted from the day of publication, or from the period that the text speaks of."""

from __future__ import annotations

from typing import Final

from newsfacts.extractors.periods import calendar
from newsfacts.extractors.periods.calendar import NEVER, Days
from newsfacts.extractors.periods.dated import Dated
from newsfacts.extractors.periods.tense import opens_past
from newsfacts.extractors.periods.terms import Term

NEAR: Final = 900
"""How many characters back the business period may stand that "a year earlier" counts from."""
NEAR_DAY: Final = 250
"""How many characters back the day may stand that "a day earlier" counts from."""
BUSINESS: Final = frozenset({"month", "quarter", "half", "range", "year"})
"""The grains of the periods that business is reported for."""
LENGTHS: Final = {"month": range(28, 36), "quarter": range(84, 99), "half": range(175, 190)}
"""How many days the period lasts that "the same quarter" is one of; companies have quarters of 12 to 14 weeks."""


class Counted(Dated):
    """Days of terms such as "last year", "the past five years" and "a year earlier"."""

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
            if term.way == "beside" and (beside := calendar.beside(found, term.unit, term.count)):
                return beside  # "the previous year" of the year ended 30 September
            return calendar.unit_around(anchor, term.unit, term.count) if anchor else NEVER
        term.grain = self.counted_grain
        if term.unit == "day" and (anchor := found[0]):
            term.grain = "day"
            day = calendar.plus_days(anchor, term.count)
            return NEVER if self._is_past_beyond(term, (day, day)) else (day, day)
        days = calendar.shifted(found, term.unit, term.count)
        return NEVER if self._is_past_beyond(term, days) else days

    def _is_past_beyond(self, term: Term, days: Days) -> bool:
        """Whether what has been would lie after publication: "last month it fell; five years later it rose"."""
        if term.way != "later" or self.published is None or days[0] is None or days[0] <= self.published:
            return False
        return opens_past(self.text, term.start, term.end, self.sentences.bounds_at(term.start)[1])

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
        days_too = term.unit == "week"
        length = LENGTHS.get(term.unit) if term.way == "same" else None
        if term.unit == "day":
            at, days = self.day_spoken
            return days if at >= 0 and term.start - at < NEAR_DAY else None
        for at, days, grain in reversed(self.spoken[-6:]):
            if at >= start and None not in days and _lasts(days, length):
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
            if term.start - at < NEAR and None not in days and (days_too or grain in BUSINESS) and _lasts(days, length):
                self.counted_grain = grain
                return days
        return None


def _lasts(days: Days, length: range | None) -> bool:
    """Whether a stretch has a length that is asked for."""
    start, end = days
    return length is None or start is None or end is None or (end - start).days + 1 in length
