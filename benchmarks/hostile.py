"""How the time grows on hostile texts: each is read at two sizes, the second four times the first.

    python benchmarks/hostile.py [NAME...]

Linear work grows by about 4, squared work by 16.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Final

import newsfacts

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from hostile_texts import TEXTS

STEP: Final = 4


def seconds(text: str) -> float:
    """How long the default pipeline takes, the better of two."""
    took = []
    for _ in range(2):
        began = time.perf_counter()
        newsfacts.extract(text, "2008-04-25")
        took.append(time.perf_counter() - began)
    return min(took)


def main() -> None:
    newsfacts.extract("Mr Roe paid $5 (€4), or 5 per cent, for 3 miles in May 2004.", "2008-04-25")  # loads the lexicon
    print(f"{'':26}{'characters':>12}{'seconds':>10}{'grew by':>10}")
    for name in sys.argv[1:] or TEXTS:
        times, text_of = TEXTS[name]
        small, large = seconds(text_of(times // STEP)), seconds(text_of(times))
        print(f"{name:26}{len(text_of(times)):12,}{large:10.2f}{large / small:10.1f}")


if __name__ == "__main__":
    main()
