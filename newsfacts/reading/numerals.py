"""Numerals: reads a text once and gives every printed number with its value and its printed precision.

A numeral is a figure ("1,234.5", "8-1/8", "2½"), number words ("two hundred and fifty thousand", "half a billion") or
a vague count ("hundreds of millions"), each with the scale words that follow it. What it counts is for the extractors
to say: they look left and right of the numerals and never scan the text again.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from decimal import Context, Decimal
from functools import cache
from operator import itemgetter
from typing import Final, NamedTuple

import attrs

from newsfacts import lexicon

ONE: Final = Decimal(1)
EXACT: Final = Context(prec=1_000_000)
"""Printed figures are never rounded, however long; a scale word multiplies them exactly."""

GAP: Final = r"(?:[ \t\u00a0\u202f]{1,2}|[ \t]?\r?\n[ \t]{0,8}|[ \t]?-[ \t]?\r?\n?[ \t]{0,8})"
"""White space within a numeral: a blank, a single line break, or the hyphen of a compound; never a blank line."""

LONGEST_FIGURE: Final = 900_000
"""A longer figure is left out: with its scale it would not fit what is reckoned exactly."""
MOST_WORDS: Final = 12
"""A numeral has no more words than this; a longer heap of number words is no number."""


class Numeral(NamedTuple):
    """A printed number: its span, its value, and what its last printed digit stands for.

    `value` is None for a vague count, which has `low` and perhaps `high` ("hundreds" is 100 to 1000). `place` is the
    power of ten of the last printed digit with the scale taken in ("2.55 billion": 7) and `zeros` how many zeros end a
    whole number ("500 million": 2). A letter after the figure ("40m") is a scale only beside a currency or something
    counted: it is not taken in, but stands in `loose_end` and `loose_scale`, and `loosened()` takes it in.
    """

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    place: int = 0
    zeros: int = 0
    scale: int = 0
    words: bool = False
    loose_end: int = 0
    loose_scale: int = 0

    def loosened(self) -> Numeral:
        """The numeral with its loose scale letter taken in; itself where it has none."""
        if not self.loose_end:
            return self
        scale = self.loose_scale
        place, value = self.place + scale, self.value
        if value is not None:
            value = value.scaleb(scale, EXACT)
            if place > 0:  # in plain digits: 4 billion is 4000000000, not 4E+9
                value = value.quantize(ONE, context=EXACT)
        return Numeral(
            self.start, self.loose_end, value, self.low, self.high, place, self.zeros, self.scale + scale, self.words
        )

    def rescaled(self, scale: int) -> Numeral:
        """The numeral as if it shared the scale of its partner: the 4 of "$4-5bn"."""
        return self._replace(
            value=None if self.value is None else _scaled(self.value, scale),
            place=self.place + scale,
            scale=self.scale + scale,
            loose_end=0,
            loose_scale=0,
        )

    def interval(self) -> tuple[Decimal, Decimal]:
        """What the printed precision allows: half a unit of the last printed digit either way.

        Zeros that end a whole number are no printed digits.

        >>> [find_numerals(text)[0].interval() for text in ("2.55 billion", "500 million")]
        [(Decimal('2545000000'), Decimal('2555000000')), (Decimal('450000000'), Decimal('550000000'))]
        """
        if self.value is None:
            raise ValueError(f"a vague count has no printed digits: {self!r}")
        half = _scaled(Decimal(5), self.place + self.zeros - 1)
        return EXACT.subtract(self.value, half), EXACT.add(self.value, half)


def _scaled(value: Decimal, exponent: int) -> Decimal:
    """value * 10**exponent, exactly, in plain digits: 4 billion is 4000000000, not 4E+9."""
    if not exponent:
        return value
    return _plain(value.scaleb(exponent, EXACT))


def _plain(value: Decimal) -> Decimal:
    """The same number without an exponent: 4E+9 is 4000000000."""
    return value.quantize(ONE, context=EXACT) if "E+" in str(value) else value


# -- the words --------------------------------------------------------------------------------------------------


def _number(cell: str) -> Decimal:
    over, _, under = cell.partition("/")
    return Decimal(over) / Decimal(under or 1)


def _alternatives(words: Iterable[str]) -> str:
    """An alternation, longer words first, the first letter of an English word in either case."""
    forms = set(words)
    return _branch(forms.union(word.capitalize() for word in forms if len(word) > 3 and word.islower()))


@attrs.define(frozen=True, slots=True)
class Words:
    """The number words of the lexicon and the patterns made of them, built once."""

    cardinals: dict[str, Decimal]
    fractions: dict[str, Decimal]
    plurals: dict[str, Decimal]
    scales: dict[str, int]
    loose: dict[str, int]
    figure: re.Pattern[str]
    """A figure; its groups are the scale word behind it, a loose scale, or another mark of its going on."""
    opening: re.Pattern[bytes]
    """A number word in a flat text (see `_flat`)."""
    joined: frozenset[str]
    """What a numeral may go on with right after a number, unless it is a blank."""
    spaced: frozenset[str]
    """And with a blank: it, and the next character."""
    leads: frozenset[str]
    """The first three letters of the words it may go on with after a blank."""
    step: re.Pattern[str]
    step_leads: frozenset[str]
    """The first three letters of the words it may go on with after a number word and a blank or a hyphen."""
    scale_after: re.Pattern[str]
    loose_after: re.Pattern[str]
    before_spaced: re.Pattern[str]
    after_spaced: re.Pattern[str]


@cache
def words() -> Words:
    """The number words of the lexicon."""
    numbers = {
        role: {row["word"]: _number(row["value"]) for row in lexicon.table("en/numbers.tsv") if row["role"] == role}
        for role in ("unit", "tens", "hundred", "dozen", "fraction", "plural")
    }
    scales = {
        use: {row["word"]: int(row["exponent"]) for row in lexicon.table("en/scales.tsv") if row["use"] == use}
        for use in ("word", "sure", "plural", "loose")
    }
    cardinals = {**numbers["unit"], **numbers["tens"], **numbers["hundred"], **numbers["dozen"]}
    fractions, plurals = numbers["fraction"], numbers["plural"]
    spelled = {**scales["word"], **scales["plural"]}
    capitals = [word.upper() for word in (*spelled, *scales["sure"]) if len(word) > 2]  # "5 MLN DLRS" of a title
    inside = [*cardinals, *fractions, *plurals, *spelled]
    opening = rf" {_branch([*inside, 'multi'])}(?:\b|(?<=multi)(?=[mb]illion|trillion|thousand))"
    further = _first_letters([*spelled, *scales["sure"], *scales["loose"]])
    scale = _alternatives([*spelled, *scales["sure"], *capitals])
    loose = _alternatives(scales["loose"])
    return Words(
        cardinals=cardinals,
        fractions=fractions,
        plurals=plurals,
        scales={**spelled, **scales["sure"]},
        loose=scales["loose"],
        figure=re.compile(
            rf"""
            {FIGURE}
            (?: (?= [ -]? (?: ({scale}) | ({loose}) ) (?! [^\W_] ) )                   # 5 million  40m
              | (?= ( [ ] (?: [{OPENS_AFTER_BLANK}] | and\b ) | [{JOINS}] ) )         # 8 1/8  3 and a half  5\nmillion
            )?
            """,
            re.VERBOSE,
        ),
        opening=re.compile(opening.encode("ascii")),
        joined=frozenset({*JOINS, *further}),
        spaced=frozenset(f" {one}" for one in {*OPENS_AFTER_BLANK, *further}),
        leads=_leads([*spelled, *scales["sure"], *scales["loose"]]),
        step=re.compile(
            rf"(?P<gap>{GAP}|{GAP}(?:and|of|point){GAP}(?:an?{GAP})?|{GAP}an?{GAP})(?P<word>{_alternatives(inside)})\b"
        ),
        step_leads=_leads([*inside, "and", "of", "point", "a", "an"]),
        scale_after=re.compile(rf"{GAP}?(?P<scale>{scale})(?![^\W_])"),
        loose_after=re.compile(rf"[ \u00a0\u202f-]?(?P<scale>{loose})(?![^\W_])"),
        before_spaced=re.compile(r"(?:[$€£¥₹₩฿]|\b[A-Z]{3}|\b(?:Rs|Kc|Kč|kr|R)\.?)[ \u00a0]?$"),
        after_spaced=re.compile(
            rf"[ \u00a0\u202f]?(?:[$€£¥₹%]|(?:{'|'.join(lexicon.lines('en/after_spaced.txt'))})\b)"
        ),
    )


MARKS: Final = frozenset(
    {
        *(string.punctuation + string.whitespace).replace("_", ""),
        *"\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\u2026€£¥₹",
        *map(chr, (*range(0x2000, 0x200B), *range(0x2010, 0x2020))),  # blanks, dashes and quotes
    }
)
"""What a number word stands after."""


def _flattened(character: str) -> str:
    """What stands for a character in a flat text: "_" for what goes on a word, "~" for what only ends one."""
    if character in MARKS:
        return " "
    if character in string.ascii_letters:
        return character.lower()
    return "_" if character.isalnum() or character == "_" else "~"


FLAT: Final = "".join(map(_flattened, map(chr, range(256)))).encode("ascii")


def _flat(text: str) -> bytes:
    """A blank and the text, a byte for a character: small letters, and blanks for marks.

    One scan for a blank and a word goes over it much faster than those for all that this stands for over the text.
    """
    return b" " + text.encode("latin-1", "replace").translate(FLAT)


Opening = tuple[int, int, re.Match[str] | None]
"""Where a numeral may begin: the start and the end of its figure, with the match, or of its first word."""


def _find_words(text: str, known: Words) -> list[Opening]:
    """Where the number words of a text begin and end; their first letter may be a capital."""
    openings: list[Opening] = []
    for match in known.opening.finditer(_flat(text)):
        start, end = match.start(), match.end() - 1
        if text[start + 1 : end + 1].islower() and (text.isascii() or _stands_apart(text, start, end)):
            openings.append((start, end, None))
    return openings


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Whether the characters around a word, which a byte may not hold, are no letters."""
    after = text[end : end + 1]
    return (not start or text[start - 1] in MARKS) and (after.isascii() or not after.isalnum())


