"""For a data journalist: which printed figures of an article deserve a second look?

    python examples/check_article.py [article.txt 2005-02-11]

Prints the article with its doubtful figures marked, then a line on each, and how often each actor is named. Needs the
extra `rates`. (`newsfacts check` does the first half on the command line.)
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import newsfacts
from newsfacts import Change, Fact
from newsfacts.rates import check

ARTICLE = """\
Acme Holdings bought the mill for $10m (£19.2m) on Thursday, having paid £5m ($9.3m) for another in January.
Its sales rose 12 per cent to £56m from £50m, and its profit fell by 40 per cent to £8.2m from £10.3m.
Acme Holdings said it would buy more mills this year.
"""


def main(text: str, published: str) -> None:
    document = newsfacts.extract(text, published)

    doubts: dict[Fact, str] = {
        found.conversion: f"{found.verdict}, off by a factor of {found.factor:.2f}"
        for found in check(document)
        if found.doubtful and found.factor
    }
    doubts |= {change: "the figures do not agree" for change in document.changes if change.consistent is False}

    def mark(fact: Fact, inner: str) -> str:
        return f"**{inner}**" if fact in doubts else inner

    print(document.annotate(mark))
    for fact, doubt in doubts.items():
        about = f" ({fact.subject})" if isinstance(fact, Change) and fact.subject else ""
        print(f"- {fact.text}{about}: {doubt}")
    print()
    for name, times in Counter(actor.name for actor in document.actors).most_common():
        print(f"{name}: named {times} times")


if __name__ == "__main__":
    match sys.argv[1:]:
        case [path, day]:
            main(Path(path).read_text(encoding="utf-8"), day)
        case []:
            main(ARTICLE, "2005-02-11")
        case _:
            sys.exit(__doc__)
