"""Tables: the facts of many documents in columns; CSV with the standard library, typed Arrow tables with pyarrow."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Context, Decimal, InvalidOperation
from types import UnionType
from typing import TYPE_CHECKING, Any, Final, TextIO, Union, get_args, get_origin, get_type_hints

import attrs

from newsfacts.document import Document
from newsfacts.facts import KINDS, Fact

if TYPE_CHECKING:
    import pyarrow as pa

DIGITS: Final = 38
"""The significant digits of a decimal column: the most that Parquet's readers agree on."""
DECIMALS: Final = 12
"""The digits after the point of a decimal column."""

SPAN: Final = ("kind", "start", "end", "text")


def to_tables(documents: Iterable[Document], kinds: Iterable[type[Fact]] = KINDS) -> dict[str, pa.Table]:
    """One Arrow table a kind, a row a fact, in the order of the documents; needs pyarrow (the extra `tables`).

    The first columns are the `document` (its id) and when it was `published`; then the span and the kind's fields:
    numbers are decimal128(38, 12), days date32, `candidates` a list of strings. A figure is rounded to twelve decimals;
    one that has more than 26 digits before the point is null here, and whole in the plain form. The columns of a kind
    are the same for any documents, so that tables of many runs can be joined. Facts of kinds that are not asked for
    are left out.

    >>> tables = to_tables([Document("One.", id="a")])
    >>> tables["money"].num_rows, str(tables["money"].schema.field("value").type)
    (0, 'decimal128(38, 12)')
    """
    import pyarrow

    kinds = tuple(kinds)
    rows: dict[str, list[dict[str, Any]]] = {kind.kind: [] for kind in kinds}
    for document in documents:
        for fact in document.facts:
            if fact.kind in rows:
                values = {name: _fitted(getattr(fact, name)) for name in _fields(type(fact))}
                rows[fact.kind].append({"document": document.id, "published": document.published, **values})
    return {kind.kind: pyarrow.Table.from_pylist(rows[kind.kind], schema=_schema(kind)) for kind in kinds}


def write_csv(documents: Iterable[Document], file: TextIO) -> None:
    """Every fact of the documents as one CSV table: document, kind, start, end, text, then every field of any kind.

    A cell is the plain form's value, empty where it is null; `candidates` are parted by blanks. A file of your own is
    opened with ``newline=""``, so that the line ends within a cell stay what they are.

    >>> import sys
    >>> write_csv([Document("It rose 5%.", id="a", facts=[Fact(start=8, end=10, text="5%")])], sys.stdout)
    document,kind,start,end,text,value,low,high,qualifier,...
    a,fact,8,10,5%,...
    """
    fields = dict.fromkeys(name for kind in KINDS for name in _fields(kind) if name not in SPAN)
    columns = ["document", *SPAN, *fields]
    writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
    quoting = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    for document in documents:
        for fact in document.facts:
            row = {"document": document.id, **_cells(fact.to_dict())}
            # "$5\rbillion": before Python 3.13 a "\r" alone is not quoted, and whoever reads the row ends it there
            broken = any(isinstance(value, str) and "\r" in value for value in row.values())
            (quoting if broken else writer).writerow(row)


def _cells(plain: Mapping[str, Any]) -> dict[str, Any]:
    """A plain fact as cells: lists are joined, booleans as JSON has them."""
    return {
        name: " ".join(value) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else value
        for name, value in plain.items()
    }


def _fields(kind: type[Fact]) -> tuple[str, ...]:
    """The columns of a kind: its span and the fields of its plain form."""
    return tuple(field.name for field in attrs.fields(kind) if field.metadata.get("plain", True))


def _fitted(value: Any) -> Any:
    """A value as its column can hold it."""
    if not isinstance(value, Decimal):
        return value
    try:
        return value.quantize(Decimal(1).scaleb(-DECIMALS), context=Context(prec=DIGITS))
    except InvalidOperation:  # "1" and a hundred zeros: no column holds it
        return None


def _schema(kind: type[Fact]) -> pa.Schema:
    """The columns of a kind, each with its Arrow type."""
    import pyarrow

    types = {
        Decimal: pyarrow.decimal128(DIGITS, DECIMALS),
        date: pyarrow.date32(),
        bool: pyarrow.bool_(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        tuple: pyarrow.list_(pyarrow.string()),
    }
    hints = get_type_hints(kind, localns={"Document": Document})
    columns = [("document", pyarrow.string()), ("published", pyarrow.date32())]
    columns += [(name, types.get(_bare(hints[name]), pyarrow.string())) for name in _fields(kind)]
    return pyarrow.schema(columns)


def _bare(hint: Any) -> Any:
    """The class that a field's hint names: Decimal for ``Decimal | None``, tuple for ``tuple[str, ...] | None``."""
    if get_origin(hint) in (Union, UnionType):
        hint = next(one for one in get_args(hint) if one is not type(None))
    return get_origin(hint) or hint