def _first_letters(words: Iterable[str]) -> set[str]:
    return {letter for word in words for letter in (word[0], word[0].upper())}


def _leads(words: Iterable[str]) -> frozenset[str]:
    """The first three letters of words, in small letters, with a capital, and in capitals."""
    return frozenset(lead for word in words for lead in (word[:3], word[:3].capitalize(), word[:3].upper()))


def _branch(tails: Iterable[str]) -> str:
    """A pattern of some words that asks for each letter once; the longer word first."""
    by_letter: dict[str, list[str]] = {}
    for tail in tails:
        by_letter.setdefault(tail[:1], []).append(tail[1:])
    may_end = by_letter.pop("", None) is not None
    branches = [letter + _branch(rest) for letter, rest in sorted(by_letter.items())]
    if not branches:
        return ""
    if len(branches) == 1 and not may_end:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if may_end else ''}"


# -- figures ----------------------------------------------------------------------------------------------------

VULGAR: Final = {
    "½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅛": Decimal("0.125"), "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"), "⅞": Decimal("0.875"), "⅓": ONE / 3, "⅔": Decimal(2) / 3,
}  # fmt: skip

# A figure with its separators, which read_figure tells apart.
FIGURE: Final = rf"[0-9{''.join(VULGAR)}][0-9]*(?:[.,'’][0-9]+)*"
# How the separators of a figure are read; the first that fits the whole token gives it.
GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")  # 1,234.5  2,00,000
DOTTED: Final = re.compile(
    r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}"
)  # 1.234.567  but 120.000 is a decimal
QUOTED: Final = re.compile(r"\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?")  # 1'000
SCALE, LOOSE = 1, 2  # the groups of `Words.figure`
LEADING_POINT: Final = re.compile(r"[\s($£€¥=-]?\.")  # of ".75", "$1=.75", not of "p.75" or "1.75"
COMMA_DECIMAL: Final = re.compile(r"\d+,\d{1,2}")  # 1,7 million
# The part of a token that is a figure when the whole of it is none ("1,2345", "10.1.2").
LEADING: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+\.\d+(?![.]\d)|\d+")

