"""Amounts: reads a figure with the words beside it and gives an amount of money, its currency not yet settled."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

import attrs

from newsfacts import lexicon
from newsfacts.extractors.money.weights import is_weight
from newsfacts.reading.currencies import MINUS, SIGNS, STOPS, Unit, adjective_after, unit_after, unit_before
from newsfacts.reading.numerals import EXACT, Numeral


@attrs.define(slots=True)
class Amount:
    """A figure with its unit, as it is being read: span, bounds or value in major units, and what may settle it."""

    start: int
    end: int
    unit: Unit
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    scale: int
    first: int
    """The index of its first numeral, and of its last."""
    last: int
    prefixed: bool
    rules: tuple[str, ...]
    per: str | None = None
    parent: Amount | None = None
    """The amount whose currency it inherits."""
    code: str | None = None
    candidates: tuple[str, ...] | None = None


PREFIX: Final[tuple[str, ...]] = ("prefix",)
DASHES: Final = frozenset("-−–")
BLANK: Final = frozenset(" \u00a0")
NEGATIVE: Final = re.compile(r"(?:(?<![\w)\]%.,$£€/])[-−–]|(?<!\w)[Mm]inus[ \u00a0])$")


def in_major_units(value: Decimal | None, minor: int) -> Decimal | None:
    """470 pence is 4.70: a minor unit in major ones, with its printed precision."""
    return value if value is None or not minor else value.scaleb(-minor, EXACT)


AtHome = Callable[[Unit, int], bool]
"""Whether the document, or the sentence around an offset, is of a country that has the currency."""


def read_amounts(text: str, numerals: Sequence[Numeral], at_home: AtHome) -> dict[int, Amount]:
    """The amounts of a text by the index of their numeral."""
    found: dict[int, Amount] = {}
    passed: set[Unit] = set()  # the doubtful units that the document uses with a scale word: "R5 million", "5bn marks"
    doubtful: list[tuple[int, Unit, int]] = []
    spelled: list[tuple[int, Unit, int]] = []
    floor = 0
    for number, numeral in enumerate(numerals):
        amount = None
        start, end = numeral.start, numeral.end
        before = unit_before(text, start, floor)
        if before is not None:
            unit, begin = before
            if not unit.gate or passes_before(text, unit, numeral):
                amount = _prefixed(text, number, numeral, unit, begin, text[start - 1] in MINUS)
                if unit.gate and amount is not None:
                    passed.add(unit)
            elif unit.gate in ("scale", "country", "word") and begin + 4 > start:
                doubtful.append((number, unit, begin))
        if amount is None and (numeral.loose_end or text[end : end + 1] not in STOPS):
            amount = _suffixed(text, number, numeral, at_home)
            if amount is not None:
                if amount.unit.gate:
                    passed.add(amount.unit)
            elif numeral.words and (after := unit_after(text, end)):
                spelled.append((number, *after))
        if amount is not None:
            found[number] = amount
            end = amount.end
        floor = end
    for number, unit, begin in doubtful:
        if number not in found and (unit in passed or at_home(unit, begin)) and not _is_name(text, numerals[number]):
            late = _prefixed(text, number, numerals[number], unit, begin, False)
            if late is not None:
                found[number] = late
    for number, unit, stop in spelled:  # "a dividend of eight marks, up from 7.50 marks"
        if unit in passed and unit.gate in ("large", "figure") and not NOUN_NEXT.match(text, stop):
            numeral = numerals[number]
            found[number] = _amount(
                text, number, numeral, unit, numeral.start, stop, False, False, ("the document's other amounts",)
            )
    return found


@cache
def _named_so() -> re.Pattern[str]:
    """What has a letter and a number for its name: "an R44 helicopter", "the N1 highway"."""
    things = "|".join(lexicon.lines("en/lettered.txt"))
    return re.compile(rf"[ -](?:[a-z]+[ -])?(?:{things})\b(?! (?:charge|fee|fine|levy|ticket|toll))")


def _is_name(text: str, numeral: Numeral) -> bool:
    """Whether a letter and a small number are the name of a model or a road, and no money."""
    return numeral.end - numeral.start <= LONGEST_NAME and bool(_named_so().match(text, numeral.end))


LONGEST_NAME: Final = 3
"""So many digits may follow the letter of a name."""


def _prefixed(text: str, number: int, numeral: Numeral, unit: Unit, begin: int, negative: bool) -> Amount | None:
    """The amount of a figure with a prefix, and the name or adjective that may stand behind it all the same."""
    if numeral.loose_end:
        numeral = numeral.loosened()
    end = numeral.end
    if not numeral.scale and text.startswith(LAKHS, end) and "INR" in unit.codes and (lakh := LAKH.match(text, end)):
        numeral, end = numeral.rescaled(5), lakh.end()  # "₹2.5L"
    follows = text[end : end + 1]
    if not unit.sign and (follows.isalpha() or (follows == "." and TICKER_ENDS.match(text, end))):
        return None  # "NOK1V.HE", "R134a", "SEK2B.ST"
    rules = PREFIX
    if follows not in STOPS and (narrowed := _narrowed(text, end, unit)) is not None:
        unit, end, rules = narrowed
    if text.startswith(("/-", "/="), end):
        end += 2  # "Rs. 700/-"
    return _amount(text, number, numeral, unit, begin, end, negative, True, rules)


def _narrowed(text: str, end: int, unit: Unit) -> tuple[Unit, int, tuple[str, ...]] | None:
    """What the name or the adjective behind an amount leaves of its unit, where it ends, and the rules."""
    after = unit_after(text, end)
    if after is not None:
        behind, stop = after
        if behind.gate != "joined" and text[stop - 1] not in SIGNS:
            narrowed = unit.narrowed(behind)
            if narrowed is not None:  # "A$5m Australian dollars", "$2.50 cents"; "$5m CAD" names no dollar in words
                return attrs.evolve(narrowed, named=behind.named), stop, ("prefix", "name after")
    elif len(unit.codes) > 1 and (adjective := adjective_after(text, end)):
        narrowed = unit.narrowed(adjective[0])
        if narrowed is not None:
            named = not SHORT.fullmatch(text, end, adjective[1])
            return attrs.evolve(narrowed, named=named), adjective[1], ("prefix", "adjective after")
    return None


def _suffixed(text: str, number: int, numeral: Numeral, at_home: AtHome) -> Amount | None:
    """The amount of a figure with a name or sign behind it."""
    end = numeral.end
    after = None
    if numeral.loose_end:
        after = unit_after(text, numeral.loose_end)
        if after is not None and after[0].gate != "joined":
            numeral = numeral.loosened()  # "40m euros"
        else:
            after = None
    if after is None:
        after = unit_after(text, end)
        if after is None and numeral.words:
            if numeral.value is None and text.startswith(" of ", end):
                after = unit_after(text, end + 3)  # "hundreds of millions of dollars"
            elif numeral.value is not None and numeral.value < 1 and (article := PART_OF.match(text, end)):
                after = unit_after(text, article.end())  # "half a cent"
    if after is None:
        return None
    unit, stop = after
    if unit.gate == "weight":
        weight = is_weight(text, numeral, stop)
        if weight or (weight is None and not at_home(unit, numeral.start)):
            return None
    elif unit.gate and not _passes_after(text, unit, numeral, stop):
        return None
    if (
        numeral.end - numeral.start == 4
        and BARE_YEAR.fullmatch(text, numeral.start, numeral.end)
        and OF_YEAR.search(text, max(0, numeral.start - 20), numeral.start)
    ):
        return None  # "in 2008 dollars"
    if text.endswith("/", 0, numeral.start) and SPREAD.search(text, max(0, numeral.start - 12), numeral.start):
        return None
    if text[stop - 1] in SIGNS and _belongs_to_next(text, numeral.end, stop):
        return None
    if text.endswith("euro", numeral.end, stop) and _is_of_zone(text, numeral, stop):
        return None
    if not unit.minor and not numeral.scale and (scaled := SCALE_BEHIND.match(text, stop)):
        numeral = numeral.rescaled(SCALES_BEHIND[scaled["word"]])  # "75 USD million"
        stop = scaled.end()
    return _amount(text, number, numeral, unit, numeral.start, stop, False, False, ("name after",))


def _is_of_zone(text: str, numeral: Numeral, stop: int) -> bool:
    """Whether a figure and "euro" count the members or the people of a zone: "the 19 euro countries"."""
    match = _of_zone().match(text, stop)
    if match is None:
        return False
    if match["members"]:
        return numeral.value is not None and numeral.value <= MOST_MEMBERS  # not "1,000 euro members"
    return not (match["zone"] and ARTICLE_BEFORE.search(text, max(0, numeral.start - 2), numeral.start))


@cache
def _of_zone() -> re.Pattern[str]:
    """What follows the name of a currency that many countries share, where it is no money."""
    rows = lexicon.table("en/of_zones.tsv")
    return re.compile(
        rf"""
          -(?: {"|".join(row["singular"] for row in rows)} )\b  # "a 12-euro-nation bloc", not "a 30 euro country levy"
        | [ ](?: (?:area|zone)[ ] )? (?P<members> {"|".join(row["plural"] for row in rows if row["plural"])} )\b
        | (?P<zone> [ ]zone\b )  # "300 million euro zone citizens", but "a 500 billion euro zone bailout" is paid
        """,
        re.VERBOSE,
    )


MOST_MEMBERS: Final = 100
"""No zone has so many members: "a 5 million euro state aid package", "1,000 euro members"."""
TICKER_ENDS: Final = re.compile(r"\.[A-Z](?![a-z])")
SHORT: Final = re.compile(r"[ \u00a0(]{1,2}(?:\w{1,4}\.?|(?:\w\.){1,3}\w?)\)?")
"""An adjective behind an amount that is no word: "$29.8 million Cdn" is a prefix's kind of evidence, no full name."""
LAKHS: Final = ("L", " L")
LAKH: Final = re.compile(r" ?L(?!\w)")
PART_OF: Final = re.compile(r"[ ](?:of[ ])?an?(?=[ ])")
SCALES_BEHIND: Final = {"million": 6, "mln": 6, "billion": 9, "bln": 9, "bn": 9, "trillion": 12}
SCALE_BEHIND: Final = re.compile(r"[ ](?P<word>million|billion|trillion|mln|bln|bn)\b")


