"""HTML: a page of its own for a document, its facts marked and then in tables; needs Jinja2 (the extra `html`)."""

from __future__ import annotations

from newsfacts.annotate import COLOURS, to_html
from newsfacts.document import Document
from newsfacts.exports.rows import HEADINGS, tables


def to_page(document: Document, title: str | None = None) -> str:
    """A whole HTML page, which needs nothing from elsewhere; its title is the document's id where none is given.

    What comes from the text is escaped; a lone surrogate, which no encoding can hold, becomes a question mark.

    >>> from newsfacts import Document, Fact
    >>> page = to_page(Document("5 < 6%", facts=[Fact(start=4, end=6, text="6%")]), title="A & B")
    >>> "<title>A &amp; B</title>" in page, "5 &lt; <mark" in page
    (True, True)
    """
    from jinja2 import Environment, PackageLoader
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("newsfacts.exports", "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    page = environment.get_template("page.html").render(
        title=title or document.id or "newsfacts",
        document=document,
        marked=Markup(to_html(document.text, document.facts)),
        colours=[(HEADINGS.get(kind, kind), colour) for kind, colour in COLOURS.items()],
        tables=tables(document),
    )
    return page.encode("utf-8", "replace").decode("utf-8")
