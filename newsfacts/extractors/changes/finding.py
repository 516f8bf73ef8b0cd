"""Finding: reads a sentence's amounts, periods and words of change, and gives the changes in it with their parts.

A change begins at a verb ("rose 5% to $3bn"), at an adverb ("$3bn, up 5%"), at a noun ("a 5% rise in sales"), or at a
level that is compared with an earlier one ("302 companies in 2006, against just five in 1999").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

import attrs

from newsfacts.extractors.changes.printed import Amount, Item, Time
from newsfacts.extractors.changes.roles import (
    ENDS,
    FORECAST,
    Arguments,
    arguments_after,
    movements_in,
    normal,
    same_unit,
)
from newsfacts.extractors.changes.subjects import object_phrase, subject_after, subject_before
from newsfacts.extractors.changes.words import BEFORE_ADVERB, Word, is_negated, words_of_change
from newsfacts.facts import Direction

# Verbs whose object may change: "cut its debt to £160m", "raised the threshold".
TRANSITIVE: Final = frozenset(
    form
    for verb in ("raise lift boost hike increase cut slash reduce lower trim decrease narrow widen slow expand shrink double triple"
                 " treble quadruple halve ease improve push drive bring take revise pare scale nudge mark write step bump ramp jack"
                 " strengthen weaken swell add drop grow inflate").split()
    for form in (verb, verb + "s", verb + "d", verb + "ed", verb + "ing", verb[:-1] + "ing", verb + verb[-1] + "ing",
                 verb + verb[-1] + "ed")
) | {"brought", "took", "taken", "drove", "driven", "wrote", "written", "cut"}  # fmt: skip
# Verbs that have a plain amount as their object: "cut 4,000 jobs", "raised $5m"; only a step in percent or points moves.
WITH_OBJECT: Final = frozenset(
    "add adds added adding lose loses lost losing gain gains gained gaining shed sheds shedding cut cuts cutting raise raises raised raising"
    " lift lifts lifted lifting boost boosts boosted boosting trim trims trimmed trimming slash slashes slashed slashing reduce reduces"
    " reduced reducing lower lowers lowered lowering hike hikes hiked hiking drop drops dropped dropping recover recovers recovered"
    " recovering expand expands expanded expanding improve improves improved crash crashed tank tanks tanked grow grows growing give gives"
    " gave given giving take takes took taking put puts putting bring brings brought write writes wrote mark marks marked".split()
)
# Nouns that are money itself as often as a movement: only their percentages and points are changes.
ROUGH_NOUNS: Final = frozenset(
    "gain gains loss losses growth cut cuts boost expansion advance advances hike hikes improvement improvements slump slide rebound"
    " spike collapse contraction appreciation depreciation devaluation surge leap dip plunge downturn upturn uptick drawdown".split()
)
# A form that may be verb or noun is a noun behind these.
NOUN_BEFORE: Final = re.compile(
    r"""
    (?: \b (?: an? | the | this | that | its | their | any | no | further | another | each | every | sharp | steep | big | slight | first | last
          | largest | biggest | annual | monthly | quarterly | modest | small | huge | per \s cent | percent | pct | point | points | price | pay
          | tax | rate | of | for | with | by ) | % ) [\s-]
    (?: [a-z]+ [\s-] )? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
