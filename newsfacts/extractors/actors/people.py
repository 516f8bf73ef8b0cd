"""People: joins the mentions of people, by full names and then by the parts of them.

"Mr Putin", "Putin" and "President Putin" are Vladimir Putin in either order, where the text has one Putin; two of one
surname are told apart by honorific and first name, and where that does not tell they stay apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from newsfacts import lexicon
from newsfacts.extractors.actors.clusters import MOST_KNOWN, MOST_NAMESAKES, Person, folded, plain_case
from newsfacts.extractors.actors.mention import Mention
from newsfacts.extractors.actors.words import words_of

MUCH_MORE: Final = 3
"""How many times as often as any namesake somebody must have been mentioned for a bare name to be that person's."""

MARKS: Final = ".,\"“”'‘’"
"""What may stand about a word of a name: 'Ann "Dot" Smith Jr.'."""

Read = tuple[Mention, tuple[str, ...], str]
"""A mention with the words of its name and Jr or III (`_words_of`)."""


@lru_cache(MOST_KNOWN)
def _words_of(name: str) -> tuple[tuple[str, ...], str]:
    """The folded words of a person's name, and Jr or III."""
    words = [folded(word).strip(MARKS) for word in name.replace("-", " ").split()]
    generation = words.pop() if len(words) > 1 and words[-1] in words_of("generation") else ""
    return tuple(word for word in words if word), generation


def join_people(mentions: list[Mention]) -> list[Person]:
    """People: full names first, the fullest before all; then the single words that are part of one."""
    if not mentions:
        return []
    full: list[Read] = []
    short: list[Read] = []
    for mention in mentions:
        words, generation = _words_of(mention.name)
        (full if len(words) > 1 else short).append((mention, words, generation))
    full.sort(key=_fullest_first)
    clusters: list[Person] = []
    by_word: dict[str, list[Person]] = {}
    known: dict[tuple[tuple[str, ...], str, str], Person] = {}
    for mention, words, generation in full:
        key = (words, generation, mention.gender)
        cluster = known.get(key)
        if cluster is None:
            cluster = _same_full(mention, words, generation, by_word)
            if cluster is None:
                likely = _genders().get(words[0], "")
                cluster = Person(mention.name, words, [], likely=likely, generation=generation)
                clusters.append(cluster)
                for word in set(words):
                    by_word.setdefault(word, []).append(cluster)
            known[key] = cluster
        cluster.take(mention)
    for cluster in clusters:
        cluster.name = _best_name(cluster.mentions)
    if short:
        _short_names(short, clusters, by_word)
    return clusters


def _fullest_first(read: Read) -> int:
    return -len(read[1])


def _same_full(
    mention: Mention, words: tuple[str, ...], generation: str, by_word: dict[str, list[Person]]
) -> Person | None:
    """The one cluster of which a full name is a form; None where there is none, or more than one."""
    candidates = by_word.get(words[-1])
    if candidates is None or len(candidates) > MOST_NAMESAKES:
        return None
    found = [
        cluster
        for cluster in candidates
        if (_embeds(words, cluster.words) or set(words) == set(cluster.words))
        and _can_be(mention, cluster)
        and not (generation and cluster.generation and generation != cluster.generation)
    ]
    exact = [cluster for cluster in found if cluster.words == words]
    found = exact or found
    return found[0] if len(found) == 1 else None


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """The other forms of a given name: bill is william."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in lexicon.lines("en/nicknames.txt"):
        full, *short = line.split()
        for name in short:
            found[full].add(name)
            found[name].add(full)
    return {name: frozenset(forms) for name, forms in found.items()}


def _is_form(one: str, other: str) -> bool:
    """Whether two words can be one given name: alike, an initial, a short form."""
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return other in _nicknames().get(one, ())


@cache
def _genders() -> dict[str, str]:
    """Whether a given name is a man's or a woman's; one that can be either is none of these."""
    return {name: row["gender"] for row in lexicon.table("en/given_gender.tsv") for name in row["names"].split()}


def _embeds(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of one name stand in the other in their order, an initial for a word.

    >>> _embeds(("george", "bush"), ("george", "w", "bush")), _embeds(("g", "bush"), ("george", "bush"))
    (True, True)
    >>> _embeds(("alma", "reyes"), ("joan", "reyes"))
    False
    """
    at = 0
    for number, word in enumerate(short):
        last = number == len(short) - 1
        while at < len(long) and not (long[at] == word if last else _is_form(word, long[at])):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def _short_names(short: Sequence[Read], clusters: list[Person], by_word: dict[str, list[Person]]) -> None:
    """Gives each single word to the person whose name it is a part of; the others are clusters by themselves."""
    alone: dict[str, list[Person]] = {}
    for mention, words, _ in short:
        word = words[0] if words else mention.name
        candidates = by_word.get(word)
        cluster = None if candidates is None else _whose(mention, word, candidates)
        if cluster is None:
            namesakes = alone.setdefault(word, [])
            cluster = next((one for one in namesakes if _can_be(mention, one)), None)
            if cluster is None:
                cluster = Person(plain_case(mention.name), words, [])
                namesakes.append(cluster)
                clusters.append(cluster)
        cluster.take(mention)


def _can_be(mention: Mention, cluster: Person) -> bool:
    """Whether the honorifics of the two do not contradict each other."""
    return not (mention.gender and cluster.gender and mention.gender != cluster.gender)


def _whose(mention: Mention, word: str, candidates: Sequence[Person]) -> Person | None:
    """The person of whose full name a single word is the surname, or else any part; None where it is in doubt."""
    if len(candidates) == 1 and not mention.gender:
        return candidates[0]
    if len(candidates) > MOST_NAMESAKES:
        return None
    fit = [one for one in candidates if _can_be(mention, one)]
    fit = [one for one in fit if one.words[-1] == word] or fit
    if mention.gender:
        fit = [one for one in fit if (one.gender or one.likely or mention.gender) == mention.gender]
        fit = [one for one in fit if (one.gender or one.likely) == mention.gender] or fit
    if len(fit) > 1 and mention.role:
        last = mention.role.lower().split()[-1]
        fit = [one for one in fit if last in one.roles] or fit
    if len(fit) > 1 and not mention.gender:  # the bare surname is that of whom the text is about, not of his wife
        fit = [one for one in fit if not one.is_kin] or fit
    if len(fit) > 1:
        fit = _foremost(mention, fit)
    return fit[0] if len(fit) == 1 else None


def _foremost(mention: Mention, candidates: list[Person]) -> list[Person]:
    """The one that has been mentioned alone so far, or much more than any other; all where that does not tell."""
    counts = [bisect_left(candidate.starts, mention.start) for candidate in candidates]
    most = max(counts)
    if most and all(count == most or count * MUCH_MORE <= most for count in counts) and counts.count(most) == 1:
        return [candidates[counts.index(most)]]
    return candidates


def _best_name(mentions: list[Mention]) -> str:
    """The fullest name, the commonest of equally full ones, in plain case."""
    counts: dict[str, int] = {}
    for mention in mentions:
        counts[mention.name] = counts.get(mention.name, 0) + 1
    if len(counts) == 1:
        return plain_case(mentions[0].name)
    best = max(counts, key=lambda name: (len(_words_of(name)[0]), not name.isupper(), counts[name], len(name)))
    return plain_case(best)
