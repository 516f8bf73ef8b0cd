"""Dates: reads months, days of the month and weekdays outward from their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsfacts.extractors.periods.elsewhere import TIME_AND_YEAR
from newsfacts.extractors.periods.terms import Term
from newsfacts.extractors.periods.words import (
    Left,
    month_numbers,
    ordinal,
    ordinals,
    roles_of,
    word_before,
    words_before,
    words_that,
)

# -- patterns --------------------------------------------------------------------------------------------------------

YEAR: Final = r"(?P<year>[0-2]\d{3}|9999)(?!\d|[.,]\d|['’]?s\b|\s?%)"
SHORT: Final = r"['’](?P<short>\d\d)(?!\d|['’]?s)"
A_DAY: Final = r"[0-3]?\d"
ENDING: Final = r"(?:st|nd|rd|th)"
ORDINAL_WORDS: Final = "|".join(sorted(ordinals(), key=len, reverse=True))

# What may follow a figure that is then no day of the month: "in June 30 percent", "May 1.5", "at 9:30".
NO_DAY: Final = r"(?!\d|[.,]\d|:\d|\s?(?:%|per\b|per[cs]|pct|million|billion|mln|bln|bn|m\b))"

# The day after a month: "May 5", "May 5th", "May the 5th", "May-5", "May first", "January one".
AFTER_MONTH: Final = re.compile(
    rf"""
    \.? (?: [ \t\u00a0]{{1,2}} | [ ]?\n[ ]? | - (?= \d\d?\b ) )
    (?: the \s )?
    (?: (?P<day> {A_DAY} ) {ENDING}? {NO_DAY}
      | (?P<word> {ORDINAL_WORDS} | one ) \b (?! - | \s (?: quarter | half | time ) ) )
    """,
    re.VERBOSE,
)
# One more day of the same month: "1-31", "24 and 25", "5, 6 and 7"; not "May 5 and 20 men", "May 5, 10 Downing Street".
MORE_DAYS: Final = re.compile(
    rf"""
    (?P<joint> \s? [-–—/] \s?
      | \s (?: to | and | or | through | until | till | & ) \s (?: the \s )?
      | , \s (?= {A_DAY} (?: , | \s (?: and | or | & ) \s \d ) ) )
    (?P<day> {A_DAY} ) {ENDING}? {NO_DAY}
    (?! \s [A-Z][a-z]+ | \s (?! was \b | is \b | as \b | its \b | has \b | this \b ) [a-z]+ s \b )
    """,
    re.VERBOSE,
)
# The year after a day or a month: ", 2008", " 2008", " '87"; a month may have it by a hyphen.
AFTER_DAY: Final = re.compile(rf",?\s{{1,2}}(?:of\s)?{YEAR}|,?\s{SHORT}")
AFTER_BARE: Final = re.compile(rf"\.?(?:,?\s{{1,2}}(?:of\s)?|-|/){YEAR}|\.?,?\s{SHORT}")

# The day before a month, with others before it: "25 April", "the 25th of April", "1-3 May", "24 and 25 April".
JOINT: Final = r"(?:\s?[-–—/]\s?|\s(?:to|and|or|through|&)\s(?:the\s)?)"
BEFORE_MONTH: Final = re.compile(
    rf"""
    (?<! [\d.:$£€/-] )
    (?P<others> (?: {A_DAY} {ENDING}? ,\s ){{0,4}} {A_DAY} {ENDING}? {JOINT} )?
    (?P<day> {A_DAY} ) (?: {ENDING} (?: \s of )? | \s of )? (?: \s | - ) (?: the\s )?
    $
    """,
    re.VERBOSE,
)
FIGURES: Final = frozenset("0123456789")
FIGURE: Final = re.compile("[0-9]")
DAY_ENDS: Final = frozenset("tdhfe")
LONGEST_DAY: Final = len("31st of the ")
"""Letters on which "25th", "25 of" and "25 of the" end, and how long such words are."""
DAY_FIGURES: Final = re.compile(A_DAY)
BETWEEN: Final = re.compile(r"\b[Bb]etween\s(?:the\s)?$")
LISTING: Final = frozenset({"and", "or", "&", ","})
"""The joints of days that stand each by itself; others lead from one day to the other."""
WAYS: Final = frozenset({"last", "this", "next", "past", "coming"})
"""The words that place a bare month or weekday."""

# -- months ----------------------------------------------------------------------------------------------------------


Given = tuple[int, "int | None", "int | None"]
"""Where the year printed after a day or month ends, and the year: in full, with two figures, or not at all."""


def _year_after(text: str, end: int, pattern: re.Pattern[str]) -> Given:
    match = pattern.match(text, end)
    if match is None:
        return end, None, None
    if match["short"]:
        return match.end(), None, int(match["short"])
    return match.end(), int(match["year"]), None


def read_month(text: str, start: int, end: int, value: str) -> Sequence[Term]:
    """The terms of a month's name with the day or days and the year around it."""
    month = int(value)
    figures = text[end + 1 : end + 5]
    is_year = figures.isdecimal() and len(figures) == 4
    if not is_year and (after := AFTER_MONTH.match(text, end)):
        return _month_first(text, start, month, after)
    if (
        _may_follow_day(text, start)
        and (before := BEFORE_MONTH.search(text, max(0, start - 34), start))
        and 1 <= int(before["day"]) <= 31
    ):
        return _day_first(text, end, month, before)
    given = _year_after(text, end, AFTER_BARE)
    close, year, short = given
    word, at = word_before(text, start)
    if word == "of" and (spelled := _spelled_day(words_before(text, at, 2))):
        day, begin = spelled
        return [_day(begin, close, month, day, given)]
    if word in ("every", "each") or not (close > end or _is_month(text, start, end, month, word, at)):
        return ()
    way = word if word in WAYS and close == end else ""
    if close == end and text[start:end] in ABBREVIATED and _has_own_stop(text, end):
        close += 1
    return [Term(at if way else start, close, "month", "month", "month", year=year, short=short, month=month, way=way)]


