"""Hostile texts: nothing is raised, every offset is exact, and where the work were squared these would run for hours.

How the time grows with the text is printed by benchmarks/hostile.py.
"""

from __future__ import annotations

import pytest
from hostile_texts import TEXTS

import newsfacts


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text(name: str) -> None:
    times, text_of = TEXTS[name]
    text = text_of(times)
    document = newsfacts.extract(text, "2008-04-25")
    assert all(fact.text == text[fact.start : fact.end] for fact in document.facts)
