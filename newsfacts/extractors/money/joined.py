"""Joined amounts: reads what stands between two figures and joins them to a range or a compound amount.

"$4-5bn", "between $4 and $5 billion" and "£10m to £12m" are ranges; "fell $2.86 to $41.32" is a movement, two amounts.
"Thirteen dollars and forty-five cents" is one amount of two units.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import attrs

from newsfacts import lexicon
from newsfacts.extractors.money.amounts import Amount, in_major_units
from newsfacts.reading.currencies import SIGNS, Unit
from newsfacts.reading.movements import leads_from, movements
from newsfacts.reading.numerals import EXACT, Numeral
from newsfacts.reading.steps import is_graded, is_moved_by, is_step, words_of_clause

DASH: Final = re.compile(r"[ \u00a0]?[-–—−‑][ \u00a0]?")
TO: Final = re.compile(r"(?:[ \u00a0]{1,2}|-|[ ]?\n[ \t]*)to(?:[ \u00a0]{1,2}|-|[ ]?\n[ \t]*)")
AND: Final = re.compile(r"\s{1,2}(?:and|or)\s{1,2}")
OR: Final = re.compile(r"\s{1,2}or\s{1,2}")
WIDEST_GUESS: Final = 10
"""How many times the lower of two guesses the higher is at most: "one or two", "5 or 10"."""
BETWEEN: Final = re.compile(r"\b[Bb]etween\s(?:(?:about|around|an estimated|some|roughly)\s)?$")
FROM: Final = re.compile(r"\b(?:from)\s(?:(?:about|around|just|some|as little as|as low as)\s){0,2}$")
RANGING: Final = re.compile(rf"\b(?:{'|'.join(lexicon.lines('en/ranging.txt'))})\b[^.;]{{0,24}}$")
"""What has or spans a range: "prices from $10 to $20"."""
MOST_CENTS: Final = 40
OR_BY: Final = re.compile(r"(?:%|\bper\s?cent|\bpct|\bpoints?),?\sor\s$")
"""A step told twice: "fell 6 percent, or 8 cents to $1.25"."""
DAY_BEFORE: Final = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|ember|ober)?\.?\s$"
)
"""A day of the month is no first figure of a range: "rose since May 9 to 72 cents"."""
SMALL: Final = 1000
FARTHEST: Final = 24
"""Figures that stand farther apart are not joined."""
YEAR: Final = re.compile(r"(?:1[6-9]|20)\d\d")


def join_amounts(text: str, numerals: Sequence[Numeral], amounts: dict[int, Amount]) -> list[Amount]:
    """The amounts in order, with ranges and compounds made one."""
    joined: list[Amount] = []
    taken, last, previous = -1, len(numerals) - 1, -1
    for number in sorted(amounts):
        if number <= taken:
            continue
        amount = amounts[number]
        whole = None
        if number < last and numerals[number + 1].start - amount.end <= FARTHEST:
            partner = amounts.get(number + 1)
            if partner is not None:
                whole = _compound(text, numerals, amount, partner) or _range(text, numerals, amount, partner)
                if whole is not None and whole.last == partner.last and (third := amounts.get(number + 2)):
                    whole = _compound(text, numerals, whole, third) or whole  # "£1 2s 6d"
            else:
                whole = (
                    _range_after(text, numerals, amount)
                    or _trailing_cents(text, numerals, amount)
                    or _old_money(text, numerals, amount)
                )
        if (
            whole is None
            and number - 1 > previous
            and amount.start - numerals[number - 1].end <= FARTHEST
            and number - 1 not in amounts
        ):
            whole = _range_before(text, numerals, amount)
        amount = whole or amount
        joined.append(amount)
        taken = previous = amount.last
    return joined


# -- compounds ----------------------------------------------------------------------------------------------------

AND_GAP: Final = re.compile(r"\s{1,2}(?:and\s{1,2})?")


def _compound(text: str, numerals: Sequence[Numeral], major: Amount, minor: Amount) -> Amount | None:
    """One amount of a major and a minor unit: "3 rupees 75 paise"."""
    if major.scale or major.unit.minor or not minor.unit.minor or major.value is None or minor.value is None:
        return None
    if "-" in (text[numerals[major.last].end], text[numerals[minor.last].end]):
        return None  # "a 5,000-rupee and 50-cent"
    if not AND_GAP.fullmatch(text, major.end, minor.start) or minor.value >= 1 or minor.prefixed:
        return None
    if major.value != major.value.to_integral_value():
        return None  # "$2.50 75 cents"
    common = major.unit.narrowed(minor.unit)
    if common is None:
        return None
    sign = -1 if major.value < 0 else 1
    return attrs.evolve(
        major,
        end=minor.end,
        last=minor.last,
        unit=common if len(common.codes) < len(major.unit.codes) and len(common.codes) == 1 else major.unit,
        value=EXACT.add(major.value, sign * minor.value),
        rules=(*major.rules, "major and minor unit"),
    )


ENDING: Final = re.compile(r"[ ]?(?:[.,;!?)]|$|\n|more\b|less\b|each\b)")
GAP_FIFTY: Final = re.compile(r"\s(?:and\s)?")


def _trailing_cents(text: str, numerals: Sequence[Numeral], amount: Amount) -> Amount | None:
    """ "15 dollars 50": two bare digits that end the phrase are cents."""
    if amount.prefixed or amount.scale or amount.unit.minor or amount.last + 1 >= len(numerals) or amount.value is None:
        return None
    numeral = numerals[amount.last + 1]
    if (
        not (numeral.end - numeral.start == 2 or (numeral.words and numerals[amount.first].words))
        or not GAP_FIFTY.fullmatch(text, amount.end, numeral.start)
        or numeral.value is None
        or not 10 <= numeral.value < 100
        or not ENDING.match(text, numeral.end)
        or amount.value != amount.value.to_integral_value()
    ):
        return None
    value = EXACT.add(amount.value, in_major_units(numeral.value, 2) or Decimal(0))
    return attrs.evolve(
        amount, end=numeral.end, last=amount.last + 1, value=value, rules=(*amount.rules, "major and minor unit")
    )


SHILLINGS: Final = re.compile(r"[ ](?P<s>\d{1,2})s\.?(?:[ ](?P<d>\d{1,2})d\b)?(?!\w)")


def _old_money(text: str, numerals: Sequence[Numeral], amount: Amount) -> Amount | None:
    """ "£1 10s", "£5 4s 6d": pounds, shillings of twelve old pence, and pence."""
    if "GBP" not in amount.unit.codes or amount.scale or amount.value is None or not amount.prefixed:
        return None
    match = SHILLINGS.match(text, amount.end)
    if match is None:
        return None
    pence = int(match["s"]) * 12 + int(match["d"] or 0)
    value = EXACT.add(amount.value, (Decimal(pence) / 240).quantize(Decimal("0.0001")))
    last = amount.last
    while last + 1 < len(numerals) and numerals[last + 1].start < match.end():
        last += 1
    rules = (*amount.rules, "shillings and pence")
    return attrs.evolve(amount, end=match.end(), last=last, value=value, rules=rules)


# -- ranges -------------------------------------------------------------------------------------------------------


def _link(text: str, start: int, end: int, left: int) -> str:
    """What joins two figures: "-", "to" or "and" (after "between"); nothing else does."""
    if end - start > 12 or end <= start:
        return ""
    if DASH.fullmatch(text, start, end):
        return "-"
    if TO.fullmatch(text, start, end):
        return "to"
    if AND.fullmatch(text, start, end) and BETWEEN.search(text, max(0, left - 24), left):
        return "and"
    return ""


def _range(text: str, numerals: Sequence[Numeral], one: Amount, two: Amount) -> Amount | None:
    """The range of two amounts that both have their unit."""
    link = _link(text, one.end, two.start, one.start)
    if not link or one.value is None or two.value is None:
        return None
    common = two.unit.narrowed(one.unit) if two.unit.codes != one.unit.codes else two.unit
    if common is None:
        return None
    low = one.value
    if not one.scale and two.scale and low < SMALL and one.unit.minor == two.unit.minor == 0:
        shared = numerals[one.first].rescaled(two.scale)
        if shared.value is not None and shared.value < two.value:
            low = shared.value
    return _ranged(text, one, two, link, low, two.value, common)


def _range_after(text: str, numerals: Sequence[Numeral], amount: Amount) -> Amount | None:
    """ "$4-5bn", "$4 to 5 billion": the second figure has the first one's unit."""
    if amount.last + 1 >= len(numerals) or not amount.prefixed or amount.value is None:
        return None
    numeral = numerals[amount.last + 1].loosened()
    link = _link(text, amount.end, numeral.start, amount.start)
    if not link or numeral.value is None or numeral.words:
        return None
    if link != "-" and not numeral.scale:
        return None
    low = amount.value
    high = numeral.value
    if not amount.scale and numeral.scale:
        shared = numerals[amount.first].rescaled(numeral.scale)
        if shared.value is not None and shared.value < high:
            low = shared.value
    second = attrs.evolve(
        amount, start=numeral.start, end=numeral.end, value=high, first=amount.last + 1, last=amount.last + 1
    )
    return _ranged(text, amount, second, link, low, high, amount.unit)


