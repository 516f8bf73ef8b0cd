"""Units: reads "year", "month", "quarter" and their like outward: "last year", "the past five years", "a year ago".

A unit by itself is a length of time and no period ("12 years in jail"): what places it stands before or after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final, cast, get_args

import attrs

from newsfacts import lexicon
from newsfacts.extractors.periods import calendar
from newsfacts.extractors.periods.terms import Term
from newsfacts.extractors.periods.words import (
    Left,
    count_before,
    counts,
    month_numbers,
    ordinal,
    time_words,
    word_before,
    words_before,
)
from newsfacts.facts import Grain

MOST: Final = 3000
"""No count of units is larger than this."""

RECURRING: Final = frozenset({"every", "each", "per", "any", "alternate"})
FISCAL: Final = frozenset({"fiscal", "financial", "crop", "marketing", "tax", "budget", "business"})
PARTS: Final = {"quarter": 4, "half": 2}
"""The units that a year has by number."""


@cache
def ways() -> dict[str, str]:
    """The words that place a unit, and how."""
    return {row["word"]: row["way"] for row in lexicon.table("en/placing.tsv")}


GRAINS: Final = frozenset(get_args(Grain))
UNITS: Final = frozenset(time_words("unit").values())


@attrs.define(slots=True)
class Sight:
    """A unit in the text: where it stands, and the words before it, which are read as far as a rule asks.

    `nearest` is the word before it ("" where there is none), which begins at `at`, and `way` how it places the unit.
    `is_followed` says whether what stands behind the unit may place it: for most it does not, and no pattern need look
    for "ago" or "to".
    """

    text: str
    start: int
    end: int
    unit: str
    plural: bool
    nearest: str
    at: int
    way: str
    is_followed: bool
    _left: Left | None = None

    @property
    def left(self) -> Left:
        """The words before the unit, nearest first."""
        if self._left is None:
            self._left = words_before(self.text, self.start, FARTHEST)
        return self._left

    def word(self, number: int) -> str:
        """A word before the unit; "" where there is none."""
        return self.left[number][0] if number < len(self.left) else ""

    def begin(self, number: int) -> int:
        """Where a word before the unit begins."""
        return self.left[number][1]

    @property
    def grain(self) -> Grain:
        """The unit as a grain; what is none by itself ("weekend") is a range of days."""
        return cast("Grain", self.unit) if self.unit in GRAINS else "range"

    def term(
        self,
        begin: int,
        what: str,
        rule: str,
        grain: Grain | None = None,
        unit: str | None = None,
        count: int = 0,
        **fields: Any,
    ) -> Term:
        """A term that ends with the unit."""
        unit = self.unit if unit is None else unit
        return Term(begin, self.end, what, grain or self.grain, rule, unit=unit, count=count, **fields)


Rule = Callable[[Sight], "Sequence[Term] | None"]
"""The terms of a unit, none for what is no time, or None where another rule may know better."""


FARTHEST: Final = 4
"""No rule asks for more words before a unit."""
FOLLOWING: Final = (
    "ago",
    "previous",
    "earlier",
    "later",
    "before",
    "after",
    "to ",
    "through",
    "up ",
    "that",
    "which",
    "end",
)
"""What the words begin with that place a unit from behind."""
SEVERAL: Final = frozenset({"first", "final", "latest", "the"})
"""What may stand before a count of units that are a time, besides the words that place one."""
NUMBERED: Final = frozenset({"quarter", "half", "century"})
"""The units that a year or an era has by number."""


def _may_be_placed(text: str, unit: str, plural: bool, nearest: str, at: int) -> bool:
    """Whether the words before a unit may make it a time: most units are lengths, and no rule need be asked."""
    if nearest in ways() or nearest == "the" or unit in NUMBERED or nearest in FISCAL:
        return True
    if plural and (nearest in counts() or nearest[:1].isdecimal()):
        lead, _ = word_before(text, at)
        return lead in SEVERAL or lead in ways() or lead in counts()  # "the past twenty-five years"
    return False


HALF_YEAR: Final = re.compile(r"[- ]year\b(?!-)")
# "the half-hour show", "the quarter-finals", "the Half Moon": part of something else than a year.
PART_OF_ANOTHER: Final = re.compile(
    r"-(?!end\b|on\b|over\b|to\b)[A-Za-z]|\s(?:hour|day|century|mile|point|dozen|million|billion|pound|ton|tonne)s?\b"
    r"|(?<=Half)\s[A-Z]"
)


def read_unit(text: str, start: int, end: int, unit: str) -> Sequence[Term]:
    """The term whose unit stands at an offset; most units are lengths of time, and give none."""
    if unit in PARTS:
        if unit == "half" and HALF_YEAR.match(text, end):
            end += len("-year")
        elif PART_OF_ANOTHER.match(text, end):
            return ()
    nearest, at = word_before(text, start)
    if nearest in RECURRING:
        return ()
    after = text[end : end + 1]
    if after == " ":
        is_followed = text.startswith(FOLLOWING, end + 1) or not text[end + 1 : end + 2].isalpha()
    else:
        is_followed = after == "-" or after.isspace()  # "year-end"
    plural = text[end - 1] == "s"
    if not (is_followed or _may_be_placed(text, unit, plural, nearest, at)):
        return ()
    sight = Sight(text, start, end, unit, plural, nearest, at, ways().get(nearest, ""), is_followed)
    for rule in RULES[unit, plural, is_followed]:
        terms = rule(sight)
        if terms is not None:
            return terms
    return ()


# -- centuries, quarters and halves by number ------------------------------------------------------------------------


def _century(sight: Sight) -> Sequence[Term] | None:
    """ "the 19th century", "the 18th and 19th centuries", "last century"."""
    if sight.nearest in ("last", "this", "next"):
        return [sight.term(sight.at, "unit", "century placed", way=sight.nearest)]
    if sight.is_followed and SHIFTED.match(sight.text, sight.end):
        return None
    found = []
    for number, at, close in _numbered(sight):
        if 1 <= number <= 30:
            days = calendar.century(number)
            found.append(Term(at, close, "fixed", "century", "century by number", days=days))
    return found


def _numbered(sight: Sight) -> list[tuple[int, int, int]]:
    """The ordinals right before a unit, with where each begins and ends: "the 18th and 19th", "twenty-first"."""
    number = ordinal(sight.nearest)
    if number is None:
        return []
    at, taken = sight.at, 1
    if sight.word(1) in ("twenty", "thirty") and sight.text[at - 1] == "-":
        number, at, taken = number + (20 if sight.word(1) == "twenty" else 30), sight.begin(1), 2
    found = [(number, at, sight.end)]
    if sight.word(taken) == "and" and (other := ordinal(sight.word(taken + 1))) is not None:
        begin = sight.begin(taken + 1)
        found.insert(0, (other, begin, begin + len(sight.word(taken + 1))))
    return found


NAMED_NUMBERS: Final = {"opening": 1, "final": 0, "closing": 0, "latter": 2}
# A half of a game is no half of a year: "scored twice in the second half".
GAME: Final = re.compile(
    r"""
    \b (?: goals? | scor(?:ed|ing|es) | match | referee | striker | penalty | touchdowns? | kick | yards | rebounds
         | coach | midfielder | minutes? | league | cup | halftime | half-time ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _part_by_number(sight: Sight) -> Sequence[Term] | None:
    """ "the third quarter", "first-half", "the fiscal second quarter", "the first and second quarters"."""
    parts = PARTS[sight.unit]
    numbered = _numbered(sight)
    if not numbered:
        if sight.nearest not in NAMED_NUMBERS:
            return None
        numbered = [(NAMED_NUMBERS[sight.nearest] or parts, sight.at, sight.end)]
    if max(numbered)[0] > parts or (
        sight.unit == "half" and GAME.search(sight.text, max(0, sight.start - 120), sight.start + 90)
    ):
        return []
    fiscal = sight.word(1) in FISCAL
    return [
        Term(
            sight.begin(1) if fiscal else begin,
            end,
            sight.unit,
            sight.grain,
            f"{sight.unit} of a year",
            number=number,
            name="fiscal" if fiscal else "",
        )
        for number, begin, end in numbered
    ]


# -- counted from publication or from the period spoken of -----------------------------------------------------------

# "ago", "earlier" and their like after a unit; not "a week earlier this month", "the day before they left".
SHIFTED: Final = re.compile(
    r"""
    [\s-]{1,2}
    (?P<way> ago | previously
      | later (?! \s (?: this | last | that | in\sthe ) \s (?! was | were | is | had | rose | fell ) )
      | earlier
        (?! \s (?: this | last | that | in\sthe | they | he | she | it ) \s (?! was | were | is | had | rose | fell ) )
      | before (?= \s? [.,;:)\n] | $ | \s (?: and | but ) \b )
    ) \b
    """,
    re.VERBOSE,
)
# "the year-earlier quarter", "the year-ago third quarter", "the year-earlier nine months": the unit that is meant.
SHIFTED_NOUN: Final = re.compile(
    r"\s(?:(?P<number>first|second|third|fourth|nine|six|three|12)[\s-])?"
    r"(?P<noun>quarter|half|period|months?|weeks?|year)\b"
)


def _counted_back(sight: Sight) -> Sequence[Term] | None:
    """ "two years ago", "a year earlier", "three days later", "half a century ago", "the year-earlier quarter"."""
    match = SHIFTED.match(sight.text, sight.end)
    if match is None:
        return None
    if sight.unit in ("period", "half", "weekend"):
        return []
    count, taken = count_before(sight.left)
    begin = sight.begin(taken - 1) if taken else sight.start
    unit, before = sight.unit, sight.word(taken)
    hyphenated = sight.text[match.start()] == "-"
    noun = SHIFTED_NOUN.match(sight.text, match.end()) if hyphenated or sight.nearest == "the" else None
    if count is not None and before == "half":
        if unit not in ("decade", "century"):
            return []
        count, unit, begin = 5 if unit == "decade" else 50, "year", sight.begin(taken)
    elif count is None and not sight.plural and (hyphenated or noun or not sight.nearest or match["way"] == "before"):
        count = 1
    if count is None or count > MOST or (before == "and" and sight.word(taken + 1) in ("hundred", "thousand")):
        return []  # "several years ago", "two and a half years ago"
    term = Term(begin, match.end(), "ago" if match["way"] == "ago" else "back", "year", f"counted, {match['way']}")
    term.unit, term.way = unit, match["way"]
    term.grain = cast("Grain", unit) if unit in ("day", "week", "month", "quarter") else "year"
    term.count = count if match["way"] == "later" else -count
    if noun and (hyphenated or not sight.plural):
        _name_shifted(term, noun)
    return [term]


def _name_shifted(term: Term, noun: re.Match[str]) -> None:
    """Takes the unit that is meant into a term: "the year-earlier third quarter"."""
    term.what, term.end = "back", noun.end()
    number = noun["number"] or ""
    if ordinal(number):
        term.number = ordinal(number)
        term.name = noun["noun"]
        term.grain = cast("Grain", term.name) if term.name in PARTS else term.grain
    else:
        term.name = f"{number} months" if number else noun["noun"].rstrip("s").replace("period", "same")
        term.grain = cast("Grain", term.name) if term.name in PARTS else "range" if number else term.grain


# -- several units ---------------------------------------------------------------------------------------------------

# What follows "to" or "ended" where a stretch is told by its end: "the year to March", "the quarter ended Sept. 30".
ENDING: Final = re.compile(
    r"""
    \s (?: to | through | up\sto | (?: that | which ) \s end (?: s | ed ) | ended | ending | ends ) \s
    (?: on\s | in\s | at\s | (?: the\s )? end (?: - | \sof\s ) )?
    """,
    re.VERBOSE,
)
# What goes on with the sentence after "the nine months", where it stands for a time and not for a length.
ONWARD: Final = re.compile(
    r"[.,;]|['’]|\s(?:and|was|were|is|also|from|net|profit|sales|revenue|the|rose|fell|to|included|compared)\b"
)
OF: Final = re.compile(r"\sof\s")


def _several(sight: Sight) -> Sequence[Term] | None:
    """ "the past five years", "the first nine months", "the three months to December", "the nine months"."""
    count, taken = count_before(sight.left)
    if count is None or count > MOST:
        return []
    begin = sight.begin(taken - 1)
    lead = sight.word(taken)
    at = sight.begin(taken) if lead else begin
    way = ways().get(lead, "")
    if sight.is_followed and ENDING.match(sight.text, sight.end):
        return [sight.term(begin, "ending", "stretch to its end", grain="range", count=count)]
    if lead == "first" and sight.unit != "year":
        return [sight.term(at, "opening", "first units of a year", grain="range", count=count)]
    if lead in ("last", "final") and sight.unit != "year" and OF.match(sight.text, sight.end):
        return [sight.term(at, "opening", "last units of a year", grain="range", count=-count)]
    if way in ("past", "last", "previous"):
        return [sight.term(at, "rolling", "stretch up to publication", grain="range", count=count, way="past")]
    if way in ("next", "coming", "following"):
        return [sight.term(at, "rolling", "stretch after publication", grain="range", count=count, way="coming")]
    if (
        sight.unit == "month"
        and lead in ("latest", "the")
        and count in (3, 6, 9, 12)
        and ONWARD.match(sight.text, sight.end)
    ):
        first = at if lead == "latest" else begin
        return [sight.term(first, "latest", "latest that has ended", grain="range", count=count)]
    return []


# -- one unit --------------------------------------------------------------------------------------------------------

FISCAL_YEAR: Final = re.compile(r"\s(?:of\s)?(?P<year>1[89]\d\d|20\d\d)(?![\d/–-])")


def _fiscal_year(sight: Sight) -> Sequence[Term] | None:
    """ "fiscal year 2007", "the current fiscal year ending January 31"; "the fiscal year 2006-07" is its two years."""
    if sight.nearest not in FISCAL:
        return None
    begin, before = sight.at, sight.word(1)
    way = {"current": "this", "coming": "next", "previous": "last"}.get(before, before)
    fields: dict[str, Any] = {"grain": "fiscal_year"}
    if match := FISCAL_YEAR.match(sight.text, sight.end):
        sight.end = match.end()
        fields["year"] = int(match["year"])
    elif way in ("last", "this", "next"):
        begin, fields["way"] = sight.begin(1), way
    elif before.isdecimal() and len(before) == 4:
        begin, fields["year"] = sight.begin(1), int(before)
    elif re.match(r"\s\d{4}", sight.text[sight.end : sight.end + 5]):
        return []
    return [sight.term(begin, "fiscal", "fiscal year", **fields)]


BESIDE: Final = re.compile(r"\s(?P<way>before|after)(?=\s(?:(?:last\s|next\s)?[A-Z]|yesterday\b|tomorrow\b))")


def _day(sight: Sight) -> Sequence[Term] | None:
    """ "the day before last Tuesday", "the next day", "that day"; a day is else a length of time."""
    if sight.nearest in ("the", "a") and (match := BESIDE.match(sight.text, sight.end)):
        sight.end = match.end()
        return [sight.term(sight.start, "beside", "day beside another", count=-1 if match["way"] == "before" else 1)]
    step = {"same": 0, "that": 0, "previous": -1, "following": 1, "next": 1}.get(sight.way)
    if step is None:
        return []
    return [sight.term(sight.at, "back", "day beside another", count=step, way="same")]


SAME_OF: Final = re.compile(r"\s(?:(?:of|in)\s)?(?:the\s)?(?:last|a|one|this|next|previous|two|three|year|\d{4})\b")
ROLLS: Final = frozenset({"over", "in", "during", "within"})
"""What stands before "the last year" where it is the twelve months up to now and not the calendar year."""


def _placed(sight: Sight) -> Sequence[Term] | None:
    """A unit with the word that places it: "this week", "last year", "the latest quarter", "the same month"."""
    way = sight.way
    if not way:
        return None
    begin = sight.at
    if way in ("last", "this", "next") and sight.unit != "period":
        is_the_last = way == "last" and sight.text[begin - 4 : begin - 1].lower() == "the"
        if is_the_last and sight.word(2) in ROLLS and sight.unit not in PARTS:
            return [sight.term(begin, "rolling", "stretch up to publication", grain="range", count=1, way="past")]
        if way == "this" and sight.is_followed and sight.unit != "weekend" and ENDING.match(sight.text, sight.end):
            return [sight.term(begin, "ending", "stretch to its end", count=1, way="this")]
        return [sight.term(begin, "unit", "calendar unit placed", way=way)]
    if way in ("past", "coming") and sight.unit != "period":
        return [sight.term(begin, "rolling", "stretch beside publication", grain="range", count=1, way=way)]
    if way == "latest" and sight.unit in (*PARTS, "period"):
        unit = "quarter" if sight.unit == "period" else sight.unit
        return [sight.term(begin, "latest", "latest that has ended", unit=unit, grain=cast("Grain", unit))]
    if way not in ("previous", "following", "same", "that") or (sight.nearest == "that" and sight.word(1) == "said"):
        return []
    if sight.unit == "period":
        if way != "same" or not SAME_OF.match(sight.text, sight.end):
            return []
        return [sight.term(begin, "back", "same stretch of another year", unit="same", way="same")]
    count = {"previous": -1, "following": 1}.get(way, 0)
    return [sight.term(begin, "back", "beside the period spoken of", count=count, way="beside" if count else "same")]


def _to_its_end(sight: Sight) -> Sequence[Term] | None:
    """ "the year to March 2008", "the quarter ended Sept. 30"."""
    if not ENDING.match(sight.text, sight.end):
        return None
    way = "the" if sight.nearest == "the" and sight.unit in PARTS else ""
    return [sight.term(sight.start, "ending", "stretch to its end", count=1, way=way)]


# What goes on with the sentence after a time that stands alone: "the summer months", "winter wheat" do not.
GOES_ON: Final = re.compile(
    r"""
    [.,;:)?!"] | $ | \s?\n
    | \s (?: and | when | after | before | but | as | with | at | on | for | by | from | to | that | which | if | was
           | is | were | will | would | because | while | said | the | he | she | they | it ) \b
    """,
    re.VERBOSE,
)
# "the week before last", "the weekend after next"; not "the week before last month's vote".
BUT_ONE: Final = re.compile(r"\s(?:before\s(?P<last>last)|after\snext)\b")


def _but_one(sight: Sight) -> Sequence[Term] | None:
    """ "the weekend before last", "the year after next"."""
    match = BUT_ONE.match(sight.text, sight.end)
    if match is None or not GOES_ON.match(sight.text, match.end()):
        return None
    sight.end = match.end()
    way, count = ("last", -1) if match["last"] else ("next", 1)
    return [sight.term(sight.start, "unit", "calendar unit but one", way=way, count=count)]


def _fortnight(sight: Sight) -> Sequence[Term] | None:
    """ "a fortnight ago", "the past fortnight": two weeks."""
    sight.unit = "week"
    terms = _counted_back(sight)
    if terms is None and not sight.plural:
        way = sight.way
        if way in ("past", "coming", "last", "next"):
            way = {"last": "past", "next": "coming"}.get(way, way)
            terms = [sight.term(sight.at, "rolling", "stretch beside publication", "range", count=1, way=way)]
        else:
            terms = _to_its_end(sight)
    for term in terms or ():
        term.count *= 2
    return terms or []


YEAR_END: Final = re.compile(r"[ -]end\b(?:\s(?P<year>1[89]\d\d|20\d\d)(?!\d))?")
AT: Final = frozenset({"by", "at", "before", "until", "to", "since", "after", ""})


def _the(sight: Sight) -> Sequence[Term] | None:
    """ "the quarter", "the June quarter", "the 1988 quarter", "the weekend", "the end of the year", "by year-end"."""
    word = sight.nearest
    if sight.unit in PARTS:
        if word == "the" or word in month_numbers():
            return [sight.term(sight.start, "latest", "latest that has ended", way="the" if word == "the" else "month")]
        if word.isdecimal() and len(word) == 4:
            return [sight.term(sight.at, "latest", "the same of another year", way="the", year=int(word))]
    if sight.unit == "year" and word in AT and (match := YEAR_END.match(sight.text, sight.end)):
        sight.end = match.end()
        if match["year"]:
            return [
                sight.term(sight.start, "year", "end of the year", grain="day", year=int(match["year"]), part="end")
            ]
        return [sight.term(sight.start, "unit", "end of the year", grain="day", way="this", part="end")]
    if word != "the":
        return []
    if sight.unit == "weekend":
        of_another = OF.match(sight.text, sight.end) or sight.text.startswith(" before last", sight.end)
        return [] if of_another else [sight.term(sight.start, "weekend", "the weekend")]
    if sight.unit == "week" and OF.match(sight.text, sight.end):
        return [sight.term(sight.start, "around", "week around a day")]
    return [sight.term(sight.start, "the", "the unit of publication")] if sight.unit != "period" else []


@attrs.define(frozen=True)
class _Asked:
    """A rule, with what it is asked for: some units or all, singular or plural, placed from behind or anyhow."""

    rule: Rule
    units: frozenset[str] = UNITS
    numbers: tuple[bool, ...] = (False, True)
    is_behind: bool = False


SINGULAR: Final = (False,)
ASKED: Final = (
    _Asked(_fortnight, frozenset({"fortnight"})),
    _Asked(_century, frozenset({"century"})),
    _Asked(_but_one, UNITS - {"period"}, SINGULAR, is_behind=True),
    _Asked(_counted_back, is_behind=True),
    _Asked(_part_by_number, frozenset(PARTS)),
    _Asked(_fiscal_year, frozenset({"year"}), SINGULAR),
    _Asked(_several, UNITS - {"weekend"}, (True,)),
    _Asked(_day, frozenset({"day"}), SINGULAR),
    _Asked(_placed, UNITS, SINGULAR),
    _Asked(_to_its_end, UNITS - {"weekend", "period"}, SINGULAR, is_behind=True),
    _Asked(_the, UNITS, SINGULAR),
)
"""The rules in their order."""
RULES: Final = {
    (unit, plural, is_followed): tuple(
        asked.rule
        for asked in ASKED
        if unit in asked.units and plural in asked.numbers and (is_followed or not asked.is_behind)
    )
    for unit in UNITS
    for plural in (False, True)
    for is_followed in (False, True)
}
"""The rules for a unit, by whether it is a plural and whether what follows may place it: few are asked in vain."""
