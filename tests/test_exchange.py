"""The document's own rates: amounts in other currencies, exactly, or a plain word that the document prints no rate."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsfacts import Conversion, Document, Money
from newsfacts.exchange import Exchange, NoRate, is_quoted


def conversion(text: str, source: str, target: str, precision: str = "0.1") -> Conversion:
    """A conversion whose amounts are given as "4000 USD", its rate good to a share of itself."""
    (source_value, source_currency), (target_value, target_currency) = source.split(), target.split()
    rate = Decimal(target_value) / Decimal(source_value)
    return Conversion(
        start=0,
        end=len(text),
        text=text,
        source_value=Decimal(source_value),
        source_currency=source_currency,
        target_value=Decimal(target_value),
        target_currency=target_currency,
        rate=rate,
        rate_low=rate * (1 - Decimal(precision)),
        rate_high=rate * (1 + Decimal(precision)),
    )


LOAN = conversion("$4 billion (€2.55 billion)", "4000000000 USD", "2550000000 EUR")
TOLL = conversion("€10 (£7)", "10 EUR", "7 GBP")
YEN = conversion("$1 = 103.93 yen", "1 USD", "103.93 JPY", "0.0001")


def document(*facts: Conversion | Money) -> Document:
    """A document of nothing but its facts, each in its own line."""
    placed, start = [], 0
    for fact in facts:
        placed.append(attrs.evolve(fact, start=start, end=start + len(fact.text)))
        start = placed[-1].end + 1
    return Document("\n".join(fact.text for fact in facts), facts=placed)


def money(currency: str | None, **fields: Decimal | str) -> Money:
    return Money(start=50, end=55, text="x" * 5, currency=currency, **fields)  # type: ignore[arg-type]


# -- to -----------------------------------------------------------------------------------------------------------


def test_an_amount_is_put_in_the_other_currency_of_the_document() -> None:
    amount = document(LOAN, money("USD", value=Decimal("21E+9"))).money[0].to("EUR")
    assert amount.value == Decimal("13387500000")
    assert amount.currency == "EUR"
    assert str(amount) == "13,387,500,000 EUR"
    assert [str(rate) for rate in amount.rates] == ["1 USD = 0.6375 EUR"]


def test_it_is_put_back_the_other_way_round() -> None:
    assert document(LOAN, money("EUR", value=Decimal("5.1"))).money[0].to("USD").value == Decimal(8)


def test_it_goes_through_a_third_currency() -> None:
    amount = document(LOAN, TOLL, money("GBP", value=Decimal("7"))).money[0].to("USD")
    assert [rate.source for rate in amount.rates] == ["EUR", "USD"]
    assert amount.value is not None
    assert abs(amount.value - Decimal(10) / Decimal("0.6375")) < Decimal("1E-20")


def test_a_range_keeps_both_bounds_and_what_it_is_for() -> None:
    amount = document(LOAN, money("USD", low=Decimal(40), high=Decimal(80), per="barrel")).money[0].to("EUR")
    assert (amount.value, amount.low, amount.high, amount.per) == (None, Decimal("25.5"), Decimal(51), "barrel")
    assert str(amount) == "25.50 to 51 EUR a barrel"


def test_an_open_bound_stays_open() -> None:
    amount = document(LOAN, money("USD", low=Decimal("2E+9"))).money[0].to("EUR")
    assert (amount.low, amount.high) == (Decimal("1275000000"), None)
    assert str(amount) == "1,275,000,000 to open EUR"


def test_its_own_currency_needs_no_rate() -> None:
    amount = document(money("USD", value=Decimal(5))).money[0].to("usd")
    assert (amount.value, amount.rates) == (Decimal(5), ())


def test_no_rate_names_the_two_currencies_and_what_is_printed() -> None:
    with pytest.raises(NoRate, match=r"no rate between USD and CHF, only 1 USD = 0\.6375 EUR"):
        document(LOAN, money("USD", value=Decimal(5))).money[0].to("CHF")
    with pytest.raises(LookupError, match="no rate between USD and EUR: it has no conversions"):
        document(money("USD", value=Decimal(5))).money[0].to("EUR")


def test_an_open_currency_cannot_be_put_in_another() -> None:
    with pytest.raises(NoRate, match="leaves open which currency 'xxxxx' is in"):
        document(LOAN, money(None, value=Decimal(5))).money[0].to("EUR")


@pytest.mark.parametrize("currency", ["euros", "", "€", None, "ÉUR"])
def test_what_is_no_code_is_named(currency: str) -> None:
    with pytest.raises(ValueError, match=r"currency must be an ISO 4217 code such as 'EUR'"):
        document(LOAN, money("USD", value=Decimal(5))).money[0].to(currency)


def test_an_amount_in_no_document_says_so() -> None:
    with pytest.raises(LookupError, match="is in no document yet"):
        money("USD", value=Decimal(5)).to("EUR")


# -- rates --------------------------------------------------------------------------------------------------------


def test_a_quoted_rate_is_preferred_then_the_most_precise() -> None:
    rough, fine = (
        conversion("$5m (¥500m)", "5 USD", "500 JPY", "0.2"),
        conversion("¥5.12bn ($49m)", "5120 JPY", "49 USD", "0.01"),
    )
    assert [rate.conversion for rate in Exchange([rough, fine]).rates] == [fine]
    assert [rate.conversion for rate in Exchange([rough, YEN, fine]).rates] == [YEN]
    assert Exchange([rough, YEN]).rates[0].quoted


def test_of_equals_the_first_stands() -> None:
    again = attrs.evolve(LOAN, target_value=Decimal("2600000000"), rate=Decimal("0.65"))
    assert Exchange([LOAN, again]).rates[0].rate == Decimal("0.6375")


def test_a_conversion_that_leaves_a_currency_open_gives_no_rate() -> None:
    assert Exchange([attrs.evolve(LOAN, target_currency=None), attrs.evolve(LOAN, rate=None)]).rates == ()


def test_rates_have_what_the_printed_precision_allows() -> None:
    (rate,) = document(LOAN).rates()
    assert (rate.source, rate.target, rate.low, rate.high, rate.quoted) == (
        "USD",
        "EUR",
        Decimal("0.573750"),
        Decimal("0.701250"),
        False,
    )
    assert rate.exact == Fraction(51, 80)


@pytest.mark.parametrize(
    ("text", "source", "target", "quoted"),
    [
        ("$1 = 0.7777 euros", "1 USD", "0.7777 EUR", True),
        ("110 yen to the dollar", "110 JPY", "1 USD", True),
        ("$1 (77 cents)", "1 USD", "0.77 EUR", False),
        ("$10 (€7.70)", "10 USD", "7.70 EUR", False),
    ],
)
def test_a_quoted_rate_is_of_exactly_one_unit(text: str, source: str, target: str, quoted: bool) -> None:
    assert is_quoted(conversion(text, source, target)) is quoted


# -- exactness ----------------------------------------------------------------------------------------------------

amounts = st.decimals(min_value="0.01", max_value="1E+15", places=2)


@settings(deadline=None)
@given(amounts, amounts, amounts)
def test_there_and_back_is_where_it_was(source: Decimal, target: Decimal, value: Decimal) -> None:
    exchange = Exchange([conversion("an amount (another)", f"{source:f} USD", f"{target:f} EUR")])
    there = exchange.convert(value, "USD", "EUR")
    assert abs(Fraction(there) - Fraction(value) * Fraction(target) / Fraction(source)) <= Fraction(there) / 10**48
    assert exchange.convert(source, "USD", "EUR") == target


# -- registry -----------------------------------------------------------------------------------------------------


def test_the_registry_reckons_at_the_rates_of_the_document() -> None:
    registry = document(LOAN, TOLL).registry()
    assert registry.Quantity(Decimal(21), "USD").to("EUR").magnitude == Decimal("13.3875")
    assert registry.Quantity(16, "USD").to("GBP").magnitude == Decimal("7.14")
    assert registry.Quantity(2, "kUSD").to("EUR").magnitude == Decimal(1275)


def test_the_registry_reckons_prices_too() -> None:
    registry = document(LOAN).registry()
    assert registry.Quantity(40, "USD/oil_barrel").to("EUR/oil_barrel").magnitude == Decimal("25.5")


def test_the_registry_refuses_what_the_document_does_not_print() -> None:
    import pint

    registry = document(LOAN).registry()
    with pytest.raises(pint.DimensionalityError, match=r"'USD' \(\[USD\]\) to 'CHF' \(\[CHF\]\)"):
        registry.Quantity(1, "USD").to("CHF")


def test_registries_of_two_documents_know_nothing_of_each_other() -> None:
    import pint

    first, second = document(LOAN).registry(), document(TOLL).registry()
    assert second.Quantity(10, "EUR").to("GBP").magnitude == 7
    with pytest.raises(pint.DimensionalityError):
        first.Quantity(10, "EUR").to("GBP")


def test_a_currency_outside_the_standard_is_defined_where_the_document_has_it() -> None:
    assert document(money("BTC", value=Decimal(2))).registry().Quantity(2, "BTC").magnitude == 2


def test_pint_loads_only_when_it_is_needed() -> None:
    script = (
        "import sys; from newsfacts import Document, Money; "
        "m = Money(start=0, end=2, text='$5', value=None, low=None, currency='USD'); "
        "Document('$5', facts=[m]).money[0].to('USD'); sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
