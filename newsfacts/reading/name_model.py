"""The model of names: reads candidate runs and gives each run's best parts with their scores.

A semi-Markov linear model: the score of a part under a label is the sum of the weights of its features, and the best
parting of a run is the one whose parts score most together. The five scores are packed in one integer, so that one
addition adds them all, and the sums of words, patterns and neighbours are kept from one run to the next.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Hashable
from functools import cache
from typing import Final, NamedTuple, TypeVar

from newsfacts import lexicon
from newsfacts.reading.name_features import (
    context_features,
    listed,
    listed_features,
    neighbour_class,
    pair_features,
    pattern_features,
    word,
    word_features,
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
GIVEN: Final = "gG"
NOT_PERSON: Final = -240 << (FIELD * PERSON)
"""Added where a demonym begins: the "Kenyan" of "Kenyan Jacinta Otieno" is no given name."""
STATE_BODY: Final = 48 << (FIELD * ORGANIZATION)
"""Added to the bare name of a state's body: "the House", which the texts to learn from seldom have."""
LISTED: Final = 48 << (FIELD * ORGANIZATION)
"""Added to several words that are a well-known organisation, whoever they may be named after: "Freddie Mac"."""
UNPACK: Final = struct.Struct("<5I").unpack
MOST_KEPT: Final = 60_000

Key = TypeVar("Key", bound=Hashable)


class Sums(dict[Key, int]):
    """Packed sums of weights, worked out when first asked for."""

    __slots__ = ("_work_out",)

    def __init__(self, work_out: Callable[[Key], int]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, key: Key) -> int:
        if len(self) > MOST_KEPT:
            self.clear()
        self[key] = found = self._work_out(key)
        return found


class Part(NamedTuple):
    """A part of a run, with its five scores."""

    first: int
    last: int
    scores: tuple[int, ...]


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


