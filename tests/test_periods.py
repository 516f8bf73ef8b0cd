"""Periods: calendar arithmetic, tense, joining, and what must hold of any text.

The forms themselves stand in corpus/period.jsonl.
"""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsfacts
from newsfacts.extractors.periods import Periods, calendar
from newsfacts.extractors.periods.elsewhere import settle
from newsfacts.extractors.periods.scan import PIECE, find_terms, find_words
from newsfacts.extractors.periods.tense import is_future
from newsfacts.extractors.periods.words import count_before, ordinal, words_before
from newsfacts.facts import Period
from newsfacts.pipeline import Pipeline
from newsfacts.reading.numerals import find_numerals
from newsfacts.reading.words import printed_words

PIPELINE = Pipeline([Periods()])
DAYS = st.dates()


def days_of(text: str, published: str | None = "2008-04-25", country: str | None = None) -> list[str | None]:
    return [period.iso() for period in PIPELINE(text, published, country).periods]


# -- calendar --------------------------------------------------------------------------------------------------------


@given(DAYS, st.sampled_from(["week", "month", "quarter", "half", "year", "decade", "century"]))
def test_a_unit_holds_its_day(day: date, unit: str) -> None:
    start, end = calendar.unit_around(day, unit)
    assert start is None or start <= day
    assert end is None or day <= end


@given(st.dates(date(2, 1, 1), date(9990, 1, 1)), st.sampled_from(["month", "quarter", "half", "year"]))
def test_units_follow_each_other(day: date, unit: str) -> None:
    _, end = calendar.unit_around(day, unit)
    start, _ = calendar.unit_around(day, unit, 1)
    assert end is not None
    assert start == end + timedelta(days=1)


@given(DAYS, DAYS, st.sampled_from(["day", "week", "month", "quarter", "year", "decade"]), st.integers(-40, 40))
def test_a_shifted_stretch_keeps_its_order(one: date, other: date, unit: str, count: int) -> None:
    start, end = calendar.shifted((min(one, other), max(one, other)), unit, count)
    assert (start is None) == (end is None)
    assert start is None or end is None or start <= end


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    easter = calendar.feast("easter 0", year)
    assert easter is not None
    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("12-25", date(2008, 12, 25)),
        ("easter -2", date(2008, 3, 21)),
        ("11 4 3", date(2008, 11, 27)),
        ("5 -1 0", date(2008, 5, 26)),
        ("election", date(2008, 11, 4)),
    ],
)
def test_feasts(rule: str, day: date) -> None:
    assert calendar.feast(rule, 2008) == day


@pytest.mark.parametrize(
    ("part", "grain", "stretch", "days"),
    [
        ("early", "decade", calendar.years(2000, 2009), calendar.years(2000, 2003)),
        ("mid", "decade", calendar.years(2000, 2009), calendar.years(2004, 2006)),
        ("late", "decade", calendar.years(2000, 2009), calendar.years(2007, 2009)),
        ("early", "year", calendar.years(2008), calendar.months(2008, 1, 4)),
        ("late", "month", calendar.months(2008, 2), (date(2008, 2, 21), date(2008, 2, 29))),
        ("mid", "month", calendar.months(2008, 2), (date(2008, 2, 11), date(2008, 2, 20))),
        ("end", "year", calendar.years(1994), (date(1994, 12, 31), date(1994, 12, 31))),
        ("start", "year", calendar.years(1994), (date(1994, 1, 1), date(1994, 1, 1))),
    ],
)
def test_parts(part: str, grain: str, stretch: calendar.Days, days: calendar.Days) -> None:
    assert calendar.part_of(stretch, part, grain) == days


def test_what_lies_outside_the_calendar_is_never() -> None:
    assert calendar.years(10000) == calendar.NEVER
    assert calendar.shifted((date(9999, 1, 1), date(9999, 12, 31)), "year", 1) == calendar.NEVER
    assert calendar.unit_around(date(1, 1, 1), "month", -1) == calendar.NEVER
    assert calendar.day_of(2008, 2, 31) is None


# -- words and tense -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "number"), [("third", 3), ("19th", 19), ("twenty-first", 21), ("north", None), ("9ths", None)]
)
def test_ordinals(word: str, number: int | None) -> None:
    assert ordinal(word) == number


@pytest.mark.parametrize(
    ("text", "count"),
    [("the past five", (5, 1)), ("twenty-five", (25, 2)), ("a", (1, 1)), ("0", (None, 0)), ("some", (None, 0))],
)
def test_counts(text: str, count: tuple[int | None, int]) -> None:
    assert count_before(words_before(text, len(text))) == count


