"""Years: reads the numerals that are years, decades, ranges of years, and dates in figures alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, cast

from newsfacts.extractors.periods import calendar
from newsfacts.extractors.periods.elsewhere import month_openings, read_elsewhere
from newsfacts.extractors.periods.terms import Term
from newsfacts.extractors.periods.words import roles_of, word_before, words_that
from newsfacts.facts import Grain
from newsfacts.reading import Numeral

# -- patterns: each begins at or right after the figures -------------------------------------------------------------

ISO: Final = re.compile(
    r"(?P<sep>[-/.])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)(?!\d|[-/]\d)(?:T\d\d:\d\d\S{0,12})?"  # 2008-04-25
)
ISO_MONTH: Final = re.compile(r"-(?P<month>0[1-9]|1[0-2])(?![\d-])")  # 2008-04, where it is no range as 2003-04 is
SLASHED: Final = re.compile(
    r"(?P<one>[0-3]?\d)(?P<sep>[/.-])(?P<two>[0-3]?\d)(?P=sep)(?P<year>[12]\d{3}|\d\d)(?!\d|[/-]\d)"  # 3/4/2005
)
DECADE: Final = re.compile(r"['’]?s\b")  # 1990s
DECADES: Final = re.compile(r"['’]?s\s?[-–—/]\s?['’]?(?P<to>1\d\d0|20\d0|\d0)['’]?s\b")  # 1950s-60s
RANGE: Final = re.compile(
    r"""
    (?P<dash> [-–—/] | \s[-–—]\s )
    (?P<year> [12]\d{3} | \d\d | (?<= / ) \d | (?<= \d[-–] ) \d )      # 1999-2004, 2006-07, 2004/5
    (?! \d | [.,]\d | [-/]\d | % | s\b )
    """,
    re.VERBOSE,
)
# Part of a coded quarter or half: "Q3 2007", "1Q08", "H1", "Q1 FY23".
CODED_YEAR: Final = re.compile(
    r"""
    [\s-]? (?: of\s )? (?: (?P<fiscal> FY ) \s? )?
    (?: (?P<year> 20\d\d | 19\d\d ) | ['’] (?P<short> \d\d ) | (?P<bare> \d\d ) \b )
    (?! \d | [.,]\d | % )
    """,
    re.VERBOSE,
)
TWO_DIGITS: Final = re.compile(r"\d\d\b")

# -- patterns: what stands before a year -----------------------------------------------------------------------------

FISCAL: Final = re.compile(
    r"\b(?:[Ff]iscal(?:\s(?:year\s)?|-)|[Ff]inancial\s(?:year\s)?|FY\s?|(?:crop|marketing|tax|budget)\s(?:year\s)?)$"
)
NUMBERED: Final = re.compile(r"\b[Nn]os?\.\s?$")
OPENING: Final = re.compile(r"(?:^|[.!?:\n]\s{0,3}|[\"“(`'‘]\s?|\n\s*|[-–—]\s)$")
"""What stands before the first word of a sentence."""

# -- patterns: what stands after a year ------------------------------------------------------------------------------

WORDS_AFTER: Final = re.compile(r"\s(?P<first>[A-Za-z]+)(?:\s(?P<second>[a-z]+))?(?P<own>['’])?")
STREET: Final = re.compile(
    r"""
    \s (?: [NSEW]\.?\s )? (?: [A-Z][\w.]+\s ){0,2}
    (?: Street | St | Avenue | Ave | Road | Rd | Drive | Dr | Lane | Boulevard | Blvd | Way | Place | Square | Court
      | Highway ) \b
    """,
    re.VERBOSE,
)
# "1987-vintage", "2008-Present" are of their year; "1500-metre" and "2000-strong" measure.
OF_ITS_YEAR: Final = re.compile(
    r"-(?:vintage|built|era|level|style|model|born|elected|dated|present|to-|[A-Z][a-z]+\b)"
)

EARLIEST: Final = 1000
LIKELY: Final = range(1500, 2101)
"""Years that need no particular word before them."""

SPOKEN: Final = frozenset({len("twenty"), len("nineteen")})
"""How long the words are that begin a year in words, "eighteen" among them."""
MONEY: Final = frozenset("$£€¥")
APOSTROPHES: Final = frozenset("'’")
DATED_AFTER: Final = frozenset("sQH'’ºª°")
DATED_BEFORE: Final = frozenset("QHY'’`")
"""What may stand right after or before the one or two figures of a date, a decade or a quarter."""
# A mark after them is a date's only where it comes again ("25/4/2005") or a month follows: most are decimals.
SEPARATED: Final = re.compile(r"(?P<sep>[/.-])\d\d?(?P=sep)\d|[/.][ /-]?[^\W\d_]")
SEPARATORS: Final = frozenset("/.-")
BLANKS: Final = frozenset(" \u00a0")
CLOSING: Final = frozenset((".", ",", ";", ")", ""))
"""What stands after four figures that can neither measure nor count, nor belong to a noun."""
DASHES: Final = frozenset("-–—/")
FISCAL_WORDS: Final = frozenset({"fiscal", "financial", "year", "fy", "crop", "marketing", "tax", "budget"})


def read_figures(text: str, numerals: Sequence[Numeral], country: str | None) -> list[Term]:
    """The terms of time that begin at a numeral."""
    terms: list[Term] = []
    done = 0
    for number, numeral in enumerate(numerals):
        start = numeral.start
        before = text[start - 1 : start]
        if before in MONEY or start < done:
            continue
        term: Term | None = None
        if numeral.words:
            if numeral.end - start in SPOKEN:
                term = _spoken_year(text, numerals, number)
        else:
            first = text[start : start + 4]
            if first.isdecimal() and len(first) == 4:
                if first.isascii() and not text[start + 4 : start + 5].isdecimal():
                    term = _year(text, start, int(first), numeral, before)
            elif before in DATED_BEFORE or _may_be_date(text, start):
                term = _short(text, start, numeral, country)
        if term is not None:
            done = term.end
            terms.append(term)
    return terms


def _may_be_date(text: str, start: int) -> bool:
    """Whether one or two figures have behind them what a date, decade or quarter has: most have not."""
    end = start + 2 if text[start + 1 : start + 2].isdecimal() else start + 1
    after = text[end : end + 1]
    if after == " ":
        return text[end + 1 : end + 4].lower() in month_openings()
    if after in SEPARATORS:
        return SEPARATED.match(text, end) is not None
    return after in DATED_AFTER or text[end : end + 3].lower() in month_openings()


# -- four figures ----------------------------------------------------------------------------------------------------


def _year(text: str, start: int, year: int, numeral: Numeral, before: str) -> Term | None:
    """The year, decade, range or ISO date that begins with four figures."""
    end = start + 4
    follows, beyond = text[end : end + 1], text[end + 1 : end + 2]
    if before not in BLANKS and _is_inner(text, start):
        return None
    if follows in SEPARATORS and beyond.isdecimal() and (iso := ISO.match(text, end)):
        day = calendar.day_of(year, int(iso["month"]), int(iso["day"]))
        return Term(start, iso.end(), "fixed", "day", "ISO date", days=(day, day)) if day else None
    if numeral.end > end and follows in ".,":
        return None
    of_ten = follows == "s" or (follows in APOSTROPHES and year % 10 == 0 and bool(word_before(text, start)[0]))
    if of_ten and (decade := DECADES.match(text, end) or DECADE.match(text, end)):
        return _decade(text, start, year, decade)
    if not EARLIEST <= year <= 2999:
        return None
    dash = beyond if follows in BLANKS else follows
    if dash in DASHES and (pair := _two_years(text, start, year)):
        return pair
    if (beyond.isdecimal() or text[start - 2 : start - 1].isdecimal()) and _is_in_number(text, start, end):
        return None
    word, at = word_before(text, start)
    if word in FISCAL_WORDS and (match := FISCAL.search(text, max(0, start - 18), start)):
        return Term(match.start(), end, "fiscal", "fiscal_year", "fiscal year", year=year)
    after = _after(text, end)
    if not _is_year(text, start, end, year, word, at, after):
        return None
    return Term(start, end, "year", "year", "year", year=year, is_attribute=_has_noun(after))


# "1800 2006 1999": four figures three times or more, with blanks between.
SPACED: Final = re.compile(r"(?<![\d.,$£€])\d{4}(?:[ ]\d{4}){2,}(?!\d|[.,]\d|%)")


def _is_in_number(text: str, start: int, end: int) -> bool:
    """Whether four figures belong to a telephone's number; the heads of a table, "2006 2007 2008", go one way."""
    for match in SPACED.finditer(text, max(0, start - 15), end + 15):
        if match.start() <= start < match.end():
            years = [int(figures) for figures in match[0].split()]
            return years not in (sorted(set(years)), sorted(set(years), reverse=True)) or years[0] not in LIKELY
    return False


def _after(text: str, end: int) -> re.Match[str] | None:
    """The word or two after a year that ends at an offset, None where a mark follows."""
    return None if text[end : end + 1] in CLOSING else WORDS_AFTER.match(text, end)


def _has_noun(after: re.Match[str] | None) -> bool:
    """Whether a noun follows, to which the year belongs: "the 1987 crash"."""
    if after is None:
        return False
    word: str = after["first"]
    return word[0].islower() and word not in words_that("function")


def _is_inner(text: str, start: int) -> bool:
    """Whether the figures belong to something before them: money, a decimal, a word other than "FY"."""
    before = text[start - 1 : start]
    if not before or text[start - 2 : start] == "FY":
        return False
    return before.isalnum() or before in "$£€¥₹.,#@_+&=" or (before == "/" and text[start - 2 : start - 1].isalnum())


def _two_years(text: str, start: int, year: int) -> Term | None:
    """ "1999-2004", "2006-07", "1987/88"; "2008-04", which is no range, is April of that year."""
    match = RANGE.match(text, start + 4)
    if match is None:
        return None
    last, end = _second_year(year, match["year"], match["dash"]), match.end()
    after = _after(text, end)
    if last is not None and (
        len(match["year"]) == 4 or _is_year(text, start, end, year, *word_before(text, start), after, is_range=True)
    ):
        days, of_noun = calendar.years(year, last), _has_noun(after)
        return Term(start, end, "fixed", "range", "two printed years", year=year, days=days, is_attribute=of_noun)
    if last is None and (month := ISO_MONTH.match(text, start + 4)):
        days = calendar.months(year, int(month["month"]))
        return Term(start, month.end(), "fixed", "month", "ISO month", days=days)
    return None


def _second_year(year: int, printed: str, dash: str) -> int | None:
    """The year that ends a range: "06-07", "1999-00", "2004/5"; None where it ends none."""
    if len(printed) == 4:
        last = int(printed)
        return last if year < last <= year + 1000 else None
    if len(printed) == 1:
        last = year // 10 * 10 + int(printed)
        return last if last == year + 1 or (dash in "-–" and year < last) else None
    last = year // 100 * 100 + int(printed)
    if last <= year:
        last += 100
    return last if last - year <= 60 else None


def _decade(text: str, start: int, year: int, match: re.Match[str]) -> Term | None:
    """ "1990s", "1950s-60s"; "1900s" is the century's first decade."""
    if year % 10 or not EARLIEST <= year <= 2990:
        return None
    to = match.groupdict().get("to")
    if to is None:
        return Term(start, match.end(), "fixed", "decade", "decade", days=calendar.years(year, year + 9))
    last = int(to) if len(to) == 4 else year // 100 * 100 + int(to)
    days = calendar.years(year, last + 9)
    return Term(start, match.end(), "fixed", "range", "two decades", days=days) if last > year else None


# -- is it a year? ---------------------------------------------------------------------------------------------------


def _is_year(
    text: str,
    start: int,
    end: int,
    year: int,
    word: str,
    at: int,
    after: re.Match[str] | None,
    is_range: bool = False,
) -> bool:
    """Whether four figures are a year, by the words around them: `word`, at `at`, before them and `after` after."""
    if text[end : end + 1] not in CLOSING and _is_measure(text, end, after):
        return False
    if "." in text[start - 2 : start] and NUMBERED.search(text, max(0, start - 6), start):
        return False
    roles = roles_of(word)
    if "counter_before" in roles or word in ("per", "x"):
        return False
    if is_range and year in LIKELY:
        return True
    if word == "at" and word_before(text, at)[0] in words_that("level"):
        return False
    has_noun = _has_noun(after)
    if "hedge_before" in roles and word != "than":
        return False  # "some 1700"
    if after is not None and _is_count(after, word, has_noun):
        return False
    if year not in LIKELY:
        return "old_year_lead" in roles and not has_noun
    if not word or "year_lead" in roles or word[0].isdecimal():
        return True
    if text[at].isupper() and "event_name" not in roles:  # "Windows 2000", but "Smith (1999)"
        first_word = OPENING.search(text, max(0, at - 4), at)
        return bool(first_word) or text.startswith((",", ")"), end)
    return not has_noun or "taker" not in roles


def _is_measure(text: str, end: int, after: re.Match[str] | None) -> bool:
    """Whether a unit, a compound or more figures follow: "1600 GMT", "1500-metre", "2001:15", "1600 Smith Street"."""
    follows = text[end : end + 1]
    if follows not in BLANKS:
        if follows == "-":
            return text[end + 1 : end + 2].isalnum() and not OF_ITS_YEAR.match(text, end)
        return follows.isalpha() or follows in "_°%" or (follows == ":" and text[end + 1 : end + 2].isdecimal())
    if after is None:
        return text.startswith(("%", "°"), end + 1)
    word = after["first"]
    if word in words_that("unit_after") or text.startswith((" US$", " a.m", " p.m"), end):
        return True
    return word[0].isupper() and STREET.match(text, end) is not None


def _is_count(after: re.Match[str], word: str, has_noun: bool) -> bool:
    """Whether the figures count: "1900 cattle", "around 1700 men"; "in 1900 people" does not."""
    if has_noun and word in ("about", "around"):
        return True
    if word in ("in", "since", "during", "early", "late", "mid"):
        return False
    second, is_owner = after["second"] or "", after["own"] is not None  # "the 1994 men's final"
    first = after["first"].lower()
    if first in words_that("counted"):
        return bool(second) or not is_owner
    return first in words_that("counted_adjective") and second in words_that("counted") and not is_owner


# -- fewer figures ---------------------------------------------------------------------------------------------------


def _short(text: str, start: int, numeral: Numeral, country: str | None) -> Term | None:
    """ "25/4/2005", "12 avril", "'87", "the '60s", "Q3", "1H", "FY07"."""
    if not "0" <= text[start] <= "9":
        return None
    before = text[start - 1 : start]
    if not (before.isalnum() or before in ("$", "£", "€", "¥", "/")):
        if slashed := SLASHED.match(text, start):
            return _slashed(slashed, country)
        if numeral.end <= start + 2 and (date := read_elsewhere(text, start)):
            return date
    end = start + 2 if text[start + 1 : start + 2].isdecimal() else start + 1
    if end == start + 1:
        return _coded(text, start, before) if text[start] in "1234" else None
    if text[end : end + 1].isdecimal():
        return None
    if text[start - 2 : start] == "FY" and not text[start - 3 : start - 2].isalnum():
        return Term(start - 2, end, "fiscal", "fiscal_year", "fiscal year", year=2000 + int(text[start:end]))
    return _two_figures(text, start, end, before)


def _two_figures(text: str, start: int, end: int, before: str) -> Term | None:
    """ "'87", "the '60s", "the mid-60s"; no age ("his mid-60s") or feet and inches."""
    apostrophe = before in ("'", "’", "`") and not text[start - 2 : start - 1].isalnum()
    if not apostrophe and text[end : end + 1] not in ("s", "'", "’"):
        return None
    begin = start - 1 if apostrophe else start
    word, at = word_before(text, begin)
    number = int(text[start:end])
    if number % 10 == 0 and (match := DECADE.match(text, end)):
        if not (word in words_that("decade_lead") or (apostrophe and word in words_that("year_lead"))):
            return None
        if not (apostrophe or number >= 50) or word_before(text, at)[0] in words_that("age_owner"):
            return None
        return Term(begin, match.end(), "short", "decade", "decade with two figures", short=number)
    if apostrophe and not text[end : end + 1].isalnum() and (word in words_that("year_lead") or not word):
        return Term(begin, end, "short", "year", "year with two figures", short=number)
    return None


def _coded(text: str, start: int, before: str) -> Term | None:
    """ "Q3 2007", "H1", "1Q08", "2H"."""
    end = start + 1
    if before in ("Q", "H"):
        begin, letter = start - 1, before
        if text[begin - 1 : begin].isalnum() and begin:
            return None
    elif text[end : end + 1] in ("Q", "H") and not before.isalnum():
        begin, letter, end = start, text[end], end + 1
        if text[end : end + 1].isalnum() and not TWO_DIGITS.match(text, end):
            return None
    else:
        return None
    number = int(text[start])
    if letter == "H" and number > 2:
        return None
    year, fiscal = None, False
    match = CODED_YEAR.match(text, end)
    if match and (match["year"] or match["short"] or match["fiscal"] or not text[end : end + 1].isspace()):
        fiscal = match["fiscal"] is not None  # whose months only the company knows
        year = int(match["year"]) if match["year"] else 2000 + int(match["short"] or match["bare"])
        end = match.end()
    what = "quarter" if letter == "Q" else "half"
    return Term(
        begin,
        end,
        what,
        cast("Grain", what),
        f"{what} in figures",
        number=number,
        year=year,
        name="fiscal" if fiscal else "",
    )


def _slashed(match: re.Match[str], country: str | None) -> Term | None:
    """ "3/4/2005": by country; without one both readings must agree or one be impossible. "25.04.2008": day first."""
    one, two, printed = int(match["one"]), int(match["two"]), match["year"]
    if len(printed) == 2 and match["sep"] != "/":
        return None
    year = int(printed) if len(printed) == 4 else (1900 if int(printed) > 40 else 2000) + int(printed)
    month_first, day_first = calendar.day_of(year, one, two), calendar.day_of(year, two, one)
    if month_first is None and day_first is None:
        return None
    if month_first is None or day_first is None or month_first == day_first:
        day = month_first or day_first
    elif match["sep"] != "/" or (country is not None and country != "US"):
        day = day_first
    else:
        day = month_first if country == "US" else None
    return Term(match.start(), match.end(), "fixed", "day", "date in figures", days=(day, day))


def _spoken_year(text: str, numerals: Sequence[Numeral], number: int) -> Term | None:
    """ "nineteen ninety-six", as broadcasters' transcripts have it."""
    numeral = numerals[number]
    if numeral.value not in (18, 19, 20) or number + 1 == len(numerals):
        return None
    after = numerals[number + 1]
    if not after.words or after.value is None or not 10 <= after.value <= 99 or text[numeral.end : after.start] != " ":
        return None
    year = int(numeral.value) * 100 + int(after.value)
    return Term(numeral.start, after.end, "year", "year", "year in words", year=year)
