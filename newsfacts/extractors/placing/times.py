"""Times: reads a figure among the figures and periods of its sentence and gives the period that it is put to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from newsfacts import facts, lexicon


def _words(kind: str) -> tuple[str, ...]:
    """The words of a kind around periods."""
    return lexicon.words("en/period_links.tsv", kind=kind)


BRACKETS: Final = re.compile(r"\([^()]*\)")

# What may stand between a figure and its period: "a share in", "of exports during the three months to".
BETWEEN: Final = re.compile(
    rf"""
    [\s,]*
    (?: (?: an? | per | each ) \s \w+ [\s,]+ )?
    (?: (?! \b (?: {"|".join(_words("barrier") + _words("superlative"))} ) \b ) [\w'’/-]+ [\s,]+ ){{0,9}}?
    (?: (?: {"|".join(_words("lead"))} | as \s of ) \s )*
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Between two figures of one time: "spent $60m on 12 schools in 2002", "made $5m, or 8 cents a share, in 2002".
TOGETHER: Final = re.compile(
    r"\s(?:a\s\w+\s)?(?:on|for|in|of|by|with|at|or)\s(?:\w+\s){0,2}|,\sor\s(?:\w+\s){0,2}", re.IGNORECASE
)
# Between a period and a figure of it: "with [a year-earlier] profit of $21m", "from [March]'s sales of $2m".
OWNED: Final = re.compile(r"(?:['’]s?)?\s(?:[\w-]+\s){1,3}of\s(?:about\s|an?\s)?", re.IGNORECASE)
CLAUSE: Final = re.compile(
    rf";|\b(?:{'|'.join(_words('clause'))})\b|,\s(?:and|with|compared|up|down|against|from)\b", re.IGNORECASE
)
OPENING: Final = re.compile(r"[\"“'‘\s]*(?:[A-Za-z]+\s){0,4}")
COMPARING: Final = re.compile(r"\b(?:from|against|compared|versus)\b")
AGAINST: Final = re.compile(r"\s(?:against|versus)(?:\s[A-Za-z'’]+){1,3}\s")
JOINED: Final = re.compile(r"\band\b")
WORD_BEHIND: Final = re.compile(r"\s(\w+)")
LAST_LETTERS: Final = re.compile(r"[a-z]*$")

SAYING: Final = frozenset(_words("saying"))
DOING: Final = frozenset(_words("doing"))
AFTER_SAYING: Final = frozenset(_words("after_saying"))
BASES: Final = frozenset(_words("base"))
EVENTS: Final = frozenset(_words("event"))
FIRSTS: Final = frozenset(_words("first"))
ARTICLES: Final = frozenset(["the", "a", "an"])
BE: Final = frozenset(["is", "are", "was", "were", "been", "be", "being"])

FARTHEST: Final = 110
"""So many characters may stand between a figure and its period."""

Standing = Literal["apart", "bound", "opening", "within"]
"""What a period is to the figures behind it: no time of any, another's time, the sentence's time, its clause's time."""


class Times:
    """The figures and periods of one sentence that begins at `start`, and which period each figure is put to."""

    def __init__(self, text: str, start: int, figures: Sequence[facts.Fact], periods: Sequence[facts.Period]) -> None:
        self.text = text
        self.start = start
        self.periods = periods
        self.changes = [fact for fact in figures if isinstance(fact, facts.Change)]
        self.amounts = [fact for fact in figures if not isinstance(fact, facts.Change)] if self.changes else figures
        self._right_behind: dict[int, facts.Period | None] = {}
        self._standings: dict[int, Standing] = {}

    def of(self, fact: facts.Fact) -> facts.Period | None:
        """The period of a figure: right behind it, behind another that goes with it, or before it."""
        if self.changes and isinstance(fact, facts.Change):
            return self._of_change(fact)
        return self._behind(fact) or self._of_company(fact) or self._before(fact) or self._of_its_change(fact)

    def _of_change(self, change: facts.Change) -> facts.Period | None:
        """The period of a change: that of its new value."""
        if change.to_start is not None:
            for period in self.periods:
                if period.start_date == change.to_start:
                    return period
        inside = [fact for fact in self.amounts if change.start <= fact.start < change.end]
        values = [fact for fact in inside if _is_value(fact, change)]
        for fact in values or [fact for fact in inside if not _is_old(fact, change)]:
            if (period_of := self.of(fact)) is not None:
                return period_of
        return None

    def _behind(self, fact: facts.Fact) -> facts.Period | None:
        """The period right behind a figure, before any other: "$4 billion (€2.55 billion) in 2002"."""
        if fact.end not in self._right_behind:
            self._right_behind[fact.end] = self._period_behind(fact.end)
        return self._right_behind[fact.end]

    def _period_behind(self, end: int) -> facts.Period | None:
        """The period right behind a figure that ends at an offset."""
        for period in self.periods:
            if period.start >= end:
                break
        else:
            return None
        if period.start - end > FARTHEST:
            return None
        gap = self.text[end : period.start]
        if gap.startswith(")"):
            gap = gap[1:]  # the amount stands in the brackets itself: "(€2.55 billion) in 2002"
        if "(" in gap:
            gap = BRACKETS.sub("", gap)
        else:
            for other in self.amounts:
                if end <= other.start < period.start:
                    return None
        if not BETWEEN.fullmatch(gap):
            return None
        words = _words_of(gap)
        if not FIRSTS.isdisjoint(words) and self.text.startswith("since", period.start):
            return None  # "for the first time since 2009": the time of what went before it
        return None if _is_base(words, period) or _is_of_saying(words) or self._is_event(period) else period

    def _of_company(self, fact: facts.Fact) -> facts.Period | None:
        """The period behind a figure that goes with this one: "rose 5% to $3bn in 2004" puts both into 2004."""
        change = self._change_with(fact)
        for other in self.amounts:
            if other.start < fact.end:
                continue
            if change is None:
                return self._behind(other) if TOGETHER.fullmatch(self.text, fact.end, other.start) else None
            if other.start >= change.end or COMPARING.search(self.text, fact.end, other.start):
                return None
            if (period := self._behind(other)) is not None:
                return period
        return None

    def _of_its_change(self, fact: facts.Fact) -> facts.Period | None:
        """The time of a figure's change, over what that is measured against: "fell 2% against the yen in May"."""
        change = self._change_with(fact)
        if change is None or change.to_start is None:
            return None
        for period in self.periods:
            if fact.end <= period.start and period.end == change.end and period.start_date == change.to_start:
                return period if AGAINST.fullmatch(self.text, fact.end, period.start) else None
        return None

    def _change_with(self, fact: facts.Fact) -> facts.Change | None:
        """The first change in which a figure stands."""
        for change in self.changes:
            if change.start <= fact.start and fact.end <= change.end:
                return change
        return None

    def _before(self, fact: facts.Fact) -> facts.Period | None:
        """The period before a figure in its clause: "In 2004 sales were $5bn", "profit last year rose 5%"."""
        for period in reversed(self.periods):
            if period.end > fact.start:
                continue
            standing = self._standing(period)
            if standing == "apart":
                continue
            gap = self.text[period.end : fact.start]
            if standing == "bound" and OWNED.fullmatch(gap):
                return period
            if standing == "bound" or ";" in gap:
                return None
            if standing == "within" and (gap.startswith(",") or JOINED.search(gap) or CLAUSE.search(gap)):
                return None  # "founded in 1901, it has", "was built in 1960 and holds"
            return period
        return None

    def _standing(self, period: facts.Period) -> Standing:
        """What a period is to the figures behind it."""
        known = self._standings.get(period.start)
        if known is None:
            known = self._standings[period.start] = self._found_standing(period)
        return known

    def _found_standing(self, period: facts.Period) -> Standing:
        words = _words_of(self.text[max(self.start, period.start - 40) : period.start])
        if _is_of_saying(words) or self._is_event(period):
            return "apart"
        if _is_base(words, period):
            return "bound"
        for other in self.amounts:
            if 0 <= period.start - other.end < 30 and BETWEEN.fullmatch(self.text, other.end, period.start):
                return "bound"  # right behind another figure, it is the time of that
        return "opening" if OPENING.fullmatch(self.text, self.start, period.start) else "within"

    def _is_event(self, period: facts.Period) -> bool:
        """Whether a period only names an event: "the 2004 election"."""
        behind = WORD_BEHIND.match(self.text, period.end)
        return behind is not None and behind[1].lower() in EVENTS


def _words_of(before: str) -> list[str]:
    """The words right before a period, in lower case; none where something else than white space parts them from it."""
    return before.lower().split() if before[-1:].isspace() else []


def _is_of_saying(words: list[str]) -> bool:
    """Whether a period behind these words is the time of saying: "said on Monday", "published this week"."""
    for number in range(len(words) - 1, -1, -1):
        word = words[number]
        if word not in AFTER_SAYING:
            if word in DOING and number and words[number - 1] in BE:
                return False  # "5,000 names were added in May"
            return word in SAYING or _without_marks(word) in SAYING
    return False


def _is_base(words: list[str], period: facts.Period) -> bool:
    """Whether the words before a period make it a base of comparison: "up 5% from a year earlier", "up 10% on 2003".

    "on Tuesday" is a time, "on 2003" a base.
    """
    at = len(words) - 1
    if at >= 2 and words[at - 2] == "same" and words[at] in ("of", "in"):
        at -= 3  # "from the same month of"
    if at >= 0 and words[at] in ARTICLES:
        at -= 1
    if at < 0:
        return False
    word = _without_marks(words[at])
    if word == "on":
        return period.grain not in ("day", "week", "range", None)
    return word in BASES or (word in ("with", "to") and at > 0 and _without_marks(words[at - 1]) == "compared")


def _without_marks(word: str) -> str:
    """A word without the bracket or quotation mark before it."""
    if word.isalpha():
        return word
    letters = LAST_LETTERS.search(word)
    return letters[0] if letters is not None else ""


def _is_old(fact: facts.Fact, change: facts.Change) -> bool:
    return isinstance(fact, facts.Figure) and fact.value is not None and fact.value == change.from_value


def _is_value(fact: facts.Fact, change: facts.Change) -> bool:
    return (
        isinstance(fact, facts.Figure)
        and fact.value is not None
        and fact.value in (change.to_value, change.by, change.by_value)
    )
