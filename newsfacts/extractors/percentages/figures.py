"""Figures: reads the numerals and gives the printed percentages, single and in ranges, with sign, unit and hedge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, cast

import attrs

from newsfacts.extractors.percentages.words import words_that
from newsfacts.facts import PercentUnit, Qualifier
from newsfacts.reading import Numeral
from newsfacts.reading.hedges import hedge_after, hedge_before
from newsfacts.reading.movements import movements
from newsfacts.reading.steps import is_step

MAY_FOLLOW: Final = frozenset("% \t\r\n\u00a0\u202f-pPbo")
"""What a percentage's unit can begin with: a quick look before the pattern."""

AFTER_BLANK: Final = frozenset("%pPbBoa1- \t\r\n\u00a0\u202f")
"""And what can stand after the blank between."""
LEADS: Final = frozenset(
    (
        *(first + second for first in "pP" for second in "eEcCpPoO."),
        *(first + second for first in "bB" for second in "aApP."),
        *("a ", "a-", "an ", "an-", "of ", "one"),
    )
)
"""With what two or three letters the words begin that can."""

UNIT: Final = re.compile(
    r"""
    (?: [ \t\u00a0\u202f-]{0,2} | [ \t]?\r?\n[ \t]{0,8} )
    (?: (?: of [ ] )? (?: an? | one | 1 ) (?: [ ] full )? [ -] )?          # "a quarter of a", "half of one"
    (?:
        (?P<point> (?: (?i: per[ -]?cent (?: age )? | pct | %[ ]? ) [ \n-]{0,2} (?i: points? | pts? ) )
          | %-? pts? | p\.p\. | pp (?: t | ts | s )? )
      | (?P<basis> (?i: basis [ \n-]{1,2} points? ) | bps? | b\.p\. )
      | (?P<percent> % | (?i: per [ \t\n-]{1,2} cents? | percents? | pct | p\.c\. ) | pc )
    )
    (?! \w ) (?! - (?: age | ile ) )
    """,
    re.VERBOSE,
)

# "rose two points to 45 percent": points that stand beside a percentage are percentage points.
POINTS: Final = re.compile(
    r"""
    [ -] (?P<name> points? ) \b
    (?= ,? [ ] (?: to | from | at ) [ ] (?: (?: about | around | nearly | just ) [ ] )?
        \d [\d.]* [ ]? (?: % | per | pct ) )
    """,
    re.VERBOSE,
)
# "cut rates by a quarter point", "a half-point cut": so do the fractions of a point by which rates go.
FRACTION_POINT: Final = re.compile(r"(?:[ -](?:of[ ])?a)?[ -](?P<name>points?)\b")

UNITS: Final[dict[str, PercentUnit]] = {"point": "percentage_point", "basis": "basis_point", "percent": "percent"}
AFTER_FIGURE: Final = {unit: f"{unit.replace('_', ' ')} after a figure" for unit in UNITS.values()}

SIGN: Final = re.compile(r"(?:(?:^|(?<=[\s(\[\"'“‘~:;,–—]))[-−–+]|(?<![\w-])(?:[Mm]inus|[Nn]egative)\s)$")

MINUS: Final = ("inus", "egative")

DASH: Final = r"\s?[-–—−]\s?"
# What stands between the two figures of a range; the first may have printed its unit already.
RANGE: Final = re.compile(rf"{DASH}|\s(?:up\s)?to\s|-to-|\sor\s", re.IGNORECASE)
PAIR: Final = re.compile(r",?\s(?:from|versus|vs\.?|against|compared\swith|compared\sto)\s(?:a\s)?")
TO: Final = re.compile(r"\s(?:up\s|down\s)?to\s")
LIST: Final = re.compile(r",\s(?:and\s|or\s)?|\sand\s")

BETWEEN: Final = re.compile(r"\b(?P<word>[Bb]etween|[Ff]rom)\s$")
# What a bare figure may stand after to share the unit of the next: a verb or "to", never a currency or a name.
BARE: Final = re.compile(r"(?:^|[\s(])(?P<word>[a-z]+)\s$")


@attrs.define(slots=True)
class Printed:
    """A printed percentage: its span, what it says, and where its hedge and "between" begin."""

    start: int
    end: int
    unit: PercentUnit
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: Qualifier | None = None
    begin: int = 0
    because: tuple[str, ...] = ()


@attrs.define(slots=True)
class _Figure:
    """A numeral with its sign and, where it prints one, its unit."""

    start: int
    end: int
    value: Decimal
    unit: PercentUnit
    rule: str


