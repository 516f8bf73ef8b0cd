"""Facts: frozen, validated, plain and back, glad to be read at a prompt."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

import attrs
import pytest

from newsfacts import Actor, Change, Conversion, Document, Fact, Money, Percentage, Period, Quantity, extract
from newsfacts.facts import KINDS, unchecked

SPAN: dict[str, Any] = {"start": 6, "end": 16, "text": "$4 billion"}

FULL = [
    Money(**SPAN, value=Decimal(4_000_000_000), currency="USD", qualifier="about", per="year", candidates=("USD",)),
    Percentage(
        **SPAN, low=Decimal("1.50"), high=Decimal(2), unit="percent", direction="up", basis="annualised", of="x"
    ),
    Period(**SPAN, start_date=date(2002, 1, 1), end_date=date(2002, 12, 31), grain="year"),
    Quantity(**SPAN, value=Decimal("-0.5"), unit="kilometer", when_start=date(2002, 1, 1), source_actor="a1"),
    Actor(**SPAN, name="Japan", type="country", id="a1", mention="name", country="JP", cameo="JPN"),
    Conversion(**SPAN, source="$4", target="€3", rate=Decimal("0.75"), rate_low=Decimal("0.7"), rate_high=Decimal(1)),
    Change(**SPAN, subject="trade", ratio=Decimal("5.25"), from_start=date(2002, 1, 1), consistent=False, unit="USD"),
]


@pytest.mark.parametrize("fact", FULL, ids=lambda fact: fact.kind)
def test_plain_form_and_back(fact: Fact) -> None:
    plain = fact.to_dict()
    assert list(plain)[:4] == ["kind", "start", "end", "text"]
    assert {type(value) for value in plain.values()} <= {str, int, bool, list, type(None)}
    assert type(fact).from_dict(plain) == fact
    assert pickle.loads(pickle.dumps(fact)) == fact


def test_every_kind_is_told_of() -> None:
    assert {type(fact) for fact in FULL} == set(KINDS)


def test_numbers_are_plain_and_keep_their_precision() -> None:
    fact = Money(**SPAN, value=Decimal("4E+9"), low=Decimal("0.10"), high=Decimal("1E-7"))
    plain = fact.to_dict()
    assert (plain["value"], plain["low"], plain["high"]) == ("4000000000", "0.10", "0.0000001")


@pytest.mark.parametrize("fact", FULL, ids=lambda fact: fact.kind)
def test_frozen_and_slotted(fact: Fact) -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        fact.start = 0  # type: ignore[misc]
    assert not hasattr(fact, "__dict__")
    assert hash(fact) == hash(attrs.evolve(fact))


UNFIT: list[tuple[type[Fact], dict[str, Any], str]] = [
    (Money, {"value": 4.0}, "value must be a finite Decimal"),
    (Money, {"value": Decimal("NaN")}, "value must be a finite Decimal"),
    (Money, {"low": Decimal("Infinity")}, "low must be a finite Decimal"),
    (Money, {"currency": 840}, "currency must be a str"),
    (Money, {"candidates": ["USD"]}, "candidates must be a tuple of str"),
    (Money, {"qualifier": "roughly"}, "qualifier must be one of about, at_least"),
    (Percentage, {"unit": "%"}, "unit must be one of basis_point"),
    (Period, {"start_date": "2002-01-01"}, "start_date must be a datetime.date"),
    (Period, {"end_date": datetime(2002, 1, 1)}, "end_date must be a datetime.date"),
    (Period, {"grain": "fortnight"}, "grain must be one of"),
    (Actor, {"type": "place"}, "type must be one of"),
    (Change, {"consistent": "yes"}, "consistent must be True, False or None"),
    (Fact, {"start": -1}, "a fact has at least one character"),
    (Fact, {"end": 6}, "a fact has at least one character"),
    (Fact, {"text": "$4"}, "is not as long as its span"),
]


@pytest.mark.parametrize(("kind", "fields", "message"), UNFIT)
def test_unfit_values_are_named(kind: type[Fact], fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        kind(**{**SPAN, **fields})


UNFIT_PLAIN: list[tuple[dict[str, Any], str]] = [
    ({"kind": "percentage"}, "kind 'percentage' is not 'money'"),
    ({"value": "four"}, r"money\.value cannot be 'four'"),
    ({"value": ["4"]}, r"money\.value cannot be"),
    ({"when_start": "2002"}, r"money\.when_start cannot be '2002'"),
    ({"colour": "green"}, "money has no field colour"),
]


@pytest.mark.parametrize(("fields", "message"), UNFIT_PLAIN)
def test_unfit_plain_forms_are_named(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Money.from_dict({"kind": "money", **SPAN, **fields})


def test_a_plain_form_without_its_span_says_so() -> None:
    with pytest.raises(ValueError, match="start"):
        Money.from_dict({"kind": "money", "text": "$4"})


def test_fields_that_are_left_out_are_null() -> None:
    assert Money.from_dict({"kind": "money", **SPAN}) == Money(**SPAN)


def test_repr_is_for_a_person() -> None:
    fact = Money(**SPAN, value=Decimal("4E+9"), currency="USD", when_start=date(2002, 1, 1))
    assert repr(fact) == "Money('$4 billion' 6-16, value=4000000000, when_start=2002-01-01, currency='USD')"


def test_evidence_is_asked_for_late() -> None:
    asked = []

    def because() -> tuple[str, ...]:
        asked.append(1)
        return ("a rule",)

    fact = Money(**SPAN, because=because)
    assert fact.to_dict() == Money(**SPAN).to_dict()
    assert fact == Money(**SPAN)
    assert not asked
    assert fact.evidence == ("a rule",)


def test_a_fact_outside_a_document_says_so() -> None:
    with pytest.raises(LookupError, match="in no document yet"):
        _ = Money(**SPAN).sentence


def test_a_kind_of_ones_own() -> None:
    @attrs.define(frozen=True, slots=True, kw_only=True)
    class Ticker(Fact):
        kind: ClassVar[str] = "ticker"
        exchange: str | None = None

    document = Document("Buy BP.", facts=[Ticker(start=4, end=6, text="BP", exchange="LSE")])
    assert document.of(Ticker) == document.of("ticker") == document.facts
    assert Document.from_dict(document.to_dict(), kinds=[Ticker]) == document
    with pytest.raises(ValueError, match="unknown kind 'ticker': give its class in kinds"):
        Document.from_dict(document.to_dict())


def test_told_gives_other_values_and_leaves_the_fact_alone() -> None:
    fact = extract("Sales rose to $5m.").money[0]
    told = fact.told(per="year", because=("by hand",))
    assert told == attrs.evolve(fact, per="year")
    assert (told.evidence, fact.per) == (("by hand",), None)
    assert told.document is fact.document


@pytest.mark.parametrize("field", ["start", "text", "weight", "_holder"])
def test_told_names_a_field_that_cannot_be_told(field: str) -> None:
    with pytest.raises(ValueError, match=field):
        Money(start=0, end=3, text="$5m").told(**{field: None})


def test_told_validates_what_is_told() -> None:
    with pytest.raises(ValueError, match=r"value must be a finite Decimal or None, not 5\.0"):
        Money(start=0, end=3, text="$5m").told(value=5.0)


def test_told_makes_no_class_of_a_users_kind() -> None:
    @attrs.define(frozen=True, slots=True, kw_only=True)
    class Ticker(Fact):
        kind: ClassVar[str] = "ticker"
        marks: tuple[str, ...] = attrs.Factory(tuple)
        _secret: int = 0

    ticker = Ticker(start=0, end=2, text="BP", marks=("L",), secret=3)
    assert ticker.told(marks=("N",)) == Ticker(start=0, end=2, text="BP", marks=("N",), secret=3)
    assert Ticker.__subclasses__() == []


@pytest.mark.parametrize("fact", FULL, ids=lambda fact: fact.kind)
def test_a_fact_made_unchecked_is_one_of_its_kind(fact: Fact) -> None:
    values = {field.name: getattr(fact, field.name) for field in attrs.fields(type(fact)) if field.init}
    made = unchecked(type(fact))(**values)
    assert type(made) is type(fact)
    assert made == fact
    assert pickle.loads(pickle.dumps(made)) == made
    assert hash(made) == hash(fact)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.start = 0  # type: ignore[misc]
    with pytest.raises(LookupError):
        made.document  # noqa: B018
    assert unchecked(type(fact))(**SPAN) == type(fact)(**SPAN)


def test_a_kind_that_makes_values_cannot_be_made_unchecked() -> None:
    @attrs.define(frozen=True, slots=True, kw_only=True)
    class Ticker(Fact):
        kind: ClassVar[str] = "ticker"
        marks: tuple[str, ...] = attrs.Factory(tuple)

    with pytest.raises(ValueError, match="ticker cannot be made unchecked: marks makes a value for each fact"):
        unchecked(Ticker)
