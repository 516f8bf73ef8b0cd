"""Roles: reads the words beside a person's name and gives the role, as written, with its country and organisation.

Before the name: "Russia's outgoing president, Vladimir Putin", "the German chancellor Angela Merkel", "BP chairman Carl
Svanberg". After it: "Yasuo Fukuda, Japan's prime minister,", "Jane Doe, an analyst at Goldman Sachs,".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import attrs

from newsfacts import lexicon
from newsfacts.extractors.actors.mention import Mention
from newsfacts.extractors.actors.verbs import NEXT_WORD, forms
from newsfacts.extractors.actors.words import owner_of, word_before, words_of
from newsfacts.reading import countries

MOST_WORDS: Final = 7
"""A role has no more words than this."""
PREFIX: Final = re.compile(r"(?:ex|former|vice|co|then|deputy|chief|sub|one-time|long-time)-")
PLAIN_WORD: Final = re.compile(r"[a-z][a-z'’-]*")
OPENERS: Final = "\"'“‘(`"
Places = Mapping[int, Mention]
"""Mentions of organisations and countries by the offset where they begin or end."""


@attrs.define(slots=True)
class Role:
    """A role as it is read: its words (None where a nationality or organisation stood), country and organisation.

    `opened` says that "the", a possessive, a nationality or an organisation shows where the role begins; `swallowed`
    are the mentions of organisations whose words are part of the role.
    """

    words: list[str | None]
    opened: bool = False
    country: str | None = None
    organization: Mention | None = None
    sector: str = ""
    swallowed: list[Mention] = attrs.field(factory=list)

    def swallow(self, mention: Mention | None) -> None:
        """Marks a mention whose words are part of the role: "Labour" in "Labour MP"."""
        if mention is not None and mention.type == "organization":
            self.swallowed.append(mention)

    @property
    def printed(self) -> str:
        """The role as written, without the nationality or organisation within."""
        return " ".join(word for word in self.words if word)


# -- the words of roles -----------------------------------------------------------------------------------------


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
    return frozenset(head[-1] for head in _heads() if "of" not in head)


@cache
def modifiers() -> frozenset[str]:
    """Words that surely belong to the role or description after them."""
    return frozenset(lexicon.lines("en/role_modifiers.txt"))


@cache
def party_words() -> frozenset[str]:
    """Words of a party that belong to the role or description after them."""
    return frozenset(lexicon.lines("en/party_words.txt"))


def _head(words: Sequence[str | None]) -> tuple[int, str]:
    """How many words at the end are the longest head, and its sector; (0, "") where there is none."""
    heads = _heads()
    lowered = [word.lower().rstrip(".") if word else "" for word in words[-4:]]
    for size in range(len(lowered), 0, -1):
        sector = heads.get(tuple(lowered[-size:]))
        if sector is not None:
            return size, sector
    last = PREFIX.sub("", lowered[-1]) if lowered else ""
    return (1, heads[(last,)]) if (last,) in heads else (0, "")


def sector_of(role: str) -> str:
    """The event coders' sector of a role by its longest head; empty where it has none.

    >>> sector_of("outgoing prime minister"), sector_of("police chief"), sector_of("Lt. Gen."), sector_of("spokesman")
    ('GOV', 'COP', 'MIL', '')
    """
    return _head(role.split())[1]


OFFICE: Final = re.compile(r"(?P<head>[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)\s(?:of|for)\s")


def is_office(name: str) -> bool:
    """Whether what was read as an organisation is an office: "Commissioner for Works", not "Bank of Japan"."""
    office = OFFICE.match(name)
    return office is not None and _head(office["head"].split())[0] > 0


def is_part_of_office(word: str) -> bool:
    """Whether a capitalised word before a title makes it a longer office: "Vice" before "President"."""
    return word[:1].isupper() and (word.lower() in modifiers() or word.lower() in _last_words())


# -- reading ----------------------------------------------------------------------------------------------------


def read_roles(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Gives people their roles, countries and organisations; gives back the mentions that are part of a role."""
    swallowed: list[Mention] = []
    others = [mention for mention in mentions if mention.type != "person"]
    by_end = {mention.end: mention for mention in others}
    by_start = {mention.start: mention for mention in others}
    for mention in mentions:
        if mention.type != "person":
            continue
        place = mention.start if mention.role is None else mention.core  # "Former U.S. President Bill Clinton"
        role, rule = _before(text, place, by_end), "role before"
        if role is None:
            role, rule = _after(text, mention.end, by_start), "role after"
        if role is not None:
            _give(mention, role, rule)
            swallowed += role.swallowed
        if mention.country is None and mention.affiliation is None:
            _belongs(text, mention, by_start)
    return swallowed


