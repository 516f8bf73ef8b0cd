"""Weights: reads what stands around so many pounds and tells whether they are weighed or paid.

"3 million pounds of copper", "the 181-pound jockey" and "he shed 30 pounds" are no money; "a 10-pound note" is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsfacts import lexicon
from newsfacts.reading.numerals import Numeral

LIGHTEST_SUM: Final = 2000
"""So many pounds with a hyphen and no scale word are a sum; fewer are weighed ("a 250-pound bomb")."""
CONVERTED: Final = re.compile(
    r"[ \n]?\([ ]?(?:about |around |nearly |or |some )?[\d.,]+[ -]?(?:kg|kilo|tonne|tons?\b|gram|g\b|k\b)"
)
SUM_BEHIND: Final = re.compile(
    r"""
    [ ] \( (?: (?: about | around | or | some | nearly ) [ ] )?
    (?: [$£€] | [A-Z]{1,3}\$ | \d[\d.,]* [ ]? (?: m | bn | million | billion )? [ ]? (?: dollars | euros | yen ) )
    """,
    re.VERBOSE,
)
BEFORE, AFTER = 120, 80


@cache
def _words(where: str, says: str) -> re.Pattern[str]:
    """The words that speak for a reading, in one place."""
    words = sorted(
        row["word"].replace("*", r"\w*")
        for row in lexicon.table("en/pounds.tsv")
        if (row["where"], row["says"]) == (where, says)
    )
    lead = {"sentence": r"\b", "behind": r"[ \n-]{0,2}", "of": r"[ \n]+of[ \n]+"}[where]
    sign = "|[$£€]" if (where, says) == ("sentence", "money") else ""
    return re.compile(rf"{lead}(?:{'|'.join(words)})\b{sign}", re.IGNORECASE)


def is_weight(text: str, numeral: Numeral, stop: int) -> bool | None:
    """Whether the pounds of a numeral, whose name ends at an offset, are a weight; None where nothing tells."""
    if _words("behind", "money").match(text, stop) or SUM_BEHIND.match(text, stop):
        return False
    if _words("behind", "weight").match(text, stop) or CONVERTED.match(text, stop):
        return True
    if text[stop : stop + 4].split()[:1] == ["of"]:
        return not _words("of", "money").match(text, stop)
    lo, hi = max(0, numeral.start - BEFORE), min(len(text), stop + AFTER)
    weighed = bool(_words("sentence", "weight").search(text, lo, hi))
    paid = bool(_words("sentence", "money").search(text, lo, hi))
    if numeral.scale or numeral.value is None:
        return weighed and not paid
    if weighed:
        return True
    if text[stop : stop + 1] == "-" or text[numeral.end : numeral.end + 1] == "-":
        return numeral.value < LIGHTEST_SUM
    return False if paid or "£" in text or numeral.value >= LIGHTEST_SUM else None
