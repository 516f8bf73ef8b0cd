"""Countries and the capitals and seats that stand for them: reads a text and its names, and gives mentions.

A country's name always is a mention. A capital or seat is one where it acts ("Moscow accused", "relations with
Beijing"), and none where something only is there ("in Moscow", "flies to Tokyo").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, Literal

import attrs

from newsfacts import lexicon
from newsfacts.extractors.actors.mention import Mention
from newsfacts.extractors.actors.verbs import acts
from newsfacts.extractors.actors.words import word_before, words_of
from newsfacts.facts import ActorType
from newsfacts.reading import countries
from newsfacts.reading.names import Name

CAPITAL: Final = re.compile(r"[A-ZÉÅ][A-Za-zÀ-ÿ]*")
"""A word with a capital."""
GLUED: Final = frozenset("&_@#/")
"""Characters after which a word is no name: addresses, handles."""


# -- what to look for -------------------------------------------------------------------------------------------


Kind = Literal["name", "capital", "seat", "place"]


@attrs.define(frozen=True, slots=True)
class Phrase:
    """A country's name, a capital, a seat, or a place that is none of these; `name` is the actor's."""

    kind: Kind
    country: str | None
    name: str


@cache
def _phrases() -> dict[str, Phrase]:
    """The phrases as the lexicon has them."""
    known = countries.words()
    kinds: dict[str, Kind] = {}
    meant: dict[str, tuple[str | None, str]] = {}
    for word in (*known.parts, *lexicon.lines("en/other_places.txt")):
        kinds[word], meant[word] = "place", (None, word)
    for word, code in (known.seats | known.capitals).items():
        kinds[word], meant[word] = "capital", (code, countries.name_of(code))
    for row in lexicon.table("en/metonyms.tsv"):
        kinds[row["seat"]] = "seat"
        meant[row["seat"]] = (row["country"] or None, row["organization"] or countries.name_of(row["country"]))
    for word, code in known.names.items():
        kinds[word], meant[word] = "name", (code, countries.name_of(code))
    return {word: Phrase(kind, *meant[word]) for word, kind in kinds.items() if CAPITAL.match(word)}


@cache
def _by_first() -> dict[str, tuple[str, ...]]:
    """The phrases as printed by their first word with a capital, longer ones first."""
    by_first: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(_phrases(), key=lambda phrase: (-len(phrase), phrase)):
        first = CAPITAL.findall(phrase)[0]
        by_first[first] = (*by_first.get(first, ()), phrase)
    return by_first


@cache
def _firsts() -> dict[str, tuple[str, ...]]:
    """The first words of phrases by the last: "Hague" tells of more than "The" does, "States" of more than "United"."""
    by_last: dict[str, tuple[str, ...]] = {}
    for phrase in _phrases():
        first, last = CAPITAL.findall(phrase)[0], CAPITAL.findall(phrase)[-1]
        if first not in by_last.get(last, ()):
            by_last[last] = (*by_last.get(last, ()), first)
    return by_last


def looked_for() -> Iterable[str]:
    """The words that tell that a text may have a phrase."""
    return _firsts().keys()


@cache
def _pattern_of(first: str) -> re.Pattern[str] | None:
    """The pattern of all phrases with a first word, a group for each; None where that word alone is the only one."""
    phrases = _by_first()[first]
    return None if phrases == (first,) else re.compile("|".join(f"({_pattern(phrase)})" for phrase in phrases))


def _phrase_at(text: str, start: int, first: str) -> tuple[Phrase | None, int]:
    """The longest phrase that is printed at an offset, given its first word, and where it ends."""
    pattern = _pattern_of(first)
    if pattern is None:
        end = start + len(first)
        after = text[end : end + 1]
        return None if after.isalnum() or after in NOT_AFTER else _phrases()[first], end
    printed = pattern.match(text, start)
    if printed is None or printed.lastindex is None:
        return None, start
    return _phrases()[_by_first()[first][printed.lastindex - 1]], printed.end()


NOT_AFTER: Final = frozenset("_$€£¥")
"""Marks after a phrase with which it is another word, or a currency's: "US$"."""


def _pattern(phrase: str) -> str:
    """A phrase as printed: across a line's end, with either apostrophe, "U.S" too; not before what is `NOT_AFTER`."""
    words = []
    for word in phrase.split():
        escaped = re.escape(word).replace("'", "['’]")
        words.append(escaped[:-2] + r"\.?" if re.fullmatch(r"(?:[A-Z]\.){2,}", word) else escaped)
    return r"(?:[ \t\u00a0]|\r?\n[ \t]*){1,2}".join(words) + rf"(?![\w{''.join(sorted(NOT_AFTER))}])"


# -- finding ----------------------------------------------------------------------------------------------------