def _may_follow_day(text: str, start: int) -> bool:
    """Whether a figure, or one with its ending, "of" or "the", stands right before a month: without it no day does."""
    last = text[start - 2 : start - 1]
    return last in FIGURES or (last in DAY_ENDS and FIGURE.search(text, max(0, start - LONGEST_DAY), start) is not None)


def _day(start: int, end: int, month: int, day: int, given: Given) -> Term:
    return Term(start, end, "day", "day", "day and month", year=given[1], short=given[2], month=month, day=day)


def _month_first(text: str, start: int, month: int, match: re.Match[str]) -> Sequence[Term]:
    """ "April 26, 2008", "May 1-31", "April 24 and 25"."""
    word = match["word"]
    number = int(match["day"]) if match["day"] else 1 if word == "one" else ordinals()[word]
    if not 1 <= number <= 31:
        return ()
    end = match.end()
    days = [(start, end, number)]
    joints: list[str] = []
    while len(days) < 6 and (more := MORE_DAYS.match(text, end)):
        following = int(more["day"])
        if not number < following <= 31:
            break
        number, end = following, more.end()
        joints.append(more["joint"].split()[0] if more["joint"].strip() else "")
        days.append((more.start("day"), end, number))
        if joints[-1] not in LISTING:
            break
    given = _year_after(text, end, AFTER_DAY)
    if not joints and given[0] == end and (timed := TIME_AND_YEAR.match(text, end)):
        surface, year = text[start : timed.end()], int(timed["year"])
        return [Term(start, timed.end(), "elsewhere", "day", DATEPARSER, name=surface, unit="en", year=year)]
    return _joined_days(text, month, days, joints, given)


