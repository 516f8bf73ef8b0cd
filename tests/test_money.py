"""Money, room by room: what settles a shared name, ranges and movements, weights, and texts that mean harm."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts import Document, Pipeline, facts
from newsfacts.extractors import Money
from newsfacts.extractors.money.per import per_of
from newsfacts.lexicon import table
from newsfacts.reading.currencies import (
    adjective_after,
    currencies_of,
    families,
    is_tender,
    tender,
    unit_after,
    unit_before,
    vocabulary,
)

PIPELINE = Pipeline([Money()])


def money(text: str, published: str | None = None, country: str | None = None) -> tuple[facts.Money, ...]:
    return PIPELINE(text, published, country).money


# -- currencies -----------------------------------------------------------------------------------------------------


def test_every_currency_of_the_table_is_read_by_its_code() -> None:
    for row in table("currencies.tsv"):
        (amount,) = money(f"It owes {row['code']} 5 million in all.")
        assert amount.currency == row["code"]


def test_every_full_name_of_a_currency_in_use_is_read() -> None:
    for row in table("currencies.tsv"):
        if not is_tender(row["code"], None) or "(" in row["singular"]:
            continue
        for name in (row["singular"].replace("&", "and"), row["plural"].replace("&", "and")):
            found = [amount.currency for amount in money(f"It lent 5 million {name} there.")]
            assert found == [row["code"]], name


def test_tender_has_the_days_of_the_change() -> None:
    assert tender()["DEM"]["DE"] == (date(1948, 6, 20), date(2002, 2, 28))
    assert currencies_of("TR", date(1999, 1, 1)) == ("TRL",)
    assert currencies_of("TR", date(2010, 1, 1)) == ("TRY",)
    assert currencies_of("QQ", None) == ()


def test_every_code_of_the_hand_written_tables_is_in_the_derived_one() -> None:
    known = {row["code"] for row in table("currencies.tsv")}
    for file in ("currency_names", "currency_prefixes", "currency_adjectives"):
        for row in table(f"en/{file}.tsv"):
            codes = {code for code in row["codes"].split() if not code.startswith("*")}
            assert codes <= known, row


@pytest.mark.parametrize(
    ("text", "end", "codes"),
    [
        (" Swedish crowns", 15, ("SEK",)),
        (" Hong Kong dollars", 18, ("HKD",)),
        (" euros", 6, ("EUR",)),
        ("\n  yen", 6, ("JPY",)),
    ],
)
def test_units_behind_a_figure(text: str, end: int, codes: tuple[str, ...]) -> None:
    found = unit_after(text, 0)
    assert found is not None
    assert (found[0].codes, found[1]) == (codes, end)


def test_no_unit_where_none_stands() -> None:
    assert unit_after(" people", 0) is None
    assert unit_before("of 5", 3, 0) is None
    assert adjective_after("$5 Canadian film", 2) is None


def test_families_have_their_default_among_their_codes() -> None:
    for unit in vocabulary().after.values():
        if unit.default and unit.default != "dated":
            assert unit.default in unit.codes
    assert "AUD" in families()["dollar"]


# -- options --------------------------------------------------------------------------------------------------------


def test_an_option_gives_a_shared_name_its_currency() -> None:
    document = Pipeline([Money(dollar="CAD", crown="SEK")])("It cost $5 and 5bn crowns.")
    assert [amount.currency for amount in document.money] == ["CAD", "SEK"]


def test_what_the_text_says_is_stronger_than_an_option() -> None:
    document = Pipeline([Money(dollar="CAD")])("It cost US$5.")
    assert document.money[0].currency == "USD"


@pytest.mark.parametrize("options", [{"florint": "HUF"}, {"dollar": "EUR"}, {"dollar": "XYZ"}])
def test_an_option_that_cannot_be_is_named(options: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="|".join((*options, *options.values()))):
        Money(**options)


# -- evidence -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("It cost $5.", "default"),
        ("CAIRO, May 3 - It cost 5m pounds.", "the dateline"),
        ("The Danish yard got 5m crowns.", "the country in the sentence"),
        ("It made 5m Egyptian pounds; fees are 300 pounds.", "the document's full name"),
        ("It rose to 5m yen from 4m.", "inherited currency"),
        ("Between $4 and $5 billion.", "range"),
    ],
)
def test_evidence_names_the_rule(text: str, rule: str) -> None:
    assert rule in money(text)[-1].evidence


def test_candidates_are_those_of_the_day() -> None:
    (old,) = money("It lent 5bn crowns.", "1990-01-01")
    (new,) = money("It lent 5bn crowns.", "2015-01-01")
    assert "CSK" in (old.candidates or ())
    assert set(new.candidates or ()) == {"SEK", "NOK", "DKK", "ISK", "CZK"}


def test_what_is_priced_alike_everywhere_is_no_local_dollar() -> None:
    assert money("SINGAPORE (Reuters) - Oil rose to $60 a barrel.")[0].currency == "USD"
    assert money("SINGAPORE (Reuters) - The ferry costs $6.")[0].currency == "SGD"


# -- figures --------------------------------------------------------------------------------------------------------


@given(st.integers(0, 10**12), st.sampled_from(["", ".5", ".25", ".10"]))
def test_a_figure_keeps_its_value_and_precision(whole: int, decimals: str) -> None:
    printed = f"{whole:,}{decimals}"
    (amount,) = money(f"It cost ${printed} in all.")
    assert str(amount.value) == printed.replace(",", "")


@given(st.integers(1, 99), st.integers(1, 99), st.sampled_from(["m", "bn", " million", " crore"]))
def test_a_range_shares_its_scale(low: int, step: int, scale: str) -> None:
    (amount,) = money(f"A fund of ${low}-{low + step}{scale} was set up.")
    assert amount.low is not None
    assert amount.high is not None
    assert amount.high / amount.low == Decimal(low + step) / low


@given(st.integers(1, 9999))
def test_minor_units_are_given_in_major_ones(pence: int) -> None:
    (amount,) = money(f"It closed at {pence} pence.")
    assert amount.value == Decimal(pence) / 100
    assert amount.currency == "GBP"


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$5 a barrel", "barrel"),
        ("$5-a-year", "year"),
        ("$5 per child per year", "child per year"),
        ("$5) a month", "month"),
        ("$5 a year ago", None),
        ("$5 a boost", None),
        ("$5 per cent", None),
    ],
)
def test_what_an_amount_is_paid_for(text: str, per: str | None) -> None:
    assert per_of(text, 2) == per


# -- hostile texts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "$" * 50_000,
        "$" + "9" * 50_000 + " million",
        "$5 (" * 5_000,
        "R5 " * 5_000,
        "5 crowns " * 3_000,
        "\ud800$5m\udfff " * 1_000,
        "5" + " " * 50_000 + "dollars",
        "Norwegian " * 5_000 + "5 crowns",
    ],
    ids=["signs", "digits", "brackets", "gated", "shared", "surrogates", "blanks", "adjectives"],
)
def test_hostile_texts_are_read_to_their_end(text: str) -> None:
    for amount in money(text):
        assert text[amount.start : amount.end] == amount.text


@given(st.text(alphabet="$£€Rs. 0123456789,-()/%mbnkpc\n", max_size=60))
def test_no_text_fails_and_spans_are_true(text: str) -> None:
    document: Document = PIPELINE(text)
    ends = 0
    for amount in document.money:
        assert amount.start >= ends
        assert text[amount.start : amount.end] == amount.text
        ends = amount.end
