"""Pipelines: order and needs, overlaps settled in one place, many texts in their order with bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsfacts
from newsfacts import Actor, Change, Document, Fact, Money, Percentage, Period, Pipeline, Quantity, extractor
from newsfacts.pipeline import Settling


def first_word(document: Document) -> Iterable[Fact]:
    """An extractor of a user's own, at the top of a module as processes need it."""
    word = document.text.split(" ")[0]
    if word:
        yield Fact(start=0, end=len(word), text=word)


def settle(*stages: list[Fact]) -> list[Fact]:
    """What stands of the facts that extractors found, one stage after the other, in a text of nine characters."""
    document = Document("x" * 9)
    settling = Settling(document)
    for found in stages:
        settling.add(found)
    return list(document.facts)


def span(start: int, end: int, kind: type[Fact] = Money) -> Fact:
    return kind(start=start, end=end, text="x" * (end - start))


# -- order ------------------------------------------------------------------------------------------------------


def test_extractors_see_the_facts_before_them() -> None:
    def after(document: Document) -> Iterable[Fact]:
        assert [fact.text for fact in document.facts] == ["Sales"]
        return [Change(start=6, end=10, text="rose")]

    document = Pipeline([first_word, after])("Sales rose")
    assert [fact.kind for fact in document.facts] == ["fact", "change"]


def test_a_document_lets_go_of_what_was_read_and_reads_again_at_need() -> None:
    document = newsfacts.extract("Mr. Lee paid $5m. It was a lot.")
    assert set(vars(document.reading)) == {"text"}
    assert document.money[0].sentence.text == "Mr. Lee paid $5m."
    assert set(vars(document.reading)) == {"text", "sentences"}


def test_an_order_that_cannot_work_is_told_when_it_is_built() -> None:
    @extractor(needs=[Money, Percentage], gives=[Change])
    def changes(document: Document) -> Iterable[Fact]:
        return ()

    @extractor(gives=[Money])
    def money(document: Document) -> Iterable[Fact]:
        return ()

    with pytest.raises(ValueError, match="changes needs money, which no extractor before it gives"):
        Pipeline([changes, money])
    with pytest.raises(ValueError, match="changes needs percentage, which no extractor before it gives"):
        Pipeline([money, changes])
    assert repr(Pipeline([money])) == "Pipeline([money])"


def test_the_default_extractors_name_what_they_need() -> None:
    built = newsfacts.default_pipeline().extractors
    assert Pipeline(built).extractors == built
    with pytest.raises(ValueError, match="needs"):
        Pipeline(reversed(built))


def test_an_extractor_is_callable() -> None:
    with pytest.raises(TypeError, match="an extractor is a callable"):
        Pipeline(["money"])  # type: ignore[list-item]


# -- overlaps ---------------------------------------------------------------------------------------------------


def test_of_two_figures_the_earlier_extractors_stands() -> None:
    assert settle([span(2, 5)], [span(4, 9, Period), span(5, 8, Quantity)]) == [span(2, 5), span(5, 8, Quantity)]


def test_of_one_extractors_own_the_longer_stands() -> None:
    assert settle([], [span(0, 3), span(2, 8), span(8, 9)]) == [span(2, 8), span(8, 9)]


KINDS_OF_GROUPS: tuple[type[Fact], ...] = (Money, Percentage, Period, Actor, Change)


def group(fact: Fact) -> str:
    """What no other fact of the group may overlap it in."""
    return fact.kind if fact.claims is None else fact.claims


@given(st.lists(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 9), st.sampled_from(KINDS_OF_GROUPS)))))
def test_a_fact_stands_where_none_of_its_group_stood_before(stages: list[list[tuple[int, int, type[Fact]]]]) -> None:
    found = [[span(start, min(start + size, 9), kind) for start, size, kind in stage] for stage in stages]
    standing: list[Fact] = []
    for stage in found:
        for fact in sorted(stage, key=lambda fact: (fact.start - fact.end, fact.start)):
            of_group = [one for one in standing if group(one) == group(fact)]
            if not group(fact) or not any(fact.overlaps_span(one) for one in of_group):
                standing.append(fact)
    left = {(fact.kind, fact.start, fact.end) for fact in settle(*found)}
    assert left == {(fact.kind, fact.start, fact.end) for fact in standing}


def test_figures_and_actors_may_overlap() -> None:
    facts = [span(0, 5), span(3, 8, newsfacts.Actor)]
    assert settle(facts[:1], facts[1:]) == facts


def test_what_is_made_of_others_may_overlap() -> None:
    facts = [span(0, 5), span(0, 9, Change), span(2, 9, Change)]
    assert sorted(settle(facts[:1], facts[1:]), key=lambda fact: (fact.start, fact.end)) == facts


