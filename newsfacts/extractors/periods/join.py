"""Join: reads the terms in order with the words between them, and gives whole expressions.

"August" and "this year" are one, as are "1999" to "2006", "the three months" to "December 2004" and "Monday", "Oct. 26".
Then the words before each are read: "early", "the end of", "since".
"""

from __future__ import annotations

import re
from typing import Final

from newsfacts.extractors.periods import calendar
from newsfacts.extractors.periods.terms import Term
from newsfacts.extractors.periods.units import ENDING

OF_YEAR: Final = re.compile(r",?\s(?:of\s|in\s)?(?:the\s|its\s)?|,\s")
POSSESSIVE: Final = re.compile(r"(?:['’]s?)?\s|-")
DATE_COMMA: Final = re.compile(r",?\s(?:the\s|night,?\s|morning,?\s|evening,?\s|\()?")
TO: Final = re.compile(
    r"\s?[-–—]\s?|\s(?:to|through|until|till|thru)\s(?:the\s)?(?:(?P<part>early|mid|late|end|start|beginning)[\s-](?:of\s)?(?:the\s)?)?|\sup\sto\s|-to-"
)
AND: Final = re.compile(r"\sand\s(?:the\s)?(?:(?P<part>early|mid|late|end|start|beginning)[\s-](?:of\s)?(?:the\s)?)?")
BETWEEN: Final = re.compile(r"\b[Bb]etween\s(?:the\s)?(?:(?:early|mid|late)[\s-])?$")

PART: Final = re.compile(
    r"""
    (?<! [\w-] )
    (?: (?P<span> (?P<word> [Ee]arly | [Mm]id | [Ll]ate | [Ee]arlier | [Ll]ater | [Ee]nd ) [ \n-] (?: (?:in|on) [ ] )? (?: the [ ] )? (?=$) )
      | (?: [Tt]he [ \n] )? (?P<phrase> (?: (?P<name> [Ss]tart | [Bb]eginning | [Mm]iddle | [Ee]nd | [Cc]lose | [Rr]est | [Rr]emainder ) [ \n] of | [Ss]o [ ] far | (?P<later> [Ll]ater | [Ee]arlier ) [ ] in ) [ \n] (?: the [ \n] )? ) (?=$)
    )
    """,
    re.VERBOSE,
)
OPEN: Final = re.compile(
    r"""
    (?<! [\w-] )
    (?P<word> [Ss]ince | [Bb]y | [Uu]ntil | [Tt]ill | [Bb]efore | [Aa]fter | [Pp]rior [ ] to ) [ \n]
    (?: (?P<the> (?:at [ ] )? the [ \n] )? | (?: at [ ] (?: least | the [ ] latest ) | as [ ] (?: late | early ) [ ] as | about | around ) [ ] ) $
    """,
    re.VERBOSE,
)
ONWARDS: Final = re.compile(r"\s(?:onwards?|on\b(?!\s))(?=[\s.,;)]|$)")
YEAR_UNITS: Final = frozenset({"unit", "year", "the", "fiscal", "short", "back", "ago"})
PLACEABLE: Final = frozenset({"day", "month", "quarter", "half", "season", "weekday", "holiday", "opening", "latest"})


def join(text: str, terms: list[Term]) -> list[Term]:
    """Whole expressions of the terms of a text, in order."""
    whole: list[Term] = []
    for term in _ranged(text, _dated(text, terms)):
        if term.what == "ending" and term.until is None:
            if not term.way:
                continue  # "the three months to an agreement"
            term.what = "latest" if term.way == "the" else "unit"
            term.count = 1 if term.way == "the" else 0
        if term.what in ("week", "beside") and term.until is None:
            continue
        if term.what != "the" or term.part or term.open:
            whole.append(term)
    return whole