@given(
    st.lists(st.sampled_from(["May", "day", "Friday", "half", " ", "\n", ".", "é", "\ud800", "漢", "7", "x"])),
    st.booleans(),
)
def test_words_of_time_are_whole_runs_of_letters_and_figures(parts: list[str], is_long: bool) -> None:
    text = "".join(parts) * (PIECE // 8 if is_long else 1)
    words = {"May", "day", "Friday", "half"}
    found = [match.span() for match in re.finditer(r"[^\W_]+", text) if match[0] in words]
    assert find_words(text, printed_words(text)) == found


def test_words_before_stop_at_a_mark() -> None:
    text = "It rained. In the last year"
    assert words_before(text, len(text) - 4) == [("last", 18), ("the", 14), ("in", 11)]


@pytest.mark.parametrize(
    ("sentence", "future"),
    [
        ("They agreed in [June].", False),
        ("They agreed to meet in [June].", True),
        ("The note is payable [June] 1.", True),
        ("It will be held in [June].", True),
        ("It would have been held in [June].", False),
        ("He had left by [June].", False),
        ("The shop stays shut until [June].", True),
        ("The shop was shut until [June].", False),
        ("In [June] it closed.", False),
        ("In [June] it will close.", True),
        ("It cut jobs in [June].", False),
        ("Firm to cut jobs in [June]", True),
        ("Talks resume in [June].", True),
        ("It was sold effective [June] 1.", False),
        ("It is to be sold effective [June] 1.", True),
    ],
)
def test_tense(sentence: str, future: bool) -> None:
    at = sentence.index("[")
    text = sentence.replace("[", "").replace("]", "")
    assert is_future(text, 0, at, at + 4, len(text)) is future


# -- days of publication ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "published",
    [
        date(2008, 4, 25),
        datetime(2008, 4, 25, 23, 30),
        datetime(2008, 4, 25, 23, 30, tzinfo=timezone(timedelta(hours=-11))),
        "2008-04-25",
        "2008-04-25T00:10:00+09:00",
    ],
)
def test_published_in_any_form_is_its_own_day(published: date | str) -> None:
    (period,) = newsfacts.periods("He left yesterday.", published)
    assert period.start_date == date(2008, 4, 24)


@given(DAYS)
def test_relative_time_counts_from_publication(published: date) -> None:
    text = "It rained last week, on Monday, in March and in the third quarter; next year will be dry."
    for period in PIPELINE(text, published).periods:
        start, end = period.start_date, period.end_date
        assert start is None or end is None or start <= end
        if period.text in ("Monday", "March", "third quarter") and start:
            assert start <= published


def test_without_a_day_of_publication_relative_time_is_unknown() -> None:
    text = (
        "Last year, two weeks ago, on Friday, in May, in the third quarter, last summer and over the weekend it rained."
    )
    found = PIPELINE(text).periods
    assert len(found) == 7
    assert all(period.start_date is None and period.end_date is None for period in found)


def test_country_reads_figures_and_seasons() -> None:
    assert days_of("It closed on 3/4/2005.", country="US") == ["2005-03-04"]
    assert days_of("It closed on 3/4/2005.", country="IE") == ["2005-04-03"]
    assert days_of("It closed on 3/4/2005.") == [None]
    assert days_of("It rained last winter.", country="NZ") == ["2007-06-01/2007-08-31"]
    assert days_of("It rained last winter.") == ["2007-12-01/2008-02-29"]


@pytest.mark.parametrize("text", ["31 February 2008", "on Feb. 30, 2007", "31/2/2008", "2008-02-31", "1 January 0000"])
def test_days_that_do_not_exist_are_no_period(text: str) -> None:
    assert days_of(text) == []


def test_the_ends_of_the_calendar() -> None:
    assert days_of("It will close next year.", "9999-12-31") == [None]
    assert days_of("It closed last year and a century ago.", "0001-01-01") == [None, None]
    assert days_of("It was built in 1/1/0001 or so.") == []


# -- joining ---------------------------------------------------------------------------------------------------------


def test_a_period_counts_from_what_the_sentence_speaks_of() -> None:
    text = "Sales fell in May 2003 from a year earlier. In the previous month they rose."
    assert days_of(text) == ["2003-05-01/2003-05-31", "2002-05-01/2002-05-31", "2003-04-01/2003-04-30"]
    assert days_of("Sales fell from a year earlier.") == [None]
    assert days_of("A year ago sales fell.") == ["2007-01-01/2007-12-31"]


def test_the_end_of_a_fiscal_year_holds_for_the_others() -> None:
    known = "In fiscal 2007, which ended Sept. 30, it lost money; in fiscal 2006 it did not."
    assert days_of(known)[2] == "2005-10-01/2006-09-30"
    assert days_of("In fiscal 2006 it did not.") == [None]


def test_terms_do_not_overlap() -> None:
    text = "Good Friday, the second world war, Monday, Oct. 26, 2007 and the third quarter of 2006"
    terms = find_terms(text, find_numerals(text), None)
    assert len(terms) == 6  # the third quarter and its year are joined later
    assert all(one.end <= other.start for one, other in pairwise(terms))


