"""Years: reads the numerals that are years, decades, ranges of years, and dates in figures alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from newsfacts.extractors.periods import calendar
from newsfacts.extractors.periods.elsewhere import read_elsewhere
from newsfacts.extractors.periods.terms import Term
from newsfacts.extractors.periods.words import words_before
from newsfacts.reading import Numeral

ISO: Final = re.compile(
    r"(?P<sep>[-/.])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)(?!\d|[-/]\d)(?:T\d\d:\d\d\S{0,12})?"
)
ISO_MONTH: Final = re.compile(r"-(?P<month>0[1-9]|1[0-2])(?![\d-])")
SLASHED: Final = re.compile(
    r"(?P<one>[0-3]?\d)(?P<sep>[/.-])(?P<two>[0-3]?\d)(?P=sep)(?P<year>[12]\d{3}|\d\d)(?!\d|[/-]\d)"
)
# What follows a year: an "s" that makes it a decade, or the year that ends a range.
DECADE: Final = re.compile(r"['’]?s\b")
RANGE: Final = re.compile(
    r"(?P<dash>[-–—/]|\s[-–—]\s)(?P<year>[12]\d{3}|\d\d|(?<=/)\d|(?<=\d-)\d)(?!\d|[.,]\d|[-/]\d|%|s\b)"
)
DECADES: Final = re.compile(r"['’]?s\s?[-–—/]\s?['’]?(?P<to>1\d\d0|20\d0|\d0)['’]?s\b")

FISCAL: Final = re.compile(
    r"\b(?:[Ff]iscal(?:\s(?:year\s)?|-)|[Ff]inancial\s(?:year\s)?|FY\s?|(?:crop|marketing|tax|budget)\s(?:year\s)?)$"
)

UNITS_AFTER: Final = re.compile(
    r"""
    [ \u00a0-]? (?: % | ° | GMT | EDT | EST | BST | CET | PST | hrs? \b | hours? \b | a\.m\. | p\.m\. | am\b | pm\b | local\stime
      | km\b | kg\b | m\b | cm\b | mm\b | mph | kph | ft\b | feet\b | lbs?\b | cc\b | MW\b | GW\b | kW\b | bps?\b | percent | per\s?cent | pct
      | tonnes?\b | tons?\b | barrels?\b | bushels?\b | miles?\b | metres?\b | meters?\b | acres?\b | hectares?\b | kilomet | square\b | sq\b
      | rand\b | dollars?\b | dlrs?\b | euros?\b | pounds?\b | yen\b | yuan\b | won\b | rupees?\b | roubles?\b | rubles?\b | cents?\b | pence\b
      | francs?\b | marks\b | crowns?\b | pesos?\b | points?\b | million\b | billion\b | mln\b | bln\b | bn\b
      | US\$ | seats?\b | votes?\b | degrees?\b | calories\b )
    """,
    re.VERBOSE,
)
# What is counted, where nothing but a year's figure stands before it; "results" and "levels" are those of a year.
COUNTED: Final = re.compile(
    r"""
    \s (?: (?: other | more | new | such | local | foreign | additional | armed | young | extra | civilian | common | ordinary | preferred ) \s )?
    (?: people | shares | cattle | men | women | children | workers | employees | jobs | troops | soldiers | police | policemen | officers | houses
      | homes | cars | vehicles | trucks | planes | units | students | pupils | teachers | members | delegates | refugees | residents | families
      | households | stores | shops | branches | companies | firms | schools | hospitals | beds | patients | cases | deaths | victims | prisoners
      | protesters | demonstrators | supporters | fans | voters | civilians | rebels | fighters | militants | sheep | pigs | head | copies | pages
      | passengers | flights | rooms | villages | towns | islands | years | months | weeks | days | minutes | seconds | times | aircraft | tanks
      | missiles | rounds | items | pieces | lots | contracts | bales | bags | carats | ounces | gallons | litres | liters | words | names
      | signatures | complaints | orders | options | bonds | investors | customers | users | subscribers | staff | personnel | staffers | miners
      | farmers | doctors | nurses | sites | outlets | machines | computers | tickets | guests | visitors | tourists | migrants | immigrants
      | calls | letters | emails | documents | artists | athletes | runners | scientists | species | plants | trees | birds | dead | wounded ) \b (?! ['’] )
    """,
    re.VERBOSE,
)
STREET: Final = re.compile(
    r"\s(?:[NSEW]\.?\s)?(?:[A-Z][\w.]+\s){0,2}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Boulevard|Blvd|Way|Place|Square|Court|Highway)\b"
)
NAMED_AFTER: Final = re.compile(r"\s(?:Guinea|Summit)\b")
NUMBERED: Final = re.compile(r"\b[Nn]os?\.\s?$")
LOWER_NOUN: Final = re.compile(r"\s[a-z]+")

HEDGES: Final = frozenset(
    "some nearly almost over than least most another only additional roughly approximately further all these those other many exactly total".split()
)
LEADS: Final = frozenset(
    """in since by until till from to of during before after for through between and or early late mid end around about
    circa than with against versus vs is the a an its his her their this that as like back on at year years christmas
    summer spring autumn fall winter january february march april may june july august september october november
    december was election late-""".split()
)
COUNTERS: Final = frozenset(
    "no number nos no. flight route room page pages chapter article section rule resolution channel radio model boeing airbus windows highway unit bus train apollo voyager peugeot tu il mig fm am lot box pier gate bay level ftse nikkei code area zip po".split()
)
EVENT_NAMES: Final = frozenset(
    "cup olympics games election elections euro expo championship championships day eve season summit festival agenda budget report olympiad copa vision world act code".split()
)


def read_figures(text: str, numerals: Sequence[Numeral], country: str | None) -> Iterator[Term]:
    """The terms of time that begin at a numeral."""
    done = 0
    for number, numeral in enumerate(numerals):
        start = numeral.start
        if start < done or numeral.value is None:
            continue
        term: Term | None = None
        if numeral.words:
            term = _spoken_year(text, numerals, number)
        else:
            length = numeral.end - start
            first = text[start : start + 4]
            if first.isdecimal() and len(first) == 4 and first.isascii():
                if length >= 4 and not text[start + 4 : start + 5].isdecimal():
                    term = _year(text, start, int(first), numeral)
            elif length <= 10 or text[start + 1 : start + 3].strip("0123456789")[:1] in ("/", ".", "-"):
                term = _short(text, start, numeral, country)
        if term is not None:
            done = term.end
            yield term


def _year(text: str, start: int, year: int, numeral: Numeral) -> Term | None:
    """The year, decade, range or ISO date that begins with four figures."""
    end = start + 4
    follows = text[end : end + 1]
    before = text[start - 1 : start] if start else ""
    if before and (
        (before.isalnum() and text[start - 2 : start] != "FY")
        or before in "$£€¥₹.,#@_+&="
        or (before == "/" and text[start - 2 : start - 1].isalnum())
    ):
        return None
    if numeral.end > end and text[end] in ".," and text[end + 1 : end + 2].isdecimal() and not ISO.match(text, end):
        return None
    if follows and follows in "-/." and (iso := ISO.match(text, end)):
        days = calendar.day_of(year, int(iso["month"]), int(iso["day"]))
        return Term(start, iso.end(), "fixed", "day", "ISO date", days=(days, days)) if days else None
    if follows and (follows in "'’s") and (decade := DECADES.match(text, end) or DECADE.match(text, end)):
        return _decade(text, start, year, decade)
    if not 1000 <= year <= 2999:
        return None
    if follows and (follows in "-–—/ \u00a0") and (pair := RANGE.match(text, end)):
        if (last := _second_year(year, pair["year"], pair["dash"])) is not None:
            if len(pair["year"]) == 4 or _fits_year(text, start, pair.end(), year, is_range=True):
                return Term(
                    start, pair.end(), "fixed", "range", "two printed years", year=year, days=calendar.years(year, last)
                )
        elif month := ISO_MONTH.match(text, end):
            return Term(
                start, month.end(), "fixed", "month", "ISO month", days=calendar.months(year, int(month["month"]))
            )
    if match := FISCAL.search(text, max(0, start - 18), start):
        return Term(match.start(), end, "fiscal", "fiscal_year", "fiscal year", year=year)
    if not _fits_year(text, start, end, year):
        return None
    return Term(
        start,
        end,
        "year",
        "year",
        "year",
        year=year,
        is_attribute=bool(LOWER_NOUN.match(text, end)) and not _is_function(text, end),
    )


def _decade(text: str, start: int, year: int, match: re.Match[str]) -> Term | None:
    """ "1990s", "1950s-60s"; "1900s" is the century's first decade."""
    if year % 10 or not 1000 <= year <= 2990:
        return None
    first = calendar.years(year, year + 9)
    to = match.groupdict().get("to")
    if to is None:
        return Term(start, match.end(), "fixed", "decade", "decade", days=first)
    last = int(to) if len(to) == 4 else year // 100 * 100 + int(to)
    days = calendar.years(year, last + 9)
    return Term(start, match.end(), "fixed", "range", "two decades", days=days) if last > year else None


def _second_year(year: int, printed: str, dash: str) -> int | None:
    """The year that ends a range: "06-07", "1999-00", "2004/5"; None where it ends none."""
    if len(printed) == 4:
        last = int(printed)
        return last if year < last <= year + 1000 else None
    if len(printed) == 1:
        last = year // 10 * 10 + int(printed)
        return last if last == year + 1 or (dash == "-" and year < last) else None
    last = year // 100 * 100 + int(printed)
    if last <= year:
        last += 100
    return last if last - year <= 60 else None


def _fits_year(text: str, start: int, end: int, year: int, is_range: bool = False) -> bool:
    """Whether four figures are a year, by the words around them."""
    if UNITS_AFTER.match(text, end) or text[end : end + 1] in (":", "°") and text[end + 1 : end + 2].isdecimal():
        return False
    follows = text[end : end + 1]
    if (
        follows.isalpha()
        or follows == "_"
        or (follows == "-" and text[end + 1 : end + 2].isalnum() and _is_compound(text, end))
    ):
        return False
    if NUMBERED.search(text, max(0, start - 6), start):
        return False
    left = words_before(text, start, 3)
    word = left[0][0] if left else ""
    if is_range and 1500 <= year <= 2100:
        return word not in COUNTERS
    if word in COUNTERS or STREET.match(text, end):
        return False
    if word in ("per", "x") or text[max(0, start - 2) : start].strip() in ("$", "£", "€", "#"):
        return False
    if (
        word in HEDGES
        and not (word == "than" and not COUNTED.match(text, end))
        or (word in ("about", "around") and LOWER_NOUN.match(text, end) and not _is_function(text, end))
    ):
        return False
    if COUNTED.match(text, end) and word not in ("in", "since", "during", "early", "late", "mid"):
        if not (word in ("the", "its", "their", "his") and False):
            return False
    if not 1500 <= year <= 2100:
        return word in ("in", "since", "circa", "year", "until", "of", "and", "to", "from", "between") and (
            not LOWER_NOUN.match(text, end) or _is_function(text, end)
        )
    if left and word not in LEADS and not word[0].isdigit():
        original = text[left[0][1]]
        if original.isupper() and word not in EVENT_NAMES:
            return _is_opening(text, left[0][1]) or text.startswith((",", ")"), end)
        if LOWER_NOUN.match(text, end) and not _is_function(text, end):
            return word.endswith(("'s", "’s", "'", "’")) or word not in (
                "bought",
                "sold",
                "killed",
                "employs",
                "has",
                "had",
                "have",
                "with",
            )
    return True


COMPOUND: Final = re.compile(
    r"-(?:vintage|built|era|level|style|model|based|born|elected|dated|bound|only|present|today|[a-z]+)"
)


def _is_compound(text: str, end: int) -> bool:
    """Whether a hyphen after the figures makes them a measure ("1500-metre", "2000-strong"), not a year."""
    return not re.match(
        r"-(?:vintage|built|era|level|style|model|born|elected|dated|present|to-)|-(?:[A-Z][a-z]+\b)",
        text[end : end + 10],
    )


FUNCTION_AFTER: Final = re.compile(
    r"""\s(?:in|on|at|for|by|from|with|to|and|or|but|as|when|while|that|which|who|after|before|because|if|than|of|is|was|were|are|will|would|has|had|the|a|an|its|he|she|it|they|we|said|under|over|through|until|into|due|against|saw|compared|up|down|rose|fell)\b"""
)


def _is_function(text: str, end: int) -> bool:
    return bool(FUNCTION_AFTER.match(text, end))


def _is_opening(text: str, at: int) -> bool:
    """Whether the capital at an offset is that of a sentence's first word."""
    return (
        at == 0
        or text[max(0, at - 2) : at].strip()[-1:] in (".", "!", "?", "\n", '"', "“", "")
        and not text[at - 1] == " "
        or text[max(0, at - 2)] in ".!?\n"
    )


def _short(text: str, start: int, numeral: Numeral, country: str | None) -> Term | None:
    """ "25/4/2005", "'87", "the '60s", "60s", "Q3", "1H"."""
    before = text[start - 1 : start] if start else ""
    if not (before.isalnum() or before in "$£€¥/") or before in ("", "\n"):
        if slashed := SLASHED.match(text, start):
            return _slashed(slashed, country)
    if numeral.end <= start + 2 and (date := read_elsewhere(text, start)):
        return date
    end = start + 2 if text[start + 1 : start + 2].isdecimal() else start + 1
    if (
        before in ("Q", "H")
        and not text[start - 2 : start - 1].isalnum()
        and text[start] in "1234"
        and end == start + 1
    ):
        return _coded(start - 1, end, before, int(text[start]), text)
    if (
        before not in ("'", "’", "‘", "`")
        and text[end : end + 1] in ("Q", "H")
        and end == start + 1
        and text[start] in "1234"
    ):
        if not text[end + 1 : end + 2].isalnum() or re.match(r"\d\d\b", text[end + 1 : end + 3]):
            return _coded(start, end + 1, text[end], int(text[start]), text)
    if end - start != 2 or text[end : end + 1].isdecimal():
        return None
    if text[start - 2 : start] == "FY" and not text[start - 3 : start - 2].isalnum():
        return Term(start - 2, end, "fiscal", "fiscal_year", "fiscal year", year=2000 + int(text[start:end]))
    apostrophe = before in ("'", "’", "‘", "`") and not text[start - 2 : start - 1].isalnum()
    left = words_before(text, start - 1 if apostrophe else start, 2)
    word = left[0][0] if left else ""
    if text[start + 1] == "0" and (match := DECADE.match(text, end)):
        if word in ("the", "early", "mid", "late") and (
            apostrophe or (int(text[start]) >= 5 and text[max(0, start - 2) : start] != "0-")
        ):
            if len(left) > 1 and left[1][0] in ("his", "her", "their", "my", "our"):
                return None
            return Term(
                start - apostrophe,
                match.end(),
                "short",
                "decade",
                "decade with two figures",
                number=int(text[start:end]),
            )
        return None
    if apostrophe and text[start - 1] != "‘" and not text[end : end + 1].isalnum() and (word in LEADS or not left):
        return Term(start - 1, end, "short", "year", "year with two figures", number=int(text[start:end]))
    return None


CODED_YEAR: Final = re.compile(
    r"[\s-]?(?:(?:of\s|FY\s?)?(?P<year>20\d\d|19\d\d)|['’](?P<short>\d\d)|(?P<bare>\d\d)(?=\b))(?!\d|[.,]\d|%)"
)


def _coded(start: int, end: int, letter: str, number: int, text: str) -> Term | None:
    """ "Q3 2007", "H1", "1Q08"."""
    if letter == "H" and number > 2:
        return None
    what = "quarter" if letter == "Q" else "half"
    year = None
    match = CODED_YEAR.match(text, end)
    if match and (match["year"] or match["short"] or not text[end : end + 1].isspace()):
        year = int(match["year"]) if match["year"] else 2000 + int(match["short"] or match["bare"])
        end = match.end()
    return Term(start, end, what, what, f"{what} in figures", number=number, year=year)  # type: ignore[arg-type]


def _slashed(match: re.Match[str], country: str | None) -> Term | None:
    """ "3/4/2005": by country; without one both readings must agree or one be impossible."""
    one, two, printed = int(match["one"]), int(match["two"]), match["year"]
    if len(printed) == 2 and match["sep"] != "/":
        return None
    year = int(printed) if len(printed) == 4 else (1900 if int(printed) > 40 else 2000) + int(printed)
    month_first, day_first = calendar.day_of(year, one, two), calendar.day_of(year, two, one)
    if month_first is None and day_first is None:
        return None
    if match["sep"] != "/":
        day = day_first or month_first
    elif country is None:
        day = (
            month_first if day_first is None or day_first == month_first else day_first if month_first is None else None
        )
    elif country == "US":
        day = month_first or day_first
    else:
        day = day_first or month_first
    return Term(match.start(), match.end(), "fixed", "day", "date in figures", days=(day, day))


def _spoken_year(text: str, numerals: Sequence[Numeral], number: int) -> Term | None:
    """ "nineteen ninety-six", as broadcasters' transcripts have it."""
    numeral = numerals[number]
    if numeral.value not in (18, 19, 20) or number + 1 == len(numerals):
        return None
    after = numerals[number + 1]
    if not after.words or after.value is None or not 10 <= after.value <= 99 or text[numeral.end : after.start] != " ":
        return None
    return Term(
        numeral.start, after.end, "year", "year", "year in words", year=int(numeral.value) * 100 + int(after.value)
    )
