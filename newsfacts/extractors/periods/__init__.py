"""Periods: reads the words and figures of time and gives `Period` facts with the days they mean.

Terms are found by one scan and at the numerals (`scan`), neighbours are joined into whole expressions (`join`), and
each is resolved against the day of publication and what the text spoke of before (`resolve`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from newsfacts import facts
from newsfacts.document import Document
from newsfacts.extractors.periods.given import without_people
from newsfacts.extractors.periods.join import join
from newsfacts.extractors.periods.resolve import Resolver
from newsfacts.extractors.periods.scan import find_terms

make_period: Final = facts.unchecked(facts.Period)


class Periods:
    """Stretches of time, from a day to a century, open ones and ranges among them."""

    needs: tuple[type[facts.Fact], ...] = ()
    gives: tuple[type[facts.Fact], ...] = (facts.Period,)

    def __call__(self, document: Document, /) -> Iterable[facts.Fact]:
        text = document.text
        terms = find_terms(text, document.reading.numerals, document.country, document.reading.words)
        terms = join(text, without_people(document, terms))
        if not terms:
            return []
        return [
            make_period(
                start=term.start,
                end=term.end,
                text=text[term.start : term.end],
                start_date=days[0],
                end_date=days[1],
                grain=term.grain,
                because=(term.rule,),
            )
            for term, days in Resolver(document, terms).resolved()
        ]
