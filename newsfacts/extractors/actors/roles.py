"""Roles: reads the words beside a person's name and gives the role, as written, with its country and organisation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from newsfacts.extractors.actors.mention import Mention
from newsfacts.extractors.actors.role import Places, Role
from newsfacts.extractors.actors.role_after import role_after
from newsfacts.extractors.actors.role_before import role_with
from newsfacts.extractors.actors.words import owner_of, word_before
from newsfacts.reading import countries


def read_roles(text: str, mentions: Sequence[Mention], before: Mapping[Mention, tuple[str, int]]) -> list[Mention]:
    """Gives people their roles, countries and organisations; gives back the mentions that are part of a role.

    `before` has the word before each person's name without its honorific, and where that word begins.
    """
    swallowed: list[Mention] = []
    if not before:
        return swallowed
    others = [mention for mention in mentions if mention.type != "person"]
    by_start = {mention.start: mention for mention in others}
    by_end = {mention.end: mention for mention in others}
    for mention in mentions:
        if mention.type != "person":
            continue
        core = before[mention]
        whole = core if mention.start == mention.core else word_before(text, mention.start)
        word, at = whole if mention.role is None else core  # "Former U.S. President Bill Clinton"
        role, rule = role_with(text, word, at, by_end), "role before"
        if role is None:
            role, rule = role_after(text, mention.end, by_start), "role after"
        if role is not None:
            _give(mention, role, rule)
            swallowed += role.swallowed
        if mention.country is None and mention.affiliation is None:
            _belongs(text, mention, whole[0], by_start)
    return swallowed


def _give(mention: Mention, role: Role, rule: str) -> None:
    """Gives a person the role; a title that is part of the name's span gives way to a longer role."""
    if mention.role is None or len(role.printed) > len(mention.role):
        mention.role, mention.sector = role.printed, role.sector or mention.sector
    mention.country = mention.country or role.country
    mention.affiliation = role.organization
    mention.rules = (*mention.rules, rule)


# -- without a role -----------------------------------------------------------------------------------------------

BELONGS: Final = re.compile(r",?[ \n](of|from|at)\s(?:the\s)?")
BELONGING: Final = frozenset({" o", " f", " a", "\no", "\nf", "\na", ", ", ",\n"})
"""How it begins: for most names that is all that is asked."""


def _belongs(text: str, mention: Mention, before: str, by_start: Places) -> None:
    """The organisation or country of somebody without a role: "John Smith of the BBC", "Russia's Alexey Prokurorov"."""
    if text[mention.end : mention.end + 2] in BELONGING and (belongs := BELONGS.match(text, mention.end)):
        whose = by_start.get(belongs.end())
        if whose is not None and whose.type == "organization":
            mention.affiliation, mention.rules = whose, (*mention.rules, "of an organisation")
        elif whose is not None and whose.manner == "name" and belongs[1] != "at":
            mention.country, mention.rules = whose.country, (*mention.rules, "of a country")
        return
    if not before[:1].isupper():
        return
    known = countries.words()
    code = known.names.get(owner_of(before)) or known.adjectives.get(before) or known.people.get(before)
    if code:
        mention.country, mention.rules = code, (*mention.rules, "nationality before")