JOINS: Final = "½¼¾⅛⅜⅝⅞⅓⅔/\u00a0\u202f\r\n\t-"
"""What stands between a figure and the rest of its numeral, besides a blank."""
OPENS_AFTER_BLANK: Final = "0-9½¼¾⅛⅜⅝⅞⅓⅔ \t\r\n\u00a0\u202f-"
"""And what after a blank, besides words."""

EURO: Final = frozenset("€$£")
EURO_AFTER: Final = re.compile(r"[ \u00a0]?(?:€|euros?\b|rand\b|kr\b|kron(?:or|er|ur)\b)")
SPACED: Final = re.compile(r"(?:[ \u00a0\u202f]\d{3})+(?![\w]|[.,]\d)")
DAY_BEFORE: Final = re.compile(r"\b[A-Z][a-z]+\.?\s$")  # "on March 12 300 people": a day of the month, no thousands
MIXED: Final = re.compile(r"[ -]?[½¼¾⅛⅜⅝⅞⅓⅔]|[ -](?P<over>\d{1,2})/(?P<under>2|3|4|5|8|16|32|64)(?![\d/])")
RATIO: Final = re.compile(r"/(?P<under>2|3|4|5|8|16|32|64)(?![\d/])")
AND_FRACTION: Final = re.compile(rf"{GAP}and{GAP}(?:an?|one|(?P<three>three)){GAP}(?P<part>half|quarters?|thirds?)\b")


