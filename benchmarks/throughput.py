"""How fast: the pipeline and its parts in MB/s, beside `str.split` and a bare scan for digits, in one run.

    python benchmarks/throughput.py                    the texts of ../shared/evaluation where they stand, else the seed
    python benchmarks/throughput.py FILE...            these texts, each a document
    python benchmarks/throughput.py --rounds 25        the best of so many

Machines differ, so the last column is the figure to compare: how many times as fast `str.split` is.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import Any, Final

from newsfacts import Document, Extractor, Fact, Pipeline, default_pipeline, extractors

ROOT: Final = Path(__file__).parent.parent
NEWS: Final = ROOT.parent / "shared" / "evaluation" / "amounts.jsonl"
SEED: Final = ROOT / "seeds" / "japan-russia-2008.txt"

DIGITS: Final = re.compile(r"\d+")
FIGURES: Final = ("Money", "Percentages", "Conversions")


def texts(files: Iterable[str]) -> list[str]:
    """The texts to read: files, or the news, or the seed again and again."""
    named = [Path(file).read_text(encoding="utf-8") for file in files]
    if named:
        return named
    if NEWS.exists():
        return [json.loads(line)["text"] for line in NEWS.read_text(encoding="utf-8").splitlines()]
    if SEED.exists():
        return [SEED.read_text(encoding="utf-8")] * 150
    sys.exit("no texts: name some files")


def contenders() -> dict[str, Callable[[str], Any]]:
    """What is timed, by name."""

    def only(*names: str) -> Pipeline:
        return Pipeline([getattr(extractors, name)() for name in names])

    alone = ("Money", "Percentages", "Periods", "Quantities", "Actors")
    return {
        "str.split": str.split,
        r"re \d+": DIGITS.findall,
        "default pipeline": default_pipeline(),
        "money, percentages, conversions": only(*FIGURES),
        **{f"{name.lower()} alone": only(name) for name in alone},
    }


def speeds(readers: Mapping[str, Callable[[str], Any]], articles: Sequence[str], rounds: int) -> dict[str, float]:
    """MB/s of each reader, the best of some rounds; each lasts long enough to be timed.

    All take their turn in every round: a machine is now slower and now faster, and none should have it at its best.
    """
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in articles)
    passes = {}
    for name, read in readers.items():
        _timed(read, articles, 1)  # warms up
        passes[name] = ceil(LEAST / _timed(read, articles, 1))
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(rounds):
        for name, read in readers.items():
            best[name] = min(best[name], _timed(read, articles, passes[name]))
    return {name: size / seconds / 1e6 for name, seconds in best.items()}


LEAST: Final = 0.1
"""The seconds that a reader has in a round, about."""


def _timed(read: Callable[[str], Any], articles: Sequence[str], passes: int) -> float:
    """The seconds of a pass over the articles, the mean of some."""
    began = time.perf_counter()
    for _ in range(passes):
        for text in articles:
            read(text)
    return (time.perf_counter() - began) / passes


class Timed:
    """An extractor that notes how long it takes."""

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor
        self.seconds = 0.0

    def __call__(self, document: Document) -> list[Fact]:
        began = time.perf_counter()
        found = list(self.extractor(document))
        self.seconds += time.perf_counter() - began
        return found


def shares(articles: list[str], rounds: int) -> dict[str, float]:
    """Which part of the default pipeline's time each extractor takes; what is read first by one serves the others."""
    timed = [Timed(extractor) for extractor in default_pipeline().extractors]
    pipeline = Pipeline(timed)
    began = time.perf_counter()
    for text in articles * rounds:
        pipeline(text)
    whole = time.perf_counter() - began
    parts = {type(one.extractor).__name__: one.seconds / whole for one in timed}
    return {**parts, "settling": 1 - sum(parts.values())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", metavar="FILE")
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    articles = texts(options.files)
    print(f"{len(articles)} texts, {sum(map(len, articles)) / 1e6:.2f} million characters")
    print(f"{'':34}{'MB/s':>8}{'split is faster by':>20}")
    found = speeds(contenders(), articles, options.rounds)
    for name, rate in found.items():
        print(f"{name:34}{rate:8.2f}{found['str.split'] / rate:20.1f}")
    print("\nof the default pipeline's time:")
    for name, share in shares(articles, options.rounds).items():
        print(f"{name:34}{share:8.0%}")


if __name__ == "__main__":
    main()
