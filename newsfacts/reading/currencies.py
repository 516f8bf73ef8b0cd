"""Currencies: what the words and signs beside a figure say about its currency.

Reads the lexicon's tables (CLDR's currencies, the newspapers' names, prefixes and adjectives) and gives a `Unit` for
the words before or after a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import Final

import attrs

from newsfacts import lexicon

BLANKS: Final = " \t\r\n\u00a0\u202f"
SIGNS: Final = frozenset("$£€¥￥₹₩₽₺₴₪₫₱₦฿₡₵₲₭₮₸₼₾₨₤₣₧₯৳៛¢")


@attrs.define(frozen=True, slots=True, eq=False)
class Unit:
    """What a name, a prefix or a sign says: the currencies it may be, and how much of the major unit it is.

    `default` is what it is where nothing settles it; `minor` the digits of a minor unit (a cent: 2); `scale` a scale
    that is part of it ("MUSD"); `gate` what else must speak for its being money; `named` whether it is a full name
    ("Swedish crowns"); `family` the name it shares with others ("dollar"); `sign` whether it is a mere sign ("$").
    """

    codes: tuple[str, ...]
    default: str | None = None
    minor: int = 0
    gate: str = ""
    scale: int = 0
    named: bool = False
    family: str = ""
    sign: bool = False
    among: frozenset[str] = attrs.field(
        default=attrs.Factory(lambda self: frozenset(self.codes), takes_self=True), init=False, repr=False
    )
    """The codes once more, for those who ask whether one is there."""

    def narrowed(self, other: Unit | tuple[str, ...]) -> Unit | None:
        """The unit with only the currencies that the other has too; None where there are none."""
        codes = other.codes if isinstance(other, Unit) else other
        common = tuple(code for code in self.codes if code in codes)
        if not common:
            return None
        default = self.default if self.default in common else common[0] if len(common) == 1 else None
        return attrs.evolve(self, codes=common, default=default, named=True)


Span = tuple[date, date]


@cache
def tender() -> dict[str, dict[str, Span]]:
    """The countries of each currency, with the first and the last day on which it was legal tender there."""
    found: dict[str, dict[str, Span]] = {}
    for row in lexicon.table("currencies.tsv"):
        countries = found[row["code"]] = {}
        for cell in row["tender"].split():
            country, _, days = cell.partition(":")
            first, _, last = days.partition("/")
            countries[country] = (
                date.fromisoformat(first) if first else date.min,
                date.fromisoformat(last) if last else date.max,
            )
    return found


@cache
def _currencies_by_country() -> dict[str, list[tuple[Span, str]]]:
    found: dict[str, list[tuple[Span, str]]] = {}
    for code, countries in tender().items():
        for country, span in countries.items():
            found.setdefault(country, []).append((span, code))
    return found


@lru_cache(maxsize=4096)
def currencies_of(country: str, day: date | None) -> tuple[str, ...]:
    """The currencies that a country had on a day, the one to be withdrawn first before others.

    Without a day all of them, today's first.

    >>> currencies_of("DE", date(1994, 5, 1)), currencies_of("DE", None)
    (('DEM',), ('EUR', 'DEM'))
    """
    known = _currencies_by_country().get(country, ())
    if day is None:
        return tuple(code for _, code in sorted(known, key=lambda one: one[0][1], reverse=True))
    there = ((last, code) for (first, last), code in known if first <= day <= last)
    return tuple(code for _, code in sorted(there))


@lru_cache(maxsize=4096)
def is_tender(code: str, day: date | None) -> bool:
    """Whether a currency was legal tender somewhere on a day; without a day, whether it still is.

    >>> is_tender("DEM", date(1994, 5, 1)), is_tender("DEM", None)
    (True, False)
    """
    day = day or date.max
    return any(first <= day <= last for first, last in tender().get(code, {}).values())


@cache
def _first_day(code: str) -> date:
    """The day on which a currency became legal tender somewhere."""
    return min((first for first, _ in tender().get(code, {}).values()), default=date.min)


def is_to_come(code: str, day: date | None) -> bool:
    """Whether a currency is legal tender only after a day: the rouble of Russia in 1987.

    >>> is_to_come("RUB", date(1987, 5, 1))
    True
    """
    return day is not None and day < _first_day(code)


# -- the vocabulary -----------------------------------------------------------------------------------------------

PARENTHESIS: Final = re.compile(r"\s*\(.*\)$")
SCALED_CODE: Final = {"M": 6, "m": 6, "k": 3, "K": 3, "T": 3, "B": 9, "bn": 9, "Bn": 9}
CRYPTO: Final = ("BTC", "ETH", "XRP", "LTC", "BCH", "DOGE", "USDT", "USDC", "BNB", "XMR", "ADA", "DOT")
"""No currencies of ISO 4217: an amount of them is money of no code."""


@attrs.define(frozen=True, slots=True)
class Vocabulary:
    """The words of currency, built once."""

    before: dict[str, Unit]
    after: dict[str, Unit]
    """Names, codes and signs by their words; a name of several words under all of them."""
    adjectives: dict[str, tuple[str, ...]]
    opening: dict[str, int]
    """The first words of names and adjectives, with the number of words of the longest name that begins so."""
    leads: frozenset[str]
    """The first four letters of these: the quickest test of a word."""
    word_like: frozenset[str]
    """Codes that are words too ("ALL 46 clerks")."""


CAPITALISED_MINOR: Final = frozenset(("cents", "pence", "paise", "cts"))
"""Minor units that titles print with a capital; "5 Sen" and "3 Fen" are none."""


SCALED: Final = ("USD", "EUR", "GBP", "SEK", "NOK", "DKK", "CHF", "AUD", "CAD", "NZD", "JPY", "CZK", "PLN", "DEM")
"""The codes that are printed together with a scale: "MUSD", "SEKm"."""


@cache
def vocabulary() -> Vocabulary:
    """The words of currency of the lexicon."""
    word_like = frozenset(lexicon.lines("en/code_words.txt"))
    heads, adjectives, names = _full_names()
    after = _names(heads, adjectives, names)
    before = _codes(word_like, after)
    _prefixes(heads, before, after)
    for adjective, settled in list(adjectives.items()):  # "10,000 swiss francs", as some papers print it
        adjectives.setdefault(adjective.lower(), settled)
    opening = _opening(after, adjectives)
    leads = frozenset(word[:4] for word in opening)
    return Vocabulary(before, after, adjectives, opening, leads, word_like)


def _opening(after: Iterable[str], adjectives: Iterable[str]) -> dict[str, int]:
    """The first words of names and adjectives, with the most words that a name may have that begins so."""
    opening: dict[str, int] = {}
    for name in after:
        first, *rest = name.split()
        opening[first] = max(opening.get(first, 1), 1 + len(rest))
    longest = max(opening.values())
    for adjective in adjectives:
        first, *rest = adjective.split()
        opening[first] = max(opening.get(first, 1), 1 + len(rest) + longest)
    return opening


def _full_names() -> tuple[dict[str, list[str]], dict[str, tuple[str, ...]], dict[str, Unit]]:
    """The codes of CLDR's names by their last word, the adjectives before it, and the full names."""
    heads: dict[str, list[str]] = {}
    adjectives: dict[str, tuple[str, ...]] = {}
    names: dict[str, Unit] = {}
    for row in lexicon.table("currencies.tsv"):
        code, singular = row["code"], row["singular"]
        plain = PARENTHESIS.sub("", singular).replace(" & ", " and ")
        adjective, _, head = plain.rpartition(" ")
        heads.setdefault(head.lower(), []).append(code)
        if adjective:
            adjectives[adjective] = (*adjectives.get(adjective, ()), code)
        if plain == singular:
            for name in (plain, PARENTHESIS.sub("", row["plural"]).replace(" & ", " and ")):
                names[name] = Unit((code,), code, named=True, family=head.lower())
    for row in lexicon.table("en/currency_adjectives.tsv"):
        adjectives[row["adjective"]] = tuple(
            dict.fromkeys((*row["codes"].split(), *adjectives.get(row["adjective"], ())))
        )
    return heads, adjectives, names


