"""Settling of names: what the names of a text say of each other, and the words around one of it.

The word of a full name is that person, the initials of an organisation are that organisation.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, TypeAlias

from newsfacts import lexicon
from newsfacts.reading.name_features import (
    GIVEN,
    MAY_BE_GIVEN,
    SURNAMES,
    Word,
    honorifics,
    listed,
    lists,
    lowered,
    word,
)
from newsfacts.reading.name_model import NONE, ORGANIZATION, OTHER, PERSON, PLACE, UNIT, Part
from newsfacts.reading.name_rules import rule_of, without_suffix
from newsfacts.reading.name_runs import AGENTS, Run

# What one name of a text says of another, in units of the model's weights.
FULL_NAME_LAST: Final = 5.0
"""A word alone that ends a full name: "Fukuda" where "Yasuo Fukuda" stands too."""
FULL_NAME_WORD: Final = 2.0
"""A word alone that stands elsewhere in a full name."""
CALLED: Final = 3.0
"""A word alone that an honorific stands before elsewhere: "McAllister" where "Mr. McAllister" stands too."""
SAME_SURFACE: Final = 0.6
"""The share of the scores of the same name elsewhere in the text that is added to its own."""
INITIALS: Final = 3.0
"""Capitals that are the initials of an organisation of the text."""
FIRST_OF_ORGANIZATION: Final = 2.5
"""A word alone that begins the name of an organisation: "Goldman" of Goldman Sachs."""

LIKE_SOMEBODY: Final = 1.5
"""Two or three words with a given name or a surname, and none that an organisation's name has: "Barclay Tomu"."""
TOLD_AS_FIRM: Final = 4.0
"""Several words behind one that tells a firm: "Retailer Austin Reed"; a name that is somebody's for sure stays so."""
TOLD_AS_SOMEBODY: Final = 5.0
"""Unknown words behind a role, or before "who": "the branch manager, Tamsa Guriko", "Guriko Lam, who leads"."""
TOLD_AS_BODY: Final = 6.0
"""Capitals before a role: "CUF district secretary"."""
TOLD_AS_HOME: Final = 5.0
"""Where somebody is from: "Ann Hill, 67, of Quillarstead"."""
AGED: Final = re.compile(r"\d{1,3},")
COMPANY_NAME: Final = 5.0
"""The name of a company that stands with its legal suffix elsewhere, or the word that begins it."""

MOST_ACRONYM: Final = 5
"""Capitals of this length or less may be an acronym or an ordinary word; in a text of capitals nobody can say."""
LEAST_TOLD: Final = 3
"""The letters of an acronym that tells a name which has no word for what it is; two agree with many by chance."""


Voice: TypeAlias = tuple[int, float]
"""The label that the names of a text give to a word alone, and how strongly."""
SILENT: Final[Voice] = (NONE, 0.0)


class Known:
    """What the full names of people and organisations of a text say of its words."""

    def __init__(self, longer: list[Part], called: set[str], companies: set[str]) -> None:
        self.called = called
        self.company_firsts = {name.partition(" ")[0] for name in companies if " " in name}
        self.people: dict[str, Voice] = {}
        self.initials: set[str] = set()
        self.small: set[str] = set()
        self.firsts: set[str] = set()
        self.lasts: set[str] = set()
        for each in longer:
            label = each.label
            if label == PERSON:
                self._person(each.surface.split(" "))
            elif label == ORGANIZATION:
                self._organization(each.surface.split(" "))
        for lower in called:
            self.people.setdefault(lower, (PERSON, CALLED))

    def _person(self, words: list[str]) -> None:
        while len(words) > 1 and words[-1] in _generations():
            words.pop()
        *others, last = [lowered(each) for each in words]
        for lower in others:
            if len(lower) > 2:
                self.people.setdefault(lower, (PERSON, FULL_NAME_WORD))
        if len(last) > 1:
            self.people[last] = PERSON, FULL_NAME_LAST

    def _organization(self, words: list[str]) -> None:
        letters = "".join([each[0] for each in words])
        shorter = len(without_suffix(words))
        self._abbreviate(letters)
        if shorter < len(words):
            self._abbreviate(letters[:shorter])
        self.firsts.add(words[0])
        last = words[shorter - 1]
        if shorter > 1 and _stands_last(last):
            self.lasts.add(last)

    def _abbreviate(self, letters: str) -> None:
        self._abbreviated(letters.upper())
        if not (letters.isupper() and letters.isalpha()):
            self._abbreviated("".join([letter for letter in letters if letter.isupper()]))

    def _abbreviated(self, initials: str) -> None:
        self.initials.add(initials)
        if len(initials) > LEAST_TOLD and word(initials.capitalize()).status == "u":
            self.small.add(initials.capitalize())  # "Nacoa", as some papers print it

    def speaks_for(self, surface: str, each: Part) -> Voice:
        """The label that the names of the text give to another, printed so, and how strongly."""
        if " " in surface:
            before = each.run.words[each.first - 1] if each.first else each.run.before[1]
            if "firm" in lists().context.get(before.lower(), ()):
                return ORGANIZATION, TOLD_AS_FIRM
            if self.called and lowered(surface[surface.rfind(" ") + 1 :]) in self.called and not rule_of(surface):
                if _may_be_somebody(surface):
                    return PERSON, FULL_NAME_LAST
            elif each.label == ORGANIZATION and _is_like_somebody(surface) and before != "at":
                return PERSON, LIKE_SOMEBODY  # but not "a strategist at Alder Smith"
            elif each.label in (OTHER, PLACE, ORGANIZATION) and _is_told_as_somebody(surface, each, before):
                return PERSON, TOLD_AS_SOMEBODY
            return SILENT
        if self.people:
            lower = lowered(surface)
            if lower in self.people:
                return self.people[lower]
        if each.label == NONE and surface.isupper() and _is_of_role(surface, each):
            return ORGANIZATION, TOLD_AS_BODY
        second, before = each.run.before
        if before == "of" and not each.first and each.label != PLACE and AGED.fullmatch(second):
            return PLACE, TOLD_AS_HOME
        if self.firsts:
            if surface in self.small or (
                surface.isupper() and len(surface) > 1 and surface.replace(".", "") in self.initials
            ):
                return ORGANIZATION, INITIALS
            if surface in self.firsts and _stands_for_longer(surface):
                sure = surface in self.company_firsts and word(surface).kind in NAMES
                return ORGANIZATION, COMPANY_NAME if sure else FIRST_OF_ORGANIZATION
            if surface in self.lasts:
                return ORGANIZATION, FIRST_OF_ORGANIZATION
        return SILENT


