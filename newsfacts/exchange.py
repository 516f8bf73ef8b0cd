"""The article's own rates: reads a document's conversions and gives the rates that they print.

`Exchange` turns an amount from one currency into another, through a third where the document prints no direct rate,
and `registry` says the same to pint: every currency is a dimension, the document's conversions are a context.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from copy import deepcopy
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import attrs

from newsfacts import lexicon
from newsfacts.facts import Conversion, Money, plain_number

if TYPE_CHECKING:
    from pint import UnitRegistry

ONE: Final = Decimal(1)
DIGITS: Final = Context(prec=50)
"""Amounts are turned exactly; where a division does not end, it is given to so many digits."""
SHORT: Final = Context(prec=6)
"""A rate is shown with so many digits."""

PER: Final = ("", "/[time]", "/[mass]", "/[length]", "/[area]", "/[volume]", "/[energy]")
"""What an amount may be for: pint turns dollars a barrel into euros a litre as it turns dollars into euros."""


class NoRate(LookupError):
    """The document prints no rate, direct or through a third currency, between two currencies."""


def is_quoted(conversion: Conversion) -> bool:
    """Whether a conversion is a quoted rate: exactly one unit, and not an amount in brackets.

    "$1 = 0.7777 euros" is one, "a toll of $1 (77 cents)" is none: that is a price, and as rough as its cents.
    """
    return ONE in (conversion.source_value, conversion.target_value) and "(" not in conversion.text


@attrs.define(frozen=True, slots=True)
class Rate:
    """What one unit of `source` is in `target`, as the document prints it.

    `low` and `high` bound what the printed precision of both amounts allows; `quoted` says that the document quotes the
    rate itself ("$1 = 0.7777 euros") rather than an amount in both currencies; `conversion` is the fact behind it.
    """

    source: str
    target: str
    rate: Decimal
    low: Decimal
    high: Decimal
    quoted: bool
    conversion: Conversion = attrs.field(repr=False)

    def __str__(self) -> str:
        return f"1 {self.source} = {plain_number(SHORT.plus(self.rate))} {self.target}"

    @property
    def exact(self) -> Fraction:
        """The rate as the exact ratio of the two amounts, or of the midpoints of two ranges."""
        source, target = self.conversion.source_value, self.conversion.target_value
        return Fraction(target) / Fraction(source) if source and target else Fraction(self.rate)

    @property
    def _spread(self) -> Decimal:
        return self.high / self.low if self.low > 0 else Decimal("Infinity")


def printed_rates(conversions: Iterable[Conversion]) -> tuple[Rate, ...]:
    """The rate of each pair of currencies, in the order and direction of its first conversion.

    Of several for one pair a quoted rate is preferred, then the one that is printed most precisely.
    """
    best: dict[frozenset[str], Rate] = {}
    for conversion in conversions:
        source, target, rate = conversion.source_currency, conversion.target_currency, conversion.rate
        if not (source and target and rate and rate > 0) or source == target:
            continue
        low, high = conversion.rate_low or rate, conversion.rate_high or rate
        found = Rate(source, target, rate, low, high, is_quoted(conversion), conversion)
        pair = frozenset((source, target))
        known = best.get(pair)
        if known is None or (found.quoted, -found._spread) > (known.quoted, -known._spread):
            best[pair] = found
    return tuple(best.values())


@attrs.define(frozen=True, slots=True, repr=False)
class Amount:
    """An amount of a document in another currency, at the document's own rates.

    `value` (or, of a range, `low` and `high`) is in major units of `currency` and exact; `rates` are those that it went
    through, none where it was in that currency already; `per` is what the amount is for ("barrel").
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    currency: str
    per: str | None
    rates: tuple[Rate, ...]

    @property
    def magnitude(self) -> Decimal | None:
        """The value, under the name that it has in a pint quantity."""
        return self.value

    def __str__(self) -> str:
        bounds = (self.value,) if self.value is not None else (self.low, self.high)
        figures = " to ".join("open" if bound is None else _shown(bound) for bound in bounds)
        return f"{figures} {self.currency}{f' a {self.per}' if self.per else ''}"

    def __repr__(self) -> str:
        return f"<{self}{''.join(f'; {rate}' for rate in self.rates)}>"


def _shown(value: Decimal) -> str:
    """A value to the hundredth, for a person: 13,387,500,000 rather than 13387500000.00."""
    shown = f"{value:,.2f}"
    return shown.removesuffix(".00")


