"""Figures: reads the free numerals and gives those that measure or count, single and in ranges, with their hedge.

What is no quantity is told by its neighbours: names ("Boeing 737"), scores, clock times, ordinals, ranks, years.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Final

import attrs

from newsfacts import lexicon
from newsfacts.extractors.quantities.counts import counted_after, single_after
from newsfacts.extractors.quantities.measures import Measure, age_after, measure_after
from newsfacts.facts import Qualifier
from newsfacts.reading import Numeral, Sentences
from newsfacts.reading.hedges import hedge_after, hedge_before, qualifier_of
from newsfacts.reading.movements import movements
from newsfacts.reading.phrases import DETERMINERS, phrase_ends
from newsfacts.reading.steps import is_step

# What may stand between the two figures of a range.
RANGE: Final = re.compile(r"\s?[-–—]\s?|-?\s(?:to|or)\s|-to-|-or-")
TO: Final = re.compile(r"\s?[-–—]\s?|\s(?:to|or)\s")
BETWEEN: Final = re.compile(r"\b[Bb]etween\s$")
FROM: Final = re.compile(r"\b[Ff]rom\s$")
# "ages ranging from 20 to 30 years" is a range; "rose from 20 to 30 people" has two figures.
RANGING: Final = re.compile(r"\b(?:rang\w+|var\w+|anything|anywhere|aged|ages|spann?\w+)(?:\s\w+){0,2}\s[Ff]rom\s$")

# The word before a figure, where it may make a name or a rank of it: "Flight 370", "page 5", "Six Nations".
BLANKS: Final = frozenset(" \n\u00a0")
LONGEST_WORD: Final = 24
WORD_BEFORE: Final = re.compile(r"(?P<word>[^\W\d_][\w&.'’/-]*)(?P<gap>[ \u00a0\n]|\.\s)$")
AGED: Final = re.compile(r"\b(?:[Aa]ged?(?:\s(?:of|between|from|just|only))?|AGED?|[Aa]ges|[Tt]urn(?:ed|s|ing))\s$")
# "John Smith, 39, said": an age between two commas behind a name.
AGE_BEGINS: Final = frozenset("ymwd")
"""The letters with which an age goes on: "27-year-old", "18 months old"."""
AGE_AFTER_NAME: Final = re.compile(r"\b[A-Z][\w'’-]+,\s$")
MARKS: Final = frozenset((*".,;:)!?%", ""))
"""What may stand right after a figure that has neither unit nor noun."""
CLOCK_BEGINS: Final = frozenset("apoghbeAPOGHBE")
CLOCK: Final = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock|GMT\b|hours?\sGMT|[BE][SD]T\b)", re.IGNORECASE)
FRACTION_BEGINS: Final = frozenset("io")
FRACTION_OF: Final = re.compile(r"[- ](?:in|out\sof|of)[- ]")
# "one in 10 children", "nine out of every ten homes": the second figure counts nothing, it is a share's.
SHARE_OF: Final = re.compile(r"[-\s](?:in|out[-\s]of|of(?=\severy\s))(?:\severy)?[-\s](?:an?\s)?")
# "half a tonne", "a quarter of an acre": what joins a fraction and its unit.
PART_OF: Final = re.compile(r"\s(?:of\s)?an?(?=\s)")
HALVES: Final = re.compile(r"(?:half|quarters?)$")  # these may stand right before a unit: "a quarter mile"
MINUS: Final = re.compile(r"(?:(?:^|(?<=[\s(]))[-−–]|\b[Mm]inus\s)$")
# "the 400m hurdles", "a 100m final": metres, though what follows could be counted.
TRACK: Final = re.compile(rf"\s(?:\w+\s)?(?:{'|'.join(lexicon.lines('en/races.txt'))})\b")
ADDRESS: Final = re.compile(
    r"(?:\s[A-Z][\w'’]+){1,3}\s(?:Street|St|Avenue|Ave|Road|Rd|Drive|Lane|Boulevard|Square|Place)\b"
)


NOWHERE: Final = (1 << 62, 1 << 62)
"""A span behind the end of every text."""


@attrs.define(slots=True)
class Figure:
    """A numeral that measures or counts, or a bare one that may take over what its partner counts."""

    start: int
    end: int
    numeral: Numeral
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: Qualifier | None = None
    unit: str | None = None
    noun: str | None = None
    because: tuple[str, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether it has neither unit nor noun of its own."""
        return self.unit is None and self.noun is None


