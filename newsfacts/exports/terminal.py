"""Terminal: a document as text to look at, its facts marked and then in tables; in colours where rich is at hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsfacts.document import Document
from newsfacts.exports.rows import Table, tables

if TYPE_CHECKING:
    from rich.console import Console

STYLES: Final = {
    "money": "bold green",
    "percentage": "bold yellow",
    "period": "bold blue",
    "quantity": "bold magenta",
    "actor": "bold red",
    "conversion": "underline",
    "change": "italic",
}
"""How rich shows a kind; the composed ones have styles that show around those of the facts they are made of."""

WIDTH: Final = 60
"""The widest a cell of a plain table gets."""

# What would steer a terminal: the control characters but for blanks and line ends.
CONTROL: Final = re.compile(r"\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def visible(text: str) -> str:
    r"""A text with its control characters as pictures, one for one, so that no text can steer the terminal.

    >>> visible("5\x1b[2J%\n")
    '5␛[2J%\n'
    """
    return CONTROL.sub(lambda character: _picture(ord(character[0])), text)


def _picture(code: int) -> str:
    """The picture of a control character; those above DEL have none."""
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def to_text(document: Document) -> str:
    """The document in plain characters: every fact in brackets with its kind, then a table a kind.

    >>> import newsfacts
    >>> print(to_text(newsfacts.extract("It imports 8.5 per cent of its gas.")))
    It imports [percentage 8.5 per cent] of its gas.
    <BLANKLINE>
    Percentages
    text          value  unit     of
    8.5 per cent  8.5    percent  its gas
    """
    marked = document.annotate(lambda fact, inner: f"[{fact.kind} {inner}]")
    return visible("\n\n".join([marked.rstrip(), *map(_draw, tables(document))]))


def print_colours(document: Document, console: Console) -> None:
    """The same by rich: a colour a kind, in the text and above its table."""
    from rich.table import Table as RichTable
    from rich.text import Text

    text = Text(visible(document.text.replace("\r\n", " \n")).rstrip())  # rich drops a "\r", and then spans shift
    for fact in document.facts:
        text.stylize(STYLES.get(fact.kind, "bold"), fact.start, fact.end)
    console.print(text)
    for table in tables(document):
        title = Text(table.heading, STYLES.get(table.kind, "bold"))
        drawn = RichTable(title=title, title_justify="left", show_edge=False, pad_edge=False)
        for column in table.columns:
            drawn.add_column(column, overflow="fold")
        for row in table.rows:
            drawn.add_row(*(Text(visible(cell)) for cell in row))
        console.print()
        console.print(drawn)


def _draw(table: Table) -> str:
    """A table in plain characters, its columns as wide as their widest cell."""
    lines = [table.columns, *(tuple(map(_short, row)) for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    drawn = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)
    return "\n".join([table.heading, *(line.rstrip() for line in drawn)])


def _short(cell: str) -> str:
    return cell if len(cell) <= WIDTH else cell[: WIDTH - 1] + "…"
