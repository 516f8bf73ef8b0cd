"""The whole: reads the words after "of" behind a percentage and gives the noun phrase, to its head's end."""

from __future__ import annotations

import re
from typing import Final

from newsfacts.reading.phrases import noun_phrase_end

OF: Final = re.compile(r"(?:\sor\s(?:so|more|less))?\s{1,2}of\s{1,2}(?!which\b|whom\b|whose\b)")


def words_after_of(text: str, end: int, limit: int) -> str | None:
    """The words after "of" behind a figure that ends at an offset; None where there are none.

    >>> words_after_of("8.5 per cent of its total gas requirements in May", 12, 49)
    'its total gas requirements'
    """
    if not text.startswith(("of", "or"), end + 1):
        return None
    match = OF.match(text, end, limit)
    if match is None:
        return None
    close = noun_phrase_end(text, match.end(), limit)
    return " ".join(text[match.end() : close].split()) or None
