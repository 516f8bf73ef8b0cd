"""The rows of tests/corpus in the docs.

``.. corpus:: money`` draws those of money.jsonl as tables, one a heading; ``.. articles:: identity`` draws articles, in
which every mention stands in brackets with its actor: "[[Mr Putin|Vladimir Putin]]".
"""

from __future__ import annotations

import json
import re
from itertools import groupby
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

CORPUS = Path(__file__).parents[2] / "tests" / "corpus"
MENTION = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")


class Rows(SphinxDirective):
    """What the two directives share: the rows of a file."""

    required_arguments = 1

    def rows(self) -> list[dict[str, Any]]:
        path = CORPUS / f"{self.arguments[0]}.jsonl"
        self.env.note_dependency(str(path))
        if not path.exists():
            raise self.error(f"there is no {path.name} in tests/corpus")
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


class Corpus(Rows):
    """The sentences of a kind's corpus, and what each gives."""

    def run(self) -> list[nodes.Node]:
        drawn: list[nodes.Node] = []
        for heading, group in groupby(self.rows(), key=lambda row: row.get("heading", "")):
            if heading:
                drawn.append(nodes.rubric(text=heading[0].upper() + heading[1:]))
            drawn.append(table(list(group)))
        return drawn


class Articles(Rows):
    """Articles whose mentions are marked, each mention with its actor where it is not named in full."""

    def run(self) -> list[nodes.Node]:
        drawn: list[nodes.Node] = []
        for row in self.rows():
            drawn.append(nodes.rubric(text=row["style"][0].upper() + row["style"][1:]))
            drawn += [nodes.paragraph("", "", *mentions(part)) for part in row["marked"].split("\n\n")]
        return drawn


def mentions(marked: str) -> list[nodes.Node]:
    """A paragraph with its mentions in bold."""
    drawn: list[nodes.Node] = []
    for place, part in enumerate(MENTION.split(marked)):  # text, mention, actor, text, mention, actor, ...
        if place % 3 == 0:
            drawn.append(nodes.Text(part))
        elif place % 3 == 1:
            drawn.append(nodes.strong(text=part))
        elif part != drawn[-1].astext():
            drawn.append(nodes.emphasis(text=f" [{part}]"))
    return drawn


def table(rows: list[dict[str, Any]]) -> nodes.table:
    """Two columns: the sentence (and what was told with it), and its facts."""
    group = nodes.tgroup(cols=2)
    group += [nodes.colspec(colwidth=50), nodes.colspec(colwidth=50)]
    head = nodes.row()
    head += [nodes.entry("", nodes.paragraph(text=text)) for text in ("sentence", "what it gives")]
    group += nodes.thead("", head)
    body = nodes.tbody()
    body += [nodes.row("", entry(sentence(row)), entry(facts(row))) for row in rows]
    group += body
    return nodes.table("", group, align="left")


def entry(paragraphs: list[nodes.Node]) -> nodes.entry:
    cell = nodes.entry()
    cell += paragraphs
    return cell


def sentence(row: dict[str, Any]) -> list[nodes.Node]:
    told = ", ".join(str(row[name]) for name in ("published", "country") if row.get(name))
    drawn: list[nodes.Node] = [nodes.paragraph(text=row["text"])]
    if told:
        drawn.append(nodes.paragraph("", "", nodes.emphasis(text=told)))
    return drawn


def facts(row: dict[str, Any]) -> list[nodes.Node]:
    if not row["expect"]:
        return [nodes.paragraph("", "", nodes.emphasis(text="nothing"))]
    drawn = []
    for fact in row["expect"]:
        said = ", ".join(f"{name} {shown(value)}" for name, value in fact.items() if name not in ("text", "start"))
        line = nodes.paragraph("", "", nodes.strong(text=fact["text"]))
        if said:
            line += nodes.Text(f": {said}")
        drawn.append(line)
    return drawn


def shown(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_directive("corpus", Corpus)
    app.add_directive("articles", Articles)
    return {"version": "1", "parallel_read_safe": True}
