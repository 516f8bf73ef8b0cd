"""The role after a name: "Yasuo Fukuda, Japan's prime minister,", "Jane Doe, an analyst at Goldman Sachs,"."""

from __future__ import annotations

import re
from typing import Final

from newsfacts.extractors.actors.mention import Mention
from newsfacts.extractors.actors.role import (
    MOST_WORDS,
    Places,
    Role,
    head_of,
    is_part_of_role,
    last_words,
    modifiers,
    party_words,
)
from newsfacts.extractors.actors.verbs import NEXT_WORD, forms
from newsfacts.extractors.actors.words import owner_of, words_of
from newsfacts.reading import countries

# What opens an apposition: a comma, perhaps with an age between ("Jane Doe, 54, the mayor"), or a bracket.
OPENING: Final = re.compile(r",\s+(?:aged\s+)?(?:\d{1,3},\s+)?|\s\((?=[a-z])")
TOKEN: Final = re.compile(r"\s{0,8}([^\W_][\w.&'’-]*|[,;:.()“”\"!?])")
CLOSING: Final = ',;:.()“”"!?'


def role_after(text: str, end: int, by_start: Places) -> Role | None:
    """The role in apposition after the name."""
    if text[end : end + 1] != "," and text[end : end + 2] != " (":
        return None
    opening = OPENING.match(text, end)
    if opening is None:
        return None
    role, at = Role([]), opening.end()
    for _ in range(MOST_WORDS + 2):
        token = TOKEN.match(text, at)
        if token is None:
            return None
        word = token[1]
        if word in CLOSING or word in words_of("role_link") or word in words_of("role_end") or word == "and":
            return _closed(text, role, word, token.end(), by_start)
        step = _take_right(text, word, token.start(1), token.end(), role, by_start)
        if step is None:
            return None
        at = step
    return None


def _take_right(text: str, word: str, start: int, end: int, role: Role, by_start: Places) -> int | None:
    """Reads one word of an apposition; where to go on, or None where it is none."""
    mention = by_start.get(start)
    if mention is not None and mention.type == "organization" and is_part_of_role(mention):
        role.swallow(mention)
        mention = None
    if not role.words and (word.lower() in words_of("determiner") or (mention is None and owner_of(word))):
        role.opened = True
        return end
    if mention is not None and all(word and word.lower() in modifiers() for word in role.words):
        _take_named(role, mention)  # "Japan's prime minister", "a former Samsung executive"
        return mention.end + 2 if text.startswith(("'s", "’s"), mention.end) else mention.end
    if (nation := _nation(text, word, end)) is not None:
        role.country, role.opened = role.country or nation[0], True
        return nation[1]
    if word[-1] == ".":
        word, end = word[:-1], end - 1
    lowered = word.lower()
    if word[0].isupper():
        if not (word in party_words() or lowered in modifiers() or lowered in last_words()):
            return None
    elif lowered in words_of("stop"):
        return None
    role.words.append(word)
    return end


def _nation(text: str, word: str, end: int) -> tuple[str, int] | None:
    """The country of a nationality at a word ("Japanese", "South Korean"), and where it ends."""
    if not word[0].isupper():
        return None
    known = countries.words().adjectives
    following = TOKEN.match(text, end)
    if following is not None and (code := known.get(f"{word} {following[1]}")) is not None:
        return code, following.end()
    code = known.get(word)
    return (code, end) if code else None


def _take_named(role: Role, mention: Mention) -> None:
    """Takes the country or organisation that opens an apposition: "Japan's prime minister", "BP chief executive"."""
    role.opened = True
    if mention.type == "organization":
        role.organization = role.organization or mention
    else:
        role.country = role.country or mention.country


def _closed(text: str, role: Role, closing: str, at: int, by_start: Places) -> Role | None:
    """The role of the words before what ends an apposition, and its complement after "of", "at", "for"."""
    size, role.sector = head_of(role.words)
    if not size:
        return None
    if closing == "and":
        second = _second_role(text, at)
        if second is None:
            return role if role.opened else None
        words, at = second
        role.words += ["and", *words]
        following = TOKEN.match(text, at)
        closing, at = (following[1], following.end()) if following else ("", at)
    if closing in words_of("role_link"):
        _complement(text, role, closing, at, by_start)
    return role


def _second_role(text: str, at: int) -> tuple[list[str], int] | None:
    """The second of two roles: "chairman and chief executive"; its words and where they end."""
    words: list[str] = []
    for _ in range(4):
        token = TOKEN.match(text, at)
        if token is None or token[1] in words_of("stop") or not (token[1].islower() or token[1] in party_words()):
            break
        words.append(token[1])
        at = token.end()
        if head_of(words)[0] and not (
            (more := TOKEN.match(text, at)) and more[1].islower() and head_of([*words, more[1]])[0]
        ):
            return words, at
    return None


def _complement(text: str, role: Role, link: str, at: int, by_start: Places) -> None:
    """What a role is of: a country, an organisation, or words of its own ("head of research at Barclays")."""
    own: list[str] = []
    article = False
    while (token := TOKEN.match(text, at)) is not None and len(own) < 4:
        word = token[1]
        mention = by_start.get(token.start(1))
        if mention is not None:
            _take_complement(text, role, link, mention)
            break
        if word == "the" and not own:
            article, at = True, token.end()
        elif (word.islower() and word.isalpha() and word not in words_of("stop")) or word in words_of(
            "role_of_capital"
        ):
            own.append(word)
            at = token.end()
        elif own and word in ("at", "of", "for", "with"):
            role.words += [link, *own]
            own, link, at = [], word, token.end()
        else:
            break
    if own and link in ("of", "for") and not article:  # "director of the company" is a director
        role.words += [link, *own]
    role.sector = head_of(role.words)[1] or role.sector


def _take_complement(text: str, role: Role, link: str, mention: Mention) -> None:
    """Takes the organisation or country that a role is of, unless more than it is meant ("of Yukos shareholders")."""
    after = NEXT_WORD.match(text, mention.end)
    if after is not None and after[1] not in words_of("stop") and after[1] not in forms().past | forms().third:
        return
    if mention.type == "organization":
        role.organization = role.organization or mention
    elif link in ("of", "for") and mention.manner == "name":
        role.country = role.country or mention.country
