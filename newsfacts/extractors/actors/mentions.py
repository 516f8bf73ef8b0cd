"""Mentions: reads a text and gives every mention of an actor, each as it stands, before any are joined.

A mention comes of a name that was found (`reading.names`, or a recogniser of the user's), of a country's name, of a
capital or seat that acts (`places`), or of a description of people who act (`groups`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, partial
from operator import attrgetter
from typing import Final

import attrs

from newsfacts import lexicon
from newsfacts.extractors.actors import groups, heads, places, roles
from newsfacts.extractors.actors.clusters import MOST_KNOWN
from newsfacts.extractors.actors.mention import Mention
from newsfacts.extractors.actors.role import is_office, is_part_of_office, party_words, sector_of
from newsfacts.extractors.actors.words import (
    last_of_two,
    nation_before,
    owner_of,
    word_before,
    words_of,
)
from newsfacts.reading import countries
from newsfacts.reading.name_rules import certain_words
from newsfacts.reading.names import Name, evidence
from newsfacts.reading.words import printed_words

Why = Callable[[Name], tuple[str, ...]]


@attrs.define(frozen=True, slots=True)
class Honorific:
    """A word before a name that belongs to its span; a title is the role too."""

    is_title: bool
    gender: str


@cache
def honorifics() -> dict[str, Honorific]:
    """The honorifics and titles of the lexicon, as printed."""
    return {row["word"]: Honorific(row["kind"] == "title", row["gender"]) for row in lexicon.table("en/honorifics.tsv")}


@cache
def _first_words() -> frozenset[str]:
    """The words with which honorifics and titles begin: most names begin with none of them."""
    return frozenset(word.split()[0] for word in honorifics())


@cache
def _rank_openers() -> dict[str, frozenset[str]]:
    """The words that go on with a rank of two words, by its first: "Cpl" after "Lance"."""
    pairs = [rank.split() for rank in honorifics() if " " in rank]
    return {first: frozenset(last for one, last in pairs if one == first) for first, _ in pairs}


def find_mentions(
    text: str, names: Sequence[Name], why: Why | None = None, words: frozenset[str] | None = None
) -> list[Mention]:
    """The mentions of a text, in order, without overlap, given its names; `why` tells what spoke for a name.

    `words` are the words of the text, if they are known already.
    """
    why = why or partial(evidence, text)
    printed = _looked_for().intersection(printed_words(text) if words is None else words)
    found, replaced = places.find_places(text, names, printed)
    before: dict[Mention, tuple[str, int]] = {}
    for name in names:
        if name.start in replaced:
            continue
        if name.label == "person":
            mention = _person(text, name, why, before)
        elif name.label == "organization":
            mention = _organization(text, name, why)
        else:
            continue
        if mention is not None:
            found.append(mention)
    found = _in_order(found)
    found = _without(text, found, roles.read_roles(text, found, before))
    if not party_words().isdisjoint(printed):
        found = [mention for mention in found if not _is_of_party(text, mention)]
    described, swallowed = groups.find_groups(text, found, printed)
    return _in_order([*_without(text, found, swallowed), *described]) if described else found


@cache
def _looked_for() -> frozenset[str]:
    """The words from which places and groups are read, and those of parties."""
    return frozenset((*places.looked_for(), *heads.looked_for(), *party_words()))


def _without(text: str, mentions: list[Mention], swallowed: Sequence[Mention]) -> list[Mention]:
    """The mentions but those that are part of a role: "Labour MP"; of "U.S. Defense Secretary" the country stays."""
    if not swallowed:
        return mentions
    gone = {id(mention) for mention in swallowed}
    kept = (places.country_at(text, mention.start) if id(mention) in gone else mention for mention in mentions)
    return [mention for mention in kept if mention is not None]


def _is_of_party(text: str, mention: Mention) -> bool:
    """Whether a party's word belongs to the person after it, who has no name: "met a Labour MP"."""
    if (
        mention.type != "organization"
        or mention.name not in party_words()
        or text[mention.end : mention.end + 1] != " "
    ):
        return False
    following = text[mention.end + 1 : mention.end + 25].split(maxsplit=1)
    return bool(following) and heads.heads_person(following[0].rstrip(".,;:?!"))


