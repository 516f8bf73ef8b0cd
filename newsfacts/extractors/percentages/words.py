"""Words: the words of the lexicon that stand around percentages."""

from __future__ import annotations

from functools import cache

from newsfacts import lexicon


@cache
def words_that(role: str) -> frozenset[str]:
    """The words of a role around a percentage.

    >>> "short" in words_that("short")
    True
    """
    return frozenset(lexicon.words("en/percentage_words.tsv", role=role))
