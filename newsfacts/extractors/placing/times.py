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
JOINED: Final = re.compile(r"\band\b")
PERIOD_IS_NAME: Final = re.compile(
    r"\s(?:deadline|target|election|elections|vote|report|study|survey|poll|agreement|attacks?|war|games|cup)\b",
    re.IGNORECASE,
)


def time_of(
    text: str,
    start: int,
    end: int,
    fact: facts.Fact,
    figures: Sequence[facts.Fact],
    periods: Sequence[facts.Period],
) -> facts.Period | None:
    """The period of a figure: right behind it, behind another that goes with it, or before it."""
    if isinstance(fact, facts.Change):
        return _of_change(text, start, end, fact, figures, periods)
    return (
        _behind(text, fact, figures, periods)
        or _of_company(text, fact, figures, periods)
        or _before(text, start, fact, figures, periods)
    )


def _behind(
    text: str, fact: facts.Fact, figures: Sequence[facts.Fact], periods: Sequence[facts.Period]
) -> facts.Period | None:
    """The period right behind a figure, before any other: "$4 billion (€2.55 billion) in 2002"."""
    period = next((period for period in periods if period.start >= fact.end), None)
    if period is None or period.start - fact.end > 110:
        return None
    gap = text[fact.end : period.start]
    if gap.startswith(")"):
        gap = gap[1:]  # the amount stands in the brackets itself: "(€2.55 billion) in 2002"
    if "(" in gap:
        gap = BRACKETS.sub("", gap)
    elif any(fact.end <= other.start < period.start for other in figures if not isinstance(other, facts.Change)):
        return None
    if gap.count("(") != gap.count(")") or not BETWEEN.fullmatch(gap) or _is_base(gap, period) or SAYING.search(gap):
        return None
    return None if PERIOD_IS_NAME.match(text, period.end) else period


def _is_base(before: str, period: facts.Period) -> bool:
    """Whether the words before a period make it a base of comparison; "on Tuesday" is a time, "on 2003" a base."""
    match = BASE.search(before)
    return match is not None and not (match["on"] and period.grain in ("day", "week", "range", None))


def _of_company(
    text: str, fact: facts.Fact, figures: Sequence[facts.Fact], periods: Sequence[facts.Period]
) -> facts.Period | None:
    """The period behind a figure that goes with this one: "rose 5% to $3bn in 2004" puts both into 2004."""
    change = next(
        (one for one in figures if isinstance(one, facts.Change) and one.start <= fact.start and fact.end <= one.end),
        None,
    )
    if change is None:
        after = next(
            (other for other in figures if other.start >= fact.end and not isinstance(other, facts.Change)), None
        )
        if after is not None and TOGETHER.fullmatch(text, fact.end, after.start):
            return _behind(text, after, figures, periods)
        return None
    for other in figures:
        if other is change or isinstance(other, facts.Change) or not fact.end <= other.start < change.end:
            continue
        if re.search(r"\b(?:from|against|compared|versus)\b", text[fact.end : other.start]):
            return None
        if (period := _behind(text, other, figures, periods)) is not None:
            return period
    return None


def _before(
    text: str,
    start: int,
    fact: facts.Fact,
    figures: Sequence[facts.Fact],
    periods: Sequence[facts.Period],
) -> facts.Period | None:
    """The period before a figure in its clause: "In 2004 sales were $5bn", "profit last year rose 5%"."""
    others = [other for other in figures if not isinstance(other, facts.Change)]
    for period in reversed([period for period in periods if period.end <= fact.start]):
        before = text[max(start, period.start - 40) : period.start]
        gap = text[period.end : fact.start]
        if SAYING.search(before) or PERIOD_IS_NAME.match(text, period.end):
            continue
        if ";" in gap or _is_base(before, period) or any(_belongs(text, period, other) for other in others):
            return None
        if not _opens(text, start, period) and (gap.startswith(",") or JOINED.search(gap) or CLAUSE.search(gap)):
            return None  # "founded in 1901, it has", "was built in 1960 and holds"
        return period
    return None


def _belongs(text: str, period: facts.Period, other: facts.Fact) -> bool:
    """Whether a period stands right behind another figure, and is its time."""
    return 0 <= period.start - other.end < 30 and BETWEEN.fullmatch(text, other.end, period.start) is not None


def _opens(text: str, start: int, period: facts.Period) -> bool:
    """Whether a period opens the sentence: "In 2004, ..."."""
    return re.fullmatch(r"[\"“'‘\s]*(?:[A-Za-z]+\s){0,4}", text[start : period.start]) is not None


def _of_change(
    text: str,
    start: int,
    end: int,
    change: facts.Change,
    figures: Sequence[facts.Fact],
    periods: Sequence[facts.Period],
) -> facts.Period | None:
    """The period of a change: that of its new value."""
    inside = [
        fact for fact in figures if not isinstance(fact, facts.Change) and change.start <= fact.start < change.end
    ]
    for period in periods:
        if change.to_start is not None and period.start_date == change.to_start:
            return period
    last = [fact for fact in inside if _is_value(fact, change)] or inside
    return next((time for fact in last if (time := time_of(text, start, end, fact, figures, periods))), None)


def _is_value(fact: facts.Fact, change: facts.Change) -> bool:
    return (
        isinstance(fact, facts.Figure)
        and fact.value is not None
        and fact.value in (change.to_value, change.by, change.by_value)
    )