def _day_first(text: str, end: int, month: int, match: re.Match[str]) -> Sequence[Term]:
    """ "25 April 2008", "1-3 May", "24 and 25 April"."""
    given = _year_after(text, end, AFTER_BARE)
    days = [(match.start("day"), end, int(match["day"]))]
    joints: list[str] = []
    if match["others"]:
        others = [
            (m.start(), m.end(), int(m[0])) for m in DAY_FIGURES.finditer(text, match.start(), match.end("others"))
        ]
        if all(1 <= one[2] < two[2] for one, two in zip(others, [*others[1:], *days], strict=True)):
            last = text[others[-1][1] : days[0][0]].removeprefix("th").split()
            joints = [","] * (len(others) - 1) + [last[0] if last else "-"]
            days = [*others, *days]
    return _joined_days(text, month, days, joints, given)


def _joined_days(
    text: str, month: int, days: Sequence[tuple[int, int, int]], joints: Sequence[str], given: Given
) -> Sequence[Term]:
    """Days of one month: each by itself where they are listed, one range where the last joint says so."""
    terms = [_day(start, end, month, number, given) for start, end, number in days]
    terms[-1].end = max(terms[-1].end, given[0])
    if not joints or (joints[-1] in LISTING and not BETWEEN.search(text, max(0, days[0][0] - 13), days[0][0])):
        return terms
    first, last = terms[-2:]
    return [
        *terms[:-2],
        Term(first.start, last.end, "range", "range", "days of one month", first=first, last=last),
    ]


def _spelled_day(left: Left) -> tuple[int, int] | None:
    """The day in words that the words before "of" and a month end with, and where it begins: "the twenty-fifth"."""
    if not left:
        return None
    word, begin = left[0]
    if len(left) > 1 and left[1][0] in ("twenty", "thirty"):
        word, begin = f"{left[1][0]}-{word}", left[1][1]
    number = ordinal(word)
    return (number, begin) if number and number <= 31 else None


# -- is it a month? --------------------------------------------------------------------------------------------------

ABBREVIATED: Final = frozenset({"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"})
WORDS: Final = frozenset({3, 5})
"""March and May are words as well, and need a word before them that time has."""
NAMES: Final = frozenset({3, 4, 5, 6, 8})
"""March, April, May, June and August are people's names as well."""

DATEPARSER: Final = "date read by dateparser"
JOINTS: Final = frozenset("-–/")
RANGE_BEFORE: Final = re.compile(rf"\b(?:{'|'.join(month_numbers())})\.?\s?[-–/]\s?$", re.IGNORECASE)
RANGE_AFTER: Final = re.compile(r"\s?[-–/]\s?[JFMASOND]|\s(?:to|through|and)\s[JFMASOND]")
SAID: Final = re.compile(r"\s(?:said|says|told|adds|added|also|did|does|wrote|and\s(?:her|his))\b")
NAME_AFTER: Final = re.compile(r"\s(?P<word>[A-Z][a-z]+|plc|LL[CP])")
NO_NOUN: Final = "on|of|to|in|for|said|says|will|would|can|could|should|must|might|was|is|has|had|did|does"
NOUN_AFTER: Final = re.compile(rf"\s(?!(?:{NO_NOUN})\s)[a-z]|['’]s\s")
MARCH_ON: Final = re.compile(r"\son\s[A-Z]")


def _is_month(text: str, start: int, end: int, month: int, word: str, at: int) -> bool:
    """Whether a bare month's name is the month, and not a person, a verb or a word in capitals.

    `word` is the word before it, which begins at `at`.
    """
    form = text[start:end]
    if _is_name(text, start, end, month, word, at):
        return False
    if form.isupper():
        return text[end : end + 2] == " ("  # a dateline: "OSLO, MARCH (Agency)"
    if text[max(0, start - 2) : start].rstrip()[-1:] in JOINTS and RANGE_BEFORE.search(text, max(0, start - 14), start):
        return True
    if form in ABBREVIATED:
        if month == 3 and not text.startswith(".", end):
            return False  # "Mar" is a verb as well
        roles = roles_of(word)
        return "month_lead" in roles or "month_attribute" in roles or text.startswith((".", "-", "/"), end)
    if word in words_that("month_lead"):
        return not (month == 3 and MARCH_ON.match(text, end))
    if month not in NAMES or RANGE_AFTER.match(text, end):
        return True
    if word and text[at].isupper() and not _opens_sentence(text, at):
        return False  # "Theresa May"
    if word in words_that("month_attribute") or word.endswith(("'s", "’s")):
        return NOUN_AFTER.match(text, end) is not None
    return month not in WORDS and not SAID.match(text, end) and not NAME_AFTER.match(text, end)


