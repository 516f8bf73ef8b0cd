"""Units: reads "year", "month", "quarter" and their like outward: "last year", "the past five years", "a year ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsfacts.extractors.periods import calendar
from newsfacts.extractors.periods.terms import Term
from newsfacts.extractors.periods.words import Left, count_before, month_numbers, ordinal, words_before
from newsfacts.facts import Grain

SHIFTED: Final = re.compile(
    r"[\s-]{1,2}(?P<way>ago|earlier|later|previously|before(?=\s?[.,;:)\n]|$|\s(?:and|but)\b|\s(?:last|this|Mon|Tue|Wed|Thu|Fri|Sat|Sun)))\b(?!\s(?:they|he|she|it|this|last|that|in\sthe)\b(?!\s(?:week|month|was|were|is|had|had)))"
)
# What follows "to" or "ended" where a stretch is told by its end: "the year to March", "the quarter ended Sept. 30".
ENDING: Final = re.compile(
    r"\s(?:to|through|up\sto|(?:that|which)\send(?:s|ed)|ended|ending|ends)\s(?:on\s|in\s|at\s|the\send\sof\s)?"
)
ADJECTIVE_NOUN: Final = re.compile(
    r"\s(?:(?P<number>first|second|third|fourth|nine|six|three|12)[\s-])?(?P<noun>quarter|half|period|months?|weeks?|year)\b(?!ly)"
)
COMING_GRAINS: Final = {
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "half": "half",
    "year": "year",
}

THIS: Final = frozenset({"this", "current", "present"})
BACK: Final = {"previous": -1, "prior": -1, "preceding": -1, "following": 1, "same": 0, "that": 0, "corresponding": 0}
ROLLING: Final = frozenset(
    {
        "past",
        "last",
        "coming",
        "next",
        "previous",
        "preceding",
        "following",
        "first",
        "final",
        "latest",
        "opening",
        "closing",
    }
)
FISCAL: Final = frozenset({"fiscal", "financial", "tax", "crop", "marketing", "budget", "business"})
OVER: Final = frozenset({"over", "in", "during", "within", "for"})


def read_unit(text: str, start: int, end: int, unit: str) -> Iterator[Term]:
    """The term whose unit stands at an offset; most units are lengths of time, and give none."""
    if unit == "half" and text.startswith("-year", end) and not text[end + 5 : end + 6].isalpha():
        end += 5
    plural = text[end - 1] == "s"
    left = words_before(text, start)
    if left and left[0][0] in ("every", "each", "per", "any"):
        return
    if unit == "century":
        yield from _century(text, start, end, left)
        return
    if shifted := SHIFTED.match(text, end):
        yield from _shifted(text, start, unit, plural, left, shifted)
        return
    if unit == "period" and not (left and left[0][0] in ("same", "latest", "corresponding", "comparable", "year-ago")):
        return
    if unit == "period" and left[0][0] in ("same", "corresponding", "comparable") and not SAME_OF.match(text, end):
        return
    term = _placed(text, start, end, unit, plural, left)
    if term is not None:
        yield term
        if term.name == "two":
            term.name = ""


def read_season(text: str, start: int, end: int, season: str) -> Iterator[Term]:
    """ "last summer", "the spring of 1998", "autumn 2003"; "fall" and "spring" are words as well."""
    left = words_before(text, start, 3)
    word = left[0][0] if left else ""
    if text[start].isupper() and text[start:end] == "Fall" and text[end : end + 4] == " guy":
        return
    grain: Grain = "season"
    if year := SEASON_YEAR.match(text, end):
        yield Term(start, year.end(), "season", grain, "season and year", name=season, year=int(year["year"]))
        return
    if word in ("last", "this", "next", "past", "coming"):
        if text.startswith(("'s", "’s"), end) or not (
            season in ("autumn", "spring") and re.match(r"\s(?:in|of|by)\b", text[end : end + 4])
        ):
            yield Term(left[0][1], end, "season", grain, "season placed", name=season, way=word)
        return
    leads = {w for w, _ in left[:2]}
    if (
        word in ("early", "mid", "late", "since", "until", "in", "by", "during")
        or (
            word == "the"
            and leads & {"in", "during", "by", "since", "until", "over", "through", "before", "after", "early", "late"}
        )
    ) and (BARE_SEASON.match(text, end)):
        if not (text.startswith(" of", end) and text[start:end] in ("fall", "spring", "summer", "winter", "autumn")):
            yield Term(start, end, "season", grain, "season", name=season)


SEASON_YEAR: Final = re.compile(r",?\s(?:of\s)?(?P<year>1[5-9]\d\d|20\d\d)(?![\d]|[.,]\d|['’]?s\b)")
BARE_SEASON: Final = re.compile(
    r"[.,;:)?!\"]|\s(?:and|when|after|before|but|as|with|at|on|for|by|from|to|that|which|if|was|is|were|will|would|because|while|said|the|he|she|they|it)\b|$|\s?\n"
)


def _century(text: str, start: int, end: int, left: Left) -> Iterator[Term]:
    if not left:
        return
    word, at = left[0]
    if word in ("last", "this", "next"):
        yield Term(at, end, "unit", "century", "century placed", unit="century", way=word, count=0)
        return
    if len(left) > 1 and left[1][0] == "twenty" and word == "first":
        number, at = 21, left[1][1]
    elif (found := ordinal(word)) is not None:
        number = found
    elif word == "ago":
        return
    else:
        return
    if 1 <= number <= 30:
        yield Term(at, end, "fixed", "century", "century", days=calendar.century(number))
        if len(left) > 2 and left[1][0] == "and" and (other := ordinal(left[2][0])):
            close = left[1][1] - 1
            yield Term(left[2][1], close, "fixed", "century", "century", days=calendar.century(other))


def _shifted(text: str, start: int, unit: str, plural: bool, left: Left, match: re.Match[str]) -> Iterator[Term]:
    """ "two years ago", "a year earlier", "the year-earlier quarter", "three days later"."""
    if unit in ("period", "half", "weekend"):
        return
    way = match["way"]
    end = match.end()
    count, taken = count_before(left)
    begin = left[taken - 1][1] if taken else start
    if count is not None and len(left) > taken and left[taken][0] in ("half", "and"):
        if left[taken][0] == "half" and unit in ("decade", "century"):
            count, unit, begin = (5 if unit == "decade" else 50), "year", left[taken][1]
        else:
            return
    if count is None and plural:
        return
    if count is None:
        count = 1
        if (
            left
            and left[0][0] == "the"
            and text[match.start()] != "-"
            and way != "before"
            and not ADJECTIVE_NOUN.match(text, end)
        ):
            return
    if count > 3000:
        return
    name = ""
    number = 0
    if noun := ADJECTIVE_NOUN.match(text, end):
        if text[match.start()] == "-" or not plural:
            if text[match.start()] == "-" or (left and left[0][0] == "the"):
                name = "same" if noun["noun"].startswith("period") else noun["noun"].rstrip("s")
                number = ordinal(noun["number"] or "") or 0
                if noun["number"] and not number:
                    name = f"{noun['number']} months"
                end = noun.end()
    steps = count if way == "later" else -count
    grain: Grain = (
        "day"
        if unit == "day"
        else "week"
        if unit == "week"
        else "month"
        if unit == "month"
        else "quarter"
        if unit == "quarter"
        else "year"
    )
    what = "ago" if way == "ago" and not name else "back"
    yield Term(
        begin,
        end,
        what,
        grain,
        f"counted back, {way}",
        unit=unit,
        count=steps,
        way=way,
        name=name,
        number=number or None,
    )


BESIDE: Final = re.compile(
    r"\s(?:before|after)(?=\s(?:last\s|next\s)?[A-Z])|\s(?:before|after)(?=\s(?:yesterday|tomorrow)\b)"
)

SAME_OF: Final = re.compile(r"\s(?:(?:of|in)\s)?(?:the\s)?(?:last|a|one|this|next|previous|two|three|year|\d{4})\b")
FIRST_NUMBERS: Final = {"opening": 1, "final": -1, "latter": 2, "closing": -1, "last": 0}


def _placed(text: str, start: int, end: int, unit: str, plural: bool, left: Left) -> Term | None:
    """A unit with the word that places it: "this week", "the first nine months", "the third quarter"."""
    word, at = left[0] if left else ("", start)
    second = left[1][0] if len(left) > 1 else ""
    grain: Grain = unit if unit in ("day", "week", "month", "quarter", "half", "year", "decade") else "range"  # type: ignore[assignment]
    ending = ENDING.match(text, end)
    fiscal = word in FISCAL
    if unit == "year" and fiscal and not plural:
        return _fiscal_year(text, start, end, left, bool(ending))
    if unit in ("quarter", "half") and not plural:
        if (number := ordinal(word)) or word in FIRST_NUMBERS and word != "last":
            number = number or FIRST_NUMBERS[word]
            if number > (4 if unit == "quarter" else 2):
                return None
            if number < 0:
                number = 4 if unit == "quarter" else 2
            if unit == "half" and _is_match(text, start):
                return None
            begin, is_fiscal = at, second in FISCAL
            if is_fiscal:
                begin = left[1][1]
            elif not left[1:] and text[at - 1 : at] == "-":
                pass
            return Term(begin, end, unit, grain, f"{unit} of a year", number=number, name="fiscal" if is_fiscal else "")
    if plural and unit != "weekend" and unit != "period":
        return _several(text, start, end, unit, left, ending)
    if unit == "day":
        if word in ("the", "a") and (beside := BESIDE.match(text, end)):
            return Term(
                start, beside.end(), "beside", "day", "day beside another", count=-1 if "before" in beside[0] else 1
            )
        if word in ("same", "that", "previous", "following", "next", "preceding") and second not in ("one",):
            return Term(
                at,
                end,
                "back",
                "day",
                "day beside another",
                unit="day",
                count={"previous": -1, "preceding": -1, "following": 1, "next": 1}.get(word, 0),
                way="same",
            )
        return None
    if word in ("last", "next") or word in THIS:
        rolling = (
            word == "last"
            and second == "the"
            and len(left) > 2
            and left[2][0] in OVER
            and unit != "quarter"
            and unit != "half"
        )
        way = "past" if rolling else "this" if word in THIS else word
        if ending and unit in ("year", "quarter", "half", "month", "week") and word in THIS:
            return Term(at, end, "ending", grain, "stretch to its end", unit=unit, way="this")
        return Term(
            at,
            end,
            "rolling" if rolling else "unit",
            "range" if rolling or unit == "weekend" else grain,
            "unit placed",
            unit=unit,
            way=way,
            count=0,
        )
    if word in ("past", "coming") and unit != "period":
        return Term(at, end, "rolling", "range", "stretch up to publication", unit=unit, way=word)
    if word == "latest" and unit in ("quarter", "half", "period"):
        return Term(
            at,
            end,
            "latest",
            "quarter" if unit == "period" else grain,
            "latest that has ended",
            unit="quarter" if unit == "period" else unit,
        )
    if (
        word in BACK
        and (unit != "period" or word in ("same", "corresponding", "that"))
        and not (word == "that" and second in ("said", "so"))
    ):
        return Term(
            at,
            end,
            "back",
            grain,
            "beside the period spoken of",
            unit="same" if word in ("same", "corresponding") and unit == "period" else unit,
            count=BACK[word],
            way="same" if BACK[word] == 0 else "beside",
        )
    if ending and unit in ("year", "quarter", "half", "month", "week", "decade"):
        way = "the" if word == "the" and unit in ("quarter", "half") else ""
        return Term(start, end, "ending", grain, "stretch to its end", unit=unit, way=way)
    if word == "the" and unit in ("quarter", "half"):
        return Term(start, end, "latest", grain, "latest that has ended", unit=unit, way="the")
    if word in month_numbers() and unit in ("quarter", "half"):
        return Term(start, end, "latest", grain, "latest that has ended", unit=unit, way="month")
    if word.isdecimal() and len(word) == 4 and unit in ("quarter", "half") and 1900 <= int(word) <= 2100:
        return Term(at, end, "latest", grain, "the quarter spoken of, of a year", unit=unit, way="the", year=int(word))
    if word == "the" and unit == "week" and text.startswith(" of ", end):
        return Term(start, end, "around", "week", "week around a day", unit=unit)
    if word == "the" and unit in ("year", "month", "week", "decade"):
        return Term(start, end, "the", grain, "the unit of publication", unit=unit)
    if unit == "weekend" and word == "the":
        return Term(start, end, "weekend", "range", "the weekend", unit=unit)
    if (
        unit == "year"
        and text.startswith(("-end", " end"), end)
        and not text[end + 4 : end + 5].isalpha()
        and (word in ("by", "at", "before", "until", "to", "since") or not left)
    ):
        return Term(start, end + 4, "unit", "day", "end of the year", unit="year", way="this", count=0, part="end")
    return None


def _several(text: str, start: int, end: int, unit: str, left: Left, ending: re.Match[str] | None) -> Term | None:
    """Several units: "the past five years", "first nine months", "the three months to December"."""
    count, taken = count_before(left)
    if count is None or count > 3000:
        return None
    begin = left[taken - 1][1]
    lead, at = left[taken] if len(left) > taken else ("", begin)
    if lead in FISCAL and len(left) > taken + 1:
        return None
    if ending and unit in ("day", "week", "month", "quarter", "year"):
        return Term(begin, end, "ending", "range", "stretch to its end", unit=unit, count=count)
    if lead == "first" and unit in ("month", "quarter", "week", "day"):
        return Term(at, end, "opening", "range", "first units of a year", unit=unit, count=count)
    if (
        lead in ("last", "final")
        and re.match(r"\sof\s", text[end : end + 4])
        and unit in ("month", "quarter", "week", "day")
    ):
        return Term(at, end, "opening", "range", "last units of a year", unit=unit, count=-count)
    if lead in ("past", "last", "previous", "preceding"):
        return Term(at, end, "rolling", "range", "stretch up to publication", unit=unit, count=count, way="past")
    if lead in ("next", "coming", "following"):
        return Term(at, end, "rolling", "range", "stretch from publication on", unit=unit, count=count, way="coming")
    if lead in ("latest", "the") and unit == "month" and count in (3, 6, 9, 12) and ONWARD.match(text, end):
        return Term(
            at if lead == "latest" else begin, end, "latest", "range", "latest that has ended", unit=unit, count=count
        )
    return None


ONWARD: Final = re.compile(
    r"[.,;]|['’]|\s(?:and|was|were|is|also|from|net|profit|sales|revenue|the|rose|fell|to|included|compared)\b"
)


def _fiscal_year(text: str, start: int, end: int, left: Left, ending: bool) -> Term | None:
    """ "fiscal year 2007", "the current fiscal year ending March 31", "last financial year"; "the fiscal year" alone is none."""
    begin = left[0][1]
    word = left[1][0] if len(left) > 1 else ""
    if match := re.compile(r"\s(?:of\s)?(?P<year>1[89]\d\d|20\d\d)(?P<range>[-/–]\d\d(?:\d\d)?)?(?![\d])").match(
        text, end
    ):
        if match["range"]:
            return None
        return Term(begin, match.end(), "fiscal", "fiscal_year", "fiscal year", year=int(match["year"]))
    if word in ("last", "this", "next", "current", "previous", "coming"):
        return Term(left[1][1], end, "fiscal", "fiscal_year", "fiscal year", way="this" if word == "current" else word)
    if word.isdecimal() and len(word) == 4:
        return Term(left[1][1], end, "fiscal", "fiscal_year", "fiscal year", year=int(word))
    return Term(begin, end, "fiscal", "fiscal_year", "fiscal year", way="the" if ending else "")


MATCH: Final = re.compile(
    r"\b(?:goals?|scor(?:ed|ing)|match|referee|striker|penalty|touchdown|kick|yards|rebounds|coach|midfielder|minute|league|cup|halftime|half-time)\b",
    re.IGNORECASE,
)


def _is_match(text: str, start: int) -> bool:
    """Whether a half is one of a game: "scored twice in the second half"."""
    return bool(MATCH.search(text, max(0, start - 120), start + 90))
