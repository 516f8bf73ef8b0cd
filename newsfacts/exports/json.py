"""JSON lines: a document's plain form on a line, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from newsfacts.document import Document
from newsfacts.facts import Fact

# What would break a line or cannot be encoded: the other line ends of Unicode, and surrogates that stand alone.
UNSAFE: Final = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def to_json(document: Document) -> str:
    r"""The plain form of a document as one line of JSON, in UTF-8's reach: lone surrogates are escaped.

    >>> to_json(Document("€5", id="a"))
    '{"schema": "newsfacts/1", "text": "€5", "published": null, "country": null, "id": "a", "facts": []}'
    >>> '"half a \\ud83d"' in to_json(Document("half a \ud83d"))
    True
    """
    return to_line(document.to_dict())


def to_line(plain: Mapping[str, Any]) -> str:
    """Plain data as one line of JSON."""
    return UNSAFE.sub(lambda character: f"\\u{ord(character[0]):04x}", json.dumps(plain, ensure_ascii=False))


def from_json(line: str, kinds: Iterable[type[Fact]] = ()) -> Document:
    """The document that `to_json` wrote; `kinds` are your own kinds in it. A ValueError says what is unfit.

    >>> document = Document("Sales rose 5%.", published="2008-04-25")
    >>> from_json(to_json(document)) == document
    True
    """
    plain = json.loads(line)
    if not isinstance(plain, dict):
        raise ValueError(f"a document is a JSON object, not {line[:40]!r}")
    return Document.from_dict(plain, kinds)


def read_lines(lines: Iterable[str], kinds: Iterable[type[Fact]] = ()) -> Iterator[Document]:
    """The documents of a file of JSON lines, one after the other; blank lines are passed over.

    >>> [document.text for document in read_lines(['{"schema": "newsfacts/1", "text": "One.", "facts": []}', ""])]
    ['One.']
    """
    kinds = tuple(kinds)
    return (from_json(line, kinds) for line in lines if line.strip())