THE_NOUN: Final = re.compile(r"\b(?:the|its|their|this|that|his|her|our)\s[A-Za-z-]+\s$", re.IGNORECASE)
VERB_BEFORE: Final = re.compile(
    r"\b(?:to|will|would|may|might|could|should|can|must|not|n['’]t|did|shall|and|or|also|then|than|almost|nearly|s)\s$|(?<=[a-z]s)\s$"
)
AMBIGUOUS: Final = frozenset(
    "rise rises increase increases gain gains jump jumps surge surges leap leaps advance advances hike hikes boost spike spikes fall falls"
    " decline declines drop drops decrease decreases slump slumps slide slides plunge plunges dip dips cut cuts collapse rebound climb"
    " climbs rally slip slips double move moves change changes contract contracts rocket rockets tank tanks balloon balloons edge edges"
    " inch inches drift crash crashes swing swings recover erode lower ease".split()
)
PASSIVE: Final = re.compile(r"\b(?:is|are|was|were|be|been|being|get|gets|got)\s(?:\w+ly\s)?$")
# "cars doubled as offices", "double the number", "double-digit": no change.
FACTOR_AFTER: Final = re.compile(r"\s(?:as|up|down|over|in|back)\b|-")
DETERMINED: Final = re.compile(r"\s(?:the|its|their|his|her|our|an?)\s")
FACTOR_BASE: Final = re.compile(r"\b(?:to|will|would|could|may|might|should|can|almost|nearly|than|must|not)\s$")

