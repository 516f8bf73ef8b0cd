"""Given dates: reads the words around a month or weekday before a surname and tells whether it is a given name."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsfacts import lexicon
from newsfacts.reading.name_features import SURNAMES, listed, lists, word

GIVEN_MONTHS: Final = ("Jan", "April", "May", "June", "August")
GIVEN_DAYS: Final = ("Sunday", "Monday", "Friday")
GIVEN_DATES: Final = frozenset((*GIVEN_MONTHS, *GIVEN_DAYS))
"""Months and weekdays that are given names too."""
DATED: Final = re.compile(
    r"(?:\d|\b(?:in|on|of|by|to|from|since|until|till|before|after|last|next|this|early|mid|late|between|and|for)"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[ ,\n-]{1,2}$",
    re.IGNORECASE,
)
"""What stands before a month that is one."""


def is_given(text: str, before: str, start: int, date: str, surname: str, end: int) -> bool:
    """Whether a month or weekday is the given name of somebody.

    `before` is the word before it, and `surname` the one after; `end` is where the capitalised words end.

    >>> text = "The chairman, Sunday Igwe, said sales fell in June Mr Otieno said."
    >>> is_given(text, "chairman,", 14, "Sunday", "Igwe", 25), is_given(text, "in", 49, "June", "Mr", 63)
    (True, False)
    """
    if date in GIVEN_MONTHS:
        return _is_given_month(text, start, date, surname)
    return _is_given_day(text, before, start, surname, end)


def _is_given_month(text: str, start: int, month: str, surname: str) -> bool:
    """Whether a month is the given name before a surname: "Jan van der Meer", "June Carter"."""
    known = lists()
    if "particle" not in known.classes.get(surname, ()) and (
        surname.lower() in known.common
        or surname in known.classes
        or (month != "Jan" and surname not in known.surnames)
    ):
        return False
    return not DATED.search(text, max(0, start - 12), start)


LEADS: Final = frozenset(("with", "against", "alongside", "like", "than", "named"))
POSSESSIVES: Final = ("'s", "’s")
"""What stands before somebody, and seldom before a day and a surname: "against Monday Igwe", "Nigeria's Sunday Eze"."""
CLOSERS: Final = frozenset(",.;)")
OPENERS: Final = frozenset('.?!:¶"“‘”')
"""The last character of what a sentence or a quotation begins behind."""
CLAUSE: Final = re.compile(r" (?P<verb>[a-z]+)\b|, (?:\d\d\b|(?:who|whose|a|an|the|his|her|their)\b)")
"""What goes on behind a sentence's subject: a verb, or who somebody is."""
AUXILIARIES: Final = frozenset(("was", "were", "is", "are", "has", "have", "had", "will", "would", "did", "went"))
VERBS: Final = frozenset(("say", "act"))
"""The classes of words beside names that are verbs."""
NEAR: Final = 2000
"""How far around it a surname is looked for: without a bound a list of such names would take for ever."""


def _is_given_day(text: str, before: str, start: int, surname: str, end: int) -> bool:
    """Whether a weekday is the given name before a surname: "its chairman, Monday Igwe, said", "Sunday Okoye shot".

    A day may stand between a verb and a clause ("said Sunday Putin would"), or before one ("Monday Obama told them"):
    it needs an honorific or somebody's role before it, or a surname of a people that has such names, behind a word that
    leads to somebody, or where a sentence opens that tells of him for the first time.
    """
    seen = word(surname)
    if seen.classes or not (seen.status == "u" or seen.status in SURNAMES) or listed(surname):
        return False
    if before in _titles():
        return True
    is_known = surname in _day_surnames()
    if "role" in lists().context.get(before.rstrip(",").lower(), ()):
        if before[-1] == ",":
            return text[end : end + 1] in CLOSERS
        return is_known or before[-1] != "s" or before[-2:] == "ss"  # not "told lawmakers Monday Obama would"
    if not is_known:
        return False
    if before in LEADS or before.endswith(POSSESSIVES):
        return True
    if before[-1:] not in OPENERS:
        return False
    clause = CLAUSE.match(text, end)
    if clause is None or (clause["verb"] and not _is_verb(clause["verb"])):
        return False
    return text.rfind(surname, max(0, start - NEAR), start) < 0  # a full name is the first that is told of somebody


@cache
def _titles() -> frozenset[str]:
    """The words before a name that belong to it: "Mr.", "Chief"."""
    return frozenset(row["word"] for row in lexicon.table("en/honorifics.tsv"))


@cache
def _day_surnames() -> frozenset[str]:
    """The surnames of the peoples among whom a weekday is a given name."""
    return frozenset(lexicon.lines("names/day_surnames.txt"))


def _is_verb(after: str) -> bool:
    """Whether a word after a name is a verb: "said", "scored", "struck"."""
    if after in _pasts() or after.endswith("ed"):
        return True
    return not VERBS.isdisjoint(lists().context.get(after, ()))


@cache
def _pasts() -> frozenset[str]:
    """The forms of verbs that no ending tells."""
    return AUXILIARIES.union(row["past"] for row in lexicon.table("en/acting_verbs.tsv"))
