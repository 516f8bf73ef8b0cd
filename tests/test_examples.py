"""The examples run as they stand, and tell what they say they tell."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"


def run(name: str, *arguments: str | Path) -> str:
    command = [sys.executable, str(EXAMPLES / name), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_check_article() -> None:
    pytest.importorskip("currency_converter")
    shown = run("check_article.py")
    assert "for **$10m (£19.2m)** on Thursday, having paid £5m ($9.3m)" in shown
    assert "its profit **fell by 40 per cent to £8.2m from £10.3m**" in shown
    assert "- $10m (£19.2m): upside down, off by a factor of 3.5" in shown
    assert "(profit): the figures do not agree" in shown
    assert "Its sales rose 12 per cent to £56m from £50m," in shown
    assert "Acme Holdings: named 2 times" in shown


def test_typed_columns(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    shown = run("typed_columns.py", tmp_path)
    assert "money.parquet: 6 facts" in shown
    assert "conversion.parquet: 2 facts" in shown
    assert "the largest amount in AUD: 4,500,000,000" in shown
    assert {path.name for path in tmp_path.iterdir()} >= {"money.parquet", "actor.parquet", "change.parquet"}
