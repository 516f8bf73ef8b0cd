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
    people, organizations, others = [], [], []
    for mention in mentions:
        if mention.type == "person":
            people.append(mention)
        elif mention.type == "organization":
            organizations.append(mention)
        else:
            others.append(mention)
    clusters = (*join_people(people), *join_organizations(text, organizations), *_alike(others))
    cluster_of = {mention: cluster for cluster in clusters for mention in cluster.mentions}
    ids: dict[str, int] = {}
    identities: dict[Cluster, Identity] = {}
    found: list[Identity] = []
    for mention in mentions:  # ids are given out in the order of first mentions
        cluster = cluster_of[mention]
        identity = identities.get(cluster)
        if identity is None:
            plain = slug(cluster.name)
            ids[plain] = count = ids.get(plain, 0) + 1
            identity = identities[cluster] = Identity(plain if count == 1 else f"{plain}-{count}", cluster.name)
        found.append(identity)
    return found


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
