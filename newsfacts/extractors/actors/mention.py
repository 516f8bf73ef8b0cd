"""One mention of an actor: what was read where it stands, before it is joined with others; and the words beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs

from newsfacts.facts import ActorType
from newsfacts.facts import Mention as Manner


@attrs.define(slots=True, eq=False)
class Mention:
    """A span of the text that mentions an actor.

    `name` is the name in this mention, without honorific, legal suffix or article, and `core` is where it begins; of a
    country the code is `country`. `affiliation` is the mention of the organisation to which a person belongs; `sector` is
    the event coders' sector that the role or description tells; `apart` marks a description of somebody who need not be
    the same elsewhere ("an official"). `rules` and `why` say what gave the mention.
    """

    start: int
    end: int
    type: ActorType
    name: str
    manner: Manner = "name"
    country: str | None = None
    rules: tuple[str, ...] = ()
    why: Callable[[], tuple[str, ...]] | None = None
    core: int = -1
    honorific: str | None = None
    gender: str = ""
    role: str | None = None
    affiliation: Mention | None = None
    sector: str = ""
    apart: bool = False

    def evidence(self) -> tuple[str, ...]:
        """The rules that fired, then what spoke for the name."""
        return self.rules if self.why is None else (*self.rules, *self.why())


LONGEST_WORD: Final = 30


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
