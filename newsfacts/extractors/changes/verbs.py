"""Verbs: reads a verb of change and its sentence and gives the change ("rose 5% to $3bn", "cut its costs to £75m")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

import attrs

from newsfacts import lexicon
from newsfacts.extractors.changes.gaps import has_verb, moves
from newsfacts.extractors.changes.printed import TIMES, Amount, Item
from newsfacts.extractors.changes.roles import Arguments, arguments_after, is_bare_object
from newsfacts.extractors.changes.sentence import Found, Sentence
from newsfacts.extractors.changes.subjects import object_phrase, phrase_behind, subject_after, subject_before
from newsfacts.extractors.changes.words import Word, has_trait
from newsfacts.reading.movements import measured
from newsfacts.reading.numerals import words as numeral_words

LENGTHS: Final = TIMES | {"meter", "kilometer", "foot", "mile", "inch", "yard", "centimeter"}
"""What bodies fall and climb by: "fell 30 feet to his death"."""

# A form that may be verb or noun is a noun behind these.
NOUN_BEFORE: Final = re.compile(
    r"""
    (?: \b (?: an? | the | this | that | its | their | any | no | further | another | each | every | sharp | steep
          | big
          | slight | first | last | largest | biggest | annual | monthly | quarterly | modest | small | huge
          | per \s cent
          | percent | pct | points? | price | pay | tax | rate | of | for | with | by )
      | % ) [\s-]
    (?: [a-z]+ [\s-] )? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "The company cut its prices" has a verb, "the price cut of 5%" a noun: what follows tells.
