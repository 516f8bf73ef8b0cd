"""The model of names: reads candidate runs and gives each run's best parts with their scores.

A semi-Markov linear model: the score of a part under a label is the sum of the weights of its features, and the best
parting of a run is the one whose parts score most together. The five scores are packed in one integer, so that one
addition adds them all, and the sums of words, patterns and neighbours are kept from one run to the next.
"""

from __future__ import annotations

import struct
import zlib
from bisect import bisect_left
from collections.abc import Callable, Container, Hashable, Iterable, Sequence
from functools import cache
from sys import intern
from typing import Final, TypeAlias, TypeVar

from newsfacts import lexicon
from newsfacts.reading.name_features import (
    GIVEN_STATUSES,
    MAY_BE_GIVEN,
    SURNAME_STATUSES,
    Form,
    class_of,
    context_features,
    edge_marks,
    ends_of_listed,
    form_marks,
    form_of,
    listed,
    listed_features,
    lists,
    lone_marks,
    marks_after,
    marks_before,
    neighbour_class,
    pair_features,
    pattern_features,
    short_honorifics,
    word,
    word_features,
)
from newsfacts.reading.name_rules import (
    ACRONYM,
    BODY,
    COMPANY,
    INITIALS,
    NATIONAL,
    NO_BODY,
    SITE,
    TORN,
    is_coined,
    is_suffix,
    may_rule,
    rule_of,
)
from newsfacts.reading.name_runs import Run

LABELS: Final = ("person", "organization", "place", "other", "none")
PERSON, ORGANIZATION, PLACE, OTHER, NONE = range(5)
MOST_WORDS: Final = 9
"""No name of the training texts is longer than this, but for titles of papers and books."""
UNIT: Final = 24
"""A weight of one, in the integers that are stored: a byte holds -5.3 to 5.3."""

FIELD: Final = 32
ZERO: Final = 1 << (FIELD - 1)
BIAS: Final = sum(ZERO << (FIELD * label) for label in range(len(LABELS)))
NEVER: Final = -(1 << 24)
NOT_NONE: Final = NEVER << (FIELD * NONE)
"""Added to the score of several words together: only single words are outside every name."""
ONLY_GIVEN: Final = "gG"
"""The statuses of words that are a given name and no surname."""
NOT_PERSON: Final = -240 << (FIELD * PERSON)
"""Added where a demonym begins: the "Kenyan" of "Kenyan Jacinta Otieno" is no given name."""
TWO_PEOPLE: Final = 96
"""Taken off where two people stand side by side: "James Smith" is mostly one."""
CLINGS: Final = 240
"""Taken off where a part tears a name: the "Ann T." and the "T. Hill" of "Ann T. Hill", the "van" of "Lee van Dorn"."""
STATE_BODY: Final = 48 << (FIELD * ORGANIZATION)
"""Added to the bare name of a state's body: "the House", which the texts to learn from seldom have."""
LISTED: Final = 48 << (FIELD * ORGANIZATION)
"""Added to several words that are a well-known organisation, whoever they may be named after: "Freddie Mac", and to a
word that is one and nothing else: "Unicef"."""
NOTHING_ELSE: Final = "uA"
"""The statuses of words that are neither names of people nor ordinary words."""
SITES: Final = (".com", ".net", ".org", ".co.uk", ".ca", ".tv", ".io")
WEBSITE: Final = 144 << (FIELD * ORGANIZATION)
"""Added to an address that is a name: "Kiosk.com"."""
COINED: Final = 72 << (FIELD * ORGANIZATION)
"""Added to a word that ends as companies coin their names: "Quillarsoft"."""
RULES: Final = {
    "": 0,
    NATIONAL: 672 << (FIELD * ORGANIZATION),
    COMPANY: 480 << (FIELD * ORGANIZATION),
    BODY: 96 << (FIELD * ORGANIZATION),
    ACRONYM: 96 << (FIELD * ORGANIZATION),
    INITIALS: 96 << (FIELD * PERSON),
    NO_BODY: -480 << (FIELD * ORGANIZATION),
    SITE: (48 << (FIELD * PLACE)) - (480 << (FIELD * ORGANIZATION)),
    TORN: -960 * sum(1 << (FIELD * label) for label in range(len(LABELS))),
}
"""What a rule adds to the scores."""
UNPACK: Final = struct.Struct("<5I").unpack
MOST_KEPT: Final = 60_000

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(dict[Key, Value]):
    """What was worked out for a word, worked out when first asked for."""

    __slots__ = ("_work_out",)

    def __init__(self, work_out: Callable[[Key], Value]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, key: Key) -> Value:
        if len(self) > MOST_KEPT:
            self.clear()
        self[key] = found = self._work_out(key)
        return found


