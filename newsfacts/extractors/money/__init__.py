"""Money: reads the numerals of a document and gives its amounts of money."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from newsfacts import facts
from newsfacts.document import Document
from newsfacts.extractors.money.amounts import Amount, read_amounts
from newsfacts.extractors.money.inherited import inherit
from newsfacts.extractors.money.joined import join_amounts
from newsfacts.extractors.money.per import per_of
from newsfacts.extractors.money.settle import Settler
from newsfacts.reading.hedges import qualifier_of


class Money:
    """Amounts of money. Options give the currency of a name that several share, where the text does not settle it.

    >>> from newsfacts import Pipeline
    >>> Pipeline([Money(dollar="AUD")])("It cost $40m.").money[0].currency
    'AUD'
    """

    needs: tuple[type[facts.Fact], ...] = ()
    gives: tuple[type[facts.Fact], ...] = (facts.Money,)

    def __init__(self, **defaults: str) -> None:
        self.defaults = defaults

    def __call__(self, document: Document, /) -> Iterable[facts.Fact]:
        text, numerals = document.text, document.reading.numerals
        settler = Settler(document, self.defaults)
        found = read_amounts(text, numerals, settler.is_at_home)
        if not found:
            return
        amounts = join_amounts(text, numerals, found)
        amounts = inherit(document, numerals, amounts)
        for amount in amounts:
            amount.per = per_of(text, amount.end)
        settler.settle(amounts)
        for amount in amounts:
            yield facts.Money(
                start=amount.start,
                end=amount.end,
                text=text[amount.start : amount.end],
                because=amount.rules,
                value=amount.value,
                low=amount.low,
                high=amount.high,
                qualifier=qualifier_of(text, amount.start, amount.end),
                currency=amount.code,
                per=amount.per,
                candidates=amount.candidates,
            )