@cache
def _designators() -> frozenset[str]:
    return frozenset(lexicon.lines("en/designators.txt"))


@cache
def _openers() -> frozenset[str]:
    """The words, capital or not, after which a figure may count: "Some 1,700 people", "The 48 countries"."""
    hedges = {row["phrase"].split()[-1] for row in lexicon.table("en/hedges.tsv")}
    months = {form for row in lexicon.table("en/months.tsv") for form in row["forms"].lower().split()}
    return phrase_ends() | DETERMINERS | hedges | months


def find_figures(
    text: str, numerals: Sequence[Numeral], taken: Sequence[tuple[int, int]], sentences: Sentences
) -> list[Figure]:
    """The figures of a text that no other kind holds, in order, bare ones included."""
    free = _free(numerals, taken)
    figures: list[Figure] = []
    skip = -1
    for number, numeral in enumerate(free):
        if number <= skip or not _may_count(text, numeral, sentences):
            continue
        following = free[number + 1] if number + 1 < len(free) else None
        if following is not None and following.start - numeral.end < 14:
            joined = _range(text, numeral, following) or _range_of_measures(text, numeral, following)
            if joined is not None:
                figures.append(joined)
                skip = number + 1
                continue
            if following.start - numeral.end == 1 and text[numeral.end] in "-–":
                continue  # "a 2-0 victory", "7946-0000"
        figure = _single(text, numeral, sentences)
        if figure is not None and not (figure.noun and number and _is_share(text, free[number - 1], numeral)):
            figures.append(figure)
    return figures


def _free(numerals: Sequence[Numeral], taken: Sequence[tuple[int, int]]) -> list[Numeral]:
    """The numerals that no other figure holds."""
    free = []
    spans = iter(taken)
    begin, end = next(spans, NOWHERE)
    for numeral in numerals:
        start = numeral.start
        while end <= start:
            begin, end = next(spans, NOWHERE)
        if numeral.end <= begin:
            free.append(numeral)
    return free


def _may_count(text: str, numeral: Numeral, sentences: Sentences) -> bool:
    """Whether the neighbours leave a numeral free to count."""
    start, end = numeral.start, numeral.end
    before = text[start - 1] if start else " "
    if before != " " and (
        before.isalnum() or before in "/:.,#$£€¥₹&@_+'’" or (before in "-–" and _is_joined(text, start))
    ):
        return False
    after, following = text[end : end + 1], text[end + 1 : end + 2]
    if after in "/:%.," and following.isdecimal():
        return False  # "5/7", or a malformed figure: 1.603.91
    if (following if after.isspace() else after) in CLOCK_BEGINS and CLOCK.match(text, end):
        return False
    return not (start and before in BLANKS and _is_named(text, numeral, sentences))


def _is_joined(text: str, start: int) -> bool:
    """Whether the hyphen before a figure hangs on a word or a figure: "Covid-19", "a 2-0 win"; "-5C" is a sign."""
    return start > 1 and not text[start - 2].isspace() and text[start - 2] not in "(-–"


def _is_named(text: str, numeral: Numeral, sentences: Sentences) -> bool:
    """Whether the word before a figure makes a name or a rank of it."""
    start = numeral.start
    if numeral.words and text[start].isupper() and sentences.bounds_at(start)[0] < start - 2:
        return text[numeral.end + 1 : numeral.end + 2].isupper()  # "the 2005 Six Nations"
    begin = text.rfind(" ", max(0, start - LONGEST_WORD), start - 1) + 1
    last = text[begin : start - 1]
    if begin and last.isalpha() and last.islower():  # the most common case first
        return last in _designators()
    match = WORD_BEFORE.search(text, max(0, start - 24), start)
    if match is None:
        return False
    word = match["word"].rstrip(".")
    lowered = word.lower()
    if lowered in _designators():
        return True
    capital = word[0].isupper() and lowered not in _openers()
    if numeral.words:
        return False
    return capital and match["gap"] != "\n"


