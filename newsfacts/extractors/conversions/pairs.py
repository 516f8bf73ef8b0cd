"""Pairs: one amount printed in two currencies or more: "$4 billion (€2.55 billion)", "10bn kronor, or $1.2bn"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsfacts import facts


class Pair(NamedTuple):
    """Two amounts of one sum, where the conversion's span ends, and the rule that paired them."""

    source: facts.Money
    target: facts.Money
    end: int
    rule: str


HEDGE: Final = r"""(?:
      (?: about | around | some | roughly | approximately | approx\.? | nearly | almost | just\s(?:over|under) | over
        | close\sto | (?:more|less)\sthan | under | up\sto | at\sleast | an?\sestimated | c\.? | ~ | ≈ | = | or
        | equals | equal\sto | (?:the\s)?equivalent(?:\s(?:to|of))? | worth | that\sis | i\.e\.,? | ie | then | now
        | between | from | currently | at\sthe\stime | today ) ,? \s?
    ){0,3}"""
# Between a source and the target in brackets: nothing, or what the amount is paid for, or the thing it is.
OPENS: Final = re.compile(
    rf"""
    (?: [ -]an?[ -][a-z]+ | [ ]per[ ][a-z]+ | /[a-z]+ | [ ]each | [ ]apiece | (?: [ -][a-z]+ ){{1,2}} )?
    [ \u00a0\n]{{0,2}} [(\[] \s? {HEDGE}
    """,
    re.VERBOSE,
)
# Between a source and the target that is put beside it.
BESIDE: Final = re.compile(
    rf"""
    (?: (?: [ ]an?[ ][a-z]+ | [ ]per[ ][a-z]+ )? ,\s (?= equal | (?:the\s)?equivalent | i\.e | that\sis | which\sis )
      | ,\s | \s?[-–—]{{1,2}}\s? | \s )
    (?: or | equal\sto | (?:the\s)?equivalent\s(?:to|of) | worth | which\sis | that\sis | i\.e\.,? | roughly
      | approximately | about | around | some )
    ,?\s {HEDGE}
    """,
    re.VERBOSE,
)
DASHED: Final = re.compile(r"\s(?:--|[–—-])\s(?:(?:about|around|some|roughly|nearly|almost|or)\s){0,2}")
DASH_AFTER: Final = re.compile(r"\s?(?:--|[–—])|\s-\s")
FROM_ELSEWHERE: Final = re.compile(r"\sfrom\s[A-Z]")
"""What tells that an amount is the price of something else: "fares start at £40, or $60 from New York"."""
# Between two targets of one source.
NEXT: Final = re.compile(rf"\s?(?:[;,:/]|,?\s(?:or|and))\s?{HEDGE}", re.VERBOSE)
OR: Final = re.compile(r",?\sor\s")
CLOSES: Final = re.compile(r"\s?[)\]]")
# What may follow a target in brackets: their end, another target, what it is paid for, or how it was reckoned.
FOLLOWS: Final = re.compile(
    r"""
    \s? (?: [)\];,:/] | [-–—] | $
      | (?: an? | per | at | each | and | or | as | based | apiece | equivalent | today | then | now | by | under | USD
          | US | in\s(?:today|current) | for ) \b )
    """,
    re.VERBOSE,
)
# What tells that the amount in brackets is of another time: "($4bn in 2006)".
OTHER_TIME: Final = re.compile(
    r"""
    \s (?: in\s (?: the\s )? (?: [12]\d{3} | [A-Z] | first | second | third | fourth | same )
      | a\s(?:year|month|week) | last | the\s(?:previous|year) | for\s (?: the | [12]\d{3} ) | as\sof )
    """,
    re.VERBOSE,
)
LISTED: Final = re.compile(r"\s?[,;]\s(?:or\s|and\s)?")
FARTHEST: Final = 72
FARTHEST_BESIDE: Final = 48


def pairs(text: str, amounts: Sequence[facts.Money]) -> Iterator[Pair]:
    """The amounts that are printed in more than one currency."""
    number, last = 0, len(amounts) - 1
    while number < last:
        source, target = amounts[number], amounts[number + 1]
        if 1 <= target.start - source.end <= FARTHEST and _differ(source, target):
            found = list(_targets(text, amounts, number))
            yield from found
            number += len(found)
        number += 1


def _targets(text: str, amounts: Sequence[facts.Money], number: int) -> Iterator[Pair]:
    """The targets of a source: what stands in brackets or beside it, in other currencies."""
    source, target = amounts[number], amounts[number + 1]
    between = text[source.end : target.start]
    if "(" in between or "[" in between:
        if source.per and target.per and source.per != target.per:
            return  # "$3.20 a gallon (70p a litre)"
        if between != " (" and not OPENS.fullmatch(text, source.end, target.start):
            return
        if text[target.end : target.end + 1] != ")" and (
            OTHER_TIME.match(text, target.end) or not FOLLOWS.match(text, target.end)
        ):
            return
        yield Pair(source, target, _closed(text, target.end), "amount in brackets")
        for following in amounts[number + 2 : number + 6]:
            if not NEXT.fullmatch(text, target.end, following.start) or not _differ(source, following):
                return
            if not _differ(target, following):
                return
            target = following
            yield Pair(source, target, _closed(text, target.end), "further amount in brackets")
    elif target.start - source.end > FARTHEST_BESIDE:
        return
    elif BESIDE.fullmatch(text, source.end, target.start):
        if not (target.per or FROM_ELSEWHERE.match(text, target.end) or _is_list(text, amounts, number)):
            yield Pair(source, target, target.end, "amount put beside it")
            for third in amounts[number + 2 : number + 3]:
                if _is_further(text, source, target, third):
                    yield Pair(source, third, third.end, "further amount put beside it")
    elif DASHED.fullmatch(text, source.end, target.start) and DASH_AFTER.match(text, target.end):
        yield Pair(source, target, target.end, "amount between dashes")


def _is_further(text: str, source: facts.Money, target: facts.Money, third: facts.Money) -> bool:
    """Whether a third amount is the same sum once more: "45 billion roubles, or $1.5 billion, or 1.1 billion euros"."""
    if third.per or not (OR.match(text, target.end) and NEXT.fullmatch(text, target.end, third.start)):
        return False
    return _differ(source, third) and _differ(target, third)


def _is_list(text: str, amounts: Sequence[facts.Money], number: int) -> bool:
    """Whether the source is the end of a list of prices: "$1.29, 1.29 euros or 99 pence"."""
    return number > 0 and bool(LISTED.fullmatch(text, amounts[number - 1].end, amounts[number].start))


def _closed(text: str, end: int) -> int:
    """The end of the bracket that closes right after an amount, else the amount's own."""
    match = CLOSES.match(text, end)
    return match.end() if match else end


def _differ(source: facts.Money, target: facts.Money) -> bool:
    """Whether two amounts are of different currencies; one that is left open differs from any it cannot be."""
    if source.currency is None or target.currency is None:
        if source.currency == target.currency:
            return (source.candidates or ()) != (target.candidates or ())
        known, openly = (source, target) if source.currency else (target, source)
        return openly.candidates is not None and known.currency not in openly.candidates
    return source.currency != target.currency
