"""Per: reads what follows an amount and gives what it is paid for each of ("a barrel", "per share", "-a-year")."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsfacts import lexicon

PER: Final = re.compile(
    r"""
    (?: \s? - \s? | [ \u00a0] | \s?\n\s* )?
    (?: (?P<slash> / ) | (?P<per> per | (?P<article> an? | every | each ) )(?: [ \u00a0] | \s?-\s? | \s?\n\s* ) )
    (?: (?: metric | troy | short | long | square | cubic | US | U\.S\. ) [ -] )?
    (?P<word> [^\W\d_]+ (?: -hour \b )? )
    """,
    re.VERBOSE,
)
AGAIN: Final = re.compile(r"[ \n]+(?:per|an?)[ \n]+(?P<word>[^\W\d_]+)")
NOUN: Final = re.compile(r"[ -](?P<word>[a-z]+)")
ALONE: Final = re.compile(
    r"""
    (?: [ \n]+ (?P<word> each | apiece | annually | yearly | monthly | weekly | daily | hourly | p\.?a\.? | pw | pcm
                  | p/w )
      | (?P<joined> pw | pcm | pa ) )
    (?!\w)
    """,
    re.VERBOSE,
)
AFTERWARDS: Final = re.compile(r"\s+(?:ago|earlier|before|later|after)\b")
TIMES: Final = frozenset(lexicon.lines("en/per_times.txt"))
PRICED: Final = re.compile(
    r"""
    \b (?: at | for | pay | pays | paid | paying | costs? | costing | charg(?: e | es | ed | ing ) | sells? \s for
       | price[sd]? (?: \s at )? | worth | fetch(?: es | ed | ing )? | than | from )
    \s (?: (?: about | around | just | only | nearly | almost | over | up\sto ) \s )? $
    """,
    re.VERBOSE,
)
"""What a price stands after: "ice cream at £1.50 a scoop"."""
THING: Final = re.compile(
    r"""
    [ ]an?[ ] (?P<word> [a-z]{3,} )
    (?= [,.;:)] (?!\w) | $ | [ ] (?: for | and | or | but | in | to | from | on | at | after | as | when | while | plus
      | against | compared | last | this | until | since | with ) \b )
    """,
    re.VERBOSE,
)
"""Whatever a price is asked for each of; a word that ends its phrase."""
BRACKET: Final = re.compile(r"\s?\([^()]{1,60}\)")
LONGEST_BRACKET: Final = 63
GAPS: Final = frozenset(" -/\n\u00a0p")
"""What stands right after an amount that is paid for something."""
LEADS: Final = frozenset(
    (
        *("a ", "a-", "a\n", "a\u00a0", "an ", "an-", "an\n", "an\u00a0", "ann", "ap", "da", "ea", "ev"),
        *("ho", "mo", "p.", "p/", "pa", "pc", "pe", "pw", "we", "ye"),
    )
)
"""And after a blank between, by two or three letters: "a", "each", "per", "yearly" ...; most words are not so."""
OPENS: Final = frozenset("-/ \n")
"""Or by one character."""
WORDS: Final = {
    "each": "item", "apiece": "item", "piece": "item", "annually": "year", "yearly": "year", "annum": "year",
    "pa": "year", "yr": "year", "monthly": "month", "pcm": "month", "mth": "month", "weekly": "week", "pw": "week",
    "p/w": "week", "daily": "day", "hourly": "hour", "hr": "hour", "capita": "person", "bbl": "barrel",
    "b": "barrel", "lb": "pound", "oz": "ounce", "t": "tonne", "sq": "square", "shr": "share", "min": "minute",
    "kWh": "kilowatt-hour", "MWh": "megawatt-hour", "mmBtu": "mmBtu", "MMBtu": "mmBtu", "km": "kilometre",
}  # fmt: skip
"""What an amount is paid for, by another word for it."""


NO_THINGS: Final = frozenset(lexicon.lines("en/no_things.txt"))
"""Words after an article that no price is asked for: "at $5 a record", "for £20 a year"."""


@cache
def _units() -> frozenset[str]:
    return frozenset(lexicon.lines("en/per_units.txt"))


def per_of(text: str, end: int) -> str | None:
    """What the amount that ends at an offset is paid for each of; None where it says none.

    >>> [per_of(text, text.index("60") + 2) for text in ("$60 a barrel", "$60/tonne", "$60 a year ago", "$60")]
    ['barrel', 'tonne', None, None]
    """
    if text[end : end + 1] == ")":
        return _per_at(text, end + 1)  # "750 yuan ($110) a month"
    if text[end : end + 2] != " (":
        return _per_at(text, end)
    behind = text.find(")", end, end + LONGEST_BRACKET) + 1
    found = _per_at(text, behind) if behind else None
    return found if found and BRACKET.fullmatch(text, end, behind) else None


def thing_of(text: str, start: int, end: int) -> str | None:
    """What the price from start to end is asked for each of, be it anything; None where it is no price.

    >>> text = "Ice cream at £1.50 a scoop, and the £20 a friend lent."
    >>> [thing_of(text, text.index(price), text.index(price) + len(price)) for price in ("£1.50", "£20")]
    ['scoop', None]
    """
    thing = THING.match(text, end)
    if thing is None or thing["word"] in NO_THINGS or not PRICED.search(text, max(0, start - 24), start):
        return None
    return thing["word"]


def _per_at(text: str, end: int) -> str | None:
    gap = text[end : end + 1]
    if gap not in GAPS:
        return None
    if gap == " ":
        lead = text[end + 1 : end + 4]
        if lead[:2] not in LEADS and lead not in LEADS and lead[:1] not in OPENS:
            return None
    match = PER.match(text, end)
    if match is None:
        alone = ALONE.match(text, end)
        return WORDS[(alone["word"] or alone["joined"]).replace(".", "")] if alone else None
    word = match["word"]
    if match["article"] and (word not in _units() or (word in TIMES and AFTERWARDS.match(text, match.end()))):
        return None
    if match["slash"] and word not in _units() and word not in WORDS:
        return None
    if word in ("cent", "annum") and word == "cent":
        return None
    if word not in _units() and (noun := NOUN.match(text, match.end())) and noun["word"] in _units():
        return noun["word"]  # "per reusable page"
    word = WORDS.get(word, word)
    again = AGAIN.match(text, match.end())
    if again and again["word"] in _units():
        return f"{word} per {again['word']}"
    return word
