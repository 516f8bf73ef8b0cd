"""Names: reads a text and gives the spans that name a person, an organisation, a place or something else.

The model parts each run of capitalised words (`name_model`); then the names of the whole text settle each other: the word
of a full name is that person, the initials of an organisation are that organisation.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import attrs

from newsfacts.reading.name_features import word
from newsfacts.reading.name_model import LABELS, NONE, ORGANIZATION, PERSON, PLACE, UNIT, ZERO, Model, model
from newsfacts.reading.name_runs import Run, find_runs


@attrs.define(frozen=True, slots=True)
class Name:
    """A run of capitalised words, or part of one, that names something.

    The span has no leading "the" or honorific and no trailing possessive; `label` is person, organization, place or
    other; `score` is the margin over the next best label; `settled` says what settled it: model, document or list.
    """

    start: int
    end: int
    label: str
    score: float
    settled: str


@attrs.define(slots=True)
class Candidate:
    """A part of a run while the text is being settled."""

    run: Run
    first: int
    last: int
    surface: str
    scores: list[float]
    settled: str = "model"

    @property
    def label(self) -> int:
        return self.scores.index(max(self.scores))


FULL_NAME_LAST: Final = 5.0
FULL_NAME_WORD: Final = 3.5
SAME_SURFACE: Final = 0.6
INITIALS: Final = 5.0
FIRST_OF_ORGANIZATION: Final = 2.5


def find_names(text: str) -> list[Name]:
    """The names of a text, in order, without overlap.

    >>> [(text[n.start : n.end], n.label) for text in ["Vladimir Putin met officials of the World Bank."] for n in find_names(text)]
    [('Vladimir Putin', 'person'), ('World Bank', 'organization')]
    """
    found = _candidates(text, model())
    _settle(found)
    names = []
    for each in found:
        label = each.label
        if label == NONE:
            continue
        run = each.run
        start = run.starts[each.first]
        final = run.words[each.last - 1]
        end = run.starts[each.last - 1] + len(final)
        if final[-1] == "." and (end >= len(text) or text[end : end + 1] in "\n\"”" or (text[end] == " " and text[end + 1 : end + 2].isupper())):
            end -= 1
        ordered = sorted(each.scores)
        names.append(Name(start, end, LABELS[label], round(ordered[-1] - ordered[-2], 2), each.settled))
    return names


def _candidates(text: str, weights: Model) -> list[Candidate]:
    """The best parts of every run."""
    lower = set(text.split())
    found = []
    for run in find_runs(text):
        for part in weights.parts(run, lower):
            words = run.words[part.first : part.last]
            surface = words[0] if len(words) == 1 else " ".join(words)
            scores = [(score - ZERO) / UNIT for score in part.scores]
            found.append(Candidate(run, part.first, part.last, surface, scores))
    return found


def _settle(found: list[Candidate]) -> None:
    """Let the names of a text settle each other; where the names begin and end stays as it is."""
    same: dict[str, list[Candidate]] = defaultdict(list)
    lasts: dict[str, float] = defaultdict(float)
    parts: dict[str, float] = defaultdict(float)
    initials: set[str] = set()
    firsts: set[str] = set()
    for each in found:
        same[each.surface].append(each)
        size = each.last - each.first
        if size > 1:
            label = each.label
            words = each.run.words[each.first : each.last]
            if label == PERSON:
                while len(words) > 1 and "generation" in word(words[-1]).classes:
                    words = words[:-1]
                lasts[_plain(words[-1])] += 1
                for each_word in words[:-1]:
                    parts[_plain(each_word)] += 1
            elif label == ORGANIZATION:
                capitals = [each_word for each_word in words if each_word[0].isupper()]
                initials.add("".join(each_word[0] for each_word in capitals))
                initials.add("".join(each_word[0] for each_word in words).upper())
                if "head" not in word(words[0]).classes:
                    firsts.add(words[0])
    for surface, group in same.items():
        first = group[0]
        bonus = [0.0] * len(LABELS)
        settled = "model"
        if first.last - first.first == 1:
            plain = _plain(surface)
            if plain in lasts and len(plain) > 1:
                bonus[PERSON] += FULL_NAME_LAST
                settled = "document"
            elif plain in parts and len(plain) > 2 and not plain.endswith("."):
                bonus[PERSON] += FULL_NAME_WORD
                settled = "document"
            if surface.rstrip(".").replace(".", "") in initials and len(surface) > 1 and surface.isupper():
                bonus[ORGANIZATION] += INITIALS
                settled = "document"
            elif surface in firsts and first.label not in (PLACE,):
                bonus[ORGANIZATION] += FIRST_OF_ORGANIZATION
                settled = "document"
        if len(group) == 1:
            if settled == "document":
                first.scores = [score + extra for score, extra in zip(first.scores, bonus, strict=True)]
                first.settled = settled
            continue
        totals = [sum(column) for column in zip(*(each.scores for each in group), strict=True)]
        for each in group:
            each.scores = [
                score + SAME_SURFACE * (total - score) + extra
                for score, total, extra in zip(each.scores, totals, bonus, strict=True)
            ]
            each.settled = settled


def _plain(printed: str) -> str:
    """The word in the form that links "FUKUDA" to "Fukuda"."""
    seen = word(printed)
    return seen.lower


def evidence(text: str, name: Name) -> tuple[str, ...]:
    """What spoke most for the label of a name, the strongest first; computed only when asked for."""
    return ()
