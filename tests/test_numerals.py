"""Numerals: the printed number, its value and what its last digit stands for."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.reading.numerals import Numeral, find_numerals

VALUES = [
    # figures and their separators
    ("1,234,567.89", "1,234,567.89", "1234567.89"),
    ("1.234.567", "1.234.567", "1234567"),
    ("1'000", "1'000", "1000"),
    ("2,00,000", "2,00,000", "200000"),
    ("120.000", "120.000", "120.000"),
    ("471 000 euros", "471 000", "471000"),
    ("N$2 000", "2 000", "2000"),
    ("ZAR1,7 million", "1,7 million", "1700000"),
    # fractions
    ("8-1/8 pct", "8-1/8", "8.125"),
    ("8 1/8 pct", "8 1/8", "8.125"),
    ("2½", "2½", "2.5"),
    ("½", "½", "0.5"),
    ("3/4 of a point", "3/4", "0.75"),
    ("3 and a half million", "3 and a half million", "3500000"),
    # scales
    ("2.55 billion", "2.55 billion", "2550000000"),
    ("2.8mn", "2.8mn", "2800000"),
    ("415 mil", "415 mil", "415000000"),
    ("12.5 lakh cr", "12.5 lakh cr", "12500000000000"),
    ("1,640-crore", "1,640-crore", "16400000000"),
    ("5\nmillion", "5\nmillion", "5000000"),
    # words
    ("two hundred and fifty thousand", "two hundred and fifty thousand", "250000"),
    ("thirty-two hundred dollars", "thirty-two hundred", "3200"),
    ("one point six billion", "one point six billion", "1600000000"),
    ("zero point seven", "zero point seven", "0.7"),
    ("Three and a half million", "Three and a half million", "3500000"),
    ("half a billion", "half a billion", "500000000"),
    ("a quarter of a million", "a quarter of a million", "250000"),
    ("three quarters of a billion", "three quarters of a billion", "750000000"),
    ("half of one per cent", "half of one", "0.5"),
    ("half a dozen", "half a dozen", "6"),
    ("a million and a half", "a million and a half", "1500000"),
    ("a thousand million", "a thousand million", "1000000000"),
    ("a hundred and thirty", "a hundred and thirty", "130"),
    ("Twenty-five", "Twenty-five", "25"),
    # what stands beside a word
    ("“three”", "three", "3"),
    ("three¢", "three", "3"),
    ("—Three…", "Three", "3"),
    ("in\u2003three°", "three", "3"),
]

BOUNDS = [
    ("Hundreds of millions", "100000000", "1000000000"),
    ("tens of thousands", "10000", "100000"),
    ("dozens", "12", "100"),
    ("several million", "2000000", "10000000"),
    ("a few hundred", "200", "1000"),
    ("billions", "1000000000", None),
    ("multimillion", "1000000", None),
    ("multi-billion", "1000000000", None),
    ("multi-MILLION", "1000000", None),
]

INTERVALS = [
    ("2.55 billion", "2545000000", "2555000000"),
    ("500 million", "450000000", "550000000"),
    ("4 billion", "3500000000", "4500000000"),
    ("4.0 billion", "3950000000", "4050000000"),
    ("1,250", "1245", "1255"),
    ("half a billion", "450000000", "550000000"),
    ("0.05", "0.045", "0.055"),
]


@pytest.mark.parametrize(("text", "printed", "value"), VALUES)
def test_value(text: str, printed: str, value: str) -> None:
    (numeral,) = find_numerals(text)
    assert text[numeral.start : numeral.end] == printed
    assert numeral.value == Decimal(value)
    assert format(numeral.value, "f") == str(numeral.value)


@pytest.mark.parametrize(("text", "low", "high"), BOUNDS)
def test_vague_count_has_bounds(text: str, low: str, high: str | None) -> None:
    (numeral,) = find_numerals(text)
    assert (numeral.value, numeral.low) == (None, Decimal(low))
    assert numeral.high == (None if high is None else Decimal(high))


@pytest.mark.parametrize(("text", "low", "high"), INTERVALS)
def test_interval_is_what_the_printed_digits_allow(text: str, low: str, high: str) -> None:
    (numeral,) = find_numerals(text)
    assert numeral.interval() == (Decimal(low), Decimal(high))


def test_vague_count_has_no_interval() -> None:
    with pytest.raises(ValueError, match="vague count"):
        find_numerals("dozens")[0].interval()


@pytest.mark.parametrize(
    "text",
    [
        *("third quarter", "twenty-first century", "oneself", "ninety-ninth", "a tent", "heighten"),
        *("ONE", "tenč", "éone", "čone", "one_", "_one", "sixª", "÷three", "°ten", "multiMillion"),
    ],
)
def test_is_no_numeral(text: str) -> None:
    assert find_numerals(text) == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("in 2005\n\nMillions of people", ["2005", "Millions"]),
        ("pages 6,7 and 8", ["6", "7", "8"]),
        ("version 10.1.2", ["10", "1.2"]),
        ("on 3/4/2005", ["3", "4", "2005"]),
        ("one of five", ["one", "five"]),
        ("20-30 people", ["20", "30"]),
        ("March 12 300 people", ["12", "300"]),
    ],
)
def test_several_numbers_stay_apart(text: str, printed: list[str]) -> None:
    assert [text[n.start : n.end] for n in find_numerals(text)] == printed


def test_a_loose_letter_is_a_scale_only_when_asked() -> None:
    (numeral,) = find_numerals("40m euros")
    assert (numeral.value, numeral.end) == (Decimal(40), 2)
    loosened = numeral.loosened()
    assert (loosened.value, loosened.end, loosened.scale) == (Decimal(40_000_000), 3, 6)


def test_a_figure_shares_the_scale_of_its_partner() -> None:
    low, high = find_numerals("$4-5bn")
    assert low.rescaled(high.scale).value == Decimal(4_000_000_000)


@given(
    st.text()
    | st.lists(st.sampled_from(["1", ",", ".", "'", "/", "-", " ", "million ", "half ", "a ", "two ", "½"])).map(
        "".join
    )
)
def test_spans_are_in_order_and_inside(text: str) -> None:
    end = 0
    for numeral in find_numerals(text):
        assert end <= numeral.start < numeral.end <= len(text)
        assert isinstance(numeral, Numeral)
        end = numeral.end


def test_long_figure_is_exact() -> None:
    digits = "9" * 200_000
    (numeral,) = find_numerals(f"{digits} million")
    assert str(numeral.value) == digits + "000000"