def _amount(
    text: str,
    number: int,
    numeral: Numeral,
    unit: Unit,
    begin: int,
    end: int,
    negative: bool,
    prefixed: bool,
    rules: tuple[str, ...],
) -> Amount:
    before = text[begin - 1 : begin]
    if (before in DASHES or (before in BLANK and text[begin - 3 : begin - 1] == "us")) and (
        sign := NEGATIVE.search(text, max(0, begin - 7), begin)
    ):
        negative, begin = True, sign.start()
    if unit.scale:
        numeral = numeral.rescaled(unit.scale)
    value, low, high = numeral.value, numeral.low, numeral.high
    if minor := unit.minor:
        value, low, high = in_major_units(value, minor), in_major_units(low, minor), in_major_units(high, minor)
    if negative and value is not None:
        value = -value
    return Amount(begin, end, unit, value, low, high, numeral.scale, number, number, prefixed, rules)


def _belongs_to_next(text: str, end: int, stop: int) -> bool:
    """Whether the sign behind a figure is the next one's: "Stalls 26 $31"."""
    following = text[stop : stop + 2]
    if following[:1].isdecimal():
        return True
    if stop - 1 > end and following[:1] == " " and following[1:].isdecimal():
        return not AFTER_NEXT.match(text, stop)
    return False


