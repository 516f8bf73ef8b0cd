"""Roles: reads what stands between the amounts behind a word of change and says which is what.

A sentence is cut at its amounts and periods; what lies between two of them ("to close at", ", from a revised", ", or")
tells whether the next is the step, the new value, the old one, or a time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, Literal

import attrs

from newsfacts import lexicon
from newsfacts.extractors.changes.printed import Amount, Item, Time
from newsfacts.reading.movements import movements

Role = Literal["by", "to", "from", "by_too", "to_too"]

LONGEST_GAP: Final = 130

BRACKETS: Final = re.compile(r"\s?\([^()]*\)?")
BLANKS: Final = re.compile(r"\s+")

# Words at which the reach of a word of change ends.
ENDS: Final = re.compile(
    r"""
    ; | : | -- | [—…] | [“”"] | \.\s
    | \b (?: is | are | was | were | has | have | had | will | would | could | may | might | which | who | whose
    | while | whereas
         | but | although | though | because | when | that | said | says | say | showed | shows | missing | beating
         | helped
         | hurt | boosted | exceeding | with | after (?! - ) | before | as (?! \s (?: of | much | many | high | low
         | little | at | an? ) \b ) | bringing | leading | giving | taking | leaving | valuing | putting | analysts
         | expectations | forecasts? | estimates? | if
         | made | makes | making | reached | did | do | does | can ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
FORECAST: Final = re.compile(
    r"\b(?:forecast|estimate|expect|target|consensus|analyst|projected|projection|predict|plan|view|budget|guidance)",
    re.IGNORECASE,
)

# A pair of commas within the reach: ", the latest year for which figures are available,".
ASIDE: Final = re.compile(
    r"^[^,;]{0,30}?,\s(?:the|an?|its|excluding|including|adjusted|also|still|a\srecord)\b[^,;]{3,110},(?=\s)",
    re.IGNORECASE,
)
# The same where an apposition is opened and a period stands in it: ", the highest level since [July 2007],".
APPOSITION: Final = re.compile(
    r"^,\s(?:the|an?|its|their|also|still)\s(?!year|same|first|second|third|fourth|latest\squarter)", re.IGNORECASE
)

DETERMINED: Final = r"(?:\s(?:[a-z'’][\w'’.-]*)){0,7}?"
CLOSE: Final = r"(?:close|end|finish|settle|trade|open|stand|hit|reach|touch|top|become|total)"
PREPOSITION: Final = re.compile(
    rf"""
    (?P<filler> .*? )
    (?:
        (?P<to> (?: (?:^|,?\s) (?: and \s )? to \s {CLOSE} (?: \s (?: at | on | above | below | around | near | up
              | down ) )?
                  | (?:^|,?\s) (?: and \s | then \s )? (?: closed | ended | settled | finished | closing | trading
                  | ending
                        | settling | finishing | changing \s hands | standing | stood | reaching | hitting
                        | touching )
                    (?: \s (?: at | on ) )?
                  | (?:^|,?\s) (?: back \s | down \s | up \s )? (?: to | toward | towards | into )
                  | (?:^|,?\s) at )
                (?: \s (?: an? | the | its | their | as | about | only | just | record | below | above | between
                      | some ) (?: \s [\w'’-]+ ){{0,5}}? )? $ )
      | (?P<compared> ,? \s? (?: and \s )? (?: as \s )?
            (?: compared \s (?: with | to ) | compares \s (?: with | to ) | against | versus | vs\.?
              | (?: well \s | sharply \s )? (?: up | down | higher | lower ) \s from | rather \s than )
            {DETERMINED} $ )
      | (?P<from> (?:^|,?\s) from {DETERMINED} $ )
      | (?P<by> (?:^|,?\s) by (?: \s (?: an? | the | some | another ) (?: \s [\w-]+ ){{0,4}}? )? $ )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Nothing but what may stand between a verb and its step: "rose an upward revised, seasonally adjusted 0.3 percent".
STEP: Final = re.compile(
    r"""
    ,? \s?
    (?: (?: \w+ly | back | again | further | on \s average | by | some | as | at (?= \s an? \b ) | also | even
          | about | still ) \s? )*
    (?: (?: an? | another ) (?: \s (?! \b(?:to|from|of|in|for|on)\b ) [\w-]+ ){0,5} )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
OR: Final = re.compile(
    r",?\s?(?:or|and|for|a|equal\sto|equivalent\sto)?(?:\s(?:by|at|a|an|the|some|about|roughly|more|than"
    r"|equivalent\sto|up|down|only|just))*"
)
COMPARISON: Final = re.compile(
    r"\s(?:year|month|quarter|week)[\s-](?:on|over)[\s-](?:year|month|quarter|week)\b|\s(?:y/y|yoy|m/m|q/q)\b",
    re.IGNORECASE,
)
OBJECT_END: Final = re.compile(
    r"(?:^|\s)(?:in|for|on|during|over|at|from|since|by|to|of|until|between)(?:\s(?:the|its|an?))?(?:\s\w+)?$",
    re.IGNORECASE,
)
BOUND: Final = re.compile(r"\s(?:well\s|just\s|far\s)?(?:below|above|under|beneath)\s(?:the\s)?", re.IGNORECASE)
PARTICIPLE: Final = re.compile(r"(?:^|,\s*)\w+ing\b")
STEP_ENDS: Final = re.compile(r"\s?[,;.)]|\s(?:to|at|from|in|on|since|and|as|after|against)\b|$")
OF: Final = re.compile(r"(?P<filler>.*?)(?:^|\s)(?:of|by|worth)(?:\s(?:an?|the|some|between))?", re.IGNORECASE)
# The words before a period that make it the time of the old value: "from the same period of last year", "since May".
POSSESSED: Final = re.compile(r"['’]s?\s(?:[\w-]+\s){1,4}of(?:\san?)?", re.IGNORECASE)
SINCE: Final = re.compile(r"\b(?:from|than|since|compared\s(?:with|to)|against|versus)\b", re.IGNORECASE)
PER_WORD: Final = re.compile(r"^\s?(?:an?|per|each|every)\s[a-z]+\b(?:\s(?:per|an?)\s(?:day|year|week|month))?")
NOT_BASE: Final = re.compile(
    r"\s(?:for\s(?!the\s|a\syear|all\sof|\d|its|their|[A-Z][a-z]+\s\d)|in\sthe\s[A-Z]|among|forecast|expected"
    r"|analysts|estimated|that\sanalysts|seen\sby)"
)


@attrs.define(slots=True)
class Arguments:
    """What the amounts and periods behind a word of change are to it."""

    by: list[Amount] = attrs.field(factory=list)
    to: Amount | None = None
    frm: Amount | None = None
    to_time: Time | None = None
    from_time: Time | None = None
    time: Time | None = None
    object: str | None = None
    compared: bool = False
    by_word: bool = False
    annual_rate: bool = False
    base_words: str = ""
    end: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found that moved."""
        return not self.by and self.to is None and self.frm is None


def normal(gap: str) -> str:
    """The words of a gap, without brackets and with single blanks."""
    return BLANKS.sub(" ", BRACKETS.sub("", gap)).strip() if gap else gap


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

    `object_first` says that the word may have an object before its preposition ("cut its debt back to £160m"),
    `of_noun` that it is a noun ("a rise in sales of 5%"), `over_participle` that it shares its values with a participle
    ("doubled, rising from"); `level` and `step` give the new value and the step where these stand before the word.
    """
    reader = _Reader(text, start, object_first, of_noun, over_participle)
    if step is not None:
        reader.found.by, reader.last, reader.taken = [step], "by", 1
    if level is not None:
        reader.found.to, reader.last, reader.taken = level, "to", 1
    for item in items:
        if item.begin < reader.at:
            continue
        if not reader.take(item):
            break
    return reader.found


class _Reader:
    """Takes the items behind a word of change, one after the other, as long as each has a role."""

    def __init__(self, text: str, start: int, object_first: bool, of_noun: bool, over_participle: bool) -> None:
        self.text = text
        self.at = start
        self.object_first = object_first
        self.of_noun = of_noun
        self.over_participle = over_participle
        self.found = Arguments(end=start)
        self.last: Role | None = None
        self.taken = 0
        self.owner = self.last_is_base_time = False
        self.share: Amount | None = None

    def take(self, item: Item) -> bool:
        """Whether the next item still belongs to the change."""
        raw = self.text[self.at : max(item.begin, self.at)]
        if len(raw) > LONGEST_GAP:
            return False
        if isinstance(item, Amount) and item.in_brackets and self._repeats(item):
            return True
        gap = normal(raw)
        if aside := ASIDE.match(gap):
            gap = gap[aside.end() :].strip() if self.taken else gap
        elif self.taken and (per := PER_WORD.match(gap)):
            gap = gap[per.end() :].strip()
        self.owner = self.last_is_base_time
        self.last_is_base_time = isinstance(item, Time) and SINCE.search(gap) is not None
        taken = self._take_time(item, gap) if isinstance(item, Time) else self._take_amount(item, gap)
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
        if self.last == "from":
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
        elif role == "from":
            found.frm = amount
            found.base_words = gap
        self.last = role
        found.end = amount.end
        if amount.is_share and (compared := COMPARISON.match(self.text, amount.end)):
            found.end = self.at = compared.end()
        if _is_annual(self.text, amount):
            found.annual_rate = True
        return True

    def _role(self, amount: Amount, gap: str) -> Role | None:
        found = self.found
        if self.last is None and not found.by and self._is_step(amount, gap):
            if BOUND.fullmatch(self.text, self.at, amount.start):
                return "to"  # "fell below 10%"
            found.by_word = "by" in gap.split()
            return "by"
        if self.last in ("by", "by_too") and len(found.by) < 2 and self._is_other_step(amount, gap):
            return "by_too"
        if self.last in ("to", "from") and OR.fullmatch(gap) and amount.kind == "money":
            return "to_too" if self.last == "to" else "from" if found.frm is None else "to_too"
        if self.of_noun and self.last is None and (of := OF.fullmatch(gap)) and self._may_fill(of["filler"]):
            self._note_object(of["filler"])
            return "by"
        if (
            self.owner
            and POSSESSED.fullmatch(gap)
            and found.frm is None
            and (not found.to or same_unit(found.to, amount))
        ):
            return "from"  # "from [Monday]'s close of 35 cents"
        match = PREPOSITION.fullmatch(gap)
        if match is None or not self._may_fill(match["filler"]):
            return None
        self._note_object(match["filler"])
        words = gap[match.end("filler") :]
        if match["to"] is not None:
            return self._to(amount, match, words)
        if match["by"] is not None:
            found.by_word = True
            return "by" if not found.by else None
        if found.frm is not None or FORECAST.search(words) or movements_in(words):
            return None
        if match["compared"] is not None:
            if found.to is None or NOT_BASE.match(self.text, amount.end) or "loss" in words:
                return None
            found.compared = True
        if found.to is not None and not same_unit(found.to, amount):
            return None
        if self.last == "to_too" and amount.per != "share" and self._is_of_share(amount):
            return None  # "to $4.0 billion, or $3.99 a share, from $3.62 a year earlier"
        return "from"

    def _is_of_share(self, amount: Amount) -> bool:
        """Whether an old value is of the amount a share, not of the total before it."""
        total, share = self.found.to, self.share
        if share is None or total is None or not (amount.value and share.value and total.value):
            return False
        return abs((amount.value / share.value).ln()) < abs((amount.value / total.value).ln())

    def _is_step(self, amount: Amount, gap: str) -> bool:
        """Whether an amount stands so close behind the word of change that it is the step."""
        return STEP.fullmatch(gap) is not None and not (amount.in_brackets or ENDS.search(gap) or movements_in(gap))

    def _note_object(self, filler: str) -> None:
        """Keeps the words between a word of change and its first preposition: "its debt", "in profits"."""
        if not self.taken and self.found.object is None:
            self.found.object = filler.strip(" ,") or None

    def _to(self, amount: Amount, match: re.Match[str], words: str) -> Role | None:
        found = self.found
        if found.to is not None or (amount.is_points and amount.is_share):
            return None
        if words.strip(", ").startswith("at") and not (found.by or found.frm):
            return None
        if FORECAST.search(words) or amount.in_brackets or movements_in(words):
            return None
        if found.frm is not None and not same_unit(found.frm, amount):
            return None
        if any(not (step.is_share or step.is_points or same_unit(step, amount)) for step in found.by):
            return None
        return "to"

    def _may_fill(self, filler: str) -> bool:
        """Whether the words before a preposition keep the reach open; the first may be the word's object."""
        words = filler.strip(" ,")
        if not words:
            return True
        first = not self.taken
        if ENDS.search(words) or len(words.split()) > (14 if first and self.object_first else 9):
            return False
        if first and PARTICIPLE.search(words) and not self.over_participle:
            return False  # "trade has soared, rising from": the participle tells it
        if first and self.object_first:
            return "," not in words
        if words.startswith(("and ", "or ")) and not words.startswith("and to"):
            return False
        return not movements_in(words)

    def _is_other_step(self, amount: Amount, gap: str) -> bool:
        """Whether this is the step in another unit: "$1.62, or 2.7 percent", "35.4 points (0.5 percent)"."""
        step = self.found.by[-1]
        if step.is_share == amount.is_share or (step.kind == amount.kind and step.unit == amount.unit):
            return False
        if amount.in_brackets:
            return gap in ("(", "")
        if gap == ",":  # "down $1.89, more than 5 percent, at", not "up 75 cts, 2.2 pct sulphur to"
            return STEP_ENDS.match(self.text, amount.end) is not None
        return OR.fullmatch(gap) is not None and gap not in ("a", "for")

    # -- periods ------------------------------------------------------------------------------------------------

    def _take_time(self, time: Time, gap: str) -> bool:
        words = gap.split()
        if ENDS.search(gap) or len(words) > 12 or movements_in(gap) or not _finite_verbs().isdisjoint(words):
            return False
        if self.taken and APPOSITION.match(gap):
            return True  # ", the highest level since July 2007": of the value, no time of the change
        found = self.found
        if not self.taken:
            self._note_object(OBJECT_END.sub("", gap))
        if found.to_time is not None and self.last in ("to", "to_too") and "," in gap:
            return False
        opening = self.text[time.start : time.end].lower()
        if opening.startswith("since") or SINCE.search(gap):
            if found.from_time is not None:
                return False
            found.from_time = time
        elif self.last == "from":
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


def same_unit(one: Amount, other: Amount) -> bool:
    """Whether two amounts may be the same thing at two times."""
    if one.kind == other.kind:
        return one.unit == other.unit or None in (one.unit, other.unit)
    return "bare" in (one.kind, other.kind)


def movements_in(words: str) -> bool:
    """Whether a word of change stands in a gap: another clause begins there."""
    return any(word in _verbs() for word in words.lower().replace(",", " ").split())


@cache
def _finite_verbs() -> frozenset[str]:
    """Verbs that begin a clause of their own: "took effect on Monday"."""
    return frozenset(
        word for row in lexicon.table("en/phrase_ends.tsv") if row["kind"] == "verb" for word in row["words"].split()
    ) - {"compared", "according", "do", "used", "based", "reported", "followed"}


@cache
def _verbs() -> frozenset[str]:
    """The verbs of change that begin another clause; what is as often a noun in a gap is none ("a high of")."""
    moving = {word for word, found in movements().items() if any(m.part == "verb" and m.direction for m in found)}
    return frozenset(moving - {"cut"})


# "at a 11.7 percent annual rate", "growing by 6% a year".
ANNUAL: Final = re.compile(r"\s(?:annual|rate|pace|seasonally|a\syear\b)")


def _is_annual(text: str, amount: Amount) -> bool:
    """Whether a percentage is a rate a year, and no step between the two values."""
    return amount.is_share and ANNUAL.match(text, amount.end) is not None
