"""Draft: makes the facts of actors, without a look at values that are sure to be fit.

A fact looks at every value that it is made with, and lets nobody change it: most of what a fact costs, and news is full
of actors. So a draft is filled in like any object, and then becomes the fact.
"""

from __future__ import annotations

from typing import Any, Final

from newsfacts import facts
from newsfacts.extractors.actors.mention import Mention


class Draft(facts.Actor):
    """An actor that may still be changed."""

    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__


_new: Final = Draft.__new__
_set: Final = object.__setattr__


def drawn_up(
    text: str,
    mention: Mention,
    manner: facts.Mention,
    id: str,
    name: str,
    country: str | None,
    affiliation: str | None,
    cameo: str | None,
) -> facts.Actor:
    """The fact of a mention.

    >>> drawn_up("Mr Putin smiled.", Mention(0, 8, "person", "Putin"), "name", "putin", "Putin", "RU", None, None)
    Actor('Mr Putin' 0-8, name='Putin', type='person', id='putin', mention='name', country='RU')
    """
    draft: Any = _new(Draft)
    draft.start = start = mention.start
    draft.end = end = mention.end
    draft.text = text[start:end]
    draft.because = mention.evidence
    draft._holder = None
    draft.name = name
    draft.type = mention.type
    draft.id = id
    draft.mention = manner
    draft.role = mention.role
    draft.country = country
    draft.affiliation = affiliation
    draft.cameo = cameo
    _set(draft, "__class__", facts.Actor)
    made: facts.Actor = draft
    return made


def looked_at(
    text: str,
    mention: Mention,
    manner: facts.Mention,
    id: str,
    name: str,
    country: str | None,
    affiliation: str | None,
    cameo: str | None,
) -> facts.Actor:
    """The same of an identity that the user's own base gave, which may be unfit: a ValueError says so."""
    return facts.Actor(
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        because=mention.evidence,
        name=name,
        type=mention.type,
        id=id,
        mention=manner,
        role=mention.role,
        country=country,
        affiliation=affiliation,
        cameo=cameo,
    )
