"""Names: reads a text and gives the spans that name a person, an organisation, a place or something else."""

from __future__ import annotations

import attrs


@attrs.define(frozen=True, slots=True)
class Name:
    """A run of capitalised words, or part of one, that names something.

    The span has no leading "the" or honorific and no trailing possessive; `label` is person, organization, place or
    other; `score` is the margin over the next best label; `settled` says what settled it: model, document or list.
    """

    start: int
    end: int
    label: str
    score: float
    settled: str


def find_names(text: str) -> list[Name]:
    """The names of a text, in order, without overlap."""
    return []


def evidence(text: str, name: Name) -> tuple[str, ...]:
    """What spoke most for the label of a name, the strongest first; computed only when asked for."""
    return ()