def read_figure(token: str) -> str | None:
    """The plain digits of a figure; None where its separators fit no single one.

    >>> [read_figure(token) for token in ("1,234.5", "2,00,000", "1.234.567", "1'000", "120.000", "10.1.2")]
    ['1234.5', '200000', '1234567', '1000', '120.000', None]
    """
    whole, point, decimals = token.partition(".")
    if decimals.isdecimal() and (not whole or whole.isdecimal()):
        return token
    if not point and token.isdecimal():
        return token
    if GROUPED.fullmatch(token):
        return token.replace(",", "")
    if DOTTED.fullmatch(token):
        return token.replace(".", "").replace(",", ".")
    if QUOTED.fullmatch(token):
        return token.replace("'", "").replace("’", "").replace(",", ".")
    return None


def find_numerals(text: str) -> list[Numeral]:
    """Every numeral of a text, in order, none overlapping another.

    >>> [(text[n.start : n.end], str(n.value)) for text in ["Half a billion, 8-1/8, 2.5bn and two hundred and fifty"]
    ...  for n in find_numerals(text)]
    [('Half a billion', '500000000'), ('8-1/8', '8.125'), ('2.5bn', '2500000000'), ('two hundred and fifty', '250')]
    """
    known = words()
    numerals: list[Numeral] = []
    append = numerals.append
    done = 0
    openings: list[Opening] = [(*match.span(), match) for match in known.figure.finditer(text)]
    if spelled := _find_words(text, known):
        openings += spelled
        openings.sort(key=itemgetter(0))
    for start, end, match in openings:
        if start < done:
            continue
        token = text[start:end]
        if match is None:
            numeral = _spelled(text, start, end, done, known)
            if numeral is not None:
                append(numeral)
                done = numeral.end
        elif token[0] in VULGAR:
            fraction = _with_scale(text, start, start + 1, f"{VULGAR[token[0]]:f}", known)
            append(fraction)
            done = fraction.end
        else:
            done = end
            if end - start > LONGEST_FIGURE:
                continue
            if start and text[start - 1] == "." and LEADING_POINT.fullmatch(text, max(0, start - 2), start):
                start, token = start - 1, f".{token}"  # "$.50", " .5 per cent"
            whole = _figure(text, start, token, match, known)
            if whole is not None:
                append(whole)
                done = whole.end
            else:  # what no single figure takes whole ("10.1.2") is several
                numerals.extend(_several(text, start, done, known))
                done = max(done, numerals[-1].end)
    return numerals


