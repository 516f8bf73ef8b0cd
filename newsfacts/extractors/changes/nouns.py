"""Nouns: reads a noun of change and gives the change: "a 40% increase in complaints", "a rise in takings to £286m"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsfacts.extractors.changes.gaps import ends_reach, moves
from newsfacts.extractors.changes.levels import level_before, put_level
from newsfacts.extractors.changes.printed import TIMES, Amount, Item, Time
from newsfacts.extractors.changes.roles import Arguments, arguments_after, same_unit
from newsfacts.extractors.changes.sentence import Found, Sentence, expecting
from newsfacts.extractors.changes.subjects import subject_after, subject_before
from newsfacts.extractors.changes.words import Word, has_trait
from newsfacts.reading.phrases import DETERMINERS, phrase_ends

OF: Final = ("in ", "of ", "for ", "on ")
# Between a step and its noun: "a 500% increase", "a $3m annual rise", never a preposition.
STEP: Final = re.compile(r"[ -](?:(?!(?:of|in|to|from|for|and|or|as|on|at)\b)[\w-]+[ -]){0,3}")
COMPOUND: Final = re.compile(r"\s(?:rates?|targets?|stocks?|funds?|markets?|tax|taxes)\b")  # "a growth rate of 8%"
# What stands before a noun and is no subject: "an annual rise", "a 25p-an-hour rise".
KIND: Final = re.compile(r"^(?:year-on-year|annual|monthly|quarterly|sharp|further|\w+ly|(?:an?|per)-[a-z]+)\b")
BEFORE_TIME: Final = re.compile(r"\s(?:in|on|for|during|over|at|by|to|since|from)(?:\s(?:the|its|an?))?\s$")
ADJECTIVES: Final = ("ic", "al", "ly", "ive", "ous", "ary", "est", "year", "month", "quarter")
OWN: Final = re.compile(r"(?<![\w'’-])(?P<words>(?:[a-z-]+\s){1,3})$")
# "..., an increase of": the noun stands beside the level before the comma.
APPOSED: Final = re.compile(r"[,–—-]\s(?:an?|the)?\s?(?:\w+\s){0,2}$")
SHOWED: Final = re.compile(
    r"\s(?:show(?:s|ed|ing)?|record(?:s|ed|ing)?|post(?:s|ed|ing)?|see(?:s|ing)?|saw|report(?:s|ed|ing)?|registered"
    r"|suffered"
    r"|enjoyed)\s(?:an?\s|the\s)?(?:[\w-]+\s){0,2}$"
)


def change_of_noun(sentence: Sentence, word: Word) -> Found | None:
    """The change that a noun tells; None where it tells none."""
    if COMPOUND.match(sentence.text, word.end):
        return None
    before = sentence.before(word.start)
    step = before[-1] if before else None
    if isinstance(step, Amount) and _is_step(sentence.text, step, word):
        return _behind_step(sentence, word, step, before)
    items = sentence.behind(word.end)
    if not items:
        return None
    arguments = arguments_after(sentence.text, word.end, items, object_first=True, of_noun=True)
    if arguments.is_empty:
        return None
    if not _moves(word, arguments):
        return _behind_level(sentence, word, arguments, before)
    subject = None
    if (arguments.object or "").startswith(OF):
        subject = subject_after(sentence.text, word.end, sentence.end)[0]
    elif _ends_with_figure(arguments) and sentence.text.startswith(" in ", arguments.end):
        subject = subject_after(sentence.text, arguments.end, sentence.end)[0]  # "an increase of 12% in taxes"
        if subject in TIMES:
            subject = None  # "premium increases of up to 40% in a year"
    if subject is None and (own := OWN.search(sentence.text, max(sentence.floor, word.start - 40), word.start)):
        subject = _own(own["words"].split())
    return _found(sentence, word, word.start, arguments, subject, before)


def _ends_with_figure(arguments: Arguments) -> bool:
    """Whether the last that a noun has is its step or new value: what follows "in" may be its subject."""
    last = arguments.by[-1] if arguments.by else arguments.to if arguments.frm is not None else None
    return last is not None and last.end == arguments.end


def _behind_level(sentence: Sentence, word: Word, arguments: Arguments, before: Sequence[Item]) -> Found | None:
    """The change of "4.6 million sets, an increase from 50,000"."""
    if arguments.frm is None or not APPOSED.search(sentence.text, max(0, word.start - 16), word.start):
        return None
    found = _found(sentence, word, word.start, arguments, None, before)
    return found if found.arguments.to is not None else None


def _own(words: list[str]) -> str | None:
    """What a noun of change has before it in one phrase: "average premium" of "after average premium increases"."""
    if KIND.match(words[-1]) or words[-1].endswith(ADJECTIVES):
        return None  # "a yearly decline of 1.4 percent", "economic growth of 7%"
    subject: list[str] = []
    for word in reversed(words):
        if word in phrase_ends() or word in DETERMINERS or word in expecting() or word.endswith(("ed", "ing")):
            break
        subject.insert(0, word)
    return " ".join(subject) or None


def _moves(word: Word, arguments: Arguments) -> bool:
    """Whether a noun with these arguments says that a figure moved: "a rise of 5%", not "a loss of $5m"."""
    if has_trait(word.word, "rough_noun") and not any(step.is_share or step.is_points for step in arguments.by):
        return False
    if arguments.by and not arguments.by_word:
        return False  # "the plant cut 450 posts"
    if not arguments.by and not (arguments.object or "").startswith(OF):
        return arguments.frm is not None and arguments.to is not None
    return not any(step.kind == "quantity" and step.unit in TIMES for step in arguments.by)


def _is_step(text: str, step: Amount, word: Word) -> bool:
    """Whether an amount right before a noun of change is its step."""
    gap = text[step.end : word.start]
    if not STEP.fullmatch(gap) or ends_reach(gap) or moves(gap):
        return False
    return step.is_share or step.is_points or (step.kind == "money" and not has_trait(word.word, "rough_noun"))


def _behind_step(sentence: Sentence, word: Word, step: Amount, before: Sequence[Item]) -> Found:
    """The change of "a 13% rise in takings to £286.4m"."""
    text = sentence.text
    first = next((item.start for item in sentence.items if isinstance(item, Time) and item.start > word.end), None)
    limit = sentence.end if first is None else word.end + len(BEFORE_TIME.sub("", text[word.end : first]))
    subject, close = subject_after(text, word.end, limit)  # none of "a £7.1bn rise in December"
    arguments = arguments_after(text, close, sentence.behind(close))
    again = [amount for amount in arguments.by if _is_told_again(text, close, amount, step)][:1]
    if not again and arguments.to is None and arguments.frm is None:
        arguments.end = max(
            [word.end, *(time.end for time in (arguments.time, arguments.from_time) if time is not None)]
        )
    arguments.by = [step, *again]
    if subject is None:
        subject = KIND.sub("", text[step.end : word.start].strip(" -")).strip() or None  # "a 5% pay rise"
    return _found(sentence, word, step.start, arguments, subject, [item for item in before if item is not step])


def _is_told_again(text: str, close: int, amount: Amount, step: Amount) -> bool:
    """Whether an amount tells the step in another unit: "a 5% rise, or £3m"; not "a rise on those earning £100,000"."""
    return not same_unit(amount, step) and text[close : amount.begin].strip() not in ("", "by")


def _found(
    sentence: Sentence, word: Word, start: int, arguments: Arguments, subject: str | None, before: Sequence[Item]
) -> Found:
    end = max(arguments.end, word.end)
    found = Found(
        start=start,
        end=end,
        rule=f"the noun {word.word}",
        arguments=arguments,
        direction=word.direction,
        subject=subject or _of_verb(sentence, start),
        is_expected=sentence.is_expected(start, end),
        clause_start=sentence.floor,
        factor=word.factor,
    )
    if not APPOSED.search(sentence.text, max(0, start - 16), start):
        return found
    level = level_before(sentence, start, before, arguments)
    return put_level(sentence, found, level) if level else found


def _of_verb(sentence: Sentence, start: int) -> str | None:
    """The subject of "profits showed a rise of 5%"."""
    match = SHOWED.search(sentence.text, max(sentence.floor, start - 60), start)
    if match is None:
        return None
    return subject_before(sentence.text, sentence.floor, match.start() + 1, sentence.items)
