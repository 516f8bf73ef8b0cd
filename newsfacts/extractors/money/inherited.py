"""Inherited currency: reads the bare figures beside an amount and gives those that are compared with it their currency.

"Rose to 1.93 billion Swedish crowns from a year-earlier 1.75 billion": the second figure takes the first one's crowns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import attrs

from newsfacts.document import Document
from newsfacts.extractors.money.amounts import Amount, in_major_units
from newsfacts.reading.numerals import Numeral

LINK: Final = re.compile(
    r"""
    (?: \b (?: from | to | against | versus | vs\.? | compared\s(?:with|to) | than | of | on )
        (?: \s (?: an? | the | its | their | about | around | just | only | some | nearly | almost | (?:more|less)\sthan
                 | over | under | year-earlier | year-ago | earlier | previous | prior | last | record | revised
                 | restated | downwardly | upwardly | mean | average | median | consensus | estimated | forecast
                 | expected | anticipated | predicted | projected | planned | budgeted | adjusted | comparable | initial
                 | original
                 | \w+['’]s | month | year | quarter ) ){0,5}
      | \w['’]s | \b the )
    \s $
    """,
    re.VERBOSE,
)
"""What joins a bare figure to the amount it is compared with: "from a year-earlier", "a mean forecast of"."""
NOUN_NEXT: Final = re.compile(
    r"""
    [ \u00a0]? (?: % | per\s?cent | pct | percent )
    | [ -]* (?! (?: in | at | on | for | an? | as | by | and | or | but | to | from | when | while | after | before
               | during | despite | over | the | this | that | which | with | who | is | was | were | are | had | has
               | it | under | because | thanks | due | through | until | since | against | than | last | previously
               | earlier | year | based | average | forecast | estimate | consensus | expected | seen | reported
               | recorded | posted | compared | made ) \b )
      [^\W\d_]
    | [-/] | [ ]\( | \.\d | [ ]\d
    """,
    re.VERBOSE,
)
"""What tells that a figure counts something else: "from 154 million shares"."""
YEAR: Final = re.compile(r"(?:1[6-9]|20)\d\d")
REACH: Final = 160
NEAR: Final = 40
"""So near an amount a figure without a scale word is compared with it: "to 45 dollars from 40"."""
PLAIN_LINK: Final = re.compile(r"(?:from|to|against|versus|vs\.?|compared\s(?:with|to))\s(?:\w+\s)?")
TO: Final = re.compile(r"\s{1,2}to\s{1,2}")
VERSUS: Final = re.compile(r",?\s(?:vs\.?|versus|against|compared\swith|compared\sto)\s")
BESIDE: Final = frozenset(("vs", "s.", "us", "st", "th", "to"))
"""The last two letters of these words, and of "to": of what stands before an amount that a bare figure is beside."""


def inherit(document: Document, numerals: Sequence[Numeral], amounts: list[Amount]) -> list[Amount]:
    """The amounts with those bare figures of their sentences that are compared with them, in order."""
    found: list[Amount] = []
    text = document.text
    outers: list[Amount] = []
    last = len(amounts) - 1
    for number, amount in enumerate(amounts):
        if amount.first and text[amount.start - 3 : amount.start - 1] in BESIDE:
            former = _former(text, numerals, amount, found[-1].last if found else -1)
            if former is not None:
                found.append(former)
        found.append(amount)
        stop = amounts[number + 1].first if number < last else len(numerals)
        for following in range(amount.last + 1, stop):
            numeral = numerals[following]
            apart = numeral.start - amount.end
            if apart >= REACH:
                break
            if numeral.value is None or (apart > NEAR and not (numeral.scale or numeral.loose_scale)):
                continue
            end = numeral.loose_end or numeral.end
            if NOUN_NEXT.match(text, end) or YEAR.fullmatch(text, numeral.start, end):
                continue
            heir = _heir(text, numeral, following, amount, _outer(text, amounts, number, outers))
            if heir is not None and heir.end <= document.reading.sentences.bounds_at(amount.start)[1]:
                found.append(heir)
    return found


def _outer(text: str, amounts: list[Amount], number: int, outers: list[Amount]) -> Amount:
    """The amount itself, or the one before whose conversion it is in brackets; `outers` are those found so far."""
    for amount in amounts[len(outers) : number + 1]:
        outer = outers[-1] if outers else amount
        is_own = outer.end < amount.start - REACH or not _in_bracket(text, amount)
        outers.append(amount if is_own else outer)
    return outers[number]


def _heir(text: str, numeral: Numeral, number: int, amount: Amount, outer: Amount) -> Amount | None:
    """The amount of a bare figure that is compared with the one before; None where it is none.

    Not with the one in the bracket: "386 billion roubles ($12.4 billion) from 145 billion".
    """
    scaled = numeral.scale or numeral.loose_scale
    if not scaled and outer.scale:
        return None
    numeral = numeral.loosened()
    link = LINK.search(text, max(amount.end, numeral.start - 60), numeral.start)
    if (
        link is None
        or (numeral.words and (scaled or _is_part(numeral)))
        or (not scaled and not PLAIN_LINK.fullmatch(link[0]))
    ):
        return None
    return _inheriting(numeral, number, outer)


def _is_part(numeral: Numeral) -> bool:
    """Whether a numeral is a fraction, which is of something else: "43% live on $2 a day, this could rise to half"."""
    return numeral.value is not None and numeral.value < 1


def _former(text: str, numerals: Sequence[Numeral], amount: Amount, taken: int) -> Amount | None:
    """The amount of a bare figure that moved to the next one or stands against it.

    "Rose from 35 to 40 euros", "Revs 45.6 mln vs 39.9 mln dlrs".
    """
    if amount.first - 1 <= taken or amount.value is None:
        return None
    numeral = numerals[amount.first - 1].loosened()
    if TO.fullmatch(text, numeral.end, amount.start):
        if not text.endswith("from ", 0, numeral.start):
            return None
    elif not (numeral.scale and amount.scale and VERSUS.fullmatch(text, numeral.end, amount.start)):
        return None
    if numeral.value is None or YEAR.fullmatch(text, numeral.start, numeral.end):
        return None
    if amount.scale and not numeral.scale:
        if numeral.value >= 1000:
            return None
        numeral = numeral.rescaled(amount.scale)
    return _inheriting(numeral, amount.first - 1, amount)


def _inheriting(numeral: Numeral, number: int, parent: Amount) -> Amount | None:
    """The figure as an amount of its parent's currency, where the two are of a size."""
    is_major = _is_in_major_units(numeral, parent)
    value = numeral.value if is_major else in_major_units(numeral.value, parent.unit.minor)
    other = parent.value or parent.high or parent.low
    farthest = FARTHEST * 100 if is_major else FARTHEST * 10 if parent.unit.minor else FARTHEST
    if value is None or not other or not other / farthest <= value <= other * farthest:
        return None
    return attrs.evolve(
        parent,
        start=numeral.start,
        end=numeral.end,
        value=value,
        low=None,
        high=None,
        scale=numeral.scale,
        first=number,
        last=number,
        prefixed=False,
        parent=parent,
        per=None,
        rules=("inherited currency",),
    )


FARTHEST: Final = Decimal(100)
"""How many times an amount a figure that is compared with it is at most; the pence by which a share moves are fewer."""


def _is_in_major_units(numeral: Numeral, parent: Amount) -> bool:
    """Whether a figure is printed to the cent beside so many whole cents: "fell 12 cents to 3.45" (dollars).

    Shares are quoted in pence: "rose 5p to 123.25".
    """
    minor, step = parent.unit.minor, parent.value
    if not minor or step is None or parent.unit.family == "pound" or numeral.place != -minor:
        return False
    return step.as_tuple().exponent == -minor


BRACKET_BEFORE: Final = re.compile(r"[(\[;][^()\[\]]{0,24}$")
BRACKET_AFTER: Final = re.compile(r"[^()\[\]]{0,24}[)\]]")


def _in_bracket(text: str, amount: Amount) -> bool:
    """Whether an amount stands in brackets: the conversion of the one before."""
    return bool(
        BRACKET_AFTER.match(text, amount.end) and BRACKET_BEFORE.search(text, max(0, amount.start - 25), amount.start)
    )
