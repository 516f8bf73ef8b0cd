"""Conversions: reads the amounts of money of a document and gives those that are one amount in two currencies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Context, Decimal, localcontext
from typing import Final

from newsfacts import facts
from newsfacts.document import Document
from newsfacts.reading.numerals import EXACT, Numeral

RATE: Final = Context(prec=28)

OPENS: Final = re.compile(
    r"""
    \s{0,2} [(\[] \s?
    (?: (?: about | around | some | roughly | approximately | approx\.? | nearly | almost | just\s(?:over|under) | over | more\sthan
          | less\sthan | under | or | or\sabout | or\saround | equal\sto | equivalent\sto | worth | then | i\.e\.,? | ~ | = | c\.? | up\sto | at\sleast
          | the\sequivalent\sof | between | now | ie ) ,? \s? ){0,3}
    """,
    re.VERBOSE,
)
OR: Final = re.compile(
    r"""
    (?: , \s | \s (?: [-–—]{1,2} \s )? | \s?[-–—]{1,2}\s? )
    (?: or | equivalent\sto | equal\sto | the\sequivalent\sof | worth | which\sis | that\sis | i\.e\. | meaning
      | (?: or )? \s? about )
    \s (?: (?: about | around | some | roughly | approximately | nearly | almost | just\sover | just\sunder | more\sthan | over
            | less\sthan | equivalent\sto | worth ) \s ){0,2}
    """,
    re.VERBOSE,
)
NEXT: Final = re.compile(
    r"\s?(?:[;,:/]|,?\s(?:or|and))\s?(?:(?:about|around|some|roughly|approximately|nearly|or)\s){0,2}"
)
CLOSES: Final = re.compile(r"\s?[)\]]")
OTHER_TIME: Final = re.compile(r"\s(?:in|a\syear|last|the\s(?:previous|year)|for\s\d|as\sof|at\sthe\send)\b[^()]{0,40}\)")


class Conversions:
    """Amounts that are printed in two currencies, and quoted rates."""

    needs: tuple[type[facts.Fact], ...] = (facts.Money,)
    gives: tuple[type[facts.Fact], ...] = (facts.Conversion,)

    def __call__(self, document: Document, /) -> Iterable[facts.Fact]:
        amounts = document.money
        text = document.text
        numerals = document.reading.numerals
        starts = [numeral.start for numeral in numerals] if len(amounts) > 1 else []
        number = 0
        while number + 1 < len(amounts):
            source = amounts[number]
            found = list(_targets(text, amounts, number))
            for target, end, rule in found:
                yield _conversion(text, numerals, starts, source, target, end, rule)
            number += 1 + len(found)


def _targets(
    text: str, amounts: Sequence[facts.Money], number: int
) -> Iterator[tuple[facts.Money, int, str]]:
    """The amounts that give the same sum in other currencies, each with the end of the conversion's span."""
    source, target = amounts[number], amounts[number + 1]
    gap = target.start - source.end
    if gap > 60 or gap < 1 or not _differ(source, target):
        return
    if OPENS.fullmatch(text, source.end, target.start):
        if OTHER_TIME.match(text, target.end):
            return
        yield target, _closed(text, target.end), "amount in brackets"
        following = number + 2
        while following < len(amounts) and NEXT.fullmatch(text, target.end, amounts[following].start):
            previous, target = target, amounts[following]
            if not _differ(source, target) or not _differ(previous, target):
                return
            yield target, _closed(text, target.end), "second amount in brackets"
            following += 1
    elif OR.fullmatch(text, source.end, target.start) and not target.per:
        yield target, target.end, "amount after or"


def _closed(text: str, end: int) -> int:
    """The end of the bracket that closes right after an amount, else the amount's own."""
    match = CLOSES.match(text, end)
    return match.end() if match else end


def _differ(source: facts.Money, target: facts.Money) -> bool:
    """Whether two amounts are of different currencies, and both of a figure."""
    if source.currency is None and target.currency is None:
        return source.candidates != target.candidates
    return source.currency != target.currency


def _bounds(money: facts.Money, numerals: Sequence[Numeral], starts: Sequence[int]) -> tuple[Decimal, Decimal, Decimal]:
    """The value of an amount (a range's midpoint) and the interval that its printed digits allow."""
    lo = bisect_left(starts, money.start)
    hi = bisect_left(starts, money.end)
    if money.value is not None:
        low, high = _interval(numerals[hi - 1], money.value)
        return money.value, low, high
    assert money.low is not None
    top = money.high if money.high is not None else money.low
    middle = EXACT.divide(EXACT.add(money.low, top), Decimal(2))
    half_low = _interval(numerals[lo], money.low) if hi - lo > 1 else (money.low, money.low)
    half_high = _interval(numerals[hi - 1], top) if hi - lo > 1 else (top, top)
    return (
        middle,
        EXACT.divide(EXACT.add(half_low[0], half_high[0]), Decimal(2)),
        EXACT.divide(EXACT.add(half_low[1], half_high[1]), Decimal(2)),
    )


def _interval(numeral: Numeral, value: Decimal) -> tuple[Decimal, Decimal]:
    """What the printed digits of a value in major units allow."""
    _, digits, exponent = value.as_tuple()
    place = int(exponent)
    zeros = 0
    if numeral.place >= 0 and place <= 0 and value == value.to_integral_value():
        place = 0
        whole = str(int(abs(value)))
        zeros = len(whole) - len(whole.rstrip("0"))
        place = zeros
        printed = numeral.place + numeral.zeros
        place = min(place, max(printed, 0)) if numeral.scale else place
    half = Decimal(5).scaleb(place - 1)
    return value - half, value + half


def _conversion(
    text: str,
    numerals: Sequence[Numeral],
    starts: Sequence[int],
    source: facts.Money,
    target: facts.Money,
    end: int,
    rule: str,
) -> facts.Conversion:
    source_value, source_low, source_high = _bounds(source, numerals, starts)
    target_value, target_low, target_high = _bounds(target, numerals, starts)
    with localcontext(RATE):
        rate = target_value / source_value if source_value else None
        low = target_low / source_high if source_high else None
        high = target_high / source_low if source_low else None
    return facts.Conversion(
        start=source.start,
        end=end,
        text=text[source.start : end],
        because=(rule,),
        source=source.text,
        target=target.text,
        source_value=source_value,
        source_currency=source.currency,
        target_value=target_value,
        target_currency=target.currency,
        rate=rate,
        rate_low=low,
        rate_high=high,
    )