def _in_order(mentions: list[Mention]) -> list[Mention]:
    """By start; of two that overlap the first given stands."""
    mentions.sort(key=attrgetter("start"))
    end = 0
    return [mention for mention in mentions if mention.start >= end and (end := mention.end)]


def labelled(text: str, spans: Iterable[tuple[int, int, str]]) -> list[Name]:
    """The names of a recogniser's spans: without "the", a possessive or an honorific; by start, without overlap."""
    names: list[Name] = []
    for start, end, label in sorted(spans):
        if not 0 <= start < end <= len(text):
            raise ValueError(f"ner gave a span outside the text: {start}-{end} of {len(text)} characters")
        kind = label.upper()
        while text[start:end][:4] in ("the ", "The ") and end - start > 4:
            start += 4
        if text[start:end][-2:] in ("'s", "’s") and end - start > 2:
            end -= 2
        if kind not in words_of("no_name_label") and not (names and start < names[-1].end):
            names.append(Name(start, end, _label(kind), (), "recogniser"))
    return names


def _label(kind: str) -> str:
    """A recogniser's label in the words of `reading.names`."""
    for label in ("person", "organization", "place"):
        if kind in words_of(f"{label}_label"):
            return label
    return "other"


# -- people -----------------------------------------------------------------------------------------------------


def _is_rank(text: str, name: Name, printed: str) -> bool:
    """Whether what was read as a person is a rank alone: the "General" of an Inspector General, a "Lance" Cpl."""
    if printed in _rank_openers() and text[name.end + 1 : name.end + 20].partition(" ")[0] in _rank_openers()[printed]:
        return True
    rank = honorifics().get(printed)
    return rank is not None and name.settled != "document" and word_before(text, name.start)[0] not in honorifics()


GENERATION: Final = re.compile(r",?\s(Jr\.?|Sr\.?|III|II|IV)(?!\w)")


def _person(text: str, name: Name, why: Why, before: dict[Mention, tuple[str, int]]) -> Mention | None:
    """The mention that a person's name is, with the honorifics and titles before it; None for a title alone.

    Puts the word before the name, and where it begins, into `before`.
    """
    start, end = name.start, name.end
    printed = text[start:end]
    words = printed.split()
    known = honorifics()
    if words[0] in _first_words():
        if _is_rank(text, name, printed):
            return None
        while len(words) > 1 and words[0] in known:
            start = text.index(words[1], start + len(words[0]))
            words.pop(0)
    if len(words) > 1 and (generation := GENERATION.match(text, end)) is not None:
        end = generation.end()
        words.append(generation[1])
    mention = Mention(start, end, "person", " ".join(words))
    mention.why, mention.read, mention.core = why, name, start
    before[mention] = word, at = word_before(text, start)
    mention.is_kin = word.rstrip(",") in words_of("kin")
    if word in known:
        _take_honorifics(text, mention, word, at)
    return mention


def _take_honorifics(text: str, mention: Mention, word: str, at: int) -> None:
    """Takes the honorifics before a name into its span; a title too, unless it is the end of a longer office."""
    known = honorifics()
    printed: list[tuple[str, int]] = []
    while len(printed) < 4:
        if word in known:
            printed.insert(0, (word, at))
        elif printed and (rank := f"{word} {printed[0][0]}") in known:  # "Staff Sgt."
            printed[0] = (rank, at)
        else:
            break
        word, at = word_before(text, at)
    if any(known[title].is_title for title, _ in printed) and is_part_of_office(word):
        while printed and known[printed[0][0]].is_title:  # "Vice President", "Attorney General"
            printed.pop(0)
    if not printed:
        return
    mention.start = printed[0][1]
    mention.honorific = " ".join(title for title, _ in printed)
    mention.gender = next((known[title].gender for title, _ in printed if known[title].gender), "")
    mention.rules = ("honorific before",)
    titles = [title for title, _ in printed if known[title].is_title]
    if titles:
        mention.role = " ".join(titles)
        mention.sector = sector_of(mention.role)


# -- organisations ----------------------------------------------------------------------------------------------


