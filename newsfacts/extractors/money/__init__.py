"""Money: reads the numerals of a document and gives its amounts of money."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from newsfacts import facts
from newsfacts.document import Document
from newsfacts.extractors.money.amounts import read_amounts
from newsfacts.extractors.money.hedged import Hedge
from newsfacts.extractors.money.inherited import inherit
from newsfacts.extractors.money.joined import join_amounts
from newsfacts.extractors.money.per import per_of, thing_of
from newsfacts.extractors.money.settle import Settler
from newsfacts.reading.currencies import families

make_money: Final = facts.unchecked(facts.Money)


class Money:
    """Amounts of money.

    A keyword gives the currency of a name that several share ("dollar", "pound", "crown", "peso" ...) where the text
    does not settle it; a ValueError says so where there is no such name, or no such currency of that name.

    >>> from newsfacts import Pipeline
    >>> Pipeline([Money(dollar="AUD")])("It cost $40m.").money[0].currency
    'AUD'
    >>> Money(dollar="SEK")
    Traceback (most recent call last):
    ...
    ValueError: 'SEK' is the code of no dollar
    """

    needs: tuple[type[facts.Fact], ...] = ()
    gives: tuple[type[facts.Fact], ...] = (facts.Money,)

    def __init__(self, **defaults: str) -> None:
        for name, code in defaults.items():
            if name not in families():
                raise ValueError(f"no shared name is {name!r}: {', '.join(sorted(families()))}")
            if code not in families()[name]:
                raise ValueError(f"{code!r} is the code of no {name}")
        self.defaults = defaults

    def __repr__(self) -> str:
        return f"Money({', '.join(f'{name}={code!r}' for name, code in self.defaults.items())})"

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
            if amount.per is None and not amount.scale and text.startswith((" a ", " an "), amount.end):
                amount.per = thing_of(text, amount.start, amount.end)
        settler.settle(amounts)
        hedge = Hedge(text)
        for amount in amounts:
            yield make_money(
                start=amount.start,
                end=amount.end,
                text=text[amount.start : amount.end],
                because=amount.rules,
                value=amount.value,
                low=amount.low,
                high=amount.high,
                qualifier=hedge.of(amount),
                currency=amount.code,
                per=amount.per,
                candidates=amount.candidates,
            )
