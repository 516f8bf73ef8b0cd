"""Conversions: reads the amounts of money of a document and gives those that are one amount in two currencies.

A quoted rate ("$1 = ¥110", "the euro bought $1.5686") is a conversion of exactly one unit.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from newsfacts import facts
from newsfacts.document import Document
from newsfacts.extractors.conversions.pairs import Pair, pairs
from newsfacts.extractors.conversions.printed import Printed, Side, rate_of
from newsfacts.extractors.conversions.quotes import Quote, quotes

make_conversion: Final = facts.unchecked(facts.Conversion)


class Conversions:
    """Amounts that are printed in two currencies, and quoted rates.

    >>> from newsfacts import Pipeline
    >>> from newsfacts.extractors import Money
    >>> document = Pipeline([Money(), Conversions()])("Trade was worth $4 billion (€2.55 billion).")
    >>> [(one.source, one.target, one.rate) for one in document.conversions]
    [('$4 billion', '€2.55 billion', Decimal('0.6375'))]
    """

    needs: tuple[type[facts.Fact], ...] = (facts.Money,)
    gives: tuple[type[facts.Fact], ...] = (facts.Conversion,)

    def __call__(self, document: Document, /) -> Iterable[facts.Fact]:
        amounts = document.money
        printed = Printed(document.reading.numerals)
        quoted: set[int] = set()  # where the targets of quotations begin: no pairs besides
        for quote in quotes(document, amounts):
            quoted.add(quote.target.start)
            conversion = _of_quote(document.text, printed, quote)
            if conversion is not None:
                yield conversion
        for pair in pairs(document.text, amounts):
            conversion = None if pair.target.start in quoted else _of_pair(document.text, printed, pair)
            if conversion is not None:
                yield conversion


def _of_pair(text: str, printed: Printed, pair: Pair) -> facts.Conversion | None:
    source, target = printed.side(pair.source), printed.side(pair.target)
    if source is None or target is None:
        return None
    return _conversion(text, source, target, source.start, pair.end, pair.rule)


def _of_quote(text: str, printed: Printed, quote: Quote) -> facts.Conversion | None:
    """A quoted rate: its units are exact."""
    target = printed.side(quote.target)
    if target is None:
        return None
    source = Side(quote.source_start, quote.source_end, quote.source_currency, quote.units, quote.units, quote.units)
    return _conversion(text, source, target, quote.start, quote.end, quote.rule)


def _conversion(text: str, source: Side, target: Side, start: int, end: int, rule: str) -> facts.Conversion:
    rate, low, high = rate_of(source, target)
    return make_conversion(
        start=start,
        end=end,
        text=text[start:end],
        because=(rule,),
        source=text[source.start : source.end],
        target=text[target.start : target.end],
        source_value=source.value,
        source_currency=source.currency,
        target_value=target.value,
        target_currency=target.currency,
        rate=rate,
        rate_low=low,
        rate_high=high,
    )
