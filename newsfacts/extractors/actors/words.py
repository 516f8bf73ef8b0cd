"""Words: the small words that the actors' readers go by, and the word before an offset.

Reads lexicon/en/actor_words.tsv.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from newsfacts import lexicon


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of a kind; a KeyError where there is no such kind.

    >>> sorted(words_of("article"))
    ['a', 'an', 'another', 'one']
    """
    return _kinds()[kind]


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {row["kind"]: frozenset(row["words"].split()) for row in lexicon.table("en/actor_words.tsv")}


LONGEST_WORD: Final = 30
POSSESSIVES: Final = ("'s", "’s", "s'", "s’")


def word_before(text: str, offset: int) -> tuple[str, int]:
    """The word that ends before an offset, with its punctuation, and where it begins; nothing across a blank line.

    >>> word_before("said Mr. Lee", 9), word_before("One.\\n\\nTwo", 6)
    (('Mr.', 5), ('', 6))
    """
    end = offset
    while end > 0 and text[end - 1] in " \t\u00a0":
        end -= 1
    if end > 0 and text[end - 1] == "\n":
        end -= 1
        while end > 0 and text[end - 1] in " \t\r":
            end -= 1
        if end > 0 and text[end - 1] == "\n":
            return "", offset
    if end == offset:
        return "", offset
    low = max(0, end - LONGEST_WORD)
    start = max(text.rfind(" ", low, end), text.rfind("\n", low, end), text.rfind("\u00a0", low, end), low - 1) + 1
    return text[start:end], start


def owner_of(word: str) -> str:
    """Whose a possessive is: "Russia's" is Russia's, "Netherlands'" the Netherlands'; empty where it is none."""
    if not word.endswith(POSSESSIVES):
        return ""
    return word[:-2] if word[-1] == "s" else word[:-1]
