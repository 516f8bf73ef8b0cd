"""Sources: reads the verbs of saying and "according to" of a sentence and gives the actor who gives a figure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from newsfacts import facts
from newsfacts.document import Document

# The words that attribute; what they attribute to stands before them, or behind "according to" and "said".
CUE: Final = re.compile(
    r"\b(?:(?P<verb>said|says|announced|reported|estimate[sd]?|forecasts?|predict(?:s|ed)|projects|added|told"
    r"|claims|claimed|confirmed"
    r"|calculates|calculated|warned|expects|wrote|noted|revealed|disclosed)"
    r"|(?P<figures>(?:show(?:s|ed)?|suggest(?:s|ed)?|indicate[sd]?))"
    r"|(?P<according>[Aa]ccording\sto|(?:figures|data|statistics|numbers|estimates?|report)\s(?:from|by"
    r"|published\sby|released\sby|compiled\sby|of)))\b"
)
# "according to figures released by the": what may stand before the actor.
BEFORE_ACTOR: Final = re.compile(
    r"\s(?:(?:a|an|the|its|new|latest|recent|official|preliminary|provisional|annual|monthly|government|figures?"
    r"|data|statistics|numbers|estimates?"
    r"|report|study|survey|research|analysis|review|statement|poll|by|from|of|issued|published|released|compiled"
    r"|filed|conducted|in|s|spokes\w+|for)\s){0,8}"
)
# What may stand between an actor and its verb: ", the chief executive,", "also", "'s spokesman".
BETWEEN: Final = re.compile(
    r"""
    (?: ['’]s? (?: \s [\w-]+ ){1,4} )?
    (?: \s? \( [^()]* \) )?
    (?: \s (?: figures | data | statistics | report | survey | study | spokes\w+ | officials? | numbers
          | estimates ) )?
    (?: , \s [^,;]{1,90} , )?
    (?: \s (?: on | in | late | earlier | today | yesterday | also | has | have | had | later | then | last | this
          | \w+ly | week | month | [A-Z][a-z]+day ) ){0,4}
    \s
    """,
    re.VERBOSE,
)
# "The company said": an organisation that has just been named.
DESCRIBED: Final = re.compile(
    r"\b(?:[Tt]he|[Ii]ts)\s(?P<noun>company|firm|group|bank|agency|ministry|department|government|retailer|airline"
    r"|carmaker|bureau|institute"
    r"|union|party|organi[sz]ation|body|lender|insurer|brewer|maker|producer|operator|regulator)\s(?:also\s|has\s"
    r"|had\s)?$|\b(?P<it>[Ii]t)\s(?:also\s|has\s|had\s)?$"
)
BACK: Final = 2
"""A description stands for the only organisation named so many sentences back at most."""


@attrs.define(frozen=True, slots=True)
class Cue:
    """Words that attribute, and the actor: `leads` says that what is said stands behind them."""

    start: int
    end: int
    actor: str
    leads: bool


class Sources:
    """The actors of a document, by where they stand, and what the cues of its sentences say of them."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.sentences = document.reading.sentences
        self.actors = [actor for actor in document.actors if actor.id is not None]
        self._starts = [actor.start for actor in self.actors]
        self._ends = sorted(range(len(self.actors)), key=lambda number: self.actors[number].end)
        self._end_offsets = [self.actors[number].end for number in self._ends]

    def cues_in(self, start: int, end: int) -> list[Cue]:
        """The cues of a sentence that name their actor."""
        return list(self._cues(start, end)) if self.actors else []

    def _cues(self, start: int, end: int) -> Iterator[Cue]:
        text = self.text
        for match in CUE.finditer(text, start, end):
            if match["according"] is not None:
                actor = self._behind(match.end(), end)
                if actor is not None:
                    leads = not text[start : match.start()].strip(" \"“'‘")
                    yield Cue(match.start(), actor.end, actor.id or "", leads)
                continue
            actor_id = self._before(start, match.start())
            if actor_id is not None:
                leads = re.match(r"[.,;\"”]|\s(?:on|in|at|late)\s[^,;]{0,30}\.?$", text[match.end() : end]) is None
                yield Cue(match.start(), match.end(), actor_id, leads)
            elif match["verb"] in ("said", "says", "added") and (actor := self._behind(match.end(), end)) is not None:
                yield Cue(match.start(), actor.end, actor.id or "", False)

    def _behind(self, at: int, end: int) -> facts.Actor | None:
        """The actor that begins right behind an offset."""
        number = bisect_left(self._starts, at)
        if number >= len(self.actors) or self.actors[number].start >= end:
            return None
        actor = self.actors[number]
        return actor if BEFORE_ACTOR.fullmatch(self.text, at, actor.start) else None

    def _before(self, start: int, at: int) -> str | None:
        """The id of the actor whose verb begins at an offset."""
        number = bisect_right(self._end_offsets, at) - 1
        while number >= 0 and self._end_offsets[number] > max(start, at - 130):
            actor = self.actors[self._ends[number]]
            if actor.start >= start and BETWEEN.fullmatch(self.text, actor.end, at):
                return actor.id
            number -= 1
        described = DESCRIBED.search(self.text, max(start, at - 30), at)
        return self._last_organization(described.start()) if described else None

    def _last_organization(self, at: int) -> str | None:
        """The only organisation named shortly before an offset; None where there are several, or none."""
        number = self.sentences.number_at(at)
        ids: set[str] = set()
        place = bisect_left(self._starts, at) - 1
        while place >= 0 and self.sentences.number_at(self._starts[place]) >= number - BACK:
            actor = self.actors[place]
            if actor.type == "organization":
                ids.add(actor.id or "")
            place -= 1
        return ids.pop() if len(ids) == 1 else None

    def of(self, fact: facts.Fact, cues: Sequence[Cue]) -> str | None:
        """The actor to whom a figure is attributed: the last that says so before it, else one that follows."""
        leading = [cue for cue in cues if cue.leads and cue.end <= fact.start]
        if leading:
            return leading[-1].actor
        trailing = [cue for cue in cues if not cue.leads and cue.start >= fact.end]
        return trailing[0].actor if trailing else None
