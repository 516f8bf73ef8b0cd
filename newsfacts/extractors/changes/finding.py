"""Finding: reads a sentence's amounts, periods and words of change, and gives the changes in it, in order.

A change begins at a verb ("rose 5% to $3bn"), at an adverb ("$3bn, up 5%"), at a noun ("a 5% rise in sales"), or at a
level that is compared with an earlier one ("302 companies in 2006, against just five in 1999").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from newsfacts.extractors.changes.adverbs import change_of_adverb
from newsfacts.extractors.changes.gaps import ends_reach, moves
from newsfacts.extractors.changes.levels import compared_levels
from newsfacts.extractors.changes.nouns import change_of_noun
from newsfacts.extractors.changes.printed import Amount, Item
from newsfacts.extractors.changes.roles import arguments_after
from newsfacts.extractors.changes.sentence import Found, Sentence
from newsfacts.extractors.changes.subjects import object_phrase
from newsfacts.extractors.changes.verbs import change_of_verb
from newsfacts.extractors.changes.words import Word, is_base_form, is_negated, words_of_change

# The second change that has no verb of its own: "grew by 14 percent and late trains by 35 percent".
SECOND: Final = re.compile(r",?\s(?:and|but)\s(?P<subject>[^,;.]{0,70}?)\s?\b(?=by\s?$)", re.IGNORECASE)
# What stands between two changes of one subject: "which fell 50%, climbed 1.46%", "and then rose".
SAME_SUBJECT: Final = re.compile(r"[^;:]{0,60}?(?:,|\b(?:and|but|before|after|then|or)\b)\s?(?:\w+\s){0,3}")

READERS: Final = {
    "verb": change_of_verb,
    "adverb": change_of_adverb,
    "comparative": change_of_adverb,
    "noun": change_of_noun,
}


def changes_in(text: str, start: int, end: int, words: frozenset[str], items: Sequence[Item]) -> Iterator[Found]:
    """The changes of the sentence from start to end, in order, none overlapping another."""
    sentence = Sentence(text, start, end, words, items, floor=start)
    last: Found | None = None
    for found in _found(sentence):
        if found.start < sentence.floor:
            continue
        if found.subject is None and last is not None and SAME_SUBJECT.fullmatch(text, last.end, found.start):
            found.subject = last.subject
            if last.is_expected and is_base_form(text, found.start):
                found.is_expected = True  # "will drop to 5C, then climb to 12C"
        sentence.floor, last = found.end, found
        yield found


def _found(sentence: Sentence) -> Iterator[Found]:
    """What the words of change and the compared levels give; where they meet, what begins first."""
    pairs = compared_levels(sentence)
    for word in words_of_change(sentence.text, sentence.start, sentence.end, sentence.words):
        while pairs and pairs[0].end <= word.start:
            yield pairs.pop(0)
        if word.start < sentence.floor:
            continue
        found = _at(sentence, word)
        if found is None:
            continue
        pairs = [pair for pair in pairs if pair.start >= found.end]
        yield found
        while (second := _second(sentence, found)) is not None:
            yield second
            found = second
    yield from pairs


def _at(sentence: Sentence, word: Word) -> Found | None:
    """The change that a word tells as its part of speech."""
    found = READERS[word.part](sentence, word)
    return None if found is None or is_negated(sentence.text, sentence.floor, word.start) else found


def _second(sentence: Sentence, first: Found) -> Found | None:
    """A change behind another that only says by how much: "and by 7.4 percent the season before"."""
    if not first.arguments.by or first.direction is None:
        return None
    after = sentence.after(first.end)
    if not after or not isinstance(after[0], Amount):
        return None
    match = SECOND.match(sentence.text, first.end, after[0].begin)
    if match is None or moves(match["subject"]) or ends_reach(match["subject"]):
        return None
    arguments = arguments_after(sentence.text, after[0].begin, after)
    if arguments.is_empty:
        return None
    return Found(
        start=match.end(),
        end=arguments.end,
        rule="a second step of the same verb",
        arguments=arguments,
        direction=first.direction,
        subject=object_phrase(match["subject"]) if match["subject"] else first.subject,
        is_expected=first.is_expected,
        clause_start=sentence.floor,
    )