EXPECTED: Final = re.compile(
    r"""
    \b (?: will | would | may | might | could | should | shall | can | must | likely | expects? | expected | forecasts? | predicts? | predicted
         | projects | projected | plans? | planned | planning | aims? | aimed | aiming | hopes? | hoped | hoping | goals? | targets? | targeted | targeting
         | wants? | wanted | seeks? | seeking | intends? | proposes? | proposed | proposing | pledged? | agreed | threatens? | promised?
         | urged | calls? | due | set | if | unless | poised | needs? | ready | potential | assuming | vowed | estimates? | expectations?
         | sees | ['’]ll | wo?n['’]t | outlook ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
DONE: Final = re.compile(
    r"\b(?:manag|began|begun|begin|continu|start|help|went\son|used|able|enough|came|caus|forc|allow|enabl|led|push|prompt)\w*\b"
    r"[^,;]{0,60}\sto\s(?:\w+ly\s)?$"
)
INFINITIVE: Final = re.compile(r"\bto\s(?:\w+ly\s)?$")
AFTER_MODAL: Final = re.compile(
    r"(?:\s\w+){0,2}?\s(?:would|could|will|may|might|should|(?:is|are|was|were)\s(?:expected|forecast|planned|likely))\b"
)
# "reduce emissions by 25 per cent", behind a comma: what governs it stands before.
LISTED: Final = re.compile(r"[;,]\s(?:and\s|or\s)?$")

# "..., an increase of": the noun stands beside the level before the comma.
APPOSED: Final = re.compile(r"[,–—-]\s(?:an?|the)?\s?(?:\w+\s){0,2}$")
# The second change that has no verb of its own: "increased by 106 percent and armed attacks by 650 percent".
SECOND: Final = re.compile(r"(?P<lead>,?\s(?:and|but)\s)(?P<subject>[^,;.]{0,70}?)\s?\bby\s?$", re.IGNORECASE)

LEVEL_VERB: Final = re.compile(
    r"""
    (?: ^ | \s ) (?: (?: is | are | was | were | stood | stands | totall?ed | totals? | amounted | came | reached | hit | averaged | at | to | in | of
       | out | currently | now | posted | reported | recorded | had | has | have | a | an | the | its | their | about | estimated | valued
       | remained | been | be | with | by | sold | made | earned | closed | ended | traded | trading | finished | opened | settled
       | provisionally | produced | some | running | last | set | being | from | priced | quoted | worth | took | raised | paid | spent | employs | employed | generated | drew | cost | costs | fell | rose | rise
       | estimated | who | which | that ) \s )+ $
    """,
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip


# What stands between two changes of one subject.
SAME_SUBJECT: Final = re.compile(r"[^;:]{0,60}?(?:,|\b(?:and|but|before|then|or)\b)\s?(?:\w+\s){0,3}")
# "posted net income of $333 million": the subject is what the verb gives.
LEVEL_OF: Final = re.compile(
    r"\b(?:post|report|had|record|made|earn|with|saw|on|paid|an?|its|the)(?:ed|s|ing)?\s(?:an?\s|the\s)?"
    r"(?P<subject>[\w'’-]+(?:\s[\w'’-]+){0,4})\sof\s(?:about\s|some\s)?$"
)


@attrs.define(slots=True)
class Found:
    """A change as found: its span, subject and arguments, and the rule that gave it."""

    start: int
    end: int
    rule: str
    arguments: Arguments
    direction: Direction | None = None
    subject: str | None = None
    factor: Decimal | None = None
    is_expected: bool = False
    clause_start: int = 0
    word: str = ""
    level_first: bool = False


def changes_in(text: str, start: int, end: int, items: Sequence[Item]) -> Iterator[Found]:
    """The changes of the sentence from start to end, in order."""
    sentence = _Sentence(text, start, end, items)
    yield from sentence.changes()


@attrs.define(slots=True)
class _Sentence:
    text: str
    start: int
    end: int
    items: Sequence[Item]
    floor: int = 0
    last: Found | None = None

    def changes(self) -> Iterator[Found]:
        self.floor = self.start
        pairs = self._pairs()
        for word in words_of_change(self.text, self.start, self.end):
            if word.start < self.floor:
                continue
            while pairs and pairs[0].end <= word.start:
                yield from self._close(pairs.pop(0))
            if word.start < self.floor:
                continue
            found = self._at(word)
            if found is None:
                continue
            while pairs and pairs[0].start < found.end:
                pairs.pop(0)
            yield from self._close(found)
            while (second := self._second(found)) is not None:
                yield from self._close(second)
                found = second
        for pair in pairs:
            yield from self._close(pair)

    def _close(self, found: Found) -> Iterator[Found]:
        if found.start >= self.floor:
            if found.subject is None and self.last is not None and self._goes_on(self.last, found):
                found.subject = self.last.subject
            self.floor, self.last = found.end, found
            yield found

    def _goes_on(self, last: Found, found: Found) -> bool:
        """Whether a change without subject is one more of the last: "which fell 50%, climbed 1.46%", "and then rose"."""
        return SAME_SUBJECT.fullmatch(self.text, last.end, found.start) is not None

    def _at(self, word: Word) -> Found | None:
        if is_negated(self.text, self.floor, word.start):
            return None
        if word.part == "verb":
            return self._verb(word)
        if word.part == "adverb":
            return self._adverb(word)
        return self._noun(word)

    def _after(self, at: int) -> list[Item]:
        return [item for item in self.items if item.start >= at]

    def _before(self, at: int) -> list[Item]:
        return [item for item in self.items if item.end <= at and item.start >= self.floor]

    # -- verbs ----------------------------------------------------------------------------------------------------

    def _verb(self, word: Word) -> Found | None:
        text = self.text
        before = text[max(self.floor, word.start - 40) : word.start]
        if word.word in AMBIGUOUS and _reads_as_noun(before, text[word.end : word.end + 5]):
            return None
        arguments = arguments_after(
            text, word.end, self._after(word.end), object_first=True, over_participle=word.factor is not None
        )
        if arguments.is_empty:
            if word.factor is None or not self._multiplies(word, before):
                return None
        elif not _moves(word, arguments):
            return None
        passive = PASSIVE.search(before) is not None
        subject = None
        if arguments.object and word.word in TRANSITIVE and not passive and not _is_adverbial(arguments.object):
            subject = object_phrase(arguments.object, 0, len(arguments.object))
        elif word.factor is not None and arguments.is_empty and not passive and DETERMINED.match(text, word.end):
            subject = self._object_of_factor(word)
        if subject is None:
            subject = subject_before(text, self.floor, word.start, self.items, word.is_participle)
        return Found(
            start=word.start,
            end=max(arguments.end, word.end),
            rule=f"the verb {word.word}",
            arguments=arguments,
            direction=word.direction,
            subject=subject,
            factor=word.factor,
            is_expected=self._is_expected(word.start, max(arguments.end, word.end)),
            clause_start=self.floor,
            word=word.word,
        )

    def _multiplies(self, word: Word, before: str) -> bool:
        """Whether a verb such as "doubled" says all by itself."""
        if FACTOR_AFTER.match(self.text, word.end) and not self.text.startswith((" over", " in "), word.end):
            return False
        if word.word.endswith("ed"):
            return re.search(r"\b(?:the|a|an|its|their)\s$", before) is None
        return FACTOR_BASE.search(before) is not None

    def _object_of_factor(self, word: Word) -> str | None:
        phrase, _ = subject_after(" of " + self.text[word.end : self.end].lstrip(), 0, 200)
        return phrase

    def _is_expected(self, start: int, end: int) -> bool:
        """Whether a forecast, plan, target or condition governs the change."""
        text = self.text
        before = text[max(self.floor, start - 70) : start]
        clause = re.split(r"[;:]|, (?:and|but|while) |\bsaid\b|\bthat\b", before)[-1]
        if LISTED.search(before):
            clause = text[self.start : start]
        if INFINITIVE.search(clause):
            return DONE.search(clause) is None
        return EXPECTED.search(clause[-45:]) is not None or AFTER_MODAL.match(text, end) is not None

    # -- adverbs ----------------------------------------------------------------------------------------------------

    def _adverb(self, word: Word) -> Found | None:
        before = self._before(word.start)
        step = next((item for item in reversed(before) if isinstance(item, Amount)), None)
        if word.word in ("higher", "lower", "more", "less", "fewer", "up", "down") and step is not None:
            gap = normal(self.text[step.end : word.start])
            if not gap or gap in ("a share", "per share", "points", "a barrel"):
                return self._compared_step(word, step, before)
        if word.word not in ("up", "down", "off", "higher", "lower"):
            return None
        arguments = arguments_after(self.text, word.end, self._after(word.end))
        if arguments.is_empty and not (word.word in ("up", "down") and arguments.from_time):
            return None
        level = self._level_before(word.start, before, arguments)
        if level is None and not self._stands_free(word, arguments):
            return None
        return self._with_level(word, arguments, level)

    def _compared_step(self, word: Word, step: Amount, before: Sequence[Item]) -> Found | None:
        """The change of "3 cents lower at $93.85", "19 percent more than the $47 million raised a year ago"."""
        text = self.text
        than = re.match(r"\s(?:than|on|from)\s", text[word.end : word.end + 6])
        arguments = arguments_after(text, word.end, self._after(word.end), step=step)
        if arguments.frm is None and than is not None:
            base = self._base_after_than(word)
            if base is None:
                return None
            arguments.frm, arguments.from_time, arguments.end = base
            arguments.base_words = "than"
            if arguments.frm is None and arguments.from_time is None:
                return None
        elif word.word in ("more", "less", "fewer"):
            return None
        elif not (arguments.to or arguments.frm or step.is_points or step.is_share) or len(arguments.by) > 2:
            return None
        arguments.end = max(arguments.end, word.end)
        earlier = [item for item in before if item.start < step.start]
        level = self._level_before(step.begin, earlier, arguments) if arguments.to is None else None
        found = self._with_level(word, arguments, level)
        if level is None:
            found.start = step.start
            found.subject = subject_before(text, self.floor, step.begin, self.items)
        return found

    def _base_after_than(self, word: Word) -> tuple[Amount | None, Time | None, int] | None:
        """The old value and its time after "than": None where two things are compared."""
        after = self._after(word.end)
        amount: Amount | None = None
        for item in after[:2]:
            gap = normal(self.text[(amount.end if amount else word.end) : item.start])
            if isinstance(item, Amount) and amount is None:
                if not re.fullmatch(
                    r"(?:than|on|from)(?: (?:[\w-]+ ){0,3}(?:the|a|an|its|their)(?: [\w-]+){0,3}?)?", gap
                ) or FORECAST.search(gap):
                    return None
                amount = item
            elif isinstance(item, Time):
                limit = 8 if amount else 5
                if ENDS.search(gap) or len(gap.split()) > limit or FORECAST.search(gap) or "," in gap:
                    return None
                return amount, item, item.end
        return None

    def _level_before(self, at: int, before: Sequence[Item], arguments: Arguments) -> tuple[Amount, Time | None] | None:
        """The new value that stands before the word: "was 2.10 percent in March, down from 2.50 percent"."""
        if arguments.to is not None:
            return None
        time: Time | None = None
        end = at
        for item in reversed(before):
            if isinstance(item, Time):
                time, end = (item, item.start) if time is None else (time, item.start)
                continue
            if item.in_brackets:
                end = item.start - 1
                continue
            gap = normal(
                self.text[item.end : at]
                if time is None
                else self.text[item.end : time.start] + " , " + self.text[time.end : at]
            )
            words = gap.strip(" ,-–—(")
            if item.per == "share" and _is_far(item, arguments.frm):
                continue  # "$7.4 million, or 22 cents a share, down from $32.3 million"
            if (
                not self._fits_level(item, arguments)
                or len(words.split()) > 10
                or (ENDS.search(words) and not words.endswith("which is"))
            ):
                return None
            if (
                not set(",–—-(") & set(self.text[item.end : at])
                and not (arguments.frm and same_unit(item, arguments.frm))
                and words
            ):
                return None
            if movements_in(words):
                return None
            return item, time
        return None

    def _fits_level(self, level: Amount, arguments: Arguments) -> bool:
        if level.is_points or level.value is None:
            return False
        if arguments.frm is not None:
            return same_unit(level, arguments.frm) and level.kind == arguments.frm.kind
        for step in arguments.by:
            if step.is_share:
                if level.is_share and step.unit == "percent":
                    return False
            elif not same_unit(step, level) and not (step.is_points and level.kind in ("percentage", "bare")):
                return False
        return True

    def _stands_free(self, word: Word, arguments: Arguments) -> bool:
        """Whether an adverb without a level before it says that a figure moved, and is no particle ("made up 10%")."""
        text = self.text
        before = text[max(self.start, word.start - 32) : word.start]
        if BEFORE_ADVERB.search(before):
            return not (
                word.word == "up"
                and text.startswith(" to ", word.end)
                and not arguments.by
                and not re.search(r"(?:was|were|is|are|went)\s$", before)
            )
        if before.rstrip().endswith((",", "(", "--", "-", "–", "—")):
            return bool(arguments.by)
        if text.startswith(" to ", word.end) or word.word in ("off", "higher", "lower"):
            return False
        if re.search(
            r"\b(?:ma[kd]e?s?|making|tak\w+|took|sets?|gets?|got|buy\w*|bought|sold|sell\w*|sign\w*|end\w*|laid|shut\w*|turn\w*|open\w*|break\w*|broke|hold\w*|held|it|them|him|snap\w*|gobbl\w*|hand\w*|pay\w*|paid|pass\w*|join\w*|back\w*|round\w*|cough\w*|put\w*|call\w*|follow\w*|clean\w*|account\w*)\s$",
            before,
        ):
            return False
        return any(step.is_share or step.is_points or step.kind == "bare" for step in arguments.by) or (
            arguments.frm is not None and bool(arguments.by or arguments.to)
        )

    def _with_level(self, word: Word, arguments: Arguments, level: tuple[Amount, Time | None] | None) -> Found:
        text = self.text
        start = word.start
        subject: str | None
        if level is not None:
            amount, time = level
            arguments.to, arguments.to_time = amount, time or arguments.to_time
            start = amount.start
            subject = self._subject_of_level(amount)
        else:
            subject = subject_before(text, self.floor, word.start, self.items)
        return Found(
            start=start,
            end=max(arguments.end, word.end),
            rule=f"the word {word.word} beside a figure",
            arguments=arguments,
            direction=word.direction,
            subject=subject,
            is_expected=self._is_expected(start, max(arguments.end, word.end)),
            clause_start=self.floor,
            word=word.word,
            level_first=level is not None,
        )

    def _subject_of_level(self, amount: Amount) -> str | None:
        """What a level is of: the subject of its verb, what stands after "of", or what it counts."""
        text = self.text
        if amount.kind == "quantity" and amount.unit and text[amount.start : amount.end].endswith(amount.unit):
            return self._counted(amount)
        if text.startswith(" of ", amount.end):
            phrase, _ = subject_after(text, amount.end, self.end)
            if phrase:
                return phrase
        at = amount.begin
        for item in reversed([item for item in self.items if isinstance(item, Time) and item.end <= amount.begin]):
            match = LEVEL_VERB.search(text, max(self.floor, at - 60), at)
            if item.end + 1 < (match.start() if match else at):
                break
            at = item.start  # "closed yesterday at $26.875"
        match = LEVEL_VERB.search(text, max(self.floor, at - 60), at)
        of = LEVEL_OF.search(text, max(self.floor, at - 70), at)
        if of:
            return object_phrase(of["subject"], 0, len(of["subject"]))
        return subject_before(text, self.floor, match.start() + 1 if match else at, self.items)

    def _counted(self, amount: Amount) -> str:
        """What is counted, with what follows its head: "companies operating in Russia"."""
        text = self.text
        words = text[amount.numeral.end if amount.numeral else amount.start : amount.end].split()
        more = re.match(r"\s[a-z]+ing\b[^,;.]*|\s(?:in|of|from|for)\s[^,;.]*", text[amount.end : self.end])
        close = amount.end + (more.end() if more else 0)
        for item in self.items:
            if amount.end < item.start < close:
                close = item.start
        tail = re.sub(
            r"\s+(?:in|on|at|for|during|since|by|from|to|against|compared)?\s*$", "", text[amount.end : close]
        )
        if movements_in(tail):
            tail = ""
        return " ".join([*words, *tail.split()])

    # -- nouns ------------------------------------------------------------------------------------------------------

    def _noun(self, word: Word) -> Found | None:
        before = self._before(word.start)
        step = before[-1] if before else None
        if isinstance(step, Amount) and self._qualifies(step, word):
            return self._noun_after_step(word, step, before)
        arguments = arguments_after(self.text, word.end, self._after(word.end), object_first=True, of_noun=True)
        if arguments.is_empty or (word.word in ROUGH_NOUNS and not _is_relative(arguments)):
            return None
        if not arguments.by and not (arguments.object or "").startswith(("in ", "of ", "for ")):
            if arguments.frm is None or arguments.to is None:
                return None
        if any(step.kind == "quantity" and step.unit in TIMES for step in arguments.by):
            return None
        subject, _ = subject_after(self.text, word.end, self.end)
        if not (arguments.object or "").startswith(("in ", "of ", "for ", "on ")):
            subject = None
        if subject is None:
            subject = self._subject_of_noun(word.start)
        return self._in_apposition(self._noun_found(word, word.start, arguments, subject), word.start, before)

    def _in_apposition(self, found: Found, at: int, before: Sequence[Item]) -> Found:
        """The change with the level that it is set beside: "6,798,000, an increase of 62,000 units from 2003"."""
        if not APPOSED.search(self.text, max(0, at - 16), at):
            return found
        level = self._level_before(at, before, found.arguments)
        if level is not None:
            found.arguments.to, found.arguments.to_time = level
            found.start, found.level_first = level[0].start, True
            found.subject = self._subject_of_level(level[0]) or found.subject
        return found

    def _qualifies(self, step: Amount, word: Word) -> bool:
        """Whether an amount right before a noun of change is its step: "a 500% increase", "a $3m annual rise"."""
        gap = self.text[step.end : word.start]
        if not re.fullmatch(r"[ -](?:[\w-]+[ -]){0,3}", gap) or ENDS.search(gap) or movements_in(gap):
            return False
        if re.search(r"\b(?:of|in|to|from|for|and|or|as|on|at)\b", gap):
            return False
        if step.is_share or step.is_points:
            return True
        return word.word not in ROUGH_NOUNS and step.kind == "money"

    def _noun_after_step(self, word: Word, step: Amount, before: Sequence[Item]) -> Found | None:
        text = self.text
        subject, close = subject_after(text, word.end, self.end)
        if any(isinstance(item, Time) and word.end < item.start < close for item in self.items):
            subject, close = None, word.end  # "a £7.1bn rise in December"
        arguments = arguments_after(text, close, self._after(close))
        nothing = arguments.is_empty and not (arguments.time or arguments.from_time)
        arguments.by = [step] + [amount for amount in arguments.by if not same_unit(amount, step)][:1]
        if nothing:
            arguments.end = word.end
        if subject is None:
            words = text[step.end : word.start].strip(" -")
            named = re.sub(r"^(?:year-on-year|annual|monthly|quarterly|sharp|further|\w+ly)\b", "", words).strip()
            subject = named or self._subject_of_noun(step.begin)
        found = self._noun_found(word, step.start, arguments, subject)
        return self._in_apposition(found, step.begin, [item for item in before if item is not step])

    def _noun_found(self, word: Word, start: int, arguments: Arguments, subject: str | None) -> Found:
        return Found(
            start=start,
            end=max(arguments.end, word.end),
            rule=f"the noun {word.word}",
            arguments=arguments,
            direction=word.direction,
            subject=subject,
            factor=word.factor,
            is_expected=self._is_expected(start, max(arguments.end, word.end)),
            clause_start=self.floor,
            word=word.word,
        )

    def _subject_of_noun(self, start: int) -> str | None:
        """The subject of "profits showed a rise of 5%"."""
        match = re.search(
            r"\s(?:show(?:s|ed|ing)?|record(?:s|ed|ing)?|post(?:s|ed|ing)?|see(?:s|ing)?|saw|report(?:s|ed|ing)?|registered|suffered|enjoyed)\s(?:an?\s|the\s)?(?:[\w-]+\s){0,2}$",
            self.text[self.floor : start],
        )
        return subject_before(self.text, self.floor, self.floor + match.start() + 1, self.items) if match else None

    # -- what has no word of change ---------------------------------------------------------------------------------

    def _second(self, first: Found) -> Found | None:
        """A change behind another that only says by how much: "and by 11.1 percent the previous year"."""
        if not first.arguments.by or first.direction is None:
            return None
        after = self._after(first.end)
        step = after[0] if after else None
        if not isinstance(step, Amount):
            return None
        match = SECOND.fullmatch(self.text[first.end : step.begin])
        if match is None or movements_in(match["subject"]) or ENDS.search(match["subject"]):
            return None
        arguments = arguments_after(self.text, step.begin, after)
        if arguments.is_empty:
            return None
        subject = object_phrase(match["subject"], 0, len(match["subject"])) if match["subject"] else first.subject
        begin = first.end + match.end("subject")
        return Found(
            start=begin + len(self.text[begin : step.begin]) - len(self.text[begin : step.begin].lstrip()),
            end=arguments.end,
            rule="a second step of the same verb",
            arguments=arguments,
            direction=first.direction,
            subject=subject,
            is_expected=first.is_expected,
            clause_start=self.floor,
            word=first.word,
        )

    def _pairs(self) -> list[Found]:
        """Levels that are compared with an earlier one: "302 companies in 2006, against just five in 1999"."""
        found: list[Found] = []
        if not re.search(r"\b(?:compare[sd]|against|versus|vs)\b", self.text[self.start : self.end]):
            return found
        amounts = [item for item in self.items if isinstance(item, Amount) and item.value is not None]
        for amount in amounts[:-1]:
            if amount.is_points or amount.in_brackets:
                continue
            arguments = arguments_after(self.text, amount.end, self._after(amount.end), level=amount)
            if not arguments.compared or arguments.frm is None or arguments.frm.value is None or amount.value is None:
                continue
            if arguments.frm.value == amount.value or not self._is_earlier(arguments, amount):
                continue
            found.append(
                Found(
                    start=amount.start,
                    end=arguments.end,
                    rule="two levels compared",
                    arguments=arguments,
                    direction="up" if amount.value > arguments.frm.value else "down",
                    subject=self._subject_of_level(amount),
                    is_expected=self._is_expected(amount.start, arguments.end),
                    clause_start=self.start,
                    level_first=True,
                )
            )
        return found

    def _is_earlier(self, arguments: Arguments, level: Amount) -> bool:
        """Whether the second level is the first thing at another time."""
        assert arguments.frm is not None
        if FORECAST.search(arguments.base_words) or level.kind != arguments.frm.kind:
            return False
        if arguments.from_time is not None:
            return True
        return re.search(r"\b(?:year-ago|year-earlier|previous|earlier|last|ago)\b", arguments.base_words) is not None


TIMES: Final = frozenset(["second", "minute", "hour", "day", "week", "month", "year", "decade"])


def _is_far(one: Amount, other: Amount | None) -> bool:
    """Whether two amounts are of other sizes: an amount a share beside a total."""
    if other is None or not one.value or not other.value:
        return False
    return not Decimal("0.02") < one.value / other.value < 50


def _reads_as_noun(before: str, after: str) -> bool:
    """Whether a form that may be a noun or a verb is a noun where it stands.

    "The company cut its prices" has a verb, "the price cut of 5%" a noun.
    """
    if VERB_BEFORE.search(before) is not None:
        return False
    if THE_NOUN.search(before) is not None:
        return after.startswith((" in ", " of ", " for ", " on "))
    return NOUN_BEFORE.search(before) is not None


ADVERBIAL: Final = re.compile(
    r"(?:in|on|at|for|during|by|from|to|against|over|with|as|after|since|sharply|slightly|further|back|\w+ly|\w+ing)\b",
    re.IGNORECASE,
)


def _is_adverbial(words: str) -> bool:
    """Whether words behind a verb are no object: "rose in nominal terms"."""
    return ADVERBIAL.match(words) is not None


def _is_relative(arguments: Arguments) -> bool:
    return any(step.is_share or step.is_points for step in arguments.by)


def _moves(word: Word, arguments: Arguments) -> bool:
    """Whether a verb with these arguments says that a figure moved: "fell 5%", not "raised $5m" or "fell 30 feet"."""
    both = arguments.to is not None and arguments.frm is not None
    if word.direction is None:
        return both
    if arguments.by and not (arguments.to or arguments.frm):
        step = arguments.by[0]
        if any(one.is_share or one.is_points for one in arguments.by):
            return True
        if word.word in WITH_OBJECT and not arguments.object:
            return False
        if step.kind == "quantity" and not arguments.by_word and not arguments.by[1:]:
            return step.unit not in LENGTHS and step.is_measure
        return step.kind != "bare" or arguments.by_word or bool(arguments.by[1:])
    if both or arguments.by:
        return True
    if arguments.to is not None:
        return word.word not in (
            "lose",
            "loses",
            "lost",
            "add",
            "adds",
            "added",
            "adding",
            "shed",
            "sheds",
            "recover",
            "gain",
            "crash",
        )
    return arguments.frm is not None and arguments.frm.kind != "quantity" and word.word not in (
        "recover", "recovered", "recovering", "rebound", "rebounded", "rebounding", "gain", "gained", "lost", "lose", "raised", "raise"
    )  # fmt: skip


LENGTHS: Final = TIMES | {"meter", "kilometer", "foot", "mile", "inch", "yard", "centimeter"}