AFTER_NEXT: Final = re.compile(r" \d[\d.,]* (?:[$£€]|cents?\b)")  # "10 $ 30 $"

SPREAD: Final = re.compile(r"(?<![\d.$£€¥])\d+\.\d{2,4}/$")
"""What stands before the last digits of what sellers ask: "141.80/85 yen"."""
OF_YEAR: Final = re.compile(r"\b(?:in|constant|real|current|adjusted)\s$", re.IGNORECASE)
BARE_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")


def passes_before(text: str, unit: Unit, numeral: Numeral) -> bool:
    """Whether a prefix that may be something else stands for a currency by what follows it alone."""
    printed = text[numeral.start : numeral.end]
    if unit.gate == "one":
        return printed == "1"
    if numeral.scale or numeral.loose_end:
        return True
    return unit.gate == "word" and ("," in printed or len(printed.partition(".")[2]) == 2)


def _passes_after(text: str, unit: Unit, numeral: Numeral, stop: int) -> bool:
    """Whether a name that may be something else stands for a currency here."""
    gate = unit.gate
    if gate == "joined":
        return _is_joined_minor(text, numeral, stop)
    if text.endswith("mark", numeral.end, stop) and numeral.value != 1 and not MARK_GOES_ON.match(text, stop):
        return False  # "the index passed the 10,000 mark", not "a 40,000-mark fine"
    if gate == "noun" and NOUN_NEXT.match(text, stop):
        return False  # "5 million real people"
    if gate == "word":
        return bool(numeral.scale) or "," in text[numeral.start : numeral.end]
    printed = text[numeral.start : numeral.end]
    if gate == "figure" and printed[-1] == "m" and text[stop - 1] != "s" and not NOUN_NEXT.match(text, stop):
        return text[stop : stop + 1] == "-"  # "took the 10,000m crown"
    if numeral.scale or numeral.value is None:
        return True
    if (
        gate == "verb"
        and NOUN_NEXT.match(text, stop)
        and not ARTICLE_BEFORE.search(text, max(0, numeral.start - 2), numeral.start)
    ):
        return False  # "1,200 won places"
    if gate in ("large", "noun", "verb"):
        return (
            "," in printed
            or text.startswith(" (", stop)
            or len(printed.partition(".")[2]) >= 2
            or (numeral.value is not None and numeral.value >= 1000 and not BARE_YEAR.fullmatch(printed))
        )
    return not numeral.words or numeral.value >= 20  # "three crowns"


