"""Quantities: (to be written)."""

from __future__ import annotations

from collections.abc import Iterable

from newsfacts import facts
from newsfacts.document import Document


class Quantities:
    """(to be written)"""

    needs: tuple[type[facts.Fact], ...] = ()
    gives: tuple[type[facts.Fact], ...] = (facts.Quantity,)

    def __call__(self, document: Document, /) -> Iterable[facts.Fact]:
        return ()