def find_printed(text: str, numerals: Sequence[Numeral]) -> list[Printed]:
    """The percentages among the numerals of a text, in order."""
    found: list[Printed] = []
    claimed = -1  # no numeral up to here is looked at again
    for number, numeral in enumerate(numerals):
        end = numeral.end
        follows = text[end : end + 1]
        if follows == " ":
            if text[end + 1 : end + 2] not in AFTER_BLANK:
                continue  # most figures are followed by another word
            lead = text[end + 1 : end + 4]
            if lead[:1].isalpha() and lead[:2] not in LEADS and lead not in LEADS:
                continue
        elif follows not in MAY_FOLLOW:
            continue
        if number <= claimed or (figure := _figure(text, numeral)) is None:
            continue
        found.extend(_with_partners(text, numerals, number, figure, found))
        claimed = number
    return _with_articles(text, found)


ARTICLE_POINT: Final = re.compile(
    r"\b(?:by|of|rose|fell|up|down|gained|lost|added|shed)\s(?P<figure>an?(?:\sfull)?\s(?:percentage|basis)\spoint)$"
)


def _with_articles(text: str, found: list[Printed]) -> list[Printed]:
    """The percentages with those of one point, "narrowed by a percentage point", where no numeral stands."""
    if " point" not in text:
        return found
    singles = []
    for unit, words in (("percentage_point", "percentage point"), ("basis_point", "basis point")):
        at = text.find(words)
        while at >= 0:
            end = at + len(words)
            match = ARTICLE_POINT.search(text, max(0, at - 16), end)
            if match and not text[end : end + 1].isalpha():
                start = match.start("figure")
                because = ("a point after a word of change",)
                singles.append(_printed(text, start, end, Decimal(1), cast("PercentUnit", unit), because))
            at = text.find(words, end)
    return sorted([*found, *singles], key=lambda one: one.start) if singles else found


def _figure(text: str, numeral: Numeral) -> _Figure | None:
    """The numeral as a percentage's figure, with the unit after it where there is one."""
    end = numeral.end
    if numeral.value is None:
        return None
    match = UNIT.match(text, end)
    if match is not None:
        unit = UNITS[match.lastgroup or ""]
        start, value = _signed(text, numeral)
        return _Figure(start, match.end(), value, unit, AFTER_FIGURE[unit])
    match = FRACTION_POINT.match(text, end)
    if match is None:
        return None
    if not (POINTS.match(text, end) or (0 < numeral.value < 1 and _speaks_of_rates(text, end))) and not _goes_on(
        text, numeral.start
    ):
        return None
    return _Figure(numeral.start, match.end("name"), numeral.value, "percentage_point", "points beside a percentage")


# "8.3 per cent, up 0.2 points": so do those that go on from a percentage.
GOES_ON: Final = re.compile(
    r"""
    (?: % | \bper[ -]?cent | \bpct | \bpc ) ,? [ ]
    (?: up | down | higher | lower | an? [ ] (?: rise | fall | gain | drop | increase | decrease ) [ ] of )
    [ ] (?: by [ ] )? $
    """,
    re.VERBOSE,
)


def _goes_on(text: str, start: int) -> bool:
    """Whether a figure tells by how many points the percentage before it has changed."""
    return GOES_ON.search(text, max(0, start - 28), start) is not None


NEAR_WORD: Final = re.compile(r"[a-z]+|%")


def _speaks_of_rates(text: str, at: int) -> bool:
    """Whether "a quarter point" is one of a rate: a rate or a percentage stands near."""
    near = text[max(0, at - 160) : at + 120].lower()
    return not words_that("rate").isdisjoint(NEAR_WORD.findall(near))


def _signed(text: str, numeral: Numeral) -> tuple[int, Decimal]:
    """Where the figure begins with its sign, and its value."""
    assert numeral.value is not None
    start = numeral.start
    if start and (text[start - 1] in "-−–+" or text.endswith(MINUS, max(0, start - 10), start - 1)):
        sign = SIGN.search(text, max(0, start - 10), start)
        if sign is not None:
            return sign.start(), numeral.value if sign[0] == "+" else -numeral.value
    return start, numeral.value


def _with_partners(
    text: str, numerals: Sequence[Numeral], number: int, figure: _Figure, found: list[Printed]
) -> Iterator[Printed]:
    """The percentage at a numeral, with the figures before it that share its unit or make a range with it."""
    last = found[-1] if found else None
    if last is not None and (joined := _range_with_last(text, numerals[number], figure, last)) is not None:
        found.pop()
        yield joined
        return
    bare = numerals[number - 1] if number else None
    floor = last.end if last else 0
    if bare is not None and bare.value is not None and bare.end >= floor and 0 < figure.start - bare.end < FARTHEST:
        glue = text[bare.end : _after_dash(bare.end, numerals[number], figure)]
        start, value = _signed(text, bare)
        if bare.words and 0 < value < 1 <= figure.value and figure.unit == "percent":
            pass  # "fell by half to 5 percent": a half of something; "a quarter to a half percent" is a range
        elif _is_range(text, start, glue) and not _is_part(text, start) and value not in YEARS:
            joined = _range(text, start, value, figure)
            if joined is not None:
                yield joined
                return
            yield _printed(text, start, bare.end, value, figure.unit, SHARED)
        elif PAIR.fullmatch(glue) or LIST.fullmatch(glue):
            yield from _sharing(text, numerals, number - 1, figure, floor)
    yield _printed(text, figure.start, figure.end, figure.value, figure.unit, (figure.rule,))


