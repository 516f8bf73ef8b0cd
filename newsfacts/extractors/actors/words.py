"""Words: the small words that the actors' readers go by, and the word before an offset.

Reads lexicon/en/actor_words.tsv.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from newsfacts import lexicon
from newsfacts.reading import countries


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
    if end > LONGEST_WORD and text[end] == " ":
        start = text.rfind(" ", end - LONGEST_WORD, end) + 1
        word = text[start:end]
        if start and word.isprintable() and word:  # a word between two blanks, as most are
            return word, start
    end = end_before(text, offset)
    if end == offset:
        return "", offset
    first = end - LONGEST_WORD if end > LONGEST_WORD else 0
    start = text.rfind(" ", first, end) + 1 or first
    word = text[start:end]
    if "\n" in word or "\u00a0" in word:
        cut = max(word.rfind("\n"), word.rfind("\u00a0")) + 1
        return word[cut:], start + cut
    return word, start


def end_before(text: str, offset: int) -> int:
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


def nation_before(text: str, word: str, begin: int) -> tuple[str, int] | None:
    """The country of a nationality whose last word begins at an offset, and where all of it begins.

    >>> text = "a South Korean bank, a German bank"
    >>> nation_before(text, "Korean", 8), nation_before(text, "German", 23), nation_before(text, "bank", 15)
    (('KR', 2), ('DE', 23), None)
    """
    known = countries.words().adjectives
    if word in last_of_two():
        previous, earlier = word_before(text, begin)
        if (code := known.get(f"{previous} {word}")) is not None:
            return code, earlier
    code = known.get(word)
    return None if code is None else (code, begin)


@cache
def last_of_two() -> frozenset[str]:
    """The last words of nationalities of two words: "African", "Korean"."""
    pairs = [adjective.split() for adjective in countries.words().adjectives]
    return frozenset(pair[1] for pair in pairs if len(pair) == 2)


def owner_of(word: str) -> str:
    """Whose a possessive is: "Russia's" is Russia's, "Netherlands'" the Netherlands'; empty where it is none."""
    if not word.endswith(POSSESSIVES):
        return ""
    return word[:-2] if word[-1] == "s" else word[:-1]
