"""Resolving: reads the mentions of a text and says of each which actor it is: an id and the actor's full name.

"Mr Putin", "Putin" and "President Putin" are Vladimir Putin in either order, where the text has one Putin; two of one
surname are told apart by honorific and first name, and where that does not tell they stay apart.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Final

import attrs

from newsfacts import lexicon
from newsfacts.extractors.actors.mention import Mention
from newsfacts.extractors.actors.words import words_of
from newsfacts.reading import countries


@attrs.define(frozen=True, slots=True)
class Identity:
    """Who is meant: `id` is the same for every mention of one actor, `name` is the actor's full name."""

    id: str
    name: str


Resolve = Callable[[str, Sequence[Mention]], Sequence[Identity]]
"""Joins mentions into actors: given a text and its mentions in order, the identity of each, in the same order."""

MOST_NAMESAKES: Final = 20
"""Of more candidates than this none is meant: the text is a list of names."""
MUCH_MORE: Final = 3
"""How many times as often as any namesake somebody must have been mentioned for a bare name to be that person's."""


@attrs.define(slots=True, eq=False)
class Cluster:
    """The mentions that are one actor so far."""

    name: str
    words: tuple[str, ...]
    mentions: list[Mention]
    gender: str = ""
    likely: str = ""
    generation: str = ""
    starts: list[int] = attrs.field(factory=list)
    roles: set[str] = attrs.field(factory=set)

    def take(self, mention: Mention) -> None:
        """Takes a mention in."""
        self.mentions.append(mention)
        insort(self.starts, mention.start)
        self.gender = self.gender or mention.gender
        if mention.role:
            self.roles.update(mention.role.lower().split())


def resolve(text: str, mentions: Sequence[Mention]) -> list[Identity]:
    """The identity of every mention."""
    by_type: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_type[mention.type].append(mention)
    clusters = [
        *_people(by_type["person"]),
        *_organizations(text, by_type["organization"]),
        *_alike(by_type["country"]),
        *_alike(by_type["group"]),
    ]
    clusters.sort(key=lambda cluster: min(mention.start for mention in cluster.mentions))
    ids: Counter[str] = Counter()
    found: dict[int, Identity] = {}
    for cluster in clusters:
        plain = slug(cluster.name)
        ids[plain] += 1
        identity = Identity(plain if ids[plain] == 1 else f"{plain}-{ids[plain]}", cluster.name)
        for mention in cluster.mentions:
            found[id(mention)] = identity
    return [found[id(mention)] for mention in mentions]


def slug(name: str) -> str:
    """A name as an id: lower case, without accents, joined by hyphens.

    >>> slug("Andrés Manuel López Obrador"), slug("…")
    ('andres-manuel-lopez-obrador', 'actor')
    """
    return re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-") or "actor"


def folded(word: str) -> str:
    """A word in lower case and without accents."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("ø", "o").replace("ł", "l").replace("ı", "i"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower().replace("’", "'")


def _alike(mentions: Iterable[Mention]) -> list[Cluster]:
    """Countries by their name; descriptions by their words, apart from those of somebody who may be another."""
    clusters: dict[object, Cluster] = {}
    for mention in mentions:
        key: object = id(mention) if mention.apart else (mention.name.lower(), mention.country)
        if key in clusters:
            clusters[key].take(mention)
        else:
            clusters[key] = Cluster(mention.name, (), [mention])
    return list(clusters.values())


# -- people -----------------------------------------------------------------------------------------------------


def _words_of(name: str) -> tuple[tuple[str, ...], str]:
    """The folded words of a person's name, and Jr or III."""
    words = [folded(word).strip(".,") for word in name.replace("-", " ").split()]
    generation = words.pop() if len(words) > 1 and words[-1] in words_of("generation") else ""
    return tuple(word for word in words if word), generation


def _people(mentions: list[Mention]) -> list[Cluster]:
    """People: full names first, the fullest before all; then the single words that are part of one."""
    read = [(mention, *_words_of(mention.name)) for mention in mentions]
    full = [one for one in read if len(one[1]) > 1]
    full.sort(key=lambda one: -len(one[1]))
    clusters: list[Cluster] = []
    by_word: dict[str, list[Cluster]] = defaultdict(list)
    known: dict[tuple[tuple[str, ...], str, str], Cluster] = {}
    for mention, words, generation in full:
        key = (words, generation, mention.gender)
        cluster = known.get(key)
        if cluster is None:
            cluster = _same_full(mention, words, generation, by_word)
            if cluster is None:
                cluster = Cluster(mention.name, words, [], likely=_gender(words[0]), generation=generation)
                clusters.append(cluster)
                for word in set(words):
                    by_word[word].append(cluster)
            known[key] = cluster
        cluster.take(mention)
    for cluster in clusters:
        cluster.name = _best_name(cluster.mentions)
        cluster.mentions.sort(key=lambda mention: mention.start)
    _short_names([one for one in read if len(one[1]) <= 1], clusters, by_word)
    return clusters


