"""Groups: reads a text and the named mentions, and gives the descriptions of people who act or speak.

"Japanese officials accusing Moscow", "A Japanese foreign ministry official said", "killed by rebels". A description of
somebody to whom nothing is ascribed ("302 companies", "for the officials") is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Final

import attrs

from newsfacts import lexicon
from newsfacts.extractors.actors.mention import Mention, word_before
from newsfacts.extractors.actors.roles import STOPS
from newsfacts.extractors.actors.verbs import acts, forms
from newsfacts.reading import countries

WORDS: Final = re.compile(r"[a-z]{4,}")


@attrs.define(frozen=True, slots=True)
class Head:
    """The head noun of a description."""

    form: str
    sector: str


@cache
def _heads() -> dict[str, Head]:
    """The heads by their words; of several rows the first has a head."""
    heads: dict[str, Head] = {}
    for row in lexicon.table("en/groups.tsv"):
        for head in row["heads"].split("|"):
            heads.setdefault(head, Head(row["form"], row["sector"]))
    return heads


@cache
def _last_words() -> dict[str, tuple[str, ...]]:
    """The heads by their last word, longer ones first."""
    found: dict[str, list[str]] = {}
    for head in sorted(_heads(), key=lambda head: -len(head)):
        found.setdefault(head.split()[-1], []).append(head)
    return {word: tuple(heads) for word, heads in found.items()}


@cache
def _people() -> dict[str, str]:
    """Peoples in the plural ("Palestinians"), who act by their name alone."""
    known = countries.words()
    return {
        word: code
        for word, code in known.people.items()
        if word[-1] == "s" and word[-2:] != "ss" and not word.isupper()
    }


def find_groups(text: str, mentions: list[Mention]) -> list[Mention]:
    """The descriptions of people who act, beside the mentions that are there already."""
    starts = [mention.start for mention in mentions]
    present = _last_words().keys() & set(WORDS.findall(text))
    found = []
    for word in sorted(present):
        for at in _occurrences(text, word):
            group = _group(text, word, at, mentions, starts)
            if group is not None:
                found.append(group)
    found += _peoples(text, mentions, starts)
    return found


def _occurrences(text: str, word: str) -> Iterator[int]:
    """Where a word stands as a whole word."""
    at = text.find(word)
    size = len(word)
    while at >= 0:
        after = text[at + size : at + size + 1]
        if (at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "-_@#")) and not (
            after.isalnum() or after in "-_'’"[: 4 if after else 0]
        ):
            yield at
        at = text.find(word, at + size)


def _group(text: str, word: str, at: int, mentions: list[Mention], starts: list[int]) -> Mention | None:
    """The description whose head ends with a word; None where it does not act."""
    end = at + len(word)
    for candidate in _last_words()[word]:
        start = end - len(candidate)
        if start == at or " ".join(text[start:end].split()) == candidate:
            break
    else:
        return None
    head = _heads()[candidate]
    if not _acts(text, start, end, head):
        return None
    return _described(text, start, end, head, mentions, starts)


AGENT: Final = frozenset(["by"])
SAYING_LATER: Final = re.compile(r"[^.!?\n\"“]{0,140}?\b(said|told|says|added|warned)\b")
LATER: Final = re.compile(
    r"\s+(?:based|with|in|at|from|close|familiar|who|involved|briefed|present|on|of|for)\b|,\s+(?:who|speaking|citing|asking|asked|quoting|referring|declining)\b"
)


def _acts(text: str, start: int, end: int, head: Head) -> bool:
    """Whether something is ascribed to the head: it acts, speaks, or has something done by it."""
    if acts(text, end, plural=head.form != "one"):
        return True
    if head.form == "one" and LATER.match(text, end) and SAYING_LATER.match(text, end):
        return True
    return False


def _described(
    text: str, start: int, end: int, head: Head, mentions: list[Mention], starts: list[int]
) -> Mention | None:
    """The description from its head to the left: modifiers, nationality, "a" or "one"."""
    known = countries.words()
    first, code, opened, owner = start, None, "", None
    at = start
    for _ in range(5):
        word, before = word_before(text, at)
        if not word or (word[-1] in ',;:.)"”!?' and word not in known.names):
            break
        lowered = word.lower().strip("\"“'‘(")
        number = bisect_right(starts, before) - 1
        mention = mentions[number] if number >= 0 and mentions[number].end > before else None
        if mention is not None:
            if mention.type == "person":
                return None if mention.end == before + len(word) else None
            code, owner = mention.country, mention
            break
        if lowered in ("a", "an", "one", "another"):
            opened, first = lowered, before if word[0] not in "\"“'‘(" else before + 1
            break
        if lowered in (
            "the",
            "some",
            "many",
            "two",
            "three",
            "four",
            "five",
            "several",
            "these",
            "those",
            "its",
            "their",
            "his",
            "her",
            "most",
            "other",
            "all",
            "no",
            "of",
        ):
            opened = lowered
            break
        adjective = known.adjectives.get(word)
        previous, earlier = word_before(text, before) if word[0].isupper() else ("", before)
        if both := known.adjectives.get(f"{previous} {word}"):
            code, first, at = both, earlier, earlier
            continue
        if adjective:
            code, first, at = adjective, before, before
            continue
        if word.endswith(("'s", "’s")):
            code = known.names.get(word[:-2])
            opened = "'s"
            break
        if (
            lowered in STOPS
            or not re.fullmatch(r"[a-z][a-z-]*", lowered)
            or lowered in forms().past
            or lowered in forms().third
        ):
            break
        if word[0].isupper() and before and text[before - 1] not in "\n" and not _opens_sentence(text, before):
            break
        first, at = before, before
    if head.form == "one" and opened not in ("a", "an", "one", "another"):
        return None
    if (
        opened in ("no", "of")
        or (text[first:end].islower()
        and head.sector == "CVL"
        and not opened
        and first == start
        and head.form == "many"
        and False)
    ):
        return None
    words = text[first:end].split()
    if opened in ("a", "an", "one", "another"):
        words = words[1:]
    name = " ".join(words)
    if owner is not None:
        name = f"{' '.join(text[owner.start : owner.end].split())} {name}"
    return Mention(
        first, end, "group", name, manner="description", country=code, rules=(f"description that acts: {' '.join(text[start:end].split())}",),
        core=first, sector=head.sector, apart=bool(opened) and opened in ("a", "an", "one", "another"), affiliation=owner if owner and owner.type == "organization" else None,
    )  # fmt: skip


def _opens_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip()[-1:] if at < 200 else text[at - 20 : at].rstrip()[-1:]
    return not before or before in ".!?:\"“”'’"


PEOPLE: Final = re.compile(r"[A-Z][a-z]+s\b")


def _peoples(text: str, mentions: list[Mention], starts: list[int]) -> list[Mention]:
    """Peoples who act: "Palestinians threw stones"."""
    people = _people()
    found = []
    for match in PEOPLE.finditer(text):
        code = people.get(match[0])
        if code is None or not acts(text, match.end(), plural=True):
            continue
        number = bisect_right(starts, match.start()) - 1
        if number >= 0 and mentions[number].end > match.start():
            continue
        found.append(
            Mention(
                match.start(),
                match.end(),
                "group",
                match[0],
                manner="description",
                country=code,
                rules=("people that acts",),
                sector="CVL",
            )
        )
    return found