class Part:
    """A part of a run: its words, their five scores in the units that are stored, and the number of the best label."""

    __slots__ = ("first", "label", "last", "run", "scores", "settled", "surface")

    def __init__(self, run: Run, first: int, last: int, surface: str, scores: tuple[float, ...], label: int) -> None:
        self.run = run
        self.first = first
        self.last = last
        self.surface = surface
        self.scores = scores
        self.label = label
        self.settled = "model"


def unpacked(total: int) -> tuple[int, ...]:
    """The five scores of a packed sum."""
    return UNPACK((total + BIAS).to_bytes(20, "little"))


def segment_features(run: Run, first: int, last: int) -> list[str]:
    """All features of the words first to last of a run: what the model sums, spelled out."""
    words = run.words
    line = (*run.before, *words, *run.after)
    single = last - first == 1
    found: list[str] = []
    if single:
        found += word_features("S", words[first])
    else:
        found += word_features("F", words[first]) + word_features("L", words[last - 1])
        for each in words[first:last]:
            found += word_features("B", each)
        known = [word(each) for each in words[first:last]]
        found += pattern_features("".join(each.status for each in known), "".join(each.kind for each in known))
    found += listed_features(listed(" ".join(words[first:last])), last - first)
    for side, at in (("m", first), ("l", first + 1), ("r", last + 2), ("q", last + 3)):
        found += context_features(side, line[at], single)
    found += pair_features(neighbour_class("l", line[first + 1]), neighbour_class("r", line[last + 2]), single)
    return found


Weights: TypeAlias = dict[str, int]
"""Packed weights by what follows the place in the name of a feature."""


def summed(weights: Weights, marks: Iterable[str]) -> int:
    """The packed sum of the weights of marks."""
    return sum([weights[mark] for mark in marks if mark in weights])


Left: TypeAlias = tuple[int, int, int, int, Weights, Weights]
"""Of a word to the left: its sums before one word and before several, the same as the second before, its pairs."""
Right: TypeAlias = tuple[int, int, int, int, str]
"""Of a word to the right: its sums after one word and after several, the same as the second after, its class."""
Edge: TypeAlias = tuple[str, int, int, int, int, bool, bool, bool]
"""Of a word of a run of several: its letters; its sums alone, first, last and within; whether a surface that it opens
is on the lists, or one that it closes, and whether a rule asks for it."""
Step: TypeAlias = tuple[int, tuple[int, ...], int]
"""On the best way to a word of a run: where its last part begins, its scores, the best of them."""
OUTSIDE: Final[tuple[tuple[int, ...], int]] = ((), 0)
"""The scores of a linker outside every name."""


