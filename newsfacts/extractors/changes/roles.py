"""Roles: reads what stands between the amounts behind a word of change and says which is what.

A sentence is cut at its amounts and periods; what lies between two of them ("to close at", ", from a revised", ", or")
tells whether the next is the step, the new value, the old one, or a time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, Literal

from newsfacts import lexicon
from newsfacts.extractors.changes.gaps import (
    ANNUAL,
    APPOSITION,
    ASIDE,
    BARE_OBJECT_STEP,
    BOUND,
    COMPARED,
    COMPARISON,
    COUNTED_VERB,
    FORECAST,
    FORECAST_OBJECT,
    IN_LINE,
    NOT_OLD,
    OBJECT_END,
    OBJECT_STEP,
    OF,
    OR,
    OVER_TIME,
    PARTICIPLE,
    PER,
    POSSESSED,
    SINCE,
    STEP,
    STEP_ENDS,
    Lead,
    ends_reach,
    has_superlative,
    has_verb,
    is_turn,
    lead_in,
    moves,
    normal,
)
from newsfacts.extractors.changes.printed import TIMES, Amount, Item, Time
from newsfacts.reading.movements import measured, movements
from newsfacts.reading.phrases import phrase_ends

Role = Literal["by", "to", "from", "by_too", "to_too", "from_too"]

LONGEST_GAP: Final = 130
LEVEL_WORDS: Final = 40
TIME_LEADS: Final = frozenset(["", "in", "in the", "on", "on the", "for the", "during the", "over the", "at"])
"""What stands before most periods, and ends no reach."""
PAST: Final = frozenset(["past", "beyond", "through", "well past", "past the", "through the"])
"""What leads to a value that was left behind."""
PASSING: Final = re.compile(r"\b(?:beyond|above|below|under)\b")  # "increase its stake beyond 49%"
OF_PER: Final = frozenset(["a", "A", "p", "P", "e", "E"])
"""What `PER` begins with."""


class Arguments:
    """What the amounts and periods behind a word of change are to it: most of these parts have nothing."""

    to: Amount | None = None
    frm: Amount | None = None
    to_time: Time | None = None
    from_time: Time | None = None
    time: Time | None = None
    object: str | None = None
    compared = False
    by_word = False
    annual_rate = False
    passes_things = False
    """Whether the new value counts things that one may as well go past or into: "climbed past 40 houses"."""
    base_words = ""

    def __init__(self, end: int, by: list[Amount] | None = None) -> None:
        self.end = end
        self.by = by or []

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found that moved."""
        return not self.by and self.to is None and self.frm is None

    @property
    def share(self) -> Amount | None:
        """The step that is a percentage."""
        for step in self.by:
            if step.unit == "percent":
                return step
        return None

    @property
    def step(self) -> Amount | None:
        """The step that is none: an amount, a number of points."""
        for step in self.by:
            if step.unit != "percent":
                return step
        return None


def arguments_after(
    text: str,
    start: int,
    items: Sequence[Item],
    object_first: bool = False,
    of_noun: bool = False,
    over_participle: bool = False,
    level: Amount | None = None,
    step: Amount | None = None,
) -> Arguments:
    """The arguments of a word of change that ends at `start`, among the items of its sentence.

    `object_first` says that the word may have an object before its preposition ("cut its costs back to £75m"),
    `of_noun` that it is a noun ("a rise in sales of 5%"), `over_participle` that it shares its values with a participle
    ("doubled, rising from"); `level` and `step` give the new value and the step where these stand before the word.
    """
    found = Arguments(start, None if step is None else [step])
    if not items:
        return found
    reader = _Reader(text, start, found, object_first, of_noun, over_participle)
    if level is not None:
        reader.begin_at_level(level)
    for item in items:
        if item.begin < reader.at:
            continue
        if not reader.take(item):
            break
    return found


def words_before(text: str, level: Amount) -> str:
    """The words before a level, as many as tell whether it is a loss."""
    return text[max(0, level.begin - LEVEL_WORDS) : level.begin]


