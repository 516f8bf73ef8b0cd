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
    end = offset - 1
    if end < 1 or text[end] != " " or text[end - 1] in BLANKS:
        end = _end_before(text, offset)
        if end == offset:
            return "", offset
    first = end - LONGEST_WORD if end > LONGEST_WORD else 0
    start = text.rfind(" ", first, end) + 1 or first
    word = text[start:end]
    if "\n" in word or "\u00a0" in word:
        cut = max(word.rfind("\n"), word.rfind("\u00a0")) + 1
        return word[cut:], start + cut
    return word, start


BLANKS: Final = " \t\u00a0\r\n"


def _end_before(text: str, offset: int) -> int:
    """Where the word before an offset ends; the offset itself where a blank line or no white space is between."""
    end = offset
    while end > 0 and text[end - 1] in " \t\u00a0":
        end -= 1
    if end > 0 and text[end - 1] == "\n":
        end -= 1
        while end > 0 and text[end - 1] in " \t\r":
            end -= 1
        if end > 0 and text[end - 1] == "\n":
            return offset
    return end


def owner_of(word: str) -> str:
    """Whose a possessive is: "Russia's" is Russia's, "Netherlands'" the Netherlands'; empty where it is none."""
    if not word.endswith(POSSESSIVES):
        return ""
    return word[:-2] if word[-1] == "s" else word[:-1]
