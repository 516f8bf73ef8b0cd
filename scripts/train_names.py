"""Learn the weights of names: reads the folder of annotated texts and writes newsfacts/lexicon/names/weights.bin.

The same texts, templates and seed give the same weights. Needs numpy, scipy and faker (the extras ``train`` and
``lexicon``):

    python scripts/train_names.py ../shared/training --without gum-news

Measured on news of 1998 that nobody learned from, the made-up sentences are worth four points for people; many of them
at a low weight do better than few at a high one. Copies of the annotated texts with other organisations in them do
harm. The committed weights are learned without gum-news, whose articles the tables of scores are measured on; weights
for use, not for scores, may learn from it too.
"""

from __future__ import annotations

import argparse
import random
import re
import struct
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from made_up_names import made_up
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

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
from newsfacts.reading.name_model import LABELS, MOST_WORDS, NONE, ORGANIZATION, OTHER, PERSON, PLACE, UNIT
from newsfacts.reading.name_runs import Run, find_runs

SEED: Final = 7
LABEL_OF_TAG: Final = {"PER": PERSON, "ORG": ORGANIZATION, "LOC": PLACE, "MISC": OTHER}
WITHOUT_OTHERS: Final = {"btc-news", "re3d"}
"""Texts in which nobody marked names of other kinds."""


class Article(NamedTuple):
    """A text with the spans of its names."""

    text: str
    names: list[tuple[int, int, int]]
    weight: float
    source: str


# -- from tokens to text ------------------------------------------------------------------------------------------

ORDINARY: Final = re.compile(r"[a-z]{2,}|[a-z]+-[a-z]+")
NO_BLANK_BEFORE: Final = re.compile(r"[.,;:?!%)\]}’]|['’](?:s|re|ve|ll|d|m)?|n['’]t|''|…")
NO_BLANK_AFTER: Final = re.compile(r"[(\[{$£€#@‘“]|``")


def read_articles(path: Path) -> Iterator[list[list[tuple[str, str]]]]:
    """The documents of a file, each a list of sentences of tokens with their tags."""
    document: list[list[tuple[str, str]]] = []
    sentence: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split()
        if cells and cells[0] != "-DOCSTART-":
            sentence.append((cells[0], cells[-1]))
            continue
        if sentence:
            document.append(sentence)
            sentence = []
        if cells and document:
            yield document
            document = []
    if sentence:
        document.append(sentence)
    if document:
        yield document


def common_words(folder: Path, sources: Iterable[str]) -> bytes:
    """The words that the texts print in lower case outside names, more than once: what an ordinary word is."""
    counts = Counter(
        token
        for source in sources
        for document in read_articles(folder / f"{source}.conll.txt")
        for sentence in document
        for token, tag in sentence
        if tag == "O" and ORDINARY.fullmatch(token)
    )
    words = sorted(token for token, count in counts.items() if count > 1)
    return "\n".join(["# Ordinary words of the texts that weights.txt names", *words, ""]).encode("ascii")


class Writer:
    """Writes tokens as a paper would print them, and notes where the names are."""

    def __init__(self) -> None:
        self.text = ""
        self.names: list[tuple[int, int, int]] = []

    def sentence(self, tokens: list[tuple[str, str]], break_after: str | None = None) -> None:
        """Append a sentence."""
        glued, begin, label, end = True, -1, -1, -1
        quotes: dict[str, bool] = {}
        for token, tag in tokens:
            kind = LABEL_OF_TAG.get(tag[2:], -1)
            if begin >= 0 and (kind != label or tag[0] == "B"):
                self.names.append((begin, end, label))
                begin = -1
            closing = False
            if token in ('"', "'") and tag == "O":
                closing = quotes.get(token, False)
                quotes[token] = not closing
            if not glued and not closing and (token in ('"', "'") or not NO_BLANK_BEFORE.fullmatch(token)):
                self.text += " "
            glued = bool(NO_BLANK_AFTER.fullmatch(token)) or (token in ('"', "'") and tag == "O" and not closing)
            if kind >= 0 and begin < 0:
                begin, label = len(self.text), kind
            self.text += token
            end = len(self.text)
        if begin >= 0:
            self.names.append((begin, end, label))
        last = tokens[-1][0]
        self.text += break_after or (" " if last in (".", "?", "!", '"', "''", "”") else "\n\n")


