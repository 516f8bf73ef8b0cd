"""Resolving: reads the mentions of a text and says of each which actor it is: an id and the actor's full name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from newsfacts.extractors.actors.clusters import MOST_KNOWN, Cluster, folded
from newsfacts.extractors.actors.mention import Mention
from newsfacts.extractors.actors.organizations import join_organizations
from newsfacts.extractors.actors.people import join_people


class Identity(NamedTuple):
    """Who is meant: `id` is the same for every mention of one actor, `name` is the actor's full name."""

    id: str
    name: str


NO_ID: Final = re.compile(r"[^a-z0-9]+")
Resolve = Callable[[str, Sequence[Mention]], Sequence[Identity]]
"""Joins mentions into actors: given a text and its mentions in order, the identity of each, in the same order."""


def resolve(text: str, mentions: Sequence[Mention]) -> list[Identity]:
    """The identity of every mention."""
    of: dict[str, list[Mention]] = {"person": [], "organization": [], "country": [], "group": []}
    for mention in mentions:
        of[mention.type].append(mention)
    alike = _alike(of["country"] + of["group"])
    clusters = (*join_people(of["person"]), *join_organizations(text, of["organization"]), *alike)
    named = [(slug(cluster.name), cluster) for cluster in clusters]
    if len(dict(named)) < len(named):
        named = _numbered(named)
    found: dict[Mention, Identity] = {}
    for id, cluster in named:
        identity = Identity(id, cluster.name)
        for mention in cluster.mentions:
            found[mention] = identity
    return [found[mention] for mention in mentions]


def _numbered(named: Iterable[tuple[str, Cluster]]) -> list[tuple[str, Cluster]]:
    """The clusters with ids of their own where the names are alike, in the order of their first mentions."""
    given: dict[str, int] = {}
    numbered = []
    for id, cluster in sorted(named, key=lambda one: min([mention.start for mention in one[1].mentions])):
        given[id] = count = given.get(id, 0) + 1
        numbered.append((id if count == 1 else f"{id}-{count}", cluster))
    return numbered


@lru_cache(MOST_KNOWN)
def slug(name: str) -> str:
    """A name as an id: lower case, without accents, joined by hyphens.

    >>> slug("Andrés Manuel López Obrador"), slug("…")
    ('andres-manuel-lopez-obrador', 'actor')
    """
    return NO_ID.sub("-", folded(name)).strip("-") or "actor"


def _alike(mentions: Iterable[Mention]) -> Iterable[Cluster]:
    """Countries by their name; descriptions by their words, apart from those of somebody who may be another."""
    clusters: dict[object, Cluster] = {}
    for mention in mentions:
        key: object = mention if mention.apart else (mention.type, mention.name.lower(), mention.country)
        cluster = clusters.get(key)
        if cluster is None:
            clusters[key] = Cluster(mention.name, (), [mention])
        else:
            cluster.mentions.append(mention)
    return clusters.values()