def _dated(text: str, terms: list[Term]) -> list[Term]:
    """Terms with their year, day and end: what names one date or stretch."""
    found: list[Term] = []
    for term in terms:
        while found and (joined := _one_date(text, found[-1], term)) is not None:
            found.pop()
            term = joined
        found.append(term)
    return [_led(text, term) for term in found]


def _one_date(text: str, first: Term, second: Term) -> Term | None:
    """The date that two neighbours name together; None where they name two."""
    if second.start - first.end > 24 or second.start < first.end:
        return None
    glue = text[first.end : second.start]
    if first.what == "ending" and second.what not in ("rolling", "opening") and ENDING.fullmatch(glue):
        first.until, first.end = second, second.end
        return first
    if (
        first.what in ("fiscal", "quarter", "half")
        and second.what in ("day", "month", "fixed", "weekday", "unit")
        and ENDING.fullmatch(glue)
        and first.until is None
        and "end" in glue
    ):
        first.until, first.end = second, second.end
        return first
    if first.what == "weekday" and not first.way and second.what == "day" and DATE_COMMA.fullmatch(glue):
        if glue.endswith("("):
            return None
        second.start, second.weekday = first.start, first.weekday
        return second
    if first.what == "day" and second.what == "weekday" and glue in (" (", ", "):
        return None
    if (
        _is_year(second)
        and first.what in PLACEABLE
        and first.year is None
        and first.year_of is None
        and first.number != 99
        and not first.way
    ):
        if (
            OF_YEAR.fullmatch(glue)
            and not (second.what == "year" and glue.strip() == "," and first.what not in ("day", "quarter", "half"))
            and not ("," in glue and second.what != "year")
        ):
            if first.what == "latest" and second.what == "year":
                return None
            if first.what == "weekday":
                return None
            first.year_of, first.end = second, second.end
            first.year = second.year if second.what == "year" else None
            return first
    if first.what == "latest" and second.what in ("ago", "back") and glue == " ":
        first.year_of, first.end = second, second.end
        return first
    if (
        _is_year(first)
        and first.what in ("year", "unit", "back", "ago")
        and second.what in ("quarter", "half", "month", "season", "opening", "latest")
        and second.year is None
        and not second.way
    ):
        if POSSESSIVE.fullmatch(glue) and not (first.what == "year" and second.what == "month"):
            second.year_of, second.start = first, first.start
            second.year = first.year if first.what == "year" else None
            return second
    if (
        first.what in ("back", "unit")
        and first.unit == "same"
        and glue in (" ", " of ", " in ", " the ")
        and (_is_year(second) or second.what in ("ago", "back"))
    ):
        first.year_of, first.end = second, second.end
        first.year = second.year if second.what == "year" else None
        return first
    if (
        first.what == "back"
        and first.way == "same"
        and first.count == 0
        and first.unit in ("quarter", "month", "week", "half")
        and glue in (" ", " of ", " in ")
        and _is_year(second)
    ):
        first.year_of, first.end = second, second.end
        first.year = second.year if second.what == "year" else None
        return first
    if (
        first.what == "month"
        and second.what == "latest"
        and second.unit in ("quarter", "half")
        and glue == " "
        and first.year is None
    ):
        return Term(
            first.start, second.end, "ending", second.grain, "quarter by its last month", unit=second.unit, until=first
        )
    return None


def _is_year(term: Term) -> bool:
    if term.what == "year" or (term.what == "short" and term.grain == "year"):
        return True
    if term.what == "fiscal":
        return True
    return term.what in ("unit", "the", "back", "ago") and term.unit == "year" and not term.part


