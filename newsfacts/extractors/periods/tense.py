"""Tense: reads the sentence around a bare day, month or quarter and says whether it lies in the future.

The nearest word before it that places a time decides ("payable Dec. 1", "planned to leave on Thursday", "agreed in
June"); without one the nearest after it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal

from newsfacts import lexicon

TOKEN: Final = re.compile(r"[A-Za-z]+(?:['’]t)?|['’]ll\b|[;:]")
WORDS_BACK: Final = 26
BEFORE: Final = 180
AFTER: Final = 150
"""How many words and characters around a time its verb may stand."""

# What follows a bare time and says that it is to come: "the Jan. 14 deadline", "gold for December delivery".
DEADLINE: Final = re.compile(rf"['’]?s?\s(?:{'|'.join(lexicon.words('en/tenses.tsv', sense='due'))})\b")
# "Wednesday's ruling" has been, whatever the sentence plans, unless it plans for it: "before Tuesday's vote".
POSSESSIVE: Final = re.compile(r"['’]s\b")
TOWARDS: Final = frozenset({"in", "at", "for", "before", "until", "by", "of", "on", "after"})
# "under a June agreement": what has a month for its name has been, unless it is to come by its own name.
ARTICLE: Final = frozenset({"a", "an", "its", "their", "his", "her"})
TO_COME: Final = re.compile(rf"\s(?:\w+\s)?(?:{'|'.join(lexicon.words('en/tenses.tsv', sense='event'))})\b")
NO_VERBS: Final = frozenset(lexicon.words("en/tenses.tsv", sense="no_verb"))
NO_SUBJECTS: Final = ARTICLE | {"the", "this", "that", "of", "in", "for", "by", "'s"}
BE: Final = frozenset({"be", "being", "get"})
UNTENSED: Final = (
    frozenset({"is", "are", "be", "being", "was", "were", "been", "has", "have", "had", "get", "to"}) | NO_SUBJECTS
)
"""What stands before a participle or an infinitive: "is set to", "have agreed", "to set a date"."""
ADVERB: Final = re.compile(r"[a-z]+ly$")


SENSES: Final[dict[str, Literal["future", "past"]]] = {"future": "future", "past": "past"}
"""Those senses of the table that place a time in a sentence."""


@cache
def _senses() -> dict[str, tuple[Literal["future", "past"], str]]:
    """The words that place a time: their sense and what they need after them; the first row of a word counts."""
    found: dict[str, tuple[Literal["future", "past"], str]] = {}
    for row in lexicon.table("en/tenses.tsv"):
        if (sense := SENSES.get(row["sense"])) is not None:
            for word in row["words"].split():
                found.setdefault(word, (sense, row["needs"]))
    return found


def is_future(text: str, start: int, at: int, close: int, end: int) -> bool:
    """Whether the time at an offset (up to `close`) of a sentence (start to end) is still to come.

    >>> [is_future(text, 0, text.index("June"), len(text) - 1, len(text))
    ...  for text in ("They agreed in June.", "They agreed to meet in June.", "The note is payable June 1.")]
    [False, True, True]
    """
    if DEADLINE.match(text, close):
        return True
    words = _words(text, max(start, at - BEFORE), at)
    last = words[-1] if words else ""
    if POSSESSIVE.match(text, close) and last not in TOWARDS:
        return bool(_after(_words(text, close + 2, min(end, close + 50))[:5]))
    if (
        last in ARTICLE
        and text[at - 1 : at] == " "
        and text[close : close + 2].strip().islower()
        and not TO_COME.match(text, close)
    ):
        return False
    verdict = _before(words)
    if verdict is None:
        verdict = _after(_words(text, close, min(end, close + AFTER)))
    if verdict is None:
        return last in ("by", "until", "till") or _is_headline(words)
    return verdict


def is_undecided(text: str, start: int, at: int) -> bool:
    """Whether no word of a stretch of text places a time after it: ", with a run-off on", not "and it agreed on"."""
    return _before(_words(text, start, at)) is None


OPENS: Final = re.compile(r"(?:^|[;:.]\s{1,2}|\b(?:and|but)\s)$")


def opens_past(text: str, start: int, close: int, end: int) -> bool:
    """Whether a time opens a clause of the past: "; five years later it rose", not "mature five years later"."""
    if not OPENS.search(text, max(0, start - 5), start):
        return False
    return _after(_words(text, close, min(end, close + AFTER))) is False


def _words(text: str, start: int, end: int) -> list[str]:
    """Words in lower case, but the month May, which is no "may": "narrowed from $60bn in May to $58.5bn in June"."""
    near = text[start:end]
    if "May" not in near:
        return TOKEN.findall(near.lower())
    return [word if word == "May" else word.lower() for word in TOKEN.findall(near)]


def _is_headline(words: list[str]) -> bool:
    """Whether an infinitive stands without a verb: "Ministers to meet on Monday"."""
    if "to" not in words or "from" in words:
        return False
    place = words.index("to")
    return 0 < place < len(words) - 2 and words[place + 1] not in NO_SUBJECTS


def _before(words: list[str]) -> bool | None:
    """What the words before a time say, the nearest first; None where they do not say."""
    last = words[-1] if words else ""
    senses = _senses()
    for place in range(len(words) - 1, max(-1, len(words) - 1 - WORDS_BACK), -1):
        word = words[place]
        if word == ";":
            return None
        if word in senses or word.endswith("ed") or word == "record":  # of other words none says anything
            verdict = _says(word, words[place + 1 :], words, last)
            if verdict is not None:
                return verdict
    return None


def _says(word: str, follow: list[str], words: list[str], last: str) -> bool | None:
    """What one word before a time says of it, given the words that follow it."""
    sense, needs = _senses().get(word, ("", ""))
    place = len(words) - len(follow) - 1
    before = words[place - 1] if place else ""
    if sense == "future":
        if word in ("would", "could", "should", "might", "may", "must") and follow[:1] == ["have"]:
            return False
        if before in ("as", "than") and word.endswith(("ed", "forecast")):
            return None  # "fell, as expected, in June"
        if word == "set" and follow[2:3] == ["for"] and TO_COME.match(f" {follow[1]}"):
            return True  # "set a hearing for June 8"
        if needs == "to" and "to" not in follow[:3] and "for" not in follow[:2]:
            return False if word.endswith("ed") and before not in (BE | ARTICLE | {"the"}) else None  # "agreed in June"
        if needs == "to" and word in ("is", "are") and follow[:1] != ["to"]:
            return None
        if needs == "date" and (len(follow) > 5 or before in ("to", "not", "did") or before in NO_SUBJECTS):
            return None  # "failed to meet on Monday", "a visit on Friday"
        if needs == "weak":
            near = range(max(1, place - 3), place)
            return not any(_is_past(words[n], words[n - 1]) and words[n - 1] not in BE for n in near)
        return True
    if word == "record" and before == "of":
        return "payable" in words or "dividend" in words or None
    if sense == "past":
        if before == "to":
            return None  # "to cut jobs in June"
        if word in ("has", "have", "had") and last in ("until", "till", "by") and word != "had":
            return None
        if word == "been" or (word == "have" and "will" in words[max(0, place - 3) : place]):
            return None
        if before in BE or (before and ADVERB.match(before) and place > 1 and words[place - 2] in BE):
            return None  # "will be held on": the auxiliary before it decides
        if last in ("by", "until", "till") and word not in ("had", "was", "were"):
            return None if word in ("said", "told") else "to" in follow or None
        return False
    if _is_past(word, before):
        if before in BE or (before and ADVERB.match(before) and place > 1 and words[place - 2] in BE):
            return None
        if last in ("by", "until", "till"):
            return None
        return False
    return None


def _is_past(word: str, before: str) -> bool:
    """Whether a word is a past form that says when: "agreed", not "the united party"."""
    sense, _ = _senses().get(word, ("", ""))
    if sense:
        return sense == "past"
    return len(word) > 4 and word.endswith("ed") and word not in NO_VERBS and before not in ARTICLE and before != "the"


def _after(words: list[str]) -> bool | None:
    """What the words after a time say, the nearest first: "On Tuesday the board will vote"."""
    senses = _senses()
    for place, word in enumerate(words[:18]):
        if word not in senses and not word.endswith("ed") and word != ";":
            continue
        sense, needs = senses.get(word, ("", ""))
        before, follows = words[place - 1 : place], words[place + 1 : place + 2]
        is_past = word.endswith("ed") or (word == "set" and not ARTICLE.isdisjoint(follows))
        if needs == "to" and is_past and UNTENSED.isdisjoint(before):
            return False  # "the court on Wednesday agreed to sit", "on Wednesday set a hearing"
        if sense == "future" and (not needs or (needs == "to" and follows == ["to"])):
            return word not in ("may", "can", "could", "might", "next", "likely", "soon", "tomorrow") or None
        if word == ";":
            return None
        if sense == "past" or _is_past(word, before[0] if before else ""):
            return False
    return None