def _is_share(text: str, part: Numeral, whole: Numeral) -> bool:
    """Whether two figures are a share and count nothing: "two in five voters", but not "20 in five cars"."""
    if part.value is None or whole.value is None or not part.value < whole.value:
        return False
    return SHARE_OF.fullmatch(text, part.end, whole.start) is not None


def _range(text: str, first: Numeral, second: Numeral) -> Figure | None:
    """Two figures as one range: "20-30 people", "between 20 and 30 miles", "two or three days"."""
    glue = text[first.end : second.start]
    if first.value is None or second.value is None:
        return None
    begin = first.start
    if between := BETWEEN.search(text, max(0, begin - 10), begin):
        begin = between.start()
        if glue.strip() != "and" and not RANGE.fullmatch(glue):
            return None
    elif not RANGE.fullmatch(glue) or ("to" in glue and _is_moved(text, begin)):
        return None
    said = _said(text, second)
    if said is None:
        if not _is_age(text, first):
            return None
        said = second, "year", None, second.end, "an age"  # "aged 26 to 41"
    last, unit, noun, end, rule = said
    low, high = first.value, last.value
    if low * (Decimal(10) ** (last.scale - first.scale)) < (high or low) and not first.scale:
        low = first.rescaled(last.scale).value or low
    if high is None or low >= high or ("to" in glue and is_step(text, begin, end, low, high)):
        return None  # "lists lengthened by 12,000 to 3.1 million people"
    return Figure(
        start=first.start,
        end=end,
        numeral=last,
        low=low,
        high=high,
        qualifier=qualifier_of(text, begin, end),
        unit=unit,
        noun=noun,
        because=("range", rule),
    )


def _range_of_measures(text: str, first: Numeral, second: Numeral) -> Figure | None:
    """Two measures as one range: "sharks of 3m to 4m", but not "rose 3m to 4m"."""
    low, high = measure_after(text, first.end, not first.words), measure_after(text, second.end, not second.words)
    if low is None or high is None or low.unit != high.unit or first.value is None or second.value is None:
        return None
    words = text[max(0, first.start - 32) : first.start].lower().split()[-2:]
    if not TO.fullmatch(text, low.end, second.start) or "by" in words or "from" in words:
        return None
    bounds = first.rescaled(low.scale).value, second.rescaled(high.scale).value
    if bounds[0] is None or bounds[1] is None or bounds[0] >= bounds[1] or not movements().keys().isdisjoint(words):
        return None
    return Figure(
        start=first.start,
        end=high.end,
        numeral=second.rescaled(high.scale),
        low=bounds[0],
        high=bounds[1],
        qualifier=qualifier_of(text, first.start, high.end),
        unit=high.unit,
        because=("range", f"the unit {high.unit} after a figure"),
    )


def _is_moved(text: str, start: int) -> bool:
    """Whether "from" opens a movement and no range: "rose from 20 to 30 people", not "ranging from 20 to 30"."""
    return FROM.search(text, max(0, start - 6), start) is not None and not RANGING.search(
        text, max(0, start - 40), start
    )