@lru_cache(maxsize=8192)
def _may_be_somebody(surface: str) -> bool:
    """Whether several words may be somebody's full name, where an honorific stands before the last of them elsewhere.

    >>> [_may_be_somebody(name) for name in ("Barclay Tomu", "Anna Hill", "Tower Hill", "Brixley Hill", "Ralph Lauren")]
    [True, True, False, False, False]
    """
    first, *others = [word(each) for each in surface.split(" ")]
    if listed(surface) or _begins_place(first):
        return False
    if first.status in MAY_BE_GIVEN:
        return True
    return (first.status == "u" or first.status in SURNAMES) and all(
        NO_NAME.isdisjoint(each.classes) for each in others
    )


def _begins_place(first: Word) -> bool:
    """Whether a word begins the names of places and bodies, "Fort", "Bank", and is no particle: "Al", "Abu"."""
    return not NO_NAME.isdisjoint(first.classes) and "particle" not in lists().classes.get(first.lower, ())


@lru_cache(maxsize=8192)
def _is_like_somebody(surface: str) -> bool:
    """Whether several words may be somebody's name, and have nothing of an organisation's."""
    words = [word(each) for each in surface.split(" ")]
    if len(words) > 3 or len(surface.split(" ")[0]) < 3 or listed(surface):
        return False  # "Le Figaro"
    if not surface.replace(" ", "").isalpha() or _begins_place(words[0]):
        return False
    return (words[0].status in GIVEN or words[-1].status in SURNAMES) and not any(each.classes for each in words[1:])


def _is_of_role(surface: str, each: Part) -> bool:
    """Whether capitals are the body of whom stands behind them: "CUF district secretary", not "HIV doctor"."""
    if (
        not LEAST_TOLD <= len(surface) <= MOST_ACRONYM
        or word(surface).classes
        or not PLACES.isdisjoint(listed(surface))
    ):
        return False
    context, (after, next_) = lists().context, each.run.after
    if each.last < len(each.run.words) or not after.isalpha():
        return False
    return "role" in context.get(after, ()) or "role" in context.get(next_, ())


def _is_told_as_somebody(surface: str, each: Part, before: str) -> bool:
    """Whether the words around two or three words tell that they are somebody, "the murder of", a role, "who".

    Of a role and "who" only those are that the model knows as nothing else.
    """
    run = each.run
    if not each.first and (before in _of_people() or f"{run.before[0]} {before}" in _of_people()):
        return _may_name_somebody(surface)
    if each.label != OTHER:
        return False
    if before[-1:] == "," and "role" in lists().context.get(before[:-1].lower(), ()):
        return _may_name_somebody(surface)
    return each.last == len(run.words) and run.after == (",", "who") and _may_name_somebody(surface)


@cache
def _of_people() -> frozenset[str]:
    """What leads to people alone: "murder of", "married"."""
    return frozenset(lexicon.lines("names/of_people.txt"))


@lru_cache(maxsize=8192)
def _may_name_somebody(surface: str) -> bool:
    """Whether two or three words may be somebody's name: none has a class, is an acronym or an ordinary word."""
    words = [word(printed) for printed in surface.split(" ")]
    return len(words) <= 3 and not (listed(surface) or any(each.classes or each.status in "AlIw" for each in words))


