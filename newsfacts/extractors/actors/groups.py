"""Groups: reads a text and its named mentions, and gives the descriptions of people who act or speak.

"Japanese officials accusing Moscow", "A Japanese foreign ministry official said", "killed by rebels". A description to
which nothing is ascribed ("a visit to the rebels") is none, nor is one that tells a named person's role.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from newsfacts.extractors.actors import heads
from newsfacts.extractors.actors.heads import Head
from newsfacts.extractors.actors.mention import Mention
from newsfacts.extractors.actors.role import modifiers, party_words
from newsfacts.extractors.actors.verbs import NEXT_WORD, acts, forms
from newsfacts.extractors.actors.words import nation_before, owner_of, word_before, words_of
from newsfacts.reading import countries

PLAIN_WORD: Final = re.compile(r"[a-z][a-z-]*")
OPENERS: Final = "\"'“‘(`"
MOST_WORDS: Final = 6


# -- finding ----------------------------------------------------------------------------------------------------


def find_groups(text: str, mentions: Sequence[Mention], printed: Iterable[str]) -> tuple[list[Mention], list[Mention]]:
    """The descriptions of people who act, and the mentions that are part of one ("Labour" in "Labour MPs").

    `printed` are the words looked for that the text has.
    """
    found: list[Mention] = []
    swallowed: list[Mention] = []
    present = sorted(heads.looked_for().intersection(printed))
    if not present:
        return found, swallowed
    nearby, headed, peoples, nations = Nearby(mentions), heads.printed_heads(), heads.peoples(), heads.nations()
    for word in present:
        if word in peoples:
            found.extend(_acting_people(text, word, peoples[word], nearby))
        if word in nations:
            found.extend(_acting_people(text, word, nations[word], nearby, after="the"))
        if word not in headed:
            continue
        for at in _occurrences(text, word):
            end = at + len(word)
            head = _head(text, headed[word], at, end)
            if head is None or (read := _acting(text, head, end, nearby)) is None:
                continue
            found.append(_mention(text, head, read, end))
            found.extend(fellows(text, read.first, nearby))
            if read.party is not None:
                swallowed.append(read.party)
    return found, swallowed


class Nearby:
    """The named mentions, by where they stand."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]

    def at(self, offset: int) -> Mention | None:
        """The mention around an offset."""
        number = bisect_right(self.starts, offset) - 1
        return self.mentions[number] if number >= 0 and self.mentions[number].end > offset else None

    def ending_at(self, offset: int) -> Mention | None:
        """The mention that ends at an offset."""
        mention = self.at(offset - 1)
        return mention if mention is not None and mention.end == offset else None


def _occurrences(text: str, word: str) -> list[int]:
    """Where a word stands as a whole word."""
    found = []
    size, at = len(word), text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + size : at + size + 1]
        if (before == " " or not (before.isalnum() or before in GLUED_BEFORE)) and (
            after == " " or not (after.isalnum() or after in GLUED_AFTER)
        ):
            found.append(at)
        at = text.find(word, at + size)
    return found


GLUED_BEFORE: Final = frozenset("-_@#'’")
GLUED_AFTER: Final = frozenset("-_'’")
"""Marks beside a word of which it is but a part."""


def _head(text: str, known: Sequence[Head], at: int, end: int) -> Head | None:
    """The longest head that ends with the word between two offsets."""
    for head in known:
        if _stands(text, head.words, at, end):
            return head
    return None


def _stands(text: str, words: str, at: int, end: int) -> bool:
    start = end - len(words)
    if text.startswith(words, start) and start == at:
        return True  # the word by which it was looked for
    if start < 0 or (start and text[start - 1].isalnum()):
        return False
    printed = " ".join(text[start:end].split())
    return printed == words or (printed[0].lower() + printed[1:] == words and _opens_sentence(text, start))


def _opens_sentence(text: str, start: int) -> bool:
    before, _ = word_before(text, start)
    return not before or before[-1] in ".!?:;\"”'’)_-–—"


def _acting_people(text: str, word: str, code: str, nearby: Nearby, after: str = "") -> Iterator[Mention]:
    """The places where a people acts: "Palestinians threw stones", "the Dutch agreed" (`after` "the")."""
    for at in _occurrences(text, word):
        end = at + len(word)
        if after and (word_before(text, at)[0].lower().lstrip(OPENERS) != after or _before_noun(text, end)):
            continue
        if acts(text, end, plural=True) and nearby.at(at) is None:
            yield _people(at, end, word, code)
            yield from fellows(text, at, nearby)


def _people(start: int, end: int, word: str, code: str) -> Mention:
    return Mention(start, end, "group", word, "description", code, ("a people that acts",), sector="CVL")


def _before_noun(text: str, end: int) -> bool:
    """Whether the word after an adjective may as well be a noun: "the French plan in April", "the Dutch moves"."""
    following = NEXT_WORD.match(text, end)
    if following is None or following[1] in words_of("only_verb"):
        return False
    return following[1] in forms().third or (following[1] in forms().base and following[1] not in forms().past)


