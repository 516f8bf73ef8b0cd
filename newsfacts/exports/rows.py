"""Rows: the facts of a document in tables for people to read, a table a kind; the terminal and the page draw them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

import attrs

from newsfacts.document import Document
from newsfacts.facts import Actor, Fact

HEADINGS: Final = {
    "money": "Money",
    "percentage": "Percentages",
    "period": "Periods",
    "quantity": "Quantities",
    "actor": "Actors",
    "conversion": "Conversions",
    "change": "Changes",
}
"""What a kind is called above its table; a kind of the user's own has its own name."""

UNTOLD: Final = frozenset({"kind", "start", "end", "source", "target"})
"""Fields that say nothing beside the text: a conversion's source and target are its two halves."""


@attrs.frozen
class Table:
    """A kind's facts: only the columns in which some fact has something to say."""

    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def heading(self) -> str:
        """What stands above the table."""
        return HEADINGS.get(self.kind, self.kind)


def tables(document: Document) -> list[Table]:
    """The tables of a document, in the order of the kinds; one of actors has a row for each, however often mentioned.

    >>> document = Document("Up 5%.", facts=[Fact(start=3, end=5, text="5%")])
    >>> tables(document)
    [Table(kind='fact', columns=('text',), rows=(('5%',),))]
    """
    by_kind: dict[str, list[Fact]] = {kind: [] for kind in HEADINGS}
    for fact in document.facts:
        by_kind.setdefault(fact.kind, []).append(fact)
    return [
        _table(kind, [*_actor_rows(facts)] if kind == Actor.kind else [*map(_row, facts)])
        for kind, facts in by_kind.items()
        if facts
    ]


def cell(value: Any) -> str:
    """A value for a person to read.

    >>> cell(Decimal("4000000000")), cell(Decimal("0.5309734513274336283185840708")), cell(None), cell(True)
    ('4,000,000,000', '0.530973', '', 'yes')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and exponent < -6:  # a computed rate: six digits tell a reader enough
            return f"{value:.6g}"
        return f"{value:,f}"
    if isinstance(value, tuple):
        return " ".join(value)
    return " ".join(str(value).split())


def _row(fact: Fact) -> dict[str, str]:
    """What a fact says, by field, in the kind's order; empty where it says nothing."""
    return {name: cell(getattr(fact, name)) for name in fact.to_dict() if name not in UNTOLD}


def _actor_rows(facts: Iterable[Fact]) -> Iterable[dict[str, str]]:
    """A row an actor: what any mention tells of it, and how it is mentioned."""
    known: dict[str, dict[str, str]] = {}
    mentions: dict[str, Counter[str]] = {}
    for fact in facts:
        row = _row(fact)
        text, _, one = row.pop("text"), row.pop("mention"), row.pop("id") or str(fact.start)
        mentions.setdefault(one, Counter())[text] += 1
        before = known.get(one, row)
        known[one] = {name: before[name] or value for name, value in row.items()}
    for one, row in known.items():
        counts = (f"{text} ×{count}" if count > 1 else text for text, count in mentions[one].items())
        yield {**row, "mentions": ", ".join(counts)}


def _table(kind: str, rows: Sequence[dict[str, str]]) -> Table:
    columns = tuple(name for name in rows[0] if any(row[name] for row in rows))
    return Table(kind, columns, tuple(tuple(row[name] for name in columns) for row in rows))
