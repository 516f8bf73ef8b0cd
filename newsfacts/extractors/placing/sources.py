"""Sources: reads the verbs of saying and "according to" of a sentence and gives the actor who gives a figure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Final

import attrs

from newsfacts import facts, lexicon
from newsfacts.document import Document

# Behind "figures": what leads to the actor whose they are.
FROM: Final = re.compile(r"\s(?:from|by|(?:published|released|compiled)\sby|of)\b")
TO: Final = re.compile(r"\sto\b")
# "according to figures released by the": what may stand before the actor.
BEFORE_ACTOR: Final = re.compile(
    r"""
    \s (?: (?: an? | the | its | new | latest | recent | official | preliminary | provisional | annual | monthly
             | government | figures? | data | statistics | numbers | estimates? | report | study | survey | research
             | analysis | review | statement | poll | by | from | of | issued | published | released | compiled | filed
             | conducted | in | s | spokes\w+ | for ) \s ){0,8}
    """,
    re.VERBOSE,
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
    r"""
    \b (?: (?: [Tt]he | [Ii]ts ) \s
            (?: company | firm | group | bank | agency | ministry | department | government | retailer | airline
              | carmaker | bureau | institute | union | party | organi[sz]ation | body | lender | insurer | brewer
              | maker | producer | operator | regulator )
        | [Ii]t )
    \s (?: also\s | has\s | had\s )? $
    """,
    re.VERBOSE,
)
# A cue at the end of what it attributes: "..., the bank said.", "..., it said on Monday."
TRAILING: Final = re.compile(r"[.,;\"”]|\s(?:on|in|at|late)\s[^,;]{0,30}\.?$|$")
# Behind "added": "the bank added 2p to 22p", "added just 2.3 million names".
AMOUNT: Final = re.compile(
    r"\s(?:(?:a|about|almost|another|further|just|more|nearly|only|over|some|than|up\sto)\s){0,4}[$£€¥]?\d"
)
BACK: Final = 2
"""A description stands for the only organisation named so many sentences back at most."""


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """The words that attribute, and how."""
    kinds: dict[str, tuple[str, ...]] = {}
    for row in lexicon.table("en/attributing.tsv"):
        for word in row["words"].split():
            kinds[word] = (*kinds.get(word, ()), row["kind"])
    return kinds


@cache
def _attributing() -> frozenset[str]:
    return frozenset(_kinds())


@attrs.define(slots=True)
class Cue:
    """Words that attribute, and the actor: `leads` says that what is said stands behind them."""

    start: int
    end: int
    actor: str
    leads: bool


def _places(text: str, start: int, end: int, words: Iterable[str]) -> list[tuple[int, str]]:
    """Where words stand between two offsets, with no letter beside them, in order."""
    places: list[tuple[int, str]] = []
    for word in words:
        at = text.find(word, start, end)
        while at >= 0:
            after = at + len(word)
            if not (text[at - 1 : at].isalpha() or text[after : after + 1].isalpha()):
                places.append((at, word))
            at = text.find(word, after, end)
    places.sort()
    return places


class Mentions:
    """The mentions of actors in a document, in order of their begin and of their end."""

    def __init__(self, found: Iterable[facts.Fact]) -> None:
        self.actors = [fact for fact in found if isinstance(fact, facts.Actor) and fact.id is not None]
        self.starts = [actor.start for actor in self.actors]
        self.by_end = sorted(self.actors, key=attrgetter("end"))
        self.ends = [actor.end for actor in self.by_end]


class Sources:
    """What the cues of a document's sentences say of its actors."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.sentences = document.reading.sentences
        self._facts = document.facts
        self._mentions: Mentions | None = None

    @property
    def mentions(self) -> Mentions:
        """The mentions of actors; looked for when the first word that attributes is met."""
        if self._mentions is None:
            self._mentions = Mentions(self._facts)
        return self._mentions

    def cues_in(self, start: int, end: int) -> list[Cue]:
        """The cues of a sentence that name their actor."""
        words = _attributing().intersection(self.sentences.words_between(start, end))
        return list(self._cues(start, end, words)) if words and self.mentions.actors else []

    def _cues(self, start: int, end: int, words: frozenset[str]) -> Iterator[Cue]:
        kinds = _kinds()
        for begin, word in _places(self.text, start, end, words):
            for kind in kinds[word]:
                cue = self._cue(kind, begin, begin + len(word), start, end)
                if cue is not None:
                    yield cue
                    break

    def _cue(self, kind: str, begin: int, close: int, start: int, end: int) -> Cue | None:
        """The cue that the word from begin to close is, if it names its actor."""
        if kind in ("according", "figures"):
            link = (TO if kind == "according" else FROM).match(self.text, close, end)
            actor = self._behind(link.end(), end) if link else None
            leads = not self.text[start:begin].strip(" \"“'‘")
            return Cue(begin, actor.end, actor.id or "", leads) if actor else None
        if kind == "adding":
            if AMOUNT.match(self.text, close, end):
                return None
            kind = "said"
        before = self._before(start, begin)
        if before is not None:
            return Cue(begin, close, before, TRAILING.match(self.text[close:end]) is None)
        actor = self._behind(close, end) if kind == "said" else None
        return Cue(begin, actor.end, actor.id or "", leads=False) if actor else None

    def _behind(self, at: int, end: int) -> facts.Actor | None:
        """The actor that begins right behind an offset."""
        mentions = self.mentions
        number = bisect_left(mentions.starts, at)
        if number >= len(mentions.actors) or mentions.starts[number] >= end:
            return None
        actor = mentions.actors[number]
        return actor if BEFORE_ACTOR.fullmatch(self.text, at, actor.start) else None

    def _before(self, start: int, at: int) -> str | None:
        """The id of the actor whose verb begins at an offset."""
        ends, by_end = self.mentions.ends, self.mentions.by_end
        number = bisect_right(ends, at) - 1
        while number >= 0 and ends[number] > max(start, at - 130):
            actor = by_end[number]
            if actor.start >= start and BETWEEN.fullmatch(self.text, actor.end, at):
                return actor.id
            number -= 1
        described = DESCRIBED.search(self.text, max(start, at - 30), at)
        return self._last_organization(described.start()) if described else None

    def _last_organization(self, at: int) -> str | None:
        """The only organisation named shortly before an offset; None where there are several, or none."""
        number = self.sentences.number_at(at)
        mentions = self.mentions
        ids: set[str] = set()
        place = bisect_left(mentions.starts, at) - 1
        while place >= 0 and self.sentences.number_at(mentions.starts[place]) >= number - BACK:
            actor = mentions.actors[place]
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
