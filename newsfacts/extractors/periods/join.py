"""Join: reads the terms in order with the words between them, and gives whole expressions.

"August" and "this year" are one, as are "1999" to "2006", "the three months" to "December 2004" and "Monday",
"Oct. 26". The words before each are read as well: "early", "the end of", "since".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from newsfacts.extractors.periods import calendar
from newsfacts.extractors.periods.terms import Term
from newsfacts.extractors.periods.units import ENDING, PARTS

FARTHEST: Final = 26
"""How many characters may stand between two terms of one expression."""


def join(text: str, terms: list[Term]) -> list[Term]:
    """Whole expressions of the terms of a text, in order."""
    if not terms:
        return terms
    return [term for term in _ranged(text, _dated(text, terms)) if term.what not in DOUBTFUL or _says_when(term)]


DOUBTFUL: Final = frozenset({"around", "beside", "nth", "the"})
"""What is a time only with what stands beside it."""


def _says_when(term: Term) -> bool:
    """Whether a doubtful term stands for a time once its neighbours are known."""
    if term.what == "the":
        return bool(term.part or term.open)  # "the end of the year", not "the year"
    return term.until is not None  # "the week of the flood", "the day before the crash"


# -- two terms that name one date or stretch -------------------------------------------------------------------------

Joiner = Callable[[str, Term, Term, str], "Term | None"]
"""Given the text, two neighbours and the words between them: the one term that they are, or None."""

OF_YEAR: Final = re.compile(r",?\s(?:of\s|in\s)?(?:the\s|its\s)?")
POSSESSIVE: Final = re.compile(r"(?:['’]s?)?\s|-")
DATE_COMMA: Final = re.compile(r",?\s(?:the\s|night,?\s|morning,?\s|evening,?\s)?")

PLACEABLE: Final = frozenset({"day", "month", "quarter", "half", "season", "holiday", "opening", "latest"})
"""What may be told its year by the term beside it."""


def _dated(text: str, terms: list[Term]) -> list[Term]:
    """Terms with their year, day and end."""
    found: list[Term] = []
    for term in terms:
        while found and 0 <= term.start - found[-1].end <= FARTHEST:
            one = _one_date(text, found[-1], term)
            if one is None:
                break
            found.pop()
            term = one
        found.append(term)
    if len(found) > 1:
        _share_years(text, found)
    return [_led(text, term) for term in found if term.what != "ending" or _has_end(term)]


def _has_end(term: Term) -> bool:
    """Whether a stretch found its end: "the three months to an agreement" is none, "this quarter to" is the quarter."""
    if term.until is not None:
        return True
    if term.way:
        term.what, term.count = ("latest", 1) if term.way == "the" else ("unit", 0)
    return bool(term.way)


LISTABLE: Final = frozenset({"month", "day", "quarter", "half"})
LISTED: Final = re.compile(r",\s|,?\s(?:and|or|&)\s")


def _share_years(text: str, terms: list[Term]) -> None:
    """ "January, February and March 2008": months and days in a list have the year that is printed once."""
    for number in range(len(terms) - 2, -1, -1):
        first, second = terms[number], terms[number + 1]
        if first.what != second.what or first.what not in LISTABLE or first.way:
            continue
        if _has_year(first) or not _has_year(second) or not LISTED.fullmatch(text[first.end : second.start]):
            continue
        first.year, first.year_of, first.short = second.year, second.year_of, second.short


def _one_date(text: str, first: Term, second: Term) -> Term | None:
    """The date that two neighbours name together; None where they name two."""
    glue = text[first.end : second.start]
    for joiner in JOINERS.get(first.what, ()):
        if (one := joiner(text, first, second, glue)) is not None:
            return one
    return None


def _with_end(text: str, first: Term, second: Term, glue: str) -> Term | None:
    """ "the three months to December", "the current fiscal year ending January 31", "the quarter ended Sept. 30"."""
    if first.until is not None or not ENDING.fullmatch(glue) or second.what in ("rolling", "opening", "ending"):
        return None
    if first.what in PARTS and "end" in glue:
        first.what, first.unit, first.count = "ending", first.what, 1
    if first.what == "fiscal" and first.year is not None and " on " in glue:
        return None  # "whose fiscal 2012 ended on March 31"
    if first.what == "ending" or (first.what == "fiscal" and "end" in glue):
        first.until, first.end = second, second.end
        return first
    return None


def _on_weekday(text: str, first: Term, second: Term, glue: str) -> Term | None:
    """ "Monday, Oct. 26"."""
    if first.what == "weekday" and not first.way and second.what == "day" and DATE_COMMA.fullmatch(glue):
        second.start = second.core = first.start
        second.weekday = first.weekday
        return second
    return None


def _of_year(text: str, first: Term, second: Term, glue: str) -> Term | None:
    """ "August this year", "the third quarter of 2007", "Oct. 23 last year"."""
    if not _is_year(second) or not OF_YEAR.fullmatch(glue):
        return None
    if (
        first.what == "ending"
        and first.until is not None
        and first.until.what == "month"
        and not _has_year(first.until)
    ):
        first.until.year_of, first.end = second, second.end  # "the December quarter of 2007"
        return first
    if first.what not in PLACEABLE or first.way in ("last", "this", "next") or _has_year(first):
        return None
    if "," in glue and not (second.what == "year" and first.what in ("day", "quarter", "half")):
        return None
    if first.what == "latest" and (second.what == "year" or glue != " "):
        return None
    first.year_of, first.end = second, second.end
    first.year = second.year if second.what == "year" else None
    return first


def _of_month(text: str, first: Term, second: Term, glue: str) -> Term | None:
    """ "the first ten days of May", "the second Tuesday of November"."""
    if first.what in ("opening", "nth") and second.what == "month" and glue in (" of ", " in "):
        first.until, first.end = second, second.end
        return first
    return None


OF_STRETCH: Final = re.compile(r"\s(?:of|in)\s(?:the\s)?")


def _half_of(text: str, first: Term, second: Term, glue: str) -> Term | None:
    """ "the first half of the 1990s", "the last quarter of the 19th century", "the second half of May"."""
    if first.what == "unit" and first.way == "last" and first.unit in PARTS and second.grain in ("decade", "century"):
        first.what, first.number, first.way = first.unit, PARTS[first.unit], ""
    if first.what not in PARTS or _has_year(first) or first.until is not None or not OF_STRETCH.fullmatch(glue):
        return None
    if second.grain in ("decade", "century") or (second.grain == "month" and first.what == "half"):
        first.until, first.end, first.grain = second, second.end, "range"
        return first
    return None


def _year_first(text: str, first: Term, second: Term, glue: str) -> Term | None:
    """ "this year's third quarter", "the 1988 third quarter", "2008 April 25"."""
    if not _is_year(first) or second.way in ("last", "this", "next") or _has_year(second):
        return None
    if not POSSESSIVE.fullmatch(glue) or second.what not in (
        "quarter",
        "half",
        "month",
        "season",
        "opening",
        "latest",
        "day",
    ):
        return None
    if second.what in ("month", "day") and (first.what == "year") != (second.what == "day" and glue == " "):
        return None
    second.year_of, second.start, second.core = first, first.start, first.start
    second.year = first.year if first.what == "year" else None
    return second


def _same_of(text: str, first: Term, second: Term, glue: str) -> Term | None:
    """ "the same period last year", "the same month a year earlier", "the same quarter of 2006"."""
    if first.what != "back" or first.way != "same" or first.count or glue not in (" ", " of ", " in ", " the "):
        return None
    if not (_is_year(second) or (second.what in ("ago", "back") and second.way != "same")):
        return None
    first.year_of, first.end = second, second.end
    first.year = second.year if second.what == "year" else None
    return first


def _event_of(text: str, first: Term, second: Term, glue: str) -> Term | None:
    """ "the Vietnam War of 1955-75": the event has the years it is given."""
    if first.grain == "event" and glue == " of " and (second.what == "year" or second.rule == "two printed years"):
        days = second.days or calendar.years(second.year or 0)
        return Term(first.start, second.end, "fixed", "event", first.rule, days=days)
    return None


def _beside_day(text: str, first: Term, second: Term, glue: str) -> Term | None:
    """ "the week of March 6", "the day before last Tuesday"."""
    if second.grain == "day" and (first.what, glue) in (("around", " of "), ("beside", " ")):
        first.until, first.end = second, second.end
        return first
    return None


# What leads from one end of a range to the other.
TO: Final = re.compile(r"\s?[-–—]\s?|\s(?:to|through|until|till|thru|up\sto)\s(?:the\s)?|-to-")
BY_LAST_MONTH: Final = "quarter by its last month"


def _by_last_month(text: str, first: Term, second: Term, glue: str) -> Term | None:
    """ "the June quarter": it ends with June."""
    if first.what == "month" and second.what == "latest" and second.unit in ("quarter", "half") and glue == " ":
        return Term(first.start, second.end, "ending", second.grain, BY_LAST_MONTH, unit=second.unit, until=first)
    return None


def _from_first_month(text: str, first: Term, second: Term, glue: str) -> Term | None:
    """ "the April-June quarter": the June quarter with its first month."""
    if first.what != "month" or second.rule != BY_LAST_MONTH or second.until is None or not TO.fullmatch(glue):
        return None
    length = ((second.until.month or 0) - (first.month or 0)) % 12 + 1
    if _has_year(first) or length * PARTS[second.unit] != 12:
        return None
    second.start = second.core = first.start
    return second


YEARS: Final = frozenset({"year", "fiscal", "short"})
"""What may be a year by itself; so may be a unit that is placed."""
PLACED: Final = frozenset({"unit", "the", "back", "ago"})
JOINED: Final[tuple[tuple[Joiner, frozenset[str]], ...]] = (
    (_with_end, frozenset({*PARTS, "fiscal", "ending"})),
    (_on_weekday, frozenset({"weekday"})),
    (_event_of, frozenset({"fixed"})),
    (_of_year, PLACEABLE | {"ending"}),
    (_of_month, frozenset({"opening", "nth"})),
    (_half_of, frozenset({*PARTS, "unit"})),
    (_year_first, YEARS | PLACED),
    (_same_of, frozenset({"back"})),
    (_beside_day, frozenset({"around", "beside"})),
    (_by_last_month, frozenset({"month"})),
    (_from_first_month, frozenset({"month"})),
)
"""The joiners in their order, each with what the first of the two terms may be."""
JOINERS: Final = {
    what: tuple(joiner for joiner, firsts in JOINED if what in firsts)
    for what in frozenset().union(*(firsts for _, firsts in JOINED))
}


def _is_year(term: Term) -> bool:
    """Whether a term is a year that another may be placed in: "2007", "last year", "fiscal 2008", "a year earlier"."""
    if term.what in YEARS:
        return term.what != "short" or term.grain == "year"
    return term.what in PLACED and term.unit == "year" and not term.part


def _has_year(term: Term) -> bool:
    return term.year is not None or term.year_of is not None or term.short is not None


# -- the words before a term -----------------------------------------------------------------------------------------

# The part of a stretch; its words belong to the span, "the" before it and "in the" within do not count.
PART: Final = re.compile(
    r"""
    (?<! [\w-] )
    (?: (?P<word> [Ee]arly | [Mm]id | [Ll]ate | [Ee]arlier | [Ll]ater ) [ \n-] (?: in [ ] )? (?: the [ ] )?
      | (?P<end> [Ee]nd ) (?: - | (?<= \b [Aa]t [ ] end | \b [Bb]y [ ] end ) [ ] )
      | (?P<name> [Ss]tart | [Bb]eginning | [Mm]iddle | [Ee]nd | [Cc]lose | [Rr]est | [Rr]emainder ) [ \n] of [ \n]
        (?: the [ \n] )?
      | (?P<so_far> [Ss]o [ ] far ) [ \n] (?: in [ ] )? (?: the [ ] )?
    ) $
    """,
    re.VERBOSE,
)
SYNONYMS: Final = {"beginning": "start", "middle": "mid", "close": "end", "remainder": "rest"}

# The word that leaves a stretch open at one end.
OPEN: Final = re.compile(
    r"""
    (?<! [\w-] )
    (?P<word> [Ss]ince | [Bb]y | [Uu]ntil | [Tt]ill | [Bb]efore | [Aa]fter | [Pp]rior [ ] to ) [ \n]
    (?: (?P<the> (?:at [ ] )? the [ \n] )
      | (?: at [ ] (?: least | the [ ] latest ) | as [ ] (?: late | early ) [ ] as | about | around ) [ ] )?
    $
    """,
    re.VERBOSE,
)
ONWARDS: Final = re.compile(r"\s(?:onwards?|on)(?=[.,;)]|$)")
NAMED: Final = frozenset({"quarter", "half", "fixed", "opening", "latest", "season", "ending", "short"})
"""What "the" stands before as the stretch itself: "since the third quarter", not "after the 1987 crash"."""


LEAD: Final = 10
NEAREST: Final = (
    *("arly ", "mid ", "ate ", "arlier ", "ater ", "end ", "far ", "Mid ", "End ", "of ", "y in ", "d in ", "e in "),
    *("r in ", "ince ", "by ", "By ", "ntil ", "ill ", "efore ", "fter ", "r to ", "least ", "latest ", " as "),
    *("about ", "around "),
)
LEADS: Final = (
    *NEAREST,
    *(f"{lead[-5:]}the " for lead in (*NEAREST, "at ")),
    *("arly-", "mid-", "Mid-", "ate-", "end-", "End-", "arlier-", "ater-"),
)
"""How what stands before a term with a part or an opening word ends: most terms have none of them."""
LEADS_BY_END: Final = {
    end: tuple(lead for lead in LEADS if lead.endswith(end)) for end in {lead[-3:] for lead in LEADS}
}


def _led(text: str, term: Term) -> Term:
    """A term with the part and the opening word before it."""
    start = term.start
    near = text[start - LEAD : start] if start > LEAD else text[:start]
    if not near.endswith(LEADS_BY_END.get(near[-3:], ())) and "\n" not in near:
        return _onwards(text, term) if near.endswith("rom ") else term
    if (match := PART.search(text, max(0, term.start - 22), term.start)) and _takes_part(term, match):
        part = (match["word"] or match["end"] or match["name"] or match["so_far"]).lower()
        term.part = SYNONYMS.get(part, part)
        term.start = match.start()
        if term.part in ("end", "start"):
            term.grain = "day"
    if match := OPEN.search(text, max(0, term.start - 24), term.start):
        if _takes_opening(text, term, match):
            word = match["word"].lower()
            term.open = "before" if word.startswith("prior") else word
            term.start = match.start()
        return term
    return _onwards(text, term)


def _onwards(text: str, term: Term) -> Term:
    """ "from 1999 on"."""
    if (match := ONWARDS.match(text, term.end)) and text[max(0, term.start - 5) : term.start].lower() == "from ":
        term.open, term.end = "since", match.end()
    return term


def _takes_part(term: Term, match: re.Match[str]) -> bool:
    """Whether a stretch has such a part: "early May", not "late Tuesday" or "the end of the second world war"."""
    word = (match["word"] or match["end"] or match["name"] or match["so_far"]).lower()
    if term.part or (term.grain in ("day", "event", "range") and term.what != "ending"):
        return False
    if term.what in ("ago", "rolling", "latest"):
        return word in ("end", "start", "beginning", "close")
    if word in ("later", "earlier", "so far", "rest", "remainder"):
        return term.what in ("unit", "the", "month", "year") and not (match["word"] and term.what == "year")
    return True


def _takes_opening(text: str, term: Term, match: re.Match[str]) -> bool:
    """Whether "since" and its like open the term itself, and not what it belongs to: "before Friday's talks"."""
    if match["the"] and not (term.part or term.what in NAMED):
        return False
    if term.is_attribute and match["word"].lower() in ("before", "after", "by"):
        return False
    if text.startswith(("'s", "’s"), term.end):
        return False
    return not (term.what in ("back", "ago") and term.way in ("earlier", "later"))


# -- ranges ----------------------------------------------------------------------------------------------------------

A_PART: Final = r"(?:the\s)?(?:(?:early|mid|late|end|start|beginning)[\s-](?:of\s)?(?:the\s)?)?"
DASH: Final = re.compile(r"\s?[-–—]\s?")
AND: Final = re.compile(r"\sand\s(?:the\s)?")
BETWEEN: Final = re.compile(rf"\b[Bb]etween\s{A_PART}$")
FROM: Final = re.compile(rf"\b[Ff]rom\s{A_PART}$")
TO_NOW: Final = re.compile(r"\s(?:to|until|till|through|up\sto)\s(?:the\spresent(?:\sday)?|date|now)\b")
TO_NOW_BEGINS: Final = frozenset("tu")

ENDS: Final = frozenset(
    {
        "day",
        "weekday",
        "month",
        "quarter",
        "half",
        "season",
        "year",
        "fixed",
        "unit",
        "short",
        "fiscal",
        "holiday",
        "ago",
        "the",
    }
)
"""What a range may begin or end with."""


def _ranged(text: str, terms: list[Term]) -> list[Term]:
    """Terms of which one runs to the next are one range."""
    found: list[Term] = []
    before: Term | None = None
    for term in terms:
        if before and 0 <= term.start - before.end <= FARTHEST and (joined := _range(text, before, term)) is not None:
            found[-1] = before = joined
        else:
            before = _to_now(text, term)
            found.append(before)
    return found


def _range(text: str, first: Term, second: Term) -> Term | None:
    """The range from one term to another, where the words between them make one."""
    if first.what not in ENDS or second.what not in ENDS:
        return None
    if first.open or second.open not in ("", "until", "till") or "event" in (first.grain, second.grain):
        return None
    glue = text[first.end : second.start if not second.open else second.start + len(second.open) + 1]
    if not TO.fullmatch(glue) and not (
        AND.fullmatch(glue) and BETWEEN.search(text, max(0, first.start - 22), first.start)
    ):
        return None
    if DASH.fullmatch(glue) and first.what != second.what and {first.what, second.what} & {"year", "weekday", "unit"}:
        return None  # "in 1999 - Friday's paper said"
    if first.what == "weekday" and second.what in ("month", "year", "quarter"):
        return None
    return Term(first.start, second.end, "range", "range", "from one time to another", first=first, last=second)


def _to_now(text: str, term: Term) -> Term:
    """ "from 1999 to the present"."""
    if text[term.end + 1 : term.end + 2] not in TO_NOW_BEGINS or term.what not in ENDS or term.open:
        return term
    match = TO_NOW.match(text, term.end)
    if match is None or not FROM.search(text, max(0, term.start - 22), term.start):
        return term
    now = Term(match.start(), match.end(), "unit", "day", "publication", unit="day", way="this", count=0)
    return Term(term.start, match.end(), "range", "range", "from one time to another", first=term, last=now)
