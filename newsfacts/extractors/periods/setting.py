"""Setting: what a term is resolved in: the day of publication, the sentence around it, what was spoken of before."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar, Final

from newsfacts import lexicon
from newsfacts.document import Document
from newsfacts.extractors.periods import calendar
from newsfacts.extractors.periods.calendar import NEVER, Days
from newsfacts.extractors.periods.tense import is_future, is_undecided
from newsfacts.extractors.periods.terms import Term
from newsfacts.facts import Grain

# What may stand between a fiscal year and the day on which it ends: "fiscal 2007, which ended Sept. 30".
FISCAL_END: Final = re.compile(
    r"""
    ,? \s (?: which \s | that \s )? (?: ends? | ended | ending | to | through ) \s
    (?: on \s | in \s )? (?: the\send\sof \s )?
    """,
    re.VERBOSE,
)

FARTHEST: Final = 60
"""How many characters may stand between two times of one verb."""
GOES_ON: Final = re.compile(r",?\s(?:with|and|or|then)\s|,\s")

Readers = dict[str, Callable[[Any, Term, int], "Days | None"]]
"""The methods that give a term its days, by the `what` that each reads."""


class Setting:
    """A document's own time, and the way from a term to its days: a method a `what`, in the classes built on this."""

    readers: ClassVar[Readers]

    def __init__(self, document: Document, terms: list[Term]) -> None:
        self.text = document.text
        self.published = document.published
        self.country = document.country
        self.sentences = document.reading.sentences
        self.terms = terms
        self.counted_grain: Grain = "year"  # the grain of what the last relative term counted from
        self.spoken: list[tuple[int, Days, Grain]] = []  # where, which days, what grain: later terms may count from it
        self.day_spoken: tuple[int, Days] = -1, NEVER  # the last day, a weekday too: "a day earlier" counts from it
        self.decided = 0, False  # where the last bare day, month or quarter ended, and whether it was to come

    @cached_property
    def fiscal_end(self) -> tuple[int, int] | None:
        """The month and day on which the document's fiscal year ends, where it tells."""
        for number, term in enumerate(self.terms):
            if term.what != "fiscal":
                continue
            until: Term | None = term.until
            after = self.terms[number + 1] if number + 1 < len(self.terms) else None
            if until is None and after is not None:
                glue = self.text[term.end : after.start]
                if after.what == "ending" and after.unit == "year" and glue in (" (", " (the ", ", the "):
                    until = after.until  # "fiscal 2008 (the year to March)"
                elif FISCAL_END.fullmatch(glue):
                    until = after
            if until is not None and until.month:
                return until.month, until.day or 31
        return None

    @property
    def southern(self) -> bool:
        """Whether the document's country has its summer at the end of the year."""
        return self.country is not None and self.country in lexicon.lines("southern.txt")

    def days(self, term: Term, number: int) -> Days | None:
        """The days of a term with its part and opening word; None where it names a day that does not exist."""
        days = self.core(term, number)
        if days is None or days is NEVER:
            return days
        if term.part:
            days = self.part(term, days)
        if term.open:
            days = _opened(days, term.open)
        start, end = days
        return NEVER if start and end and start > end else days  # "from Friday until 1988": no stretch

    def core(self, term: Term, number: int) -> Days | None:
        """The days of a term as such."""
        days: Days | None = self.readers[term.what](self, term, number)
        return days

    def future(self, term: Term) -> bool:
        """Whether the sentence puts the term into the future."""
        start, end = self.sentences.bounds_at(term.start)
        verdict = is_future(self.text, start, term.core, term.end, end) or self._goes_on(term, start)
        self.decided = term.end, verdict
        return verdict

    def _goes_on(self, term: Term, start: int) -> bool:
        """Whether a time only goes on from one to come: "will vote on April 22, with a run-off on May 6"."""
        end, is_future = self.decided
        if not (is_future and start < end <= term.core <= end + FARTHEST) or not GOES_ON.match(self.text, end):
            return False
        return is_undecided(self.text, end, term.core)

    def year_given(self, term: Term, number: int) -> tuple[int | None, bool]:
        """The year that a term prints or that another term gives it, and whether one is given at all."""
        if term.year is not None:
            return term.year, True
        if term.short is not None:
            return self.century(term.short), True
        if term.year_of is not None:
            days = None if term.year_of.what == "fiscal" else self.core(term.year_of, number)
            return (days[0].year if days and days[0] else None), True
        return None, False

    def century(self, short: int) -> int:
        """The year of two figures: of the century that makes it past; of 1900 without a day of publication."""
        if self.published is None:
            return 2000 + short if short < 30 else 1900 + short
        year = self.published.year // 100 * 100 + short
        return year if year <= self.published.year else year - 100

    def part(self, term: Term, days: Days) -> Days:
        """The part of a stretch: "early", "the end of", "so far", "later"."""
        if term.part not in ("so far", "earlier", "later", "rest"):
            return calendar.part_of(days, term.part, term.grain)
        start, end = days
        now = self.published
        if now is None or start is None or not start <= now <= (end or now):
            return days
        return (start, now) if term.part in ("so far", "earlier") else (now, end)


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