def _several(text: str, start: int, end: int, known: Words) -> Iterator[Numeral]:
    """The numerals of a token whose separators fit no single figure."""
    for part in LEADING.finditer(text, start, end):
        digits = part[0].replace(",", "")
        if part.end() == end:
            yield _with_scale(text, part.start(), end, digits, known)
        else:
            yield _numeral(part.start(), part.end(), digits)


def _figure(text: str, start: int, token: str, match: re.Match[str], known: Words) -> Numeral | None:
    """The numeral that begins with a figure, where the token is one; `match` tells what follows it."""
    end = match.end()
    digits = token if token.isdecimal() else read_figure(token)
    if digits is None and COMMA_DECIMAL.fullmatch(token) and _is_decimal(text, start, end, known):
        digits = token.replace(",", ".")
    if digits is None:
        return None
    follows = match.lastindex
    if follows is None:
        return _numeral(start, end, digits)
    if follows == LOOSE:
        return _numeral(start, end, digits, 0, False, match.end(LOOSE), _scale_of(match[LOOSE], known.loose))
    if follows == SCALE:
        word, stop = match[SCALE], match.end(SCALE)
        if word[-1] != "s" and not _goes_on(text, stop, known):
            return _numeral(start, stop, digits, _scale_of(word, known.scales))
    else:
        digits, end = _with_fraction(text, start, end, digits, known)
    return _with_scale(text, start, end, digits, known)


def _goes_on(text: str, end: int, known: Words) -> bool:
    """Whether a scale word may follow a number: most are followed by a blank and another word."""
    after = text[end : end + 2]
    if after not in known.spaced:
        return after[:1] in known.joined
    lead = text[end + 1 : end + 4]
    if lead in known.leads or not lead[0].isalpha():
        return True
    lead = lead.partition(" ")[0]
    return lead in known.leads or not lead.isalpha()


def _with_fraction(text: str, start: int, end: int, digits: str, known: Words) -> tuple[str, int]:
    """The digits of a figure with the groups and the fraction behind it ("12 500", "8-1/8", "2½"), and their end."""
    after_blank = text[end] == " "
    if end - start <= 3 and len(digits) == end - start and text[end + 1 : end + 2].isdecimal():
        digits, end = _with_groups(text, start, end, digits, known)
    figure = Decimal(digits)
    if mixed := MIXED.match(text, end):
        part = Decimal(mixed["over"]) / Decimal(mixed["under"]) if mixed["over"] else VULGAR[mixed[0][-1]]
        if "." in digits:  # "$6.54-1/2" is half a cent more
            part = part.scaleb(digits.index(".") + 1 - len(digits))
        return f"{figure + part:f}", mixed.end()
    if (ratio := RATIO.match(text, end)) and 0 < figure < int(ratio["under"]):
        return f"{figure / Decimal(ratio['under']):f}", ratio.end()
    if after_blank and (fraction := AND_FRACTION.match(text, end)):
        part = known.fractions[fraction["part"]] * (3 if fraction["three"] else 1)
        return f"{figure + part:f}", fraction.end()
    return digits, end


