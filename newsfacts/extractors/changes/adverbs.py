"""Adverbs: reads an adverb of change beside a figure and gives the change: "$3bn, up 5%", "7 cents lower at $61.40"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsfacts.extractors.changes.gaps import FORECAST, ends_reach, normal
from newsfacts.extractors.changes.levels import Level, level_before, put_level
from newsfacts.extractors.changes.printed import Amount, Item, Time
from newsfacts.extractors.changes.roles import Arguments, arguments_after
from newsfacts.extractors.changes.sentence import Found, Sentence
from newsfacts.extractors.changes.subjects import phrase_behind, session_before, subject_before
from newsfacts.extractors.changes.words import AHEAD, COMMON, OVER, Word, has_trait

PLAIN: Final = frozenset(["up", "down", "off", "higher", "lower"])
BEHIND: Final = frozenset(["up", "down", "higher", "lower", "more", "less", "fewer", *OVER, *AHEAD])
"""Adverbs that may stand behind their step: "7 cents lower", "23 percent more than"."""
STEP_TAILS: Final = frozenset(["", "a share", "per share", "points", "a barrel"])

# "was up 5%", "closed down 3": after these an adverb says where a figure went.
FREE: Final = re.compile(
    r"""
    \b (?: is | are | was | were | be | been | being | closed? | closing | closes | ended? | ending | traded?
          | trading
         | finish(?:ed|ing)? | open(?:ed|ing)? | settl(?:ed?|ing) | stood | last | and | or | went | well | sharply
         | sen[dt]
         | still | already | also | currently | now )
    \s (?: \w+ly \s | well \s | some \s )? $
    """,
    re.VERBOSE,
)
BE: Final = re.compile(r"\b(?:was|were|is|are|went)\s$")
LAST_WORD: Final = re.compile(r"\b(?P<word>[A-Za-z]+)\s$")
SET_OFF: Final = (",", "(", "--", "-", "–", "—")
THAN: Final = re.compile(r"\s(?:than|on|from)\s")
# "31 more than in 2013", "8% less than it did a year ago": what may stand between "than" and the time of the old value.
OLD_TIME: Final = re.compile(
    r"than(?: (?:it|they))?(?: (?:did|had|was|were))?(?: (?:in|at|on|during|for|over))?(?: the)?"
    r"(?: same| whole| end of)?"
)
# "above those of a year earlier": what may stand before the time of an earlier level.
LEVEL_TIME: Final = re.compile(
    r"(?:(?:those|that|(?:the )?levels?)(?: (?:of|in|for|at|on))?)?(?: ?(?:the|a))?(?: same)?"
)
# "Monday's record high", "2015 target": no level that was.
OTHER_LEVEL: Final = re.compile(
    r"(?:['’]s)?\s(?:[\w-]+\s)?(?:highs?|lows?|peak|record|targets?|forecast|average|budget|goal|plan|estimate|limit)\b"
)
# "than the $62 million collected last spring": what may stand before an old value.
OLD: Final = re.compile(r"(?:than|on|from)(?: (?:[\w-]+ ){0,3}(?:the|a|an|its|their)(?: [\w-]+){0,3}?)?")
POSSESSIVE: Final = re.compile(r"['’]s?\s(?:[\w-]+\s){0,3}")  # "than May's 9.2 percent"

# "off its January peak": what a step is away from.
PEAK: Final = re.compile(
    r"""
    \s (?: its | the | their | an? | last \s \w+ ['’]s ) \s (?: [\w-]+ \s ){0,4}? (?: peaks? | highs? | record ) \b
    (?= \s (?: of | in | at | on | set | reached | hit | touched | seen | last | and | but | as | after | since ) \b
      | [^\w\s-] | \s? $ )                                                                    # not "peak fares"
    """,
    re.VERBOSE,
)


def change_of_adverb(sentence: Sentence, word: Word) -> Found | None:
    """The change that an adverb tells; None where it tells none."""
    if word.word not in PLAIN and not (word.word in OVER or word.word in AHEAD or THAN.match(sentence.text, word.end)):
        return None  # "more" and "less" tell nothing without "than"
    before = sentence.before(word.start)
    if word.word == "off":
        last = _last_amount(before)
        if last is not None and (found := _taken_off(sentence, word, last) or _off_its_peak(sentence, word, last)):
            return found
    step = _last_amount(before) if word.word in BEHIND else None
    if step is not None:
        tail = normal(sentence.text[step.end : word.start])
        if tail in STEP_TAILS:
            return _behind_step(sentence, word, step, before)
        if tail == "," and (first := _told_twice(sentence, word, before, step)):
            return _behind_step(sentence, word, first, before, step)
    items = sentence.behind(word.end)
    if word.word not in PLAIN or not items:
        return None
    arguments = arguments_after(sentence.text, word.end, items)
    if _is_hedge(sentence.text, word, arguments):
        return None
    if arguments.is_empty and not (word.word in ("up", "down") and arguments.from_time):
        return None
    level = level_before(sentence, word.start, before, arguments)
    if level is None and not _stands_free(sentence, word, arguments):
        return None
    return _found(sentence, word, word.start, arguments, level)


def _is_hedge(text: str, word: Word, arguments: Arguments) -> bool:
    """Whether "up" is that of "fines are up to $50" and says nothing of a change, as that of "was up to 5% from 4%"."""
    if word.word != "up" or not text.startswith(" to ", word.end):
        return False
    if arguments.frm is None and arguments.from_time is None:
        return True
    return BE.search(text, max(0, word.start - 8), word.start) is None


def _taken_off(sentence: Sentence, word: Word, step: Amount) -> Found | None:
    """The change of "wiped $2bn off its value": a step between a verb and what it is taken off."""
    text = sentence.text
    if normal(text[step.end : word.start]):
        return None
    verb = LAST_WORD.search(text, max(sentence.floor, step.begin - 12), step.begin)
    if verb is None or not has_trait(verb["word"].lower(), "takes_off"):
        return None
    if not (step.is_share or step.is_points or step.kind == "money"):
        return None  # "knocked two seconds off her record"
    return Found(
        start=verb.start(),
        end=word.end,
        rule=f"the verb {verb['word'].lower()} and off",
        arguments=Arguments(step.end, [step]),
        direction=word.direction,
        subject=phrase_behind(text, word.end, sentence.end),
        is_expected=sentence.is_expected(verb.start(), word.end),
        clause_start=sentence.floor,
    )


def _off_its_peak(sentence: Sentence, word: Word, step: Amount) -> Found | None:
    """The change of "is now 18% off its January peak"."""
    peak = PEAK.match(sentence.text, word.end, sentence.end)
    if peak is None or normal(sentence.text[step.end : word.start]) or not (step.is_share or step.is_points):
        return None
    arguments = Arguments(peak.end(), [step])
    for item in sentence.items:
        if isinstance(item, Time) and word.end < item.start < peak.end():
            arguments.from_time = item
    return _found(sentence, word, step.begin, arguments, None)


def _last_amount(items: Sequence[Item]) -> Amount | None:
    for item in reversed(items):
        if isinstance(item, Amount) and not item.in_brackets:
            return item
    return None


def _found(sentence: Sentence, word: Word, start: int, arguments: Arguments, level: Level | None) -> Found:
    end = max(arguments.end, word.end)
    found = Found(
        start=start,
        end=end,
        rule=f"the word {word.word} beside a figure",
        arguments=arguments,
        direction=word.direction,
        subject=None if level else subject_before(sentence.text, sentence.floor, start, sentence.items, True),
        is_expected=sentence.is_expected(level[0].start if level else start, end),
        clause_start=sentence.floor,
    )
    return put_level(sentence, found, level) if level else found


def _told_twice(sentence: Sentence, word: Word, before: Sequence[Item], step: Amount) -> Amount | None:
    """The first of two steps that are one: "closed 5p, or 2%, higher"; None where there is none."""
    if sentence.text.startswith(" from ", word.end):
        return None  # "sales were $5m, or 2%, down from 3%"
    first = _last_amount([item for item in before if item.end <= step.begin])
    if first is None or first.is_share == step.is_share:
        return None
    return first if normal(sentence.text[first.end : step.begin]) == ", or" else None


def _behind_step(
    sentence: Sentence, word: Word, step: Amount, before: Sequence[Item], again: Amount | None = None
) -> Found | None:
    """The change of "7 cents lower at $61.40", "23 percent more than the $62 million collected last spring"."""
    if word.word in OVER:
        return _over_level(sentence, word, step, before)
    arguments = arguments_after(sentence.text, word.end, sentence.behind(word.end), step=step)
    if again is not None:
        arguments.by.append(again)
    if arguments.frm is None and THAN.match(sentence.text, word.end):
        base = _old_after_than(sentence, word)
        if base is None:
            return None
        arguments.frm, arguments.from_time, arguments.end = base
    elif word.word in AHEAD:
        if (arguments.to is None or not _is_price(arguments.to)) and not session_before(
            sentence.text, sentence.floor, step.begin
        ):
            return None  # "five points ahead of its rival", "4% ahead at 38%", not "ended the day 5 points ahead"
    elif word.word not in PLAIN or not (arguments.to or arguments.frm or step.is_points or step.is_share):
        return None
    arguments.end = max(arguments.end, word.end)
    earlier = [item for item in before if item.start < step.start]
    return _found(sentence, word, step.begin, arguments, level_before(sentence, step.begin, earlier, arguments))


def _is_price(level: Amount) -> bool:
    """Whether a new value is a price or an index: "61p ahead at 1451p", not "3 points ahead at 41"."""
    return level.kind == "money" or (level.kind == "bare" and level.value is not None and level.value > 100)


def _over_level(sentence: Sentence, word: Word, step: Amount, before: Sequence[Item]) -> Found | None:
    """The change of "4% above last year's level"; None for "2C above normal"."""
    time = _time_of_level(sentence, word)
    if time is None or not (step.is_share or step.is_points):
        return None
    arguments = Arguments(time.end, [step])
    arguments.from_time = time
    earlier = [item for item in before if item.start < step.start]
    return _found(sentence, word, step.begin, arguments, level_before(sentence, step.begin, earlier, arguments))


def _time_of_level(sentence: Sentence, word: Word) -> Time | None:
    """The time of an earlier level: "4% above last year's level", not "4% above the 2010 record"."""
    following = sentence.behind(word.end)
    time = following[0] if following else None
    if not isinstance(time, Time) or not LEVEL_TIME.fullmatch(normal(sentence.text[word.end : time.start])):
        return None
    return None if OTHER_LEVEL.match(sentence.text, time.end) else time


def _old_after_than(sentence: Sentence, word: Word) -> tuple[Amount | None, Time | None, int] | None:
    """The old value and its time after "than"; None where two things are compared."""
    amount: Amount | None = None
    for item in sentence.after(word.end)[:2]:
        gap = normal(sentence.text[(amount.end if amount else word.end) : item.start])
        if FORECAST.search(gap):
            return None
        if isinstance(item, Amount):
            if amount is not None or not OLD.fullmatch(gap):
                return None
            amount = item
        elif ends_reach(gap) or "," in gap or len(gap.split()) > (8 if amount else 5):
            return None
        elif amount is None and word.word in COMMON and not OLD_TIME.fullmatch(gap):
            return None  # "18% less than men in 2012"
        else:
            owned = sentence.after(item.end)[:1]
            if (
                amount is None
                and owned
                and isinstance(owned[0], Amount)
                and POSSESSIVE.fullmatch(sentence.text, item.end, owned[0].begin)
            ):
                return owned[0], item, owned[0].end
            return amount, item, item.end
    return None


def _stands_free(sentence: Sentence, word: Word, arguments: Arguments) -> bool:
    """Whether an adverb without a level before it says that a figure moved, and is no particle ("made up 10%")."""
    text = sentence.text
    before = text[max(sentence.start, word.start - 32) : word.start]
    if FREE.search(before):
        return True
    if before.rstrip().endswith(SET_OFF):
        return bool(arguments.by)
    last = LAST_WORD.search(before)
    if word.word not in ("up", "down") or (last and has_trait(last["word"].lower(), "particle")):
        return False
    if arguments.frm is not None and (arguments.by or arguments.to):
        return True
    if arguments.to is not None and last and last["word"][0].isupper():
        return True  # "with Acme up 30p at 436p"
    return any(step.is_share or step.is_points or step.kind == "bare" for step in arguments.by)
