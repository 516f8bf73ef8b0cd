"""Corrections: reads a printed amount and a factor, and gives the amount as the paper would have printed it.

Also which other currencies its name may stand for.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from newsfacts.reading.currencies import adjective_after, is_tender, unit_after, unit_before
from newsfacts.reading.numerals import EXACT, Numeral, find_numerals

ONE: Final = Decimal(1)
WORDS: Final = {12: " trillion", 9: " billion", 6: " million"}
LETTERS: Final = {12: "tn", 9: "bn", 6: "m"}
WIRE: Final = {12: " trln", 9: " bln", 6: " mln"}
"""How papers print a scale; a corrected amount keeps to the style of the one that it corrects."""

WORDED: Final = re.compile(r"million|billion|trillion", re.IGNORECASE)
WIRED: Final = re.compile(r"mln|bln|trln", re.IGNORECASE)
LETTERED: Final = re.compile(r"\d *(?:m|mn|bn|b|tn|trn)\b", re.IGNORECASE)
INDIAN: Final = re.compile(r"lakh|crore|\bcr\b", re.IGNORECASE)


def corrected(text: str, factor: Decimal, beside: str = "", rounded: bool = False) -> str | None:
    """A printed amount times a factor, in the style of its own scale, or of the amount beside it.

    With `rounded` it is good to the last digit that was printed. None where the text has no figure to correct.

    >>> corrected("$11 million", Decimal(1000))
    '$11 billion'
    >>> corrected("£9.4 million", Decimal(100))
    '£940 million'
    >>> corrected("$6.3", Decimal(10) ** 6, beside="£3.35m")
    '$6.3m'
    >>> corrected("$41m-$52m", Decimal("0.1")), corrected("$200-250 billion", Decimal("0.001"))
    ('$4.1m-$5.2m', '$200-250 million')
    """
    numerals = [numeral.loosened() for numeral in find_numerals(text)]
    if not numerals or any(numeral.value is None for numeral in numerals):
        return None
    shares = len(numerals) == 2 and numerals[1].scale > 0 == numerals[0].scale  # the 4 of "$4-5bn" is in billions too
    if shares:
        numerals[0] = numerals[0].rescaled(numerals[1].scale)
    values = [EXACT.multiply(numeral.value or ONE, factor) for numeral in numerals]
    if rounded:
        values = [as_precise(value, numeral) for value, numeral in zip(values, numerals, strict=True)]
    scales = [_scale(value, text[n.start : n.end], text, beside) for n, value in zip(numerals, values, strict=True)]
    if shares:
        scales[0] = scales[1][0], ""
    written, end = [], 0
    for numeral, value, (exponent, word) in zip(numerals, values, scales, strict=True):
        written += [text[end : numeral.start], _grouped(value.scaleb(-exponent, EXACT)), word]
        end = numeral.end
    return "".join([*written, text[end:]])


def _scale(value: Decimal, printed: str, text: str, beside: str) -> tuple[int, str]:
    """The exponent of a value's scale and the word for it, in place of a printed figure."""
    if INDIAN.search(printed):
        numeral = find_numerals(printed)[0]
        return numeral.scale, printed[re.match(r"[\d,.]*", printed).end() :]  # type: ignore[union-attr]
    style = _style(text) or _style(beside) or WORDS
    return next(((exponent, word) for exponent, word in style.items() if value >= ONE.scaleb(exponent)), (0, ""))


def has_scale(text: str) -> bool:
    """Whether an amount is printed with a scale, millions or more."""
    return _style(text) is not None or INDIAN.search(text) is not None


def _style(text: str) -> dict[int, str] | None:
    if WORDED.search(text):
        return WORDS
    if WIRED.search(text):
        return WIRE
    return LETTERS if LETTERED.search(text) else None


def _grouped(value: Decimal) -> str:
    """In plain digits with commas, without zeros that end a fraction."""
    shown = f"{value:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def as_precise(value: Decimal, like: Numeral) -> Decimal:
    """A value to the last digit of a printed one: what $10m is in pounds, beside "£19.2m", is 5.2 million."""
    return value.scaleb(-like.place, EXACT).quantize(ONE, ROUND_HALF_EVEN, EXACT).scaleb(like.place, EXACT)


# -- names that several currencies share --------------------------------------------------------------------------

ARTICLE: Final = re.compile(r"(?:[Tt]he|[Oo]ne|[Aa]n?)\b|")


def namesakes(text: str, code: str | None, day: date) -> tuple[str, ...]:
    """The other currencies of a day that an amount may be in by its printed name alone; none where that is its own.

    >>> day = date(2008, 4, 25)
    >>> namesakes("$11bn", "USD", day)[:3]
    ('ARS', 'AUD', 'BBD')
    >>> namesakes("A$11bn", "AUD", day), namesakes("11bn Swiss francs", "CHF", day), namesakes("€11bn", "EUR", day)
    ((), (), ())
    """
    numerals = find_numerals(text)
    if numerals:
        start, end = numerals[0].start, numerals[-1].loosened().end
    else:  # "the dollar"
        start = end = ARTICLE.match(text).end()  # type: ignore[union-attr]
    units = [found[0] for found in (unit_before(text, start, 0), unit_after(text, end)) if found]
    if not units or adjective_after(text, end) or any(unit.named or len(unit.codes) == 1 for unit in units):
        return ()
    shared = set(units[0].codes).intersection(*(unit.codes for unit in units))
    return tuple(sorted(other for other in shared if other != code and is_tender(other, day)))
