"""Actors: reads a document's names, countries and descriptions of people, and gives who acts, each with one identity.

`mentions` finds what mentions an actor, `resolve` says which of them are one; this room joins the two into facts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import attrs

from newsfacts import facts
from newsfacts.document import Document
from newsfacts.extractors.actors import cameo
from newsfacts.extractors.actors.mention import Mention
from newsfacts.extractors.actors.mentions import find_mentions, labelled
from newsfacts.extractors.actors.resolve import Identity, Resolve, resolve
from newsfacts.reading.names import Name

make_actor: Final = facts.unchecked(facts.Actor)

__all__ = ["Actors", "Identity", "Mention", "find_mentions", "resolve"]

Recogniser = Callable[[str], Iterable[tuple[int, int, str]]]
"""A callable from a text to (start, end, label) spans, such as a trained recogniser's."""


class Actors:
    """Finds the people, organisations, countries and groups of a document and who of them are the same.

    `resolve` joins the mentions into actors; give your own to use an entity base of yours. `ner` finds the names; give
    a callable from a text to (start, end, label) spans (labels such as PERSON, ORG, GPE) to use a recogniser of yours:
    identity, roles, countries and metonyms are read on top of it.
    """

    needs: tuple[type[facts.Fact], ...] = ()
    gives: tuple[type[facts.Fact], ...] = (facts.Actor,)

    def __init__(self, resolve: Resolve = resolve, ner: Recogniser | None = None) -> None:
        if not callable(resolve):
            raise TypeError(f"resolve must be a callable from a text and its mentions to identities, not {resolve!r}")
        if ner is not None and not callable(ner):
            raise TypeError(f"ner must be a callable from a text to (start, end, label) spans, not {ner!r}")
        self._resolve = resolve
        self._ner = ner

    def __call__(self, document: Document, /) -> Iterable[facts.Fact]:
        text, words = document.text, document.reading.words
        if self._ner is None:
            mentions = find_mentions(text, document.reading.names, words=words)
        else:
            mentions = find_mentions(text, labelled(text, self._ner(text)), _recognised, words)
        mentions = _outside(document.money, mentions)
        identities = self._resolve(text, mentions)
        if len(identities) != len(mentions):
            raise ValueError(f"resolve gave {len(identities)} identities for {len(mentions)} mentions")
        make = make_actor if self._resolve is resolve else facts.Actor  # what a user's own base gives may be unfit
        return _facts(text, mentions, identities, make)


def _outside(amounts: Sequence[facts.Money], mentions: list[Mention]) -> list[Mention]:
    """The mentions that are no part of an amount of money: not "Ptas" of "Ptas 100 million", nor "US" of "US $4m"."""
    amounts = [amount for amount in amounts if amount.text.lower() != amount.text]  # most have no capital within
    if not amounts or not mentions:
        return mentions
    starts = [amount.start for amount in amounts]
    kept = []
    for mention in mentions:
        number = bisect_right(starts, mention.start) - 1
        if number < 0 or mention.end > amounts[number].end:
            kept.append(mention)
    return kept


def _recognised(name: Name) -> tuple[str, ...]:
    """What spoke for a name that a recogniser of the user's gave."""
    return (f"recogniser: {name.label}",)


@attrs.define(slots=True)
class Known:
    """What the mentions of one actor tell together; `code` is the event coders' for a mention of type `coded`."""

    country: str | None
    sector: str
    affiliation: Mention | None
    coded: facts.ActorType | None = None
    code: str | None = None

    def take(self, mention: Mention) -> None:
        """Takes what a mention tells, where no earlier one told it."""
        self.country = self.country or mention.country
        self.sector = self.sector or mention.sector
        self.affiliation = self.affiliation or mention.affiliation


def _facts(
    text: str, mentions: Sequence[Mention], identities: Sequence[Identity], make: Callable[..., facts.Actor]
) -> list[facts.Fact]:
    """The facts: what one mention tells of an actor's country, sector and organisation is told of all."""
    known: dict[str, Known] = {}
    bodies: dict[Mention, Identity] = {}
    for mention, (id, _) in zip(mentions, identities, strict=True):
        own = known.get(id)
        if own is None:
            known[id] = Known(mention.country, mention.sector, mention.affiliation)
        else:
            own.take(mention)
        if mention.affiliation is not None and not bodies:
            bodies = {
                body: whose for body, whose in zip(mentions, identities, strict=True) if body.type == "organization"
            }
    found: list[facts.Fact] = []
    for mention, (id, name) in zip(mentions, identities, strict=True):
        own, kind = known[id], mention.type
        body = None if own.affiliation is None else bodies.get(own.affiliation)
        if own.coded != kind:
            own.coded, own.code = kind, _cameo(kind, name, own, body, known)
        manner = mention.manner if mention.name == name else _manner(mention, name)
        affiliation = None if body is None or kind != "person" else body.id
        found.append(
            make(
                start=mention.start,
                end=mention.end,
                text=text[mention.start : mention.end],
                because=mention,
                name=name,
                type=kind,
                id=id,
                mention=manner,
                role=mention.role,
                country=own.country,
                affiliation=affiliation,
                cameo=own.code,
            )
        )
    return found


def _manner(mention: Mention, full: str) -> facts.Mention:
    """A name of fewer words than the full one, or an acronym of it, is a short name."""
    if mention.manner != "name" or mention.type not in ("person", "organization"):
        return mention.manner
    return "short_name" if len(mention.name.split()) < len(full.split()) else "name"


def _cameo(kind: facts.ActorType, name: str, own: Known, body: Identity | None, known: dict[str, Known]) -> str | None:
    """The event coders' code; what a person's own role leaves open the organisation tells."""
    country, sector = own.country, own.sector
    if kind == "country":
        sector = ""
    elif kind == "organization":
        sector = cameo.sector_of_organization(name) or sector
    elif body is not None:
        of_body = cameo.sector_of_organization(body.name) or known[body.id].sector
        country = country or known[body.id].country
        of_body = "BUS" if of_body == "MNC" else of_body
        if of_body and (not sector or sector in cameo.OFFICES):  # the president of a bank is no head of state
            sector = of_body
    return cameo.code(country, sector)