def _single(text: str, numeral: Numeral, sentences: Sentences) -> Figure | None:
    """A single figure with its unit or noun; a bare one where it has none and stands free."""
    said = _said(text, numeral)
    start = numeral.start
    if said is None:
        if numeral.value is None or _is_fraction(numeral) or _sticks(text, numeral):
            return None
        return Figure(start=start, end=numeral.end, numeral=numeral, value=numeral.value)
    last, unit, noun, end, rule = said
    value, low, high = last.value, last.low, last.high
    if unit in ("degree_Celsius", "degree_Fahrenheit") and (minus := MINUS.search(text, max(0, start - 7), start)):
        start, value = minus.start(), -value if value is not None else None
    if noun is not None and value == 1 and not _counts_one(text, numeral, sentences):
        return None
    return Figure(
        start=start,
        end=end,
        numeral=last,
        value=value,
        low=low,
        high=high,
        qualifier=_qualifier(text, numeral, end, unit),
        unit=unit,
        noun=noun,
        because=(rule,),
    )


TIMES: Final = frozenset({"second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century"})
OVER: Final = re.compile(r"(?:^|(?P<lead>[\w’'-]+)[,;:]?\s|\W\s?)[Oo]ver\s$")
# "over 20 years have passed", "over 10 years of war", "over 10 years old": a length, and not the span of something.
LENGTH: Final = re.compile(r"\s(?:of|old|ago|later|earlier|after|before|have|has|had|passed|in\s(?:jail|prison))\b")


def _qualifier(text: str, numeral: Numeral, end: int, unit: str | None) -> Qualifier | None:
    """The qualifier of a single figure; within it too: "300 or so dogs"."""
    start = numeral.start
    found = qualifier_of(text, start, end)
    if found is None:
        return hedge_after(text, numeral.end) if text.startswith(" or ", numeral.end) else None
    if found == "more_than" and unit in TIMES and (over := OVER.search(text, max(0, start - 24), start)):
        is_length = over["lead"] in _length_leads() or LENGTH.match(text, end) or text.endswith("old", start, end)
        return found if is_length else None
    return found


@cache
def _length_leads() -> frozenset[str]:
    """The words after which "over 10 years" is more than ten, and not the span of something: "took", "for"."""
    return frozenset(lexicon.lines("en/length_leads.txt"))


Said = tuple[Numeral, "str | None", "str | None", int, str]
"""A numeral (with its loose scale taken in or not), its unit or its noun, where they end, and the rule."""


def _said(text: str, numeral: Numeral) -> Said | None:
    """What a numeral measures or counts by the words after it (or "aged" before it)."""
    end, digits = numeral.end, not numeral.words
    if text[end + 1 : end + 2] in AGE_BEGINS and (age := age_after(text, end)):
        return numeral, age.unit, None, age.end, "an age"
    if _is_age(text, numeral):
        return numeral, "year", None, end, "an age"
    if numeral.loose_end:
        loosened = numeral.loosened()
        if (more := _unit_or_noun(text, loosened, digits)) and not TRACK.match(text, loosened.end):
            return more
    elif end < len(text) and text[end].isalpha() and not measure_after(text, end):
        return None  # "21st", "1990s", "737s"
    return _unit_or_noun(text, numeral, digits)


def _unit_or_noun(text: str, numeral: Numeral, digits: bool) -> Said | None:
    end = numeral.end
    if text[end : end + 1] in MARKS:
        return None
    if _is_fraction(numeral) and not HALVES.search(text, numeral.start, end):
        return _part_of_unit(text, numeral)  # "a third of a mile", not "a third month"
    measure = measure_after(text, end, digits)
    if measure is not None:
        if _is_idiom(text, numeral, measure):
            return None
        scaled = numeral.rescaled(measure.scale) if measure.scale else numeral
        return scaled, measure.unit, None, measure.end, f"the unit {measure.unit} after a figure"
    value = numeral.value
    if _is_fraction(numeral):
        return _part_of_unit(text, numeral)
    if value is None:
        counted = counted_after(text, end, vague=True)
    elif _counts_nothing(text, numeral):
        return None
    else:
        counted = single_after(text, end) if value == 1 else counted_after(text, end)
    if counted is None or (digits and _all_capital(text, end, counted[1])):
        return None
    return numeral, None, counted[0], counted[1], f"the noun {counted[0]} after a figure"