def find_places(text: str, names: Sequence[Name], printed: Iterable[str]) -> tuple[list[Mention], set[int]]:
    """The mentions of countries, and where the names begin that are these, or only places.

    `printed` are the words looked for that the text has.
    """
    mentions: list[Mention] = []
    replaced: set[int] = set()
    beginnings = _beginnings(text, printed)
    if not beginnings:
        return mentions, replaced
    ends = [name.end for name in names]
    at = 0
    for start, first in beginnings:
        if start < at:
            continue
        phrase, end = _phrase_at(text, start, first)
        if phrase is None:
            continue
        at = end
        if phrase.kind == "place":  # Northern Ireland is a place, and not the Republic's name
            continue
        number = bisect_left(ends, start + 1)
        name = names[number] if number < len(names) and names[number].start < end else None
        if name is not None and not (start <= name.start and name.end <= end):
            if not _is_country_within(text, name, start, end, phrase):
                continue
        elif name is not None and _is_namesake(text, name, phrase):
            continue
        mention = _mention(text, phrase, start, end)
        if mention is not None:
            mentions.append(mention)
        if name is not None and (mention is not None or _is_only_place(text, name, phrase)):
            replaced.add(name.start)
    return mentions, replaced


def _beginnings(text: str, printed: Iterable[str]) -> list[tuple[int, str]]:
    """Where phrases may begin, in order, and with which word; not within a word ("Cain" in "McCain")."""
    firsts = _firsts()
    found: list[tuple[int, str]] = []
    for first in {first for last in printed if last in firsts for first in firsts[last]}:
        start = text.find(first)
        while start >= 0:
            before = text[start - 1 : start]
            if before == " " or not (before.isalnum() or before in GLUED):
                found.append((start, first))
            start = text.find(first, start + 1)
    found.sort()
    return found


def country_at(text: str, start: int) -> Mention | None:
    """The country whose name is printed at an offset."""
    first = CAPITAL.match(text, start)
    if first is None or first[0] not in _by_first():
        return None
    phrase, end = _phrase_at(text, start, first[0])
    return _mention(text, phrase, start, end) if phrase is not None and phrase.kind == "name" else None


def _is_country_within(text: str, name: Name, start: int, end: int, phrase: Phrase) -> bool:
    """Whether a longer name only places its country: "Northern Iraq" does, "South China Sea" is another place."""
    if name.label in ("person", "organization") or phrase.kind != "name":
        return False
    others = f"{text[name.start : start]} {text[end : name.end]}".split()
    if name.label == "place":
        return not words_of("no_country").intersection(others)
    return all(word.lower() in words_of("direction") for word in others)


SURE: Final = 3.0
"""The score of a name from which its label is believed against a country of the same name."""


def _is_namesake(text: str, name: Name, phrase: Phrase) -> bool:
    """Whether a name no longer than the phrase is another actor's: Chad, Denzel Washington, the Vatican as a church."""
    if name.label == "organization":
        return text[name.start : name.end] in words_of("state_body")
    if name.label != "person":
        return False
    if name.settled == "document":
        return phrase.kind != "name" or text[name.start : name.end] in words_of("place_namesake")
    return name.score >= SURE and text[name.start : name.end] in words_of("place_namesake")


def _is_only_place(text: str, name: Name, phrase: Phrase) -> bool:
    """Whether a capital that does not act is no organisation either: "OSLO, Norway (AP)", "at the Kremlin"."""
    if name.label == "person" or ONLY_PLACED.match(text, name.end):
        return True
    before, at = word_before(text, name.start)
    if before.lower() == "the":
        before, _ = word_before(text, at)
    return before.strip(QUOTES).lower() in _beside("before", "place")


def _mention(text: str, phrase: Phrase, start: int, end: int) -> Mention | None:
    """The mention that a phrase is at its place; None for a capital that is only a place."""
    if phrase.kind == "name":
        if _is_no_country(text, start, end):
            return None
        return Mention(start, end, "country", phrase.name, "name", phrase.country, ("name of a country",))
    rule = metonym_rule(text, start, end, is_seat=phrase.kind == "seat")
    if rule is None:
        return None
    kind: ActorType = "country" if phrase.country else "organization"
    return Mention(start, end, kind, phrase.name, "metonym", phrase.country, (f"{phrase.kind}, {rule}",))


CURRENCY: Final = re.compile(r"\s(?:dollars?|cents?|pounds?)\b")
BEFORE_CURRENCY: Final = ("d", "c", "p")
NEXT_CAPITAL: Final = re.compile(r"\s([A-Z][a-z]+)\b")


def _is_no_country(text: str, start: int, end: int) -> bool:
    """Whether a country's name is a heading, part of another name, or "us" in capitals.

    "RUSSIA: Talks resume", "Captain America", "Lake Chad", "the Gulf of Mexico", "the Niger Delta", "45 US dollars".
    """
    after = text[end + 1 : end + 2]
    if after in BEFORE_CURRENCY and CURRENCY.match(text, end):
        return True
    if start == 0 and text.startswith(":", end) and text[:end].isupper():
        return True
    before, at = word_before(text, start)
    if before == "of":
        before, _ = word_before(text, at)
        if before in words_of("water"):
            return True
    elif before in words_of("before_no_country"):
        return True
    if after.isupper() and (following := NEXT_CAPITAL.match(text, end)) and following[1] in words_of("no_country"):
        return True
    if end - start == 2 and _is_among_capitals(text, start, end):
        return True
    return _is_other_place(text, text[start:end])


