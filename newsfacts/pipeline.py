"""Pipeline: runs extractors over a text, one after the other, and settles what they find into a document."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import MAX_EMAX, MIN_EMIN, Context, DivisionByZero, InvalidOperation, Overflow, localcontext
from functools import cache
from typing import Any, Final, Protocol, TypeVar

from newsfacts.document import Document, place_of
from newsfacts.facts import Fact


class Extractor(Protocol):
    """A callable from a document to facts; it may read the text and the facts that came before it.

    An extractor may say what it needs and what it gives with two attributes, `needs` and `gives`, each a tuple of kinds
    (see `extractor`); a pipeline checks its order by them. A plain function needs nothing.
    """

    def __call__(self, document: Document, /) -> Iterable[Fact]: ...


AnyExtractor = TypeVar("AnyExtractor", bound=Callable[[Document], Iterable[Fact]])


def extractor(
    *, needs: Sequence[type[Fact]] = (), gives: Sequence[type[Fact]] = ()
) -> Callable[[AnyExtractor], AnyExtractor]:
    """Says of a function which kinds it needs and which it gives.

    >>> from newsfacts import Money
    >>> @extractor(needs=[Money], gives=[Fact])
    ... def bargains(document):
    ...     return []
    >>> Pipeline([bargains])
    Traceback (most recent call last):
    ...
    ValueError: bargains needs money, which no extractor before it gives
    """

    def name(function: AnyExtractor) -> AnyExtractor:
        function.needs = tuple(needs)  # type: ignore[attr-defined]
        function.gives = tuple(gives)  # type: ignore[attr-defined]
        return function

    return name


ARITHMETIC: Final = Context(prec=28, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[DivisionByZero, InvalidOperation, Overflow])
"""What extractors reckon in: figures of any printed length have room in it."""


class Settling:
    """The facts of a document as one reading, in order, while extractors add to it.

    A fact with the kind and span of an earlier one replaces it: it tells more of the same. Facts of one kind never
    overlap, nor do two figures: the earlier extractor's stands, and of one extractor's own the longer. Conversions and
    changes are made of other facts and may overlap anything (`Fact.claims`).
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._facts: list[Fact] = []
        self._places: list[int] = []  # of the facts, by start, then longer first
        self._claimed = defaultdict[str, tuple[list[int], list[int]]](lambda: ([], []))
        """The starts and the ends of the facts of each group of kinds, in order: none overlap another."""

    def add(self, found: Iterable[Fact]) -> None:
        """Takes in what an extractor found; the document holds it then."""
        facts, places, take_in = self._facts, self._places, self._document._take_in
        came = False
        own: set[tuple[str, int]] = set()  # an extractor's own do not replace each other
        of: type[Fact] | None = None
        for fact in _longest_first(found):
            if fact.__class__ is not of:  # what it is called and claims is a class's own; mostly all are of one
                of, kind = fact.__class__, fact.kind
                group = kind if fact.claims is None else fact.claims
                starts, ends = self._claimed[group]
            start, end, place = fact.start, fact.end, place_of(fact)
            at = bisect_right(places, place)
            if at and places[at - 1] == place and (group or (kind, place) not in own):
                same = at - 1
                while same >= 0 and places[same] == place and facts[same].kind != kind:
                    same -= 1
                if same >= 0 and places[same] == place:
                    facts[same] = take_in(fact)
                    came = True
                    continue
            if group:
                near = bisect_right(starts, start)
                if (near and ends[near - 1] > start) or (near < len(starts) and starts[near] < end):
                    continue
                starts.insert(near, start)
                ends.insert(near, end)
            else:
                own.add((kind, place))
            places.insert(at, place)
            facts.insert(at, take_in(fact))
            came = True
        if came:
            self._document._hold(facts)


def _longest_first(found: Iterable[Fact]) -> list[Fact]:
    """An extractor's facts in an order in which the longer of two that overlap comes first."""
    facts = list(found)
    reach = 0
    for fact in facts:
        if fact.start < reach:
            return sorted(facts, key=lambda fact: (fact.start - fact.end, fact.start))
        reach = fact.end
    return facts


Text = str | Mapping[str, Any]
"""A text for `Pipeline.stream`: a str, or a mapping with "text" and its own "published", "country" and "id"."""


