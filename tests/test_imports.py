"""What is slow or optional loads only when it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

LATE = ("pint", "dateparser", "rich", "pyarrow", "currency_converter", "jinja2", "multiprocessing")
PLAIN = "Trade rose from $4 billion (€2.55 billion) in 2002 to $21 billion last year, or 5%, Mr Putin said."


def loaded(code: str) -> set[str]:
    """Which of the late packages a fresh interpreter has loaded after this code."""
    check = f"{code}\nimport sys\nprint(*(name for name in {LATE!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_import_loads_nothing_slow() -> None:
    assert loaded("import newsfacts") == set()


def test_plain_news_needs_neither_pint_nor_dateparser() -> None:
    assert loaded(f"import newsfacts; newsfacts.extract({PLAIN!r}, '2008-04-25')") == set()


@pytest.mark.parametrize(
    "module", ["newsfacts.cli", "newsfacts.exports.tables", "newsfacts.exports.html", "newsfacts.exports.terminal"]
)
def test_the_extras_load_late(module: str) -> None:
    assert loaded(f"import {module}") == set()
