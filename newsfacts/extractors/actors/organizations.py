"""Organisations: joins the mentions of organisations, by the same name, by acronyms, and by short forms.

"IMF" is the International Monetary Fund, by a bracket after it or by its initials; "Goldman" is Goldman Sachs where no
other longer name has the word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Final

from newsfacts import lexicon
from newsfacts.extractors.actors.clusters import MOST_KNOWN, MOST_NAMESAKES, Cluster, folded, plain_case
from newsfacts.extractors.actors.mention import Mention
from newsfacts.extractors.actors.words import end_before, words_of
from newsfacts.reading import countries
from newsfacts.reading.name_features import lists


@cache
def _common() -> frozenset[str]:
    """Words that many organisations have in common; one of them alone is nobody's short form."""
    heads = next(row["words"] for row in lexicon.table("names/classes.tsv") if row["class"] == "head")
    return frozenset(heads.lower().split()) | words_of("common_name") | words_of("name_link")


@lru_cache(MOST_KNOWN)
def _key(name: str) -> tuple[str, ...]:
    """The words of an organisation's name, folded, without "the", possessives and punctuation."""
    words = [folded(word).strip(".,!'\"()").removesuffix("'s") for word in name.replace("&", " and ").split()]
    return tuple(word for word in words if word and word != "the")


@lru_cache(MOST_KNOWN)
def _initials(name: str) -> frozenset[str]:
    """The acronyms that a name may have: "International Monetary Fund" is IMF, "Bank of England" BE or BOE."""
    words = [word for word in re.split(r"[\s-]+", name) if word[:1].isalpha()]
    if len(words) < 2:
        return frozenset()
    return frozenset(
        {
            "".join([word[0] for word in words]).upper(),
            "".join([word[0] for word in words if word.lower() not in words_of("name_link")]).upper(),
        }
    )


LONGEST_ACRONYM: Final = 7
LEAST_SMALL: Final = 4
"""An acronym in small letters has so many: a shorter one agrees with many names by chance."""


@lru_cache(MOST_KNOWN)
def _acronym(name: str) -> str | None:
    """A name as an acronym: "I.M.F.", "BoE"; None where it is none."""
    plain = name.replace(".", "")
    if " " in plain or not 2 <= len(plain) <= LONGEST_ACRONYM or not plain.isalpha():
        return None
    capitals = sum(letter.isupper() for letter in plain)
    return plain.upper() if capitals >= 2 and capitals >= len(plain) - 1 else None


def join_organizations(text: str, mentions: list[Mention]) -> Iterable[Cluster]:
    """Organisations: the same name, then acronyms, then short forms that only one longer name can have."""
    clusters: dict[tuple[str, ...], Cluster] = {}
    for mention in mentions:
        key = _key(mention.name) or (mention.name,)
        cluster = clusters.get(key)
        if cluster is None:
            clusters[key] = Cluster(mention.name, key, [mention])
        else:
            cluster.mentions.append(mention)
    merged: Merged = {}
    if len(clusters) > 1:
        if "(" in text:
            _join_defined(text, clusters, merged)
        _join_acronyms(text, clusters, merged)
        _join_aliases(clusters, merged)
        _join_short_forms(clusters, merged)
    found = [cluster for cluster in clusters.values() if cluster not in merged] if merged else clusters.values()
    for cluster in found:
        longest = cluster.name if len(cluster.mentions) == 1 else _fullest(cluster.mentions)
        cluster.name = plain_case(longest) if " " in longest else longest
    return found


def _fullest(mentions: Sequence[Mention]) -> str:
    """The fullest name, the commonest of equally full ones, rather not in capitals."""
    counts: dict[str, int] = {}
    for mention in mentions:
        counts[mention.name] = counts.get(mention.name, 0) + 1
    if len(counts) == 1:
        return mentions[0].name
    return max(counts, key=lambda name: (len(_key(name)), not name.isupper(), counts[name]))


Merged = dict[Cluster, Cluster]
"""The clusters that were merged into others, and into which."""


def _merge(one: Cluster, into: Cluster, merged: Merged) -> None:
    """Merges a cluster into another, once: a short form may be defined again and again."""
    while into in merged:
        into = merged[into]
    if one is into or one in merged:
        return
    merged[one] = into
    into.mentions.extend(one.mentions)


def _join_defined(text: str, clusters: dict[tuple[str, ...], Cluster], merged: Merged) -> None:
    """Joins the short form that a bracket gives a name: "Alder Bidco Limited (“Bidco”)", "the Birch Board (KBB)"."""
    defined = []
    for cluster in clusters.values():
        for mention in cluster.mentions:
            bracket = mention.start - 1 - (text[mention.start - 1 : mention.start] in QUOTES)
            if text[bracket : bracket + 1] == "(" and DEFINED.match(text, mention.end):
                defined.append((cluster, bracket))
    if not defined:
        return
    by_end = {mention.end: cluster for cluster in clusters.values() for mention in cluster.mentions}
    for cluster, bracket in defined:
        full = by_end.get(end_before(text, bracket))
        if full is not None and len(full.words) > len(cluster.words) and _may_define(text, cluster, full, bracket):
            _merge(cluster, full, merged)


QUOTES: Final = frozenset("\"“'‘")
DEFINED: Final = re.compile(r"[\"”'’]?\)")


