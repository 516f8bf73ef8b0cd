"""Measures: reads the words after a figure and gives its unit ("240-km", "2.4m tonnes", "5 million barrels a day")."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import attrs

from newsfacts import lexicon

# The words after a figure that may be a unit: up to four, with the stops of abbreviations ("1,200 sq. ft.").
AFTER: Final = re.compile(
    r"""
    (?P<gap> [ \t\u00a0\u202f-]? (?: \r?\n [ \t]{0,8} )? )
    (?P<one> °\s?[CF] \b | [℃℉] | [^\W\d_] [^\W_/]* (?: / [a-z]+ )? )
    (?: (?P<two>   \.? [ \u00a0-] [^\W\d_][\w]* )
    (?: (?P<three> \.? [ \u00a0-] [^\W\d_][\w]* ) )? )?
    """,
    re.VERBOSE,
)
# What a measure is reckoned by: "a day", "per square kilometre", "/hour".
RATE: Final = re.compile(r"(?P<by>\s(?:an?|per|each|every)\s|\s?/\s?)(?P<one>[A-Za-z]+)(?:\s(?P<two>[a-z]+))?")
EARLIER: Final = re.compile(r"\s(?:earlier|ago|before|later)\b")
LONGEST: Final = 24
"""No unit has a longer word."""
TIMES: Final = frozenset(["second", "minute", "hour", "day", "week", "month", "year"])
"""Units that "a" and "each" may reckon by; "per" and "/" take any."""

AGE: Final = re.compile(r"[ -](?P<unit>year|month|week|day)s?[ -]olds?\b")
# "8C" and "2.35m" end there; "8C-rated", "5m-high" and "2.35m tall" do too.
LETTER_ENDS: Final = re.compile(r"(?![\w°])")


@attrs.define(frozen=True, slots=True)
class Measure:
    """A unit after a figure: what pint calls it, where its words end, and the power of ten in it."""

    unit: str
    end: int
    scale: int = 0
    is_time: bool = False


@attrs.define(frozen=True, slots=True)
class _Unit:
    name: str
    use: str
    scale: int


@cache
def _units() -> dict[str, _Unit]:
    """The units by their printed form."""
    return {
        form: _Unit(row["unit"], row["use"], int(row["scale"] or 0))
        for row in lexicon.table("en/units.tsv")
        for form in row["forms"].split(", ")
    }


@cache
def _openings() -> frozenset[str]:
    """The first words of the printed forms: most words after a figure are none."""
    return frozenset(form.split()[0] for form in _units())


@cache
def _longer() -> frozenset[str]:
    """The first words of the forms that have more than one, in lower case: "square", "metric"."""
    return frozenset(form.lower().split()[0] for form in _units() if " " in form)


def measure_after(text: str, end: int, figure: bool = True) -> Measure | None:
    """The measure whose unit stands right after a figure (or number words) that ends at an offset.

    >>> measure_after("a 240-km pipeline", 5)
    Measure(unit='kilometer', end=8, scale=0, is_time=False)
    >>> measure_after("5 million barrels a day", 9).unit
    'oil_barrel/day'
    """
    if text[end : end + 1] == " ":  # most units are a word between two blanks, and most such words no unit
        stop = text.find(" ", end + 1, end + LONGEST)
        word = text[end + 1 : stop]
        if stop > 0 and word.isalpha() and word.lower() not in _longer():
            found = _unit(word)
            return _with_rate(text, found, stop) if found and _fits(found, text, " ", stop, figure) else None
    after = AFTER.match(text, end)
    if after is None:
        return None
    one = after["one"]
    if one not in _openings() and one.lower() not in _openings():
        return None
    for last in ("three", "two", "one"):
        if after[last] is None:
            continue
        found = _unit(text[after.start("one") : after.end(last)])
        if found is not None and _fits(found, text, after["gap"], after.end("one"), figure):
            return _with_rate(text, found, after.end(last))
    return None


def _unit(printed: str) -> _Unit | None:
    form = printed
    if not form.isalpha():
        form = form.replace(".", "").replace("-", " ").replace("\u00a0", " ").replace("° ", "°")
    units = _units()
    return units.get(form) or (units.get(form.lower()) if len(form) > 1 else None)


def _fits(unit: _Unit, text: str, gap: str, end: int, figure: bool) -> bool:
    """Whether the unit may stand so behind a gap: a bare letter only right behind a figure, "second" in a compound.

    `end` is where its first word ends.
    """
    if unit.use == "figure":
        near = not gap or (unit.name == "meter" and gap in " \u00a0")
        return figure and near and LETTER_ENDS.match(text, end) is not None
    if unit.use == "hyphen":
        return gap == "-" and not text.startswith("-", end)
    return bool(gap) or figure


def _with_rate(text: str, unit: _Unit, end: int) -> Measure:
    if unit.use == "time":
        return Measure(unit.name, end, is_time=True)
    rate = RATE.match(text, end)
    if rate is None or "/" in unit.name:
        return Measure(unit.name, end, unit.scale)
    by = rate["by"].strip()
    for last in ("two", "one"):
        if rate[last] is None:
            continue
        if EARLIER.match(text, rate.end(last)):
            break  # "2.1m tonnes a year earlier"
        per = _unit(text[rate.start("one") : rate.end(last)])
        if per is not None and "/" not in per.name and (per.name in TIMES or by in ("per", "/")):
            return Measure(f"{unit.name}/{per.name}", rate.end(last), unit.scale)
    return Measure(unit.name, end, unit.scale)


def age_after(text: str, end: int) -> Measure | None:
    """The unit of an age: "27-year-old", "18 months old"."""
    match = AGE.match(text, end)
    return None if match is None else Measure(match["unit"], match.end(), is_time=True)
