"""Gaps: reads what stands between two amounts or periods, and says whether a change goes on over it and as what.

The patterns are for gaps as `normal` gives them: without brackets, with single blanks.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from newsfacts import lexicon
from newsfacts.reading.movements import movements

BRACKETS: Final = re.compile(r"\s?\([^()]*\)?")
LETTERS: Final = re.compile(r"[A-Za-z]+")
# What came as it was expected is no forecast, and parts nothing: "rose, as expected, by 4%".
AS_EXPECTED: Final = re.compile(r",?\s?\b[Aa]s\s(?:expected|forecast|predicted|planned|projected)\b,?")

# Marks at which the reach of a word of change ends, and "as" and "after" where they open a clause.
ENDING: Final = re.compile(
    r"""
    [;:—…“”"] | -- | \s-\s | (?<! (?-i:[A-Z]) ) \.\s                    # not "its U.S. stores"
    | \b after \b (?! - )                                               # not "in after-hours trade"
    | \b as \b (?! \s (?: of | much | many | high | low | little | at | an? ) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
FORECAST: Final = re.compile(
    r"\b(?:forecast|estimate|expect|target|consensus|analyst|projected|projection|predict|plan|view|budget|guidance)",
    re.IGNORECASE,
)

# A forecast that is itself the object of a change: "lowered [its growth forecast] to".
FORECAST_OBJECT: Final = re.compile(
    r"(?:the|its|their|his|her|our|an?|[\w.-]+['’]s?)\s(?:[\w.'’-]+\s){0,5}?(?:forecast|estimate|projection)s?\b",
    re.IGNORECASE,
)
# "rise [in line with inflation] from": how, and no clause of its own.
IN_LINE: Final = re.compile(r"\b(?:only\s)?in\sline\swith\s[a-z]+\b")
# A pair of commas within the reach: ", the latest year for which figures are available,".
ASIDE: Final = re.compile(
    r"^[^,;]{0,30}?,\s(?:the|an?|its|excluding|including|adjusted|also|still|a\srecord)\b[^,;]{3,110},(?=\s)",
    re.IGNORECASE,
)
# The same where a period stands in it: ", the latest mark since [May 2003],".
APPOSITION: Final = re.compile(
    r"^,\s(?:the|an?|its|their|also|still)\s(?!year|same|first|second|third|fourth|latest\squarter)", re.IGNORECASE
)

# Nothing but what may stand between a verb and its step: "grew a downward revised, seasonally adjusted 0.7 percent".
STEP: Final = re.compile(
    r"""
    ,? \s?
    (?: (?: \w+ly | back | again | further | on \s average | by | some | as | at (?= \s an? \b ) | also | even | about
          | still ) \s? )*
    (?: (?: an? | another ) (?: \s (?! \b (?: to | from | of | in | for | on | at ) \b ) [\w-]+ ){0,5}
        (?: (?<= rate | pace ) \s of )? )?                                    # "at an annual rate of 2.6%"
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What makes a value of the amount behind a verb: "fell below 10%".
BOUND: Final = re.compile(
    r"\s(?:back\s)?(?:well\s|just\s|far\s)?(?:below|above|under|beneath|as\s(?:low|high)\sas)\s(?:the\s)?",
    re.IGNORECASE,
)
# Between two steps, and between a value and its share: "$2.15, or 3.4 percent", "$5.8 million, or 17 cents a share".
OR: Final = re.compile(
    r",?\s?(?:or|and|for|a|equal\sto|equivalent\sto)?"
    r"(?:\s(?:by|at|an?|the|some|about|roughly|more|than|equivalent\sto|up|down|only|just))*"
)
# Behind a verb, an object and its step: "raised [its quarterly dividend] 10 percent".
OBJECT_STEP: Final = re.compile(
    r"(?:the|its|their|his|her|our|an?|[\w.-]+['’]s?)(?:\s(?!(?:to|from|of|in|on|at|by|for)\b)[\w'’-]+){1,4}",
    re.IGNORECASE,
)
# The same of an object without an article, which ends with a noun that is a figure: "cut [U.S. milk output] 8 percent".
BARE_OBJECT_STEP: Final = re.compile(r"(?!and\b)(?P<before>(?:[^\W_][\w.'’-]*\s){0,3})(?P<head>[a-z][a-z-]*)")
# Before a length of time that is no step: "fell over 12 years to".
OVER_TIME: Final = re.compile(r"(?:^|\s)(?:over|in|within|during)\s(?:just\s|only\s|about\s|the\s)?$", re.IGNORECASE)
STEP_ENDS: Final = re.compile(
    r"""
    \s?[,;.)] | $
    | \s (?: to | at | from | in | on | since | and | as | after | against | last | this | next | by | during | when
          | while | because | but | for | today | yesterday | [A-Z][a-z]+day
          | over \s (?: the | an? | \w+ \s (?: days | weeks | months | years ) ) ) \b
    """,
    re.VERBOSE,
)
# Between a noun of change and its step: "a fall in factory orders of 2.5%".
OF: Final = re.compile(r"(?P<filler>.*?)(?:^|\s)(?:of|by|worth)(?:\s(?:an?|the|some|between))?", re.IGNORECASE)

# Verbs that lead to a new value by themselves, and "changing hands": "rose 2%, [closing at] $5".
CLOSES: Final = (
    "closed ended settled finished closing trading ending settling finishing standing stood reaching hitting touching"
).split()
DETERMINED: Final = r"(?:\s(?!(?:and|at)\b)[a-z'’][\w'’.-]*){0,7}?"
# How a gap ends before a value: "to close at", "from a revised", ", compared with"; what precedes that is filler.
PREPOSITION: Final = re.compile(
    rf"""
    (?P<to>
        (?: (?: ^ | ,?\s ) (?: and \s )? to \s
                (?: close | end | finish | settle | trade | open | stand | hit | reach | touch | top | become
                  | total | average )
                (?: \s (?: at | on | above | below | around | near | up | down ) )?
          | (?: ^ | ,?\s ) (?: and \s | then \s )?
                (?: {" | ".join(CLOSES)} | changing \s hands )
                (?: \s (?: at | on ) )?
          | (?: ^ | ,?\s ) (?: back \s | down \s | up \s )? (?: to | toward | towards | into )
          | (?: ^ | ,?\s ) at
        )
        (?! \s (?: the | its ) \s (?: day | session | week | month | quarter | year ) $ )    # "ending the day 2% up"
        (?: \s (?: an? | the | its | their | as | about | only | just | record | fresh | new | below | above
              | between | some )
            (?: \s (?! (?: in | on | during | with ) \b ) [\w'’-]+ ){{0,5}}? )? $
    )
      | (?P<compared>
        ,? \s? (?: and \s )? (?: as \s )?
        (?: compare[ds] \s (?: with | to ) | against | versus | vs\.?
          | (?: well \s | sharply \s )? (?: up | down | higher | lower ) \s from | rather \s than )
        {DETERMINED}
        (?: (?<= compare[ds] \s to ) | (?<! \s to | \s at | \s by ) (?<! \s from ) ) $  # "against [it] to" is "to"
    )
      | (?P<from> (?: ^ | ,?\s ) from {DETERMINED} $ )
      | (?P<by> (?: ^ | ,?\s ) by
        (?: \s (?: an? | the | some | another ) (?: \s (?! (?: to | from ) \b ) [\w-]+ ){{0,4}}? )? $ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Where that pattern may begin: behind a word, at one of those that it can begin with.
LEAD_START: Final = re.compile(
    rf"""
    (?: ^ | ,?\s )
    (?= (?: to | towards? | into | at | from | by | and | then | as | back | up | down | higher | lower | well | sharply
          | compare[ds] | against | versus | vs | rather | changing
          | {" | ".join(CLOSES)} ) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The words of which that pattern has one: most gaps have none.
PREPOSITIONS: Final = frozenset(
    "to toward towards into at from by against versus vs vs. compared compares rather changing".split() + CLOSES
)
COMPARED: Final = re.compile(r"compare[ds]\s(?:with|to)", re.IGNORECASE)
# Behind a period that an old value belongs to: "from [Monday]'s close of 35 cents", "[a year-earlier] loss of $2m".
POSSESSED: Final = re.compile(r"(?:['’]s?\s)?(?!(?:and|or|but)\b)(?:[\w-]+\s){1,4}of(?:\san?)?|['’]s?", re.IGNORECASE)
# Behind an old value that is another thing's: "compared with $576m for its rival".
NOT_OLD: Final = re.compile(
    r"\s(?:for\s(?!the\s|a\syear|all\sof|\d|its|their|[A-Z][a-z]+\s\d)|in\sthe\s[A-Z]|among|forecast|expected|analysts"
    r"|estimated|that\sanalysts|seen\sby)"
)

# What has lost and what has gained: two such are no two values of one thing.
RESULTS: Final = {
    row["sense"]: re.compile(rf"\b(?:{row['words'].replace(' ', '|')})\b", re.IGNORECASE)
    for row in lexicon.table("en/results.tsv")
}
SUPERLATIVES: Final = frozenset(lexicon.words("en/period_links.tsv", kind="superlative"))
FIRSTS: Final = frozenset(lexicon.words("en/period_links.tsv", kind="first"))
# "[1,200 tickets] were sold": what is counted is the subject.
COUNTED_VERB: Final = re.compile(
    r"(?:were|are|have\sbeen|had\sbeen)(?:\s\w+ly)?\s[a-z]+(?:\s(?:in|on|at|during|over|by))?"
)
# Before a period that is the time of the old value: "from the same period of last year", not "against the yen in".
SINCE: Final = re.compile(
    r"""
    \b (?: from | than | since | compared \s (?: with | to )
        | (?: against | versus )
          (?: \s (?: the | an? | its | their | those | that | same | corresponding | comparable | equivalent | whole
                | levels? | figures? | averages? | period | week | month | quarter | year | end | close ) )*
          (?: \s (?: of | in | for | at | on | during ) (?: \s (?: the | an? ) )? )? $ ) (?! \w )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Between an object and the period behind it: "its reserves for [the third quarter]".
OBJECT_END: Final = re.compile(
    r"(?:^|\s)(?:in|for|on|during|over|at|from|since|by|to|of|until|between)(?:\s(?:the|its|an?))?(?:\s\w+)?$",
    re.IGNORECASE,
)
# A participle that tells the change itself: "trade has soared, rising from".
PARTICIPLE: Final = re.compile(r",\s*\w+ing\b")

PER: Final = re.compile(r"^\s?(?:an?|per|each|every)\s[a-z]+\b(?:\s(?:per|an?)\s(?:day|year|week|month))?")
# Right behind a percentage: what it is compared with, and whether it is a rate a year.
COMPARISON: Final = re.compile(
    r"\s(?:year|month|quarter|week)[\s-](?:on|over)[\s-](?:year|month|quarter|week)\b|\s(?:y/y|yoy|m/m|q/q)\b",
    re.IGNORECASE,
)
ANNUAL: Final = re.compile(r"\s(?:annual|rate|pace|seasonally|a\syear\b)")


def normal(gap: str) -> str:
    """The words of a gap, without brackets and with single blanks."""
    if "(" in gap:
        gap = BRACKETS.sub("", gap)
    if "as " in gap:
        gap = AS_EXPECTED.sub("", gap)
    return " ".join(gap.split())


class Lead(NamedTuple):
    """How a gap ends before a value: as which role, after which words, and by which."""

    role: str
    filler: str
    words: str


LEADS: Final = {
    word: Lead("to" if word in ("to", "at") else word, filler="", words=word) for word in ("to", "at", "from", "by")
}
"""Most gaps are one word."""
BEFORE_LEADS: Final = frozenset(["and", "then", "back", "up", "down", "higher", "lower"])
"""What may belong to the word that leads in, as `PREPOSITION` has it."""


def lead_in(gap: str) -> Lead | None:
    """How a gap ends before a value, as told by `PREPOSITION`; None where it does not so.

    >>> lead_in("its costs back to about")
    Lead(role='to', filler='its costs', words=' back to about')
    """
    if (lead := LEADS.get(gap)) is not None:
        return lead
    words = gap.lower().replace(",", " ").split()
    if PREPOSITIONS.isdisjoint(words):
        return None
    last = words.pop()
    if last in LEADS and words and words[-1] not in BEFORE_LEADS and "," not in gap and PREPOSITIONS.isdisjoint(words):
        cut = len(gap) - len(last) - 1
        return Lead(LEADS[last].role, gap[:cut], gap[cut:])  # "its costs by": no other word to look at
    for start in LEAD_START.finditer(gap):
        at = start.start()
        if match := PREPOSITION.fullmatch(gap, at):
            return Lead(match.lastgroup or "", gap[:at], gap[at:])
    return None


def ends_reach(words: str) -> bool:
    """Whether the words between two amounts end the reach of a word of change: a clause of its own begins there.

    >>> ends_reach("in nominal terms to"), ends_reach(", missing forecasts of")
    (False, True)
    """
    lowered = words.lower()
    found = LETTERS.findall(lowered)
    if not _reach_ends().isdisjoint(found):
        return True
    if lowered.replace(" ", "").isalpha() and "as" not in found and "after" not in found:
        return False  # no mark, and no word that may open a clause
    return ENDING.search(words) is not None


def is_turn(one: str, other: str) -> bool:
    """Whether the words before two values tell of a turn: "a loss of $5m, versus a profit of $2m"."""
    is_loss = RESULTS["loss"].search(one) is not None
    if RESULTS["loss"].search(other) is not None:
        return not is_loss
    return is_loss and RESULTS["gain"].search(other) is not None


def moves(words: str) -> bool:
    """Whether a word of change stands in a gap: what follows is another's."""
    return not _moving().isdisjoint(words.lower().replace(",", " ").split())


def has_superlative(words: str, *, is_since: bool) -> bool:
    """Whether a superlative stands in a gap: "to $5m, the best since [May]", "for the first time [since May]"."""
    found = words.lower().replace(",", " ").split()
    return not SUPERLATIVES.isdisjoint(found) or (is_since and not FIRSTS.isdisjoint(found))


def has_verb(words: str) -> bool:
    """Whether a verb stands in a gap: "took effect on Monday"."""
    return not _verbs().isdisjoint(words.split())


@cache
def _reach_ends() -> frozenset[str]:
    return frozenset(lexicon.lines("en/reach_ends.txt"))


@cache
def _moving() -> frozenset[str]:
    """The verbs of change; what is as often a noun in a gap is none ("a cut of")."""
    verbs = {word for word, found in movements().items() if any(m.part == "verb" and m.direction for m in found)}
    return frozenset(verbs - {"cut"})


@cache
def _verbs() -> frozenset[str]:
    verbs = frozenset(lexicon.words("en/phrase_ends.tsv", kind="verb"))
    return verbs - {"compared", "according", "do", "used", "based", "reported", "followed"}
