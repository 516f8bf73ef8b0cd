"""Texts that no newspaper prints, each of any size: what the tests and the benchmark of hostile texts read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final


def _names(count: int) -> str:
    """So many people, all of different names."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return " ".join(f"Mr A{letters[n % 26]}{letters[n // 26 % 26]}{letters[n // 676 % 26]}" for n in range(count))


TEXTS: Final[dict[str, tuple[int, Callable[[int], str]]]] = {
    "dollars": (1_000_000, lambda n: "$" * n),
    "dollar amounts": (200_000, lambda n: "$1 " * n),
    "open brackets": (100_000, lambda n: "(" * n),
    "nested brackets": (100_000, lambda n: "(" * n + "$1" + ")" * n),
    "conversions in brackets": (50_000, lambda n: "$1 (" * n + "€1" + ")" * n),
    "one figure": (200_000, lambda n: "9" * n),
    "one figure with commas": (50_000, lambda n: "1" + ",234" * n),
    "one amount": (200_000, lambda n: "$" + "9" * n + " billion"),
    "one rate": (300_000, lambda n: f"$0.{'0' * n}1 (€1{'0' * n})"),
    "one percentage": (200_000, lambda n: "0." + "9" * n + "%"),
    "points": (100_000, lambda n: "1." * n),
    "fractions": (70_000, lambda n: "1/2" * n),
    "scales": (100_000, lambda n: "million " * n),
    "number words": (50_000, lambda n: "twenty-five " * n),
    "lone surrogates": (40_000, lambda n: "\ud800\udfff$5\udc00" * n),
    "one word": (1_000_000, lambda n: "word " * n),
    "one name": (100_000, lambda n: "Putin " * n),
    "one full name": (30_000, lambda n: "Vladimir Putin said " * n),
    "many names": (50_000, _names),
    "capitals": (4_000, lambda n: "TRADE BETWEEN JAPAN AND RUSSIA ROSE TO $21 BILLION " * n),
    "capital letters": (200_000, lambda n: "A" * n),
    "words in brackets": (50_000, lambda n: "x (Shares) " * n),
    "names with words in brackets": (20_000, lambda n: "Oslo (Shares) " * n),
    "initials": (70_000, lambda n: "A. " * n),
    "title case": (4_000, lambda n: "Trade Between Japan And Russia Rose Last Year " * n),
    "per cents": (60_000, lambda n: "5% " * n),
    "percent signs": (200_000, lambda n: "%" * n),
    "percentages of": (40_000, lambda n: "5% of " * n),
    "years": (40_000, lambda n: "2002 " * n),
    "year ranges": (30_000, lambda n: "2002-03" * n),
    "dates": (15_000, lambda n: "25 April 2008 " * n),
    "relative time": (20_000, lambda n: "last year " * n),
    "hedges": (50_000, lambda n: "more than " * n),
    "rises": (8_000, lambda n: "rose from $4 to $5 " * n),
    "verbs": (60_000, lambda n: "rose " * n),
    "against": (20_000, lambda n: "$4 against " * n),
    "quantities": (40_000, lambda n: "5 miles " * n),
    "hyphens": (200_000, lambda n: "a-" * n),
    "blanks": (500_000, lambda n: " " * n),
    "line ends": (500_000, lambda n: "\n" * n),
    "quotes": (200_000, lambda n: '"' * n),
    "full stops": (200_000, lambda n: "." * n),
    "apostrophes": (200_000, lambda n: "'" * n),
    "one sentence": (3_000, lambda n: "and it rose 5% to $4 billion (€3 billion) in 2002 " * n),
    "combining marks": (200_000, lambda n: "e" + "\u0301" * n),
    "nulls": (200_000, lambda n: "\x00" * n),
}
"""By name: how often to repeat for a text that would take hours to read if the work were squared, and the text."""
