"""Times: reads a figure among the figures and periods of its sentence and gives the period that it is put to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsfacts import facts

BRACKETS: Final = re.compile(r"\([^()]*\)")

# What may stand between a figure and its period: "a share in", "of exports during the three months to".
BETWEEN: Final = re.compile(
    r"""
    [\s,]*
    (?: (?: an? | per | each ) \s \w+ [\s,]+ )?
    (?: (?! \b (?: from | than | since | against | compared | versus | said | says | and | but | while | which
          | who | that | as | when
             | after | before | expected | forecast | up | down | to | at | reported
             | announced ) \b ) [\w'’/-]+ [\s,]+ ){0,9}?
    (?: (?: in | on | for | during | of | over | at | by | within | through | throughout | until | ended | ending
          | to | as \s of | between | the | a ) \s )*
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A base of comparison is no time of the figure before it: "up 5% from a year earlier", "up 10% on 2003".
BASE: Final = re.compile(
    r"\b(?:from|than|against|versus|compared\s(?:with|to)|(?P<on>on))\s(?:the\s|a\s|an\s)?(?:same\s\w+\s(?:of"
    r"|in)\s)?$",
    re.IGNORECASE,
)
# Between two figures of one time: "spent $60m on 12 schools in 2002".
TOGETHER: Final = re.compile(r"\s(?:a\s\w+\s)?(?:on|for|in|of|by|with|at|or)\s(?:\w+\s){0,2}", re.IGNORECASE)
# The time of saying, not of what is said: "said on Monday", "figures published this week showed".
SAYING: Final = re.compile(
    r"\b(?:said|says|told|announced|reported|published|released|showed|warned|added|wrote|issued|predicted|forecast"
    r"|estimated|filed|agreed)"
    r"(?:\s(?:in|at|on|late|early|the|a|an|its|statement|here|today|interview|report|reporters|by|email|e-mail))*\s$",
    re.IGNORECASE,
)
CLAUSE: Final = re.compile(
    r";|\b(?:while|whereas|but|although|though|which|who|after|before|when)\b|,\s(?:and|with|compared|up|down"
    r"|against|from)\b",
    re.IGNORECASE,
)
OPENING: Final = re.compile(r"[\"“'‘\s]*(?:[A-Za-z]+\s){0,4}")
COMPARING: Final = re.compile(r"\b(?:from|against|compared|versus)\b")
JOINED: Final = re.compile(r"\band\b")
PERIOD_IS_NAME: Final = re.compile(
    r"\s(?:deadline|target|election|elections|vote|report|study|survey|poll|agreement|attacks?|war|games|cup)\b",
    re.IGNORECASE,
)

FARTHEST: Final = 110
"""So many characters may stand between a figure and its period."""


class Times:
    """The figures and periods of one sentence that begins at `start`, and which period each figure is put to."""

    def __init__(self, text: str, start: int, figures: Sequence[facts.Fact], periods: Sequence[facts.Period]) -> None:
        self.text = text
        self.start = start
        self.periods = periods
        self.changes = [fact for fact in figures if isinstance(fact, facts.Change)]
        self.amounts = [fact for fact in figures if not isinstance(fact, facts.Change)]
        self._right_behind: dict[int, facts.Period | None] = {}

    def of(self, fact: facts.Fact) -> facts.Period | None:
        """The period of a figure: right behind it, behind another that goes with it, or before it."""
        if isinstance(fact, facts.Change):
            return self._of_change(fact)
        return self._behind(fact) or self._of_company(fact) or self._before(fact)

    def _of_change(self, change: facts.Change) -> facts.Period | None:
        """The period of a change: that of its new value."""
        for period in self.periods:
            if change.to_start is not None and period.start_date == change.to_start:
                return period
        inside = [fact for fact in self.amounts if change.start <= fact.start < change.end]
        last = [fact for fact in inside if _is_value(fact, change)] or inside
        return next((time for fact in last if (time := self.of(fact))), None)

    def _behind(self, fact: facts.Fact) -> facts.Period | None:
        """The period right behind a figure, before any other: "$4 billion (€2.55 billion) in 2002"."""
        if fact.end not in self._right_behind:
            self._right_behind[fact.end] = self._period_behind(fact)
        return self._right_behind[fact.end]

    def _period_behind(self, fact: facts.Fact) -> facts.Period | None:
        end, text = fact.end, self.text
        period = next((period for period in self.periods if period.start >= end), None)
        if period is None or period.start - end > FARTHEST:
            return None
        gap = text[end : period.start]
        if gap.startswith(")"):
            gap = gap[1:]  # the amount stands in the brackets itself: "(€2.55 billion) in 2002"
        if "(" in gap:
            gap = BRACKETS.sub("", gap)
        elif any(end <= other.start < period.start for other in self.amounts):
            return None
        if gap.count("(") != gap.count(")") or not BETWEEN.fullmatch(gap):
            return None
        if _is_base(gap, period) or SAYING.search(gap) or PERIOD_IS_NAME.match(text, period.end):
            return None
        return period

    def _of_company(self, fact: facts.Fact) -> facts.Period | None:
        """The period behind a figure that goes with this one: "rose 5% to $3bn in 2004" puts both into 2004."""
        change = next((one for one in self.changes if one.start <= fact.start and fact.end <= one.end), None)
        after = (other for other in self.amounts if other.start >= fact.end)
        if change is None:
            other = next(after, None)
            return self._behind(other) if other and TOGETHER.fullmatch(self.text, fact.end, other.start) else None
        for other in after:
            if other.start >= change.end or COMPARING.search(self.text, fact.end, other.start):
                return None
            if (period := self._behind(other)) is not None:
                return period
        return None

    def _before(self, fact: facts.Fact) -> facts.Period | None:
        """The period before a figure in its clause: "In 2004 sales were $5bn", "profit last year rose 5%"."""
        text, start = self.text, self.start
        for period in reversed(self.periods):
            if period.end > fact.start:
                continue
            before = text[max(start, period.start - 40) : period.start]
            if SAYING.search(before) or PERIOD_IS_NAME.match(text, period.end):
                continue
            gap = text[period.end : fact.start]
            if ";" in gap or _is_base(before, period) or any(self._belongs(period, other) for other in self.amounts):
                return None
            if (gap.startswith(",") or JOINED.search(gap) or CLAUSE.search(gap)) and not self._opens(period):
                return None  # "founded in 1901, it has", "was built in 1960 and holds"
            return period
        return None

    def _belongs(self, period: facts.Period, other: facts.Fact) -> bool:
        """Whether a period stands right behind another figure, and is its time."""
        near = 0 <= period.start - other.end < 30
        return near and BETWEEN.fullmatch(self.text, other.end, period.start) is not None

    def _opens(self, period: facts.Period) -> bool:
        """Whether a period opens the sentence: "In 2004, ..."."""
        return OPENING.fullmatch(self.text, self.start, period.start) is not None


def _is_base(before: str, period: facts.Period) -> bool:
    """Whether the words before a period make it a base of comparison; "on Tuesday" is a time, "on 2003" a base."""
    match = BASE.search(before)
    return match is not None and not (match["on"] and period.grain in ("day", "week", "range", None))


def _is_value(fact: facts.Fact, change: facts.Change) -> bool:
    return (
        isinstance(fact, facts.Figure)
        and fact.value is not None
        and fact.value in (change.to_value, change.by, change.by_value)
    )
