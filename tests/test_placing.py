"""Placing: the period to which a sentence puts a figure, and the actor to whom it attributes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newsfacts

ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "corpus" / "when.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_nine_figures_in_ten_have_the_right_period() -> None:
    right, wrong = 0, []
    for row in ROWS:
        document = newsfacts.extract(row["text"], row["published"])
        figures = {fact.text: fact.to_dict() for fact in (*document.money, *document.percentages, *document.quantities)}
        for want in row["expect"]:
            found = figures.get(want["text"], {})
            if all(name in found and found[name] == want[name] for name in ("when_start", "when_end")):
                right += 1
            else:
                wrong.append((row["text"], want["text"], found.get("when_start")))
    assert len(ROWS) >= 60
    assert right >= 0.9 * (right + len(wrong)), wrong


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Bank of England said lending rose 5%.", "bank-of-england"),
        ("Lending rose 5%, the Bank of England said.", "bank-of-england"),
        ("Lending rose 5%, according to the Bank of England.", "bank-of-england"),
        ("Figures published by the Bank of England showed that lending rose 5%.", "bank-of-england"),
        ("Lending to the Bank of England rose 5%.", None),
        ("Lending rose 5%.", None),
    ],
)
def test_a_figure_has_the_actor_who_gives_it(text: str, source: str | None) -> None:
    document = newsfacts.extract(text)
    assert [fact.source_actor for fact in document.percentages] == [source]
    assert [fact.source_actor for fact in document.changes] == [source]


def test_the_company_is_the_only_one_just_named() -> None:
    document = newsfacts.extract("Shares of Acme Corp fell. The company said it had sold 40 ships.")
    assert document.quantities[0].source_actor == "acme"


def test_a_change_is_placed_and_stands_once() -> None:
    document = newsfacts.extract("Trade rose from $4 billion in 2002 to $21 billion in 2006.")
    (change,) = document.changes
    assert (str(change.when_start), str(change.when_end)) == ("2006-01-01", "2006-12-31")
    assert "of 2006" in change.evidence


def test_the_timeline_goes_by_time() -> None:
    document = newsfacts.extract("It made $5m in 2004. Before, it had made $3m in 2001, and it will make $9m by 2012.")
    assert [figure.text for figure in document.timeline()] == ["$3m", "$5m", "$9m"]


def test_about_an_actor_are_the_facts_of_its_clauses_its_own_first() -> None:
    document = newsfacts.extract(
        "Exports to Japan fell 3%. Japan sold 40 ships, while Peru sold 12 ships.", published="2008-04-25"
    )
    assert [fact.text for fact in document.about("japan") if fact.kind != "actor"] == ["40 ships", "fell 3%", "3%"]
    assert document.about(document.actors[0]) == document.about("japan")
    assert document.about("nobody") == ()


def test_about_names_what_is_no_actor() -> None:
    with pytest.raises(ValueError, match="actor must be"):
        newsfacts.extract("Sales rose 5%.").about(5)  # type: ignore[arg-type]


def test_an_explanation_names_the_rules() -> None:
    document = newsfacts.extract("Sales rose 5% to $3bn.")
    said = document.explain(document.changes[0])
    assert "the verb rose" in said
    assert "to_value 3000000000" in said
    assert said.endswith("Sentence: Sales rose 5% to $3bn.")
