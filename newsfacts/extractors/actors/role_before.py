"""The role before a name: "Russia's outgoing president, Vladimir Putin", "BP chairman Carl Svanberg"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsfacts.extractors.actors.mention import Mention
from newsfacts.extractors.actors.role import (
    MOST_WORDS,
    PREFIX,
    Places,
    Role,
    head_of,
    is_part_of_role,
    last_words,
    modifiers,
    party_words,
)
from newsfacts.extractors.actors.verbs import forms
from newsfacts.extractors.actors.words import nation_before, owner_of, word_before, words_of
from newsfacts.reading import countries

PLAIN_WORD: Final = re.compile(r"[a-z][a-z'’-]*")
OPENERS: Final = "\"'“‘(`"


def role_before(text: str, start: int, by_end: Places) -> Role | None:
    """The role whose words end right before the name, perhaps with a comma."""
    return role_with(text, *word_before(text, start), by_end)


def role_with(text: str, word: str, at: int, by_end: Places) -> Role | None:
    """The role whose last word this is, given where it begins."""
    if word in _no_tail():
        return None  # and so it is before most names: "and", "said", "the"
    plain = word.rstrip(",")
    lowered = plain.lower().lstrip(OPENERS)
    if lowered not in last_words() and ("-" not in lowered or PREFIX.sub("", lowered) not in last_words()):
        return _complemented(text, at, plain, word != plain, by_end) if plain else None
    role = Role([plain.lstrip(OPENERS)])
    place: int | None = at if plain[0] not in OPENERS else None
    while place is not None and len(role.words) < MOST_WORDS:
        place = _take_left(text, place, role, by_end)
    return _finished(role, comma=word != plain)


def _take_left(text: str, place: int, role: Role, by_end: Places) -> int | None:
    """Reads one more word on the left of a role; where it begins, or None where the role begins after it."""
    word, at = word_before(text, place)
    if not word or (word[-1] in ',;:)"”!?.' and word not in countries.words().names):
        return None
    lowered = word.lower().lstrip(OPENERS)
    if lowered in words_of("determiner"):
        role.opened = True
        return None
    if owner := owner_of(word):
        _take_owner(text, owner, at, role, by_end)
        return None
    if lowered == "and":
        return _take_and(text, at, role)
    mention = by_end.get(at + len(word))
    if mention is not None and not is_part_of_role(mention):
        return _take_mention(mention, role)
    if (begin := _take_nation(text, word, at, role)) is not None:
        return begin
    if (
        word in party_words()
        or PREFIX.sub("", lowered) in modifiers()
        or head_of([word, *role.words])[0] > len(role.words)
    ):
        role.swallow(mention)
        role.words.insert(0, word)
        return at
    first = role.words[0]
    if first is None or first[0].isupper() != word[0].isupper():
        return None
    if None in role.words or word[0].isupper() or lowered in words_of("stop") or not PLAIN_WORD.fullmatch(lowered):
        return None
    if lowered in forms().past or lowered in forms().gerund or lowered.endswith("ly"):
        return None
    role.words.insert(0, word)
    return at


def _take_owner(text: str, owner: str, at: int, role: Role, by_end: Places) -> None:
    """Takes a possessive: "Russia's", "South Korea's", "BP's"."""
    role.opened = True
    mention = by_end.get(at + len(owner))
    if mention is None:
        role.country = role.country or countries.words().names.get(owner) or countries.words().parts.get(owner)
    elif mention.type == "organization":
        role.organization = role.organization or mention
    else:
        role.country = role.country or mention.country


def _take_and(text: str, at: int, role: Role) -> int | None:
    """Takes the first of two roles: "chairman and chief executive"."""
    first, begin = word_before(text, at)
    if first.lower() not in last_words():
        return None
    role.words[:0] = [first, "and"]
    return begin


def _take_mention(mention: Mention, role: Role) -> int:
    """Takes a country's or an organisation's name within a role: "former US president", "BP chief executive"."""
    if mention.type == "organization":
        role.organization = role.organization or mention
    else:
        role.country = role.country or mention.country
    role.words.insert(0, None)
    role.opened = True
    return mention.start


def _take_nation(text: str, word: str, at: int, role: Role) -> int | None:
    """Takes a nationality within a role: "German", "South Korean"."""
    nation = nation_before(text, word, at)
    if nation is None:
        return None
    role.country = role.country or nation[0]
    role.words.insert(0, None)
    role.opened = True
    return nation[1]


def _finished(role: Role, comma: bool) -> Role | None:
    """The role of the words gathered; without an opening only the words that surely belong."""
    size, role.sector = head_of(role.words)
    if not size or (comma and not role.opened):
        return None
    if not role.opened:
        first = len(role.words) - size
        while first > 0 and _is_sure(role.words[first - 1]):
            first -= 1
        role.words = role.words[first:]
    return role


def _is_sure(word: str | None) -> bool:
    """Whether a word belongs to the role after it, opened or not."""
    if word is None:
        return False
    lowered = PREFIX.sub("", word.lower())
    return lowered == "and" or lowered in modifiers() or lowered in last_words() or word in party_words()


def _complemented(text: str, at: int, plain: str, comma: bool, by_end: Places) -> Role | None:
    """The role with its "of" before the name: "secretary of state John Kerry", "the chairman of BP, Carl Svanberg,"."""
    mention = by_end.get(at + len(plain))
    if mention is not None and plain not in words_of("role_of_capital"):
        return _of_mention(text, mention, comma, by_end)
    if plain.lower() in _no_tail() or not _may_follow_link(plain):
        return None
    before = text[max(0, at - FAR) : at]
    if ("of" not in before and "for" not in before) or not LINK.search(before):
        return None
    tail = [plain]
    swallowed = [mention] if mention is not None else []
    for _ in range(MOST_WORDS):
        if not _may_follow_link(tail[0]):
            return None
        word, begin = word_before(text, at)
        if word.lower() in LINKS and (role := _of(text, word, begin, tail, comma, by_end)):
            role.swallowed += swallowed
            return role
        if (inner := by_end.get(begin + len(word))) is not None:
            swallowed.append(inner)
        tail.insert(0, word)
        at = begin
    return None


def _may_follow_link(word: str) -> bool:
    """Whether a word may stand in what an office is of; most words before a name are none such."""
    lowered = word.lower()
    if lowered in words_of("stop"):
        return lowered in LINKS
    return word.isalpha() or word.replace("-", "").isalpha()


@cache
def _no_tail() -> frozenset[str]:
    """The words right before a name with which no office ends."""
    return words_of("determiner") | (words_of("stop") - LINKS)


LINK: Final = re.compile(r"\b(?:of|for)\s")
FAR: Final = 60
"""How far before the last word of an office its "of" may stand."""
LINKS: Final = frozenset({"of", "for", "and"})


def _of(text: str, link: str, at: int, tail: list[str], comma: bool, by_end: Places) -> Role | None:
    """The role that ends before "of", with the words after it: "Minister of Works and Housing", "head of research"."""
    head, _ = word_before(text, at)
    if link == "and" or head.lower() not in last_words():
        return None
    if head.islower() and not all(word.islower() or word in words_of("role_of_capital") for word in tail):
        return None
    role = role_before(text, at, by_end)
    if role is None or (comma and not role.opened):
        return None
    role.words += [link, *tail]
    role.sector = head_of(role.words)[1] or role.sector
    return role


def _of_mention(text: str, mention: Mention, comma: bool, by_end: Places) -> Role | None:
    """The role of an organisation or country: "the chairman of BP, Carl Svanberg,"."""
    link, at = word_before(text, mention.start)
    if link.lower() == "the":
        link, at = word_before(text, at)
    head, _ = word_before(text, at)
    if link.lower() not in ("of", "for", "at") or head.lower() not in last_words():
        return None
    role = role_before(text, at, by_end)
    if role is None or (comma and not role.opened):
        return None
    if mention.type == "organization":
        role.organization = role.organization or mention
    elif mention.manner == "name":
        role.country = role.country or mention.country
    return role
