"""Amounts: reads a figure with the words beside it and gives an amount of money, its currency not yet settled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import attrs

from newsfacts.reading.currencies import SIGNS, Unit, adjective_after, unit_after, unit_before
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
    parent: Amount | None = None
    """The amount whose currency it inherits."""
    code: str | None = None
    candidates: tuple[str, ...] | None = None


NEGATIVE: Final = re.compile(r"(?:(?<![\w)\]%.,$£€/])[-−–]|(?<!\w)[Mm]inus[ \u00a0])$")
SIGN_INSIDE: Final = re.compile(r"[-−][ ]?$")


def in_major_units(value: Decimal | None, minor: int) -> Decimal | None:
    """470 pence is 4.70: a minor unit in major ones, with its printed precision."""
    return value if value is None or not minor else value.scaleb(-minor, EXACT)


def read_amounts(text: str, numerals: Sequence[Numeral], country_of_text: frozenset[str]) -> dict[int, Amount]:
    """The amounts of a text by the index of their numeral."""
    found: dict[int, Amount] = {}
    floor = 0
    for number, numeral in enumerate(numerals):
        amount = read_amount(text, number, numeral, floor, country_of_text)
        if amount is not None:
            found[number] = amount
            floor = amount.end
        else:
            floor = numeral.end
    return found


def read_amount(text: str, number: int, numeral: Numeral, floor: int, countries: frozenset[str]) -> Amount | None:
    """The amount of a numeral, where the words beside it say that it is one."""
    start = numeral.start
    at = start
    negative = False
    char = text[at - 1] if at else ""
    if char and char in "-−" and at > 1 and text[at - 2] in SIGNS:
        at, negative = at - 1, True  # "$-3m"
    before = unit_before(text, at, floor) if char and not char.isdecimal() else None
    if before is not None:
        return _prefixed(text, number, numeral, before, negative, countries)
    return _suffixed(text, number, numeral, countries)


def _prefixed(
    text: str, number: int, numeral: Numeral, before: tuple[Unit, int], negative: bool, countries: frozenset[str]
) -> Amount | None:
    unit, begin = before
    numeral = numeral.loosened()
    if unit.gate and not _passes_before(text, unit, numeral, countries):
        return _suffixed(text, number, numeral, countries)
    end = numeral.end
    rules = ["prefix"]
    after = unit_after(text, end)
    if after is not None and (after[0].gate != "joined"):
        narrowed = unit.narrowed(after[0])
        if narrowed is not None and not unit.minor:
            unit, end = narrowed, after[1]  # "$29.8 million Cdn", "$2.50 cents"
            rules.append("name after")
    else:
        adjective = adjective_after(text, end)
        if adjective is not None and (narrowed := unit.narrowed(adjective[0])) is not None:
            unit, end = narrowed, adjective[1]
            rules.append("adjective after")
    if text.startswith("/-", end):
        end += 2
    elif text.startswith("/=", end):
        end += 2
    return _amount(text, number, numeral, unit, begin, end, negative, True, tuple(rules))


def _suffixed(text: str, number: int, numeral: Numeral, countries: frozenset[str]) -> Amount | None:
    end = numeral.end
    loose = numeral
    after = None
    if numeral.loose_end:
        after = unit_after(text, numeral.loose_end)
        if after is not None and after[0].gate != "joined":
            loose = numeral.loosened()
        else:
            after = None
    if after is None:
        after = unit_after(text, end)
        if after is None and numeral.value is None and text.startswith(" of ", end):
            after = unit_after(text, end + 3)  # "hundreds of millions of dollars"
    if after is None:
        return None
    unit, stop = after
    if unit.gate and not _passes_after(text, unit, loose, stop):
        return None
    if text[stop - 1] in SIGNS and _belongs_to_next(text, loose.end, stop):
        return None
    if unit.codes and not unit.minor and not loose.scale:  # "75 USD million"
        scaled = SCALE_BEHIND.match(text, stop)
        if scaled:
            exponent = 6 if scaled["word"][0] == "m" else 9 if scaled["word"][0] == "b" else 12
            loose = attrs.evolve(loose.rescaled(exponent))
            stop = scaled.end()
    return _amount(text, number, loose, unit, loose.start, stop, False, False, ("name after",))


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
    if not negative and (sign := NEGATIVE.search(text, max(0, begin - 7), begin)):
        negative, begin = True, sign.start()
    if unit.scale:
        numeral = numeral.rescaled(unit.scale)
    value = in_major_units(numeral.value, unit.minor)
    if negative and value is not None:
        value = -value
    return Amount(
        begin,
        end,
        unit,
        value,
        in_major_units(numeral.low, unit.minor),
        in_major_units(numeral.high, unit.minor),
        numeral.scale,
        number,
        number,
        prefixed,
        rules,
    )


def _belongs_to_next(text: str, end: int, stop: int) -> bool:
    """Whether the sign behind a figure is the next one's: "Stalls 26 $31"."""
    following = text[stop : stop + 2]
    if following[:1].isdecimal():
        return True
    if stop - 1 > end and following[:1] == " " and following[1:].isdecimal():
        return not AFTER_NEXT.match(text, stop)
    return False