def _expand(cell: str, heads: dict[str, list[str]]) -> tuple[str, ...]:
    """The codes of a cell; "*dollar" stands for those of every dollar."""
    found: list[str] = []
    for word in cell.split():
        found.extend(heads[word[1:]] if word.startswith("*") else [word])
    return tuple(dict.fromkeys(found))


def _names(
    heads: dict[str, list[str]], adjectives: dict[str, tuple[str, ...]], names: dict[str, Unit]
) -> dict[str, Unit]:
    """What stands after a figure: the newspapers' names and the full ones."""
    after: dict[str, Unit] = {}
    for row in lexicon.table("en/currency_names.tsv"):
        forms = row["forms"].split(", ")
        unit = Unit(
            _expand(row["codes"], heads),
            row["default"] or None,
            int(row["minor"] or 0),
            row["gate"],
            family=row["family"] or forms[0],
        )
        for form in forms:
            after[form] = unit
            if unit.gate in ("", "weight") and (not unit.minor or form in CAPITALISED_MINOR):
                after.setdefault(form[0].upper() + form[1:], unit)
                after.setdefault(form.upper(), unit)  # "U.S. BANKS LOSE 5 BILLION DLRS"
    for name, unit in names.items():
        adjective, _, head = name.rpartition(" ")
        if shared := after.get(head) if adjective in adjectives else None:
            unit = shared.narrowed(adjectives[adjective]) or unit  # "Turkish lira" was TRL before it was TRY
        after.setdefault(name, attrs.evolve(unit, gate=""))
    return after