THE_NOUN: Final = re.compile(r"\b(?:the|its|their|this|that|his|her|our)\s[A-Za-z-]+\s$", re.IGNORECASE)
VERB_BEFORE: Final = re.compile(
    r"\b(?:to|will|would|may|might|could|should|can|must|not|n['’]t|did|shall|and|or|also|then|than|almost|nearly"
    r"|s)\s$"
    r"|(?<=[a-z]s)(?<!us)(?<!ss)(?<!is)\s$"  # "profits decline", not "a cautious decline"
)
LONGEST_VERB: Final = len(" almost ") + 2
"""So many letters tell whether that pattern is there."""
LONGEST_LEAD: Final = len(" in line ")
"""So many letters behind a form tell whether what follows makes a noun of it."""
PASSIVE: Final = re.compile(r"\b(?:is|are|was|were|be|been|being|get|gets|got)\s(?:\w+ly\s)?$")
# "rose in nominal terms": words behind a verb that are no object.
ADVERBIAL: Final = re.compile(
    r"""
    (?: in | on | at | for | during | by | from | to | against | over | with | as | after | since | sharply | slightly
      | further | back | \w+ly | following | including | excluding | according | starting | beginning
      | counting | (?: year | month | quarter | week ) [- ] (?: on | over ) [- ] \w+ ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Where the head of a subject ends: "levels" of "levels in the lake".
SUBJECT_HEAD: Final = re.compile(
    r"\s(?:in|of|at|on|for|near|behind|along|around|between|above|below|from|to|across)\s", re.IGNORECASE
)
WATER: Final = re.compile(r"(?:Lake|River|Loch)\s[A-Z]\w+$")  # a name that begins with its kind
FOLD: Final = re.compile(r"\s(?P<number>[a-z]+)-?fold\b")  # "rose fourfold"
SHORT: Final = re.compile(r"\s(?:short|behind|apart|than)\b")  # "fell short of its goal by 5%", "lower than"
# "doubled as offices", "double up", "double-digit": no change.
FACTOR_AFTER: Final = re.compile(r"\s(?:as|up|down)\b|-")
FACTOR_BASE: Final = re.compile(r"\b(?:to|will|would|could|may|might|should|can|almost|nearly|than|must|not)\s$")
BE_DOUBLE: Final = re.compile(r"\b(?:is|are|was|were)\s(?:(?:more|less)\sthan|almost|nearly)\s$")  # "double that"
RANK: Final = re.compile(r"\b(?:places?|spots?|notch(?:es)?|positions?|ranks?)$")  # "dropped a place to three"
ARTICLE_BEFORE: Final = re.compile(r"\b(?:the|an?|its|their)\s$")
ARTICLE_AFTER: Final = re.compile(r"\s(?=(?:the|its|their|his|her|our|an?)\s)")


def change_of_verb(sentence: Sentence, word: Word) -> Found | None:
    """The change that a verb tells; None where it tells none."""
    text = sentence.text
    if word.direction == "up" and (fold := FOLD.match(text, word.end)):
        word = attrs.evolve(word, end=fold.end(), factor=numeral_words().cardinals.get(fold["number"]))
    before = text[max(sentence.floor, word.start - 40) : word.start]
    arguments = _arguments_of(sentence, word, before)
    if arguments is None:
        return None
    is_passive = not word.is_participle and PASSIVE.search(before) is not None
    has_moved = arguments.is_empty or (_moves(word, arguments, is_passive) and not _is_mass(text, arguments))
    if not has_moved and not _is_length(word, arguments):
        return None
    subject = _taken_off(sentence, arguments) or (None if is_passive else _object(sentence, word, arguments))
    if subject is None:
        subject = subject_before(text, sentence.floor, word.start, sentence.items, word.is_participle)
    if not has_moved and not _is_measured(subject, arguments.by[0]):
        return None
    if _is_plain_sum(word, arguments) and not _is_sum(subject):
        return None
    if (arguments.passes_things or _tells_otherwise(word, arguments)) and not _is_number(subject):
        return None
    end = max(arguments.end, word.end)
    direction = None if has_trait(word.word, "either_way") and arguments.to and arguments.frm else word.direction
    return Found(
        start=word.start,
        end=end,
        rule=f"the verb {word.word}",
        arguments=arguments,
        direction=direction,
        subject=subject,
        is_expected=sentence.is_expected(word.start, end),
        clause_start=sentence.floor,
        factor=word.factor,
    )


def _arguments_of(sentence: Sentence, word: Word, before: str) -> Arguments | None:
    """The arguments of a verb; None where it is none, has none, or goes on as no verb of change does."""
    text = sentence.text
    items = sentence.behind(word.end) if word.object is None else _behind_particle(sentence, word)
    if word.factor is None and not items:
        return None
    if has_trait(word.word, "ambiguous") and _reads_as_noun(before, text[word.end : word.end + LONGEST_LEAD]):
        return None
    arguments = arguments_after(text, word.end, items, object_first=True, over_participle=word.factor is not None)
    if word.object is not None:
        arguments.object = word.object
        if not _is_of_figure(word.object, arguments):
            return None
    if arguments.is_empty and (word.factor is None or not _multiplies(text, word, before)):
        return None
    if _has_bare_object(arguments) and (not has_trait(word.word, "takes_object") or _is_of_noun(word, before)):
        return None
    if SHORT.match(text, word.end) or (arguments.object and RANK.search(arguments.object)):
        return None
    return arguments


def _reads_as_noun(before: str, after: str) -> bool:
    """Whether a form that may be a noun or a verb is a noun where it stands."""
    if VERB_BEFORE.search(before[-LONGEST_VERB:]) is not None:
        return False
    if THE_NOUN.search(before) is not None:
        return after.startswith((" in ", " of ", " for ", " on ")) and not after.startswith(" in line ")
    return NOUN_BEFORE.search(before) is not None


def _has_bare_object(arguments: Arguments) -> bool:
    """Whether an object stands before its step without an article or a preposition: "cut costs 5%"."""
    words = arguments.object
    return words is not None and not (arguments.by_word or arguments.to) and is_bare_object(words)


def _is_of_noun(word: Word, before: str) -> bool:
    """Whether a form that may be a noun stands behind what makes one of it: "the tax cut costs 5%", "job cuts"."""
    printed = before.split()[-1] if before.strip() else ""
    last = printed.lower()
    if last in ARTICLES:
        return True  # "the dropped charges"
    if word.word.endswith(("ed", "ing")):
        return False
    if printed.islower() and printed.endswith("ed"):
        return True  # "the proposed cut"
    return last in measured("sum", "count", "object", "gauge")


ARTICLES: Final = frozenset(["the", "a", "an", "this", "that", "its", "their", "last", "next", "first"])


def _object(sentence: Sentence, word: Word, arguments: Arguments) -> str | None:
    """The object that changes: "its costs" of "cut its costs to £75m", "the risk of stroke" of "halved the risk"."""
    words = (arguments.object or "").removeprefix("back ")
    if word.object is not None or _has_bare_object(arguments):
        return object_phrase(words)
    if words and has_trait(word.word, "takes_object") and not (ADVERBIAL.match(words) or moves(words.split()[0])):
        return object_phrase(words)
    if word.factor is not None and arguments.is_empty and ARTICLE_AFTER.match(sentence.text, word.end):
        return subject_after(" of" + sentence.text[word.end : sentence.end], 0, 200)[0]
    return None


def _behind_particle(sentence: Sentence, word: Word) -> Sequence[Item]:
    """The items behind the particle of a verb; "up to" is no hedge there."""
    for number, item in enumerate(sentence.items):
        if item.start >= word.end:
            if isinstance(item, Amount) and item.begin < word.end:
                return [attrs.evolve(item, begin=item.start), *sentence.items[number + 1 :]]
            return sentence.items[number:]
    return ()


def _is_of_figure(words: str, arguments: Arguments) -> bool:
    """Whether an object that was brought up or down is a figure: "its debt", not "drove the car up to 40 miles"."""
    amounts = [amount for amount in (arguments.to, arguments.frm, *arguments.by) if amount is not None]
    return words.split()[-1].lower() in measured("count") or all(amount.kind != "quantity" for amount in amounts)


def _taken_off(sentence: Sentence, arguments: Arguments) -> str | None:
    """What a step is taken off: "prices" of "slashed 20% off its prices"."""
    if not arguments.by or not sentence.text.startswith(" off ", arguments.end):
        return None
    return phrase_behind(sentence.text, arguments.end + len(" off"), sentence.end)


def _multiplies(text: str, word: Word, before: str) -> bool:
    """Whether a verb such as "doubled" says all by itself."""
    if FACTOR_AFTER.match(text, word.end):
        return False
    if text.endswith("fold", word.start, word.end):
        return True
    if word.word.endswith("ed"):
        return ARTICLE_BEFORE.search(before) is None
    return FACTOR_BASE.search(before) is not None and BE_DOUBLE.search(before) is None


def _moves(word: Word, arguments: Arguments, is_passive: bool) -> bool:
    """Whether a verb with these arguments says that a figure moved: "fell 5%", not "raised $5m" or "fell 30 feet"."""
    to, frm, by = arguments.to, arguments.frm, arguments.by
    if to is not None and frm is not None:
        return True
    if word.direction is None:
        return False
    if not by:
        if to is not None:
            return not has_trait(word.word, "no_level")
        return frm is not None and frm.kind != "quantity" and not has_trait(word.word, "no_base")
    if to is not None or frm is not None:
        return True
    step = by[0]
    is_object = not arguments.object and has_trait(word.word, "plain_object")
    moves_itself = is_object and has_trait(word.word, "moves_itself")
    if is_object and step.counts and not step.is_points and not (moves_itself and arguments.by_word and not is_passive):
        return False  # "cut 450 posts, or 12 percent of its staff", "was dropped by six sponsors"
    for one in by:
        if one.is_share or one.is_points:
            return True
    if arguments.by_word:
        return step.unit not in TIMES  # "exports dropped by 2.3 million kilograms", "levels rose by 20 cm"
    if is_object and not (moves_itself and (step.kind == "money" or _is_rate(step))):
        return False
    if len(by) > 1:
        return step.kind != "quantity" or step.unit not in LENGTHS
    return step.kind == "money" or (step.is_measure and step.unit not in LENGTHS)


def _is_mass(text: str, arguments: Arguments) -> bool:
    """Whether a plain step is so much of something, and the object: "grew 3,000 tonnes of tomatoes"."""
    by = arguments.by
    return len(by) == 1 and not arguments.by_word and by[0].is_measure and text.startswith(" of ", by[0].end)


def _is_rate(step: Amount) -> bool:
    """Whether a step is so much a day or the like, which no body falls by and nothing is dropped as."""
    return step.is_measure and "/" in (step.unit or "")


def _is_plain_sum(word: Word, arguments: Arguments) -> bool:
    """Whether a verb has nothing but a sum, which what is a sum itself may have gone: "the price dropped $2"."""
    to, frm, by = arguments.to, arguments.frm, arguments.by
    if to is not None or frm is not None or len(by) != 1 or arguments.by_word or arguments.object:
        return False
    return by[0].kind == "money" and by[0].per is None and has_trait(word.word, "moves_itself")


def _tells_otherwise(word: Word, arguments: Arguments) -> bool:
    """Whether a verb that is of figures only has things or an object: "escalated to 4 raids", "cooled the drink to"."""
    if not has_trait(word.word, "figures_only"):
        return False
    to, words = arguments.to, arguments.object
    return (to is not None and to.counts) or (words is not None and ADVERBIAL.match(words) is None)


def _is_length(word: Word, arguments: Arguments) -> bool:
    """Whether a verb has nothing but a length, which what is measured in lengths may have gone."""
    by = arguments.by
    return word.direction is not None and len(by) == 1 and by[0].unit in LENGTHS and by[0].value is not None


def _is_measured(subject: str | None, length: Amount) -> bool:
    """Whether a subject is measured in such lengths: "the river rose 3 feet", not "the climber fell 300 feet"."""
    if subject is None:
        return False
    head = SUBJECT_HEAD.split(subject, 1)[0]
    words = head.lower().split()
    nouns = measured("time" if length.unit in TIMES else "length")
    if nouns.isdisjoint((words[-1], " ".join(words[-2:]))) and not WATER.match(head):
        return False
    return not has_verb(head)


def _is_sum(subject: str | None) -> bool:
    """Whether a subject is a sum of money or has a price: "December sugar", not "the court"."""
    return subject is not None and _head(subject) in _sums()


def _is_number(subject: str | None) -> bool:
    """Whether a subject is a number of something: "the death toll", not "the van"."""
    return subject is not None and _head(subject) in measured("count")


def _head(subject: str) -> str:
    """The noun that a subject is about, in lower case."""
    return SUBJECT_HEAD.split(subject, 1)[0].lower().split()[-1]


@cache
def _sums() -> frozenset[str]:
    return measured("sum").union(lexicon.lines("en/commodities.txt"))