NO_NAME: Final = frozenset(("geo", "country", "head", "legal", "body"))
"""The classes of words that begin or end other names than somebody's: "Fort", "Park", "Bank"."""


def called(found: list[Part]) -> set[str]:
    """The surnames that an honorific stands before: "Mr Fukuda" makes "Yasuo Fukuda" a person, too."""
    before = honorifics()
    return {
        lowered(each.surface.rsplit(" ", 1)[-1])
        for each in found
        if each.first and each.label == PERSON and each.run.words[each.first - 1] in before
    }


NAMES: Final = "nuA"
"""The kinds of words that are names or on no list."""


def _stands_for_longer(surface: str) -> bool:
    """Whether the first word of an organisation's name may stand for it: "Goldman", not "Bank" or "Kenya"."""
    return NO_FIRST.isdisjoint(word(surface).classes) and PLACES.isdisjoint(listed(surface))


@lru_cache(maxsize=8192)
def _stands_last(printed: str) -> bool:
    """Whether the last word of an organisation's name may stand for it: "Rovers", "Sachs", not "Bank" or "Group"."""
    seen = word(printed)
    return "team" in seen.classes or not (seen.classes or seen.kind == "w" or listed(printed))


@cache
def _generations() -> frozenset[str]:
    """The words after a surname that say which of the family: "Jr", "JR.", "III"."""
    words = [printed for printed, names in lists().classes.items() if "generation" in names]
    return frozenset(each + stop for printed in words for each in (printed, printed.upper()) for stop in ("", "."))


NO_FIRST: Final = frozenset(("head", "state", "geo"))
"""Classes of words that alone say nothing of the organisation whose name they begin."""
PLACES: Final = frozenset("pc")
"""The lists of countries and cities."""


def settle(same: dict[str, list[Part]], known: Known, companies: set[str]) -> None:
    """Let the names of a text settle each other; where the names begin and end stays as it is."""
    cities = {surface for surface in known.company_firsts.intersection(same) if listed(surface) == "c"}
    for surface, group in same.items():
        if surface in cities:
            _settle_city(group)
            continue
        if surface in companies:
            label, strength = ORGANIZATION, COMPANY_NAME
        else:
            label, strength = known.speaks_for(surface, group[0])
        if strength:
            _strengthen(group, label, strength * UNIT)
        elif len(group) == 1:
            if group[0].label == PERSON and _is_ordinary(surface, group[0]):
                group[0].label = NONE
            continue  # nothing to add
        elif len({each.label for each in group}) == 1:
            continue  # nothing that could change
        if len(group) > 1:
            _share(group, 1.0 if strength == TOLD_AS_FIRM else SAME_SURFACE)  # a firm is one wherever it is named
        for each in group:
            each.label = each.scores.index(max(each.scores))


def _is_ordinary(surface: str, each: Part) -> bool:
    """Whether what was read as somebody is an ordinary word or many of a kind, and opens a sentence: "Brokers said"."""
    before = each.run.before[1] if not each.first and " " not in surface else ""
    if not before or before[-1] not in OPENING or word(surface).status not in "uw" or word(surface).classes:
        return False
    lower, common = surface.lower(), lists().common
    if lower in common or (lower.endswith("ing") and lower[:-3] in common) or lower.endswith(AGENTS):
        return True
    return lower[-1] == "s" and not common.isdisjoint((lower[:-1], lower[:-2], lower[:-3] + "y"))


OPENING: Final = '¶.?!:"“‘”'
"""What ends before a sentence begins."""


def _settle_city(group: list[Part]) -> None:
    """Let the company that is named after a city be meant by its word where that acts: "Hanover, which is held by"."""
    acting = [each for each in group if _acts(each.run)]
    _strengthen(acting, ORGANIZATION, COMPANY_NAME * UNIT)
    for each in acting:
        each.label = each.scores.index(max(each.scores))


def _acts(run: Run) -> bool:
    """Whether the words around a run of one word make it somebody that acts: not "in Hanover", "Hanover, Germany"."""
    before, (after, next_) = run.before[1], run.after
    context = lists().context
    if len(run.words) > 1 or "prep" in context.get(before.lower(), ()):
        return False
    if after == ",":
        return next_ == "which"
    return not ACTING.isdisjoint(context.get(after, ()))


ACTING: Final = frozenset(("say", "act", "corp"))
"""The classes of words after one that acts."""


def _strengthen(group: list[Part], label: int, strength: float) -> None:
    """Add to the score of a label, because other names of the text say so."""
    for each in group:
        scores = list(each.scores)
        scores[label] += strength
        each.scores = tuple(scores)
        each.settled = "document"


def _share(group: list[Part], share: float) -> None:
    """Add to the scores of each name a share of those of the same name elsewhere in the text."""
    totals = [sum(column) for column in zip(*[each.scores for each in group], strict=True)]
    for each in group:
        each.scores = tuple([score + share * (total - score) for score, total in zip(each.scores, totals, strict=True)])