def _codes(word_like: frozenset[str], after: dict[str, Unit]) -> dict[str, Unit]:
    """What stands before a figure: the codes, with a scale too; what may stand after one is added there."""
    before: dict[str, Unit] = {}
    for code in (row["code"] for row in lexicon.table("currencies.tsv")):
        unit = Unit((code,), code, gate="word" if code in word_like else "")
        before[code] = unit
        after.setdefault(code, attrs.evolve(unit))  # a unit of its own: what passes after a figure need not before it
    for code in SCALED:
        for letter, scale in SCALED_CODE.items():
            scaled = Unit((code,), code, scale=scale)
            if len(letter) == 1:
                before[letter + code] = after[letter + code] = scaled
            if letter in ("m", "bn"):
                before[code + letter] = scaled
    for code in CRYPTO:
        before[code] = after[code] = Unit((), None)
    return before


def _prefixes(heads: dict[str, list[str]], before: dict[str, Unit], after: dict[str, Unit]) -> None:
    """Adds the signs and prefixes, which some papers print behind a figure."""
    for row in lexicon.table("en/currency_prefixes.tsv"):
        prefix = row["prefix"]
        unit = Unit(
            _expand(row["codes"], heads),
            row["default"] or None,
            0,
            row["gate"],
            family=row["family"],
            sign=prefix in SIGNS,
        )
        before[prefix] = unit
        if unit.gate == "word":
            before.setdefault(prefix.capitalize(), unit)
        if row["after"]:
            after.setdefault(prefix, unit)


# -- before a figure ------------------------------------------------------------------------------------------------


WINDOW: Final = 14


@cache
def _endings() -> frozenset[str]:
    """The last two letters of what may stand before a figure; of a single letter, it and what may stand before that."""
    known = vocabulary().before
    single = {lead + word for word in known if len(word) == 1 for lead in " \n\t\u00a0(\"'“‘-—–/[:"}
    return frozenset({word[-2:] for word in known if len(word) > 1} | single)


JOINED: Final = re.compile(r"[A-Za-z.]{1,5}$")


def unit_before(text: str, start: int, floor: int) -> tuple[Unit, int] | None:
    """The unit that the words before an offset give, and where they begin; `floor` bounds the look back."""
    before = text[start - 1 : start]
    if before == " ":
        ends = text[start - 3 : start - 1]
        if ends not in _endings() and ends[1:] not in MARKS and start > 2:
            return None  # most figures follow a word that is no currency
    elif before not in MARKS and not before.isalpha():
        if before in MINUS and text[start - 2 : start - 1] in SIGNS:
            return unit_before(text, start - 1, floor)  # "$-3m"
        return None
    known = vocabulary().before
    if before in SIGNS and start - floor > 2:
        opens = text[start - 2]
        if opens == "(" or (opens in " \n" and text[start - 3] in PLAIN):
            return (known[before], start - 1) if before != "¢" else None  # "for $4", "to ($4"
    lo = max(floor, start - WINDOW)
    left = text[lo:start].rstrip(BLANKS)
    if not left:
        return None
    last = left[-1]
    at = lo + len(left)
    if last in SIGNS:
        return _sign_before(text, left, at, lo, known)
    if not (last.isalpha() or last in "./"):
        return None
    gap = start - at
    if gap > 2 and "\n" not in text[at:start]:
        return None
    word = left.split()[-1].lstrip("(\"'“‘[-—–_,;:/<>")
    unit = known.get(word)
    if unit is None:
        if word.isalpha():
            return None
        for split in ("-", "—", "–", "/", "("):
            word = word.rpartition(split)[2]
        unit = known.get(word)
        if unit is None:
            return None
    begin = at - len(word)
    if begin > 0 and (text[begin - 1].isalnum() or (begin == lo and lo > floor and text[lo - 1].isalnum())):
        return None
    return unit, begin


