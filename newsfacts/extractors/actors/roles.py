"""Roles: reads the words beside a person's name and gives the role, as written, with its country and organisation.

Before the name: "Russia's outgoing president, Vladimir Putin", "the German chancellor Angela Merkel", "BP chief executive
Tony Hayward". After it: "Yasuo Fukuda, Japan's prime minister,", "Jane Doe, an analyst at Goldman Sachs,".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

import attrs

from newsfacts import lexicon
from newsfacts.extractors.actors.mention import Mention, word_before
from newsfacts.extractors.actors.verbs import forms
from newsfacts.reading import countries

DETERMINERS: Final = frozenset(["the", "a", "an", "one", "another", "this", "that", "our", "their", "his", "her", "its", "my"])
STOPS: Final = frozenset(
    ["and", "or", "but", "nor", "that", "which", "who", "whom", "whose", "when", "while", "where", "as", "if", "than", "then", "so", "because", "after", "before", "since", "until", "of", "for", "in", "on", "at", "by", "with", "from", "to", "into", "over", "under", "about", "against", "between", "during", "through", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall", "should", "not", "no", "he", "she", "it", "they", "we", "you", "i", "him", "them", "us", "me", "there", "here", "also", "very", "much", "more", "most", "said", "says", "say", "told", "including", "like", "such", "both", "either", "all", "some", "any", "each", "every", "many", "few", "several", "other", "others", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "according"]
)
"""Words that are no part of a role and end the search for more of it."""
MOST_WORDS: Final = 6
PREFIX: Final = re.compile(
    r"(?:ex|former|vice|co|then|deputy|chief|sub|mid|pre|now|self|one-time|long-time|second|first)-"
)


@attrs.define(slots=True)
class Role:
    """A role as it was read: its words, the code of its country, the organisation, and where its words begin."""

    words: list[str]
    sector: str
    start: int
    opened: bool = False
    country: str | None = None
    organization: Mention | None = None


@cache
def _heads() -> dict[tuple[str, ...], str]:
    return {
        tuple(head.split()): row["sector"]
        for row in reversed(lexicon.table("en/roles.tsv"))
        for head in row["heads"].split("|")
    }


@cache
def _last_words() -> frozenset[str]:
    """The last words of the heads: most words beside a name are none of them."""
    return frozenset(head[-1] for head in _heads())


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(lexicon.lines("en/role_modifiers.txt"))


@cache
def _party_words() -> frozenset[str]:
    return frozenset(lexicon.lines("en/party_words.txt"))


def sector_of(role: str) -> str:
    """The event coders' sector of a role by its longest head; empty where it has none.

    >>> sector_of("outgoing prime minister"), sector_of("police chief"), sector_of("Lt. Gen."), sector_of("spokesman")
    ('GOV', 'COP', 'MIL', '')
    """
    return _head([word.lower().rstrip(".") for word in role.split()])[1]


def _head(words: Sequence[str]) -> tuple[int, str]:
    """How many words at the end are the longest head, and its sector; (0, "") where there is none."""
    heads = _heads()
    for size in range(min(4, len(words)), 0, -1):
        sector = heads.get(tuple(words[-size:]))
        if sector is not None:
            return size, sector
    last = PREFIX.sub("", words[-1]) if words else ""
    if words and last != words[-1] and (last,) in heads:
        return 1, heads[(last,)]
    return 0, ""


def is_part_of_office(word: str) -> bool:
    """Whether a capitalised word before a title makes it a longer office: "Vice" before "President"."""
    return word[:1].isupper() and word.lower() in _modifiers()


def read_roles(text: str, mentions: list[Mention]) -> None:
    """Gives the people among the mentions their roles, countries and organisations."""
    by_end = {mention.end: mention for mention in mentions if mention.type != "person"}
    by_start = {mention.start: mention for mention in mentions if mention.type != "person"}
    for mention in mentions:
        if mention.type != "person":
            continue
        role = _before(text, mention.start, by_end)
        rule = "role before"
        if role is None:
            role, rule = _after(text, mention.end, by_start, by_end), "role after"
        if role is not None:
            _give(mention, role, rule)
        elif mention.country is None:
            _belongs(text, mention, by_start)


def _give(mention: Mention, role: Role, rule: str) -> None:
    printed = " ".join(role.words)
    mention.role = printed if mention.role is None or len(printed) > len(mention.role) else mention.role
    mention.sector = role.sector or mention.sector
    mention.country = mention.country or role.country
    mention.affiliation = role.organization
    mention.rules = (*mention.rules, rule)


# -- before the name --------------------------------------------------------------------------------------------


def _before(text: str, start: int, by_end: dict[int, Mention]) -> Role | None:
    """The role whose words end right before the name, perhaps with a comma."""
    word, at = word_before(text, start)
    comma = word.endswith(",")
    plain = word.rstrip(",")
    if not plain:
        return None
    lowered = plain.lower()
    if plain.endswith(("'s", "’s")):
        return None
    if lowered not in _last_words() and PREFIX.sub("", lowered) not in _last_words():
        return _complemented(text, at, at + len(plain), comma, by_end)
    words, places = [plain], [at]
    role = Role([], "", at)
    while len(words) < MOST_WORDS:
        word, at = word_before(text, places[0])
        if not _takes(text, word, at, role, words, places, by_end):
            break
    return _finished(role, words, places, comma)


def _takes(
    text: str, word: str, at: int, role: Role, words: list[str], places: list[int], by_end: dict[int, Mention]
) -> bool:
    """Reads one more word on the left of a role; False where the role begins after it."""
    if not word or word[-1] in ',;:)"”!?' or (word[-1] == "." and countries.words().names.get(word) is None):
        return False
    lowered = word.lower().strip("(\"“'‘")
    end = at + len(word)
    if lowered in DETERMINERS:
        role.opened = True
        return False
    if word.endswith(("'s", "’s", "s'", "s’")):
        owner = word[:-2] if word[-1] == "s" else word[:-1]
        role.opened = True
        role.country = role.country or countries.words().names.get(owner) or _two_words(text, owner, at)
        role.organization = by_end.get(at + len(owner))
        if role.organization is not None and role.organization.type != "organization":
            role.country, role.organization = role.country or role.organization.country, None
        return False
    mention = by_end.get(end)
    if mention is not None and mention.type == "organization" and lowered not in _modifiers():
        role.organization, role.opened = mention, True
        return False
    code = countries.words().adjectives.get(word)
    if mention is not None and mention.type == "country":
        code = mention.country
        at = mention.start
    if code is None and word[:1].isupper():
        previous, earlier = word_before(text, at)
        both = f"{previous} {word}"
        code = countries.words().adjectives.get(both) or countries.words().names.get(both)
        at = earlier if code else at
    if code:
        if role.country is None:
            role.country = code
        role.opened = True
        words.insert(0, "")
        places.insert(0, at)
        return True
    if word in _party_words() or (word[:1].isupper() and lowered in _modifiers()):
        words.insert(0, word)
        places.insert(0, at)
        return True
    if word[:1].isupper() or lowered in STOPS or not re.fullmatch(r"[a-z][a-z'’-]*", lowered):
        return False
    if lowered not in _modifiers() and (lowered in forms().past or lowered in forms().gerund or lowered.endswith("ly")):
        return False
    words.insert(0, word)
    places.insert(0, at)
    return True


def _two_words(text: str, owner: str, at: int) -> str | None:
    previous, _ = word_before(text, at)
    return countries.words().names.get(f"{previous} {owner}")


def _finished(role: Role, words: list[str], places: list[int], comma: bool) -> Role | None:
    """The role of the words gathered; without "the", a possessive or a nationality only those that surely belong."""
    size, role.sector = _head([word.lower() for word in words if word])
    if not size or (comma and not role.opened):
        return None
    if not role.opened:
        first = len(words) - size
        while first > 0 and (words[first - 1].lower() in _modifiers() or words[first - 1] in _party_words()):
            first -= 1
        words, places = words[first:], places[first:]
    while words and not words[0]:
        words, places = words[1:], places[1:]
    role.words, role.start = [word for word in words if word], places[0]
    return role


def _complemented(text: str, at: int, end: int, comma: bool, by_end: dict[int, Mention]) -> Role | None:
    """The role with its "of" before the name: "secretary of state John Kerry", "the chairman of BP, Carl Svanberg,"."""
    mention = by_end.get(end)
    if mention is not None:
        at, tail = mention.start, []
    else:
        tail = [text[at:end]]
        if not tail[0].isalpha() or tail[0].lower() in STOPS:
            return None
    for _ in range(4):
        word, before = word_before(text, at)
        lowered = word.lower()
        if lowered in ("of", "for", "at"):
            return _of(text, word, before, tail, mention, comma, by_end)
        if lowered in DETERMINERS and mention is not None:
            at = before
        elif mention is None and word.isalpha() and lowered not in STOPS:
            tail.insert(0, word)
            at = before
        else:
            return None
    return None


def _of(
    text: str, link: str, at: int, tail: list[str], mention: Mention | None, comma: bool, by_end: dict[int, Mention]
) -> Role | None:
    """The role that ends before "of", and what stands after it."""
    head, start = word_before(text, at)
    if head.lower() not in _last_words():
        return None
    role = _before(text, start + len(head) + 1, by_end) if head[-1].isalpha() else None
    if role is None or (comma and not role.opened):
        return None
    if mention is None:
        if not (tail[0].islower() or tail[0] in ("State", "Staff", "Police", "Defence", "Defense", "Finance")):
            return None
        role.words += [link, *tail]
        role.sector = sector_of(" ".join(role.words)) or role.sector
    elif mention.type == "organization":
        role.organization = mention
    else:
        role.country = role.country or mention.country
    return role


# -- after the name ---------------------------------------------------------------------------------------------

OPENING: Final = re.compile(r",\s+(?:aged\s+)?(?:\d{1,3},\s+)?|\s+\((?=[a-z])")
TOKEN: Final = re.compile(r"[^\W_][\w.&'’-]*|[,;:.()“”\"]")
LONGEST: Final = 120
LINKS: Final = frozenset(["of", "for", "at", "with", "in", "from"])
ENDS: Final = frozenset(["who", "since", "under", "which", "as"])


def _after(text: str, end: int, by_start: dict[int, Mention], by_end: dict[int, Mention]) -> Role | None:
    """The role in apposition after the name."""
    if text[end : end + 1] not in (",", " "):
        return None
    opening = OPENING.match(text, end)
    if opening is None:
        return None
    role = Role([], "", opening.end())
    at = opening.end()
    limit = at + LONGEST
    words: list[str] = []
    while len(words) < MOST_WORDS:
        token = TOKEN.match(text, _skip(text, at), limit)
        if token is None:
            break
        word, start, at = token[0], token.start(), token.end()
        if word in ',;:.()“”"' or word in LINKS or word in ENDS or word == "and":
            return _closed(text, role, words, word, start, by_start)
        if word.endswith("."):
            word, at = word[:-1], at - 1
        step = _steps(text, word, start, at, role, words, by_start)
        if step is None:
            return None
        at = step
    return None


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\u00a0\r":
        at += 1
    if at < len(text) and text[at] == "\n":
        at += 1
        while at < len(text) and text[at] in " \t":
            at += 1
    return at


def _steps(
    text: str, word: str, start: int, at: int, role: Role, words: list[str], by_start: dict[int, Mention]
) -> int | None:
    """Reads one word of an apposition; where to go on, or None where it is no apposition."""
    lowered = word.lower()
    if not words and lowered in DETERMINERS:
        role.opened = True
        return at
    mention = by_start.get(start)
    if mention is not None and not words:
        owned = text.startswith(("'s", "’s"), mention.end)
        if mention.type == "organization":
            role.organization = role.organization or mention
        else:
            role.country = role.country or mention.country
        role.opened = True
        return mention.end + 2 if owned else mention.end
    code = countries.words().adjectives.get(word)
    if code is None and word[:1].isupper():
        following = TOKEN.match(text, _skip(text, at))
        both = f"{word} {following[0]}" if following else ""
        code = countries.words().adjectives.get(both)
        if code and following:
            at = following.end()
    if code:
        role.country, role.opened = role.country or code, True
        return at
    if word[:1].isupper() and not (word in _party_words() or lowered in _modifiers() or lowered in _last_words()):
        if word.endswith(("'s", "’s")) and not words:
            role.opened = True
            return at
        return None
    if word.endswith(("'s", "’s")) and not words:
        role.opened = True
        return at
    if lowered in STOPS and lowered != "one":
        return None
    words.append(word)
    return at


def _closed(
    text: str, role: Role, words: list[str], closing: str, start: int, by_start: dict[int, Mention]
) -> Role | None:
    """The role of the words before what ends an apposition, and its complement after "of", "at", "for"."""
    size, role.sector = _head([word.lower() for word in words])
    if not size:
        return None
    role.words = words
    if closing == "and":
        second = re.compile(r"and\s+((?:[a-z-]+\s+){0,3}[a-z-]+)").match(text, start)
        more = second[1].split() if second else []
        while more and not _head([word.lower() for word in more])[0]:
            more.pop()
        if not second or not more:
            return role if role.opened else None
        role.words = [*words, "and", *more]
        start = second.start(1) + second[1].index(more[-1]) + len(more[-1])
        following = TOKEN.match(text, _skip(text, start))
        closing, start = (following[0], following.start()) if following else ("", start)
    if closing in LINKS:
        _complement(text, role, closing, start + len(closing), by_start)
    return role


def _complement(text: str, role: Role, link: str, at: int, by_start: dict[int, Mention]) -> None:
    """What a role is of: a country, an organisation, or words of its own ("head of research at Barclays")."""
    at = _skip(text, at)
    if text.startswith("the ", at) or text.startswith("the\n", at):
        at = _skip(text, at + 3)
    elif link in ("of", "for"):
        own: list[str] = []
        place = at
        while len(own) < 3:
            token = TOKEN.match(text, place)
            if token is None or not token[0].isalpha() or not token[0].islower() or token[0] in STOPS | DETERMINERS:
                break
            own.append(token[0])
            place = _skip(text, token.end())
        if own:
            role.words = [*role.words, link, *own]
            role.sector = sector_of(" ".join(role.words)) or role.sector
            token = TOKEN.match(text, place)
            if token is None or token[0] not in ("at", "of", "for", "with"):
                return
            at = _skip(text, token.end())
            at = _skip(text, at + 3) if text.startswith("the ", at) else at
    mention = by_start.get(at)
    if mention is None:
        return
    if mention.type == "organization":
        role.organization = role.organization or mention
    elif link in ("of", "for") and mention.manner == "name":
        role.country = role.country or mention.country


# -- without a role ---------------------------------------------------------------------------------------------

BELONGS: Final = re.compile(r",?\s(?:of|from|at)\s(?:the\s)?")


def _belongs(text: str, mention: Mention, by_start: dict[int, Mention]) -> None:
    """The organisation or country of somebody without a role: "John Smith of the BBC", "Russia's Alexey Prokurorov"."""
    if belongs := BELONGS.match(text, mention.end):
        whose = by_start.get(belongs.end())
        if whose is not None and whose.type == "organization":
            mention.affiliation = whose
            mention.rules = (*mention.rules, "of an organisation")
        elif whose is not None and whose.manner == "name" and not text.startswith("at", belongs.end() - 3):
            mention.country = whose.country
            mention.rules = (*mention.rules, "of a country")
        return
    word, _ = word_before(text, mention.start)
    known = countries.words()
    code = (
        known.names.get(word[:-2])
        if word.endswith(("'s", "’s"))
        else known.adjectives.get(word) or known.people.get(word)
    )
    if code:
        mention.country = code
        mention.rules = (*mention.rules, "nationality before")