# -- dateparser ------------------------------------------------------------------------------------------------------


def test_dateparser_reads_other_languages_and_keeps_its_answers() -> None:
    settle.cache_clear()
    assert days_of("Dated 12 avril 2008, 12 avril 2008 and 3 de mayo de 2007.") == ["2008-04-12"] * 2 + ["2007-05-03"]
    assert (settle.cache_info().misses, settle.cache_info().hits) == (2, 1)
    assert days_of("Dated 12 avril.", None) == [None]


def test_dateparser_is_asked_for_few_and_loaded_late() -> None:
    script = (
        "import sys, newsfacts; newsfacts.extract('It rained on 25 April 2008, last week and in May.', '2008-04-26');"
        "sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


# -- any text --------------------------------------------------------------------------------------------------------

WORDS = """
    May March, Jan. 3 31 1999 2008 2007-08 1987/88 '87 1990s the last next this past previous year years month quarter
    half week days decade century fiscal ended to until since by before after from between and of in – / , . ; first
    third Q3 ago earlier later early mid- end Monday Friday. today spring fall 12 52 nine a year-ago 19th Christmas
    World War II will said 9999 0001 12/31/9999 weekend same avril Apr 25 10:30:00
"""
PIECES = st.sampled_from(WORDS.split())


@given(
    st.lists(PIECES, max_size=40).map(" ".join),
    st.one_of(st.none(), DAYS),
    st.sampled_from([None, "US", "GB", "AU"]),
)
def test_any_text_gives_true_spans_in_order(text: str, published: date | None, country: str | None) -> None:
    for period in PIPELINE(text, published, country).periods:
        assert text[period.start : period.end] == period.text
        start, end = period.start_date, period.end_date
        assert start is None or end is None or start <= end
        assert period.edtf() is None or start or end


# -- the Period itself -----------------------------------------------------------------------------------------------


def period(start: date | None, end: date | None) -> Period:
    return Period(start=0, end=1, text="-", start_date=start, end_date=end)


def test_contains_and_overlaps() -> None:
    war = period(date(1939, 1, 1), date(1945, 12, 31))
    assert all(time in war for time in ("1940", 1945, "1945-12", date(1939, 1, 1), datetime(1945, 12, 31, 23)))
    assert not any(time in war for time in ("1946", "1938-12-31", date(1946, 1, 1)))
    since = period(date(1945, 6, 1), None)
    assert war.overlaps(since)
    assert since.overlaps(war)
    assert since not in war
    assert "2003" in since
    unknown = period(None, None)
    assert "2003" not in unknown
    assert not unknown.overlaps(war)
    assert not war.overlaps(unknown)
    with pytest.raises(ValueError, match="a time is a date, a year, an ISO string or a Period, not 'last year'"):
        war.overlaps("last year")


@pytest.mark.parametrize(
    ("first", "last", "iso", "edtf"),
    [
        ((2003, 1, 1), (2003, 12, 31), "2003-01-01/2003-12-31", "2003"),
        ((1984, 1, 1), (1986, 12, 31), "1984-01-01/1986-12-31", "1984/1986"),
        ((1990, 1, 1), (1999, 12, 31), "1990-01-01/1999-12-31", "199X"),
        ((1900, 1, 1), (1999, 12, 31), "1900-01-01/1999-12-31", "19XX"),
        ((2012, 1, 1), None, "2012-01-01/..", "2012/.."),
        (None, (2012, 12, 31), "../2012-12-31", "../2012"),
        ((2008, 4, 1), (2008, 4, 30), "2008-04-01/2008-04-30", "2008-04"),
        ((2007, 10, 1), (2008, 2, 29), "2007-10-01/2008-02-29", "2007-10/2008-02"),
        ((2008, 4, 25), (2008, 4, 25), "2008-04-25", "2008-04-25"),
        ((9999, 12, 1), (9999, 12, 31), "9999-12-01/9999-12-31", "9999-12"),
        (None, None, None, None),
    ],
)
def test_iso_and_edtf(
    first: tuple[int, int, int] | None, last: tuple[int, int, int] | None, iso: str | None, edtf: str | None
) -> None:
    stretch = period(date(*first) if first else None, date(*last) if last else None)
    assert (stretch.iso(), stretch.edtf()) == (iso, edtf)
    assert stretch.years == (range(first[0], last[0] + 1) if first and last else None)


def test_year_ranges_are_whole_years() -> None:
    text = "The drought of 1947-1949, the flood of 1921 and the strike of May 1-5 came before the 2006-07 season."
    assert [one.text for one in newsfacts.year_ranges(text, "2008-04-25")] == ["1947-1949", "2006-07"]
