"""Sentences: reads a text and gives the offsets at which its sentences begin and end."""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Final

import attrs

from newsfacts import lexicon


@attrs.define(frozen=True, slots=True)
class Sentence:
    """A sentence of the text: offsets, end exclusive, and its words as printed."""

    start: int
    end: int
    text: str


# What may end a sentence: a stop with its closing quotes and brackets before white space, a blank line, or the end of a
# line before one so long that it is a paragraph (a headline has no stop); and whether a sentence may begin there: a
# capital, a figure, an opening quote or bracket.
BOUNDARY: Final = re.compile(
    r"""
    [.!?…\n]                                      # a class first: that is what makes the scan quick
    (?: (?<! \n ) ['"”’)\]]{0,3} \s+
        (?P<opens> (?= ["'“‘`(\[—–_*•-]* \s? (?: [^\W\d_a-zß-öø-ÿ] | \d | [$£€¥₹\#@] ) ) )?
      | (?<= \n ) [ \t\r]* (?: \n \s* | (?= [^\n]{120} ) )
    )
    """,
    re.VERBOSE,
)
# What opens a sentence behind whatever stop, and is no name: "in Bakersfield, Calif. During the quarter".
OPENER: Final = re.compile(
    r"(?:The|It|They|But|And|During|However|Th(?:ese|ose|is|at)|If|When|While|After|Before|Since|Its|His|Their|There"
    r"|At|For|As|By|On|In)\s"
)
LONGEST: Final = 24
"""The number of characters before a stop in which the abbreviation that it may belong to is looked for."""
LIMIT: Final = 2000
"""The number of characters after which what has no end, a table or a list, is cut at a blank: so work within a sentence
may look at all of it for each of its facts, and a text of one endless sentence still takes no longer than another."""
# Where an endless word is cut: at a blank after it, or at a mark that no figure or name has within.
CUT: Final = re.compile(r"[^\w.,:/'’&-]")
# For each byte itself where it is a letter, else a blank.
LETTERS: Final = bytes(byte if chr(byte) in string.ascii_letters else ord(" ") for byte in range(256))


class Sentences:
    """The sentences of a text, by offset."""

    __slots__ = ("_ends", "_known", "_letters", "_starts", "_text", "_words")

    def __init__(self, text: str) -> None:
        self._text = text
        starts = _starts(text)
        self._starts = starts if len(text) <= LIMIT else _cut(text, starts)
        # once, and not at every question: a text of one endless sentence is asked about for each of its figures
        self._ends = _ends(text, self._starts)
        self._known: dict[int, Sentence] = {}
        self._letters: str | None = None
        self._words: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self._starts)

    def bounds_at(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence around an offset, without the white space after it."""
        starts = self._starts
        number = bisect_right(starts, offset) - 1
        if number < 0:  # before the text, or in a text without sentences
            return (0, self._ends[0]) if starts else (0, 0)
        return starts[number], self._ends[number]

    def bounds_around(self, offsets: Iterable[int]) -> list[tuple[int, int]]:
        """Start and end of each sentence around one of many offsets, which come in order.

        >>> Sentences("Sales rose 5%. All is well. It paid $2m and £4m.").bounds_around([11, 36, 44])
        [(0, 14), (28, 48)]
        """
        starts, ends = self._starts, self._ends
        bounds: list[tuple[int, int]] = []
        end = -1
        for offset in offsets:
            if offset >= end:
                number = bisect_right(starts, offset) - 1
                end = ends[number]
                bounds.append((starts[number], end))
        return bounds

    def number_at(self, offset: int) -> int:
        """The place of the sentence around an offset among all: 0 for the first."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def words_between(self, start: int, end: int) -> list[str]:
        """The words of the sentence with these bounds, as runs of the letters a to z: read once for all who ask.

        >>> Sentences("Sales rose to $4.5m.").words_between(0, 20)
        ['Sales', 'rose', 'to', 'm']
        """
        known = self._words.get(start)
        if known is None:
            if self._letters is None:
                self._letters = _letters_alone(self._text)
            known = self._words[start] = self._letters[start:end].split()
        return known

    def at(self, offset: int) -> Sentence:
        """The sentence around an offset.

        >>> Sentences("Sales rose to $4.5m. Mr. Lee of Acme Inc. said so.").at(30).text
        'Mr. Lee of Acme Inc. said so.'
        """
        start, end = self.bounds_at(offset)
        known = self._known.get(start)
        if known is None:
            known = self._known[start] = Sentence(start, end, self._text[start:end])
        return known


def _letters_alone(text: str) -> str:
    """The text with a blank for whatever is no letter a to z: `split` then finds words faster than any pattern."""
    return text.encode("ascii", "replace").translate(LETTERS).decode("ascii")


def _starts(text: str) -> list[int]:
    """The offsets at which sentences begin."""
    starts = [0] if text else []
    abbreviations = _abbreviations()
    length = len(text)
    for match in BOUNDARY.finditer(text):
        stop, after = match.span()
        if after == length:
            break
        mark = text[stop]
        may_go_on = mark != "\n" and (
            not match.lastindex
            or (mark == "." and _is_abbreviation(text, stop, abbreviations) and not OPENER.match(text, after))
        )
        if may_go_on and "\n\n" not in match[0]:
            continue
        starts.append(after)
    return starts


def _ends(text: str, starts: list[int]) -> list[int]:
    """The offsets at which the sentences that begin at some end, without the white space after them."""
    ends = []
    for start, end in pairwise([*starts, len(text)]):
        if text[end - 1].isspace():
            end -= 1
            if text[end - 1].isspace():  # mostly one blank parts two sentences
                end = start + len(text[start:end].rstrip())
        ends.append(end)
    return ends


def _cut(text: str, starts: list[int]) -> list[int]:
    """The same offsets, and more where sentences are longer than any that is one."""
    cuts: list[int] = []
    for start, end in pairwise([*starts, len(text)]):
        cuts.append(start)
        while end - start > LIMIT:
            middle, last = start + LIMIT // 2, start + LIMIT
            blank = max(text.rfind("\n", middle, last), text.rfind(" ", middle, last))
            if blank < 0:  # one endless word
                found = CUT.search(text, last, end)
                if found is None:
                    break
                blank = found.start()
            if blank + 1 >= end:
                break
            start = blank + 1
            cuts.append(start)
    return cuts


def _is_abbreviation(text: str, stop: int, abbreviations: frozenset[str]) -> bool:
    """Whether the stop belongs to the word before it ("Mr.", "J.", "U.S."), so that the sentence goes on."""
    before = text[stop - LONGEST : stop] if stop > LONGEST else text[:stop]
    word = before[before.rfind(" ") + 1 :]
    if not word.isalpha():
        words = before.split()
        word = words[-1].lstrip("\"'`“‘([") if words else ""
    return (len(word) == 1 and word.isupper() and word != "I") or word in abbreviations


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(lexicon.lines("en/abbreviations.txt"))
