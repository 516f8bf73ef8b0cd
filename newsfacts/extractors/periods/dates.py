"""Dates: reads months, days of the month and weekdays outward from their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsfacts.extractors.periods.elsewhere import TIME_AND_YEAR
from newsfacts.extractors.periods.terms import Term
from newsfacts.extractors.periods.words import Left, month_numbers, ordinal, ordinals, words_before

YEAR: Final = r"(?P<year>[0-2]\d{3}|9999)(?![\d]|[.,]\d|['’]?s\b|\s?%)"
ORDINAL_WORDS: Final = "|".join(sorted(ordinals(), key=len, reverse=True))

# What may follow a month's name: a day or a range or pair of days, and the year.
AFTER_MONTH: Final = re.compile(
    rf"""
    \.? (?: [ \t\u00a0]{{1,2}} | [ ]?\n[ ]? | - (?=\d\d?\b) )
    (?: the \s )?
    (?: (?P<day> [0-3]?\d ) (?P<suffix> st | nd | rd | th )? (?! \d | [.,]\d | [:]\d | % | \s? (?: %|per|pct|million|billion|mln|bln|bn|m\b) )
      | (?P<word> {ORDINAL_WORDS} | one ) \b (?! - | \s (?: quarter | half | time ) ) )
    (?: (?P<joint> \s? [-–—/] \s? | \s (?: to | and | or | through | until | till | & ) \s | , \s (?= [0-3]?\d , | [0-3]?\d \s and ) )
        (?P<other> [0-3]?\d ) (?: st | nd | rd | th )? (?! \d | [.,]\d | [:]\d | % | \s? (?: %|per|pct|million|billion|mln|bln|bn|m\b) | \s [A-Z][a-z]+ | \s(?!{{0}})[a-z]+s\b )
    )?
    """.replace("{0}", r"was\b|is\b|as\b|its\b|has\b|this\b"),
    re.VERBOSE,
)
AFTER_DAY: Final = re.compile(rf",?\s{{1,2}}(?:of\s)?{YEAR}|,?\s['’](?P<short>\d\d)(?!\d|['’]?s)")
AFTER_BARE: Final = re.compile(rf"\.?(?:,?\s{{1,2}}(?:of\s)?|-|/){YEAR}|\.?,?\s['’](?P<short>\d\d)(?!\d|['’]?s)")

# What may stand before it: "25 April", "the 25th of April", "1-3 May", "24 and 25 April".
BEFORE_MONTH: Final = re.compile(
    r"""
    (?<! [\d.,:$£€/-] )
    (?: (?P<other> [0-3]?\d ) (?: st | nd | rd | th )? (?P<joint> \s? [-–—/] \s? | \s (?: to | and | or | through | & ) \s ) (?: the\s )? )?
    (?P<day> [0-3]?\d ) (?: (?P<suffix> st | nd | rd | th ) (?: \s of )? | \s of )? (?: \s | - ) (?: the\s )?
    $
    """,
    re.VERBOSE,
)
# "May" and "March" are words as well, and months are names of people: what must stand before or after them.
MONTH_LEADS: Final = frozenset(
    """in since by until till from to of last next this early late mid for during between and or through before after
    on effective every previous past coming ending ended end beginning start starting begins about around than with
    against versus is was starts late-""".split()
)
ATTRIBUTE_LEADS: Final = frozenset("a an the its his her their our that".split())
NAMED_MONTHS: Final = frozenset({4, 6, 8, 1, 3, 5})
SAID: Final = re.compile(r"\s(?:said|says|told|has|had|was|is|will|would|also|did|does|and\s(?:her|his))\b")
NAME_AFTER: Final = re.compile(r"\s[A-Z][a-z]+")
NOUN_AFTER: Final = re.compile(r"\s[a-z]|['’]s\s")
RANGE_BEFORE: Final = re.compile(rf"\b(?:{'|'.join(month_numbers())})\.?\s?[-–/]\s?$", re.IGNORECASE)
ABBREVIATED: Final = frozenset({"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"})


def read_month(text: str, start: int, end: int, month: int) -> Iterator[Term]:
    """The terms of a month's name with the day or days and the year around it."""
    form = text[start:end]
    if after := AFTER_MONTH.match(text, end):
        yield from _month_first(text, start, month, after)
        return
    if before := BEFORE_MONTH.search(text, max(0, start - 22), start):
        terms = list(_day_first(text, start, end, month, before))
        if terms:
            yield from terms
            return
    if spelled := _spelled_day(text, start):
        day, begin = spelled
        year, close, short = _year_after(text, end)
        yield Term(begin, close, "day", "day", "day and month", year=year, month=month, day=day, number=short)
        return
    year, close, short = _year_after(text, end)
    if form.isupper() and year is None and not _is_dateline(text, end):
        return
    left = words_before(text, start, 2)
    if year is None and short is None and not _is_month(text, start, end, month, form, left):
        return
    if left and left[0][0] in ("every", "each"):
        return
    if close == end and text.startswith(".", end) and form in ABBREVIATED:
        close = (
            end + 1
            if text[end + 1 : end + 2] in ("-", "–", "/")
            or (text[end + 1 : end + 3].strip() and not text[end + 2 : end + 3].isupper())
            else end
        )
    way = left[0][0] if left and left[0][0] in ("last", "this", "next", "past", "coming") and year is None else ""
    begin = left[0][1] if way else start
    yield Term(begin, close, "month", "month", "month", year=year, month=month, way=way, number=short)


