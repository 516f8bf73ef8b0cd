"""Words and codes as data: reads the files of this folder, each once, when first asked for.

Every file is UTF-8; a line that begins with ``#`` is a comment (source, licence, meaning of the columns). A table is
tab-separated, with the names of its columns in its first line that is no comment.
"""

from __future__ import annotations

from functools import cache
from importlib import resources


def data(path: str) -> bytes:
    """The bytes of a file of the lexicon, such as ``names/weights.bin``."""
    return (resources.files(__name__) / path).read_bytes()


@cache
def lines(path: str) -> tuple[str, ...]:
    """The lines of a word list, without comments and blank lines.

    >>> "Mr" in lines("en/abbreviations.txt")
    True
    """
    text = data(path).decode("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def table(path: str) -> tuple[dict[str, str], ...]:
    """The rows of a table, each a mapping from column to cell; an empty cell is an empty string.

    >>> table("en/scales.tsv")[0]
    {'word': 'thousand', 'exponent': '3', 'use': 'word'}
    """
    head, *rows = (line.split("\t") for line in lines(path))
    return tuple(dict(zip(head, row + [""] * (len(head) - len(row)), strict=True)) for row in rows)


def words(path: str, **cells: str) -> tuple[str, ...]:
    """The words in the column "words" of those rows of a table that have these cells, in the order of the file.

    >>> words("en/tenses.tsv", sense="due")[:2]
    ('deadline', 'expiration')
    """
    rows = [row for row in table(path) if all(row[column] == cell for column, cell in cells.items())]
    return tuple(word for row in rows for word in row["words"].split())