def articles(folder: Path, sources: Iterable[str]) -> list[Article]:
    """The annotated texts, each document a text; every message of a broadcaster is one of its own."""
    found = []
    for source in sources:
        for document in read_articles(folder / f"{source}.conll.txt"):
            pieces = [[sentence] for sentence in document] if source == "btc-news" else [document]
            for piece in pieces:
                writer = Writer()
                for sentence in piece:
                    writer.sentence(sentence)
                found.append(Article(writer.text, writer.names, 1.0, source))
    return found


CREDITS: Final = {
    "wikigold": "WikiGold, Balasuriya and others 2009, CC BY 4.0; texts of Wikipedia",
    "gum": "GUM corpus, Zeldes 2017, annotations CC BY 4.0; texts CC BY 4.0, US government (public domain), UN (CC0)",
    "gum-news": "GUM corpus, Zeldes 2017, annotations CC BY 4.0; texts of Wikinews, CC BY 2.5",
    "re3d": "re3d, Dstl; texts of the UK government (OGL 3.0), the US government (public domain), the Australian "
    "government (CC BY 3.0), and the EU delegation",
    "btc-news": "Broad Twitter Corpus, Derczynski and others 2016, CC BY 4.0",
}
MADE_UP: Final = 40_000
MADE_UP_WEIGHT: Final = 0.1


def made_up_articles() -> list[Article]:
    """The made-up sentences, and an upper-case copy of some."""
    return [
        Article(text, [(start, end, LABEL_OF_TAG[tag]) for start, end, tag in names], MADE_UP_WEIGHT, "made up")
        for text, names in made_up(MADE_UP, SEED)
    ]


# -- the examples -------------------------------------------------------------------------------------------------


class Example(NamedTuple):
    """A run with its right parting: label by (first, last) of each name."""

    run: Run
    right: dict[tuple[int, int], int]
    weight: float
    lower: frozenset[str]


def examples(article: Article) -> Iterator[Example]:
    """The runs of a text whose names are runs or parts of them; a run that a name crosses teaches nothing."""
    text, at = article.text, 0
    names = sorted(article.names)
    lower = lower_words(text)
    for run in find_runs(text):
        begin, end = run.starts[0], run.end
        while at < len(names) and names[at][1] <= begin:
            at += 1
        firsts = {offset: n for n, offset in enumerate(run.starts)}
        lasts: dict[int, int] = {}
        for n, (offset, printed) in enumerate(zip(run.starts, run.words, strict=True)):
            lasts[offset + len(printed)] = n + 1
            lasts[offset + len(printed.rstrip("."))] = n + 1
        right: dict[tuple[int, int], int] = {}
        sound, n = True, at
        while n < len(names) and names[n][0] < end:
            start, stop, label = names[n]
            if text[start : start + 4].lower() == "the " and start not in firsts:
                start += 4
            if text[stop - 2 : stop] in ("'s", "’s") and stop not in lasts:
                stop -= 2
            if start in firsts and stop in lasts and lasts[stop] - firsts[start] <= MOST_WORDS:
                right[firsts[start], lasts[stop]] = label
            else:
                sound = False
            n += 1
        if sound:
            if article.source in WITHOUT_OTHERS:
                for n, printed in enumerate(run.words):
                    if "people" in word(printed).classes and not any(a <= n < b for a, b in right):
                        right[n, n + 1] = OTHER
            yield Example(run, right, article.weight, lower)


def lower_words(text: str) -> frozenset[str]:
    """The words that a text prints in lower case."""
    return frozenset(each for each in text.split() if each.islower())