def _is_dateline(text: str, end: int) -> bool:
    return text[end : end + 2] == " ("


def _is_month(text: str, start: int, end: int, month: int, form: str, left: Left) -> bool:
    """Whether a bare month's name is the month, and not a person, a verb or the first word of a sentence."""
    if RANGE_BEFORE.search(text, max(0, start - 14), start):
        return True
    if form in ABBREVIATED:
        if month == 3 and not text.startswith(".", end):
            return False
        return bool(left) and left[0][0] in MONTH_LEADS | ATTRIBUTE_LEADS or text.startswith((".", "-", "/"), end)
    word = left[0][0] if left else ""
    if word in MONTH_LEADS or word == "month":
        return not (month == 3 and re.match(r"\son\s[A-Z]", text[end : end + 6]))
    if month not in NAMED_MONTHS or month == 1:
        return True
    if left and text[left[0][1]].isupper() and left[0][1] > 1 and text[left[0][1] - 2 : left[0][1] - 1] not in ".!?\n":
        return False
    if re.match(r"\s?(?:[-–/]|to\s|through\s|and\s(?=[JFMASOND]))", text[end : end + 8]):
        return month not in (5, 3) or bool(
            re.match(r"\s?(?:[-–/]\s?|to\s|through\s|and\s)[JFMASOND]", text[end : end + 12])
        )
    if word in ATTRIBUTE_LEADS or word.endswith(("'s", "’s")):
        return bool(NOUN_AFTER.match(text, end)) and not text.startswith((" on ", " of "), end)
    if month in (5, 3):
        return False
    return not SAID.match(text, end) and not NAME_AFTER.match(text, end)


def _year_after(text: str, end: int) -> tuple[int | None, int, int | None]:
    """The year printed after a month, where it ends, and a short year ("'87")."""
    match = AFTER_BARE.match(text, end)
    if match is None:
        return None, end, None
    if match["short"]:
        return None, match.end(), int(match["short"])
    return int(match["year"]), match.end(), None