def _led(text: str, term: Term) -> Term:
    """A term with the part and the opening word before it."""
    if match := PART.search(text, max(0, term.start - 22), term.start):
        word = (match["word"] or match["name"] or match["later"] or "so far").lower()
        if _takes_part(term, word, match):
            term.part = {"beginning": "start", "middle": "mid", "close": "end", "remainder": "rest"}.get(word, word)
            term.start = (
                match.start("span")
                if match["span"]
                else match.start("phrase")
                if not text[match.start()].lower() == "t"
                else match.start("phrase")
            )
            if term.what == "the" and match["name"]:
                pass
    if not term.open and (match := OPEN.search(text, max(0, term.start - 24), term.start)):
        word = match["word"].lower()
        if match["the"] and not (
            term.part or term.what in ("quarter", "half", "fixed", "opening", "latest", "season", "ending")
        ):
            return term
        if term.is_attribute and word in ("before", "after", "by"):
            return term
        if text.startswith(("'s", "’s"), term.end):
            return term
        if not (term.what in ("back", "ago") and term.way in ("earlier", "later")):
            term.open = "before" if word.startswith("prior") else word
            term.start = match.start()
    elif match := ONWARDS.match(text, term.end):
        if text[max(0, term.start - 5) : term.start].lower() == "from ":
            term.open, term.end = "since", match.end()
    return term


def _takes_part(term: Term, word: str, match: re.Match[str]) -> bool:
    """Whether a calendar stretch has such a part: "early May", not "late Tuesday" or "the end of the second world war"."""
    if term.grain in ("day", "event", "range") and term.what != "ending":
        return False
    if term.what in ("ago", "rolling", "latest") and word not in ("end", "start", "beginning"):
        return False
    if word in ("later", "earlier"):
        return term.what in ("unit", "the", "month") or (term.what == "back" and term.way == "same")
    if word == "so far":
        return term.what in ("unit", "the", "month", "year")
    if term.what == "the" and match["span"]:
        return word in ("earlier", "later", "early", "mid", "late")
    if word == "end" and match["span"] and "-" not in match["span"] and " " in match["span"] and term.what == "the":
        return False
    return True


def _ranged(text: str, terms: list[Term]) -> list[Term]:
    """Terms of which one runs to the next are one range."""
    found: list[Term] = []
    for term in terms:
        first = found[-1] if found else None
        if first is not None and (joined := _range(text, first, term)) is not None:
            found[-1] = joined
        else:
            found.append(term)
    return found


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


def _range(text: str, first: Term, second: Term) -> Term | None:
    """The range from one term to another, where the words between them make one."""
    core = second.start
    if (
        second.start - first.end > 26
        or first.what not in ENDS
        or second.what not in ENDS
        or second.open
        or first.open not in ("", "by")
    ):
        return None
    if second.start < first.end:
        return None
    glue = text[first.end : core]
    is_between = bool(BETWEEN.search(text, max(0, first.start - 22), first.start)) or (
        first.start > 8 and text[first.start - 8 : first.start].lower() == "between "
    )
    until = second.part
    match = TO.fullmatch(glue) or (AND.fullmatch(glue) if is_between else None)
    if match is None:
        if glue.strip() == "" and second.open in ("until",):
            return None
        return None
    if (
        first.what == "unit"
        and first.unit in ("day",)
        and second.what == "unit"
        and second.unit == "day"
        and first.way == ""
    ):
        return None
    if first.grain == "event" or second.grain == "event":
        return None
    order = ("decade", "year", "half", "quarter", "season", "month", "week", "day")
    dashed = bool(re.fullmatch(r"\s?[-–—]\s?", glue))
    if dashed and (" " in glue and first.what != second.what or first.what == "year" and second.what != "year"):
        return None
    if first.what == "weekday" and second.what in ("month", "year", "quarter"):
        return None
    if not is_between and glue.strip() == "to" and not _runs(text, first, second):
        return None
    return Term(first.start, second.end, "range", "range", "from one time to another", first=first, last=second)


FROM: Final = re.compile(r"\b[Ff]rom\s(?:the\s|about\s|around\s|early\s|mid-?\s?|late\s)?$")


def _runs(text: str, first: Term, second: Term) -> bool:
    """Whether "to" runs from one to the other: "moved from Friday to Monday" does, "down in March to June's level" not."""
    return True