class Pipeline:
    """Extractors in their order; called with a text, it gives the document with its facts.

    >>> pipeline = Pipeline([lambda document: [Fact(start=0, end=5, text=document.text[:5])]])
    >>> pipeline("Sales rose.").facts
    (Fact('Sales' 0-5),)

    A ValueError says so when the order cannot work: when an extractor needs facts that no earlier one gives.
    """

    def __init__(self, extractors: Iterable[Extractor]) -> None:
        self.extractors: tuple[Extractor, ...] = tuple(extractors)
        given: set[type[Fact]] = set()
        for one in self.extractors:
            if not callable(one):
                raise TypeError(f"an extractor is a callable from a document to facts, not {one!r}")
            for kind in getattr(one, "needs", ()):
                if not any(issubclass(gift, kind) for gift in given):
                    raise ValueError(f"{_name(one)} needs {kind.kind}, which no extractor before it gives")
            given.update(getattr(one, "gives", ()))

    def __repr__(self) -> str:
        return f"Pipeline([{', '.join(_name(one) for one in self.extractors)}])"

    def __call__(
        self, text: str, published: date | str | None = None, country: str | None = None, id: str | None = None
    ) -> Document:
        """The document of a text.

        `published` is a date, a datetime or an ISO string, against which relative time is read; `country` (ISO 3166
        alpha-2) is that of the paper, which settles what a bare "$" is and how "3/4/2005" reads. A text that is not a
        str is a TypeError, a date or country that cannot be read a ValueError.
        """
        document = Document(text, published, country, id)
        settling = Settling(document)
        with localcontext(ARITHMETIC):  # the caller's own context must change no fact
            for one in self.extractors:
                settling.add(one(document))
        document.reading.forget()  # of many documents the facts are wanted, and what was read is the most of them
        return document

    def stream(self, texts: Iterable[Text], workers: int = 1, ahead: int = 16) -> Iterator[Document]:
        """The documents of many texts, in their order, as they are ready.

        A text is a str, or a mapping with its own "text", "published", "country" and "id". With one worker it runs in
        the caller; with more, in so many processes, with at most `ahead` texts a worker under way, so that memory
        stays bounded however many texts there are. A pipeline for processes has extractors that can be pickled.

        >>> pipeline = Pipeline([])
        >>> [document.id for document in pipeline.stream([{"text": "One.", "id": "a"}, "Two."])]
        ['a', None]
        """
        if isinstance(texts, str | Mapping):
            raise TypeError("stream takes many texts: put the one into a list, or call the pipeline with it")
        for name, number in (("workers", workers), ("ahead", ahead)):
            if type(number) is not int or number < 1:
                raise ValueError(f"{name} must be at least 1 and a whole number, not {number!r}")
        calls = (_arguments(text) for text in texts)
        if workers == 1:
            return (self(**call) for call in calls)
        return self._spread(calls, workers, ahead)

    def _spread(self, calls: Iterator[dict[str, Any]], workers: int, ahead: int) -> Iterator[Document]:
        """The documents of many calls, worked on in processes."""
        from concurrent.futures import Future, ProcessPoolExecutor  # a tenth of the import, for those who ask for it

        pool = ProcessPoolExecutor(workers, initializer=_set_pipeline, initargs=(self,))
        under_way: deque[Future[Document]] = deque()
        try:
            for call in calls:
                under_way.append(pool.submit(_call_pipeline, call))
                while under_way and (under_way[0].done() or len(under_way) >= workers * ahead):
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:  # whoever stops early need not wait for what is under way
            pool.shutdown(cancel_futures=True)


def _name(one: Extractor) -> str:
    """An extractor's name, for a person."""
    return getattr(one, "__name__", None) or type(one).__name__


def _arguments(text: Text) -> dict[str, Any]:
    """The arguments of a text's own call; a ValueError names what is none."""
    if not isinstance(text, Mapping):
        return {"text": text}
    if unknown := set(text) - {"text", "published", "country", "id"}:
        raise ValueError(f"a text has text, published, country and id, not {', '.join(sorted(map(str, unknown)))}")
    if "text" not in text:
        raise ValueError("a text given as a mapping has its words under 'text'")
    return dict(text)


_pipeline: Pipeline | None = None  # a worker process's own, sent once rather than with every text


def _set_pipeline(pipeline: Pipeline) -> None:
    global _pipeline
    _pipeline = pipeline


def _call_pipeline(call: dict[str, Any]) -> Document:
    assert _pipeline is not None
    return _pipeline(**call)


@cache
def default_pipeline() -> Pipeline:
    """The pipeline behind `newsfacts.extract`."""
    from newsfacts import extractors

    return Pipeline(
        [
            extractors.Money(),
            extractors.Percentages(),
            extractors.Periods(),
            extractors.Quantities(),
            extractors.Actors(),
            extractors.Conversions(),
            extractors.Changes(),
            extractors.Placing(),
        ]
    )
