"""Quotes: rates of exchange as they are printed: "$1 = ¥110", "the euro bought $1.5686", "110.25 yen to the dollar"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

import attrs

from newsfacts import facts, lexicon
from newsfacts.document import Document
from newsfacts.extractors.conversions.namesakes import Namesakes, codes_of
from newsfacts.reading.currencies import vocabulary
from newsfacts.reading.movements import movements
from newsfacts.reading.numerals import Numeral
from newsfacts.reading.phrases import phrase_ends


@attrs.define(frozen=True, slots=True)
class Quote:
    """A rate: so many units (mostly one) of a currency by the words of a span, and the amount they buy."""

    source_start: int
    source_end: int
    source_currency: str | None
    units: Decimal
    target: facts.Money
    start: int
    end: int
    rule: str


NOTHING: Final = Decimal(0)
DEAREST: Final = Decimal(1_000_000)
"""No unit of a currency buys so much: a larger sum is no rate."""
ROUND: Final = frozenset(Decimal(one) for one in (1, 10, 100, 1000, 10000))
# "$1 = ¥110", "one euro worth $1.2846"; a dash only where the words speak of a rate.
EQUALS: Final = re.compile(
    r"""
    \s? (?: = | ≈ | equals? | (?: is \s )? (?: equal | equivalent ) \s to | (?: (?: is | was ) \s )? worth
       | buys | bought | buying | fetch (?: es | ed )? | trades \s at | : | to | at | for )
    \s? (?: about | around | approximately | roughly | nearly )? \s?
    """,
    re.VERBOSE,
)
EQUALS_AGAIN: Final = re.compile(r"\s?=\s?")
DASH: Final = re.compile(r"\s?[-–—]\s?")
RATE_BEFORE: Final = re.compile(r"(?:\b[Rr]ates?\b[^.()]{0,40}|\()$")


@cache
def _names() -> str:
    """The names of currencies in the singular, with "sterling" and "the greenback", as an alternation."""
    singular = {
        name
        for name, unit in vocabulary().after.items()
        if not unit.minor
        and unit.codes
        and name.isalpha()
        and name.islower()
        and len(name) > 2
        and name not in NOT_ALONE
    }
    return "|".join(sorted(singular | {"greenback", "loonie"}, key=lambda name: (-len(name), name)))


NOT_ALONE: Final = frozenset(lexicon.lines("en/not_alone.txt"))
BEFORE_TARGET: Final = "|".join(lexicon.lines("en/before_rate.txt"))
AT_ONCE: Final = "is|was|at|worth"
HEDGES: Final = "|".join(lexicon.lines("en/rate_hedges.txt"))


@cache
def _verbs() -> str:
    """What a currency does when its rate is told, as an alternation: it rises, trades, or buys."""
    return "|".join([*movements(), *lexicon.lines("en/quoting.txt")])


@cache
def _single_names() -> frozenset[str]:
    return frozenset([*_names().split("|"), "sterling", "Sterling"])


@cache
def _leading_words() -> frozenset[str]:
    """What the amount that a currency buys may stand after; most amounts do not."""
    return _single_names().union("|".join((BEFORE_TARGET, AT_ONCE, HEDGES)).split("|"))


@cache
def _subject() -> re.Pattern[str]:
    """A currency that is the subject of what follows: "the euro bought", "the U.S. dollar fell 0.3 per cent to"."""
    return re.compile(
        rf"""
        (?P<source>
          (?: \b (?: [Tt]he | [Oo]ne | [Aa] ) \s (?: (?P<adjective> [A-Z][\w.]+ (?: \s [A-Z][\w.]+ )? ) \s )? )?
          \b (?P<name> {_names()} | [Ss]terling ) )
        (?: \s (?: (?: is | was ) \s )? (?: {AT_ONCE} ) (?: \s (?: about | around | roughly | nearly | just ) )?
          | (?= \s (?: {_verbs()} ) \b ) (?P<way> [^;:()$£€¥]{{0,70}}? ) \b (?: {BEFORE_TARGET} )
            (?: \s (?: {HEDGES} | [\w-]+-(?: day | week | month | year | session ) ) ){{0,6}} )
        \s $
        """,
        re.VERBOSE,
    )


@cache
def _elliptic() -> re.Pattern[str]:
    """A second subject without its verb: "..., and the pound ¥208"."""
    return re.compile(
        rf"(?:\band|\bwhile|,)\s(?P<source>(?:the|one|a)\s(?:(?P<adjective>[A-Z][\w.]+)\s)?"
        rf"(?P<name>{_names()}|[Ss]terling))\s$"
    )


@cache
def _per() -> re.Pattern[str]:
    """What an amount is the price of: "110 yen to the dollar", "1.2345 dollars per euro", "46 rupees a dollar"."""
    return re.compile(
        rf"""
        (?: \s (?: to | for | against | per | versus ) \s (?: the | one | a | each | every )? \s? | \s an? \s | /
          | \s = \s (?: the | one | 1 | a ) \s )
        (?P<source> (?: (?P<adjective> [A-Z][\w.]+ (?: \s [A-Z][\w.]+ )? ) \s )?
          (?P<name> {_names()} | [Ss]terling | US\$1? | \$1? | £1? | €1? ) (?! [\w-] | \s(?:store|bill|terms) ) )
        """,
        re.VERBOSE,
    )


@cache
def _against() -> re.Pattern[str]:
    """What a rate before is against: "fell against the dollar to [1.2930]"."""
    return re.compile(
        rf"\bagainst\s(?:the\s|an?\s)?(?P<source>(?:(?P<adjective>[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)\s)?"
        rf"(?P<name>{_names()}|[Ss]terling))\s(?:at|to)\s$"
    )


PER_OPENS: Final = (" to ", " per ", " a ", " an ", "/", " for ", " against ", " versus ", " = ", "\u00a0")
BARE_PER: Final = frozenset((" to ", " per", " aga", " ver"))
"""What a figure of no currency is a rate to, by its first letters: "46.50 to the dollar", "1.55 against the pound"."""
BARE_BEFORE: Final = frozenset((" at ", " to "))
"""What stands before such a figure, where its currency does: "the euro fell against the dollar to 1.2930"."""
ARTICLE_BEFORE: Final = re.compile(r"\b(?:the|one|an?|each|every)\s$")
JOINED_BY: Final = re.compile(r"\s?(?:,|,?\s(?:and|or))\s")
LOOK_BACK: Final = 110
FARTHEST: Final = 32
"""How far apart the two sides of an equation may stand."""
OTHER_SUBJECT: Final = re.compile(
    r"""
    \b (?: as | while | after | because | but | which | when | with | that | who | oil | gold | crude | shares?
        | prices? | stocks? | futures | yield | bonds? | index ) \b
    | , \s (?!trading\b) \w+ing \b
    """,
    re.VERBOSE,
)
"""What tells that a currency is not the one that moved: "the dollar fell, lifting gold to $1,200"."""


def quotes(document: Document, amounts: Sequence[facts.Money]) -> Iterator[Quote]:
    """The rates that a document quotes, in order."""
    text = document.text
    equation: Quote | None = None
    namesakes = Namesakes(document, amounts)
    acting: Quote | None = None  # "the dollar bought 149.30 yen": it may have bought marks as well
    quoted_to = -1  # the end of the last quotation: an elliptic one goes on from it
    is_small = False
    for number, target in enumerate(amounts):
        value = target.value
        was_small, is_small = is_small, value is not None and value < DEAREST
        if not (is_small or was_small or equation):
            continue  # most sums are too large for a rate
        if value is None or value <= NOTHING or not (target.currency or target.candidates):
            continue
        before = amounts[number - 1] if number else None
        if (
            before is not None
            and 0 < target.start - before.end < FARTHEST
            and (quote := _equation(text, before, target))
        ):
            yield quote
            quoted_to = target.end
            equation = quote
            continue
        if equation is not None and EQUALS_AGAIN.fullmatch(text, quoted_to, target.start):
            yield attrs.evolve(equation, target=target, end=target.end)  # "1 euro = $1.30 = 0.69 pounds"
            quoted_to = target.end
            continue
        if not is_small:
            continue
        floor = before.end if before is not None else 0
        if acting is not None and acting.target is before and (further := _further(text, acting, target)):
            acting = further
            yield further
            quoted_to = target.end
            continue
        found = list(_priced(namesakes, number, quoted_to)) if text.startswith(PER_OPENS, target.end) else []
        if not found and _may_lead(text, target):
            found = list(_acting(namesakes, target, floor, quoted_to))
            acting = found[-1] if found else None
        yield from found
        if found:
            quoted_to = max(quote.end for quote in found)
    yield from _bare(namesakes)


def _may_differ(code: str | None, target: facts.Money) -> bool:
    """Whether an amount is of another currency than a code; one that is left open is of any but its candidates.

    "$1 = 10.50 pesos" is a rate, whosever pesos they are.
    """
    if target.currency is None:
        return code is not None and target.candidates is not None and code not in target.candidates
    return target.currency != code


def _equation(text: str, source: facts.Money, target: facts.Money) -> Quote | None:
    """ "$1 = ¥110": one unit on the left, what it buys on the right."""
    if source.value not in ROUND or not _may_differ(source.currency, target):
        return None
    link = text[source.end : target.start]
    sure = "=" in link or "≈" in link
    if not (EQUALS.fullmatch(link) if sure or source.value == 1 else None):
        spoken = DASH.fullmatch(link) and RATE_BEFORE.search(text, max(0, source.start - 50), source.start)
        if not (spoken and source.value == 1):
            return None
    elif link.strip() in (":", "to", "at", "for") and not RATE_BEFORE.search(
        text, max(0, source.start - 50), source.start
    ):
        return None
    if "." in text[source.start : source.end] or source.value is None:
        return None
    return Quote(
        source.start, source.end, source.currency, source.value, target, source.start, target.end, "quoted rate"
    )


def _priced(namesakes: Namesakes, number: int, quoted_to: int) -> Iterator[Quote]:
    """ "2.85 marks and 1.55 dlrs to the pound": the amounts that are the price of one unit.

    Not those that were quoted before: "$1 = ¥110 and 1.30 euros to the pound".
    """
    text, amounts = namesakes.document.text, namesakes.amounts
    target = amounts[number]
    match = _per().match(text, target.end)
    if match is None:
        return
    name = match["name"]
    start = match.start("source")
    if article := ARTICLE_BEFORE.search(text, max(0, start - 6), start):
        start = article.start()
    if text.startswith((" a ", " an "), target.end) and target.per not in (name, None):
        return
    if name == "pound" and not match["adjective"] and "the" not in text[target.end : match.start("source")]:
        return  # coffee at "$0.9920 per pound"; the money is "to the pound"
    code = namesakes.code(match["adjective"], name, target)
    if code is None or not _may_differ(code, target):
        return
    chain = [target]
    while number and JOINED_BY.fullmatch(text, amounts[number - 1].end, chain[0].start):
        number -= 1
        earlier = amounts[number]
        if earlier.value is None or earlier.value >= DEAREST or earlier.start < quoted_to:
            break
        if not _may_differ(code, earlier) or not all(_may_differ(one.currency, earlier) for one in chain):
            break
        chain.insert(0, earlier)
    for one in chain:
        yield Quote(
            start, match.end("source"), code, Decimal(1), one, one.start, match.end("source"), "price of one unit"
        )


def _further(text: str, quote: Quote, target: facts.Money) -> Quote | None:
    """What a currency buys besides: "the dollar bought 149.30 yen and 1.8290 marks"."""
    if target.per or not (_may_differ(quote.source_currency, target) and _may_differ(quote.target.currency, target)):
        return None
    if not JOINED_BY.fullmatch(text, quote.target.end, target.start) or "." not in text[target.start : target.end]:
        return None
    return attrs.evolve(quote, target=target, end=target.end)


def _may_lead(text: str, target: facts.Money) -> bool:
    """Whether the word before an amount may be the end of "the euro bought" and its like."""
    leading = text[max(0, target.start - 14) : target.start].split()[-1:]
    return not leading or leading[0] in _leading_words()


def _acting(namesakes: Namesakes, target: facts.Money, floor: int, quoted_to: int) -> Iterator[Quote]:
    """ "The euro bought $1.5686", ", and the pound ¥208": a currency and the amount that it buys."""
    document, text = namesakes.document, namesakes.document.text
    lo = max(floor, target.start - LOOK_BACK)
    if _single_names().isdisjoint(text[lo : target.start].split()):
        return
    sentence, _ = document.reading.sentences.bounds_at(target.start)
    lo = max(lo, sentence)
    match = None
    if quoted_to >= lo:
        match = _elliptic().search(text, lo, target.start)
    if match is None:
        for found in _subject().finditer(text, lo, target.start):
            if not (found["way"] and OTHER_SUBJECT.search(found["way"])):
                match = found
    if match is None or target.per:
        return
    code = namesakes.code(match["adjective"], match["name"], target)
    if code is None or not _may_differ(code, target):
        return
    yield Quote(
        match.start("source"),
        match.end("source"),
        code,
        Decimal(1),
        target,
        match.start("source"),
        target.end,
        "quoted rate",
    )


def _bare(namesakes: Namesakes) -> Iterator[Quote]:
    """ "The rupee closed at 46.50 to the dollar": the figure has the currency of which the sentence speaks."""
    document, text = namesakes.document, namesakes.document.text
    numerals = document.reading.numerals
    is_against = "against" in text
    if is_against:
        figures = [
            one
            for one in numerals
            if text[one.end : one.end + 4] in BARE_PER or text[one.start - 4 : one.start] in BARE_BEFORE
        ]
    else:  # in most texts no figure stands behind the currency that it is a rate to
        figures = [one for one in numerals if text[one.end : one.end + 4] in BARE_PER]
    taken = {at for amount in namesakes.amounts for at in (amount.start, amount.end)} if figures else set()
    for numeral in figures:
        if numeral.scale or numeral.value is None or not taken.isdisjoint((numeral.start, numeral.end)):
            continue
        if text.endswith("/", 0, numeral.start):
            continue  # of "141.80/85 to the dollar" the second is no rate
        if not NOTHING < numeral.value < DEAREST or YEAR_TOLD.search(text, max(0, numeral.start - 8), numeral.end):
            continue
        other = _per().match(text, numeral.end)
        if other is None and is_against and _is_alone(text, numeral.end):
            other = _against().search(text, max(0, numeral.start - 48), numeral.start)
        if other is not None and (quote := _bare_rate(namesakes, numeral, numeral.value, other)) is not None:
            yield quote


def _bare_rate(namesakes: Namesakes, numeral: Numeral, rate: Decimal, other: re.Match[str]) -> Quote | None:
    """The rate of a bare figure and a currency beside it, where the sentence speaks of another."""
    document, text = namesakes.document, namesakes.document.text
    sentence, _ = document.reading.sentences.bounds_at(numeral.start)
    first = min(numeral.start, other.start())
    found = list(_spoken_of().finditer(text, max(sentence, first - LOOK_BACK), first))
    if not found or not _is_alone(text, found[-1].end()):
        return None
    spoken = found[-1]
    name = spoken["name"] or "sterling"
    target = facts.Money(start=numeral.start, end=numeral.end, text=text[numeral.start : numeral.end], value=rate)
    source_code = namesakes.code(other["adjective"], other["name"], target)
    code = namesakes.code(spoken["adjective"], name, attrs.evolve(target, currency=source_code))
    if source_code is None or code == source_code or (code is None and source_code in codes_of(name)):
        return None  # "the peso closed at 10.50 to the dollar" is a rate, whosever peso it is
    if code is None and source_code not in _ranks() and AGAINST.search(other[0]):
        return None  # of "the krona stood at 12.9 against the yen" nothing tells which of the two is one unit
    if not _may_buy(code, source_code, rate):
        return None
    end = max(numeral.end, other.end("source"))
    if _is_quoted_by(code, source_code, rate, other[0]):
        begin, close = spoken.span("source")
        target = attrs.evolve(target, currency=source_code)
        return Quote(begin, close, code, Decimal(1), target, begin, end, "rate of one unit against another currency")
    begin, close = other.span("source")
    article = ARTICLE_BEFORE.search(text, max(0, begin - 6), begin)
    begin = article.start() if article else begin
    target = attrs.evolve(target, currency=code)
    start = min(begin, numeral.start)
    return Quote(begin, close, source_code, Decimal(1), target, start, end, "price of one unit")


WORD_NEXT: Final = re.compile(r"[ \u00a0\n](?P<word>\w[\w-]*)")
PRINTED_ON: Final = re.compile(r"[ ]?%|[ ]per[ ]?cent\b|-\w")
YEAR_TOLD: Final = re.compile(r"\b(?:in|of|since|from|by|until|before|after)\s(?:1[89]|20)\d\d$")
"""What ends with a year rather than a rate: "rose to 1.1 in 1999 against the dollar"."""


def _is_alone(text: str, end: int) -> bool:
    """Whether no noun follows a currency or a figure: "the euro fell", not "the euro zone", "1.30", not "4.5 percent".

    What tells the rate of a currency is none besides it: "the rupee rate".
    """
    if PRINTED_ON.match(text, end):
        return False
    match = WORD_NEXT.match(text, end)
    if match is None or match["word"][0].isupper():
        return True
    word = match["word"]
    return word.endswith(("ed", "ing", "ly")) or word in _no_nouns()


@cache
def _no_nouns() -> frozenset[str]:
    """What may follow a currency or its rate: what ends every phrase, verbs, and the words for a rate itself."""
    return phrase_ends().union(_verbs().split("|"), lexicon.lines("en/beside_rate.txt"))


def _is_quoted_by(spoken: str | None, other: str, rate: Decimal, link: str) -> bool:
    """Whether a bare rate is of one unit of the currency spoken of: "the euro rose to 1.3050 against the dollar".

    "The yen fell to 110.25 against the dollar" is of one dollar, as dealers quote these two; "to the dollar" says so
    itself, unless no dollar ever bought so many euros.
    """
    if spoken is None:
        return False
    ranks = _ranks()
    mine, its = ranks.get(spoken, len(ranks)), ranks.get(other, len(ranks))
    if mine == its:
        return False
    is_mine = mine < its
    fits = _fitting(spoken, other, rate)
    if fits is None:
        return is_mine and AGAINST.search(link) is not None
    if fits != (True, True):
        return fits[0]
    if not AGAINST.search(link):
        return False
    return is_mine or rate < 1  # "the dollar was at 0.9006 against the euro"


def _may_buy(spoken: str | None, other: str, rate: Decimal) -> bool:
    """Whether one unit of either currency has ever bought so much of the other, as far as that is known."""
    return spoken is None or _fitting(spoken, other, rate) != (False, False)


def _fitting(spoken: str, other: str, rate: Decimal) -> tuple[bool, bool] | None:
    """Whether a rate fits one unit of the currency spoken of, and of the other; None where no range is known."""
    ranges = _usual_rates()
    for one, two, is_mine in ((spoken, other, True), (other, spoken, False)):
        if usual := ranges.get((one, two)):
            low, high = usual
            as_one, as_two = low <= rate <= high, low <= 1 / rate <= high
            return (as_one, as_two) if is_mine else (as_two, as_one)
    return None


AGAINST: Final = re.compile(r"against|versus")


@cache
def _ranks() -> dict[str, int]:
    """The currencies that are quoted by their own unit, the first against all others."""
    return {code: number for number, code in enumerate(lexicon.lines("en/quoting_order.txt"))}


@cache
def _usual_rates() -> dict[tuple[str, str], tuple[Decimal, Decimal]]:
    """What one unit of a currency has bought of another at the least and at the most."""
    rows = lexicon.table("en/quoted_ranges.tsv")
    return {(row["base"], row["quote"]): (Decimal(row["lowest"]), Decimal(row["highest"])) for row in rows}


@cache
def _spoken_of() -> re.Pattern[str]:
    """A currency that a sentence speaks of, not one it is measured by: "the rupee", "the Thai baht"."""
    return re.compile(
        rf"(?<!to )(?<!against )(?<!versus )(?<!per )\b"
        rf"(?P<source>[Tt]he\s(?:(?P<adjective>[A-Z][\w.]+)\s)?(?P<name>{_names()})|[Ss]terling)\b(?!-)"
    )
