"""What can be found: `Fact` and its seven kinds.

A fact is a frozen value: a span of the text and what it means. Its public fields are those of the plain form
(`Fact.to_dict`); numbers are `Decimal`, days are `datetime.date`, and a field that the text does not settle is None.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal, ParamSpec, TypeVar, get_args

import attrs

if TYPE_CHECKING:
    from pint import UnitRegistry

    from newsfacts.document import Document
    from newsfacts.exchange import Amount
    from newsfacts.reading.sentences import Sentence
    from newsfacts.reckoning import Computed

Qualifier = Literal["about", "more_than", "less_than", "at_least", "at_most", "just_over", "just_under"]
Direction = Literal["up", "down"]
PercentUnit = Literal["percent", "percentage_point", "basis_point"]
Basis = Literal["year_on_year", "month_on_month", "quarter_on_quarter", "annualised"]
Grain = Literal[
    "day", "week", "month", "quarter", "half", "season", "year", "fiscal_year", "decade", "century", "range", "event"
]
ActorType = Literal["person", "organization", "country", "group"]
Mention = Literal["name", "short_name", "metonym", "description"]
Modality = Literal["expected"]

Evidence = tuple[str, ...] | Callable[[], tuple[str, ...]]
"""The names of the rules that gave a fact, or a call that finds them out when somebody asks."""

AnyFact = TypeVar("AnyFact", bound="Fact")
Fields = ParamSpec("Fields")


# -- fields: what a value may be, and its plain form --------------------------------------------------------------


def plain_number(value: Decimal) -> str:
    """A number in plain notation, with its printed precision.

    >>> plain_number(Decimal("4E+9")), plain_number(Decimal("0.10"))
    ('4000000000', '0.10')
    """
    return format(value, "f")


PLAIN_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


def _read_number(plain: object) -> Decimal:
    if not (isinstance(plain, str) and PLAIN_NUMBER.fullmatch(plain)):
        raise ValueError("not a decimal string in plain notation")
    return Decimal(plain)


def _read_words(plain: object) -> tuple[str, ...]:
    if not (isinstance(plain, list) and all(isinstance(word, str) for word in plain)):
        raise ValueError("not a list of strings")
    return tuple(plain)


def _validate_number(fact: Fact, attribute: attrs.Attribute[Any], value: object) -> None:
    if value is not None and not (isinstance(value, Decimal) and value.is_finite()):
        raise ValueError(f"{attribute.name} must be a finite Decimal or None, not {value!r}")


def _validate_day(fact: Fact, attribute: attrs.Attribute[Any], value: object) -> None:
    if value is not None and type(value) is not date:
        raise ValueError(f"{attribute.name} must be a datetime.date or None, not {value!r}")


def _validate_word(fact: Fact, attribute: attrs.Attribute[Any], value: object) -> None:
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{attribute.name} must be a str or None, not {value!r}")


def _validate_flag(fact: Fact, attribute: attrs.Attribute[Any], value: object) -> None:
    if value is not None and not isinstance(value, bool):
        raise ValueError(f"{attribute.name} must be True, False or None, not {value!r}")


def _number() -> Any:
    return attrs.field(
        default=None, validator=_validate_number, metadata={"to_plain": plain_number, "from_plain": _read_number}
    )


def _day() -> Any:
    return attrs.field(
        default=None,
        validator=_validate_day,
        metadata={"to_plain": date.isoformat, "from_plain": date.fromisoformat},
    )


def _word() -> Any:
    return attrs.field(default=None, validator=_validate_word)


def _flag() -> Any:
    return attrs.field(default=None, validator=_validate_flag)


def _words() -> Any:
    def validate(fact: Fact, attribute: attrs.Attribute[Any], value: object) -> None:
        if value is not None and not (isinstance(value, tuple) and all(isinstance(v, str) for v in value)):
            raise ValueError(f"{attribute.name} must be a tuple of str or None, not {value!r}")

    return attrs.field(default=None, validator=validate, metadata={"to_plain": list, "from_plain": _read_words})


def _one_of(literal: Any) -> Any:
    allowed: Final = frozenset(get_args(literal))

    def validate(fact: Fact, attribute: attrs.Attribute[Any], value: object) -> None:
        if value is not None and value not in allowed:
            raise ValueError(f"{attribute.name} must be one of {', '.join(sorted(allowed))} or None, not {value!r}")

    return attrs.field(default=None, validator=validate)


# -- the base ---------------------------------------------------------------------------------------------------


@attrs.define(frozen=True, slots=True, kw_only=True)
class Fact:
    """A span of the text and what it means.

    `start` and `end` are offsets in characters of the original text, end exclusive, and `text` is exactly
    ``document.text[start:end]``. A kind of your own is a subclass with a `kind` and fields:

    >>> @attrs.define(frozen=True, slots=True, kw_only=True)
    ... class Ticker(Fact):
    ...     kind: ClassVar[str] = "ticker"
    ...     exchange: str | None = None
    >>> Ticker(start=0, end=3, text="BP.", exchange="LSE").to_dict()
    {'kind': 'ticker', 'start': 0, 'end': 3, 'text': 'BP.', 'exchange': 'LSE'}

    A ValueError names the field that cannot be:

    >>> Ticker(start=3, end=3, text="")
    Traceback (most recent call last):
    ...
    ValueError: a fact has at least one character: start 3, end 3
    """

    kind: ClassVar[str] = "fact"
    claims: ClassVar[str | None] = None
    """What no other fact of the group may overlap it in: None its own kind, "" nothing, "figure" any figure."""

    start: int
    end: int
    text: str
    because: Evidence = attrs.field(default=(), eq=False, repr=False, metadata={"plain": False})
    _holder: Document | None = attrs.field(default=None, init=False, eq=False, repr=False, metadata={"plain": False})

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a fact has at least one character: start {self.start}, end {self.end}")
        if len(self.text) != self.end - self.start:
            raise ValueError(f"text {self.text!r} is not as long as its span {self.start}-{self.end}")

    def __repr__(self) -> str:
        said = (f"{name}={_shown(value)}" for name, value in self._fields() if value is not None)
        return f"{type(self).__name__}({', '.join([f'{self.text!r} {self.start}-{self.end}', *said])})"

    def _fields(self) -> Iterable[tuple[str, Any]]:
        """The fields of the kind, without the span: name and value."""
        return ((name, getattr(self, name)) for name, _, _ in _plain_fields(type(self)))

    @property
    def document(self) -> Document:
        """The document that holds the fact; a LookupError where none does yet."""
        if self._holder is None:
            raise LookupError(f"{self!r} is in no document yet")
        return self._holder

    @property
    def sentence(self) -> Sentence:
        """The sentence in which the fact begins, with its own `start`, `end` and `text`."""
        return self.document.sentence_at(self.start)

    @property
    def evidence(self) -> tuple[str, ...]:
        """The names of the rules that gave the fact, found out when asked for."""
        return self.because() if callable(self.because) else self.because

    def overlaps_span(self, other: Fact) -> bool:
        """Whether the two stand on a common character of the text."""
        return self.start < other.end and other.start < self.end

    def told(self: AnyFact, **more: Any) -> AnyFact:
        """The same fact, with other values for some fields of its kind, or for `because`; only these are validated.

        A ValueError names what cannot be.

        >>> Money(start=0, end=3, text="$5m", currency="USD").told(per="year")
        Money('$5m' 0-3, currency='USD', per='year')
        """
        kind = type(self)
        settable = _settable(kind)
        for name, value in more.items():
            if name not in settable:
                raise ValueError(f"{kind.kind} has no field {name} that could be told")
            attribute = settable[name]
            if attribute.validator is not None:
                attribute.validator(self, attribute, value)
        fact: AnyFact = _COPIERS.get(kind, _copied)(self, more)
        return fact

    def to_dict(self) -> dict[str, Any]:
        """The plain form: strings, whole numbers, booleans, lists and None alone."""
        plain: dict[str, Any] = {"kind": self.kind, "start": self.start, "end": self.end, "text": self.text}
        for name, to_plain, _ in _plain_fields(type(self)):
            value = getattr(self, name)
            plain[name] = value if value is None or to_plain is None else to_plain(value)
        return plain

    @classmethod
    def from_dict(cls: type[AnyFact], plain: Mapping[str, Any]) -> AnyFact:
        """The fact that `to_dict` told of; what is left out is None. A ValueError names what is unfit."""
        if not isinstance(plain, Mapping):
            raise ValueError(f"the plain form of a {cls.kind} is a mapping, not {plain!r}")
        if plain.get("kind") != cls.kind:
            raise ValueError(f"kind {plain.get('kind')!r} is not {cls.kind!r}")
        for name, kind in (("start", int), ("end", int), ("text", str)):
            if type(plain.get(name)) is not kind:
                raise ValueError(f"{cls.kind}.{name} cannot be {plain.get(name)!r}")
        values: dict[str, Any] = {name: plain[name] for name in ("start", "end", "text")}
        for name, _, from_plain in _plain_fields(cls):
            value = plain.get(name)
            if value is not None:
                try:
                    values[name] = value if from_plain is None else from_plain(value)
                except (TypeError, ValueError) as error:
                    raise ValueError(f"{cls.kind}.{name} cannot be {value!r}: {error}") from error
        unknown = set(plain) - set(values) - {name for name, _, _ in _plain_fields(cls)} - {"kind"}
        if unknown:
            raise ValueError(f"{cls.kind} has no field {', '.join(sorted(map(str, unknown)))}")
        return cls(**values)


_set: Final = object.__setattr__

_COPIERS: dict[type[Fact], Callable[[Fact, Mapping[str, Any]], Any]] = {}
"""What copies the facts of the kinds that `unchecked` knows, with other values for some fields."""


def _copied(fact: Fact, more: Mapping[str, Any]) -> Any:
    """A copy of a fact of any kind, field by field."""
    kind = type(fact)
    copy = object.__new__(kind)
    for field in attrs.fields(kind):
        _set(copy, field.name, more[field.name] if field.name in more else getattr(fact, field.name))
    return copy


_SETTABLE: dict[type[Fact], dict[str, attrs.Attribute[Any]]] = {}


def _settable(kind: type[Fact]) -> dict[str, attrs.Attribute[Any]]:
    """The fields that `Fact.told` may give another value."""
    fields = _SETTABLE.get(kind)
    if fields is None:
        fixed = ("start", "end", "text", "_holder")
        fields = _SETTABLE[kind] = {field.name: field for field in attrs.fields(kind) if field.name not in fixed}
    return fields


PlainField = tuple[str, Callable[[Any], Any] | None, Callable[[Any], Any] | None]
_PLAIN_FIELDS: dict[type[Fact], tuple[PlainField, ...]] = {}


def _plain_fields(kind: type[Fact]) -> tuple[PlainField, ...]:
    """The fields of a kind beside its span, each with the calls that make it plain and read it back."""
    fields = _PLAIN_FIELDS.get(kind)
    if fields is None:
        fields = _PLAIN_FIELDS[kind] = tuple(
            (a.name, a.metadata.get("to_plain"), a.metadata.get("from_plain"))
            for a in attrs.fields(kind)
            if a.name not in ("start", "end", "text") and a.metadata.get("plain", True)
        )
    return fields


def _shown(value: Any) -> str:
    """A field's value for a person at a prompt: 4000000000, 2008-04-25 and 'EUR' rather than their constructors."""
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, date):
        return value.isoformat()
    return repr(value)


