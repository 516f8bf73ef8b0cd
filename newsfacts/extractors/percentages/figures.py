"""Figures: reads the numerals and gives the printed percentages, single and in ranges, with sign, unit and hedge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, cast

import attrs

from newsfacts.facts import PercentUnit, Qualifier
from newsfacts.reading import Numeral
from newsfacts.reading.hedges import hedge_before, qualifier_of
from newsfacts.reading.movements import movements

MAY_FOLLOW: Final = frozenset("% \t\r\n\u00a0\u202f-pPbo")
"""What a percentage's unit can begin with: a quick look before the pattern."""

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
    (?= ,? [ ] (?: to | from | at ) [ ] (?: about [ ] | around [ ] | nearly [ ] | just [ ] )? \d [\d.]* [ ]? (?: % | per | pct ) )
    """,
    re.VERBOSE,
)
# "cut rates by a quarter point", "a half-point cut": so do the fractions of a point by which rates go.
FRACTION_POINT: Final = re.compile(r"(?:[ -]of[ ]a)?[ -](?P<name>points?)\b")

SIGN: Final = re.compile(r"(?:(?:^|(?<=[\s(\[\"'“‘~:;,–—]))[-−–+]|(?<![\w-])(?:minus|negative)\s)$")

DASH: Final = r"\s?[-–—−]\s?"
# What stands between the two figures of a range; the first may have printed its unit already.
RANGE: Final = re.compile(rf"{DASH}|\s(?:up\s)?to\s|-to-|\sor\s", re.IGNORECASE)
PAIR: Final = re.compile(r",?\s(?:from|versus|vs\.?|against|compared\swith|compared\sto)\s(?:a\s)?")
TO: Final = re.compile(r"\s(?:up\s|down\s)?to\s")
LIST: Final = re.compile(r",\s(?:and\s|or\s)?|\sand\s")

BETWEEN: Final = re.compile(r"\b(?P<word>[Bb]etween|[Ff]rom)\s$")
# What a bare figure may stand after to share the unit of the next: a verb or "to", never a currency or a name.
BARE: Final = re.compile(r"(?:^|[\s(])(?P<word>[a-z]+)\s$")


@attrs.define(frozen=True, slots=True)
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
    is_level: bool = False
    because: tuple[str, ...] = ()


@attrs.define(slots=True)
class _Figure:
    """A numeral with its sign and, where it prints one, its unit."""

    start: int
    end: int
    value: Decimal
    unit: PercentUnit | None
    rule: str


def find_printed(text: str, numerals: Sequence[Numeral]) -> list[Printed]:
    """The percentages among the numerals of a text, in order."""
    found: list[Printed] = []
    claimed = -1  # no numeral up to here is looked at again
    for number, numeral in enumerate(numerals):
        if number <= claimed:
            continue
        figure = _figure(text, numeral)
        if figure is None or figure.unit is None:
            continue
        found.extend(_with_partners(text, numerals, number, figure, found))
        claimed = number
    return _with_articles(text, found)


ARTICLE_POINT: Final = re.compile(
    r"\b(?:by|of|rose|fell|up|down|gained|lost|added|shed)\s(?P<figure>an?(?:\sfull)?\s(?:percentage|basis)\spoint)$"
)


def _with_articles(text: str, found: list[Printed]) -> list[Printed]:
    """The percentages with those of one point, "narrowed by a percentage point", where no numeral stands."""
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
    if text[end : end + 1] not in MAY_FOLLOW or numeral.value is None:
        return None
    match = UNIT.match(text, end)
    if match is not None:
        unit: PercentUnit = "percentage_point" if match["point"] else "basis_point" if match["basis"] else "percent"
        start, value = _signed(text, numeral)
        return _Figure(start, match.end(), value, unit, f"{unit.replace('_', ' ')} after a figure")
    match = POINTS.match(text, end)
    if (
        match is None
        and 0 < numeral.value < 1
        and (match := FRACTION_POINT.match(text, end))
        and not _speaks_of_rates(text, end)
    ):
        match = None
    if match is None:
        return None
    return _Figure(numeral.start, match.end("name"), numeral.value, "percentage_point", "points beside a percentage")


def _speaks_of_rates(text: str, at: int) -> bool:
    """Whether "a quarter point" is one of a rate: a rate or a percentage stands near."""
    near = text[max(0, at - 160) : at + 120].lower()
    return any(
        word in near for word in (" rate", "percent", "per cent", "%", " pct", "basis point", "central bank", "fed ")
    )


def _signed(text: str, numeral: Numeral) -> tuple[int, Decimal]:
    """Where the figure begins with its sign, and its value."""
    assert numeral.value is not None
    start = numeral.start
    if start and (text[start - 1] in "-−–+" or text[start - 1].isspace()):
        sign = SIGN.search(text, max(0, start - 10), start)
        if sign is not None:
            return sign.start(), numeral.value if sign[0] == "+" else -numeral.value
    return start, numeral.value


def _with_partners(
    text: str, numerals: Sequence[Numeral], number: int, figure: _Figure, found: list[Printed]
) -> Iterator[Printed]:
    """The percentage at a numeral, with the figures before it that share its unit or make a range with it."""
    assert figure.unit is not None
    numeral = numerals[number]
    last = found[-1] if found else None
    if (
        last is not None
        and last.end <= figure.start <= last.end + 7
        and last.unit == figure.unit
        and last.value is not None
    ):
        glue = text[last.end : _after_dash(text, last.end, numeral, figure)]
        if RANGE.fullmatch(glue) or (glue.strip() == "and" and _is_between(text, last.start)):
            if (joined := _range(text, last.start, last.value, figure)) is not None:
                found.pop()
                yield joined
                return
    bare = numerals[number - 1] if number else None
    if (
        bare is not None
        and bare.value is not None
        and bare.end >= (last.end if last else 0)
        and 0 < figure.start - bare.end < 24
    ):
        glue = text[bare.end : _after_dash(text, bare.end, numeral, figure)]
        start, value = _signed(text, bare)
        if (
            (RANGE.fullmatch(glue) or (glue.strip() == "and" and _is_between(text, start)))
            and not _is_part(text, start)
            and not 1500 <= value <= 2100
        ):
            joined = _range(text, start, value, figure)
            if joined is not None:
                yield joined
                return
            yield _printed(text, start, bare.end, value, figure.unit, ("unit shared with the next figure",))
        elif PAIR.fullmatch(glue) or LIST.fullmatch(glue):
            yield from _sharing(text, numerals, number - 1, figure, last.end if last else 0)
    yield _printed(text, figure.start, figure.end, figure.value, figure.unit, (figure.rule,))


def _after_dash(text: str, end: int, numeral: Numeral, figure: _Figure) -> int:
    """Where the words between two figures end: a dash right after the first figure is no sign ("8-14%")."""
    return numeral.start if figure.start == end else figure.start


def _is_between(text: str, start: int) -> bool:
    return text[max(0, start - 8) : start].lower() == "between "


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
    return Printed(
        start=start,
        end=figure.end,
        unit=figure.unit or "percent",
        low=min(low, high),
        high=max(low, high),
        qualifier=qualifier_of(text, begin, figure.end),
        begin=hedge_before(text, begin)[1],
        because=("range with one unit", figure.rule),
    )


CLAUSE: Final = re.compile(r"[^.;:()]*$")
AFTER_TO: Final = re.compile(r"\bto\s[^,]*$")


def _is_moved(text: str, start: int) -> bool:
    """Whether "from" follows a word of change: "rose from 40 to 45 per cent" has two levels, "fees from 2 to 3 %" a range.

    After "to" the "from" opens the old level, which may be a range itself: "fell to 25.9 pct, from 35 to 36 pct".
    """
    clause = CLAUSE.search(text, max(0, start - 70), start)
    words = clause[0].lower().split() if clause else []
    if "to" in words and any(word[:1].isdecimal() for word in words[words.index("to") :]):
        return False
    return any(word.strip(",") in movements() for word in words)


def _sharing(text: str, numerals: Sequence[Numeral], number: int, figure: _Figure, floor: int) -> Iterator[Printed]:
    """The bare figures before a percentage that have its unit: "to 9 from 8.5 percent", "6, 8 and 12 percent"."""
    assert figure.unit is not None
    shared: list[Printed] = []
    while number >= 0 and numerals[number].start >= floor:
        bare = numerals[number]
        if bare.value is None or bare.words or bare.loose_end or _is_part(text, bare.start):
            break
        if 1500 <= bare.value <= 2100 or not text[bare.start : bare.end].replace(".", "").isdecimal():
            break
        shared.append(
            _printed(text, bare.start, bare.end, bare.value, figure.unit, ("unit shared with the next figure",))
        )
        before = numerals[number - 1] if number else None
        if before is None or not LIST.fullmatch(text, before.end, bare.start):
            break
        number -= 1
    if shared and (led := BARE.search(text, max(0, shared[-1].start - 16), shared[-1].start)):
        if led["word"] in SHARING or led["word"] in movements():
            yield from reversed(shared)


SHARING: Final = frozenset("to by at of between was were is are from about nearly around respectively".split())


def _printed(text: str, start: int, end: int, value: Decimal, unit: PercentUnit, because: tuple[str, ...]) -> Printed:
    hedge, begin = hedge_before(text, start)
    return Printed(
        start=start,
        end=end,
        unit=unit,
        value=value,
        qualifier=hedge or qualifier_of(text, start, end),
        begin=begin,
        because=because,
    )