class Exchange:
    """The rates of one document, and what amounts are at them.

    >>> from newsfacts import Conversion
    >>> loan = "$4 billion (€2.55 billion)"
    >>> exchange = Exchange([
    ...     Conversion(start=0, end=26, text=loan, source_value=Decimal("4E+9"), source_currency="USD",
    ...                target_value=Decimal("2.55E+9"), target_currency="EUR", rate=Decimal("0.6375"))])
    >>> exchange.convert(Decimal("21E+9"), "USD", "EUR")
    Decimal('13387500000')
    >>> exchange.convert(Decimal("21E+9"), "USD", "GBP")
    Traceback (most recent call last):
    ...
    newsfacts.exchange.NoRate: the document prints no rate between USD and GBP, only 1 USD = 0.6375 EUR
    """

    def __init__(self, conversions: Iterable[Conversion]) -> None:
        self.rates: Final = printed_rates(conversions)
        self._steps: dict[str, dict[str, tuple[Rate, Fraction]]] = {}
        for rate in self.rates:
            self._steps.setdefault(rate.source, {})[rate.target] = rate, rate.exact
            self._steps.setdefault(rate.target, {})[rate.source] = rate, 1 / rate.exact

    def path(self, source: str, target: str) -> tuple[tuple[Rate, Fraction], ...]:
        """The fewest rates that lead from one currency to the other, each with its factor; a NoRate where none do."""
        came: dict[str, str] = {source: source}
        queue = deque([source])
        while queue and target not in came:
            here = queue.popleft()
            for there in self._steps.get(here, ()):
                if there not in came:
                    came[there] = here
                    queue.append(there)
        if target not in came:
            printed = "; ".join(map(str, self.rates[:5]))
            only = f", only {printed}" if printed else ": it has no conversions"
            raise NoRate(f"the document prints no rate between {source} and {target}{only}")
        steps = []
        while target != source:
            steps.append(self._steps[came[target]][target])
            target = came[target]
        return tuple(reversed(steps))

    def convert(self, value: Decimal, source: str, target: str) -> Decimal:
        """A value of one currency in the other; a NoRate names the two where the document prints no such rate."""
        return _times(value, self._factor(source, target))

    def amount(self, money: Money, currency: str) -> Amount:
        """An amount of the document in another currency, both bounds of a range (see `Money.to`)."""
        if not (isinstance(currency, str) and len(currency) == 3 and currency.isascii() and currency.isalpha()):
            raise ValueError(f"currency must be an ISO 4217 code such as 'EUR', not {currency!r}")
        currency = currency.upper()
        if money.currency is None:
            raise NoRate(f"the text leaves open which currency {money.text!r} is in, so it cannot be put in {currency}")
        factor = self._factor(money.currency, currency)
        value, low, high = (
            None if part is None else _times(part, factor) for part in (money.value, money.low, money.high)
        )
        rates = tuple(rate for rate, _ in self.path(money.currency, currency))
        return Amount(value, low, high, currency, money.per, rates)

    def _factor(self, source: str, target: str) -> Fraction:
        factor = Fraction(1)
        for _, step in self.path(source, target):
            factor *= step
        return factor

    def registry(self, currencies: Iterable[str] = ()) -> UnitRegistry[Any]:
        """A pint registry with these rates as an active context (see `Document.registry`)."""
        from pint import Context as PintContext

        registry = deepcopy(_units())
        for code in sorted(set(currencies).union(self._steps) - _codes()):
            registry.define(f"{code} = [{code}]")
        context = PintContext("document")
        for source, targets in self._steps.items():
            for target, (_, factor) in targets.items():
                transform = _transformation(source, target, factor)
                for per in PER:
                    context.add_transformation(f"[{source}]{per}", f"[{target}]{per}", transform)
        registry.add_context(context)
        registry.enable_contexts("document")
        return registry


def _times(value: Decimal, factor: Fraction) -> Decimal:
    """value * factor, exactly where the division ends, and in plain digits."""
    exact = Fraction(value) * factor
    return DIGITS.divide(Decimal(exact.numerator), Decimal(exact.denominator))


def _transformation(source: str, target: str, factor: Fraction) -> Callable[..., Any]:
    """What pint does with a quantity of the source currency: multiply first, so that whole amounts stay whole."""
    numerator, denominator = Decimal(factor.numerator), Decimal(factor.denominator)

    def transform(registry: UnitRegistry[Any], quantity: Any) -> Any:
        return quantity * numerator / denominator * registry.Quantity(1, f"{target}/{source}")

    return transform


@cache
def _codes() -> frozenset[str]:
    """The codes of all currencies."""
    return frozenset(row["code"] for row in lexicon.table("currencies.tsv"))


@cache
def _units() -> UnitRegistry[Any]:
    """Pint's own units in Decimal, and every currency a dimension of its own; copied for each document."""
    from pint import UnitRegistry

    registry: UnitRegistry[Any] = UnitRegistry(non_int_type=Decimal)
    for code in sorted(_codes()):
        registry.define(f"{code} = [{code}]")
    return registry