def _give(mention: Mention, role: Role, rule: str) -> None:
    """Gives a person the role; a title that is part of the name's span gives way to a longer role."""
    if mention.role is None or len(role.printed) > len(mention.role):
        mention.role, mention.sector = role.printed, role.sector or mention.sector
    mention.country = mention.country or role.country
    mention.affiliation = role.organization
    mention.rules = (*mention.rules, rule)


# -- before the name --------------------------------------------------------------------------------------------


def _before(text: str, start: int, by_end: Places) -> Role | None:
    """The role whose words end right before the name, perhaps with a comma."""
    word, at = word_before(text, start)
    plain = word.rstrip(",")
    lowered = plain.lower().lstrip(OPENERS)
    if lowered not in _last_words() and PREFIX.sub("", lowered) not in _last_words():
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
    if (begin := _take_mention(text, word, at, role, by_end)) is not None:
        return begin
    if (
        word in party_words()
        or PREFIX.sub("", lowered) in modifiers()
        or _head([word, *role.words])[0] > len(role.words)
    ):
        role.swallow(by_end.get(at + len(word)))
        role.words.insert(0, word)
        return at
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
        role.country = role.country or countries.words().names.get(owner)
    elif mention.type == "organization":
        role.organization = role.organization or mention
    else:
        role.country = role.country or mention.country


def _take_and(text: str, at: int, role: Role) -> int | None:
    """Takes the first of two roles: "chairman and chief executive"."""
    first, begin = word_before(text, at)
    if first.lower() not in _last_words():
        return None
    role.words[:0] = [first, "and"]
    return begin


def _take_mention(text: str, word: str, at: int, role: Role, by_end: Places) -> int | None:
    """Takes a nationality, a country's or an organisation's name within a role: "the German", "US", "BP"."""
    mention = by_end.get(at + len(word))
    begin, code = at, countries.words().adjectives.get(word)
    if mention is not None and mention.type == "country":
        begin, code = mention.start, mention.country
    elif mention is not None and word.lower() not in modifiers() and word not in party_words():
        role.organization = role.organization or mention
        role.words.insert(0, None)
        role.opened = True
        return mention.start
    elif word[0].isupper():
        previous, earlier = word_before(text, at)
        if both := countries.words().adjectives.get(f"{previous} {word}"):  # "South Korean"
            begin, code = earlier, both
    if code is None:
        return None
    role.country = role.country or code
    role.words.insert(0, None)
    role.opened = True
    return begin


def _finished(role: Role, comma: bool) -> Role | None:
    """The role of the words gathered; without an opening only the words that surely belong."""
    size, role.sector = _head(role.words)
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
    return lowered == "and" or lowered in modifiers() or lowered in _last_words() or word in party_words()


def _complemented(text: str, at: int, plain: str, comma: bool, by_end: Places) -> Role | None:
    """The role with its "of" before the name: "secretary of state John Kerry", "the chairman of BP, Carl Svanberg,"."""
    mention = by_end.get(at + len(plain))
    if mention is not None and plain not in words_of("role_of_capital"):
        return _of_mention(text, mention, comma, by_end)
    tail = [plain]
    swallowed = [mention] if mention is not None else []
    for _ in range(MOST_WORDS):
        if not tail[0].replace("-", "").isalpha() or tail[0].lower() in words_of("stop") - LINKS:
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


LINKS: Final = frozenset({"of", "for", "and"})


def _of(text: str, link: str, at: int, tail: list[str], comma: bool, by_end: Places) -> Role | None:
    """The role that ends before "of", with the words after it: "Minister of Works and Housing", "head of research"."""
    head, _ = word_before(text, at)
    if link == "and" or head.lower() not in _last_words():
        return None
    if head.islower() and not all(word.islower() or word in words_of("role_of_capital") for word in tail):
        return None
    role = _before(text, at, by_end)
    if role is None or (comma and not role.opened):
        return None
    role.words += [link, *tail]
    role.sector = _head(role.words)[1] or role.sector
    return role