def test_a_later_fact_of_the_same_kind_and_span_tells_more() -> None:
    more = Money(start=2, end=5, text="xxx", currency="USD")
    assert set(settle([span(0, 1), span(2, 5)], [more])) == {span(0, 1), more}


# -- many texts -------------------------------------------------------------------------------------------------

TEXTS = [f"Text{number} rose 5% in May." for number in range(100)]


@pytest.mark.parametrize("workers", [1, 2])
def test_documents_come_in_order(workers: int) -> None:
    documents = list(Pipeline([first_word]).stream(iter(TEXTS), workers=workers))
    assert [document.text for document in documents] == TEXTS
    assert [document.facts[0].text for document in documents] == [text.split(" ")[0] for text in TEXTS]


@pytest.mark.parametrize("workers", [1, 2])
def test_memory_is_bounded(workers: int) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "Sales rose."

    stream = Pipeline([]).stream(endless(), workers=workers, ahead=4)
    for _ in range(20):
        next(stream)
    assert taken <= 20 + workers * 4


@pytest.mark.parametrize("workers", [1, 2])
def test_a_text_may_tell_of_itself(workers: int) -> None:
    texts: list[Any] = [
        {"text": "One.", "published": "2008-04-25", "country": "gb", "id": "a"},
        "Two.",
        {"text": "Three.", "published": date(2009, 1, 1)},
    ]
    documents = list(Pipeline([]).stream(texts, workers=workers))
    assert [(document.published, document.country, document.id) for document in documents] == [
        (date(2008, 4, 25), "GB", "a"),
        (None, None, None),
        (date(2009, 1, 1), None, None),
    ]


def test_the_default_pipeline_runs_in_processes() -> None:
    texts = [{"text": "Trade rose to $21 billion last year.", "published": "2008-04-25"}] * 3
    pipeline = newsfacts.default_pipeline()
    assert list(pipeline.stream(texts, workers=2)) == [pipeline(**text) for text in texts]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ({"text": "One.", "date": "2008"}, "a text has text, published, country and id, not date"),
        ({"published": "2008-04-25"}, "a text given as a mapping has its words under 'text'"),
        ({"text": "One.", "published": "Friday"}, "published must be"),
    ],
)
@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_no_text_is_named(text: Any, message: str, workers: int) -> None:
    with pytest.raises(ValueError, match=message):
        list(Pipeline([]).stream([text], workers=workers))


@pytest.mark.parametrize("text", [None, 5, b"One."])
def test_a_text_is_a_str(text: Any) -> None:
    with pytest.raises(TypeError, match="text must be a str"):
        list(Pipeline([]).stream([text]))


@pytest.mark.parametrize("workers", [0, -1])
def test_there_is_at_least_one_worker(workers: int) -> None:
    with pytest.raises(ValueError, match="workers must be at least 1"):
        Pipeline([]).stream([], workers=workers)


def test_no_texts_give_no_documents() -> None:
    assert list(Pipeline([]).stream([], workers=2)) == []


# -- one thing alone --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["money", "conversions", "percentages", "periods", "quantities", "actors", "changes"])
def test_one_line_helpers_give_what_extract_gives(view: str) -> None:
    text = "Sales at Acme Corp rose 5% to £1.2m ($2m), or 300 tonnes, in May 2004, from £1.1m in 2003."
    assert getattr(newsfacts, view)(text, "2008-04-25", "GB") == getattr(
        newsfacts.extract(text, "2008-04-25", "GB"), view
    )


def test_year_ranges() -> None:
    assert [period.text for period in newsfacts.year_ranges("It lasted from 1939-1945, and so in 1940.")] == [
        "1939-1945"
    ]


def test_one_text_is_no_stream_of_texts() -> None:
    for text in ("Sales rose.", {"text": "Sales rose."}):
        with pytest.raises(TypeError, match="put the one into a list"):
            Pipeline([]).stream(text)


@pytest.mark.parametrize("wrong", [{"workers": 2.5}, {"workers": "2"}, {"ahead": 0}])
def test_workers_and_what_is_ahead_are_whole_numbers(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"{next(iter(wrong))} must be at least 1 and a whole number"):
        Pipeline([]).stream([], **wrong)


def test_who_stops_early_does_not_read_on() -> None:
    taken: list[int] = []

    def texts() -> Iterator[str]:
        for number in range(1000):
            taken.append(number)
            yield f"Text{number} rose."

    stream = Pipeline([first_word]).stream(texts(), workers=2, ahead=2)
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert len(taken) < 1000