def _same_full(
    mention: Mention, words: tuple[str, ...], generation: str, by_word: dict[str, list[Cluster]]
) -> Cluster | None:
    """The one cluster of which a full name is a form; None where there is none, or more than one."""
    candidates = by_word.get(words[-1], ())
    if len(candidates) > MOST_NAMESAKES:
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
    return {name: row["gender"] for row in lexicon.table("en/given_gender.tsv") for name in row["names"].split()}


def _gender(given: str) -> str:
    """Whether a given name is a man's or a woman's; empty where it can be either."""
    return _genders().get(given, "")


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


def _short_names(
    read: list[tuple[Mention, tuple[str, ...], str]], clusters: list[Cluster], by_word: dict[str, list[Cluster]]
) -> None:
    """Gives each single word to the person whose name it is a part of; the others are clusters by themselves."""
    alone: dict[str, list[Cluster]] = defaultdict(list)
    for mention, words, _ in read:
        word = words[0] if words else mention.name
        cluster = _whose(mention, word, by_word.get(word, ()))
        if cluster is None:
            cluster = next((one for one in alone[word] if _can_be(mention, one)), None)
        if cluster is None:
            cluster = Cluster(plain_case(mention.name), words, [])
            alone[word].append(cluster)
            clusters.append(cluster)
        cluster.take(mention)


def _can_be(mention: Mention, cluster: Cluster) -> bool:
    """Whether the honorifics of the two do not contradict each other."""
    return not (mention.gender and cluster.gender and mention.gender != cluster.gender)


def _whose(mention: Mention, word: str, candidates: Sequence[Cluster]) -> Cluster | None:
    """The person of whose full name a single word is the surname, or else any part; None where it is in doubt."""
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
    if len(fit) > 1:
        fit = _foremost(mention, fit)
    return fit[0] if len(fit) == 1 else None


def _foremost(mention: Mention, candidates: list[Cluster]) -> list[Cluster]:
    """The one that has been mentioned alone so far, or much more than any other; all where that does not tell."""
    counts = [bisect_left(candidate.starts, mention.start) for candidate in candidates]
    most = max(counts)
    if most and all(count == most or count * MUCH_MORE <= most for count in counts) and counts.count(most) == 1:
        return [candidates[counts.index(most)]]
    return candidates


def _best_name(mentions: list[Mention]) -> str:
    """The fullest name, the commonest of equally full ones, in plain case."""
    counts = Counter(mention.name for mention in mentions)
    best = max(counts, key=lambda name: (len(_words_of(name)[0]), not name.isupper(), counts[name], len(name)))
    return plain_case(best)


LETTERS: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def plain_case(name: str) -> str:
    """A name in capitals as it is printed elsewhere.

    >>> plain_case("YASUO FUKUDA"), plain_case("O'NEILL"), plain_case("J.K. Rowling"), plain_case("VAN DER BERG")
    ('Yasuo Fukuda', "O'Neill", 'J.K. Rowling', 'Van der Berg')
    """
    if not name.isupper() or max(map(len, LETTERS.findall(name)), default=0) < 3:
        return name
    words = name.split()
    made = [
        _cased(word) if number == 0 or word.lower() not in words_of("particle") else word.lower()
        for number, word in enumerate(words)
    ]
    return " ".join(made)


def _cased(word: str) -> str:
    if word.lower().strip(".,") in words_of("generation") and word[:1] == "I":
        return word
    cased = LETTERS.sub(
        lambda m: (
            m[0] if len(m[0]) == 1 else re.sub(r"['’].*", lambda n: n[0][0] + n[0][1:].capitalize(), m[0].capitalize())
        ),
        word,
    )
    return re.sub(r"^Mc([a-z])", lambda m: "Mc" + m[1].upper(), cased)


# -- organisations ----------------------------------------------------------------------------------------------


@cache
def _common() -> frozenset[str]:
    """Words that many organisations have in common; one of them alone is nobody's short form."""
    heads = next(row["words"] for row in lexicon.table("names/classes.tsv") if row["class"] == "head")
    return frozenset(heads.lower().split()) | words_of("common_name") | words_of("name_link")


def _key(name: str) -> tuple[str, ...]:
    """The words of an organisation's name, folded, without "the", possessives and punctuation."""
    words = [folded(word).strip(".,'\"()").removesuffix("'s") for word in name.replace("&", " and ").split()]
    return tuple(word for word in words if word and word != "the")