def _month_first(text: str, start: int, month: int, match: re.Match[str]) -> Iterator[Term]:
    """ "April 26, 2008", "May 1-31", "April 24 and 25"."""
    word = match["word"]
    day = int(match["day"]) if match["day"] else 1 if word == "one" else ordinals()[word]
    other = int(match["other"]) if match["other"] else None
    end = match.end()
    joint = (match["joint"] or "").strip()
    if day > 31 or (other is not None and not day < other <= 31):
        other, end = None, match.start("joint") if match["joint"] else end
    if match["day"] and day == 0:
        return
    year, short = None, None
    if tail := AFTER_DAY.match(text, end):
        if tail["short"]:
            short = int(tail["short"])
        else:
            year = int(tail["year"])
        close = tail.end()
    else:
        close = end
    if day > 31:
        return
    if other is None and year is None and short is None and (timed := TIME_AND_YEAR.match(text, end)):
        surface = text[start : timed.end()]
        yield Term(
            start,
            timed.end(),
            "elsewhere",
            "day",
            "date read by dateparser",
            name=surface,
            unit="en",
            year=int(timed["year"]),
        )
        return
    first = Term(start, close, "day", "day", "month and day", year=year, month=month, day=day, number=short)
    if other is None:
        yield first
        return
    second = Term(
        match.start("other"), close, "day", "day", "month and day", year=year, month=month, day=other, number=short
    )
    if joint in ("and", "or", "&", ",") and text[max(0, start - 8) : start].lower() != "between ":
        first.end = match.start("joint")
        yield first
        yield second
    else:
        yield Term(start, close, "range", "range", "days of one month", first=first, last=second)


def _day_first(text: str, start: int, end: int, month: int, match: re.Match[str]) -> Iterator[Term]:
    """ "25 April 2008", "1-3 May", "24 and 25 April"."""
    day = int(match["day"])
    other = int(match["other"]) if match["other"] else None
    if not 1 <= day <= 31:
        return
    begin = match.start("day")
    year, close, short = _year_after(text, end)
    if (
        year is None
        and short is None
        and not match["suffix"]
        and match["day"] is not None
        and text[start:end] in ABBREVIATED
    ):
        pass
    last = Term(begin, close, "day", "day", "day and month", year=year, month=month, day=day, number=short)
    if other is None or not 1 <= other < day:
        yield last
        return
    first = Term(
        match.start("other"),
        match.end("other"),
        "day",
        "day",
        "day and month",
        year=year,
        month=month,
        day=other,
        number=short,
    )
    joint = match["joint"].strip()
    if joint in ("and", "or", "&") and text[max(0, first.start - 8) : first.start].lower() != "between ":
        yield first
        yield last
    else:
        yield Term(first.start, close, "range", "range", "days of one month", first=first, last=last)


def _spelled_day(text: str, start: int) -> tuple[int, int] | None:
    """The day in words before a month, and where it begins: "the twenty-fifth of", "the first of"."""
    left = words_before(text, start, 3)
    if not left or left[0][0] != "of" or len(left) < 2:
        return None
    word, begin = left[1]
    if len(left) > 2 and left[2][0] in ("twenty", "thirty") and text[begin - 1] in "- ":
        word, begin = f"{left[2][0]}-{word}", left[2][1]
    number = ordinal(word)
    return (number, begin) if number and number <= 31 else None


RECURRING: Final = frozenset("every each most alternate on".split())
PAPERS: Final = re.compile(
    r"\s(?:Times|Mirror|Mail|Telegraph|Express|Herald|Post|People|Sun|Business|Night\s(?:Live|Football)|School)\b"
)
NAMED_DAYS: Final = frozenset("black bloody super good ash ruby sheffield holy palm casual cyber man girl".split())
WEEK_AFTER: Final = re.compile(r",?\s(?:of\s)?(?P<way>last|this|next)\sweek\b")


def read_weekday(text: str, start: int, end: int, weekday: int) -> Iterator[Term]:
    """The day that a weekday's name gives, with "last", "next" or a week's name around it."""
    if text[start:end].isupper() and text[start : start + 9].isupper() and text[end : end + 2].strip().isupper():
        return
    left = words_before(text, start, 2)
    word = left[0][0] if left else ""
    if word in ("every", "each", "most", "alternate") or word in NAMED_DAYS or PAPERS.match(text, end):
        return
    if week := WEEK_AFTER.match(text, end):
        yield Term(
            start, week.end(), "weekday", "day", "weekday of a week", weekday=weekday, unit="week", way=week["way"]
        )
        return
    way = word if word in ("last", "this", "next", "past", "coming") else ""
    if len(text) > end and text[end] == "." and text[start:end].lower() in ("tues", "thurs"):
        end += 1
    yield Term(left[0][1] if way else start, end, "weekday", "day", "weekday", weekday=weekday, way=way)
