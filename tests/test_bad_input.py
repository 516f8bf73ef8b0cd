"""Texts that no newspaper prints: nothing is raised, and every text is read in time that grows as the text does.

A pattern that backtracks, or work that is squared, would make these run for hours; benchmarks/hostile.py prints how the
time grows.
"""

from __future__ import annotations

import pytest

import newsfacts

HOSTILE = {
    "dollars": "$" * 1_000_000,
    "dollar amounts": "$1 " * 200_000,
    "open brackets": "(" * 100_000,
    "nested brackets": "(" * 100_000 + "$1" + ")" * 100_000,
    "a conversion in brackets": "$1 (" * 50_000 + "€1" + ")" * 50_000,
    "one figure": "9" * 200_000,
    "one figure with commas": "1" + ",234" * 50_000,
    "one amount": "$" + "9" * 200_000 + " billion",
    "points": "1." * 100_000,
    "fractions": "1/2" * 70_000,
    "scales": "million " * 100_000,
    "number words": "twenty-five " * 50_000,
    "lone surrogates": "\ud800\udfff$5\udc00" * 40_000,
    "one word": "word " * 200_000,
    "one name": "Putin " * 100_000,
    "one full name": "Vladimir Putin said " * 30_000,
    "capitals": "TRADE BETWEEN JAPAN AND RUSSIA ROSE TO $21 BILLION " * 4_000,
    "capital letters": "A" * 200_000,
    "initials": "A. " * 70_000,
    "title case": "Trade Between Japan And Russia Rose Last Year " * 4_000,
    "many names": " ".join(
        f"Mr A{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(15_000)
    ),
    "per cents": "5% " * 60_000,
    "percent signs": "%" * 200_000,
    "percentages of": "5% of " * 40_000,
    "years": "2002 " * 40_000,
    "year ranges": "2002-03" * 30_000,
    "dates": "25 April 2008 " * 15_000,
    "relative time": "last year " * 20_000,
    "hedges": "more than " * 50_000,
    "rises": "rose from $4 to $5 " * 8_000,
    "verbs": "rose " * 60_000,
    "against": "$4 against " * 20_000,
    "quantities": "5 miles " * 40_000,
    "hyphens": "a-" * 200_000,
    "blanks": " " * 500_000,
    "line ends": "\n" * 500_000,
    "quotes": '"' * 200_000,
    "full stops": "." * 200_000,
    "apostrophes": "'" * 200_000,
    "one sentence": "and it rose 5% to $4 billion (€3 billion) in 2002 " * 3_000,
    "combining marks": "e" + "\u0301" * 200_000,
    "nulls": "\x00" * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text(name: str) -> None:
    text = HOSTILE[name]
    document = newsfacts.extract(text, "2008-04-25")
    assert all(fact.text == text[fact.start : fact.end] for fact in document.facts)
