"""Terms: what the words of a time expression say, before anybody asks which days they mean."""

from __future__ import annotations

import attrs

from newsfacts.extractors.periods.calendar import Days
from newsfacts.facts import Grain


@attrs.define(slots=True)
class Term:
    """An expression of time as printed: its span, its grain and the parts that its words give.

    `what` says how it is resolved (see `resolve`): day, weekday, month, quarter, half, season, year, holiday, fixed,
    unit (a calendar unit or several, by `way`), back (so many units from the period spoken of), ago, opening (the
    first `count` units of a year), ending (a stretch up to `until`), fiscal or range (`first` to `last`). `way` is the
    word that places it: last, this, next, past, coming, latest, that. `part` and `open` are the words before it.
    """

    start: int
    end: int
    what: str
    grain: Grain
    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: int | None = None
    short: int | None = None
    count: int = 1
    unit: str = ""
    name: str = ""
    way: str = ""
    days: Days | None = None
    part: str = ""
    open: str = ""
    is_attribute: bool = False
    year_of: Term | None = None
    first: Term | None = None
    last: Term | None = None
    until: Term | None = None
    core: int = 0

    def __attrs_post_init__(self) -> None:
        self.core = self.start  # where the term began before a part or an opening word was taken in
