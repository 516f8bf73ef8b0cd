"""Levels: reads the amounts of a sentence and gives the new value that stands before a word of change, and its subject.

It also gives the changes that no word of change tells: two levels compared ("302 companies in 2006, against five
in 1999").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from newsfacts.extractors.changes.gaps import COUNTED_VERB, FORECAST, ends_reach, is_turn, moves, normal
from newsfacts.extractors.changes.printed import Amount, Item, Time
from newsfacts.extractors.changes.roles import Arguments, arguments_after, same_unit, words_before
from newsfacts.extractors.changes.sentence import Found, Sentence
from newsfacts.extractors.changes.subjects import object_phrase, subject_after, subject_before
from newsfacts.extractors.changes.words import COMPARING

# The verb of a level, from the amount back: "was", "currently stood at", "closed at".
LEVEL_VERB: Final = re.compile(
    r"""
    (?: ^ | \s )
    (?: (?: is | are | was | were | stood | stands | totall?ed | totals? | amounted | came | reached | hit
          | averaged | at | to | in
          | of | out | currently | now | posted | reported | recorded | had | has | have | an? | the | its | their
          | about
          | estimated | valued | remained | been | be | with | by | sold | made | earned | closed | ended | traded
          | trading
          | finished | opened | settled | provisionally | produced | some | running | last | set | being | from
          | priced
          | quoted | worth | took | raised | paid | spent | employs | employed | generated | drew | costs? | fell
          | rose
          | rise | who | which | that ) \s )+ $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "posted a loss of $48 million": the subject is what the verb gives.
LEVEL_OF: Final = re.compile(
    r"\b(?:post|report|had|record|made|earn|with|saw|on|paid|an?|its|the)(?:ed|s|ing)?\s(?:an?\s|the\s)?"
    r"(?P<subject>[\w'’-]+(?:\s[\w'’-]+){0,4})\sof\s(?:about\s|some\s)?$"
)
# What follows a counted noun and belongs to it: "companies operating in Russia".
OF_COUNTED: Final = re.compile(r"\s[a-z]+ing\b[^,;.]*|\s(?:in|of|from|for)\s[^,;.]*")
LOOSE_END: Final = re.compile(r"\s+(?:in|on|at|for|during|since|by|from|to|against|compared|as\sof)?\s*$")
EARLIER: Final = re.compile(r"\b(?:year-ago|year-earlier|previous|earlier|last|ago)\b")
OLD_BEFORE: Final = re.compile(r"\b(?:compared\s(?:with|to)|against|versus|from|than)\s(?:\w+\s){0,2}$")
MOST_WORDS: Final = 10
"""So many words may stand between a level and what it changed by."""

Level = tuple[Amount, "Time | None"]
"""A new value with its period."""


def level_before(sentence: Sentence, at: int, before: Sequence[Item], arguments: Arguments) -> Level | None:
    """The new value that stands before a word of change: "was 4.35 percent in August, down from 4.80 percent"."""
    if arguments.to is not None:
        return None
    text = sentence.text
    time: Time | None = None
    for item in reversed(before):
        if isinstance(item, Time):
            time = item
            continue
        if item.in_brackets or (item.per == "share" and _is_far(item, arguments.frm)):
            continue  # "$5.8 million, or 17 cents a share, down from $26.1 million"
        if OLD_BEFORE.search(text, max(sentence.floor, item.begin - 30), item.begin):
            return None  # "compared with 91.5 million for cocoa, a drop of 36 percent"
        gap = text[item.end : at]
        words = normal(gap if time is None else f"{text[item.end : time.start]} , {text[time.end : at]}").strip(
            " ,-–—("
        )
        is_set_off = not {",", "–", "—", "-", "("}.isdisjoint(gap)
        if arguments.frm is not None and is_turn(words_before(text, item), arguments.base_words):
            return None  # "a loss of $5m, down from a profit of $2m"
        if not _fits(item, arguments) or not (is_set_off or not words or _is_of_old(item, arguments)):
            return None
        if len(words.split()) > MOST_WORDS or moves(words):
            return None
        if ends_reach(words) and not (words.endswith("which is") or (item.counts and COUNTED_VERB.fullmatch(words))):
            return None
        return item, time
    return None


def _is_of_old(level: Amount, arguments: Arguments) -> bool:
    """Whether a level and the old value are of one unit: "31% of pupils in 2004 up from 12% in 1997"."""
    return arguments.frm is not None and same_unit(level, arguments.frm)


def _is_far(one: Amount, other: Amount | None) -> bool:
    """Whether two amounts are of other sizes: an amount a share beside a total."""
    if other is None or not one.value or not other.value:
        return False
    return not Decimal("0.02") < one.value / other.value < 50