def _with_groups(text: str, start: int, end: int, digits: str, known: Words) -> tuple[str, int]:
    """The digits of a figure with the groups of three behind it, where blanks group it ("471 000 euros")."""
    spaced = SPACED.match(text, end)
    if spaced is None:
        return digits, end
    blanks = spaced[0]
    if (
        blanks[0] != " "
        or blanks[1] == "0"  # "330 000 panels": no figure begins with a zero
        or known.before_spaced.search(text, max(0, start - 5), start)
        or (known.after_spaced.match(text, spaced.end()) and not DAY_BEFORE.search(text, max(0, start - 12), start))
    ):
        return digits + re.sub(r"\D", "", blanks), spaced.end()
    return digits, end


def _is_decimal(text: str, start: int, end: int, known: Words) -> bool:
    """Whether a comma before one or two digits is a decimal one: "ZAR1,7 million", "R22,95", "5,50 €"."""
    return bool(
        known.scale_after.match(text, end)
        or known.loose_after.match(text, end)
        or (
            text[end - 3] == ","
            and (
                text[start - 1 : start] in EURO
                or known.before_spaced.search(text, max(0, start - 5), start)
                or EURO_AFTER.match(text, end)
            )
        )
    )


def _with_scale(text: str, start: int, end: int, digits: str, known: Words, spelled: bool = False) -> Numeral:
    """The numeral of a figure with the scale words after it."""
    scale = 0
    for _ in range(3):  # "12.5 lakh cr", "five thousand crore"
        match = known.scale_after.match(text, end)
        if match is None:
            break
        word = match["scale"]
        if word.endswith("s") and word not in ("mlns", "blns") and text.startswith(" of", match.end()):
            break  # "100 millions of": a plural is a count of its own
        scale += _scale_of(word, known.scales)
        end = match.end()
        if not _goes_on(text, end, known):
            break
    loose = None if scale else known.loose_after.match(text, end)
    if loose:
        return _numeral(start, end, digits, scale, spelled, loose.end(), _scale_of(loose["scale"], known.loose))
    return _numeral(start, end, digits, scale, spelled)


def _scale_of(word: str, scales: dict[str, int]) -> int:
    """The power of ten of a scale word in either case; of an abbreviation in its own."""
    return scales[word] if word in scales else scales[word.lower()]


def _numeral(
    start: int, end: int, digits: str, scale: int = 0, spelled: bool = False, loose_end: int = 0, loose_scale: int = 0
) -> Numeral:
    """The numeral of plain digits, with the place of the last one and the zeros that end them."""
    whole, _, decimals = digits.partition(".")
    zeros = 0
    if not decimals and whole[-1] == "0" and (other := whole.rstrip("0")):
        zeros = len(whole) - len(other)
    place = scale - len(decimals)
    if not scale:
        value = Decimal(digits)
    elif place >= 0:
        value = Decimal(whole + decimals + "0" * place)  # in plain digits: 4 billion is 4000000000, not 4E+9
    else:
        value = Decimal(f"{whole}{decimals[:scale]}.{decimals[scale:]}")
    fields = start, end, value, None, None, place, zeros, scale, spelled, loose_end, loose_scale
    return tuple.__new__(Numeral, fields)  # straight: nearly all numerals are made here


# -- number words -----------------------------------------------------------------------------------------------

ARTICLE: Final = re.compile(
    r"""
    (?<! [\w-] )
    (?: (?P<vague> (?: [Aa]\s )? [Ff]ew | [Ss]everal | (?: [Aa]\s )? [Cc]ouple\s of ) | (?P<article> [Aa]n? ) )
    [\ \u00a0-] \n? $
    """,
    re.VERBOSE,
)
ENDS_ARTICLE: Final = frozenset(("an", "An", "ew", "al", "of"))
"""The last two letters of all of these but "a"."""
WITHIN: Final = frozenset(" \t\r\n-\u00a0\u202f")
"""What may stand between the words of a numeral."""
# "twenty-first", not "a two-second lead" or "a three-month ban".
ORDINAL_AFTER: Final = re.compile(
    r"-?(?:first|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|[a-z]+teen|[a-z]+tie|hundred|thousand"
    r"|[a-z]*illion)th)\b|(?<=y)-second\b"
)