def _is_other_place(text: str, word: str) -> bool:
    """Whether the other words of the text tell of a place of the same name: of the Georgia around Atlanta."""
    known = _namesakes().get(word)
    return known is not None and known[0].search(text) is not None and known[1].search(text) is None


@cache
def _namesakes() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Countries of whose name there is another place: what tells of that, and what tells of the country."""
    return {
        row["country"]: (
            re.compile(rf"\b(?:{row['elsewhere']})\b"),
            re.compile(rf"\b(?:{row['country_words']})\b"),
        )
        for row in lexicon.table("en/country_namesakes.tsv")
    }


def _is_among_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words beside are all in capitals, so that "US" may be us."""
    beside = text[max(0, start - 20) : start] + text[end : end + 20]
    return beside.isupper() and sum(letter.isalpha() for letter in beside) > 8


# -- metonyms ---------------------------------------------------------------------------------------------------


@cache
def _beside(side: str, use: str = "acts") -> frozenset[str]:
    """Words beside a capital that show its use; `side` is before, after, or the preposition between."""
    return frozenset(lexicon.words("en/sides.tsv", side=side, use=use))


# What shows that a capital is a place: "Washington, D.C.", "Paris, France", "London (Reuters)", "London-based".
ONLY_PLACED: Final = re.compile(r",?\s(?:D\.?C|[A-Z][a-z]+\s\d)|,\s[A-Z]|\s?\(|-[a-z]|[-–][A-Z]|\s\d")
AND_ANOTHER: Final = re.compile(r"(?:,|\sand|\sor)\s(?:the\s)?[A-Z][a-z]+(?:\s[A-Z][a-z]+)?")
WHICH: Final = re.compile(r",?\swhich")
OWNED: Final = re.compile(r"['’]s?\s(?:[a-z-]+\s){0,2}?([a-z]+)\b")
PEOPLE: Final = re.compile(r"\s([a-z]+)\b")
QUOTES: Final = "\"'“”‘’(`"


def metonym_rule(text: str, start: int, end: int, is_seat: bool) -> str | None:
    """Why a capital or seat stands for its country here; None where it is only a place.

    >>> text = "Tokyo said that trade relations with Moscow would grow, a diplomat in Beijing said."
    >>> for city in ("Tokyo", "Moscow", "Beijing"):
    ...     print(metonym_rule(text, text.index(city), text.index(city) + len(city), False))
    it acts
    relations with it
    None
    """
    if start and text[start - 1] in "-–":
        return None  # "pro-Beijing", "Paris-London"
    before, at = word_before(text, start)
    if before.lower() == "the":
        before, at = word_before(text, at)
    word = before.strip(QUOTES).lower()
    if not is_seat and ONLY_PLACED.match(text, end):
        return None
    if word in _beside("before"):
        return "acted upon"
    if rule := _linked(text, word, at):
        return rule
    if word in words_of("said") and text[end : end + 1] in ".,;":
        return "it says"
    if word in _beside("before", "place"):
        return None
    if owned := OWNED.match(text, end):
        return f"its {owned[1]}" if owned[1] in _beside("after") else None
    if acts(text, end, plural=False) or ((which := WHICH.match(text, end)) and acts(text, which.end(), plural=False)):
        return "it acts"
    if (another := AND_ANOTHER.match(text, end)) and acts(text, another.end(), plural=True):
        return "they act"
    if word == "and" and word_before(text, at)[0][:1].isupper() and acts(text, end, plural=True):
        return "they act"
    if is_seat and (people := PEOPLE.match(text, end)) and people[1] in _beside("after"):
        return f"its {people[1]}"
    return None


def _linked(text: str, link: str, at: int) -> str | None:
    """The rule where a noun and a preposition tie the capital to somebody: "talks with", "pressure on", "ties to"."""
    if link == "and":
        return _second(text, at)
    noun, begin = word_before(text, at)
    noun = noun.lower().strip(QUOTES)
    if link == "by" and noun.endswith("ly"):  # "viewed favourably by Beijing"
        noun = word_before(text, begin)[0].lower()
    return f"{noun} {link} it" if noun in _beside(link) else None


def _second(text: str, at: int) -> str | None:
    """The second of two capitals or countries: "talks between Moscow and Kiev", "relations with Tokyo and Beijing"."""
    first, start = word_before(text, at)
    if not first[:1].isupper():
        return None
    link, start = word_before(text, start)
    noun, _ = word_before(text, start)
    return f"{noun.lower()} {link} both" if link in ("between", "with") and noun.lower() in _beside(link) else None