FARTHEST: Final = 24
"""How many characters may stand between two figures with one unit."""
YEARS: Final = range(1500, 2101)
"""Bare figures that are years rather than percentages: "between 2004 and 20 percent"."""
SHARED: Final = ("unit shared with the next figure",)


def _range_with_last(text: str, numeral: Numeral, figure: _Figure, last: Printed) -> Printed | None:
    """The range that a figure makes with the percentage before it: "8%-10%", "between 4% and 5%"."""
    if not last.end <= figure.start <= last.end + 7 or last.unit != figure.unit or last.value is None:
        return None
    glue = text[last.end : _after_dash(last.end, numeral, figure)]
    if not _is_range(text, last.start, glue):
        return None
    if TO.fullmatch(glue) and is_step(text, last.start, figure.end, last.value, figure.value):
        return None  # "narrowed 6 bps to 95 bps"
    return _range(text, last.start, last.value, figure)


def _is_range(text: str, start: int, glue: str) -> bool:
    """Whether the words between two figures, the first of which starts at an offset, make them a range."""
    return bool(RANGE.fullmatch(glue)) or (
        glue.strip() == "and" and text[max(0, start - 8) : start].lower() == "between "
    )


def _after_dash(end: int, numeral: Numeral, figure: _Figure) -> int:
    """Where the words between two figures end: a dash right after the first figure is no sign ("8-14%")."""
    return numeral.start if figure.start == end else figure.start


def _is_part(text: str, start: int) -> bool:
    """Whether a figure belongs to something else: money ("$4-5%"), a name or a longer number."""
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] in "$£€¥₹/.,")


def _range(text: str, start: int, low: Decimal, figure: _Figure) -> Printed | None:
    """The range from a figure to the next; None where the two are levels, one after the other in time."""
    high = figure.value
    led = BETWEEN.search(text, max(0, start - 9), start)
    if low >= high and not (low < 0 or high < 0):
        return None
    if led and led["word"].lower() == "from" and _is_moved(text, led.start()):
        return None
    begin = led.start() if led else start
    hedge, hedged_from = hedge_before(text, begin)
    return Printed(
        start=start,
        end=figure.end,
        unit=figure.unit,
        low=min(low, high),
        high=max(low, high),
        qualifier=hedge or hedge_after(text, figure.end),
        begin=hedged_from,
        because=("range with one unit", figure.rule),
    )


CLAUSE: Final = re.compile(r"[^.;:()]*$")


def _is_moved(text: str, start: int) -> bool:
    """Whether "from" follows a word of change: "rose from 40 to 45 per cent" has two levels, "fees from 2 to 3 %" none.

    After "to" the "from" opens the old level, which may be a range itself: "fell to 18.4 pct, from 22 to 23 pct".
    """
    clause = CLAUSE.search(text, max(0, start - 70), start)
    words = clause[0].lower().split() if clause else []
    if "to" in words and any(word[:1].isdecimal() for word in words[words.index("to") :]):
        return False
    return any(word.strip(",") in movements() for word in words)


def _sharing(text: str, numerals: Sequence[Numeral], number: int, figure: _Figure, floor: int) -> Iterator[Printed]:
    """The bare figures before a percentage that have its unit: "to 9 from 8.5 percent", "6, 8 and 12 percent"."""
    shared: list[Printed] = []
    while number >= 0 and numerals[number].start >= floor:
        bare = numerals[number]
        if bare.value is None or bare.words or bare.loose_end or _is_part(text, bare.start):
            break
        if bare.value in YEARS or not text[bare.start : bare.end].replace(".", "").isdecimal():
            break
        shared.append(_printed(text, bare.start, bare.end, bare.value, figure.unit, SHARED))
        before = numerals[number - 1] if number else None
        if before is None or not LIST.fullmatch(text, before.end, bare.start):
            break
        number -= 1
    led = BARE.search(text, max(0, shared[-1].start - 16), shared[-1].start) if shared else None
    if led and (led["word"] in words_that("shares") or led["word"] in movements()):
        yield from reversed(shared)


def _printed(text: str, start: int, end: int, value: Decimal, unit: PercentUnit, because: tuple[str, ...]) -> Printed:
    hedge, begin = hedge_before(text, start)
    return Printed(start, end, unit, value, None, None, hedge or hedge_after(text, end), begin, because)