def _range_before(text: str, numerals: Sequence[Numeral], amount: Amount) -> Amount | None:
    """ "15-20 mln dlrs", "4 to 5 billion dollars": the first figure has the second one's unit and scale."""
    if amount.prefixed or amount.value is None or amount.first == 0:
        return None
    numeral = numerals[amount.first - 1]
    link = _link(text, numeral.end, amount.start, numeral.start)
    end = numeral.end
    if not link and numeral.loose_end:
        numeral = numeral.loosened()
        link = _link(text, numeral.end, amount.start, numeral.start)
        end = numeral.end
    if not link and _is_either(text, numeral, amount):
        link = "or"
    if not link or numeral.value is None:
        return None
    if amount.scale and not numeral.scale and YEAR.fullmatch(text, numeral.start, numeral.end):
        return None  # "in 2016 to 83 trillion rupiah"
    if link in ("to", "or") and DAY_BEFORE.search(text, max(0, numeral.start - 12), numeral.start):
        return None
    low = in_major_units(numeral.value, amount.unit.minor)
    if amount.scale and not numeral.scale:
        shared = in_major_units(numeral.rescaled(amount.scale).value, amount.unit.minor)
        low = shared if shared is not None and shared < amount.value else low
    if low is None:
        return None
    first = attrs.evolve(amount, start=numeral.start, end=end, value=low, first=amount.first - 1, last=amount.first - 1)
    return _ranged(text, first, amount, link, low, amount.value, amount.unit)


