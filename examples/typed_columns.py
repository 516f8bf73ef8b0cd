"""For a data engineer: an archive of articles as typed columns, a Parquet file a kind.

    python examples/typed_columns.py FOLDER articles.jsonl

Each line of the archive has a text, and what else is known of it: published, country, id. Without an archive it reads
the articles below. Needs the extra `tables`; pandas, polars, DuckDB and Spark read what it writes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

import newsfacts
from newsfacts.exports.tables import to_tables

ARTICLES: list[dict[str, Any]] = [
    {"id": "a", "published": "2008-04-25", "text": "Sales rose 5% to £1.2m last year, from £1.1m in 2006."},
    {
        "id": "b",
        "published": "2011-08-03",
        "country": "AU",
        "text": "The mine cost $4.5 billion and employs 302 people.",
    },
    {"id": "c", "published": "2012-01-09", "text": "It pays 7.5bn yen ($97.5m; £63m) for 12,000 tonnes of copper."},
]


def articles(path: str | None) -> Iterator[dict[str, Any]]:
    """The archive's articles, one after the other: it may be larger than memory."""
    if path is None:
        yield from ARTICLES
        return
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def main(folder: str, path: str | None = None) -> None:
    documents = newsfacts.default_pipeline().stream(articles(path), workers=2)
    for kind, table in to_tables(documents).items():
        pq.write_table(table, Path(folder) / f"{kind}.parquet")
        print(f"{kind}.parquet: {table.num_rows} facts, {table.num_columns} columns")

    money = pq.read_table(Path(folder) / "money.parquet")
    totals = money.group_by("currency").aggregate([("value", "max")]).sort_by("currency")
    for row in totals.to_pylist():
        print(f"the largest amount in {row['currency']}: {row['value_max']:,.0f}")
    print(f"amounts with a time: {pc.sum(pc.is_valid(money['when_start'])).as_py() or 0}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*sys.argv[1:])