class _Reader:
    """Takes the items behind a word of change, one after the other, as long as each has a role."""

    taken = 0
    before_time: str | None = None
    """The words before a period that may be part of the object: "the" of "increase the 2005 budget"."""
    owner = last_is_base_time = is_compared = False
    share: Amount | None = None
    to_words = ""

    def __init__(
        self, text: str, start: int, found: Arguments, object_first: bool, of_noun: bool, over_participle: bool
    ) -> None:
        self.text = text
        self.start = self.at = start
        self.found = found
        self.object_first = object_first
        self.of_noun = of_noun
        self.over_participle = over_participle
        self.last: Role | None = "by" if found.by else None
        if self.last is not None:
            self.taken = 1

    def begin_at_level(self, level: Amount) -> None:
        """Takes the new value that stands before everything else."""
        self.found.to = level
        self.to_words = words_before(self.text, level)
        self.last, self.taken = "to", 1

    def take(self, item: Item) -> bool:
        """Whether the next item still belongs to the change."""
        at, begin = self.at, item.begin
        if begin - at > LONGEST_GAP:
            return False
        amount = None if isinstance(item, Time) else item
        if amount is not None and amount.in_brackets and self._repeats(amount):
            return True
        if amount is not None and amount.unit in TIMES and OVER_TIME.search(self.text, at, amount.start):
            self.at = amount.end
            return True  # "fell [over 12 years] to 5,400"
        raw = self.text[at:begin]
        gap = normal(raw) if len(raw) > 1 else raw.strip()  # "rose 5%": most words of change have their step next
        if gap and self.taken:
            gap = _without_aside(gap)
        self.owner = self.last_is_base_time
        if amount is not None:
            self.last_is_base_time = False
            taken = self._take_amount(amount, gap)
        else:
            assert isinstance(item, Time)
            self.last_is_base_time = gap not in TIME_LEADS and SINCE.search(gap) is not None
            self.is_compared = self.last_is_base_time and COMPARED.search(gap) is not None
            taken = self._take_time(item, gap)
        if taken:
            self.taken += 1
            self.at = max(self.at, item.end)
        return taken

    def _repeats(self, item: Amount) -> bool:
        """Whether an amount in brackets only repeats the one before: "$4 billion (€2.55 billion)"."""
        last = self._last_amount()
        return last is not None and last.kind == item.kind and item.kind in ("money", "quantity")

    def _last_amount(self) -> Amount | None:
        if self.last in ("to", "to_too"):
            return self.found.to
        if self.last in ("from", "from_too"):
            return self.found.frm
        return self.found.by[-1] if self.found.by else None

    # -- amounts ------------------------------------------------------------------------------------------------

    def _take_amount(self, amount: Amount, gap: str) -> bool:
        role = self._role(amount, gap)
        if role is None:
            return False
        found = self.found
        if role in ("by", "by_too"):
            found.by.append(amount)
        elif role == "to_too":
            self.share = amount
        elif role == "to":
            found.to = amount
            self.to_words = gap
        elif role == "from":
            found.frm = amount
            found.base_words = gap
        self.last = role
        found.end = amount.end
        if amount.is_share:
            if compared := COMPARISON.match(self.text, amount.end):
                found.end = self.at = compared.end()
            if "annual" in gap or ANNUAL.match(self.text, amount.end):
                found.annual_rate = True
        return True

    def _role(self, amount: Amount, gap: str) -> Role | None:
        found, last = self.found, self.last
        if not (gap or self.taken or self.over_participle or amount.in_brackets) and amount.begin == amount.start:
            return "by"
        if last is None:
            if not found.by and self._is_step(amount, gap):
                if BOUND.fullmatch(self.text, self.at, amount.start):
                    if " under " in self.text[self.at : amount.start] and not self._may_pass(amount):
                        return None  # "fall under two headings"
                    return "to"  # "fell below 10%"
                found.by_word = "by" in gap.split()
                return "by"
        elif last in ("by", "by_too"):
            if len(found.by) < 2 and self._is_other_step(amount, gap):
                return "by_too"
        elif last in ("to", "from") and amount.kind == "money" and OR.fullmatch(gap):
            if NOT_OLD.match(self.text, amount.end):
                return None  # "to $2.44 billion, just short of a $2.46 billion forecast"
            return "to_too" if last == "to" else "from_too"
        if self.of_noun and last is None and (of := OF.fullmatch(gap)) and self._may_fill(of["filler"]):
            self._note_object(of["filler"])
            found.by_word = True
            return "by"
        if (
            self.owner
            and POSSESSED.fullmatch(gap)
            and found.frm is None
            and (not found.to or (same_unit(found.to, amount) and not is_turn(self.to_words, gap)))
        ):
            found.compared = self.is_compared
            return "from"  # "from [Monday]'s close of 35 cents", "compared with [a year-earlier] profit of $21m"
        if last is None and self._is_object(amount, gap):
            self._note_object(gap)
            return self._to(amount, "to") if PASSING.search(self.text, amount.begin, amount.start) else "by"
        if gap in PAST and last is None and not found.by and not amount.is_measure and self._may_pass(amount):
            return self._to(amount, gap)  # "climbed past 400"
        lead = lead_in(gap)
        if lead is None or not self._may_fill(lead.filler):
            return None
        self._note_object(lead.filler)
        if lead.role == "to":
            return self._to(amount, lead.words)
        if lead.role == "by":
            found.by_word = True
            return "by" if not found.by else None
        return self._from(amount, lead)

    def _from(self, amount: Amount, lead: Lead) -> Role | None:
        found, words = self.found, lead.words
        if found.frm is not None or (" " in words and _is_of_other(words)):
            return None
        if lead.role == "compared":
            if found.to is None or NOT_OLD.match(self.text, amount.end):
                return None
            found.compared = True
        if found.to is not None and (not same_unit(found.to, amount) or is_turn(self.to_words, words)):
            return None
        if self.last == "to_too" and amount.per != "share" and self._is_of_share(amount):
            return None  # "to $2.5 billion, or $2.41 a share, from $2.17 in 1998"
        return "from"

    def _is_of_share(self, amount: Amount) -> bool:
        """Whether an old value is of the amount a share, not of the total before it."""
        total, share = self.found.to, self.share
        if share is None or total is None or not (amount.value and share.value and total.value):
            return False
        return abs((amount.value / share.value).ln()) < abs((amount.value / total.value).ln())

    def _is_step(self, amount: Amount, gap: str) -> bool:
        """Whether an amount stands so close behind the word of change that it is the step."""
        if self.over_participle and "by" not in gap.split():
            return False  # "tripled in 2004, exceeding $86m"
        return STEP.fullmatch(gap) is not None and not (amount.in_brackets or ends_reach(gap) or moves(gap))

    def _is_object(self, amount: Amount, gap: str) -> bool:
        """Whether the object of a verb stands before its step: "raised its dividend 10 percent", "cut costs 5%"."""
        if not self.object_first or self.of_noun or self.over_participle:
            return False
        is_rate = amount.is_share or amount.unit in RATE_POINTS
        if not is_rate and (
            amount.kind == "bare"
            or amount.value is None
            or amount.counts
            or amount.unit in TIMES
            or gap.rpartition(" ")[2] not in measured(*OBJECTS)  # "raised the school $5m"
        ):
            return False
        if not OBJECT_STEP.fullmatch(gap) and not (
            is_bare_object(gap) and (not self.taken or self._is_behind_object_time(gap))
        ):
            return False
        rest = self.text[amount.end : amount.end + LEVEL_WORDS]
        if amount.per is not None:
            rest = PER.sub("", rest)
        return STEP_ENDS.match(rest) is not None and not (ends_reach(gap) or moves(gap) or has_verb(gap))

    def _note_object(self, filler: str) -> None:
        """Keeps the words between a word of change and its first preposition: "its debt", "in profits"."""
        if self._is_behind_object_time(filler):
            filler = f"{normal(self.text[self.start : self.at])} {filler}"
        elif self.taken or self.found.object is not None:
            return
        self.found.object = filler.strip(" ,") or None

    def _is_behind_object_time(self, words: str) -> bool:
        """Whether words go on with an object with a period: "raise the [2005] budget", "lifted [2005] profit"."""
        if self.taken != 1 or self.before_time is None:
            return False
        return bool(self.before_time) or is_bare_object(words)

    def _to(self, amount: Amount, words: str) -> Role | None:
        found = self.found
        if found.to is not None or amount.in_brackets or amount.unit == "percentage_point":
            return None
        if "into" in words and not self._may_pass(amount):
            return None  # "collapsed into one category"
        if not (found.by or found.frm) and words.strip(", ").startswith("at"):
            return None
        if " " in words and (FORECAST.search(words) or moves(words)):
            return None
        if found.frm is not None and not same_unit(found.frm, amount):
            return None
        for step in found.by:
            if not (step.is_share or step.is_points or same_unit(step, amount)):
                return None
        return "to"

    def _may_pass(self, amount: Amount) -> bool:
        """Whether a figure may go past an amount, or into it: things only behind a verb, whose subject then tells."""
        if not amount.counts:
            return True
        if not self.object_first or self.of_noun or not amount.unit or amount.unit.split()[-1] in _sorts():
            return False
        self.found.passes_things = True
        return True

    def _may_fill(self, filler: str) -> bool:
        """Whether the words before a preposition keep the reach open; the first may be the word's object."""
        words = filler.strip(" ,")
        if not words or self._is_verb_of_level(words):
            return True
        first = not self.taken
        if words.endswith("since"):
            return False  # "bounced 10% since hitting a low below"
        if self._ends_reach(words) or len(words.split()) > (14 if first and self.object_first else 9):
            return False
        if first and filler.startswith(",") and not self.over_participle:
            return False  # "fees rose, and the charge fell to"
        if first and not self.over_participle and (moves(words.split(" ", 1)[0]) or PARTICIPLE.search(words)):
            return False  # "the lift dropped by", "trade has soared, rising from": the other verb tells it
        if first and self.object_first:
            return "," not in words
        if words.startswith(("and ", "or ")) and not words.startswith("and to"):
            return False
        return not moves(words)

    def _is_verb_of_level(self, words: str) -> bool:
        """Whether words are the verb of the new value that stands before: "[41 ships] were built, compared with"."""
        counted = self.taken == 1 and self.found.to
        return bool(counted and counted.counts) and COUNTED_VERB.fullmatch(words) is not None

    def _ends_reach(self, words: str) -> bool:
        """Whether a gap ends the reach: most do not, and what none of its words ends needs no closer look."""
        if not ends_reach(words):
            return False
        closer = self._behind_forecast(words)
        if "in line with" in closer:
            closer = IN_LINE.sub("", closer)
        return closer == words or ends_reach(closer)

    def _behind_forecast(self, words: str) -> str:
        """The words of a gap, without a forecast that is the object: "lowered its growth forecast to"."""
        if not self.object_first:
            return words
        if self._is_behind_object_time(words):  # "cut its [2015] growth forecast to"
            words = f"{normal(self.text[self.start : self.at])} {words}"
        elif self.taken:
            return words
        forecast = FORECAST_OBJECT.match(words)
        return words[forecast.end() :] if forecast is not None else words

    def _is_other_step(self, amount: Amount, gap: str) -> bool:
        """Whether this is the step in another unit: "$1.62, or 2.7 percent", "35.4 points (0.5 percent)"."""
        step = self.found.by[-1]
        if gap.endswith(" at") and "or" not in gap:
            return False  # "4.5% lower, at €2.2bn"
        if step.is_share == amount.is_share or (step.kind == amount.kind and step.unit == amount.unit):
            return False
        if amount.in_brackets:
            return gap in ("(", "")
        if gap == ",":  # "down $1.47, more than 4 percent, at", not "up 60 cts, 1.5 pct sulphur to"
            return STEP_ENDS.match(self.text, amount.end) is not None
        return OR.fullmatch(gap) is not None and gap not in ("a", "for")

    # -- periods ------------------------------------------------------------------------------------------------

    def _take_time(self, time: Time, gap: str) -> bool:
        if gap not in TIME_LEADS:
            if self._is_verb_of_level(gap):
                gap = ""
            elif (
                self._ends_reach(COMPARED.sub("", gap) if "ompare" in gap else gap)
                or len(gap.split()) > 12
                or moves(gap)
                or has_verb(gap.partition(" ")[2] if self.object_first and not self.taken else gap)
            ):
                return False  # "increased support for Africa in [the past year]" has its object first
            if self.taken and (APPOSITION.match(gap) or has_superlative(gap, is_since=time.is_since)):
                return True  # ", the best mark since May 2003": of the value, no time of the change
        found = self.found
        if not self.taken:
            self._note_object(OBJECT_END.sub("", gap) if gap and OBJECT_END.search(gap) else "")
            if self.found.object is None and (not gap or gap not in TIME_LEADS):  # not "rose in 2005"
                self.before_time = gap
        if found.to_time is not None and self.last in ("to", "to_too") and "," in gap and not self.last_is_base_time:
            return False
        if time.is_since or self.last_is_base_time or self._is_base(time, gap):
            if found.from_time is not None:
                return False
            found.from_time = time
        elif self.last in ("from", "from_too"):
            if found.from_time is None:
                found.from_time = time
            elif found.to_time is None and found.time is None:
                found.time = time
        elif self.last in ("to", "to_too") and found.to_time is None:
            found.to_time = time
        elif found.time is None:
            found.time = time
        found.end = max(found.end, time.end)
        return True

    def _is_base(self, time: Time, gap: str) -> bool:
        """Whether "on" opens a base of comparison: "up 10% on 2003", not "on Tuesday"."""
        return gap == "on" and self.last in ("by", "by_too") and time.fact.grain in ("year", "quarter", "month", "half")


