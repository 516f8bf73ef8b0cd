"""newsfacts turns news prose into typed, normalised facts, each tied to the exact characters it came from.

>>> import newsfacts
>>> document = newsfacts.extract("Trade rose to $21 billion last year.", published="2008-04-25")
>>> document.money[0].value, document.money[0].currency
(Decimal('21000000000'), 'USD')
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from types import ModuleType

from newsfacts.document import Document
from newsfacts.facts import Actor, Change, Conversion, Fact, Figure, Money, Percentage, Period, Quantity
from newsfacts.pipeline import Extractor, Pipeline, default_pipeline, extractor

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Change",
    "Conversion",
    "Document",
    "Extractor",
    "Fact",
    "Figure",
    "Money",
    "Percentage",
    "Period",
    "Pipeline",
    "Quantity",
    "actors",
    "changes",
    "conversions",
    "default_pipeline",
    "extract",
    "extractor",
    "money",
    "percentages",
    "periods",
    "quantities",
    "year_ranges",
]


def __getattr__(name: str) -> ModuleType:
    """The rooms that load when first asked for: ``newsfacts.rates.check(document)`` needs no import of its own."""
    if name in ("extractors", "exports", "rates"):
        return import_module(f"newsfacts.{name}")
    raise AttributeError(f"module 'newsfacts' has no attribute {name!r}")


def extract(
    text: str, published: date | str | None = None, country: str | None = None, id: str | None = None
) -> Document:
    """The document of a text with all its facts.

    `published` (a date, a datetime or an ISO string) is the day against which relative time is read; without it "last
    year" has no dates. `country` (ISO 3166 alpha-2) is the paper's: it settles what a bare "$" is and how "3/4/2005"
    reads. A text that is not a str is a TypeError; a date or a country that cannot be read is a ValueError.

    >>> extract("Trade rose from $4 billion (€2.55 billion) in 2002 to $21 billion last year.", "2008-04-25")
    <Document 'Trade rose from $4 billion (€2.55 billio', published 2008-04-25: ...>
    """
    return default_pipeline()(text, published, country, id)


def money(text: str, published: date | str | None = None, country: str | None = None) -> tuple[Money, ...]:
    """The amounts of money of a text.

    >>> [(amount.value, amount.currency) for amount in money("It cost £1.2m.")]
    [(Decimal('1200000'), 'GBP')]
    """
    return extract(text, published, country).money


def conversions(text: str, published: date | str | None = None, country: str | None = None) -> tuple[Conversion, ...]:
    """The amounts of a text that are printed in two currencies.

    >>> [conversion.rate for conversion in conversions("It cost $4 billion (€2.55 billion).")]
    [Decimal('0.6375')]
    """
    return extract(text, published, country).conversions


def percentages(text: str, published: date | str | None = None, country: str | None = None) -> tuple[Percentage, ...]:
    """The percentages of a text.

    >>> [(share.value, share.of) for share in percentages("It imports 8.5 per cent of its gas.")]
    [(Decimal('8.5'), 'its gas')]
    """
    return extract(text, published, country).percentages


def periods(text: str, published: date | str | None = None, country: str | None = None) -> tuple[Period, ...]:
    """The stretches of time of a text.

    >>> [period.start_date.isoformat() for period in periods("It opened in May 2004.")]
    ['2004-05-01']
    """
    return extract(text, published, country).periods


def year_ranges(text: str, published: date | str | None = None, country: str | None = None) -> tuple[Period, ...]:
    """The periods of a text that run from one year to another.

    >>> [str(period.text) for period in year_ranges("The drought of 1947-1949 came after that of 1921.")]
    ['1947-1949']
    """
    ranges = (period for period in periods(text, published, country) if period.grain == "range")
    return tuple(period for period in ranges if _is_whole_years(period))


def _is_whole_years(period: Period) -> bool:
    """Whether a range runs from a first of January to a last of December."""
    start, end = period.start_date, period.end_date
    return start is not None and end is not None and start.strftime("%m%d") == "0101" and end.strftime("%m%d") == "1231"


def quantities(text: str, published: date | str | None = None, country: str | None = None) -> tuple[Quantity, ...]:
    """The measures and counts of a text.

    >>> [(count.value, count.noun) for count in quantities("It has 302 companies.")]
    [(Decimal('302'), 'companies')]
    """
    return extract(text, published, country).quantities


def actors(text: str, published: date | str | None = None, country: str | None = None) -> tuple[Actor, ...]:
    """The mentions of the people, organisations, countries and groups of a text.

    >>> [(actor.name, actor.type) for actor in actors("Mr Fukuda visited Russia.")]
    [('Fukuda', 'person'), ('Russia', 'country')]
    """
    return extract(text, published, country).actors


def changes(text: str, published: date | str | None = None, country: str | None = None) -> tuple[Change, ...]:
    """What changed in a text, from what to what.

    >>> [(change.subject, change.direction, change.by) for change in changes("Sales rose 5%.")]
    [('Sales', 'up', Decimal('5'))]
    """
    return extract(text, published, country).changes