AFTER_NEXT: Final = re.compile(r" \d[\d.,]* (?:[$£€]|cents?\b)")  # "10 $ 30 $"

BARE_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")


def _passes_before(text: str, unit: Unit, numeral: Numeral, countries: frozenset[str]) -> bool:
    """Whether a prefix that may be something else stands for a currency here."""
    printed = text[numeral.start : numeral.end]
    if unit.gate == "one":
        return printed == "1"
    if numeral.scale or numeral.loose_end:
        return True
    if unit.gate == "word":
        return "," in printed or ("." in printed and len(unit.codes) == 1 and len(printed.partition(".")[2]) == 2)
    return False


def _passes_after(text: str, unit: Unit, numeral: Numeral, stop: int) -> bool:
    """Whether a name that may be something else stands for a currency here."""
    gate = unit.gate
    if gate == "joined":
        return _is_joined_minor(text, numeral, stop)
    if gate == "word":
        return bool(numeral.scale) or "," in text[numeral.start : numeral.end]
    if numeral.scale or numeral.value is None:
        return gate != "weight" or not _is_weight(text, numeral, stop)
    printed = text[numeral.start : numeral.end]
    if gate == "large":
        return (
            "," in printed
            or text.startswith(" (", stop)
            or ("." in printed and len(printed.partition(".")[2]) == 2)
            or (numeral.value is not None and numeral.value >= 1000 and not BARE_YEAR.fullmatch(printed))
        )
    if gate == "figure":
        return not numeral.words or (numeral.value is not None and numeral.value >= 20)
    if gate == "weight":
        return not _is_weight(text, numeral, stop)
    return False


def _is_joined_minor(text: str, numeral: Numeral, stop: int) -> bool:
    """Whether "12p" or "6c" is pence or cents: joined, and no size of a picture."""
    if stop - 1 != numeral.end or numeral.words or text[stop : stop + 1].isalnum():
        return False
    printed = text[numeral.start : numeral.end]
    return printed not in ("360", "480", "720", "1080", "1440", "2160") and len(printed.partition(".")[0]) <= 5


WEIGHT_AFTER: Final = re.compile(
    r"""
    [ \n]+ (?: of [ \n]+ (?! aid | debt | public | damage | taxpayer | invest | cash | money | savings | spending | support
               | assets | sales | funding | compensation | benefits | fines | revenue | income | profit | equity | shares | business )
      | (?: \(\d ) | heavier | lighter | overweight | underweight | each[ ]way | per[ ]square | in[ ]weight )
    | [ \n]* \( [ ]? (?: about[ ] | around[ ] | nearly[ ] )? [\d.,]+ [ -]? (?: kg | kilo | k\b | tonne | ton\b | grams | g\b | pound )
    | - (?! a-  | per- | plus )
    """,
    re.VERBOSE,
)
WEIGHT_WORDS: Final = re.compile(
    r"\b(?:weigh\w*|stone|thrust|ounces?|lbs?|kg|kilograms?|kilos?|overweight|diet\w*|muscle|obes\w+|feet|foot|inch\w*|tall|linebacker|tackle|lineman|jockey|cocaine|marijuana|heroin|explosives?|copper|cotton|coffee|uranium|payload|torque)\b",
)
MONEY_WORDS: Final = re.compile(
    r"\b(?:fine[ds]?|pa(?:y|ys|id|ying)|pric\w+|costs?|fees?|worth|spen[dt]\w*|salar\w+|wages?|earn\w*|grants?|prizes?|money|cash|tax\w*|bills?|deal|bid|loans?|debts?|profit\w*|loss(?:es)?|sales|revenue|turnover|budget|funds?|compensation|damages|bought|sold|stole\w*|owe[ds]?|raise[ds]?|sterling|pence|exchange|invest\w*|won|donat\w+)\b|[$£€]",
)
MONEY_NEXT: Final = re.compile(r"-?[ \n]*(?:fine|note|prize|bill|deal|bid|loan|salary|fee|coin|ticket|grant|bonus|budget|contract|bond|offer|takeover|reward|debt|bounty|price|cash|a-|per-)")


def _is_weight(text: str, numeral: Numeral, stop: int) -> bool:
    """Whether pounds are a weight: "3 million pounds of copper", "the 181-pound jockey"."""
    if MONEY_NEXT.match(text, stop) or text.startswith((" sterling", " ($", " (£", " (€"), stop):
        return False
    if WEIGHT_AFTER.match(text, stop):
        return True
    hyphen = "-" in text[numeral.end : stop]
    lo, hi = max(0, numeral.start - 120), min(len(text), stop + 80)
    if WEIGHT_WORDS.search(text, lo, hi):
        return not numeral.scale or not MONEY_WORDS.search(text, lo, hi)
    if numeral.scale:
        return False
    if hyphen:
        return (numeral.value or 0) < 2000
    if MONEY_WORDS.search(text, lo, hi):
        return False
    return False
