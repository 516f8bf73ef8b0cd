"""Steps: reads what stands around two figures joined by "to" and gives whether something moved by the first of them.

"Lists lengthened by 12,000 to 3.1 million" has a step and then a level; "delays grew by 10 to 20 minutes" has a range.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from newsfacts import lexicon
from newsfacts.reading.movements import measured, movements

WIDEST: Final = 5
"""How many times the lower bound of a range behind a word of change the upper one is at most: levels dwarf steps."""
BETWEEN: Final = frozenset(lexicon.lines("en/between_movement.txt"))
"""What may stand between a verb and the figure it moves by: "fell by about a further $3"."""
MILD: Final = frozenset(lexicon.lines("en/mild_movements.txt"))
"""Words of change before a range that is none of a movement: "raise $175 million to $180 million"."""
CLAUSE_WORD: Final = re.compile(r"[a-z]+")
LONGEST_CLAUSE: Final = 90
GRADED: Final = re.compile(r"[^.;()\n]{0,24}[ ](?:depending|varying)\b")
"""What tells that two figures are a range, however wide: "rises by £50 to £5,000 depending on the offence"."""


def words_of_clause(text: str, start: int) -> list[str]:
    """The words, in lower case, from where the clause begins (or a line's length ahead) to an offset.

    >>> words_of_clause("Prices fell. Debt rose by $6 billion", 26)
    ['debt', 'rose', 'by']
    """
    left = text[max(0, start - LONGEST_CLAUSE) : start]
    for stop in (". ", "; ", "\n\n"):
        left = left.rpartition(stop)[2]
    return CLAUSE_WORD.findall(left.lower())


def is_moved_by(words: list[str]) -> bool:
    """Whether the words right before a figure say that something moved by it.

    >>> is_moved_by("it fell by about a further".split()), is_moved_by("it plans to raise".split())
    (True, False)
    """
    for word in reversed(words):
        if word in movements() and word not in MILD:
            return True
        if word not in BETWEEN:
            return False
    return False


def is_graded(text: str, end: int) -> bool:
    """Whether the words behind two figures say that the amount differs from case to case."""
    return GRADED.match(text, end) is not None


def is_step(text: str, start: int, end: int, low: Decimal, high: Decimal) -> bool:
    """Whether two figures, from an offset to another, are a step and the level after it.

    "Rose 2 percent to 3 percent" is a range: mostly what moved is far larger than its step. Behind "by" the verb may
    stand farther off: "rose for a third month, by $6 billion to $212 billion".

    >>> text = "Queues grew by 12,000 to 3.1 million people."
    >>> is_step(text, 15, 36, Decimal(12000), Decimal(3100000)), is_step(text, 15, 36, Decimal(12000), Decimal(20000))
    (True, False)
    """
    if not low or abs(high) <= abs(low) * WIDEST or is_graded(text, end):
        return False
    words = words_of_clause(text, start)
    if is_moved_by(words) or (words[-1:] == ["by"] and not movements().keys().isdisjoint(words)):
        return True
    near = words[-1 - LONGEST_OBJECT :]  # "raised the minimum wage 50 cents to $6"
    return bool(near) and near[-1] in measured("sum", "object") and not movements().keys().isdisjoint(near)


LONGEST_OBJECT: Final = 4
"""The words of an object between its verb and the step, at most."""