class Model:
    """The weights, and the sums worked out from them so far."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.low = weights.get("low", 0)
        self._honorifics = short_honorifics()
        self._features = sorted(weights)
        self._at = {place: self._rest(place) for place in "SFLB"}
        self._near = {side: self._by_size(side) for side in "mlrq"}
        self._pairs = {size: self._by_left(size) for size in "1+"}
        self.form = Kept(self._form)
        self.alone = Kept(self._alone)
        self.edges = Kept(self._edges)
        self.pattern = Kept(self._pattern)
        self.surface = Kept(self._surface)
        self.left = Kept(self._left)
        self.right = Kept(self._right)
        # Most words have the sums of their class: one object serves them all, and stays at hand.
        self._lefts: dict[tuple[tuple[int, ...], str], Left] = {}
        self._rights: dict[Right, Right] = {}

    def _rest(self, prefix: str) -> Weights:
        """The weights of the features that begin so, by the rest of their names."""
        features, weights, size = self._features, self.weights, len(prefix)
        first, last = bisect_left(features, prefix), bisect_left(features, prefix + "\U0010ffff")
        return {feature[size:]: weights[feature] for feature in features[first:last]}

    def _by_size(self, side: str) -> dict[str, tuple[int, int]]:
        """The weights of a neighbour of a word alone, and of several."""
        both, alone, several = self._rest(side), self._rest("1" + side), self._rest("+" + side)
        found = {mark: (weight + alone.pop(mark, 0), weight + several.pop(mark, 0)) for mark, weight in both.items()}
        for mark, weight in alone.items():
            found[mark] = weight, several.pop(mark, 0)
        for mark, weight in several.items():
            found[mark] = 0, weight
        return found

    def _by_left(self, size: str) -> dict[str, Weights]:
        """The weights of both neighbours together: by the class of the left one, then by that of the right one."""
        found: dict[str, Weights] = {}
        for pair, weight in self._rest(f"{size}lr=").items():
            left, _, right = pair.partition("&")
            found.setdefault(left, {})[right] = weight
        return found

    def total(self, features: Iterable[str]) -> int:
        """The packed sum of the weights of features."""
        return summed(self.weights, features)

    def spoken(self, features: list[str], label: int) -> list[tuple[str, int]]:
        """The features with how much more they speak for the label than for any other, the strongest first."""
        weights = []
        for feature in features:
            scores = unpacked(self.weights.get(feature, 0))
            weights.append((feature, scores[label] - max(score for n, score in enumerate(scores) if n != label)))
        return sorted(weights, key=lambda pair: -pair[1])

    def _form(self, form: Form) -> tuple[int, int, int, int]:
        """The sums of a form alone, first, last and within."""
        at = self._at
        edge, within = form_marks(form, edge=True), form_marks(form, edge=False)
        return summed(at["S"], edge), summed(at["F"], edge), summed(at["L"], edge), summed(at["B"], within)

    def _alone(self, printed: str) -> int:
        """The sum of a word alone."""
        lower = word(printed).lower
        total = self.form[form_of(printed)][0] + summed(self._at["S"], edge_marks(lower) + lone_marks(lower))
        lists = listed(printed)
        if lists:
            total += self.total(listed_features(lists, 1))
            if lists == "o" and word(printed).status in NOTHING_ELSE:
                total += LISTED
        if "." in printed[1:-2] and printed.endswith(SITES):
            total += WEBSITE
        elif is_coined(printed):
            total += COINED
        return total + BIAS + (STATE_BODY if "bare" in word(printed).classes else 0)

    def _edges(self, printed: str) -> Edge:
        """What a run of several has to know of its words."""
        marks, at = edge_marks(word(printed).lower), self._at
        _, first, last, within = self.form[form_of(printed)]
        within += at["B"].get(marks[0], 0)
        first, last = first + summed(at["F"], marks) + within, last + summed(at["L"], marks) + within
        sums = self.alone[printed], first, last, within
        return intern(word(printed).letters), *sums, *ends_of_listed(printed), may_rule(printed)

    def _surface(self, surface: str) -> int:
        """The sum of several words as a whole."""
        lists, total = listed(surface), RULES[rule_of(surface)]
        return total + self.total(listed_features(lists, 2)) + (LISTED if "o" in lists else 0) if lists else total

    def _pattern(self, letters: str) -> int:
        """The sum of the status and kind of each of several words."""
        statuses, kinds = letters[::2], letters[1::2]
        demonym = kinds[0] == "N" and statuses[0] not in ONLY_GIVEN
        return self.total(pattern_features(statuses, kinds)) + BIAS + NOT_NONE + (NOT_PERSON if demonym else 0)

    def _left(self, raw: str) -> Left:
        """The sums of a word as the one before and as the second before, and the weights of pairs that it begins."""
        marks, near = marks_before(raw), self._near
        kind, sums = class_of(marks), (*_beside(near["l"], marks), *_beside(near["m"], marks))
        pairs = self._pairs["1"].get(kind, {}), self._pairs["+"].get(kind, {})
        return self._lefts.setdefault((sums, kind), (*sums, *pairs))

    def _right(self, raw: str) -> Right:
        """The sums of a word as the one after and as the second after, and its class."""
        marks, near = marks_after(raw), self._near
        found = (*_beside(near["r"], marks), *_beside(near["q"], marks), class_of(marks))
        return self._rights.setdefault(found, found)

    def parts(self, runs: Iterable[Run], lower: frozenset[str], companies: Container[str] = ()) -> list[Part]:
        """The best parting of runs, in order, without linkers that stand outside every name.

        `lower` are the words of the text, to see which it prints in lower case; `companies` are names that the text has
        with a legal suffix elsewhere.
        """
        found: list[Part] = []
        alone, left, right = self.alone, self.left, self.right
        for run in runs:
            words, (second, before), (after, next_) = run.words, run.before, run.after
            if len(words) == 1:  # as most are
                (printed,) = words
                total = alone[printed] + self.low if printed.lower() in lower else alone[printed]
                scores = between_alone(total, left[second], left[before], right[after], right[next_])
                found.append(Part(run, 0, 1, printed, scores, scores.index(max(scores))))
                continue
            parts = self._of_two(run, lower, companies) if len(words) == 2 else None
            found += parts or self._search(run, (second, before, *words, after, next_), lower, companies)
        return found

    def _of_two(self, run: Run, lower: frozenset[str], companies: Container[str]) -> list[Part]:
        """A run of two words, as most runs of several are: what `_search` gives of it; nothing, if one is a linker."""
        one, two = run.words
        letters, alone_one, first, _, _, opens, _, rules_one = self.edges[one]
        letters_two, alone_two, _, last, _, _, closes, rules_two = self.edges[two]
        if letters[0] == "l" or letters_two[0] == "l":
            return []
        lefts, rights = self.left, self.right
        second, before = lefts[run.before[0]], lefts[run.before[1]]
        after, next_ = rights[run.after[0]], rights[run.after[1]]
        if two.lower() in lower:
            alone_two += self.low
        scores_two = between_alone(alone_two, before, lefts[one], after, next_)
        if one in self._honorifics and not (opens and closes):
            return [Part(run, 1, 2, two, scores_two, scores_two.index(max(scores_two)))]
        total, surface = first + last + self.pattern[letters + letters_two], f"{one} {two}"
        if rules_one or rules_two or (opens and closes):
            total += self.surface[surface]
        if companies and surface in companies and not is_suffix(run.after[0]):
            total += RULES[COMPANY]
        if one.lower() in lower:
            alone_one += self.low
        both = between(total, second, before, after, next_)
        scores = between_alone(alone_one, second, before, rights[two], after)
        top, top_one, top_two = max(both), max(scores), max(scores_two)
        apart = top_one + top_two - ZERO
        is_within = two[0].islower() and scores_two[NONE] == top_two  # "d'Ettorre" of "Ann d'Ettorre"
        if is_within or (letters[0] in "Ip" and clinging_words((one, two), letters + letters_two)):
            apart -= CLINGS
        elif scores[PERSON] == top_one and scores_two[PERSON] == top_two:
            apart -= TWO_PEOPLE
        if top >= apart:
            return [Part(run, 0, 2, surface, both, both.index(top))]
        return [
            Part(run, 0, 1, one, scores, scores.index(top_one)),
            Part(run, 1, 2, two, scores_two, scores_two.index(top_two)),
        ]

    def _search(self, run: Run, line: tuple[str, ...], lower: frozenset[str], companies: Container[str]) -> list[Part]:
        """A run of several words, by the best way to each of its words."""
        words = run.words
        count = len(words)
        edges = [self.edges[each] for each in words]
        lefts = [self.left[each] for each in line[:-3]]
        rights = [self.right[each] for each in line[3:]]
        letters = "".join([each[0] for each in edges])
        may_cling = "I" in letters or "p" in letters or words[0][-1] == ","
        clinging = clinging_words(words, letters) if may_cling else ()
        best = [0] + [NEVER] * count
        way: list[Step] = [(0, *OUTSIDE)] * (count + 1)
        for first, printed in enumerate(words):
            base = best[first]
            if first and letters[2 * first] == "I" and printed[1:] == "." and letters[2 * first - 2] in GIVEN_STATUSES:
                base -= CLINGS  # no name begins within "George W. Bush"
            after = first + 1
            if letters[2 * first] == "l":
                if base >= best[after]:
                    best[after], way[after] = base, (first, *OUTSIDE)
                continue
            _, scores, top = way[first]
            is_beside_person = bool(scores) and scores[PERSON] == top
            second, before = lefts[first], lefts[after]
            _, alone, total, _, _, opens, _, ruled = edges[first]
            if printed.lower() in lower:
                alone += self.low
            scores = between_alone(alone, second, before, rights[first], rights[after])
            top = max(scores)
            whole = base + top - ZERO
            if first in clinging or (scores[NONE] == top and printed[0].islower()):  # "d'Ettorre" is within a name
                whole -= CLINGS
            elif is_beside_person and scores[PERSON] == top:
                whole -= TWO_PEOPLE
            if whole > best[after]:
                best[after], way[after] = whole, (first, scores, top)
            for at in range(after, min(count, first + MOST_WORDS)):
                _, _, _, last, within, _, closes, rules = edges[at]
                ruled = ruled or rules
                if letters[2 * at] != "l":
                    whole = total + last + self.pattern[letters[2 * first : 2 * at + 2]]
                    if ruled or (opens and closes):  # most surfaces are on no list, and no rule knows them
                        whole += self.surface[" ".join(words[first : at + 1])]
                    if companies and " ".join(words[first : at + 1]) in companies and not is_suffix(line[at + 3]):
                        whole += RULES[COMPANY]
                    scores = between(whole, second, before, rights[at], rights[at + 1])
                    top = max(scores)
                    whole = base + top - ZERO
                    if at in clinging:
                        whole -= CLINGS
                    elif is_beside_person and scores[PERSON] == top:
                        whole -= TWO_PEOPLE
                    if whole > best[at + 1]:
                        best[at + 1], way[at + 1] = whole, (first, scores, top)
                total += within
        found: list[Part] = []
        at = count
        while at:
            first, scores, top = way[at]
            if scores:
                found.append(Part(run, first, at, " ".join(words[first:at]), scores, scores.index(top)))
            at = first
        found.reverse()
        return found


def is_initials(printed: str) -> bool:
    """Whether a word is an initial or several: "J.", "J.P."."""
    return printed[1:2] == "." == printed[-1] and len(printed) <= LONGEST_INITIALS and printed[::2].isalpha()


LONGEST_INITIALS: Final = len("J.R.R.")
PLACES_TOO: Final = frozenset(("country", "team", "state"))
"""The classes of words before which an initial belongs to a place: "S. Africa"."""


def clinging_words(words: Sequence[str], letters: str) -> list[int]:
    """The places of words that a name goes on behind: particles, initials before a surname or more of them, partners.

    >>> clinging_words(["Ann", "J.", "P.", "Quillar"], "gnIIIIuu"), clinging_words(["Lee", "van", "Dorn"], "snplun")
    ([2, 1], [1])
    """
    places: list[int] = []
    for at in range(len(words) - 2, -1, -1):
        printed, following = words[at], letters[2 * at + 2]
        if printed[-1] == "," or (letters[2 * at] == "p" and printed.islower()):
            places.append(at)
        elif is_initials(printed) and (following in SURNAME_STATUSES or places[-1:] == [at + 1]):
            may_lead = not at or letters[2 * at - 2] in MAY_BE_GIVEN or letters[2 * at - 1] == "T"
            if (following in SURNAME_STATUSES and not may_lead) or printed in lists().organizations:
                continue  # "World War I. Hitler rose", "U.N. Kofi Annan"
            around = printed, "".join(words[at : at + 2]), "".join(words[max(0, at - 1) : at + 1])
            if lists().places.isdisjoint(around) and PLACES_TOO.isdisjoint(word(words[at + 1]).classes):
                places.append(at)  # not "U. S. Marines", "S. Africa", "L.A. Lakers"
    return places


def _beside(near: dict[str, tuple[int, int]], marks: Iterable[str]) -> tuple[int, int]:
    """The sums of a neighbour of a word alone, and of several."""
    alone = several = 0
    for mark in marks:
        if mark in near:
            one, more = near[mark]
            alone += one
            several += more
    return alone, several


def between_alone(total: int, second: Left, before: Left, after: Right, next_: Right) -> tuple[int, ...]:
    """The scores of a word alone, given its own sum and the words around it."""
    total += second[2] + before[0] + after[0] + next_[2]
    pairs, kind = before[4], after[4]
    if kind in pairs:
        total += pairs[kind]
    return UNPACK(total.to_bytes(20, "little"))


def between(total: int, second: Left, before: Left, after: Right, next_: Right) -> tuple[int, ...]:
    """The scores of several words, given their own sum and the words around them."""
    total += second[3] + before[1] + after[1] + next_[3]
    pairs, kind = before[5], after[4]
    if kind in pairs:
        total += pairs[kind]
    return UNPACK(total.to_bytes(20, "little"))


def pack(weights: tuple[int, ...] | list[int]) -> int:
    """Five weights in one integer."""
    return sum(weight << (FIELD * label) for label, weight in enumerate(weights))


def read_weights(stored: bytes) -> dict[str, int]:
    """The weights by feature, from the file that the learner wrote: names, a blank line, five bytes each."""
    plain = zlib.decompress(stored)
    names, _, numbers = plain.partition(b"\n\n")
    features = names.decode("utf-8").split("\n")
    size = len(features)
    columns = [struct.unpack(f"{size}b", numbers[size * label : size * (label + 1)]) for label in range(len(LABELS))]
    return {
        feature: a + (b << 32) + (c << 64) + (d << 96) + (e << 128)
        for feature, a, b, c, d, e in zip(features, *columns, strict=True)
    }


@cache
def model() -> Model:
    """The model, read when first asked for."""
    return Model(read_weights(lexicon.data("names/weights.bin")))