def _of_mention(text: str, mention: Mention, comma: bool, by_end: Places) -> Role | None:
    """The role of an organisation or country: "the chairman of BP, Carl Svanberg,"."""
    link, at = word_before(text, mention.start)
    if link.lower() == "the":
        link, at = word_before(text, at)
    head, _ = word_before(text, at)
    if link.lower() not in ("of", "for", "at") or head.lower() not in _last_words():
        return None
    role = _before(text, at, by_end)
    if role is None or (comma and not role.opened):
        return None
    if mention.type == "organization":
        role.organization = role.organization or mention
    elif mention.manner == "name":
        role.country = role.country or mention.country
    return role


# -- after the name ---------------------------------------------------------------------------------------------

# What opens an apposition: a comma, perhaps with an age between ("Jane Doe, 54, the mayor"), or a bracket.
OPENING: Final = re.compile(r",\s+(?:aged\s+)?(?:\d{1,3},\s+)?|\s\((?=[a-z])")
TOKEN: Final = re.compile(r"\s{0,8}([^\W_][\w.&'’-]*|[,;:.()“”\"!?])")
CLOSING: Final = ',;:.()“”"!?'


def _after(text: str, end: int, by_start: Places) -> Role | None:
    """The role in apposition after the name."""
    if text[end : end + 1] not in (",", " "):
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
    lowered = word.lower()
    mention = by_start.get(start)
    if not role.words:
        if lowered in words_of("determiner"):
            role.opened = True
            return end
        if mention is not None and word not in party_words():
            _take_named(role, mention)
            return mention.end + 2 if text.startswith(("'s", "’s"), mention.end) else mention.end
        if owner_of(word):
            role.opened = True
            return end
    if (mention is not None and mention.type == "country") or word in countries.words().adjectives:
        role.country = role.country or (mention.country if mention is not None else countries.words().adjectives[word])
        role.opened = True
        return mention.end if mention is not None else end
    if word[0].isupper():
        following = TOKEN.match(text, end)
        if following and (code := countries.words().adjectives.get(f"{word} {following[1]}")):
            role.country, role.opened = role.country or code, True
            return following.end()
        if not (word in party_words() or lowered in modifiers() or lowered in _last_words()):
            return None
    elif lowered in words_of("stop"):
        return None
    if word[-1] == ".":
        word, end = word[:-1], end - 1
    role.swallow(mention)
    role.words.append(word)
    return end


def _take_named(role: Role, mention: Mention) -> None:
    """Takes the country or organisation that opens an apposition: "Japan's prime minister", "BP chief executive"."""
    role.opened = True
    if mention.type == "organization":
        role.organization = mention
    else:
        role.country = mention.country


def _closed(text: str, role: Role, closing: str, at: int, by_start: Places) -> Role | None:
    """The role of the words before what ends an apposition, and its complement after "of", "at", "for"."""
    size, role.sector = _head(role.words)
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
        if token is None or not token[1].islower() or token[1] in words_of("stop"):
            break
        words.append(token[1])
        at = token.end()
        if _head(words)[0] and not (
            (more := TOKEN.match(text, at)) and more[1].islower() and _head([*words, more[1]])[0]
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
    role.sector = _head(role.words)[1] or role.sector


def _take_complement(text: str, role: Role, link: str, mention: Mention) -> None:
    """Takes the organisation or country that a role is of, unless more than it is meant ("of Yukos shareholders")."""
    after = NEXT_WORD.match(text, mention.end)
    if after is not None and after[1] not in words_of("stop") and after[1] not in forms().past | forms().third:
        return
    if mention.type == "organization":
        role.organization = role.organization or mention
    elif link in ("of", "for") and mention.manner == "name":
        role.country = role.country or mention.country


# -- without a role ---------------------------------------------------------------------------------------------

BELONGS: Final = re.compile(r",?\s(of|from|at)\s(?:the\s)?")


def _belongs(text: str, mention: Mention, by_start: Places) -> None:
    """The organisation or country of somebody without a role: "John Smith of the BBC", "Russia's Alexey Prokurorov"."""
    if belongs := BELONGS.match(text, mention.end):
        whose = by_start.get(belongs.end())
        if whose is not None and whose.type == "organization":
            mention.affiliation, mention.rules = whose, (*mention.rules, "of an organisation")
        elif whose is not None and whose.manner == "name" and belongs[1] != "at":
            mention.country, mention.rules = whose.country, (*mention.rules, "of a country")
        return
    word, _ = word_before(text, mention.start)
    known = countries.words()
    code = known.names.get(owner_of(word)) or known.adjectives.get(word) or known.people.get(word)
    if code:
        mention.country, mention.rules = code, (*mention.rules, "nationality before")