def _spelled(text: str, start: int, end: int, floor: int, known: Words) -> Numeral | None:
    """The numeral that begins with a number word."""
    first = text[start:end].lower()
    if first == "multi":
        many = known.scale_after.match(text, end)
        if many is None:
            return None
        return Numeral(start, many.end(), None, Decimal(10 ** _scale_of(many["scale"], known.scales)), words=True)
    led = _led(text, start, floor)
    step = _step(text, end, known)
    if step is None and led is None and (figure := known.cardinals.get(first)) is not None:  # "two of them"
        if text[end : end + 1] == "-" and ORDINAL_AFTER.match(text, end):
            return None
        if _goes_on(text, end, known):
            return _with_scale(text, start, end, f"{figure:f}", known, True)
        return _numeral(start, end, f"{figure:f}", 0, True)
    if first in known.plurals or (first in known.scales and first.endswith("s")):
        return _plural(text, start, end, first, known)
    if led is None and first in known.fractions and first != "half":
        return None  # "third", "quarter" and "fifth" alone are ordinals and parts of the year
    reader = _WordReader(known)
    if led and led["vague"] and (first in known.scales or first in ("hundred", "dozen")):
        one = known.cardinals.get(first) or Decimal(10 ** known.scales[first])
        if more := known.scale_after.match(text, end):
            one, end = one * 10 ** _scale_of(more["scale"], known.scales), more.end()
        return Numeral(led.start(), end, None, 2 * one, None if "ouple" in led["vague"] else 10 * one, words=True)
    article = bool(led and led["article"]) and reader.take(first, "article")
    if not article and not reader.take(first, ""):
        return None  # "a five-dollar bill": the article is the bill's
    if article and led:
        start = led.start()
    for _ in range(MOST_WORDS):
        if step is None or not reader.take(step["word"].lower(), step["gap"].replace("-", " ")):
            break
        end = step.end()
        step = _step(text, end, known)
    figure, scale = reader.result()
    if figure is None:
        return None
    if not reader.is_fraction and ORDINAL_AFTER.match(text, end):
        return None
    digits = f"{figure:f}"
    return _numeral(start, end, digits, scale, True) if scale else _with_scale(text, start, end, digits, known, True)


def _led(text: str, start: int, floor: int) -> re.Match[str] | None:
    """The article or the vague count before a number word, no earlier than `floor`."""
    if text[start - 3 : start - 1] in ENDS_ARTICLE or text[start - 2 : start - 1] in "aA" or text[start - 1] == "\n":
        return ARTICLE.search(text, max(floor, start - 12), start)
    return None


def _step(text: str, end: int, known: Words) -> re.Match[str] | None:
    """The number word after another, with what joins the two."""
    if text[end : end + 1] not in WITHIN:
        return None
    lead = text[end + 1 : end + 4]
    if lead not in known.step_leads and lead.isalpha():
        return None  # most number words are followed by what is counted
    return known.step.match(text, end)


def _plural(text: str, start: int, end: int, first: str, known: Words) -> Numeral | None:
    """A vague count: "dozens", "hundreds of millions", "billions"."""
    low = known.plurals[first] if first in known.plurals else Decimal(10 ** known.scales[first])
    high = {"hundreds": Decimal(1000), "dozens": Decimal(100), "tens": Decimal(100), "scores": Decimal(100)}.get(first)
    step = _step(text, end, known)
    if step and step["gap"].strip() == "of" and (word := step["word"].lower()) in known.scales and word.endswith("s"):
        low *= 10 ** known.scales[word]
        high = None if high is None else high * 10 ** known.scales[word]
        end = step.end()
    elif first in ("tens", "scores") and not (first == "scores" and text.startswith(" of ", end)):
        return None
    return Numeral(start, end, None, low, high, words=True)


