"""Given: reads the names of a document and tells which months and weekdays are part of somebody's name.

"Sunday Oliseh", "June Carter", "Theresa May": `reading.names` knows these, by the words around and by the lists.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from newsfacts.document import Document
from newsfacts.extractors.periods.terms import Term

NAMED: Final = ("month", "weekday")


def without_people(document: Document, terms: list[Term]) -> list[Term]:
    """The terms without the months and weekdays that are part of a person's name of several words."""
    text = document.text
    doubtful = [term for term in terms if term.what in NAMED and not term.way and _is_beside_capital(text, term)]
    if not doubtful:
        return terms  # as in most texts: their names need not be read for it
    people = [name for name in document.reading.names if name.label == "person"]
    starts = [name.start for name in people]
    gone = set()
    for term in doubtful:
        number = bisect_right(starts, term.start) - 1
        if number >= 0 and term.end <= people[number].end and " " in text[people[number].start : people[number].end]:
            gone.add(term.start)
    return [term for term in terms if term.start not in gone]


def _is_beside_capital(text: str, term: Term) -> bool:
    """Whether a term is one word, with a capital after it or perhaps before it."""
    start, end = term.start, term.end
    if text[end : end + 1].isspace() and text[end + 1 : end + 2].isupper():
        return " " not in text[start:end]
    before = text[max(0, start - LONGEST) : start].split()
    return bool(before) and before[-1][0].isupper() and " " not in text[start:end]


LONGEST: Final = 20
"""A given name has no more letters than this."""
