"""Governors: reads the words around a percentage and gives which way it went and against what it is reckoned.

The direction comes from the verb before the figure ("sank 11 per cent", "was cut by 25 basis points"), from the noun
before or after it ("a fall of 2 %", "a 2 % fall"), or from a comparative ("2 % higher"). A level has none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, cast

import attrs

from newsfacts import lexicon
from newsfacts.extractors.percentages.figures import Printed
from newsfacts.extractors.percentages.words import words_that
from newsfacts.facts import Basis, Direction
from newsfacts.reading.movements import movements, phrasal_movements

WINDOW: Final = 110
"""How far before a percentage its governor may stand."""

TOKEN: Final = re.compile(r"[^\W_][\w'’-]*|[,;:()%]|--")


@attrs.define(slots=True)
class Governed:
    """What the words around a percentage say of it."""

    direction: Direction | None
    basis: Basis | None
    because: tuple[str, ...]
    end: int
    """Where its figure ends, and its basis: what stands before it says nothing of the next percentage."""


def govern(text: str, one: Printed, start: int, end: int, before: tuple[Printed, Governed] | None) -> Governed:
    """The direction and basis of a percentage in its sentence (start to end), given the one before it."""
    direction, rule = _after(text, one.begin, one.end, end)
    if direction is None and not text.endswith("the ", one.begin, one.start):  # "above the 3.8 percent expected"
        # "fell 2 percent, and 40 percent of its members left" has a share of something by itself
        alone = before and (
            text.startswith(SUBJECT, one.end)
            or (text.startswith(" of ", one.end) and not text.startswith(" of ", before[0].end))
        )
        floor = max(start, one.begin - WINDOW)
        direction, rule = _before(text, floor, one.begin, one.end, None if alone else before)
    named = _basis(text, one, max(start, before[1].end if before else start), end)
    if named is None and before is None and text.startswith(OPENS_BASIS, start):
        named = _opening_basis(text, start, one.begin)
    basis = cast("Basis | None", named.lastgroup if named else None)
    because = ([rule] if direction else []) + ([f"basis {basis}"] if basis else [])
    return Governed(direction, basis, tuple(because), max(one.end, named.end() if named else 0))


SUBJECT: Final = (" was ", " were ", " is ", " are ")
"""What follows a percentage that is a subject: "fell 2 percent in May, and 40 percent was lost"."""


def _way(word: str, *parts: str) -> Direction | None:
    """Which way a word of change goes as one of these parts of speech."""
    for movement in movements().get(word, ()):
        if movement.part in parts and movement.direction:
            return movement.direction
    return None


INSERTED: Final = re.compile(r",[ ](?P<word>up|down|higher|lower|off)\b(?![ ]from\b)")
"""What goes on behind an insertion: "closed 5p, or 2 %, higher at 240p"."""


def _after(text: str, begin: int, at: int, end: int) -> tuple[Direction | None, str]:
    """The direction from the words right after the figure: "a 2 % annual fall", "2 % higher than"."""
    if text.endswith(" or ", 0, begin) and (inserted := INSERTED.match(text, at, end)):
        return _way(inserted["word"], "adverb", "verb"), "comparative after the figure"
    tokens = (match[0].lower() for match in TOKEN.finditer(text, at, min(end, at + 60)))
    for place, token in enumerate(tokens):
        if place == 5 or token in words_that("object_stop") or token == "%":
            break
        if token not in movements():
            continue
        if place == 0 and (way := _way(token, "adverb", "comparative")) and token != "off":
            return way, "comparative after the figure"
        way = _way(token, "noun")
        if way is None or (token not in ("rise", "fall") and next(tokens, "") in ("tax", "taxes", "to")):
            break
        return way, "noun after the figure"
    return None, ""


RATE: Final = re.compile(r"[ ](?:annuali[sz]ed[ ]|annual[ ]|yearly[ ])?(?:rate|pace|clip)\b")
"""What a figure is of in "grew at a 2 percent annual rate"."""


def _before(
    text: str, floor: int, begin: int, end: int, before: tuple[Printed, Governed] | None
) -> tuple[Direction | None, str]:
    """The direction from the words before the figure and its hedge; the figure ends at `end`."""
    tokens = TOKEN.findall(text[floor:begin].lower())
    if tokens[-2:] == ["than", "the"]:
        return None, ""  # "lower than the 12 % forecast"
    place = len(tokens) - 1
    while place >= 0 and (tokens[place] in words_that("filler") or _is_adverb(tokens[place])):
        if (way := _way(tokens[place], "adverb")) and tokens[place] != "more":
            break
        place -= 1
    if place < 0:
        return None, ""
    token = tokens[place]
    if token == "by":
        return _governing_by(tokens[:place])
    if token == "of" and (at := _of_a_rate(tokens, place)):
        way = _moved(tokens, at - 1)
        return way, "verb before the rate"
    if token in ("of", "averaging"):
        way = next((w for t in reversed(tokens[max(0, place - 6) : place]) if (w := _way(t, "noun"))), None)
        return way, "noun before the figure"
    if token == "at" and place and (RATE.match(text, end) or not words_that("yearly").isdisjoint(tokens[place:])):
        return _moved(tokens, place - 1), "verb before the rate"
    if (way := _moved(tokens, place)) is not None:
        return way, "verb before the figure"
    if (way := _beside_amount(tokens, place)) is not None:
        return way, "same as the amount before"
    if place and token in words_that("being") and tokens[place - 1] in words_that("step"):
        return _way(tokens[place - 1], "noun"), "noun before the figure"  # "the rise was 0.7 %", not "growth was"
    if token in words_that("level"):
        return None, ""
    if before is not None and begin - before[0].end < 50:
        between = [t.lower() for t in TOKEN.findall(text, max(before[0].end, before[1].end), begin)]
        listed = token in ("and", "or", ",") or (between[:1] == ["and"] and len(between) < 4)
        if (
            listed
            and not any(movements().get(t) or t in words_that("own_verb") for t in between)
            and not _opens(between)
        ):
            return before[1].direction, "same as the percentage before"
    for t in reversed(tokens[max(0, place - 4) : place + 1]):
        if t in words_that("transitive"):
            return _way(t, "verb"), "verb before the figure"
        if t in words_that("object_stop"):
            break
    return _past_time(tokens[: place + 1])


def _opens(between: list[str]) -> bool:
    """Whether what joins two percentages opens a clause: "fell 5 %, and the 12 %", not "in the first half and 6 %"."""
    joint = max((place for place, token in enumerate(between) if token in ("and", "or", ",")), default=-1)
    return not words_that("own_clause").isdisjoint(between[joint + 1 :])


def _of_a_rate(tokens: list[str], place: int) -> int:
    """The place of "at" in "rose at an annual rate of 2 %"; 0 where the figure is of no rate at which a thing goes."""
    if place and tokens[place - 1] in ("rate", "pace", "clip"):
        for at in range(place - 2, max(0, place - 7), -1):
            if tokens[at] == "at":
                return at
    return 0


def _moved(tokens: list[str], place: int) -> Direction | None:
    """Which way a word goes, with the verb whose particle it may be: "gave up 2 %" is down, "make up 2 %" nothing."""
    token = tokens[place]
    before = tokens[place - 1] if place else ""
    if token == "up" and before in words_that("made"):
        return None
    return phrasal_movements().get((before, token)) or _way(token, "verb", "adverb", "noun")


def _beside_amount(tokens: list[str], last: int) -> Direction | None:
    """The way of the amount before "or" or a comma: "shed 34 cents, or 2 %", "down $1.47, more than 4 %"."""
    near = tokens[max(0, last - 5) : last]
    if tokens[last] not in ("or", ",") or not any(
        token[0].isdecimal() or token in words_that("part") for token in near
    ):
        return None
    if words_that("unit").intersection(near[-2:]):
        return None  # "5 % or 6 %"
    for place in range(last - 1, max(-1, last - 9), -1):
        if (way := _moved(tokens, place)) is not None and tokens[place] not in ("more", "less", "higher", "lower"):
            return way
        if tokens[place] in words_that("level") and tokens[place] != "than":  # "by more than a fifth, or 21 %"
            break
    return None


def _past_time(tokens: list[str]) -> tuple[Direction | None, str]:
    """The verb before a time: "rose in March 3.2 percent", "fell last month 2 %"."""
    for token in reversed(tokens[-4:]):
        if (way := _way(token, "verb")) is not None:
            return way, "verb before the figure"
        if token not in words_that("time") and token not in _time_words():
            return None, ""
    return None, ""


@cache
def _time_words() -> frozenset[str]:
    return frozenset(w for row in lexicon.table("en/months.tsv") for w in row["forms"].lower().split())


def _is_adverb(token: str) -> bool:
    return token in ("further", "back", "again", "also", "then", "still") or (token.endswith("ly") and len(token) > 4)


def _governing_by(tokens: list[str]) -> tuple[Direction | None, str]:
    """The verb or noun that "by" belongs to: "was cut in May by 25 basis points"."""
    for place in range(len(tokens) - 1, max(-1, len(tokens) - 16), -1):
        token = tokens[place]
        if token in (";", ":"):
            break
        if token in words_that("short"):
            return None, ""
        if (way := _way(token, "adverb", "verb", "noun")) is not None and token not in ("more", "less"):
            return way, "verb before the figure"
    return None, ""


# -- basis ------------------------------------------------------------------------------------------------------

FROM: Final = r"(?:from|than|over|on|against|compared\s(?:with|to)|versus|vs\.?|in)"
EARLIER: Final = r"(?:earlier|ago|before|previously)"


def _on(unit: str, letter: str) -> str:
    """The forms of "year on year" for a unit of time."""
    return rf"""
        {unit}[\s-](?:on|over)[\s-]{unit}\b | {letter}[/-]{letter}\b | {letter}o{letter}\b | {letter}-o-{letter}\b
      | {FROM}\s(?:the\s|an?\s|one\s)?(?:same\s(?:\w+\s)?)?{unit}[\s-]{EARLIER}
      | than\s(?:in\s)?the\s(?:previous|preceding|prior)\s{unit}\b
      | (?:from|on|over|versus)\s(?:the\s)?(?:previous|preceding|prior)\s{unit}\b
      | on\s(?:the|a)\s{unit}\b(?!\s(?:to|ended|ending))
      | on[\s-]{unit}\b
    """


BASIS: Final = re.compile(
    rf"""
    \b (?-i: (?= [aAcCfFiImMoOqQtTvVyY] ) )  # no word is looked at that does not begin as one of these do
    (?:
      (?P<annualised> annuali[sz]ed | annual\s(?:rate|pace|clip)\b )
    | (?P<year_on_year> {_on("year", "y")}
      | {FROM}\s(?:the\s)?(?:year-earlier|year-ago)\b
      | {FROM}\s(?:the\s)?(?:same|corresponding|comparable|similar)\s(?:\w+[\s-]){{0,2}}?
        (?:(?:of\s|in\s)?(?:last\syear|the\sprevious\syear)|a\syear\s{EARLIER})
      | {FROM}\s(?:the\s)?(?:same|corresponding)\s(?:period|month|quarter|week|time)\s(?:of\s|in\s)?a\syear\b
      )
    | (?P<month_on_month> {_on("month", "m")} | from\slast\smonth\b )
    | (?P<quarter_on_quarter> {_on("quarter", "q")} | from\s(?:the\s)?(?:first|second|third|fourth)\squarter\b )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
OPENS_BASIS: Final = ("Compared ", "From ", "On ", "Over ", "Against ", "Versus ", "Year", "Month", "Quarter")
"""How a sentence opens that may open with a basis."""
HINTS: Final = (
    "year",
    "month",
    "quarter",
    "annual",
    "y/y",
    "m/m",
    "q/q",
    "y-y",
    "m-m",
    "q-q",
    "yoy",
    "mom",
    "qoq",
    "-o-",
)
"""What every basis has one of: most percentages have none near, and the pattern need not be tried."""

# Where the words after a percentage speak of something else: another clause, or the figures of a level.
STOP: Final = re.compile(
    r"""
      ; | \b while \b | \b but \b
    | \b and \b (?= [^.;]{0,40} \b (?: was | were | is | rose | fell | up | down ) \b )
    | \b to \s [$£€]?\d [^;]{0,30} \b from \s [$£€]?\d
    """,
    re.VERBOSE,
)


# "fell 0.2 % in March, at an annual rate of 4 %": the basis that leads to the next figure is that one's.
NEXT_ONE: Final = re.compile(r"(?:[ ](?!(?:to|from)[ ])\w+){0,2}[ ]of[ ]|[ ](?:(?:rate|pace|clip)[ ])?")


def _basis(text: str, one: Printed, start: int, end: int) -> re.Match[str] | None:
    """Where the basis of a percentage is named: right after it, or else before it in its clause."""
    begin, limit = max(start, one.begin - 45), min(end, one.end + 75)
    if not _is_hinted(text[min(begin, one.end) : limit]):
        return None  # most have nothing of the kind on either side
    if _is_hinted(text[one.end : limit]):
        stop = STOP.search(text, one.end, limit)
        match = BASIS.search(text, one.end, stop.start() if stop else limit)
        if match and not NEXT_ONE.fullmatch(text, match.end(), end):
            return match
    if _is_hinted(text[begin : one.begin]):
        return BASIS.search(text, begin, one.begin)
    return None


def _opening_basis(text: str, start: int, end: int) -> re.Match[str] | None:
    """The basis with which a sentence opens: "Compared with a year earlier, profit at the works was down 9 percent"."""
    opening = BASIS.match(text, start, end)
    return opening if opening and text[opening.end()] == "," else None


def _is_hinted(near: str) -> bool:
    return any(map(near.lower().__contains__, HINTS))