# -- one description --------------------------------------------------------------------------------------------

# What may stand between a description and its verb of saying: "One diplomat based in Tokyo with knowledge of it said".
LATER: Final = re.compile(
    r"""
    (?: \s+ (?: based | with | in | at | from | close | familiar | who | involved | briefed | on | of | for ) \b
      | , \s+ (?: who | speaking | citing | asking | asked | quoting | referring | declining | requesting ) \b
    )
    [^.!?"“”;:]{0,140}? \b (?: said | told | says | added | warned | confirmed | denied ) \b
    """,
    re.VERBOSE,
)
# What may stand between many and their verb: "Officials in Beijing said", "traders at Nomura say".
LATER_OF_MANY: Final = re.compile(
    r"\s+(?:in|at|from|of|for|with)\b[^.!?\"“”;:,()]{1,50}?\s(?:said|say|told|tell|warned|warn)\b"
)
FAR: Final = 60
"""How far before a head "by" may stand: a description's longest modifiers."""


@attrs.define(slots=True)
class Description:
    """A description as it is read from its head to the left.

    `article` is the "a" or "one" that opens it, perhaps before the mention of its `owner` ("a UN official"); `party` is
    the mention of a party that is part of it.
    """

    first: int
    article: str = ""
    opened: bool = False
    country: str | None = None
    owner: Mention | None = None
    party: Mention | None = None
    rule: str = ""


def _acting(text: str, head: Head, end: int, nearby: Nearby) -> Description | None:
    """The description with a head; None where nothing is ascribed to it."""
    start = end - len(head.words)
    many = head.form == "many"
    after = text[end : end + 1]
    acting = (after == "," or after.isspace()) and (  # a stop ends the clause, and so do most other marks
        (after != "," and acts(text, end, plural=many, gerund=many)) or _acts_later(text, head, end)
    )
    if not acting and not _has_agent(text[max(0, start - FAR) : start]):
        return None
    read = _described(text, start, nearby)
    if read is None or (head.form == "one" and not read.article):
        return None
    before, at = word_before(text, read.first)
    if acting and not _is_predicate(text, before, read, nearby):
        read.rule = f"description that acts: {head.words}"
    elif not acting and _is_agent(text, before, at):
        read.rule = f"description that acts: {before.lower()} {head.words}"
    return read if read.rule else None


def _has_agent(before: str) -> bool:
    """Whether the words before a description may make it the one by whom something is done or said."""
    return "by" in before or "according" in before


def _acts_later(text: str, head: Head, end: int) -> bool:
    """Whether a description speaks after more is said of it."""
    if head.form == "body":
        return False
    return (LATER if head.form == "one" else LATER_OF_MANY).match(text, end) is not None


def _mention(text: str, head: Head, read: Description, end: int) -> Mention:
    words = text[read.first : end].split()
    if words[0].lower() == read.article:
        words = words[1:]
    if read.owner is not None:
        words = [*text[read.owner.start : read.owner.end].split(), *words]
    name = " ".join(words)
    apart = bool(read.article)
    group = Mention(
        read.first, end, "group", name, "description", read.country, (read.rule,), sector=head.sector, apart=apart
    )
    if read.owner is not None and read.owner.type == "organization":
        group.affiliation = read.owner
    elif read.owner is not None and read.owner.manner == "metonym":
        group.sector = group.sector or "GOV"  # "a Downing Street spokesman"
    return group


def _is_predicate(text: str, before: str, read: Description, nearby: Nearby) -> bool:
    """Whether the description says what somebody is: "Jane Doe, a lawyer for", "himself a former banker"."""
    if before[-1:] == ",":
        stop = text.rfind(",", 0, read.first)
        mention = nearby.ending_at(stop)
        return mention is not None and mention.type == "person"
    return before.lower() in words_of("predicate_before") or (bool(read.article) and before.lower() in words_of("be"))


def _is_agent(text: str, before: str, at: int) -> bool:
    """Whether something is done or said by the description: "killed by", "according to"."""
    verb, _ = word_before(text, at)
    verb = verb.lower()
    if before.lower() == "by":
        return verb in forms().participle or verb.endswith("ed")
    return before.lower() == "to" and verb == "according"


def _described(text: str, start: int, nearby: Nearby) -> Description | None:
    """The description from its head to the left: modifiers, nationality, "a" or "one"."""
    read = Description(start)
    place: int | None = start
    first = start
    for _ in range(MOST_WORDS):
        place = _take_left(text, first, read, nearby)
        if place is None:
            break
        first = place
    if read.owner is not None and read.owner.type == "person":
        return None
    read.first = first if read.opened else _sure_start(text, start)
    return read