def _is_near(one: Amount, other: Amount) -> bool:
    """Whether two amounts are of one size, as two prices of a thing are."""
    return bool(one.value and other.value) and Decimal("0.5") < (one.value or 0) / (other.value or 1) < 2


def _fits(level: Amount, arguments: Arguments) -> bool:
    """Whether an amount can be the new value beside these steps and this old value."""
    if level.is_points or level.value is None:
        return False
    if (frm := arguments.frm) is not None:
        if frm.kind == "bare" and level.kind == "money":
            return _is_near(level, frm)  # "119.85 yen, up from 119.62"
        return same_unit(level, frm) and level.kind == frm.kind
    for step in arguments.by:
        if step.is_share:
            if level.is_share and step.unit == "percent":
                return False
        elif not same_unit(step, level) and not (step.is_points and level.kind in ("percentage", "bare")):
            return False
    return True


def put_level(sentence: Sentence, found: Found, level: Level) -> Found:
    """A change with the new value before it, which it begins at."""
    amount, time = level
    found.arguments.to = amount
    found.arguments.to_time = time or found.arguments.to_time
    found.start = amount.start
    found.subject = subject_of_level(sentence, amount) or found.subject
    return found


def subject_of_level(sentence: Sentence, amount: Amount) -> str | None:
    """What a level is of: the subject of its verb, what stands after "of", or what it counts."""
    text, floor = sentence.text, sentence.floor
    if amount.counts and amount.unit and text[amount.start : amount.end].endswith(amount.unit):
        return _counted(sentence, amount)
    if (
        amount.kind == "money"
        and text.startswith(" of ", amount.end)
        and (phrase := subject_after(text, amount.end, sentence.end)[0])
    ):
        return phrase
    at = amount.begin
    for item in reversed([item for item in sentence.items if isinstance(item, Time) and item.end <= amount.begin]):
        match = LEVEL_VERB.search(text, max(floor, at - 60), at)
        if item.end + 1 < (match.start() if match else at):
            break
        at = item.start  # "ended yesterday at $18.125"
    if of := LEVEL_OF.search(text, max(floor, at - 70), at):
        return object_phrase(of["subject"])
    match = LEVEL_VERB.search(text, max(floor, at - 60), at)
    return subject_before(text, floor, match.start() + 1 if match else at, sentence.items)


def _counted(sentence: Sentence, amount: Amount) -> str:
    """What is counted, with what follows its head: "companies operating in Russia"."""
    text = sentence.text
    numeral = amount.printed_numeral
    words = text[numeral.end if numeral else amount.start : amount.end].split()
    more = OF_COUNTED.match(text, amount.end, sentence.end)
    close = more.end() if more else amount.end
    close = min([close, *(item.start for item in sentence.items if amount.end < item.start)])
    tail = LOOSE_END.sub("", text[amount.end : close])
    return " ".join([*words, *("" if moves(tail) else tail).split()])


def compared_levels(sentence: Sentence) -> list[Found]:
    """The changes by two levels, the second at an earlier time."""
    found: list[Found] = []
    if COMPARING.isdisjoint(sentence.words):
        return found
    amounts = [item for item in sentence.items if isinstance(item, Amount) and item.value is not None]
    for amount in amounts[:-1]:
        if amount.is_points or amount.in_brackets:
            continue
        arguments = arguments_after(sentence.text, amount.end, sentence.behind(amount.end), level=amount)
        old = arguments.frm
        if not arguments.compared or old is None or old.value is None or amount.value is None:
            continue
        if old.value == amount.value or not _is_earlier(arguments, old, amount):
            continue
        if _is_reversed(arguments):
            arguments.to, arguments.frm = old, amount
            arguments.to_time, arguments.from_time = arguments.from_time, arguments.to_time or arguments.time
        found.append(
            Found(
                start=amount.start,
                end=arguments.end,
                rule="two levels compared",
                arguments=arguments,
                direction="up" if (amount.value > old.value) == (arguments.to is amount) else "down",
                subject=subject_of_level(sentence, amount),
                is_expected=sentence.is_expected(amount.start, arguments.end),
                clause_start=sentence.start,
            )
        )
    return found


def _is_reversed(arguments: Arguments) -> bool:
    """Whether the first level is of the earlier time: "1,150 workers in 2005, compared with 640 in 2012"."""
    first, second = arguments.to_time or arguments.time, arguments.from_time
    if first is None or second is None or first.fact.start_date is None or second.fact.start_date is None:
        return False
    return first.fact.start_date < second.fact.start_date


def _is_earlier(arguments: Arguments, old: Amount, level: Amount) -> bool:
    """Whether the second level is the first thing at another time."""
    if FORECAST.search(arguments.base_words) or level.kind != old.kind:
        return False
    return arguments.from_time is not None or EARLIER.search(arguments.base_words) is not None
