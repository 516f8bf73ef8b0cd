"""Conversions: the printed interval, pairs and quoted rates, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts import Pipeline, facts
from newsfacts.extractors import Conversions, Money

PIPELINE = Pipeline([Money(), Conversions()])


def conversions(text: str, country: str | None = None) -> tuple[facts.Conversion, ...]:
    return PIPELINE(text, None, country).conversions


def test_it_needs_money() -> None:
    with pytest.raises(ValueError, match="Conversions needs money"):
        Pipeline([Conversions()])


def test_the_printed_interval() -> None:
    """4 billion means [3.5, 4.5) billion and 2.55 billion [2.545, 2.555) billion."""
    (one,) = conversions("Trade of $4 billion (€2.55 billion).")
    assert one.rate == Decimal("0.6375")
    assert one.rate_low is not None
    assert one.rate_high is not None
    assert round(one.rate_low, 6) == round(Decimal("2.545") / Decimal("4.5"), 6)
    assert round(one.rate_high, 6) == round(Decimal("2.555") / Decimal("3.5"), 6)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a fee of £100 (€150)", "145/150", "155/50"),
        ("a fee of £100.0 (€150.0)", "149.95/100.05", "150.05/99.95"),
        ("a fee of 200 pence (€3.00)", "2.995/2.5", "3.005/1.5"),
        ("MSEK 12 ($1.5m)", "1.45/12.5", "1.55/11.5"),
    ],
)
def test_what_the_printed_digits_allow(text: str, low: str, high: str) -> None:
    (one,) = conversions(text)
    for bound, fraction in ((one.rate_low, low), (one.rate_high, high)):
        over, under = map(Decimal, fraction.split("/"))
        assert bound is not None
        assert round(bound, 9) == round(over / under, 9)


@given(st.integers(1, 9999), st.integers(1, 9999), st.sampled_from(["m", "bn", " million", ""]))
def test_the_rate_lies_in_its_interval(one: int, two: int, scale: str) -> None:
    (found,) = conversions(f"It cost £{one}{scale} (€{two}{scale}) then.")
    assert found.rate is not None
    assert found.rate_low is not None
    assert found.rate_high is None or found.rate_low <= found.rate <= found.rate_high


def test_ranges_convert_by_their_midpoints() -> None:
    (one,) = conversions("between £415m and £425m ($779m-$798m)")
    assert (one.source_value, one.target_value) == (Decimal(420_000_000), Decimal(788_500_000))


def test_a_midpoint_has_no_digits_that_were_not_printed() -> None:
    (one,) = conversions("A chalet sold for 12-15 million Swiss francs ($10-12 million).")
    assert (str(one.source_value), str(one.target_value)) == ("13500000", "11000000")
    (one,) = conversions("A pass was 1.5-2.0 euros ($2-3).")
    assert (str(one.source_value), str(one.target_value)) == ("1.75", "2.5")


def test_of_two_targets_each_has_its_own() -> None:
    first, second = sorted(conversions("for 7.5bn yen ($71.5m; £38.4m)"), key=lambda one: one.end)
    assert (first.text, second.text) == ("7.5bn yen ($71.5m", "7.5bn yen ($71.5m; £38.4m)")
    assert first.source == second.source == "7.5bn yen"


def test_one_unit_is_exact() -> None:
    (one,) = conversions("The euro bought $1.5686.")
    assert (one.source_value, one.rate) == (Decimal(1), Decimal("1.5686"))
    assert (one.rate_low, one.rate_high) == (Decimal("1.56855"), Decimal("1.56865"))


def test_a_bare_dollar_is_the_papers_own() -> None:
    assert conversions("The dollar bought 75.5 US cents.", "AU")[0].source_currency == "AUD"
    assert conversions("The dollar bought 104.5 yen.")[0].source_currency == "USD"


def test_no_money_fact_for_a_name() -> None:
    document = PIPELINE("He wanted 1.60 dlrs to the pound.")
    assert [amount.text for amount in document.money] == ["1.60 dlrs"]
    assert [one.source for one in document.conversions] == ["the pound"]


def test_the_same_currency_twice_is_none() -> None:
    assert conversions("It fell to $3bn ($4bn), or £5 (£6).") == ()


def test_an_open_name_converts_to_what_it_cannot_be() -> None:
    (one,) = conversions("It lent 5bn crowns ($770m).")
    assert (one.source_currency, one.target_currency) == (None, "USD")


@pytest.mark.parametrize(
    "text",
    [
        "$5 (£3) " * 3_000,
        "1 euro = $1 = " * 3_000,
        "the euro at $1.5 " * 3_000,
        "the euro fell and " * 3_000 + "at $1.5",
    ],
    ids=["pairs", "equations", "quotes", "subjects"],
)
def test_hostile_texts_are_read_to_their_end(text: str) -> None:
    for one in conversions(text):
        assert text[one.start : one.end] == one.text


def test_nothing_is_no_rate() -> None:
    assert all(one.rate is None for one in conversions("It paid £0 (€0) for it."))