def _take_left(text: str, place: int, read: Description, nearby: Nearby) -> int | None:
    """Reads one more word on the left of a description; where it begins, or None where the description begins after."""
    word, at = word_before(text, place)
    if not word or read.article or (word[-1] in ',;:.)"”!?' and word not in countries.words().names):
        return None
    lowered = word.lower().lstrip(OPENERS)
    begin = at + len(word) - len(lowered)
    mention = nearby.at(begin)
    if word in party_words():
        read.party, read.opened = mention, True
        return begin
    if mention is not None:
        if text[mention.end : mention.end + 1] not in ("-", "–"):  # "US-backed rebels" are no Americans
            _take_owner(text, mention, begin + len(lowered), read)
        return None
    if lowered in words_of("article"):
        read.article, read.opened = lowered, True
        return begin
    if lowered in words_of("counted") or owner_of(word):
        read.country = read.country or countries.words().names.get(owner_of(word))
        read.opened = True
        return None
    if (nation := nation_before(text, word, at)) is not None:
        read.country, read.opened = nation[0], True
        return nation[1]
    if _is_sure(word, lowered):
        return begin
    if PLAIN_WORD.fullmatch(word.lstrip(OPENERS)) and lowered not in words_of("stop") and not _is_verb(lowered):
        return begin
    return None


def _is_sure(word: str, lowered: str) -> bool:
    """Whether a word belongs to the description after it, opened or not: "riot", "Kurdish", "armed"."""
    return lowered in modifiers() or word in words_of("people_adjective") or lowered in words_of("participle_adjective")


def _take_owner(text: str, mention: Mention, end: int, read: Description) -> None:
    """Takes a country's or organisation's name before a description: "US officials", "a UN official", "Iran's army"."""
    read.country, read.opened = read.country or mention.country, True
    if mention.end == end or mention.type == "person":
        read.owner = mention
    before, _ = word_before(text, mention.start)
    if read.owner is not None and before.lower() in words_of("article"):
        read.article = before.lower()


def _sure_start(text: str, start: int) -> int:
    """Where a description without an opening begins: only words that surely belong are taken."""
    at = start
    for _ in range(MOST_WORDS):
        word, begin = word_before(text, at)
        if not _is_sure(word, word.lower()):
            break
        at = begin
    return at


def _is_verb(word: str) -> bool:
    known = forms()
    return word in known.past or word in known.third or word in known.gerund or word.endswith("ly")


# -- what acts together -------------------------------------------------------------------------------------------

MOST_FELLOWS: Final = 5


def fellows(text: str, start: int, nearby: Nearby) -> list[Mention]:
    """The descriptions that act together with the one at an offset: "two men, a woman" before "and one student".

    The first of them must open its clause: in "talks with officials and diplomats said" only diplomats do.
    """
    found: list[Mention] = []
    at = _before_determiner(text, start)
    while len(found) < MOST_FELLOWS:
        word, begin = word_before(text, at)
        if word == "and":
            word, begin = word_before(text, begin)
        elif not (found and word.endswith(",")):
            break
        fellow = _fellow(text, begin, begin + len(word.rstrip(",")), nearby)
        if fellow is None:
            break
        found.append(fellow)
        at = _before_determiner(text, fellow.start)
    while found and not _opens_clause(word_before(text, _before_determiner(text, found[-1].start))[0]):
        found.pop()
    return found


def _before_determiner(text: str, start: int) -> int:
    """Where a description begins with its "the", "two" or "some", which is no part of it."""
    word, at = word_before(text, start)
    lowered = word.lower().lstrip(OPENERS)
    return at + len(word) - len(lowered) if lowered in words_of("counted") else start


def _fellow(text: str, at: int, end: int, nearby: Nearby) -> Mention | None:
    """The description that ends with the word between two offsets, whatever comes after it."""
    word = text[at:end].lstrip(OPENERS)
    at = end - len(word)
    if code := heads.peoples().get(word):
        return _people(at, end, word, code) if nearby.at(at) is None else None
    if (code := heads.nations().get(word)) and word_before(text, at)[0].lower() == "the":
        return _people(at, end, word, code) if nearby.at(at) is None else None
    head = _head(text, heads.printed_heads().get(word, ()), at, end)
    if head is None:
        return None
    read = _described(text, end - len(head.words), nearby)
    if read is None or (head.form == "one" and not read.article):
        return None
    read.rule = f"description that acts: {head.words}"
    return _mention(text, head, read, end)


def _opens_clause(before: str) -> bool:
    """Whether what stands after a word may be a subject: not after a preposition or a verb that is not of saying."""
    lowered = before.lower()
    return lowered not in words_of("governing") and not (before.islower() and _is_acting(lowered))


def _is_acting(word: str) -> bool:
    """Whether a word is a verb's form that may have an object: "met officials and diplomats said"."""
    known = forms()
    if word in words_of("said"):
        return False
    return word in known.base or word in known.past or word in known.third or word in known.gerund
