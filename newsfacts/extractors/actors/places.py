"""Countries and the capitals and seats that stand for them: reads a text and its names, gives mentions.

A country's name always is a mention. A capital or seat is one where it acts ("Moscow accused", "relations with
Beijing"), and none where something only is there ("in Moscow", "flies to Tokyo").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

import attrs

from newsfacts import lexicon
from newsfacts.extractors.actors.mention import Mention, word_before
from newsfacts.extractors.actors.verbs import acts
from newsfacts.reading import countries
from newsfacts.reading.names import Name

CAPITAL: Final = re.compile(r"[A-ZÉÅ][A-Za-zÀ-ÿ]*")
"""A word with a capital, or the rest of a word from its capital on ("Cain" of "McCain"); the look-up sees to that."""


@attrs.define(frozen=True, slots=True)
class Phrase:
    """A country's name, a capital or a seat, as it is printed."""

    pattern: re.Pattern[str]
    kind: str
    country: str | None
    name: str


@cache
def _phrases() -> dict[str, list[Phrase]]:
    """The phrases by their first word; longer ones first."""
    known = countries.words()
    found: dict[str, tuple[str, str | None, str]] = {}
    for word, code in known.seats.items():
        found[word] = ("capital", code, countries.name_of(code))
    for word, code in known.capitals.items():
        found[word] = ("capital", code, countries.name_of(code))
    for row in lexicon.table("en/metonyms.tsv"):
        code = row["country"] or None
        found[row["seat"]] = ("seat", code, countries.name_of(code) if code else row["organization"])
    for word, code in known.names.items():
        found[word] = ("name", code, countries.name_of(code))
    phrases: dict[str, list[Phrase]] = {}
    for word in sorted(found, key=lambda word: (-len(word), word)):
        first = CAPITAL.search(word)
        if first is None:
            continue
        kind, country, name = found[word]
        spaced = r"(?:[ \t\u00a0]|\r?\n[ \t]*){1,2}".join(map(_printed, word.split()))
        end = r"(?![\w$€£¥])" if word[-1] != "." else r"(?!\w)"
        phrases.setdefault(first[0], []).append(Phrase(re.compile(spaced + end), kind, country, name))
    return phrases


def _printed(word: str) -> str:
    """The pattern of a word: either apostrophe; the last stop of "U.S." may be missing ("the U.S government")."""
    pattern = re.escape(word).replace("'", "['’]")
    return pattern[:-2] + r"\.?" if re.fullmatch(r"(?:[A-Z]\.){2,}", word) else pattern


def find_places(text: str, names: Sequence[Name]) -> tuple[list[Mention], set[Name]]:
    """The mentions of countries, and the names that they take the place of."""
    phrases = _phrases()
    ends = [name.end for name in names]
    mentions: list[Mention] = []
    replaced: set[Name] = set()
    at = 0
    for match in CAPITAL.finditer(text):
        if match[0] not in phrases:
            continue
        start = match.start()
        if start < at or (start and (text[start - 1].isalnum() or text[start - 1] in "&_@#/")):
            continue
        phrase, end = _longest(text, start, phrases[match[0]])
        if phrase is None:
            continue
        at = end
        number = bisect_left(ends, start + 1)
        name = names[number] if number < len(names) and names[number].start < end else None
        if name is not None and not _gives_way(text, name, start, end, phrase):
            continue
        mention = _mention(text, phrase, start, end, at_label=name.label if name else "")
        if mention is None:
            continue
        if name is not None:
            replaced.add(name)
        mentions.append(mention)
    return mentions, replaced


def _longest(text: str, start: int, phrases: list[Phrase]) -> tuple[Phrase | None, int]:
    for phrase in phrases:
        match = phrase.pattern.match(text, start)
        if match:
            return phrase, match.end()
    return None, start


