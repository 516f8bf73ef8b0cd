"""Percentages: its rooms, and what must hold of any text. The forms themselves stand in corpus/percentage.jsonl."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.document import Document
from newsfacts.extractors.percentages import Percentages
from newsfacts.extractors.percentages.figures import find_printed
from newsfacts.extractors.percentages.whole import words_after_of
from newsfacts.facts import Percentage
from newsfacts.pipeline import Pipeline
from newsfacts.reading.numerals import find_numerals
from newsfacts.reading.phrases import noun_phrase_end

PIPELINE = Pipeline([Percentages()])


def percentages(text: str) -> tuple[Percentage, ...]:
    return PIPELINE(text).percentages


@pytest.mark.parametrize("sign", ["%", " %", " per cent", " percent", " pct", "pc", " per\ncent", "-percent"])
@pytest.mark.parametrize(("printed", "value"), [("7", "7"), ("2.50", "2.50"), ("8-1/8", "8.125"), ("1,250", "1250")])
def test_every_sign_after_every_figure(printed: str, value: str, sign: str) -> None:
    (found,) = percentages(f"Rents rose {printed}{sign}.")
    assert (found.text, found.unit, found.direction) == (printed + sign, "percent", "up")
    assert str(found.value) == value  # the printed precision is kept


@pytest.mark.parametrize(
    ("phrase", "unit"),
    [
        ("2 percentage points", "percentage_point"),
        ("2 percentage-points", "percentage_point"),
        ("2pp", "percentage_point"),
        ("2 %-points", "percentage_point"),
        ("2 basis points", "basis_point"),
        ("2bp", "basis_point"),
        ("2 bps", "basis_point"),
    ],
)
def test_points(phrase: str, unit: str) -> None:
    (found,) = percentages(f"The gap fell {phrase} today.")
    assert (found.text, found.value, found.unit, found.direction) == (phrase, Decimal(2), unit, "down")


@pytest.mark.parametrize(
    ("verb", "direction"),
    [("rose", "up"), ("sank", "down"), ("edged up", "up"), ("gave up", "down"), ("moved", None), ("was", None)],
)
def test_the_verb_governs(verb: str, direction: str | None) -> None:
    assert [one.direction for one in percentages(f"The index {verb} 2%.")] == [direction]


@pytest.mark.parametrize("level", ["to 9%", "at 9%", "from 9%", "between 8% and 9%"])
def test_a_level_has_no_direction(level: str) -> None:
    found = percentages(f"The rate stood {level}.")
    assert [one.direction for one in found] == [None]


def test_a_range_shares_its_sign_and_two_levels_do_not_make_one() -> None:
    printed = find_printed(text := "a 5-15% levy, up from 4 to 6%", find_numerals(text))
    assert [(one.value, one.low, one.high) for one in printed] == [
        (None, Decimal(5), Decimal(15)),
        (Decimal(4), None, None),
        (Decimal(6), None, None),
    ]


def test_evidence_names_the_rules() -> None:
    (found,) = percentages("Rents rose 5% from a year earlier.")
    assert found.evidence == ("percent after a figure", "verb before the figure", "basis year_on_year")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("of the country's gas in 2003", "the country's gas"),
        ("of voters agreed", "voters"),
        ("of unregistered voters agreed", "unregistered voters"),
        ("of sales growth last year", "sales growth"),
        ("of pupils walk to school", "pupils"),
        ("of them", "them"),
        ("of U.S. exports", "U.S. exports"),
        ("of the", ""),
    ],
)
def test_a_noun_phrase_ends_with_its_head(text: str, phrase: str) -> None:
    assert text[3 : noun_phrase_end(text, 3, len(text))] == phrase


def test_words_after_of_are_none_where_a_clause_follows() -> None:
    text = "20 percent of which it sold"
    assert words_after_of(text, 10, len(text)) is None


PIECES = st.sampled_from(
    [
        "5",
        "%",
        " percent",
        "-",
        "–",
        " to ",
        " from ",
        "between ",
        " and ",
        ", ",
        "rose ",
        "of the ",
        "points ",
        "half ",
        ".",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_gives_true_spans(text: str) -> None:
    for found in Document(text).with_facts(Percentages()(Document(text))).percentages:
        assert text[found.start : found.end] == found.text
        assert (found.value is None) == (found.low is not None and found.high is not None)
        assert found.low is None or found.high is None or found.low <= found.high
