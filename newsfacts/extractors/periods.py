"""Periods: (to be written)."""

from __future__ import annotations

from collections.abc import Iterable

from newsfacts import facts
from newsfacts.document import Document


class Periods:
    """(to be written)"""

    needs: tuple[type[facts.Fact], ...] = ()
    gives: tuple[type[facts.Fact], ...] = (facts.Period,)

    def __call__(self, document: Document, /) -> Iterable[facts.Fact]:
        return ()
