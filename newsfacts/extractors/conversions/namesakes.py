"""Namesakes: reads the bare name of a currency in a rate ("the pound") and gives whose it is in its document."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from newsfacts import facts
from newsfacts.document import Document
from newsfacts.reading.currencies import Unit, currencies_of, vocabulary
from newsfacts.reading.datelines import dateline_country

WORLDS_OWN: Final = "USD"
"""Rates are quoted in it everywhere: neither a dateline nor a sum in other dollars makes "the dollar" another one."""
NICKNAMES: Final = {"greenback": "USD", "loonie": "CAD"}


def _unit(name: str) -> Unit | None:
    """What a bare name or sign says."""
    known = vocabulary()
    return known.after.get(name) or known.before.get(name) or known.after.get(name.lower())


def codes_of(name: str) -> tuple[str, ...]:
    """The currencies that a bare name may be."""
    unit = _unit(name)
    return unit.codes if unit else ()


class Namesakes:
    """Settles the currencies of bare names in a document: "the pound" of Cairo is Egypt's, as its 6.10 pounds are."""

    def __init__(self, document: Document, amounts: Sequence[facts.Money]) -> None:
        self.document = document
        self.amounts = amounts

    def code(self, adjective: str | None, name: str, target: facts.Money) -> str | None:
        """The currency of a name by its adjective, the country, the dateline, the document's amounts, its default.

        Never the target's own.
        """
        if name in NICKNAMES:
            return NICKNAMES[name]
        name = name.rstrip("1")
        unit = _unit(name)
        if unit is None:
            return None
        if adjective:
            known = vocabulary()
            full = known.after.get(f"{adjective} {name}")
            codes = full.codes if full else tuple(c for c in known.adjectives.get(adjective, ()) if c in unit.codes)
            return codes[0] if codes else None
        codes = tuple(code for code in unit.codes if code != target.currency)
        if len(codes) == 1:
            return codes[0]
        abroad = unit.default == WORLDS_OWN  # "SINGAPORE (Reuters) - The dollar bought 110.20 yen"
        for country in filter(None, (self.document.country, None if abroad else self.dateline)):
            for code in currencies_of(country, self.document.published):
                if code in codes:
                    return code
        spoken = frozenset() if abroad else self.settled.get(unit.family, frozenset()).intersection(codes)
        if len(spoken) == 1:
            return next(iter(spoken))
        return unit.default if unit.default in codes else None

    @cached_property
    def dateline(self) -> str | None:
        """The country of the dateline."""
        return dateline_country(self.document.text)

    @cached_property
    def settled(self) -> dict[str, frozenset[str]]:
        """What the amounts of money are that the document gives by a bare name, by the name: "6.10 pounds"."""
        after = vocabulary().after
        found: dict[str, frozenset[str]] = {}
        for amount in self.amounts:
            *before, name = amount.text.split()
            unit = after.get(name) if before and not before[-1][0].isupper() else None  # no "Canadian dollars"
            if amount.currency and unit and not unit.sign:
                found[unit.family] = found.get(unit.family, frozenset()).union((amount.currency,))
        return found
