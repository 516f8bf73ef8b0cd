"""A role as it is read, and the words that roles are made of.

Reads lexicon/en/roles.tsv, role_modifiers.txt and party_words.txt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import attrs

from newsfacts import lexicon
from newsfacts.extractors.actors.mention import Mention
from newsfacts.reading import countries

MOST_WORDS: Final = 7
"""A role has no more words than this."""
PREFIX: Final = re.compile(r"(?:ex|former|vice|co|then|deputy|chief|sub|one-time|long-time)-")
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
        """Marks a mention whose words are part of the role: "Labour" in "Labour MP", not "Treasury" of a secretary."""
        if mention is not None and mention.type == "organization":
            words = mention.name.split()
            if len(words) > 1 or words[0] in party_words():
                self.swallowed.append(mention)

    @property
    def printed(self) -> str:
        """The role as written, without the nationality or organisation within."""
        return " ".join(word for word in self.words if word)


# -- the words of roles -----------------------------------------------------------------------------------------


@cache
def heads() -> dict[tuple[str, ...], str]:
    """The heads of roles, by their words in lower case, with the event coders' sectors."""
    return {
        tuple(head.split()): row["sector"]
        for row in reversed(lexicon.table("en/roles.tsv"))
        for head in row["heads"].split("|")
    }


@cache
def last_words() -> frozenset[str]:
    """The last words of the heads: most words beside a name are none of them."""
    return frozenset(head[-1] for head in heads() if "of" not in head)


@cache
def modifiers() -> frozenset[str]:
    """Words that surely belong to the role or description after them."""
    return frozenset(lexicon.lines("en/role_modifiers.txt"))


@cache
def party_words() -> frozenset[str]:
    """Words of a party that belong to the role or description after them."""
    return frozenset(lexicon.lines("en/party_words.txt"))


def head_of(words: Sequence[str | None]) -> tuple[int, str]:
    """How many words at the end are the longest head, and its sector; (0, "") where there is none."""
    known = heads()
    lowered = [word.lower().rstrip(".") if word else "" for word in words[-4:]]
    for size in range(len(lowered), 0, -1):
        sector = known.get(tuple(lowered[-size:]))
        if sector is not None:
            return size, sector
    last = PREFIX.sub("", lowered[-1]) if lowered else ""
    return (1, known[(last,)]) if (last,) in known else (0, "")


def sector_of(role: str) -> str:
    """The event coders' sector of a role by its longest head; empty where it has none.

    >>> sector_of("outgoing prime minister"), sector_of("police chief"), sector_of("Lt. Gen."), sector_of("spokesman")
    ('GOV', 'COP', 'MIL', '')
    """
    return head_of(role.split())[1]


def is_part_of_role(mention: Mention) -> bool:
    """Whether what was read as an organisation is but words of a role after it: "Treasury", "Saudi Arabian Energy"."""
    *before, last = mention.name.split()
    if mention.type != "organization" or not (last.lower() in modifiers() or last in party_words()):
        return False
    known = countries.words()
    return " ".join(before) in known.adjectives or all(
        word.lower() in modifiers() or word in known.names or word in known.adjectives for word in before
    )


OFFICE: Final = re.compile(r"(?P<head>[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)\s(?:of|for)\s")


def is_office(name: str) -> bool:
    """Whether what was read as an organisation is an office: "Commissioner for Works", not "Bank of Japan"."""
    if ("of" not in name and "for" not in name) or name.startswith("Office "):
        return False
    office = OFFICE.match(name)
    return office is not None and head_of(office["head"].split())[0] > 0


def is_part_of_office(word: str) -> bool:
    """Whether a capitalised word before a title makes it a longer office: "Vice" before "President"."""
    return word[:1].isupper() and (word.lower() in modifiers() or word.lower() in last_words())