@cache
def _legal() -> frozenset[str]:
    suffixes = frozenset(suffix.lower() for suffix in certain_words()["suffix"])
    return suffixes.union(lexicon.lines("names/legal.txt")) - words_of("own_word")


@attrs.define(frozen=True, slots=True)
class Told:
    """What an organisation's name tells by itself: itself without its legal form, and its country.

    It is no organisation if it `is_office`, or `is_nation` as "North Korean" of officers; `second` is its first word
    where that may be the second of a nationality.
    """

    plain: str
    country: str | None
    has_legal_form: bool
    is_office: bool
    is_nation: bool
    second: str


@lru_cache(MOST_KNOWN)
def _told_by(printed: str) -> Told:
    """What an organisation's name tells by itself."""
    plain = bare_name(printed)
    first = printed.partition(" ")[0]
    return Told(
        plain,
        _country_within(plain) or countries.country_named(plain),
        has_legal_form=len(plain) < len(printed) - 1,
        is_office=is_office(printed),
        is_nation=printed in countries.words().adjectives and printed not in words_of("state_body"),
        second=first if first in last_of_two() else "",
    )


def _organization(text: str, name: Name, why: Why) -> Mention | None:
    """The mention that an organisation's name is; None for what is no organisation."""
    start, end = name.start, name.end
    told = _told_by(text[start:end])
    if told.is_office or (told.is_nation and name.settled != "document"):
        return None
    if told.second:  # "the South African Reserve Bank"
        _, start = nation_before(text, told.second, start) or ("", start)
        told = _told_by(text[start:end])
    mention = Mention(start, end, "organization", told.plain)
    mention.why, mention.read = why, name
    mention.country = told.country or _country_before(text, start)
    if told.has_legal_form:
        mention.sector, mention.rules = "BUS", ("legal suffix",)
    return mention


def bare_name(name: str) -> str:
    """An organisation's name without its legal form, on one line and without "the".

    >>> [bare_name(name) for name in ("Goldman Sachs Inc.", "BP Plc", "Koc Holding A.S.", "The Times Co")]
    ['Goldman Sachs', 'BP', 'Koc Holding', 'Times']
    """
    name = " ".join(name.split())
    for _ in range(3):
        last = name[max(name.rfind(" "), name.rfind(",")) + 1 :]
        plain = last.removeprefix("(").removesuffix(")")
        if plain.replace(".", "").replace("/", "").lower() not in _legal() or last == name:
            break
        if plain == "Corporation" and _is_public(name):
            break
        name = name[: -len(last)].rstrip(" ,")
    return name[4:] if name[:4] in ("The ", "the ") else name


def _is_public(name: str) -> bool:
    """Whether "Corporation" is part of a public body's name: "British Broadcasting Corporation"."""
    first = name.split()[0]
    return first in countries.words().adjectives or first.lower() in words_of("common_name")


def _country_within(name: str) -> str | None:
    """The country that an organisation's name has in it: "Bank of Japan", "British Airways"."""
    if " " not in name:
        return None
    known, seconds = _told_within(), _seconds_within()
    words = name.split()
    for number, word in enumerate(words):
        if number and word in seconds and (code := known.get(f"{words[number - 1]} {word}")):
            return code
    for word in words:
        if code := known.get(word):
            return code
    return None


@cache
def _told_within() -> dict[str, str]:
    known = countries.words()
    return known.parts | known.adjectives | known.names


@cache
def _seconds_within() -> frozenset[str]:
    """The second words of those of two: "Kingdom", "Korean"."""
    pairs = [word.split() for word in _told_within()]
    return frozenset(pair[1] for pair in pairs if len(pair) == 2)


def _country_before(text: str, start: int) -> str | None:
    """The country of an adjective or possessive before the name: "Japan's Toyota", "the Dutch bank ING"."""
    word, at = word_before(text, start)
    if word in _no_nouns():
        return None
    if word.islower() and word.isalpha():
        word, _ = word_before(text, at)
    elif owner := owner_of(word):
        return countries.words().names.get(owner)
    return countries.words().adjectives.get(word)


@cache
def _no_nouns() -> frozenset[str]:
    """The small words before a name, which no nationality is of; they are most of all that stand there."""
    return words_of("stop") | words_of("determiner")