def _initials(name: str) -> set[str]:
    """The acronyms that a name may have: "International Monetary Fund" is IMF, "Bank of England" BE or BOE."""
    words = [word for word in re.split(r"[\s-]+", name) if word[:1].isalpha()]
    if len(words) < 2:
        return set()
    return {
        "".join(word[0] for word in words).upper(),
        "".join(word[0] for word in words if word.lower() not in words_of("name_link")).upper(),
    }


def _acronym(name: str) -> str | None:
    """A name as an acronym: "I.M.F.", "BoE"; None where it is none."""
    plain = name.replace(".", "")
    if " " in plain or not 2 <= len(plain) <= 7 or not plain.isalpha():
        return None
    capitals = sum(letter.isupper() for letter in plain)
    return plain.upper() if capitals >= 2 and capitals >= len(plain) - 1 else None


def _organizations(text: str, mentions: list[Mention]) -> list[Cluster]:
    """Organisations: the same name, then acronyms, then short forms that only one longer name can have."""
    clusters: dict[tuple[str, ...], Cluster] = {}
    for mention in mentions:
        key = _key(mention.name) or (mention.name,)
        if key in clusters:
            clusters[key].take(mention)
        else:
            clusters[key] = Cluster(mention.name, key, [mention])
    merged: dict[int, Cluster] = {}
    _join_acronyms(text, clusters, merged)
    _join_aliases(clusters, merged)
    _join_short_forms(clusters, merged)
    found = [cluster for cluster in clusters.values() if id(cluster) not in merged]
    for cluster in found:
        names = Counter(mention.name for mention in cluster.mentions)
        longest = max(names, key=lambda name: (len(_key(name)), not name.isupper(), names[name]))
        cluster.name = plain_case(longest) if " " in longest else longest
        cluster.mentions.sort(key=lambda mention: mention.start)
    return found


def _merge(one: Cluster, into: Cluster, merged: dict[int, Cluster]) -> None:
    while id(into) in merged:
        into = merged[id(into)]
    if one is into:
        return
    merged[id(one)] = into
    into.mentions.extend(one.mentions)


def _join_acronyms(text: str, clusters: dict[tuple[str, ...], Cluster], merged: dict[int, Cluster]) -> None:
    """Joins "IMF" to the International Monetary Fund: by a bracket after the full name, or by its initials."""
    acronyms = {}
    for cluster in clusters.values():
        acronym = _acronym(cluster.name)
        if acronym:
            acronyms[acronym] = cluster
    if not acronyms:
        return
    by_end = {mention.end: cluster for cluster in clusters.values() for mention in cluster.mentions}
    by_initials: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters.values():
        for initials in _initials(cluster.name):
            by_initials[initials].append(cluster)
    for acronym, cluster in acronyms.items():
        full = None
        for mention in cluster.mentions:
            start = mention.start
            if text[start - 1 : start] == "(":
                full = by_end.get(len(text[: start - 1].rstrip()) if start < 400 else start - 2)
                break
        candidates = by_initials.get(acronym, [])
        if full is None and len(candidates) == 1:
            full = candidates[0]
        if full is not None and full is not cluster and acronym[0] == folded(full.name)[:1].upper():
            _merge(cluster, full, merged)


@cache
def _aliases() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """The full names that a short one of the lexicon may stand for."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for row in lexicon.table("en/organization_aliases.tsv"):
        found[_key(row["short"])].append(_key(row["full"]))
    return found


def _join_aliases(clusters: dict[tuple[str, ...], Cluster], merged: dict[int, Cluster]) -> None:
    """Joins "the Fed" to the Federal Reserve where the text has both."""
    for key, cluster in clusters.items():
        for full in _aliases().get(key, ()):
            if full in clusters and id(cluster) not in merged:
                _merge(cluster, clusters[full], merged)


def _join_short_forms(clusters: dict[tuple[str, ...], Cluster], merged: dict[int, Cluster]) -> None:
    """Joins "Goldman" to Goldman Sachs, where one longer name alone has the words in a row."""
    by_word: dict[str, list[Cluster]] = defaultdict(list)
    for key, cluster in clusters.items():
        if len(key) > 1:
            for word in set(key):
                by_word[word].append(cluster)
    for key, cluster in sorted(clusters.items(), key=lambda item: -len(item[0])):
        candidates = by_word.get(key[0], ())
        if len(candidates) > MOST_NAMESAKES or id(cluster) in merged:
            continue
        longer = [one for one in candidates if len(one.words) > len(key) and _is_short_form(key, one.words)]
        longer = [one for one in longer if one.words[: len(key)] == key] or longer
        if len(longer) == 1:
            _merge(cluster, longer[0], merged)


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
