"""Settling: decides which of several currencies a shared name ("$", "crowns", "pounds") is, in the contract's order.

Its own prefix, adjective or code; never its partner's in a conversion; the one full name of it that the document uses;
the paper's country; the dateline or the one country that the sentence names; the default; else it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Final

from newsfacts import lexicon
from newsfacts.document import Document
from newsfacts.extractors.money.amounts import Amount
from newsfacts.reading.countries import country_of
from newsfacts.reading.currencies import Unit, currencies_of, is_tender, is_to_come, tender, vocabulary
from newsfacts.reading.datelines import dateline_country

LONGEST_SENTENCE: Final = 600
WORLD_PRICED: Final = frozenset(("barrel", "ounce"))
"""What is priced in one currency everywhere: "SINGAPORE (Reuters) - Oil rose above $60 a barrel"."""
EURO_CHANGE: Final = date(2002, 1, 1)
DATED: Final = "dated"
DATED_LIRAS: Final = ("ITL", "TRY")
RESTATED: Final = re.compile(r",?\sor\s(?:about\s)?")
MOVED_TO: Final = re.compile(r",?(?: or \d[\d.]*(?:%| per ?cent| pct),?)? (?:to|at|from) (?:an? |the |\w+ing )?")
PARTNER: Final = re.compile(r"[ \n]{0,2}[(\[]\s?(?:about |around |some |or |approximately |roughly )?")
EQUALS: Final = re.compile(r"\s?=\s?")
ENDINGS: Final = ".'’-"
MOST_WORDS: Final = 3
"""So many words has the longest name of a country that is looked for in a run of capitalised ones."""
PLACED_IN: Final = re.compile(rf"(?:['’]s|-(?:{'|'.join(lexicon.lines('en/placed_in.txt'))}))$")
"""What follows a name that tells a country all the same: "Bogota's", "the Bogota-based bank"."""
NAMES: Final = re.compile(r"(?:[A-Z][\w’'.-]*[a-z.\w])(?:[ \n]+(?:of[ ])?[A-Z][\w’'.-]*\w)*")


@cache
def _with_adjective(family: str) -> re.Pattern[str]:
    """A name that several currencies share, with the words before it that may be its adjective."""
    names = [
        name for name, unit in vocabulary().after.items() if unit.family == family and name.isalpha() and len(name) > 2
    ]
    return re.compile(rf"\b(?P<adjective>[A-Z][\w.]+(?: [A-Z][\w.]+)?) (?P<name>{'|'.join(names)})\b")


def _give(amount: Amount, code: str, rule: str) -> None:
    amount.code = code
    amount.rules = (*amount.rules, rule)


class Settler:
    """Settles the amounts of one document; what it needs of the document it looks up when first asked."""

    def __init__(self, document: Document, defaults: Mapping[str, str]) -> None:
        self.document = document
        self.dateline = dateline_country(document.text)
        self.defaults = defaults
        self.full_names: dict[str, set[str]] = {}
        """The currencies that the document gives by their full names, by the name they share."""
        self._named: dict[int, tuple[str, ...]] = {}
        self._mentions: dict[str, set[str]] = {}
        self._defaults: dict[Unit, str | None] = {}
        self._alike: dict[tuple[Unit, bool], tuple[str | None, str]] = {}
        """What every amount of a sign is that has no partner: no sentence says it."""
        self.prefixes: set[str] = set()
        """The currencies that the document gives by a prefix of their own: "A$"."""

    def settle(self, amounts: Sequence[Amount]) -> None:
        """Gives each amount its code, or its candidates."""
        for amount in amounts:
            unit = amount.unit
            if len(unit.codes) == 1:
                amount.code = unit.codes[0]
                if unit.named and unit.family:
                    self.full_names.setdefault(unit.family, set()).add(amount.code)
                elif amount.prefixed:
                    self.prefixes.add(amount.code)
        before: Amount | None = None
        heirs: list[tuple[Amount, Amount]] = []
        last = len(amounts) - 1
        for number, amount in enumerate(amounts):
            if amount.parent is not None:
                heirs.append((amount, amount.parent))
                continue
            if amount.code is None and amount.unit.codes:
                self._settle_shared(amount, before, amounts[number + 1] if number < last else None)
            before = amount
        for amount, parent in heirs:
            amount.code, amount.candidates = parent.code, parent.candidates

    def _settle_shared(self, amount: Amount, before: Amount | None, after: Amount | None) -> None:
        """Settles an amount whose words several currencies share; the evidence in its order."""
        unit = amount.unit
        if unit not in self._defaults:
            self._defaults[unit] = self._default(unit)
        default = self._defaults[unit]
        codes = unit.codes
        for neighbour in (before, after):
            if neighbour is None or neighbour.code is None:
                continue
            if neighbour.code == default:
                if len(neighbour.unit.codes) == 1 and self._is_restated(amount, neighbour):
                    codes = tuple(code for code in codes if code != default)
            elif neighbour.code in unit.among and neighbour.code in codes:
                if rule := self._shares(amount, neighbour):
                    return _give(amount, neighbour.code, rule)
                if self._are_partners(amount, neighbour):
                    codes = tuple(code for code in codes if code != neighbour.code)
        if unit.sign and codes is unit.codes:
            kind = unit, amount.per in WORLD_PRICED
            settled = self._alike.get(kind)
            if settled is None:
                settled = self._alike[kind] = self._by_document(amount, codes, default)
        else:
            settled = self._by_document(amount, codes, default)
        code, rule = settled
        if code is not None:
            return _give(amount, code, rule)
        amount.candidates = self._current(codes, DATED_LIRAS if unit.default == DATED else ())
        return None

    def _by_document(self, amount: Amount, codes: tuple[str, ...], default: str | None) -> tuple[str | None, str]:
        """Which of several codes an amount has by what its document or its sentence says, and the rule."""
        unit = amount.unit
        if full := self._full_name(unit, codes):
            return full, "the document's full name"
        for country, rule in self._countries(amount, codes):
            found = [code for code in currencies_of(country, self.document.published) if code in codes]
            if found and not (unit.sign and found[0] in self.prefixes and found[0] != default):
                return found[0], rule
        return (default if default in codes else None), "default"

    def _shares(self, amount: Amount, neighbour: Amount) -> str | None:
        """The rule by which an amount has its neighbour's currency, where one does."""
        text = self.document.text
        if neighbour.end <= amount.start:  # "C$415 million, or $1.27 per share"
            restated = amount.per == "share" and RESTATED.fullmatch(text, neighbour.end, amount.start)
            return "restated per share" if restated else None
        moved = amount.unit.minor and MOVED_TO.fullmatch(text, amount.end, neighbour.start)
        return "what it moved to" if moved else None  # "fell 5 cents to 3.45 euros"

    def _are_partners(self, amount: Amount, neighbour: Amount) -> bool:
        """Whether the two are one sum in two currencies: "A$11 billion ($9 billion)", "$1 = T$33.40"."""
        text = self.document.text
        if neighbour.end <= amount.start:
            return bool(PARTNER.fullmatch(text, neighbour.end, amount.start))
        return bool(
            PARTNER.fullmatch(text, amount.end, neighbour.start) or EQUALS.fullmatch(text, amount.end, neighbour.start)
        )

    def _is_restated(self, amount: Amount, neighbour: Amount) -> bool:
        """Whether one of the two, alone in its brackets, is the other: "US$6.5 billion ($9.4 billion)" has two dollars.

        Not in a paper of the United States: there it is an earlier figure.
        """
        one, two = (neighbour, amount) if neighbour.end <= amount.start else (amount, neighbour)
        text = self.document.text
        if not (text.startswith((")", "]"), two.end) and PARTNER.fullmatch(text, one.end, two.start)):
            return False
        home = self.document.country or self.dateline
        if one.value is None or not two.value or (home and neighbour.code in currencies_of(home, None)):
            return False
        return one.value != two.value and abs(one.value.adjusted() - two.value.adjusted()) <= 1

    def _default(self, unit: Unit) -> str | None:
        """What a shared name is where nothing settles it; the lira changed with the euro."""
        if unit.family in self.defaults:
            return self.defaults[unit.family]
        day = self.document.published
        if unit.default == DATED:
            return None if day is None else DATED_LIRAS[day >= EURO_CHANGE]
        if unit.named or (unit.default is not None and is_to_come(unit.default, day)):
            of_the_day = [code for code in unit.codes if is_tender(code, day)]
            if unit.default is not None:
                at_home = [code for code in of_the_day if tender()[code].keys() & tender()[unit.default].keys()]
                of_the_day = at_home or of_the_day  # in 1997 the Russian rouble, not the one of Belarus
            return of_the_day[0] if len(of_the_day) == 1 else unit.default  # "roubles" in 1987, "Turkish lira" in 1999
        return unit.default

    def _full_name(self, unit: Unit, codes: tuple[str, ...]) -> str | None:
        """The one currency of the name that the document gives in full, with a figure ("2m Egyptian pounds").

        Of a name without a default a mention without a figure will do: "the Norwegian crown fell".
        """
        full = self.full_names.get(unit.family)
        if full is None and unit.family and unit.default is None:
            full = self._mentions.get(unit.family)
            if full is None:
                full = self._mentions[unit.family] = set(self._mentioned(unit))
        if not full:
            return None
        fitting = full.intersection(codes)
        return next(iter(fitting)) if len(fitting) == 1 else None

    def _mentioned(self, unit: Unit) -> Iterator[str]:
        """The currencies of a shared name that the document mentions with their adjective."""
        known = vocabulary()
        for match in _with_adjective(unit.family).finditer(self.document.text):
            for adjective in (match["adjective"], match["adjective"].split()[-1]):
                codes = set(known.adjectives.get(adjective, ())).intersection(known.after[match["name"]].codes)
                if len(codes) == 1:
                    yield from codes
                    break

    def _current(self, codes: tuple[str, ...], dated: tuple[str, ...]) -> tuple[str, ...]:
        """The currencies that were legal tender when the document was published (today, where it has no date).

        What only the date would settle is open with all of its currencies: "3 million lira" of any year.
        """
        day = self.document.published
        either = dated if day is None else ()
        return tuple(code for code in codes if code in either or is_tender(code, day)) or codes

    # -- countries ------------------------------------------------------------------------------------------------

    def _countries(self, amount: Amount, codes: tuple[str, ...]) -> list[tuple[str, str]]:
        """The countries that may settle a name, with the rule's name, the strongest first."""
        unit = amount.unit
        found: list[tuple[str, str]] = []
        if self.document.country:
            found.append((self.document.country, "the paper's country"))
        if self.dateline and not (unit.sign and amount.per in WORLD_PRICED):
            found.append((self.dateline, "the dateline"))
        open_here = not (unit.sign or (unit.minor and unit.family == "dollar")) or unit.default not in codes
        if open_here and (named := self._named_in_sentence(codes, amount.start)):
            found.append((named, "the country in the sentence"))
        return found

    def is_at_home(self, unit: Unit, offset: int) -> bool:
        """Whether the document or the sentence around an offset is of a country that has the currency."""
        day = self.document.published
        for country in (self.document.country, self.dateline):
            if country and any(code in unit.codes for code in currencies_of(country, day)):
                return True
        return self._named_in_sentence(unit.codes, offset) is not None

    def _named_in_sentence(self, codes: tuple[str, ...], offset: int) -> str | None:
        """The one country named in the sentence, or its capital or people, that has one of the currencies."""
        day = self.document.published
        start, end = self.document.reading.sentences.bounds_at(offset)
        if start not in self._named:  # once a sentence, however many amounts it has
            self._named[start] = tuple(dict.fromkeys(self._countries_named(start, min(end, start + LONGEST_SENTENCE))))
        found = {country for country in self._named[start] if not set(codes).isdisjoint(currencies_of(country, day))}
        return found.pop() if len(found) == 1 else None

    def _countries_named(self, start: int, end: int) -> Iterator[str]:
        """The countries of which a stretch of the text names the name, the capital or the people."""
        for match in NAMES.finditer(self.document.text, start, end):
            for name in _names_within(match[0]):
                name = PLACED_IN.sub("", name)
                country = country_of(name)
                if country is None and name[-1:] in ENDINGS:
                    country = country_of(name.rstrip(ENDINGS))
                if country:
                    yield country
                    break


def _names_within(run: str) -> Iterator[str]:
    """A run of capitalised words, and then the shorter ones in it: "In South Africa", "South African Airways"."""
    yield run
    words = run.split()
    for length in range(min(MOST_WORDS, len(words) - 1), 0, -1):
        for first in range(len(words) - length + 1):
            yield " ".join(words[first : first + length])
