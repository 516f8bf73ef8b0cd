"""Annotate: weaves marks into a text at the spans of its facts. The terminal, the HTML and users all call it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

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
