"""Clusters: the mentions that are one actor so far, and the forms of names by which they are joined."""

from __future__ import annotations

import re
from bisect import insort
from typing import Final

import attrs

from newsfacts.extractors.actors.mention import Mention
from newsfacts.extractors.actors.words import words_of
from newsfacts.reading import name_features

MOST_KNOWN: Final = 5_000
"""How many names are kept with what they tell: the same few are in the news again and again."""
MOST_NAMESAKES: Final = 20
"""Of more candidates than this none is meant: the text is a list of names."""


@attrs.define(slots=True, eq=False)
class Cluster:
    """The mentions that are one actor so far."""

    name: str
    words: tuple[str, ...]
    mentions: list[Mention]


@attrs.define(slots=True, eq=False)
class Person(Cluster):
    """The mentions that are one person so far, and what they tell; `starts` are in order."""

    gender: str = ""
    likely: str = ""
    generation: str = ""
    is_kin: bool = False
    starts: list[int] = attrs.field(factory=list)
    roles: set[str] = attrs.field(factory=set)

    def take(self, mention: Mention) -> None:
        """Takes a mention in."""
        self.mentions.append(mention)
        insort(self.starts, mention.start)
        if mention.gender and not self.gender:
            self.gender = mention.gender
        if mention.is_kin:
            self.is_kin = True
        if mention.role:
            self.roles.update(mention.role.lower().split())


# -- the forms of names -------------------------------------------------------------------------------------------


def folded(word: str) -> str:
    """A word in lower case, without accents and as the lists of names print it."""
    return name_features.folded(word).lower()


LETTERS: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def plain_case(name: str) -> str:
    """A name in capitals as it is printed elsewhere.

    >>> plain_case("YASUO FUKUDA"), plain_case("O'NEILL"), plain_case("J.K. Rowling"), plain_case("VAN DER BERG")
    ('Yasuo Fukuda', "O'Neill", 'J.K. Rowling', 'Van der Berg')
    """
    if not name.isupper() or max(map(len, LETTERS.findall(name)), default=0) < 3:
        return name
    words = name.split()
    made = [
        _cased(word) if number == 0 or word.lower() not in words_of("particle") else word.lower()
        for number, word in enumerate(words)
    ]
    return " ".join(made)


def _cased(word: str) -> str:
    if word.lower().strip(".,") in words_of("generation") and word[:1] == "I":
        return word
    cased = LETTERS.sub(
        lambda m: (
            m[0] if len(m[0]) == 1 else re.sub(r"['’].*", lambda n: n[0][0] + n[0][1:].capitalize(), m[0].capitalize())
        ),
        word,
    )
    return re.sub(r"^Mc([a-z])", lambda m: "Mc" + m[1].upper(), cased)
