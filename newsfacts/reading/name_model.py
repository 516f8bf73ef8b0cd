"""The model of names: reads candidate runs and gives each run's best parts with their scores.

A semi-Markov linear model: the score of a part under a label is the sum of the weights of its features, and the best
parting of a run is the one whose parts score most together. The five scores are packed in one integer, so that one
addition adds them all, and the sums of words, patterns and neighbours are kept from one run to the next.
"""

from __future__ import annotations

import struct
import zlib
from bisect import bisect_left
from collections.abc import Callable, Container, Hashable, Iterable
from functools import cache, partial
from typing import Final, TypeAlias, TypeVar

from newsfacts import lexicon
from newsfacts.reading.name_features import (
    Form,
    context_features,
    edge_marks,
    form_marks,
    form_of,
    listed,
    listed_features,
    lone_marks,
    marks_beside,
    neighbour_class,
    pair_features,
    pattern_features,
    word,
    word_features,
)
from newsfacts.reading.name_rules import BODY, COMPANY, INITIALS, NATIONAL, SITE, TORN, is_suffix, rule_of
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
GIVEN: Final = "gG"
NOT_PERSON: Final = -240 << (FIELD * PERSON)
"""Added where a demonym begins: the "Kenyan" of "Kenyan Jacinta Otieno" is no given name."""
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
RULES: Final = {
    "": 0,
    NATIONAL: 672 << (FIELD * ORGANIZATION),
    COMPANY: 480 << (FIELD * ORGANIZATION),
    BODY: 96 << (FIELD * ORGANIZATION),
    INITIALS: 96 << (FIELD * PERSON),
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


Step: TypeAlias = tuple[int, str, tuple[int, ...], int]
"""On the best way to a word of a run: where its last part begins, its surface, its scores, the best of them."""
OUTSIDE: Final[Step] = (0, "", (), 0)
"""A linker outside every name."""


class Model:
    """The weights, and the sums worked out from them so far."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.low = weights.get("low", 0)
        self._features = sorted(weights)
        self._at = {place: self._rest(place) for place in "SFLB"}
        self._near = {side: self._by_size(side) for side in "mlrq"}
        self._pairs = {size: self._by_left(size) for size in "1+"}
        self.form = Kept(self._form)
        self.alone = Kept(self._alone)
        self.edges = Kept(self._edges)
        self.pattern = Kept(self._pattern)
        self.surface = Kept(self._surface)
        self.second = Kept(partial(self._beside, "m"))
        self.before = Kept(self._before)
        self.next = Kept(partial(self._beside, "q"))
        self.after = Kept(self._after)

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
        return total + BIAS + (STATE_BODY if "bare" in word(printed).classes else 0)

    def _edges(self, printed: str) -> tuple[str, int, int, int, int]:
        """The letters of a word of a run of several; its sums alone, first, last and within."""
        marks, at = edge_marks(word(printed).lower), self._at
        _, first, last, within = self.form[form_of(printed)]
        within += at["B"].get(marks[0], 0)
        first, last = first + summed(at["F"], marks) + within, last + summed(at["L"], marks) + within
        return word(printed).letters, self.alone[printed], first, last, within

    def _surface(self, surface: str) -> int:
        """The sum of several words as a whole."""
        lists, total = listed(surface), RULES[rule_of(surface)]
        return total + self.total(listed_features(lists, 2)) + (LISTED if "o" in lists else 0) if lists else total

    def _pattern(self, letters: str) -> int:
        """The sum of the status and kind of each of several words."""
        statuses, kinds = letters[::2], letters[1::2]
        demonym = kinds[0] == "N" and statuses[0] not in GIVEN
        return self.total(pattern_features(statuses, kinds)) + BIAS + NOT_NONE + (NOT_PERSON if demonym else 0)

    def _beside(self, side: str, raw: str) -> tuple[int, int]:
        """The sums of a neighbour of a word alone, and of several."""
        near = self._near[side]
        alone = several = 0
        for mark in marks_beside(side, raw):
            if mark in near:
                one, more = near[mark]
                alone += one
                several += more
        return alone, several

    def _before(self, raw: str) -> tuple[int, int, Weights, Weights]:
        """The same of the word before, and the weights of the classes that it has together with the word after."""
        kind = neighbour_class("l", raw)
        return (*self._beside("l", raw), self._pairs["1"].get(kind, {}), self._pairs["+"].get(kind, {}))

    def _after(self, raw: str) -> tuple[int, int, str]:
        """The same of the word after, and its class."""
        return (*self._beside("r", raw), neighbour_class("r", raw))

    def parts(self, run: Run, lower: set[str], companies: Container[str] = ()) -> list[Part]:
        """The best parting of a run, in order, without linkers that stand outside every name.

        `lower` are the words of the text, to see which it prints in lower case; `companies` are names that the text has
        with a legal suffix elsewhere.
        """
        words = run.words
        if len(words) > 1:
            return self._search(run, (*run.before, *words, *run.after), lower, companies)
        printed = words[0]
        second, before = run.before
        after, next_ = run.after
        left, _, pairs, _ = self.before[before]
        right, _, kind = self.after[after]
        total = self.alone[printed] + self.second[second][0] + left + right + self.next[next_][0] + pairs.get(kind, 0)
        if printed.lower() in lower:
            total += self.low
        scores = UNPACK(total.to_bytes(20, "little"))
        return [Part(run, 0, 1, printed, scores, scores.index(max(scores)))]

    def _search(self, run: Run, line: tuple[str, ...], lower: set[str], companies: Container[str]) -> list[Part]:
        words = run.words
        count = len(words)
        edges = [self.edges[each] for each in words]
        letters = "".join([each[0] for each in edges])
        befores, pattern, surfaces = self.before, self.pattern, self.surface
        rights = [
            (alone + next_alone, several + next_several, kind)
            for (alone, several, kind), (next_alone, next_several) in zip(
                [self.after[raw] for raw in line[3:-1]], [self.next[raw] for raw in line[4:]], strict=True
            )
        ]
        best = [0] + [NEVER] * count
        way: list[Step] = [OUTSIDE] * (count + 1)
        for first, printed in enumerate(words):
            base = best[first]
            after = first + 1
            if letters[2 * first] == "l":
                if base >= best[after]:
                    best[after], way[after] = base, (first, *OUTSIDE[1:])
                continue
            second_alone, second_several = self.second[line[first]]
            left_alone, left_several, pairs_alone, pairs = befores[line[after]]
            right_alone, _, kind = rights[first]
            _, alone, left, _, _ = edges[first]
            total = alone + second_alone + left_alone + right_alone + pairs_alone.get(kind, 0)
            if printed.lower() in lower:
                total += self.low
            scores = UNPACK(total.to_bytes(20, "little"))
            top = max(scores)
            if base + top - ZERO > best[after]:
                best[after], way[after] = base + top - ZERO, (first, printed, scores, top)
            if after == count:
                break
            left += second_several + left_several
            surface = printed
            for at in range(after, min(count, first + MOST_WORDS)):
                surface += " " + words[at]
                _, _, _, final, inner = edges[at]
                if letters[2 * at] != "l":
                    _, right, kind = rights[at]
                    total = left + final + right + pairs.get(kind, 0) + surfaces[surface]
                    total += pattern[letters[2 * first : 2 * at + 2]]
                    if companies and surface in companies and not is_suffix(line[at + 3]):
                        total += RULES[COMPANY]
                    scores = UNPACK(total.to_bytes(20, "little"))
                    top = max(scores)
                    if base + top - ZERO > best[at + 1]:
                        best[at + 1], way[at + 1] = base + top - ZERO, (first, surface, scores, top)
                left += inner
        found: list[Part] = []
        at = count
        while at:
            first, surface, scores, top = way[at]
            if surface:
                found.append(Part(run, first, at, surface, scores, scores.index(top)))
            at = first
        found.reverse()
        return found


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