class Problem:
    """The features of all parts of all examples as a matrix, and the likelihood of the right partings."""

    def __init__(self, found: list[Example], features: list[str] | None = None, least: int = 2) -> None:
        self.ids: dict[str, int] = {} if features is None else {name: n for n, name in enumerate(features)}
        self.fixed = features is not None
        self.kept: dict[Any, list[int]] = {}
        indices: list[int] = []
        ends: list[int] = [0]
        rows: list[tuple[int, int, int]] = []  # run, first, last of each segment
        gold: list[tuple[int, int]] = []  # segment, label
        lengths: list[int] = []
        weights: list[float] = []
        skip: list[tuple[int, int]] = []  # run, position of linkers
        for number, example in enumerate(found):
            run = example.run
            count = len(run.words)
            seen = [word(each) for each in run.words]
            statuses = "".join(each.status for each in seen)
            kinds = "".join(each.kind for each in seen)
            line = (*run.before, *run.words, *run.after)
            inside = {n for a, b in example.right for n in range(a, b)}
            lengths.append(count)
            weights.append(example.weight)
            for first in range(count):
                if statuses[first] == "l":
                    skip.append((number, first))
                    continue
                for last in range(first + 1, min(count, first + MOST_WORDS) + 1):
                    if statuses[last - 1] == "l":
                        continue
                    label = example.right.get((first, last))
                    if label is None and last == first + 1 and first not in inside:
                        label = NONE
                    if label is not None:
                        gold.append((len(rows), label))
                    rows.append((number, first, last))
                    indices += self.part(run.words, line, statuses, kinds, first, last, example.lower)
                    ends.append(len(indices))
        self.features = list(self.ids)
        self.matrix = csr_matrix(
            (
                np.ones(len(indices), dtype=np.float32),
                np.array(indices, dtype=np.int32),
                np.array(ends, dtype=np.int64),
            ),
            shape=(len(rows), len(self.ids)),
        )
        if least > 1 and features is None:
            used = np.asarray((self.matrix > 0).sum(axis=0)).ravel()
            right_rows = np.array([row for row, _ in gold])
            used_right = np.asarray(self.matrix[right_rows].sum(axis=0)).ravel()
            keep = np.flatnonzero((used >= least) & (used_right >= 1) | (used >= 8))
            self.matrix = self.matrix[:, keep]
            self.features = [self.features[n] for n in keep]
        self.transposed = self.matrix.T.tocsr()
        self.segments = np.array(rows, dtype=np.int32)
        self.gold = np.array(gold, dtype=np.int64)
        self.lengths = np.array(lengths)
        self.weights = np.array(weights)
        self.skip = skip
        self._plan()

    def known(self, key: Any, features: Callable[[], list[str]]) -> list[int]:
        """The numbers of the features of a part, kept by its key."""
        found = self.kept.get(key)
        if found is None:
            ids = self.ids
            names = features()
            if self.fixed:
                found = [ids[name] for name in names if name in ids]
            else:
                found = [ids.setdefault(name, len(ids)) for name in names]
            self.kept[key] = found
        return found

    def part(
        self,
        words: list[str],
        line: tuple[str, ...],
        statuses: str,
        kinds: str,
        first: int,
        last: int,
        lower: frozenset[str],
    ) -> list[int]:
        """The numbers of all features of the words first to last."""
        known = self.known
        single = last - first == 1
        found: list[int] = []
        if single:
            printed = words[first]
            found += known(("S", printed), lambda: word_features("S", printed))
            if printed.lower() in lower:
                found += known("low", lambda: ["low"])
        else:
            for place, n in (("F", first), ("L", last - 1), *(("B", n) for n in range(first, last))):
                found += known((place, words[n]), partial(word_features, place, words[n]))
            status, kind = statuses[first:last], kinds[first:last]
            found += known(("P", status, kind), lambda: pattern_features(status, kind))
        surface = " ".join(words[first:last])
        found += known(("X", surface), lambda: listed_features(listed(surface), last - first))
        for side, at in (("m", first), ("l", first + 1), ("r", last + 2), ("q", last + 3)):
            beside = line[at]
            found += known((side, beside, single), partial(context_features, side, beside, single))
        left, right = neighbour_class("l", line[first + 1]), neighbour_class("r", line[last + 2])
        found += known(("C", left, right, single), lambda: pair_features(left, right, single))
        return found

    def _plan(self) -> None:
        """For each end (and each start) of a part in a run, the parts in question, so that all runs step together."""
        _, first, last = self.segments.T
        longest = int(self.lengths.max())
        self.longest = longest
        skip_run = np.array([run for run, _ in self.skip], dtype=np.int64)
        skip_at = np.array([at for _, at in self.skip], dtype=np.int64)
        self.by_last = []
        self.by_first = []
        for at in range(longest + 1):
            self.by_last.append((np.flatnonzero(last == at), skip_run[skip_at + 1 == at]))
            self.by_first.append((np.flatnonzero(first == at), skip_run[skip_at == at]))
        singles = last - first == 1
        self.no_none = np.flatnonzero(~singles)

    def likelihood(self, weights: Any, l2: float) -> tuple[float, Any]:
        """Negative log likelihood of the right partings, and its gradient."""
        table = weights.reshape(len(self.features), len(LABELS))
        scores = self.matrix @ table
        scores[self.no_none, NONE] = -1e9
        top = scores.max(axis=1)
        joint = top + np.log(np.exp(scores - top[:, None]).sum(axis=1))
        number, first, last = self.segments.T
        runs = len(self.lengths)
        ahead = np.full((self.longest + 1, runs), -1e30)
        ahead[0] = 0
        for at in range(1, self.longest + 1):
            parts, skipped = self.by_last[at]
            target = ahead[at]
            np.logaddexp.at(target, number[parts], ahead[first[parts], number[parts]] + joint[parts])
            if len(skipped):
                np.logaddexp.at(target, skipped, ahead[at - 1, skipped])
        behind = np.full((self.longest + 1, runs), -1e30)
        behind[self.lengths, np.arange(runs)] = 0
        for at in range(self.longest - 1, -1, -1):
            parts, skipped = self.by_first[at]
            target = behind[at]
            np.logaddexp.at(target, number[parts], behind[last[parts], number[parts]] + joint[parts])
            if len(skipped):
                np.logaddexp.at(target, skipped, behind[at + 1, skipped])
        whole = ahead[self.lengths, np.arange(runs)]
        inside = ahead[first, number] + behind[last, number] - whole[number]
        chance = np.exp(scores + inside[:, None]) * self.weights[number][:, None]
        rows, labels = self.gold.T
        value = float((whole * self.weights).sum() - (scores[rows, labels] * self.weights[number[rows]]).sum())
        np.subtract.at(chance, (rows, labels), self.weights[number[rows]])
        gradient = (self.transposed @ chance).ravel() + l2 * weights
        return value + 0.5 * l2 * float(weights @ weights), gradient


