"""Names: reads a text and gives the spans that name a person, an organisation, a place or something else.

The model parts each run of capitalised words (`name_model`); then the names of the whole text settle each other: the
word of a full name is that person, the initials of an organisation are that organisation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import groupby
from typing import Final, NamedTuple

from newsfacts.reading import countries
from newsfacts.reading.datelines import opens_dateline
from newsfacts.reading.name_features import honorifics, listed, readable, word
from newsfacts.reading.name_model import (
    LABELS,
    NONE,
    ORGANIZATION,
    PERSON,
    UNIT,
    Part,
    model,
    segment_features,
)
from newsfacts.reading.name_rules import COMPANY, NATIONAL, READABLE, bare_suffixes, rule_of, without_suffix
from newsfacts.reading.name_runs import find_runs, honours, is_boundary, is_function
from newsfacts.reading.name_settling import LEAST_TOLD, MOST_ACRONYM, Known, called, settle
from newsfacts.reading.words import printed_words


class Name(NamedTuple):
    """A run of capitalised words, or part of one, that names something.

    The span has no leading "the" or honorific and no trailing possessive; `label` is person, organization, place or
    other; `scores` are those of every label, none for a recogniser's name; `settled` says what settled it: the model
    alone, or the document (other names of the text).
    """

    start: int
    end: int
    label: str
    scores: tuple[float, ...]
    settled: str

    @property
    def score(self) -> float:
        """The margin over the next best label."""
        if not self.scores:
            return 0.0
        *_, second, best = sorted(self.scores)
        return round((best - second) / UNIT, 2)


LOWER_SHARE: Final = 20
"""Where one word of so many is in lower case, and no "of" or the like, a text is not in title case."""
SHOUTED: Final = 0.75
"""A text with a greater share of capitalised words is in capitals or title case throughout: only the lists can tell."""
FEW_CAPITALS: Final = SHOUTED / 2
"""Of so many capitalised words to a blank no text is shouted, even where every other blank is beside another."""
SHOUTED_WORDS: Final = 6
"""A text of fewer words may be a name and nothing else."""


def find_names(text: str, printed: frozenset[str] | None = None) -> list[Name]:
    """The names of a text, in order, without overlap; `printed` are its words, if they are known already.

    >>> text = "Vladimir Putin met officials of the World Bank. Mr Putin smiled."
    >>> [(text[name.start : name.end], name.label) for name in find_names(text)]
    [('Vladimir Putin', 'person'), ('World Bank', 'organization'), ('Putin', 'person')]
    """
    weights = model()
    printed = printed_words(text) if printed is None else printed
    found = weights.parts(find_runs(text), printed)
    same, longer = _gathered(found)
    companies = _companies(longer)
    if "(" in text:
        companies |= _abbreviated(text, found, same)
    if companies:
        found = _parted_again(found, companies, printed)
        same, longer = _gathered(found)
    if longer and _join_again(found, {each.surface: each for each in longer if each.label <= ORGANIZATION}):
        same, longer = _gathered(found)
    settle(same, Known(longer, called(found), companies), companies)
    shouted = _is_shouted(text, found, longer)
    names = []
    bare, letters, no_actors = bare_suffixes(), honours(), _no_actors()
    for each in found:
        label, surface = each.label, each.surface
        if label == NONE or surface in bare or (shouted and not _on_lists(each)):
            continue
        run, last = each.run, each.last - 1
        if label <= ORGANIZATION and (surface in no_actors or run.before[1] == "¶") and _is_no_actor(text, each):
            continue
        if surface.endswith(SEAT):
            last -= len(SEAT.split())
        elif label == PERSON and last > each.first and run.words[last] in letters:
            last -= 1
        end = run.starts[last] + len(run.words[last])
        if surface[-1] == "." and is_boundary(text, end):
            end -= 1  # the stop ends the sentence: "Corvid Inc." at the end of one
        fields = run.starts[each.first], end, LABELS[label], each.scores, each.settled
        names.append(tuple.__new__(Name, fields))  # straight: nearly all names are made here
    return names


def _join_again(found: list[Part], whole: dict[str, Part]) -> bool:
    """Joins two parts that stand side by side and are one name elsewhere in the text; whether there were any."""
    joined = False
    for at in range(len(found) - 1, 0, -1):
        one, two = found[at - 1], found[at]
        if one.run is two.run and one.last == two.first and (name := f"{one.surface} {two.surface}") in whole:
            like = whole[name]
            found[at - 1 : at + 1] = [Part(one.run, one.first, two.last, name, like.scores, like.label)]
            joined = True
    return joined


@cache
def _no_actors() -> frozenset[str]:
    """What may be no actor alone: a people, the letters of an honour."""
    return honours().union(countries.words().people)


def _is_no_actor(text: str, each: Part) -> bool:
    """Whether what was read as somebody or an organisation is neither: an honour, a dateline, a people."""
    surface, run = each.surface, each.run
    if each.first:  # "Ann Smith QC said"
        return surface in honours() and run.words[each.first - 1] not in honorifics()
    if run.before[1] == "¶" and surface.isupper() and not (rule_of(surface) or "o" in listed(surface)):
        return opens_dateline(text, run.starts[0])
    before = run.before[1].lower()
    may_be_somebody = surface[-1] != "s" and " " not in surface and before not in ARTICLES  # "Dane said so"
    return not may_be_somebody and each.settled == "model" and surface in countries.words().people


ARTICLES: Final = frozenset(("a", "an", "the", "another"))


def _gathered(found: list[Part]) -> tuple[dict[str, list[Part]], list[Part]]:
    """The parts by how they are printed, and those of several words."""
    same = defaultdict[str, list[Part]](list)
    for each in found:
        same[each.surface].append(each)
    return same, [each for each in found if " " in each.surface]


def _is_shouted(text: str, found: list[Part], longer: list[Part]) -> bool:
    """Whether a text is in capitals or title case throughout, with few words in lower case but "of" and the like."""
    capitals = len(found) + sum([each.last - each.first - 1 for each in longer])
    if capitals < text.count(" ") * FEW_CAPITALS:
        return False  # most texts, whose words need not be counted
    words = text.split()
    most = SHOUTED * len(words)
    if len(words) < SHOUTED_WORDS or capitals <= most:
        return False
    if sum([each.last - each.first for each in found if each.surface[0].isupper()]) <= most:
        return False
    return sum(each.islower() and not is_function(each) for each in words) * LOWER_SHARE < len(words)


def _companies(longer: list[Part]) -> set[str]:
    """The names of companies that stand with a legal suffix, without it: "Alder Capital" of "Alder Capital Ltd"."""
    companies = set()
    for each in longer:
        if each.label != ORGANIZATION or rule_of(each.surface) not in (COMPANY, NATIONAL):
            continue
        words = each.run.words[each.first : each.last]
        shorter = without_suffix(words)
        if len(shorter) < len(words):
            companies.add(" ".join(shorter))
    return companies


SEAT: Final = " Member of Parliament"
"""The seat of somebody of the party or place before it: "Kestrel Party Member of Parliament Ann Smith"."""
# An acronym in brackets: "the Kestrel Housing Board (KHB)". One letter first, which is looked for the quickest.
ABBREVIATION: Final = re.compile(r"\((?<= \()[\"“'‘]?([A-Z][A-Za-z&]{1,6})[\"”'’]?\)")


def _abbreviated(text: str, found: list[Part], same: dict[str, list[Part]]) -> set[str]:
    """The names whose acronym stands in brackets behind them, where the model has not read them whole.

    Where it has read nothing the words are rather a term than a name: "Computer Aided Design (CAD)". Where it has read
    somebody, or the letters are two, a word must say what the organisation is: not "Ann Marie Innes (MI)".
    """
    matches = list(ABBREVIATION.finditer(text))
    if not matches:
        return set()
    lasts = {each.run.end: each for each in found if each.label != NONE}
    names = set()
    for match in matches:
        last = lasts.get(match.start() - 1)
        if last is None or not (name := _spelled_out(last.run.words, match[1].upper())) or name in same:
            continue
        if _has_head(name) or (last.label != PERSON and len(match[1]) >= LEAST_TOLD):
            names.add(name)
    return names


HEADS: Final = frozenset(("head", "legal", "state", "body"))
"""The classes of the words for what an organisation is: "Board", "Holdings"."""


def _has_head(name: str) -> bool:
    """Whether several words have one for what an organisation is."""
    return any(not HEADS.isdisjoint(word(each).classes) for each in name.split(" "))


def _spelled_out(words: list[str], acronym: str) -> str:
    """The last words of a run of which an acronym has the first letters; empty where there are none.

    >>> _spelled_out(["On", "Behalf", "Of", "Kestrel", "Board", "of", "Homes"], "KBH")
    'Kestrel Board of Homes'
    """
    for first in range(len(words) - 2, -1, -1):
        capitals = [each for each in words[first:] if each[0].isupper()]
        if "".join([each[0] for each in capitals]) == acronym and words[first][0].isupper():
            return " ".join(words[first:])
    return ""


def _parted_again(found: list[Part], companies: set[str], printed: frozenset[str]) -> list[Part]:
    """The parts, with every run parted again that has a company's name of several words within it."""
    longer = {name: name.split(" ", 1)[0] for name in companies if " " in name}
    firsts = set(longer.values())
    if not firsts:
        return found
    again: list[Part] = []
    for _, group in groupby(found, key=lambda each: id(each.run)):
        parts = list(group)
        run = parts[0].run
        if len(run.words) > 1 and not firsts.isdisjoint(run.words):
            parts = model().parts((run,), printed, companies)
        again += parts
    return again


