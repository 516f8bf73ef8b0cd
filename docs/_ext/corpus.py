"""The directive ``.. corpus:: money``: the rows of tests/corpus/money.jsonl as tables, one a heading."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

CORPUS = Path(__file__).parents[2] / "tests" / "corpus"


class Corpus(SphinxDirective):
    """The sentences of a kind's corpus, and what each gives."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        path = CORPUS / f"{self.arguments[0]}.jsonl"
        self.env.note_dependency(str(path))
        if not path.exists():
            raise self.error(f"there is no {path.name} in tests/corpus")
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        drawn: list[nodes.Node] = []
        for heading, group in groupby(rows, key=lambda row: row.get("heading", "")):
            if heading:
                drawn.append(nodes.rubric(text=heading[0].upper() + heading[1:]))
            drawn.append(table(list(group)))
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
    return {"version": "1", "parallel_read_safe": True}
