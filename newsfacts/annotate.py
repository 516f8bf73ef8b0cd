"""Annotate: weaves marks into a text at the spans of its facts. The terminal, the HTML and users all call it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape as escape_html
from typing import Final

from newsfacts.facts import Fact


def weave(
    text: str, facts: Iterable[Fact], mark: Callable[[Fact, str], str], escape: Callable[[str], str] = str
) -> str:
    """The text with ``mark(fact, inner)`` at every fact, inner facts first; `escape` is applied to what lies between.

    Facts come in the document's order. One that crosses the end of an earlier one is left unmarked.
    """
    out: list[str] = []
    open_marks: list[tuple[Fact, int]] = []  # the facts that are open, and where in `out` each begins
    at = 0

    def close(fact: Fact, begins: int) -> None:
        nonlocal at
        out.append(escape(text[at : fact.end]))
        at = fact.end
        inner = "".join(out[begins:])
        del out[begins:]
        out.append(mark(fact, inner))

    for fact in facts:
        while open_marks and open_marks[-1][0].end <= fact.start:
            close(*open_marks.pop())
        if open_marks and fact.end > open_marks[-1][0].end:
            continue
        out.append(escape(text[at : fact.start]))
        at = fact.start
        open_marks.append((fact, len(out)))
    while open_marks:
        close(*open_marks.pop())
    out.append(escape(text[at:]))
    return "".join(out)


COLOURS: Final = {
    "money": "#d9f2d9",
    "percentage": "#fff0c2",
    "period": "#dbe9ff",
    "quantity": "#eee0ff",
    "actor": "#ffe0e0",
    "conversion": "#c9ecec",
    "change": "#ededed",
}
"""The background of each kind's marks; a kind of the user's own has that of a change."""


def mark_html(fact: Fact, inner: str) -> str:
    """A mark for HTML: the fact's fields stand in its title, for the pointer that rests on it."""
    colour = COLOURS.get(fact.kind, COLOURS["change"])
    title = escape_html(repr(fact))
    return f'<mark class="{escape_html(fact.kind)}" title="{title}" style="background:{colour}">{inner}</mark>'


def to_html(text: str, facts: Iterable[Fact]) -> str:
    """The text as HTML with its facts marked: a fragment that needs no style sheet, for notebooks and for pages.

    >>> to_html("5 < 6%", [Fact(start=4, end=6, text="6%")])
    '<div style="white-space:pre-wrap">5 &lt; <mark class="fact" title="..." style="...">6%</mark></div>'
    """
    marked = f'<div style="white-space:pre-wrap">{weave(text, facts, mark_html, escape_html)}</div>'
    return marked.encode("utf-8", "replace").decode("utf-8")  # no page can hold a lone surrogate