NAMESAKES: Final = frozenset(
    ["Jordan", "Chad", "Georgia", "Israel", "Jersey", "Cuba", "Kenya", "Dominica", "Martinique", "America", "Ireland", "Holland", "Niger"]
)
"""Countries that people are called after; elsewhere the reading as a country is the surer one."""
DIRECTIONS: Final = frozenset(
    ["northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "upper", "lower", "northeastern", "northwestern", "southeastern", "southwestern", "mainland"]
)
NOT_COUNTRY: Final = frozenset(
    ["Sea", "Ocean", "Gulf", "River", "Lake", "War", "Cup", "Open", "Street", "Road", "Avenue", "New", "Airport", "Games", "Grand", "Prix", "Strip", "Peninsula", "Channel", "Strait", "Bay", "Basin", "City", "Valley", "Square", "Bridge", "Station", "Stadium", "Park", "Island", "Islands", "Act", "Week", "Day", "Festival", "Papua", "Equatorial"]
)


def _gives_way(text: str, name: Name, start: int, end: int, phrase: Phrase) -> bool:
    """Whether a name that was found around a phrase is no other thing: "Northern Iraq" is, "Bank of Japan" is not."""
    if name.start >= start and name.end <= end:
        if name.label == "person":
            return phrase.kind == "name" and text[start:end] not in NAMESAKES
        return phrase.kind != "capital" or name.label != "organization"
    if name.label in ("person", "organization"):
        return False
    others = (text[name.start : start] + " " + text[end : name.end]).split()
    if phrase.kind != "name":
        return False
    if name.label == "place":
        return not NOT_COUNTRY.intersection(others)
    return all(word.lower() in DIRECTIONS for word in others)


def _mention(text: str, phrase: Phrase, start: int, end: int, at_label: str) -> Mention | None:
    """The mention that a phrase is at its place; None for a capital that is only a place."""
    if phrase.kind == "name":
        if len(text[start:end]) == 2 and _in_capitals(text, start, end):
            return None
        return Mention(start, end, "country", phrase.name, country=phrase.country, rules=("name of a country",))
    rule = metonym_rule(text, start, end, phrase.kind == "seat")
    if rule is None:
        return None
    kind = "country" if phrase.country else "organization"
    return Mention(
        start, end, kind, phrase.name, manner="metonym", country=phrase.country, rules=(f"{phrase.kind}: {rule}",),
        sector="" if phrase.country else "IGO",
    )  # fmt: skip


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words beside are all in capitals, so that US may be "us"."""
    beside = text[max(0, start - 20) : start] + text[end : end + 20]
    letters = [letter for letter in beside if letter.isalpha()]
    return len(letters) > 8 and all(letter.isupper() for letter in letters)


# -- metonyms ---------------------------------------------------------------------------------------------------


@cache
def _sides(side: str, use: str) -> frozenset[str]:
    return frozenset(
        word
        for row in lexicon.table("en/sides.tsv")
        if row["side"] == side and row["use"] == use
        for word in row["words"].split()
    )


PLACED_AFTER: Final = re.compile(
    r",? (?:D\.?C|[A-Z][a-z]+ \d)|, [A-Z]|\s?\(|-based|-born|[-–][A-Z]| \d|['’]s (?:[A-Z]|[a-z]+ (?:airport|street))"
)
AND_ANOTHER: Final = re.compile(r"(?:, | and | or )(?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)?")
OWNS: Final = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,2}?([a-z]+)\b")


def metonym_rule(text: str, start: int, end: int, is_seat: bool) -> str | None:
    """Why a capital or seat stands for its country here; None where it is only a place.

    >>> text = "Tokyo said that Japan's trade with Moscow would grow, a diplomat in Beijing said."
    >>> [metonym_rule(text, at, at + len(word), False) for word in ("Tokyo", "Moscow", "Beijing") for at in [text.index(word)]]
    ['it acts', 'trade with it', None]
    """
    before, at = word_before(text, start)
    if before.lower() == "the":
        before, at = word_before(text, at)
    word = before.strip("\"'“‘(").lower()
    if PLACED_AFTER.match(text, end) and not is_seat:
        return None
    if word in _sides("before", "acts"):
        return "acted upon"
    if word in LINKS and (rule := _linked(text, word, at)):
        return rule
    if word in _sides("before", "place") or word[-1:] == ",":
        place = word in _sides("before", "place")
    else:
        place = False
    if owned := OWNS.match(text, end):
        return f"its {owned[1]}" if owned[1] in _owned() and not place else None
    if place:
        return None
    if acts(text, end, plural=False):
        return "it acts"
    if (another := AND_ANOTHER.match(text, end)) and acts(text, another.end(), plural=True):
        return "they act"
    if word == "and" and acts(text, end, plural=True) and before.islower():
        return "they act"
    if is_seat and (people := re.compile(r"\s+([a-z]+)\b").match(text, end)) and people[1] in _owned():
        return f"its {people[1]}"
    return None


LINKS: Final = frozenset(["with", "between", "against", "by", "on", "to", "from", "for", "of", "and", "than"])


@cache
def _owned() -> frozenset[str]:
    """What a government has: "Moscow's refusal", "White House officials"."""
    return _sides("after", "acts")


def _linked(text: str, link: str, at: int) -> str | None:
    """The rule where a noun and a preposition tie the capital to somebody: "talks with", "pressure on", "ties to"."""
    noun, before = word_before(text, at)
    noun = noun.lower().strip("\"'“‘,")
    if link == "with" and noun not in PLACE_WITH:
        return f"{noun} with it" if noun.isalpha() else None
    if link == "and":
        return _both(text, at)
    if noun in _nouns(link):
        return f"{noun} {link} it"
    return None


def _both(text: str, at: int) -> str | None:
    """The second of two: "between Moscow and Kiev", "relations with Tokyo and Beijing"."""
    first, start = word_before(text, at)
    if not first[:1].isupper():
        return None
    link, start = word_before(text, start)
    if link == "between":
        noun, _ = word_before(text, start)
        return "between them" if noun.lower() in _nouns("between") else None
    return None


PLACE_WITH: Final = frozenset(["filled", "connected", "connecting", "linking"])


@cache
def _nouns(link: str) -> frozenset[str]:
    return _sides(link, "acts")
