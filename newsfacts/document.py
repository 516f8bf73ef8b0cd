"""Document: a text, its date and country, and the facts found in it, in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, overload

import attrs

from newsfacts import lexicon
from newsfacts.annotate import to_html, weave
from newsfacts.exchange import Exchange, Rate
from newsfacts.facts import (
    KINDS,
    Actor,
    Change,
    Conversion,
    Fact,
    Figure,
    Money,
    Percentage,
    Period,
    Quantity,
)
from newsfacts.reading import Reading, Sentence
from newsfacts.relating import computed, explain, facts_about, in_order_of_time

if TYPE_CHECKING:
    from pint import UnitRegistry

    from newsfacts.reckoning import Computed

SCHEMA: Final = "newsfacts/1"

AnyFact = TypeVar("AnyFact", bound=Fact)

_set: Final = object.__setattr__


ISO_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?|(\d{4})(\d\d)(\d\d)(?:T.*)?", re.ASCII)
"""A day as ISO 8601 writes it, in full or without its hyphens; a time of day may follow."""


def read_date(given: object, name: str = "published") -> date | None:
    """The day of a date, a datetime (its own date, whatever its zone) or an ISO string; an error says `name`.

    >>> read_date("2008-04-25T23:30:00+09:00")
    datetime.date(2008, 4, 25)
    >>> read_date("last Friday")
    Traceback (most recent call last):
    ...
    ValueError: published must be a date, a datetime or an ISO 8601 string, not 'last Friday'
    """
    if given is None:
        return None
    if isinstance(given, date):
        return date(given.year, given.month, given.day)  # a datetime's or another subclass's own day
    if isinstance(given, str) and (iso := ISO_DAY.fullmatch(given.strip())):
        try:
            return date(*(int(part) for part in iso.groups() if part))
        except ValueError:
            pass  # the 31st of February
    raise ValueError(f"{name} must be a date, a datetime or an ISO 8601 string, not {given!r}")


def _read_text(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    return text


def _read_country(country: object) -> str | None:
    if country is None:
        return None
    if not (isinstance(country, str) and country.isascii() and country.upper() in _country_codes()):
        raise ValueError(f"country must be an ISO 3166 alpha-2 code such as 'GB', not {country!r}")
    return country.upper()


@cache
def _country_codes() -> frozenset[str]:
    return frozenset(row["code"] for row in lexicon.table("countries.tsv"))


def _read_id(id: object) -> str | None:
    if not (id is None or isinstance(id, str)):
        raise ValueError(f"id must be a str or None, not {id!r}")
    return id


def place_of(fact: Fact) -> int:
    """Where a fact stands in the order of a document, by start, then longer first: one number, quickly compared."""
    return (fact.start << 32) - fact.end


def _in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=place_of))


@attrs.define(frozen=True, slots=True, repr=False)
class Document:
    """A text and its facts, by start, then longer first.

    >>> document = Document("Sales rose 5%.", published="2008-04-25")
    >>> document.published
    datetime.date(2008, 4, 25)
    """

    text: str = attrs.field(converter=_read_text)
    published: date | None = attrs.field(default=None, converter=read_date)
    country: str | None = attrs.field(default=None, converter=_read_country)
    id: str | None = attrs.field(default=None, converter=_read_id)
    facts: tuple[Fact, ...] = attrs.field(default=(), converter=_in_order)
    reading: Reading = attrs.field(
        default=attrs.Factory(lambda self: Reading(self.text), takes_self=True), eq=False, kw_only=True
    )
    _exchange: Exchange | None = attrs.field(default=None, init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        if self.facts:
            self._hold([self._take_in(fact) for fact in self.facts])

    def _hold(self, facts: Iterable[Fact]) -> None:
        """Holds these facts of its own, in order, and no others: a pipeline fills its document so, again and again."""
        _set(self, "facts", tuple(facts))
        if self._exchange is not None:
            _set(self, "_exchange", None)

    def _take_in(self, fact: Fact) -> Fact:
        """The fact, now of this document; of one that belongs to another a copy: it goes on belonging there."""
        if fact._holder is self:
            return fact
        if not self.text.startswith(fact.text, fact.start):
            raise ValueError(f"the text has {self.text[fact.start : fact.end]!r} where {fact!r} stands")
        if fact._holder is not None:
            fact = fact.told()
        _set(fact, "_holder", self)
        return fact

    def with_facts(self, facts: Iterable[Fact]) -> Document:
        """The same text, read once, with these facts instead: a document of its own."""
        return Document(self.text, self.published, self.country, self.id, facts, reading=self.reading)

    # -- views ------------------------------------------------------------------------------------------------

    @overload
    def of(self, kind: type[AnyFact]) -> tuple[AnyFact, ...]: ...
    @overload
    def of(self, kind: str) -> tuple[Fact, ...]: ...
    def of(self, kind: type[Fact] | str) -> tuple[Fact, ...]:
        """The facts of a kind, a class or its name: ``document.of(Ticker)`` or ``document.of("ticker")``."""
        if isinstance(kind, str):
            return tuple([fact for fact in self.facts if fact.kind == kind])
        return tuple([fact for fact in self.facts if isinstance(fact, kind)])

    @property
    def money(self) -> tuple[Money, ...]:
        """The amounts of money."""
        return self.of(Money)

    @property
    def conversions(self) -> tuple[Conversion, ...]:
        """The amounts printed in two currencies."""
        return self.of(Conversion)

    @property
    def percentages(self) -> tuple[Percentage, ...]:
        """The percentages."""
        return self.of(Percentage)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The stretches of time."""
        return self.of(Period)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The measures and counts."""
        return self.of(Quantity)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The mentions of people, organisations, countries and groups."""
        return self.of(Actor)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changed, from what to what."""
        return self.of(Change)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence around an offset of the text."""
        return self.reading.sentences.at(offset)

    # -- facts together -----------------------------------------------------------------------------------------

    def about(self, actor: Actor | str) -> tuple[Fact, ...]:
        """The facts in the clauses where an actor stands, those of which it is the subject first.

        An actor is one of its mentions, or its `id`; a ValueError names what is none.

        >>> import newsfacts
        >>> document = newsfacts.extract("Shares in Nissan fell 3%, while Toyota sold 5m cars.")
        >>> document.about("toyota")
        (Quantity('5m cars' 44-51, value=5000000, noun='cars'),)
        """
        name = actor.id if isinstance(actor, Actor) else actor
        if not isinstance(name, str):
            raise ValueError(f"actor must be an Actor with an id, or an id, not {actor!r}")
        return facts_about(self.text, self.facts, self.reading.sentences, name)

    def timeline(self) -> tuple[Figure, ...]:
        """The figures that the text puts to a period, in the order of their periods.

        >>> import newsfacts
        >>> document = newsfacts.extract("It earned $5m in 2004, after $4m in 2002 and $3m in 2003.")
        >>> [(figure.text, figure.when_start.year) for figure in document.timeline()]
        [('$4m', 2002), ('$3m', 2003), ('$5m', 2004)]
        """
        return in_order_of_time(self.facts)

    def explain(self, fact: Fact) -> str:
        """One paragraph on a fact for the person who doubts it: what was read, as what, and by which rules.

        >>> import newsfacts
        >>> document = newsfacts.extract("They sold 5m cars.")
        >>> print(document.explain(document.quantities[0]))
        '5m cars' (characters 10 to 17) is read as quantity: value 5000000, noun cars. Rules: ...
        Sentence: They sold 5m cars.
        """
        return explain(fact, self.sentence_at(fact.start).text)

    def computed(self, change: Change) -> Computed:
        """What follows from the printed figures of a change by arithmetic (see `Change.computed`)."""
        return computed(change, self.reading.numerals)

    # -- the document's own rates of exchange -------------------------------------------------------------------

    @property
    def exchange(self) -> Exchange:
        """The document's conversions as an exchange between currencies, which `Money.to` uses."""
        if self._exchange is None:
            _set(self, "_exchange", Exchange(self.conversions))
        assert self._exchange is not None
        return self._exchange

    def rates(self) -> tuple[Rate, ...]:
        """The rates that the document prints, one for each pair of currencies, with what their precision allows.

        >>> import newsfacts
        >>> document = newsfacts.extract("It lent 2 billion yen ($19 million). ($1 = 103.93 yen)")
        >>> [(str(rate), rate.quoted) for rate in document.rates()]
        [('1 USD = 103.93 JPY', True)]
        """
        return self.exchange.rates

    def registry(self) -> UnitRegistry[Any]:
        """A pint registry in which each currency is a dimension and the document's conversions an active context.

        It reckons in Decimal, has pint's own units as well, and is the caller's to keep: each call makes a new one.
        Pint's DimensionalityError says so where the document prints no rate between two currencies.

        >>> import newsfacts
        >>> registry = newsfacts.extract("Trade was $4 billion (€2.55 billion).").registry()
        >>> print(registry.Quantity(21, "USD").to("EUR"))
        13.3875 EUR
        >>> registry.Quantity(21, "USD").to("GBP")
        Traceback (most recent call last):
        ...
        pint.errors.DimensionalityError: Cannot convert from 'USD' ([USD]) to 'GBP' ([GBP])
        """
        currencies = {money.currency for money in self.money if money.currency}
        return self.exchange.registry(currencies)

    # -- other forms ------------------------------------------------------------------------------------------

    def annotate(self, mark: Callable[[Fact, str], str], escape: Callable[[str], str] = str) -> str:
        """The text with a mark of your own at every fact.

        `mark` is given a fact and its text, in which the facts inside it are marked already, and gives what to put in
        their place; `escape` is applied to the text in between. Of facts that cross, only the first is marked.

        >>> import newsfacts
        >>> document = newsfacts.extract("Sales rose 5% in 2002.", published="2008-04-25")
        >>> document.with_facts(document.percentages).annotate(lambda fact, text: f"[{fact.kind}: {text}]")
        'Sales rose [percentage: 5%] in 2002.'
        """
        return weave(self.text, self.facts, mark, escape)

    def to_dict(self) -> dict[str, Any]:
        """The plain form, ready for JSON."""
        return {
            "schema": SCHEMA,
            "text": self.text,
            "published": self.published.isoformat() if self.published else None,
            "country": self.country,
            "id": self.id,
            "facts": [fact.to_dict() for fact in self.facts],
        }

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any], kinds: Iterable[type[Fact]] = ()) -> Document:
        """The document that `to_dict` told of; `kinds` are your own kinds in it. A ValueError says what is unfit."""
        if not isinstance(plain, Mapping):
            raise ValueError(f"the plain form of a document is a mapping, not {plain!r}")
        if plain.get("schema") != SCHEMA:
            raise ValueError(f"schema {plain.get('schema')!r} is not {SCHEMA!r}")
        if unknown := set(plain) - {"schema", "text", "published", "country", "id", "facts"}:
            raise ValueError(f"a document has no field {', '.join(sorted(map(str, unknown)))}")
        if not (isinstance(plain.get("text"), str) and isinstance(plain.get("facts"), list)):
            raise ValueError("a document's plain form has its text, a str, and its facts, a list")
        known = {kind.kind: kind for kind in (*KINDS, *kinds)}
        facts = []
        for fact in plain["facts"]:
            name = fact.get("kind") if isinstance(fact, Mapping) else None
            kind = known.get(name) if isinstance(name, str) else None
            if kind is None:
                raise ValueError(f"unknown kind {name!r}: give its class in kinds")
            facts.append(kind.from_dict(fact))
        return cls(plain["text"], plain.get("published"), plain.get("country"), plain.get("id"), facts)

    def __repr__(self) -> str:
        counts: dict[str, int] = {}
        for fact in self.facts:
            counts[fact.kind] = counts.get(fact.kind, 0) + 1
        found = ", ".join(f"{count} {kind}" for kind, count in counts.items()) or "no facts"
        opening = self.text.strip()[:40].replace("\n", " ")
        when = f", published {self.published.isoformat()}" if self.published else ""
        return f"<Document {opening!r}{when}: {found}>"

    def _repr_html_(self) -> str:
        return to_html(self.text, self.facts)
