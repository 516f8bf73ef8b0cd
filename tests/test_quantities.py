"""Quantities: every unit of the lexicon is one that pint reads, and each room reads what it should."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pint import UnitRegistry

import newsfacts
from newsfacts import lexicon
from newsfacts.extractors.quantities.counts import counted_after, is_plural, single_after
from newsfacts.extractors.quantities.measures import age_after, measure_after

UNITS = lexicon.table("en/units.tsv")


@pytest.fixture(scope="module")
def registry() -> UnitRegistry[float]:
    return UnitRegistry()


@pytest.mark.parametrize("row", UNITS, ids=lambda row: row["forms"].split(",")[0])
def test_a_unit_of_the_lexicon_is_one_that_pint_reads(row: dict[str, str], registry: UnitRegistry[float]) -> None:
    assert str(registry.Unit(row["unit"]))
    assert row["use"] in ("word", "figure", "time", "hyphen")
    assert row.get("scale", "") in ("", "3", "6", "9", "12")


def test_a_form_names_one_unit() -> None:
    forms = [form for row in UNITS for form in row["forms"].split(", ")]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 tonnes a year", "metric_ton/year"),
        ("5 barrels per day", "oil_barrel/day"),
        ("5 people per square mile", None),
        ("5 miles per gallon", "mile/gallon"),
        ("5 tonnes a year earlier", "metric_ton"),
        ("5 hours a day", "hour"),
        ("5m-high", "meter"),
        ("5 second homes", None),
        ("5 seconds", "second"),
        ("5°C", "degree_Celsius"),
        ("5Cs", None),
        ("5 sq. ft. of", "foot**2"),
    ],
)
def test_a_unit_stands_right_behind_its_figure(text: str, unit: str | None) -> None:
    measure = measure_after(text, 1)
    assert (measure.unit if measure else None) == unit


@pytest.mark.parametrize(("text", "unit"), [("6-year-old", "year"), ("6 months old", "month"), ("6 years", None)])
def test_an_age_says_old(text: str, unit: str | None) -> None:
    age = age_after(text, 1)
    assert (age.unit if age else None) == unit


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        (" disputed islands", "islands"),
        (" sports car makers", "makers"),
        (" police officers", "officers"),
        (" women", "women"),
        (" common and preferred shares of", "shares"),
        (" countries' trade", "countries"),
        (" were killed", None),
        (" of the ministers", None),
        (", men and women", None),
        (" million lives", "lives"),
    ],
)
def test_a_count_has_the_head_of_its_phrase(text: str, noun: str | None) -> None:
    counted = counted_after(text, 0)
    assert (counted[0] if counted else None) == noun


def test_one_counts_a_singular() -> None:
    assert single_after(" session of the five", 0) == ("session", 8)
    assert single_after(" of the ministers", 0) is None


@pytest.mark.parametrize("word", ["was", "previous", "boss", "times", "crisis", "as"])
def test_what_ends_in_s_need_be_no_plural(word: str) -> None:
    assert not is_plural(word)


@settings(deadline=None)  # the first call loads the lexicon
@given(st.integers(2, 10**9), st.sampled_from(["ships", "men", "tonnes", "km", "years"]))
def test_a_plain_count_or_measure_keeps_its_value(number: int, word: str) -> None:
    document = newsfacts.extract(f"They lost {number:,} {word} at sea.")
    assert [(fact.value, fact.text) for fact in document.quantities] == [(Decimal(number), f"{number:,} {word}")]


def test_a_measure_goes_into_another_unit_with_its_bounds() -> None:
    (pipe,) = newsfacts.extract("They laid 10 to 12 km of pipe.").quantities
    there = pipe.to("meter")
    assert (there.value, there.low, there.high) == (None, Decimal(10000), Decimal(12000))
    assert str(there) == "10000 to 12000 meter"


@pytest.mark.parametrize("unit", ["tonne", "no_such_unit", ""])
def test_a_measure_says_which_unit_it_cannot_go_into(unit: str) -> None:
    (pipe,) = newsfacts.extract("They laid 10 km of pipe.").quantities
    with pytest.raises(ValueError, match="'10 km' is in kilometer"):
        pipe.to(unit)


def test_a_count_has_no_other_unit() -> None:
    (ships,) = newsfacts.extract("They lost 10 ships.").quantities
    with pytest.raises(ValueError, match="counts ships"):
        ships.to("meter")