def learn(problem: Problem, l2: float, steps: int, start: Any = None) -> Any:
    """The weights that make the right partings likeliest."""
    zero = np.zeros(len(problem.features) * len(LABELS)) if start is None else start.ravel()
    result = minimize(
        problem.likelihood, zero, args=(l2,), jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8}
    )
    print(f"  {result.nit} steps, likelihood {result.fun:.1f}")
    return result.x.reshape(len(problem.features), len(LABELS))


def stored(features: list[str], table: Any, most: int) -> bytes:
    """The file of weights: the strongest `most`, in whole bytes."""
    whole = np.clip(np.rint(table * UNIT), -127, 127).astype(int)
    if np.count_nonzero(whole) > most:
        bound = np.sort(np.abs(whole).ravel())[::-1][most]
        whole[np.abs(whole) <= bound] = 0
    rows = sorted((features[n], whole[n]) for n in range(len(features)) if whole[n].any())
    names = "\n".join(name for name, _ in rows).encode("utf-8")
    columns = [struct.pack(f"{len(rows)}b", *(int(row[label]) for _, row in rows)) for label in range(len(LABELS))]
    print(f"  {len(rows)} features, {np.count_nonzero(whole)} weights")
    return zlib.compress(names + b"\n\n" + b"".join(columns), 9)


def main() -> None:
    """Learn and write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    here = Path(__file__).resolve().parent
    ask.add_argument("folder", nargs="?", type=Path, default=here.parent.parent / "shared" / "training")
    ask.add_argument("--without", action="append", default=[], help="a text to leave out, such as gum-news")
    ask.add_argument("--out", type=Path, default=here.parent / "newsfacts" / "lexicon" / "names" / "weights.bin")
    ask.add_argument("--l2", type=float, default=0.5)
    ask.add_argument("--steps", type=int, default=120)
    ask.add_argument("--most", type=int, default=70_000)
    said = ask.parse_args()
    sources = [name for name in ("wikigold", "gum", "gum-news", "re3d", "btc-news") if name not in said.without]
    clock = time.perf_counter()
    said.out.with_name("common.txt").write_bytes(common_words(said.folder, sources))
    found = articles(said.folder, sources)
    found += made_up_articles()
    all_examples = [example for article in found for example in examples(article)]
    problem = Problem(all_examples)
    print(f"{len(all_examples)} runs, {problem.matrix.shape[0]} parts, {len(problem.features)} features")
    table = learn(problem, said.l2, said.steps)
    content = stored(problem.features, table, said.most)
    said.out.write_bytes(content)
    credits = [f"{source}: {CREDITS[source]}" for source in sources]
    made = f"made up: {MADE_UP:,} sentences of scripts/name_templates.txt, seed {SEED}"
    said.out.with_suffix(".txt").write_text(
        "\n".join(["# What weights.bin was learned from, by scripts/train_names.py.", *credits, made, ""]),
        encoding="utf-8",
    )
    print(f"{said.out.name}: {len(content)} bytes, {time.perf_counter() - clock:.0f} s")


if __name__ == "__main__":
    random.seed(SEED)
    main()
