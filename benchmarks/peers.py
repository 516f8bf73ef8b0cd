"""The speed of other libraries on the same texts, those that are installed here; the others are passed over.

    pip install quantulum3 price-parser spacy recognizers-text-suite "emoji<2"
    python benchmarks/peers.py [FILE...]

What they find is not what newsfacts finds: each is named with what it was asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Final

from throughput import speeds, texts

from newsfacts import default_pipeline


def _quantulum3() -> Callable[[str], Any]:
    parse: Callable[[str], Any] = import_module("quantulum3.parser").parse
    return parse


def _price_parser() -> Callable[[str], Any]:
    parse: Callable[[str], Any] = import_module("price_parser").parse_price
    return parse


def _dateparser() -> Callable[[str], Any]:
    search = import_module("dateparser.search").search_dates
    return lambda text: search(text, languages=["en"])


def _spacy() -> Callable[[str], Any]:
    model: Callable[[str], Any] = import_module("spacy").load("en_core_web_md")
    return model


def _recognizers() -> Callable[[str], Any]:
    suite = import_module("recognizers_number_with_unit")
    return lambda text: suite.recognize_currency(text, "en-us")


PEERS: Final[dict[str, Callable[[], Callable[[str], Any]]]] = {
    "quantulum3: quantities": _quantulum3,
    "price-parser: the first price": _price_parser,
    "dateparser.search: dates": _dateparser,
    "spaCy, medium model: entities": _spacy,
    "Recognizers-Text: currency": _recognizers,
}


def rate(load: Callable[[], Callable[[str], Any]], articles: Sequence[str]) -> str:
    """A peer's speed, or why there is none."""
    try:
        read = load()
    except (ImportError, OSError) as error:
        return f"not installed ({error})"
    return _speed(read, articles, 1)


def _speed(read: Callable[[str], Any], articles: Sequence[str], rounds: int) -> str:
    """A reader's speed, the best of some rounds."""
    (found,) = speeds({"": read}, articles, rounds).values()
    return f"{found:.4f} MB/s"


def main() -> None:
    articles = texts(sys.argv[1:])[:50]  # most of them are slow
    print(f"{'newsfacts: everything':34}{_speed(default_pipeline(), articles, 3)}")
    for name, load in PEERS.items():
        print(f"{name:34}{rate(load, articles)}")


if __name__ == "__main__":
    main()