class Model:
    """The weights, and the sums worked out from them so far."""

    def __init__(self, weights: dict[str, int]) -> None:
        self.weights = weights
        self.low = weights.get("low", 0)
        total = self.total
        self.alone: Sums[str] = Sums(self._alone)
        self.inner: Sums[str] = Sums(lambda printed: total(word_features("B", printed)))
        self.first: Sums[str] = Sums(lambda printed: total(word_features("F", printed)) + self.inner[printed])
        self.last: Sums[str] = Sums(lambda printed: total(word_features("L", printed)) + self.inner[printed])
        self.pattern: Sums[tuple[str, str]] = Sums(self._pattern)
        self.listed: Sums[tuple[str, int]] = Sums(self._listed)
        self.beside = {(side, single): self._beside(side, single) for side in "mlrq" for single in (True, False)}
        self.between = {single: self._between(single) for single in (True, False)}

    def total(self, features: list[str]) -> int:
        """The packed sum of the weights of features."""
        weights = self.weights
        return sum([weights[feature] for feature in features if feature in weights])

    def _alone(self, printed: str) -> int:
        return self.total(word_features("S", printed)) + (STATE_BODY if "bare" in word(printed).classes else 0)

    def _listed(self, pair: tuple[str, int]) -> int:
        lists, words = listed(pair[0]), pair[1]
        known = words > 1 and "o" in lists
        return self.total(listed_features(lists, words)) + (LISTED if known else 0)

    def _pattern(self, pair: tuple[str, str]) -> int:
        statuses, kinds = pair
        demonym = kinds[0] == "N" and statuses[0] not in GIVEN
        return self.total(pattern_features(statuses, kinds)) + NOT_NONE + (NOT_PERSON if demonym else 0)

    def spoken(self, features: list[str], label: int) -> list[tuple[str, int]]:
        """The features with how much more they speak for the label than for any other, the strongest first."""
        weights = []
        for feature in features:
            scores = unpacked(self.weights.get(feature, 0))
            weights.append((feature, scores[label] - max(score for n, score in enumerate(scores) if n != label)))
        return sorted(weights, key=lambda pair: -pair[1])

    def _beside(self, side: str, single: bool) -> Sums[str]:
        return Sums(lambda raw: self.total(context_features(side, raw, single)))

    def _between(self, single: bool) -> Sums[tuple[str, str]]:
        return Sums(lambda classes: self.total(pair_features(*classes, single)))

    def parts(self, run: Run, lower: set[str]) -> list[Part]:
        """The best parting of a run, in order; words outside every name are parts of their own."""
        words = run.words
        if len(words) == 1:
            only = words[0]
            beside = self.beside
            (second, before), (after, next_) = run.before, run.after
            total = (
                self.alone[only]
                + self.listed[only, 1]
                + beside["m", True][second]
                + beside["l", True][before]
                + beside["r", True][after]
                + beside["q", True][next_]
                + self.between[True][neighbour_class("l", before), neighbour_class("r", after)]
            )
            if only.lower() in lower:
                total += self.low
            return [Part(0, 1, unpacked(total))]
        return self._search(words, (*run.before, *words, *run.after), lower)

    def _search(self, words: list[str], line: tuple[str, ...], lower: set[str]) -> list[Part]:
        count = len(words)
        seen = [word(each) for each in words]
        statuses, kinds = "".join([each.status for each in seen]), "".join([each.kind for each in seen])
        is_linker = [each.status == "l" for each in seen]
        beside, places = self.beside, range(count + 1)
        seconds, befores, afters, nexts = (beside[side, True] for side in "mlrq")
        lefts_alone = [seconds[line[at]] + befores[line[at + 1]] for at in places]
        rights_alone = [afters[line[at + 2]] + nexts[line[at + 3]] for at in places]
        seconds, befores, afters, nexts = (beside[side, False] for side in "mlrq")
        lefts = [seconds[line[at]] + befores[line[at + 1]] for at in places]
        rights = [afters[line[at + 2]] + nexts[line[at + 3]] for at in places]
        left_classes = [neighbour_class("l", line[at + 1]) for at in places]
        right_classes = [neighbour_class("r", line[at + 2]) for at in places]
        between_alone, between = self.between[True], self.between[False]
        pattern, surfaces, inner, lasts = self.pattern, self.listed, self.inner, self.last
        best = [0] + [NEVER] * count
        way: list[Part] = [Part(0, 0, ())] * (count + 1)
        for first in range(count):
            base = best[first]
            if is_linker[first]:
                if base >= best[first + 1]:
                    best[first + 1], way[first + 1] = base, Part(first, first + 1, LINKER)
                continue
            printed = words[first]
            scores = unpacked(
                (self.low if printed.lower() in lower else 0)
                + self.alone[printed]
                + surfaces[printed, 1]
                + lefts_alone[first]
                + rights_alone[first + 1]
                + between_alone[left_classes[first], right_classes[first + 1]]
            )
            reached = base + max(scores) - ZERO
            if reached > best[first + 1]:
                best[first + 1], way[first + 1] = reached, Part(first, first + 1, scores)
            if first + 1 == count:
                break
            left = self.first[printed] + lefts[first]
            surface = printed
            for last in range(first + 2, min(count, first + MOST_WORDS) + 1):
                final = words[last - 1]
                surface += " " + final
                if not is_linker[last - 1]:
                    scores = unpacked(
                        left
                        + lasts[final]
                        + pattern[statuses[first:last], kinds[first:last]]
                        + surfaces[surface, last - first]
                        + rights[last]
                        + between[left_classes[first], right_classes[last]]
                    )
                    reached = base + max(scores) - ZERO
                    if reached > best[last]:
                        best[last], way[last] = reached, Part(first, last, scores)
                left += inner[final]
        found = []
        at = count
        while at:
            part = way[at]
            found.append(part)
            at = part.first
        found.reverse()
        return found


LINKER: Final = (ZERO + NEVER, ZERO + NEVER, ZERO + NEVER, ZERO + NEVER, ZERO)


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