def _on_lists(each: Part) -> bool:
    """Whether the lists alone make it a name, which is all that a text in capitals or title case leaves to go by."""
    lists = listed(each.surface)
    label = each.label
    if len(each.surface) <= MOST_ACRONYM and each.surface.isupper():
        return False
    if label == PERSON:
        words = each.run.words[each.first : each.last]
        statuses = [word(printed).status for printed in words]
        return 2 <= len(words) <= 4 and statuses[0] in "gbI" and statuses[-1] in "sb"
    if label == ORGANIZATION:
        return "o" in lists
    return "p" in lists or "c" in lists


def evidence(text: str, name: Name) -> tuple[str, ...]:
    """What spoke most for the label of a name, the strongest first; computed only when asked for.

    >>> text = "She left the World Bank in March."
    >>> "well-known organisation" in evidence(text, find_names(text)[0])
    True
    """
    label = LABELS.index(name.label)
    found: list[str] = []
    surface = " ".join(text[name.start : name.end].split())
    if name.settled == "document":
        if label == PERSON and " " in surface:
            found.append("told as somebody in the text")
        elif label == PERSON:
            found.append("word of a full name, or behind an honorific, in the text")
        elif " " in surface:
            found.append("told as a firm, or with its legal suffix, in the text")
        else:
            found.append("initials or a word of a name in the text, or before a role")
    if " " in surface and rule_of(surface) in READABLE:
        found.append(READABLE[rule_of(surface)])
    near = max(0, name.start - 200)
    while near and not text[near - 1].isspace():
        near -= 1
    part = text[near : name.end + 200]
    start, end = name.start - near, name.end - near
    for run in find_runs(part):
        if run.starts[0] <= start < run.end and start in run.starts:
            first = run.starts.index(start)
            last = next((n + 1 for n, at in enumerate(run.starts) if at + len(run.words[n]) >= end), len(run.words))
            weights = model().spoken(segment_features(run, first, last), label)
            found += [readable(feature) for feature, weight in weights if weight > 0][:6]
            break
    return tuple(dict.fromkeys(found))
