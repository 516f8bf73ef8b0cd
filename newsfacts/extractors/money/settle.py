"""Settling: decides which of several currencies a shared name ("$", "crowns", "pounds") is, in the contract's order.

Its own prefix, adjective or code; never its partner's in a conversion; the one full name of it that the document uses;
the paper's country; the dateline or the one country that the sentence names; the default; else it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final

from newsfacts.document import Document
from newsfacts.extractors.money.amounts import Amount
from newsfacts.reading.currencies import currencies_of, tender
from newsfacts.reading.countries import country_of

EURO_CHANGE: Final = date(2002, 1, 1)
PARTNER: Final = re.compile(r"[ \n]{0,2}[(\[]\s?(?:about |around |some |or |approximately |roughly )?$")
NAMES: Final = re.compile(r"(?:[A-Z][\w’'.-]*[a-z.\w])(?:[ \n]+(?:of[ ])?[A-Z][\w’'.-]*\w)*")
DATELINE: Final = re.compile(
    r"\s{0,40}(?:By[^\n]{0,60}\n\s*)?(?P<place>[A-Z][A-Z.'’-]+(?:[ ][A-Z.'’-]+){0,3})(?:,[ ]?(?P<region>[A-Za-z. ]{2,24}?))?"
    r"(?:,?[ ](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*[ ]?\d{0,2}(?:[ ,]+\d{4})?)?[ ]?(?:\([^)\n]{1,40}\)[ ]?)?(?:-{1,2}|—|–|_|:)[ ]"
)


class Settler:
    """Settles the amounts of one document; what it needs of the document it looks up when first asked."""

    def __init__(self, document: Document, defaults: Mapping[str, str]) -> None:
        self.document = document
        self.defaults = defaults
        self.seen: dict[str, set[str]] = {}
        """The currencies that full names and codes of the document give, by the name they share."""

    def settle(self, amounts: Sequence[Amount]) -> None:
        """Gives each amount its code, or its candidates."""
        for amount in amounts:
            unit = amount.unit
            if unit.named and unit.family and len(unit.codes) == 1:
                self.seen.setdefault(unit.family, set()).add(unit.codes[0])
        before: Amount | None = None
        for amount in amounts:
            if amount.parent is not None:
                amount.code, amount.candidates = amount.parent.code, amount.parent.candidates
            elif len(amount.unit.codes) == 1:
                amount.code = amount.unit.codes[0]
            elif amount.unit.codes:
                self._settle_shared(amount, before)
            before = amount

    def _settle_shared(self, amount: Amount, before: Amount | None) -> None:
        codes = amount.unit.codes
        partner = before.code if before is not None and self._are_partners(before, amount) else None
        if partner in codes and partner != (self.defaults.get(amount.unit.family) or amount.unit.default):
            codes = tuple(code for code in codes if code != partner)
        full = self.seen.get(amount.unit.family, set()) & set(codes)
        if len(full) == 1:
            self._give(amount, next(iter(full)), "the document's full name")
            return
        for country, rule in self._countries(amount):
            found = [code for code in currencies_of(country, self.document.published) if code in codes]
            if found:
                self._give(amount, found[0], rule)
                return
        default = self.defaults.get(amount.unit.family) or amount.unit.default
        if default == "dated":
            day = self.document.published
            default = None if day is None else "ITL" if day < EURO_CHANGE else "TRY"
        if default in codes:
            self._give(amount, default, "default")
            return
        amount.candidates = self._current(codes)

    def _are_partners(self, before: Amount, amount: Amount) -> bool:
        return amount.start - before.end < 32 and bool(PARTNER.fullmatch(self.document.text, before.end, amount.start))

    def _give(self, amount: Amount, code: str, rule: str) -> None:
        amount.code = code
        amount.rules = (*amount.rules, rule)

    def _current(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """The currencies that were legal tender when the document was published (today, where it has no date)."""
        day = self.document.published
        kept = tuple(
            code
            for code in codes
            if (countries := tender().get(code)) and any(last is None or (day and last >= day) for last in countries.values())
        )
        return kept or codes

    # -- countries ------------------------------------------------------------------------------------------------

    def _countries(self, amount: Amount) -> list[tuple[str, str]]:
        """The countries that may settle a name, with the rule's name, the strongest first."""
        found: list[tuple[str, str]] = []
        if self.document.country:
            found.append((self.document.country, "the paper's country"))
        if self.dateline:
            found.append((self.dateline, "the dateline"))
        if not (amount.unit.sign or amount.unit.family == "dollar") and (named := self._named_in_sentence(amount)):
            found.append((named, "the country in the sentence"))
        return found

    @cached_property
    def dateline(self) -> str | None:
        """The country of the dateline, where the text has one."""
        match = DATELINE.match(self.document.text)
        if match is None:
            return None
        place, region = match["place"], match["region"]
        return (region and country_of(region.strip())) or country_of(place.title()) or None

    def _named_in_sentence(self, amount: Amount) -> str | None:
        """The one country named in the sentence, or its capital or people, that has such a currency."""
        start, end = self.document.reading.sentences.bounds_at(amount.start)
        text = self.document.text
        found: set[str] = set()
        for match in NAMES.finditer(text, start, min(end, start + 600)):
            for name in (match[0], *match[0].split()):
                name = name.removesuffix("'s").removesuffix("’s")
                country = country_of(name)
                if country:
                    codes = currencies_of(country, self.document.published)
                    if any(code in amount.unit.codes for code in codes):
                        found.add(country)
                    break
        return next(iter(found)) if len(found) == 1 else None