def _counts_nothing(text: str, numeral: Numeral) -> bool:
    """Whether a figure without a unit is a share ("one in 10"), the number of a house or a year."""
    start, end = numeral.start, numeral.end
    following = text[end + 1 : end + 2]
    return (
        (following in FRACTION_BEGINS and FRACTION_OF.match(text, end) is not None)
        or (following.isupper() and ADDRESS.match(text, end) is not None)
        or (end - start == 4 and _is_year(text, numeral))
    )


def _part_of_unit(text: str, numeral: Numeral) -> Said | None:
    """The measure of a fraction of a unit: "half a tonne", "three quarters of a mile"; "half a century" is a phrase."""
    article = PART_OF.match(text, numeral.end)
    measure = measure_after(text, article.end(), figure=False) if article else None
    if measure is None or (measure.is_time and measure.unit not in ("hour", "minute")):
        return None
    return numeral, measure.unit, None, measure.end, f"a fraction of the unit {measure.unit}"


def _all_capital(text: str, start: int, end: int) -> bool:
    """Whether every word of a phrase is capitalised, and it is more than one: a name ("10 Downing Streets")."""
    if text[start + 1 : start + 2].islower():
        return False
    words = text[start:end].split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _is_age(text: str, numeral: Numeral) -> bool:
    """Whether a figure is an age by what stands before it: "aged 26", "John Smith, 39, said"."""
    start, end = numeral.start, numeral.end
    before = text[start - 14 : start] if start > 14 else text[:start]
    in_commas = before.endswith((", ", ",\n")) and text[end : end + 1] == ","
    if not (in_commas or "ge" in before or "urn" in before or "GE" in before):
        return False
    value = numeral.value
    if value is None or not 0 < value < 120 or numeral.scale:
        return False
    if in_commas and value >= 14 and AGE_AFTER_NAME.search(text, max(0, start - 24), start):
        return not numeral.words
    return AGED.search(before) is not None and not measure_after(text, end)


# "one day" is a time only after these; else it is "some day": "One day, he left".
FOR: Final = re.compile(r"\b(?:for|in|within|by|of|than|least|just|only|after|every|to|about|a)\s$", re.IGNORECASE)


def _is_idiom(text: str, numeral: Numeral, measure: Measure) -> bool:
    """Whether "one day" is no length of time: "One day, he left"."""
    start = numeral.start
    return (
        measure.unit == "day"
        and numeral.words
        and numeral.value == 1
        and text[numeral.end : measure.end] == " day"
        and FOR.search(text, max(0, start - 8), start) is None
    )


def _is_fraction(numeral: Numeral) -> bool:
    return numeral.words and numeral.value is not None and numeral.value < 1


def _is_year(text: str, numeral: Numeral) -> bool:
    """Whether four digits name a year rather than count: "the 2010 elections", not "some 2000 people"."""
    start, end = numeral.start, numeral.end
    return (
        text[start:end].isdecimal()
        and numeral.value is not None
        and 1800 <= numeral.value <= 2099
        and hedge_before(text, start)[1] == start
    )


def _sticks(text: str, numeral: Numeral) -> bool:
    """Whether a bare figure is glued to what follows: "the 12th", "3G", "9-foot"; "2.1m" may share another's unit."""
    end = numeral.loose_end or numeral.end
    after = text[end : end + 1]
    return after.isalnum() or after in "-/:%°" if after else False


def _counts_one(text: str, numeral: Numeral, sentences: Sentences) -> bool:
    """Whether "one" counts and is no article: "only missed one session", not "One foreign diplomat said"."""
    if not numeral.words:
        return True
    if hedge_before(text, numeral.start)[1] < numeral.start:
        return True
    return not text[numeral.start].isupper() and not _opens(text, numeral.start)


# "one" after these is an article or a pronoun: "that one man", "no one person", ", one analyst said".
OPENING: Final = re.compile(r"(?:[,;:–—-]|\b(?:[Nn]o|that|this|which|and|but|as|any|each|the|other|or))\s$")


def _opens(text: str, start: int) -> bool:
    return OPENING.search(text, max(0, start - 7), start) is not None
