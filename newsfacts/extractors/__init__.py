"""Extractors: callables from a document to facts, one kind a module."""

from newsfacts.extractors.actors import Actors
from newsfacts.extractors.changes import Changes
from newsfacts.extractors.conversions import Conversions
from newsfacts.extractors.money import Money
from newsfacts.extractors.percentages import Percentages
from newsfacts.extractors.periods import Periods
from newsfacts.extractors.placing import Placing
from newsfacts.extractors.quantities import Quantities

__all__ = ["Actors", "Changes", "Conversions", "Money", "Percentages", "Periods", "Placing", "Quantities"]