def _is_joined_minor(text: str, numeral: Numeral, stop: int) -> bool:
    """Whether "12p" or "6c" is pence or cents: joined, and no size of a picture."""
    if stop - 1 != numeral.end or numeral.words or text[stop : stop + 1].isalnum():
        return False
    printed = text[numeral.start : numeral.end]
    if printed in ("360", "480", "720", "1080", "1440", "2160") or (printed[0] == "0" and printed[1:2] not in ".,"):
        return False
    return numeral.value is not None and numeral.value < MOST_JOINED


MOST_JOINED: Final = Decimal(100_000)
"""So many pence are never printed with a mere "p"."""


NOUN_NEXT: Final = re.compile(
    r"""
    [ ] (?! (?: an? | the | of | in | on | at | to | from | for | by | per | and | or | as | was | were | is | are
              | will | would | has | had | last | this | with | after | each | under | over | against | than | worth
              | more | less | that | which | while | but | if | when | into | out | compared | up | down | higher
              | lower | yesterday | today | apiece | before | during | until | since | versus | so | then | only ) \b )
    [a-z]
    """,
    re.VERBOSE,
)
MARK_GOES_ON: Final = re.compile(rf"{NOUN_NEXT.pattern} | [ ] \( [$£€¥]? \d", re.VERBOSE)
"""What follows so many marks in the singular: what they are for, or are worth ("a 300 mln mark ($160 mln)")."""
ARTICLE_BEFORE: Final = re.compile(r"\ba\s$")