def _opens_sentence(text: str, at: int) -> bool:
    """Whether the word at an offset stands behind a stop, or begins the text."""
    return text[max(0, at - 2) : at].strip() in ("", ".", "!", "?") and (at < 2 or text[at - 2] in ".!?\n")


TITLES: Final = (
    "Mr ",
    "Mr. ",
    "Mrs ",
    "Mrs. ",
    "Ms ",
    "Ms. ",
    "Miss ",
    "Dr ",
    "Dr. ",
    "Sir ",
    "Lord ",
    "Lady ",
    "Prof ",
)


def _is_name(text: str, start: int, end: int, month: int, word: str, at: int) -> bool:
    """Whether a month belongs to a name by the words beside it: "Mr January", "April Group", "led by August Mayer"."""
    if text.endswith(TITLES, max(0, start - 6), start):
        return True
    if word in words_that("named_month") and text[at].isupper():
        return True  # "Black September"
    after = NAME_AFTER.match(text, end)
    if after is None:
        return False
    if after["word"] in words_that("name_head"):
        return True
    if month not in NAMES:
        return False
    if word == "by":
        before, _ = word_before(text, at)
        return before.endswith(("ed", "en")) and before != "been"
    return word in words_that("name_lead")


def _has_own_stop(text: str, end: int) -> bool:
    """Whether the stop after an abbreviation is its own and does not end the sentence: "in Feb. and", "Jan.-March"."""
    if not text.startswith(".", end):
        return False
    return text[end + 1 : end + 2] in ("-", "–", "/") or (
        text[end + 1 : end + 3].strip() != "" and not text[end + 2 : end + 3].isupper()
    )


# -- weekdays --------------------------------------------------------------------------------------------------------

RECURRING: Final = frozenset({"every", "each", "most", "alternate"})
PAPER: Final = re.compile(r"\s(?P<word>[A-Z][a-z]+)")
WEEK_AFTER: Final = re.compile(r",?\s(?:of\s)?(?P<way>last|this|next)\sweek\b")
OF_MONTH: Final = re.compile(r"\s(?:of|in)\s(?:[A-Z]|each|every|the\smonth)")


def read_weekday(text: str, start: int, end: int, value: str) -> Sequence[Term]:
    """The day that a weekday's name gives, with "last", "next" or a week's name around it."""
    if text[start:end].isupper() and not text.startswith((",", "."), end):
        return ()  # a headline in capitals
    word, at = word_before(text, start)
    if word in RECURRING or word in words_that("named_day") or text.endswith(TITLES, max(0, start - 6), start):
        return ()
    if text[end + 1 : end + 2].isupper() and (paper := PAPER.match(text, end)):
        roles = roles_of(paper["word"])
        if "paper" in roles or "name_head" in roles:
            return ()
    weekday = int(value)
    if OF_MONTH.match(text, end) and (nth := -1 if word == "last" else ordinal(word)):
        return [Term(at, end, "nth", "day", "weekday of a month by number", weekday=weekday, number=nth)]
    if week := WEEK_AFTER.match(text, end):
        way = week["way"]
        return [Term(start, week.end(), "weekday", "day", "weekday of a week", weekday=weekday, unit="week", way=way)]
    if text[end : end + 1] == "." and text[start:end].lower() in ("tues", "thurs"):
        end += 1
    way = word if word in WAYS else ""
    return [Term(at if way else start, end, "weekday", "day", "weekday", weekday=weekday, way=way)]