def _is_either(text: str, numeral: Numeral, amount: Amount) -> bool:
    """Whether a bare figure and an amount are near guesses: "3 or 4 euros", not "40 million or 50 cents a share"."""
    if numeral.scale or numeral.value is None or amount.value is None:
        return False
    if not OR.fullmatch(text, numeral.end, amount.start) or text[numeral.start - 1 : numeral.start] in SIGNS:
        return False
    high = in_major_units(amount.value, -amount.unit.minor)
    if amount.scale and high is not None:
        high = high.scaleb(-amount.scale, EXACT)
    return high is not None and numeral.value < high <= numeral.value * WIDEST_GUESS


def _ranged(text: str, one: Amount, two: Amount, link: str, low: Decimal, high: Decimal, unit: Unit) -> Amount | None:
    """The range, unless its figures fall or the words before it say that something moved."""
    if low >= high:
        return None
    if link == "to" and one.unit.minor > two.unit.minor and high > low * MOST_CENTS:
        return None  # "3 cents to C$4.50" has moved, "50 cents to $1" is a range
    if link == "to" and not is_graded(text, two.end) and _moves(text, one.start):
        return None
    if link == "to" and is_step(text, one.start, two.end, low, high):
        return None
    return attrs.evolve(
        one,
        end=two.end,
        last=two.last,
        value=None,
        low=low,
        high=high,
        unit=unit,
        scale=two.scale or one.scale,
        rules=(*one.rules, "range"),
    )


def _moves(text: str, start: int) -> bool:
    """Whether what stands before a figure says that something moved by it or from it."""
    words = words_of_clause(text, start)
    known = movements()
    if "by" in words[-2:] and not known.keys().isdisjoint(words[-4:]):
        return True  # "the price was increased by R1.46 to R21.60"
    if OR_BY.search(text, max(0, start - 24), start):
        return True
    is_from = "from" in words[-2:]
    if is_from and leads_from(words[: -1 if words[-1] == "from" else -2]):
        return True  # "the price of a loaf rose from 90p to £1.10"
    if RANGING.search(text, max(0, start - 48), start):
        return False
    if is_from:
        return any(word in known for word in words)
    return is_moved_by(words)