class _WordReader:
    """Adds up number words, one at a time, as long as they go on being one number."""

    def __init__(self, known: Words) -> None:
        self.known = known
        self.total = Decimal(0)  # what the scale words before have closed
        self.current: Decimal | None = None  # the group that is open
        self.last = Decimal(1000)  # the value of the last word: a smaller one may be added to it
        self.scale = 0
        self.decimals: str | None = None
        self.is_fraction = False

    def take(self, word: str, link: str) -> bool:
        """Takes a word after its link ("and", "of a", "point", "article" or nothing); False where the number ends."""
        known = self.known
        linked = link.split()
        if word in known.fractions:
            return self._fraction(known.fractions[word], word, linked)
        if word in known.scales:
            return self._scale(known.scales[word], linked)
        if word not in known.cardinals:
            return False
        value = known.cardinals[word]
        if "point" in linked or self.decimals is not None:
            return self._decimal(value, linked)
        if self.is_fraction:
            if value == 1 and linked == ["of"]:  # "half of one per cent"
                return True
            if value == 12 and self.current is not None:
                self.current *= value
                return True
            return False
        if value in (100, 12):
            if self.current is None:
                if linked and linked != ["article"]:
                    return False
                self.current = value
            elif self.current < 100 and not linked:
                self.current *= value
            else:
                return False
            self.last = value
            return True
        if self.current is None and not self.total:
            if linked:
                return False  # "a two", "of one": no number begins so
            self.current = value
        elif (
            value < self.last
            and (self.last >= 100 or (self.last >= 20 and 0 < value < 10 and not linked))
            and linked in ([], ["and"])
        ):
            self.current = (self.current or Decimal(0)) + value
        else:
            return False
        self.last = value
        return True

    def _scale(self, exponent: int, linked: list[str]) -> bool:
        """A scale word closes the open group."""
        if linked and not (
            (self.is_fraction and linked[0] in ("of", "a", "an")) or (self.current is None and linked == ["article"])
        ):
            return False
        if self.decimals is not None:
            self.current, self.decimals = self.current_with_decimals(), None
        if self.current is None:
            if self.total:
                self.total *= 10**exponent  # "a thousand million"
                self.scale += exponent
                return True
            self.current = ONE
        if self.scale and exponent >= self.scale:
            self.total, self.current = (self.total + self.current) * 10**exponent, None
        else:
            self.total, self.current = self.total + self.current * 10**exponent, None
        self.scale = exponent
        self.last = Decimal(10**exponent)
        self.is_fraction = False
        return True

    def _fraction(self, part: Decimal, word: str, linked: list[str]) -> bool:
        """A fraction: of what follows ("half a billion"), or added to what came before ("three and a half")."""
        if self.is_fraction or self.decimals is not None:
            return False
        if self.current is None and not self.total:
            if word not in ("half",) and linked != ["article"]:
                return False  # "third", "quarter" and "fifth" alone are ordinals and parts of the year
            self.current = part
        elif linked[:1] == ["and"] and self.current is not None and word.startswith(("half", "quarter", "third")):
            self.current += part
            return True
        elif linked[:1] == ["and"] and self.total and len(linked) == 2:
            self.total += part * 10**self.scale  # "a million and a half"
            return True
        elif not linked and self.current is not None and self.current < 10 and not self.total:
            self.current *= part  # "three quarters"
        else:
            return False
        self.is_fraction = True
        return True

    def _decimal(self, value: Decimal, linked: list[str]) -> bool:
        """A digit after "point"."""
        if self.is_fraction or value > 9 or (self.decimals is None and (self.current is None or linked != ["point"])):
            return False
        self.decimals = (self.decimals or "") + str(value)
        return True

    def current_with_decimals(self) -> Decimal:
        """The open group with the digits after its point."""
        whole = self.current or Decimal(0)
        return whole if self.decimals is None else Decimal(f"{whole}.{self.decimals}")

    def result(self) -> tuple[Decimal | None, int]:
        """The number as a figure and the scale to which it is printed; (None, 0) where there is none."""
        if self.current is None and not self.total:
            return None, 0
        value = self.total + self.current_with_decimals()
        return _plain(value.scaleb(-self.scale).normalize()), self.scale