def _may_define(text: str, short: Cluster, full: Cluster, bracket: int) -> bool:
    """Whether a name in brackets is a short form: it is quoted, or it is an acronym and no well-known agency."""
    if text[bracket + 1] in QUOTES:
        return True
    acronym = _acronym(short.name)
    if acronym is None and len(short.words) == 1:
        return _is_drawn_from(short.name.upper(), full.name)
    return acronym is not None and (
        acronym[0] == folded(full.name)[:1].upper() or short.name not in lists().organizations
    )


def _is_drawn_from(letters: str, name: str) -> bool:
    """Whether letters are first letters of a name's words in their order, the first of them the first.

    >>> _is_drawn_from("NACOA", "National Association for Children of Alcoholics"), _is_drawn_from("NUT", "Tin Union")
    (True, False)
    """
    initials = iter(word[0].upper() for word in name.split())
    return letters[0] == name[0].upper() and all(letter in initials for letter in letters)


def _join_acronyms(text: str, clusters: dict[tuple[str, ...], Cluster], merged: Merged) -> None:
    """Joins "IMF" to the International Monetary Fund: by a bracket after the full name, or by its initials."""
    acronyms: dict[str, Cluster] = {}
    longer: list[Cluster] = []
    for cluster in clusters.values():
        if acronym := _acronym(cluster.name):
            acronyms[acronym] = cluster
        else:
            longer.append(cluster)
    small = [
        cluster for cluster in longer if len(cluster.words) == 1 and LEAST_SMALL <= len(cluster.name) <= LONGEST_ACRONYM
    ]
    if not acronyms and not small:
        return
    by_initials: dict[str, list[Cluster]] = {}
    for cluster in longer:
        for initials in _initials(cluster.name):
            by_initials.setdefault(initials, []).append(cluster)
    for cluster in small:  # "Nacoa", as some papers print it
        named = by_initials.get(cluster.name.upper(), [])
        if len(named) == 1:
            _merge(cluster, named[0], merged)
    bracketed = {acronym: _before_bracket(text, cluster) for acronym, cluster in acronyms.items()}
    by_end: dict[int, Cluster] = {}
    if any(bracketed.values()):
        by_end = {mention.end: cluster for cluster in clusters.values() for mention in cluster.mentions}
    for acronym, cluster in acronyms.items():
        full = by_end.get(bracketed[acronym])
        candidates = by_initials.get(acronym, ())
        if full is None and len(candidates) == 1:
            full = candidates[0]
        if full is not None and full is not cluster and acronym[0] == folded(full.name)[:1].upper():
            _merge(cluster, full, merged)


def _before_bracket(text: str, acronym: Cluster) -> int:
    """Where the words end in whose bracket an acronym stands: "International Monetary Fund (IMF)"; 0 without one."""
    for mention in acronym.mentions:
        if text[mention.start - 1 : mention.start] == "(":
            return end_before(text, mention.start - 1)
    return 0


@cache
def _aliases() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """The full names that a short one of the lexicon may stand for."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for row in lexicon.table("en/organization_aliases.tsv"):
        found[_key(row["short"])].append(_key(row["full"]))
    return found


def _join_aliases(clusters: dict[tuple[str, ...], Cluster], merged: Merged) -> None:
    """Joins "the Fed" to the Federal Reserve where the text has both."""
    aliases = _aliases()
    if aliases.keys().isdisjoint(clusters):
        return
    for key, cluster in clusters.items():
        for full in aliases.get(key, ()):
            if full in clusters and cluster not in merged:
                _merge(cluster, clusters[full], merged)


def _join_short_forms(clusters: dict[tuple[str, ...], Cluster], merged: Merged) -> None:
    """Joins "Goldman" to Goldman Sachs, where one longer name alone has the words in a row."""
    if len({*chain.from_iterable(clusters)}) == sum(map(len, clusters)):
        return  # no word is in two names
    by_word: dict[str, list[Cluster]] = {}
    for key, cluster in clusters.items():
        if len(key) > 1:
            for word in set(key):
                by_word.setdefault(word, []).append(cluster)
    for key, cluster in sorted(clusters.items(), key=_longest_first):
        candidates = by_word.get(key[0])
        if candidates is None or len(candidates) > MOST_NAMESAKES or cluster in merged:
            continue
        if len(candidates) == 1 and candidates[0] is cluster:
            continue
        longer = [one for one in candidates if len(one.words) > len(key) and _is_short_form(key, one.words)]
        longer = [one for one in longer if one.words[: len(key)] == key] or longer
        if len(longer) == 1:
            _merge(cluster, longer[0], merged)


def _longest_first(item: tuple[tuple[str, ...], Cluster]) -> int:
    return -len(item[0])


def _is_short_form(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether words stand in a row in a longer name; words that many names have only after their country.

    >>> _is_short_form(("goldman",), ("goldman", "sachs")), _is_short_form(("bank",), ("world", "bank"))
    (True, False)
    >>> [_is_short_form(("air", "force"), long) for long in (("us", "air", "force"), ("air", "force", "one"))]
    [True, False]
    """
    if all(word in _common() for word in short):
        owner = " ".join(long[: -len(short)])
        return len(short) > 1 and long[-len(short) :] == short and owner in _owners()
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


@cache
def _owners() -> frozenset[str]:
    """The words of countries, folded, that stand before the name of a body of theirs: "us", "indian"."""
    known = countries.words()
    return frozenset(folded(word).replace(".", "") for word in (*known.names, *known.adjectives)) | {"royal", "un"}
