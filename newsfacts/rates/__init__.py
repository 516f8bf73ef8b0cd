"""Is the printed rate true? Reads a document's conversions and gives a verdict on each, beside reference rates.

The reference is the fixings about the day of publication, or those between two days that you give, or what the document
itself quotes ("$1 = 0.7777 euros"). The extra `rates` brings the European Central Bank's fixings since 1999.
"""

from __future__ import annotations

from datetime import date

from newsfacts.document import Document, read_date
from newsfacts.rates.history import History, reference
from newsfacts.rates.printed import Printed
from newsfacts.rates.verdicts import DOUBTFUL, Case, Check, Verdict, fit

__all__ = ["DOUBTFUL", "Check", "History", "Verdict", "check", "possible_dates", "reference"]


Day = date | str


def check(document: Document, between: tuple[Day, Day] | None = None, history: History | None = None) -> list[Check]:
    """A verdict on each conversion of a document, in their order.

    A rate is true that fits the fixings about the day of publication (with `between`, those from one day to another),
    or a rate that the document itself quotes. The days are dates or ISO strings. `history` is the European Central
    Bank's (`reference`) or your own; an ImportError says so where the extra `rates` is not installed.

    >>> import newsfacts
    >>> document = newsfacts.extract("It lent 8 billion euros ($11 million) to Greece.", published="2010-05-04")
    >>> [(found.verdict, found.factor, found.suggestion) for found in check(document)]
    [('slip of scale', Decimal('0.001'), '$11 billion or 8 million euros')]
    """
    bounds = None if between is None else _read_bounds(between)
    return Case(document, bounds, reference() if history is None else history).checks()


def _read_bounds(between: tuple[Day, Day]) -> tuple[date, date]:
    """The two days, the earlier first; a ValueError says what is wrong with them."""
    try:
        first, last = (read_date(day) for day in between)
    except (TypeError, ValueError):
        first = last = None
    if first is None or last is None:
        raise ValueError(f"between must be two days, each a date or an ISO 8601 string, not {between!r}")
    if first > last:
        raise ValueError(f"between must be two days, the earlier first, not {first} and {last}")
    return first, last


def possible_dates(document: Document, history: History | None = None) -> list[date]:
    """The days on which all the rates that a document prints fit the fixings, in order; it promises no more than that.

    There are none where no printed rate has a series, or where one of them is a misprint.

    >>> import newsfacts
    >>> document = newsfacts.extract("The bid was worth £75.12m ($141.23m; 107.91m euros; 14.68bn yen).")
    >>> days = possible_dates(document)
    >>> str(days[0]), str(days[-1]), len(days)
    ('2004-11-22', '2005-02-16', 49)
    """
    history = reference() if history is None else history
    case = Case(document, None, history)
    by_pair: dict[tuple[str, str], list[Printed]] = {}
    for conversion in document.conversions:
        source, target = conversion.source_currency, conversion.target_currency
        if source and target and {source, target} <= history.currencies and (printed := case.printed(conversion)):
            by_pair.setdefault((source, target), []).append(printed)
    possible: set[date] | None = None
    for pair, rates in by_pair.items():
        possible = {
            day
            for day, hull in history.windows(*pair)
            if (possible is None or day in possible) and all(fit(rate, hull) for rate in rates)
        }
    return sorted(possible or ())