@attrs.define(frozen=True, slots=True, kw_only=True, repr=False)
class Figure(Fact):
    """What every printed figure has: its value or bounds, its hedge, its time and who gives it.

    With one figure `value` holds it; a range has `low` and `high` and no `value`. `when_start` and `when_end` bound the
    period to which the sentence puts the figure; `source_actor` is the id of the actor to whom it is attributed.
    """

    claims: ClassVar[str | None] = "figure"  # a number belongs to one kind

    value: Decimal | None = _number()
    low: Decimal | None = _number()
    high: Decimal | None = _number()
    qualifier: Qualifier | None = _one_of(Qualifier)
    when_start: date | None = _day()
    when_end: date | None = _day()
    source_actor: str | None = _word()


def _month_end(day: date) -> date:
    """The last day of the month around a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _days_of(time: object) -> tuple[date | None, date | None]:
    """The first and the last day of a time: a day, a year, an ISO string, a period."""
    if isinstance(time, Period):
        return time.start_date, time.end_date
    if isinstance(time, datetime):
        return time.date(), time.date()
    if isinstance(time, date):
        return time, time
    if isinstance(time, int) and not isinstance(time, bool) and 1 <= time <= 9999:
        return date(time, 1, 1), date(time, 12, 31)
    if isinstance(time, str):
        try:
            if len(time) == 4:
                return date(int(time), 1, 1), date(int(time), 12, 31)
            if len(time) == 7:
                first = date.fromisoformat(f"{time}-01")
                return first, _month_end(first)
            day = date.fromisoformat(time)
            return day, day
        except ValueError:
            pass
    raise ValueError(f"a time is a date, a year, an ISO string or a Period, not {time!r}")


def unchecked(kind: Callable[Fields, AnyFact]) -> Callable[Fields, AnyFact]:
    """The constructor of a kind without its checks, for an extractor that makes its spans and values itself.

    It takes a sixth of the time. A frozen class has to set its fields by the long way round; a class of the same layout
    that is not frozen has them filled in, and then becomes the kind. And a call of a class puts its keywords into a
    dict first; a call of a function, written out as attrs writes its constructors, does not. Copies are made likewise.

    A ValueError names a field that has no value of its own to begin with, but makes one for each fact.

    >>> made = unchecked(Quantity)(start=0, end=3, text="5km", value=Decimal(5), unit="kilometer")
    >>> made == Quantity(start=0, end=3, text="5km", value=Decimal(5), unit="kilometer"), type(made) is Quantity
    (True, True)
    """
    own: Any = kind
    fields = attrs.fields(own)
    for field in fields:
        if isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]
            raise ValueError(f"{own.kind} cannot be made unchecked: {field.name} makes a value for each fact")
    given = [field.alias for field in fields if field.init]
    source = [
        f"def make(*, {', '.join(given)}):",
        "    __fact = __new(__open)",
        *[f"    __fact.{field.name} = {field.alias if field.init else f'__{field.name}'}" for field in fields],
        "    __fact.__class__ = __kind",
        "    return __fact",
        "def copy(__of, __more):",
        "    __fact = __new(__open)",
        *[f"    __fact.{field.name} = __of.{field.name}" for field in fields],
        "    for __name, __value in __more.items():",
        "        setattr(__fact, __name, __value)",
        "    __fact.__class__ = __kind",
        "    return __fact",
    ]
    # Setting and deleting are one to Python: where one of the two is left as the kind has it, both go the long way.
    open_ = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    written: dict[str, Any] = {f"__{field.name}": field.default for field in fields if not field.init}
    written.update(__new=object.__new__, __open=type(own.__name__, (own,), open_), __kind=own)
    exec(compile("\n".join(source), f"<unchecked {own.kind}>", "exec"), written)
    make: Any = written["make"]
    make.__kwdefaults__ = {
        field.alias: field.default for field in fields if field.init and field.default is not attrs.NOTHING
    }
    make.__qualname__, make.__module__ = f"unchecked({own.__name__})", own.__module__
    _COPIERS[own] = written["copy"]
    constructor: Callable[Fields, AnyFact] = make
    return constructor


# -- the kinds --------------------------------------------------------------------------------------------------


@attrs.define(frozen=True, slots=True, kw_only=True, repr=False)
class Money(Figure):
    """An amount of money, in major units ("470 pence" is 4.70 GBP).

    `currency` is an ISO 4217 code, None where the text leaves it open, with the codes it may be as `candidates`;
    `per` is what the amount is for, in the singular ("barrel", "year", "share").
    """

    kind: ClassVar[str] = "money"

    currency: str | None = _word()
    candidates: tuple[str, ...] | None = _words()
    per: str | None = _word()

    def to(self, currency: str) -> Amount:
        """The amount in another currency (ISO 4217) at the rates that its own document prints, bounds of a range too.

        The value is exact. A `newsfacts.exchange.NoRate` names the two currencies where the document prints no rate
        between them, through a third currency either; a ValueError the argument that is no code.

        >>> import newsfacts
        >>> document = newsfacts.extract("Trade rose from $4 billion (€2.55 billion) in 2002 to $21 billion last year.")
        >>> document.money[2].to("EUR")
        <13,387,500,000 EUR; 1 USD = 0.6375 EUR>
        >>> document.money[2].to("EUR").value
        Decimal('13387500000')
        >>> document.money[2].to("GBP")
        Traceback (most recent call last):
        ...
        newsfacts.exchange.NoRate: the document prints no rate between USD and GBP, only 1 USD = 0.6375 EUR
        """
        return self.document.exchange.amount(self, currency)


@attrs.define(frozen=True, slots=True, kw_only=True, repr=False)
class Percentage(Figure):
    """A percentage, in its printed `unit`: 25 basis points are 25 of unit basis_point, not 0.25 percent."""

    kind: ClassVar[str] = "percentage"

    unit: PercentUnit | None = _one_of(PercentUnit)
    direction: Direction | None = _one_of(Direction)
    basis: Basis | None = _one_of(Basis)
    of: str | None = _word()


@attrs.define(frozen=True, slots=True, kw_only=True, repr=False)
class Period(Fact):
    """A stretch of time; both days are inclusive, and None where it is open or unknown.

    >>> from datetime import date
    >>> war = Period(start=0, end=3, text="war", start_date=date(1939, 1, 1), end_date=date(1945, 12, 31))
    >>> "1940" in war, "1945-12" in war, date(1946, 1, 1) in war, war.years
    (True, True, False, range(1939, 1946))
    """

    kind: ClassVar[str] = "period"
    claims: ClassVar[str | None] = "figure"

    start_date: date | None = _day()
    end_date: date | None = _day()
    grain: Grain | None = _one_of(Grain)

    @property
    def years(self) -> range | None:
        """The calendar years that it touches; None where an end is open or unknown."""
        if self.start_date is None or self.end_date is None:
            return None
        return range(self.start_date.year, self.end_date.year + 1)

    def __contains__(self, time: object) -> bool:
        """Whether a time lies in the period as a whole.

        A time is a day, a year as a number, an ISO string ("2003", "2003-05", "2003-05-17") or a Period. An open end
        bounds nothing; of unknown days nothing is known to lie in them. A ValueError names what is no time.
        """
        first, last = _days_of(time)
        if first is None or last is None or (self.start_date is None and self.end_date is None):
            return False
        return (self.start_date or date.min) <= first and last <= (self.end_date or date.max)

    def overlaps(self, time: object) -> bool:
        """Whether the period has a day in common with a time, which is given as for ``in``.

        >>> since = Period(start=0, end=10, text="since 1999", start_date=date(1999, 1, 1), grain="year")
        >>> since.overlaps("2003"), since.overlaps(1998)
        (True, False)
        """
        first, last = _days_of(time)
        if (first is None and last is None) or (self.start_date is None and self.end_date is None):
            return False
        return (self.start_date or date.min) <= (last or date.max) and (first or date.min) <= (
            self.end_date or date.max
        )

    def iso(self) -> str | None:
        """The ISO 8601 form: a day, or an interval of days; ".." is an open end. None where no day is known.

        >>> Period(start=0, end=10, text="since 1999", start_date=date(1999, 1, 1), grain="year").iso()
        '1999-01-01/..'
        """
        if self.start_date is None and self.end_date is None:
            return None
        if self.start_date == self.end_date and self.start_date is not None:
            return self.start_date.isoformat()
        return "/".join(day.isoformat() if day else ".." for day in (self.start_date, self.end_date))

    def edtf(self) -> str | None:
        """The Extended Date/Time Format, level 1, as short as the days allow. None where no day is known.

        >>> import newsfacts
        >>> [period.edtf() for period in newsfacts.periods("in the mid-1980s, the 1990s, in April 2008, since 2012")]
        ['1984/1986', '199X', '2008-04', '2012/..']
        """
        start, end = self.start_date, self.end_date
        if start is None and end is None:
            return None
        whole_years = (not start or (start.month, start.day) == (1, 1)) and (
            not end or (end.month, end.day) == (12, 31)
        )
        whole_months = (not start or start.day == 1) and (not end or end == _month_end(end))
        if start and end and whole_years and start.year % 10 == 0:
            for size, mark in ((99, "XX"), (9, "X")):
                if start.year % (size + 1) == 0 and end.year == start.year + size:
                    return f"{start.year:04}"[: -len(mark)] + mark
        length = 4 if whole_years else 7 if whole_months else 10
        forms = [day.isoformat()[:length] if day else ".." for day in (start, end)]
        return forms[0] if forms[0] == forms[1] else "/".join(forms)


@attrs.define(frozen=True, slots=True, kw_only=True, repr=False)
class Quantity(Figure):
    """A measure in a `unit` that pint reads, or a count of a `noun` as it is written."""

    kind: ClassVar[str] = "quantity"

    unit: str | None = _word()
    noun: str | None = _word()

    def to(self, unit: str) -> Measure:
        """The measure in another unit, named as pint names it, bounds of a range too.

        A ValueError names a unit that pint does not know or that measures something else, and a count, which has none.

        >>> import newsfacts
        >>> pipeline = newsfacts.extract("A 240-km pipeline brought 5 million barrels a day.").quantities
        >>> print(pipeline[0].to("mile"))
        149.129 mile
        >>> print(pipeline[1].to("liter / second"))
        9200.65 liter / second
        >>> pipeline[0].to("tonne")
        Traceback (most recent call last):
        ...
        ValueError: '240-km' is in kilometer, which cannot be put in tonne
        """
        if self.unit is None:
            raise ValueError(f"{self.text!r} counts {self.noun}, which has no other unit")
        value, low, high = (_converted(self, part, unit) for part in (self.value, self.low, self.high))
        return Measure(value, low, high, unit)


@attrs.define(frozen=True, slots=True, kw_only=True, repr=False)
class Actor(Fact):
    """One mention of somebody who acts; every mention of one actor has the same `id` in its document.

    `name` is the canonical name; `mention` says how this mention names the actor; `country` is ISO 3166 alpha-2;
    `affiliation` is the id of the organisation a person belongs to; `cameo` is the event coders' code.
    """

    kind: ClassVar[str] = "actor"

    name: str | None = _word()
    type: ActorType | None = _one_of(ActorType)
    id: str | None = _word()
    mention: Mention | None = _one_of(Mention)
    role: str | None = _word()
    country: str | None = _word()
    affiliation: str | None = _word()
    cameo: str | None = _word()


@attrs.define(frozen=True, slots=True, kw_only=True, repr=False)
class Conversion(Fact):
    """One amount printed in two currencies, and the rate (target per source) that this implies.

    `rate_low` and `rate_high` bound what the printed precision of both figures allows.
    """

    kind: ClassVar[str] = "conversion"
    claims: ClassVar[str | None] = ""  # made of two amounts

    source: str | None = _word()
    target: str | None = _word()
    source_value: Decimal | None = _number()
    source_currency: str | None = _word()
    target_value: Decimal | None = _number()
    target_currency: str | None = _word()
    rate: Decimal | None = _number()
    rate_low: Decimal | None = _number()
    rate_high: Decimal | None = _number()


@attrs.define(frozen=True, slots=True, kw_only=True, repr=False)
class Change(Fact):
    """One thing at two times: from what, to what, by how much.

    `by` is a printed percentage and `by_value` a printed amount, count or number of points in `by_unit`; `ratio` is
    to / from, printed or computed; `consistent` says whether the printed figures agree.
    """

    kind: ClassVar[str] = "change"
    claims: ClassVar[str | None] = ""  # made of other figures

    subject: str | None = _word()
    direction: Direction | None = _one_of(Direction)
    from_value: Decimal | None = _number()
    to_value: Decimal | None = _number()
    from_start: date | None = _day()
    to_start: date | None = _day()
    by: Decimal | None = _number()
    by_value: Decimal | None = _number()
    by_unit: str | None = _word()
    ratio: Decimal | None = _number()
    unit: str | None = _word()
    basis: Basis | None = _one_of(Basis)
    modality: Modality | None = _one_of(Modality)
    consistent: bool | None = _flag()
    when_start: date | None = _day()
    when_end: date | None = _day()
    source_actor: str | None = _word()

    @property
    def computed(self) -> Computed:
        """What follows from the printed figures by arithmetic: the value that is not printed, the percentage.

        >>> import newsfacts
        >>> change = newsfacts.extract("Shares fell $2.87, or 8.9 percent, to $32.14.").changes[0]
        >>> change.consistent, change.computed.from_value, change.computed.by
        (False, Decimal('35.01'), Decimal('8.19766'))
        """
        return self.document.computed(self)


@attrs.define(frozen=True, slots=True)
class Measure:
    """A quantity in another unit: its value, or the bounds of a range."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str

    def __str__(self) -> str:
        bounds = (self.value,) if self.value is not None else (self.low, self.high)
        return f"{' to '.join('open' if bound is None else _six_digits(bound) for bound in bounds)} {self.unit}"


def _six_digits(value: Decimal) -> str:
    """A reckoned value for a person: 149.129, and 12000 rather than 1.2E+4."""
    return plain_number(Decimal(f"{value:.6g}"))


@cache
def _unit_registry() -> UnitRegistry[Any]:
    """Pint's units, reckoned in Decimal; loaded when a quantity is first put in another unit."""
    from pint import UnitRegistry

    return UnitRegistry(non_int_type=Decimal)


def _converted(quantity: Quantity, value: Decimal | None, unit: str) -> Decimal | None:
    """A value of a quantity's unit in another; a ValueError names what cannot be."""
    if value is None:
        return None
    registry = _unit_registry()
    try:
        return Decimal(registry.Quantity(value, quantity.unit).to(unit).magnitude)
    except Exception as error:  # pint raises errors of many kinds for a unit that cannot be
        raise ValueError(f"{quantity.text!r} is in {quantity.unit}, which cannot be put in {unit}") from error


KINDS: Final[tuple[type[Fact], ...]] = (Money, Percentage, Period, Quantity, Actor, Conversion, Change)
"""The kinds that newsfacts itself finds."""
