"""The seed article: the facts that a reader would take from it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import newsfacts
from newsfacts import Document

SEED = Path(__file__).parent.parent / "seeds" / "japan-russia-2008.txt"

pytestmark = pytest.mark.skipif(
    not SEED.exists(), reason="the seed article is a newspaper's text, and in the repository alone (seeds/README.md)"
)


@pytest.fixture(scope="module")
def document() -> Document:
    return newsfacts.extract(SEED.read_text(encoding="utf-8"), published="2008-04-25")


def test_money(document: Document) -> None:
    assert [(fact.text, fact.value, fact.currency, fact.qualifier) for fact in document.money] == [
        ("$4 billion", Decimal(4_000_000_000), "USD", "just_over"),
        ("€2.55 billion", Decimal(2_550_000_000), "EUR", None),
        ("$21 billion", Decimal(21_000_000_000), "USD", None),
    ]


def test_conversion(document: Document) -> None:
    (conversion,) = document.conversions
    assert (conversion.source_currency, conversion.target_currency) == ("USD", "EUR")
    assert conversion.rate == Decimal("0.6375")
    assert conversion.rate_low is not None
    assert conversion.rate_high is not None
    assert conversion.rate_low < conversion.rate < conversion.rate_high


def test_percentages(document: Document) -> None:
    assert [(fact.value, fact.direction, fact.basis, fact.of) for fact in document.percentages] == [
        (Decimal(50), "up", "year_on_year", None),
        (Decimal(11), "down", None, None),
        (Decimal("8.5"), None, None, "its total liquefied natural gas requirements"),
    ]


def test_changes(document: Document) -> None:
    assert [(fact.subject, fact.direction, fact.from_value, fact.to_value, fact.by) for fact in document.changes] == [
        ("trade", "up", Decimal(4_000_000_000), Decimal(21_000_000_000), None),
        ("companies operating in Russia", "up", Decimal(5), Decimal(302), None),
        ("exports to Russia", "up", None, None, Decimal(50)),
        ("shipments to the United States", "down", None, None, Decimal(11)),
    ]
    trade = document.changes[0]
    assert (trade.ratio, trade.unit) == (Decimal("5.25"), "USD")
    assert (trade.from_start, trade.to_start) == (date(2002, 1, 1), date(2007, 1, 1))


def test_quantities(document: Document) -> None:
    counts = {(fact.text, fact.value, fact.noun) for fact in document.quantities}
    assert {("302 companies", Decimal(302), "companies"), ("five", Decimal(5), "companies")} <= counts


def test_periods(document: Document) -> None:
    periods = {fact.text: (fact.start_date, fact.end_date) for fact in document.periods}
    assert periods["today"] == (date(2008, 4, 25), date(2008, 4, 25))
    assert periods["next month"] == (date(2008, 5, 1), date(2008, 5, 31))
    assert periods["last year"] == (date(2007, 1, 1), date(2007, 12, 31))
    assert periods["this week"] == (date(2008, 4, 21), date(2008, 4, 27))


def test_actors(document: Document) -> None:
    by_name: dict[str | None, set[str]] = {}
    for fact in document.actors:
        by_name.setdefault(fact.name, set()).add(fact.text)
    assert by_name["Vladimir Putin"] == {"Vladimir Putin", "Mr Putin"}
    assert by_name["Dmitry Medvedev"] == {"Dmitry Medvedev", "Mr Medvedev"}
    assert "Tokyo" in by_name["Japan"]
    assert len({fact.id for fact in document.actors if fact.name == "Vladimir Putin"}) == 1