@cache
def _sorts() -> frozenset[str]:
    return frozenset(lexicon.lines("en/sorts.txt"))


def _is_of_other(words: str) -> bool:
    """Whether the words that lead to an old value are of a forecast, another change or a clause of its own."""
    return FORECAST.search(words) is not None or moves(words) or ends_reach(COMPARED.sub("", words))


def _without_aside(gap: str) -> str:
    """A gap behind an amount or period, without what stands between commas there and without "a barrel"."""
    if "," in gap and (aside := ASIDE.match(gap)):
        return gap[aside.end() :].strip()
    if gap[0] in OF_PER and (per := PER.match(gap)):
        return gap[per.end() :].strip()
    return gap


def same_unit(one: Amount, other: Amount) -> bool:
    """Whether two amounts may be the same thing at two times."""
    if one.kind == other.kind:
        return one.unit == other.unit or None in (one.unit, other.unit)
    return "bare" in (one.kind, other.kind)


RATE_POINTS: Final = frozenset(["basis_point", "percentage_point"])


OBJECTS: Final = ("sum", "count", "object")
"""The kinds of nouns that are figures which somebody may raise or cut."""


def is_bare_object(words: str) -> bool:
    """Whether words are an object without an article that is a figure: "prices", "steel output"."""
    found = BARE_OBJECT_STEP.fullmatch(words)
    if found is None or found["head"] not in measured(*OBJECTS):
        return False
    return not any(_ends_object(word) for word in found["before"].lower().split())


def _ends_object(word: str) -> bool:
    """Whether a word is none of an object's: a preposition, an article, a word of change, an adverb."""
    if word in EVERY or word == "and":
        return False
    return word in phrase_ends() or word in NO_OBJECT or word in movements() or word.endswith("ly")


NO_OBJECT: Final = frozenset(["the", "a", "an", "too", "debt", "minus"])
EVERY: Final = frozenset(["hourly", "daily", "weekly", "monthly", "quarterly", "yearly", "early"])
