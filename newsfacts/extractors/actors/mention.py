"""One mention of an actor: what was read where it stands, before it is joined with others."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from newsfacts.facts import ActorType
from newsfacts.facts import Mention as Manner
from newsfacts.reading.names import Name


@attrs.define(slots=True, eq=False)
class Mention:
    """A span of the text that mentions an actor.

    `name` is the name in this mention, without honorific, legal suffix or article; a person's begins at `core`.
    `affiliation` is the mention of the organisation to which a person or group belongs; `sector` is the event coders'
    sector that the role or description tells; `apart` marks a description of somebody who may be another elsewhere ("an
    official"), `is_kin` somebody introduced as another's wife, son or brother. `rules` say what gave it, and `why` what
    spoke for the name that was read; called, a mention tells both, so that it is the evidence of its fact.
    """

    start: int
    end: int
    type: ActorType
    name: str
    manner: Manner = "name"
    country: str | None = None
    rules: tuple[str, ...] = ()
    why: Callable[[Name], tuple[str, ...]] | None = None
    read: Name | None = None
    core: int = -1
    honorific: str | None = None
    gender: str = ""
    is_kin: bool = False
    role: str | None = None
    affiliation: Mention | None = None
    sector: str = ""
    apart: bool = False

    def __call__(self) -> tuple[str, ...]:
        """The rules that fired, then what spoke for the name."""
        return self.rules if self.why is None or self.read is None else (*self.rules, *self.why(self.read))
