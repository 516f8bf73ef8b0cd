"""Resolving: reads the mentions of a text and says of each which actor it is: an id and the actor's full name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import attrs

from newsfacts.extractors.actors.clusters import Cluster, folded
from newsfacts.extractors.actors.mention import Mention
from newsfacts.extractors.actors.organizations import join_organizations
from newsfacts.extractors.actors.people import join_people


@attrs.define(frozen=True, slots=True)
class Identity:
    """Who is meant: `id` is the same for every mention of one actor, `name` is the actor's full name."""

    id: str
    name: str


Resolve = Callable[[str, Sequence[Mention]], Sequence[Identity]]
"""Joins mentions into actors: given a text and its mentions in order, the identity of each, in the same order."""


def resolve(text: str, mentions: Sequence[Mention]) -> list[Identity]:
    """The identity of every mention."""
    by_type: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_type[mention.type].append(mention)
    clusters = [
        *join_people(by_type["person"]),
        *join_organizations(text, by_type["organization"]),
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
