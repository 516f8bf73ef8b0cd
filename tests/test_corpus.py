"""The corpus: in every sentence each expected fact with every field it names, and nothing else of its kind."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest

import newsfacts

CORPUS = Path(__file__).parent / "corpus"
KINDS = ("money", "conversion", "percentage", "period", "quantity", "actor", "change")
COMPUTED = {"rate", "rate_low", "rate_high", "ratio"}
"""Fields that are reckoned rather than printed: a row gives them to five figures."""


def rows(kind: str) -> list[dict[str, Any]]:
    path = CORPUS / f"{kind}.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def same(name: str, want: Any, found: Any) -> bool:
    """Equal in plain form; numbers by value, and computed ones to five figures."""
    if want == found:
        return True
    if not (isinstance(want, str) and isinstance(found, str)):
        return False
    try:
        difference = abs(Decimal(want) - Decimal(found))
        return difference <= (abs(Decimal(want)) * Decimal("0.00005") if name in COMPUTED else 0)
    except InvalidOperation:
        return False


def meets(want: dict[str, Any], found: dict[str, Any]) -> bool:
    return all(name in found and same(name, value, found[name]) for name, value in want.items())


CASES = [pytest.param(kind, row, id=f"{kind}-{n}") for kind in KINDS for n, row in enumerate(rows(kind), 1)]


@pytest.mark.parametrize(("kind", "row"), CASES)
def test_sentence(kind: str, row: dict[str, Any]) -> None:
    document = newsfacts.extract(row["text"], row.get("published"), row.get("country"))
    found = [fact.to_dict() for fact in document.of(kind)]
    left = list(found)
    missed = []
    for want in row["expect"]:
        hit = next((fact for fact in left if meets(want, fact)), None)
        left.remove(hit) if hit else missed.append(want)
    said = [{name: value for name, value in fact.items() if value is not None} for fact in left]
    assert (missed, said) == ([], []), row["text"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_rows_of_both_sorts(kind: str) -> None:
    sentences = rows(kind)
    assert len(sentences) >= 60
    assert any(row["expect"] for row in sentences)
    assert any(not row["expect"] for row in sentences)
    assert len({(row["text"], row.get("published"), row.get("country")) for row in sentences}) == len(sentences)
    for row in sentences:
        assert set(row) <= {"text", "published", "country", "expect", "heading"}
        assert all(want["text"] in row["text"] for want in row["expect"])
