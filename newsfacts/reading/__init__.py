"""Reading: what the text itself says before anybody asks what it means.

`Reading` holds a text and gives its numerals, sentences and names, each found once, when first asked for.
"""

from __future__ import annotations

from functools import cached_property

from newsfacts.reading.names import Name, find_names
from newsfacts.reading.numerals import Numeral, find_numerals
from newsfacts.reading.sentences import Sentence, Sentences
from newsfacts.reading.words import printed_words

__all__ = ["Name", "Numeral", "Reading", "Sentence", "Sentences"]


class Reading:
    """A text and what was read in it; one reading serves every extractor."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __reduce__(self) -> tuple[type[Reading], tuple[str]]:
        return Reading, (self.text,)  # what was read is read again at need, not sent between processes

    def forget(self) -> None:
        """Lets go of what was read: whoever asks for it again has it read again."""
        text = self.text
        self.__dict__.clear()
        self.text = text

    @cached_property
    def numerals(self) -> list[Numeral]:
        """The numerals of the text, in order."""
        return find_numerals(self.text)

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of the text."""
        return Sentences(self.text)

    @cached_property
    def names(self) -> list[Name]:
        """The labelled names of the text, in order."""
        return find_names(self.text, self.words)

    @cached_property
    def words(self) -> frozenset[str]:
        """The different words of the text, to see whether it has one."""
        return printed_words(self.text)