MINUS: Final = frozenset("-−")
MARKS: Final = SIGNS.union("./", BLANKS)
"""What may stand before a figure for a currency, besides letters."""
PLAIN: Final = frozenset([*"abcdefghijlmnopqrstuvwxy,;:)0123456789", ""])
"""After these, a blank and a sign, nothing belongs to the sign: no last letter of "US $", "Cdn. $", "hk $"."""


def _sign_before(text: str, left: str, at: int, lo: int, known: dict[str, Unit]) -> tuple[Unit, int] | None:
    """The unit of a currency sign with the letters before it: "$", "US$", "HK $", "mxn$"."""
    sign = left[-1]
    rest = left[:-1]
    if sign == "¢":
        head = JOINED.search(left[:-1])
        return (known["GH¢"], at - 3) if head and head[0].endswith("GH") else None
    if not rest or (rest[-1] in " \n(-" and rest[-2:-1] in PLAIN):
        return known[sign], at - 1  # "for $4", "($4"
    head = JOINED.search(rest)
    if head:
        for word in (head[0], head[0].upper()):
            unit = known.get(word + sign)
            if unit is None and len(word) == 3 and word in known and len(known[word].codes) == 1:
                unit = known[word]
            if unit is not None and not _letter_at(text, at - 1 - len(word) - 1):
                return attrs.evolve(unit, gate="") if unit.gate else unit, at - 1 - len(word)
    elif rest.endswith(" "):  # "US $13.73", "HK $ 10 billion"
        spaced = JOINED.search(rest[:-1])
        if spaced and spaced[0] not in ("us", "a", "s", "t", "c", "A", "S", "M", "I", "P", "B", "W"):
            word = spaced[0]
            unit = known.get(word + sign) or (known.get(word.upper() + sign) if word in ("hk", "nz") else None)
            if unit is not None and not _letter_at(text, at - 2 - len(word) - 1):
                return unit, at - 2 - len(word)
            if len(word) == 3 and word.isupper() and word in known and word not in vocabulary().word_like:
                return known[word], at - 2 - len(word)
    if len(rest) >= 1 and rest[-1] in SIGNS and rest[-1] + sign in known:
        return known[rest[-1] + sign], at - 2
    return known[sign], at - 1


def _letter_at(text: str, at: int) -> bool:
    return at >= 0 and text[at].isalnum()


# -- after a figure -------------------------------------------------------------------------------------------------

GAP: Final = r"(?:[ \t\u00a0\u202f]{1,2}|[ \t]?\r?\n[ \t]{0,8}|-)"
FIRST: Final = re.compile(
    rf"""
    {GAP}? (?P<word> [^\W\d_]+ (?: [.'’ʻ-] [^\W\d_]+ )* \.? )
    | [ \u00a0]? (?P<sign> [{re.escape("".join(sorted(SIGNS)))}] )
    """,
    re.VERBOSE,
)
NEXT: Final = re.compile(rf"{GAP}(?P<word>[^\W\d_]+(?:[.'’ʻ][^\W\d_]+)*\.?)")
STOPS: Final = frozenset([*".,;:!?)]}%/'\"“”’", ""])
"""After these a figure stands alone: no pattern need be asked."""


def unit_after(text: str, end: int) -> tuple[Unit, int] | None:
    """The unit that the words after an offset give, and where they end."""
    gap = text[end : end + 1]
    if gap in STOPS:
        return None
    known = vocabulary()
    if gap == " " and (lead := text[end + 1 : end + 5]) not in known.leads:
        if lead.isalpha() or lead[:1] == "(":
            return None
        lead = lead.partition(" ")[0]
        if lead.isalpha() and lead not in known.leads:
            return None
    first = FIRST.match(text, end)
    if first is None:
        return None
    word = first["word"]
    if word is None:
        return known.after[first["sign"]], first.end()
    most = known.opening.get(word)
    if most is None:
        return _unit_of_part(text, first, known)
    return _phrase(text, first, most, known) or _unit_of_part(text, first, known)


def _unit_of_part(text: str, first: re.Match[str], known: Vocabulary) -> tuple[Unit, int] | None:
    """The unit of a word that goes on with a hyphen ("dollar-a-year") or ends with the sentence's stop ("dlrs.")."""
    word = first["word"]
    for split in ("-", "."):
        if split in word:
            part, _, rest = word.partition(split)
            unit = known.after.get(part)
            if unit is not None and (len(part) > 1 or not rest or rest.startswith(PAID_FOR)):  # "6c.", not "5p.m."
                return unit, first.start("word") + len(part)
    return None


PAID_FOR: Final = ("a-", "an-", "per-")
"""What a single letter goes on with where it is pence or cents: "25p-an-hour"."""


def _phrase(text: str, first: re.Match[str], most: int, known: Vocabulary) -> tuple[Unit, int] | None:
    """The longest name, or adjective and name, that begins with the word; it has so many words at most."""
    words, ends = [first["word"]], [first.end()]
    for _ in range(most - 1):
        following = NEXT.match(text, ends[-1])
        if following is None:
            break
        words.append(following["word"])
        ends.append(following.end())
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[:count])
        found = _named(words[:count], phrase, known)
        if found is not None:
            return found, ends[count - 1] - phrase.endswith(".")  # the stop of "dlrs." may be the sentence's
        if phrase.endswith("."):
            found = _named([*words[: count - 1], words[count - 1][:-1]], phrase[:-1], known)
            if found is not None:
                return found, ends[count - 1] - 1
    return None


def _named(words: list[str], phrase: str, known: Vocabulary) -> Unit | None:
    """The unit of exactly these words."""
    unit = known.after.get(phrase)
    if unit is not None:
        return unit
    for split in range(1, len(words)):
        adjective = known.adjectives.get(" ".join(words[:split]))
        unit = known.after.get(" ".join(words[split:])) if adjective else None
        if unit is not None and adjective:
            narrowed = unit.narrowed(adjective)
            if narrowed is not None:
                return attrs.evolve(narrowed, gate="")
    return None


BEHIND: Final = re.compile(
    r"""
    [ \u00a0]
    (?: \( (?P<inside> [A-Z][\w.]+ (?: [ ][A-Z][\w.]+ )? ) \)
      | (?P<word> [A-Z][\w.]* (?: [ ][A-Z][\w.]+ )? )
        (?= [ ]? (?: [,;:!?)\]\n] | \.(?!\w) | $
          | [ ] (?: an? | per | in | for | to | on | at | and | or | from | of | by | with | each | as | was | were | is
                  | will | after | this | last ) \b ) ) )
    """,
    re.VERBOSE,
)


def adjective_after(text: str, end: int) -> tuple[tuple[str, ...], int] | None:
    """The currencies of an adjective that stands behind an amount, and where it ends.

    >>> adjective_after("$29.8 million Cdn, or", 13), adjective_after("a $40 million Canadian film", 13)
    ((('CAD',), 17), None)
    """
    if not (text[end + 1 : end + 2].isupper() or text.startswith(" (", end)):
        return None
    match = BEHIND.match(text, end)
    if match is None:
        return None
    word, stop = match["inside"] or match["word"], match.end()
    adjectives = vocabulary().adjectives
    codes = adjectives.get(word)
    if codes is None and word.endswith("."):
        codes, stop = adjectives.get(word[:-1]), stop - (not match["inside"])
    return (codes, stop) if codes else None


@cache
def families() -> dict[str, frozenset[str]]:
    """The names that several currencies share, each with their codes.

    >>> sorted(families()["crown"])
    ['CSK', 'CZK', 'DKK', 'EEK', 'ISK', 'NOK', 'SEK', 'SKK']
    """
    found: dict[str, frozenset[str]] = {}
    for unit in vocabulary().after.values():
        if len(unit.codes) > 1 and not unit.minor and not unit.named:
            found[unit.family] = found.get(unit.family, frozenset()).union(unit.codes)
    found.pop("", None)
    return found
