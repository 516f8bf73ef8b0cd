"""Subjects: reads the words before a word of change, or behind it, and gives the noun phrase that changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from newsfacts import lexicon
from newsfacts.extractors.changes.printed import Item, Time
from newsfacts.reading.movements import measured, movements
from newsfacts.reading.phrases import ly_nouns, noun_phrase_end, phrase_ends

# The last word before an offset, or the contraction that ends it: "has", "n't", "'ve".
LAST_WORD: Final = re.compile(r"(?:n['’]t|['’](?:ve|d|ll|re)|(?<![\w'’-])[A-Za-z]+)$")
MAX_AUXILIARIES: Final = 9

# What may open a clause: a mark, or a word that is looked up.
OPENING: Final = re.compile(r"; |: |--|\s-\s|[–—…]|[“”\"]\s?|``|,\s(?:and\s|or\s)?|(?<![\w'’-])[A-Za-z]+(?=\s)")
IN_TIME: Final = re.compile(r"\b(?:on|in|at|for|during)\s$")
# "ended [the session] 12 points lower": how long a market traded stands between its verb and where it went.
SESSION: Final = re.compile(
    r"\b(?P<verb>(?:clos|end|finish|start)(?:ed|ing))\s(?:the|its)\s(?:[a-z]+\s)?(?:day|session|week|month|quarter|year)\s*$"
)
GOVERNED: Final = re.compile(r"\b(?:after|before|since|while|by|from|without)$")
RELATIVE: Final = re.compile(r",?\s?\b(?:which|that|who)\s*$")
# "a gauge [that was watched by the bank] rose": a clause that tells which; not "reports that use of the port rose".
RESTRICTIVE: Final = re.compile(
    r"\b(?P<noun>[A-Za-z]+)\s(?P<pronoun>that|which|who)\s(?P<verb>[a-z]+(?:n['’]t)?)\s(?!(?:for|of|among)\b)"
)
OBJECT: Final = re.compile(r"(?:the|its|their|an?)\s|[A-Z]")
UNRESTRICTIVE: Final = re.compile(r"[,;:()–—]|\sand\s")  # such a clause has none of these
WITHIN_RESTRICTION: Final = frozenset(["to", "with", "than"])
LEADING: Final = re.compile(
    r"""
    (?: the | an? | its | their | his | her | our | my | your | this | these | those | and | but | or | with | meanwhile
      | however | also | so | then | now | yet | hence | thus | whose | for | some | such | all | as | both | separately
      | overall | while | even | only | just | in \s total | of
      | \w+ing (?= \s (?: the | an? | its | their ) \s ) ) \s
    """,
    re.VERBOSE | re.IGNORECASE,
)
PREPOSITIONAL: Final = re.compile(
    r"(?:in|on|at|for|during|by|from|under|over|since|until|between|through|within|after|of|late|early|earlier)\s",
    re.IGNORECASE,
)
# "According to the market watcher Gartner the count of tablets ...": the subject begins at the second article.
ACCORDING: Final = re.compile(r"According\sto\s\S+\s(?:(?!the\s)\S+\s){0,8}?(?=(?:the|its|their)\s)")
PRONOUNS: Final = frozenset(
    "it they he she we i you that this which who these those there one what them him her us both all some many".split()
)
NO_SUBJECTS: Final = PRONOUNS | {"and", "but", "or"}
# Verbs that end a noun phrase: what a preposition behind one belongs to is no part of the subject.
FINITE: Final = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|could|may|might|should|can|said|says|stood|totall?ed|amounted|posted"
    r"|earned|made|reached|hit|took|raised|sold|bought|produced|shipped|reported|recorded|employs|employed|imported"
    r"|exported|received|attracted|closed|ended|traded|finished|opened|settled|came|remained|stands|costs?|pays?|paid"
    r"|spent|won|drew|valued|launched|which|who|that|[a-z]+ed(?=\s(?:the|its|their|his|her|our|an?)\b))\s"
)


# What has an object that does what follows: "analysts expect [Brazil's economy] to grow", "caused [profits] to fall".
GOVERNOR: Final = re.compile(
    r"\b(?:expect|forecast|predict|project|want|estimate|cause|force|allow|help|push|prompt|enable|see|lead)"
    r"(?:s|es|d|ed|ing)?\s(?!to\b)|\b(?:causing|forcing|enabling|led|saw)\s(?!to\b)"
)
TO: Final = re.compile(r"\s*to\s")
REGION: Final = re.compile(r",\s[A-Z][\w.]*\.$")  # "Fresno[, Calif.], north of the lake, grew"
# What is left before a period that is no part of the subject: "net income for [the quarter]".
DANGLING: Final = re.compile(r"\s(?:for|in|during|over)(?:\s(?:the|its))?$")
PARTICIPLE: Final = re.compile(r"\s*[a-z]+ed\s")
# What goes on with a change that is told already: "[gained 3%] over the week and", "[soaring to $14] in late trading,".
REST: Final = re.compile(
    r"\s(?:(?:in|on|at|for|during|by|from|over|since|until|through|within|after|among)\s|overnight\b|(?:and|but)$)"
)


def subject_before(text: str, floor: int, start: int, items: Sequence[Item], is_dependent: bool = False) -> str | None:
    """The noun phrase before a word of change that begins at `start`, not reaching back beyond `floor`.

    `is_dependent` says that the word is a participle or an adverb: behind a comma it goes on with the clause before.

    >>> text = "Figures showed exports to Russia rising more than 50 per cent"
    >>> subject_before(text, 0, text.index("rising"), ())
    'exports to Russia'
    """
    session = session_before(text, floor, start)
    at = _without_auxiliaries(text, floor, session.start() if session else start)
    at = _without_time(text, floor, at, items)
    if at <= floor:
        return None
    if is_dependent and GOVERNED.search(text, max(floor, at - 8), at):
        return None  # "after falling": who did is told before
    if relative := RELATIVE.search(text, max(floor, at - 12), at):
        at = relative.start()
        return _trimmed(text, _last_phrase(text, _boundary(text, floor, at), at), at, items)
    if text[at - 1] == ",":
        group = text[at : session.end("verb") if session else start].strip().lower()
        if group.endswith("ing") or (is_dependent and (not group or group.endswith("ly"))):
            return _of_main_clause(text, floor, at - 1, items)
        at = _before_insertion(text, floor, at - 1)
    at = _without_restriction(text, floor, at)
    begin = _boundary(text, floor, at)
    if TO.match(text, at, start):
        begin = max([begin, *(match.end() for match in GOVERNOR.finditer(text, begin, at))])
    if begin == floor and _goes_on(text, floor, at):
        return None
    return _trimmed(text, begin, at, items)


def session_before(text: str, floor: int, end: int) -> re.Match[str] | None:
    """The "ended the session" right before an offset; its group verb is the verb."""
    return SESSION.search(text, max(floor, end - 36), end)


def _goes_on(text: str, floor: int, end: int) -> bool:
    """Whether words only go on with the change before them, which has told the subject."""
    return text[floor].isspace() and REST.match(text, floor, end) is not None


def _before_insertion(text: str, floor: int, close: int) -> int:
    """Where the words end before an insertion that a comma closes: "the brewer[, based in Cork, Ireland], has"."""
    relative = max(text.rfind(word, floor, close) for word in (", which ", ", who ", ", whose "))
    if relative > floor and not any(word.isalpha() for _, _, word in _openings(text, relative + len(", whose"), close)):
        return relative
    opened = text.rfind(",", floor, close)
    if opened > floor and (region := REGION.search(text, floor, opened)):
        return region.start()
    return opened if opened > floor else close


def _without_restriction(text: str, floor: int, end: int) -> int:
    """Where the words end before a clause that tells which one: "the gauge [that was watched by the bank]"."""
    clauses = list(RESTRICTIVE.finditer(text, floor, end))
    if not clauses:
        return end
    found = clauses[-1]
    if {found["noun"], found["verb"]} & _openers() or found["noun"].lower() in phrase_ends():
        return end  # "figures showed that", "of which", "people who said prices"
    if found["pronoun"] == "that" and not (
        found["verb"] in _plain_verbs() or _takes_object(text, found) or found["noun"].lower() in measured("gauge")
    ):
        return end  # "signs that prices", but "the price that farmers pay"
    rest = found.end("verb")
    participle = WORD.match(text, rest + 1, end)
    rest = participle.end() if participle else rest
    if UNRESTRICTIVE.search(text, rest, end) or not _plain_verbs().isdisjoint(WORD.findall(text, rest, end)):
        return end  # "people who met agreed prices": another clause begins
    if any(word not in WITHIN_RESTRICTION for _, _, word in _openings(text, rest, end)):
        return end
    return found.start("pronoun") - 1


def _takes_object(text: str, clause: re.Match[str]) -> bool:
    """Whether the word in -s of a clause is a verb: "that owns the port", not "that exports rose"."""
    return clause["verb"].endswith("s") and OBJECT.match(text, clause.end()) is not None


def _last_phrase(text: str, begin: int, end: int) -> int:
    """Where the noun phrase begins that ends at an offset: "the peso" of "a rate cut hit the peso"."""
    at = phrase = begin
    while at < end:
        close = _phrase_end(text, at, end)
        if close >= end or not text[close:end].strip(" \n,"):
            return phrase
        if close > at and not (text[close].isspace() or text[close] == ","):
            at = _next_word(text, close, end)  # a mark within a name: "E*Trade shares"
            continue
        at = close + 1 if close > at else _next_word(text, at, end)
        if PARTICIPLE.match(text, at, end):
            at = _next_word(text, at, end)  # "boosted the bank's profits"
        phrase = at
    return phrase if phrase < end else begin


def _next_word(text: str, at: int, end: int) -> int:
    """Where the word behind that at an offset begins."""
    blank = text.find(" ", at, end)
    return blank + 1 if blank >= 0 else end


def _without_auxiliaries(text: str, floor: int, start: int) -> int:
    """Where the words end before the verb group that ends at `start`: "is estimated to have", "then", "sharply"."""
    at = start
    for _ in range(MAX_AUXILIARIES):
        while at > floor and text[at - 1].isspace():
            at -= 1
        before = text[max(floor, at - 16) : at]
        _, blank, word = before.rpartition(" ")
        if blank and word.isalpha() and word.isascii():  # a whole word, as most are
            begin = at - len(word)
        elif match := LAST_WORD.search(text, at - len(before), at):
            word, begin = match[0], at - len(match[0])
        else:
            return at
        if not _is_auxiliary(word.lower()):
            return at
        at = begin
    return at


def _without_time(text: str, floor: int, end: int, items: Sequence[Item]) -> int:
    """The same for a verb group with a time in it: "closed on Thursday down", but not "loans in December rose"."""
    for time in items:
        if time.end == end and time.start > floor and isinstance(time, Time):
            break
    else:
        return end
    before = IN_TIME.sub("", text[floor : time.start]).rstrip()
    at = _without_auxiliaries(text, floor, floor + len(before))
    return at if at < floor + len(before) else end


def _is_auxiliary(word: str) -> bool:
    if word.endswith("ly") and len(word) > 4:
        return word not in ly_nouns()
    return word in _auxiliaries() or "'" in word or "’" in word


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset(lexicon.lines("en/before_verbs.txt"))


@cache
def _openers() -> frozenset[str]:
    return frozenset(lexicon.lines("en/clause_openers.txt"))


def _is_told_by(text: str, floor: int, word: re.Match[str], end: int) -> bool:
    """Whether a word that opens clauses is a participle behind its noun: "sales reported by the group"."""
    if not (word[0].endswith("ed") or word[0] in IRREGULAR) or DONE_BY.match(text, word.end(), end) is None:
        return False
    before = text[floor : word.start()].split()
    return bool(before) and before[-1].isalpha() and before[-1].lower() not in BEFORE_PASSIVE


DONE_BY: Final = re.compile(
    r"\s(?:(?:more|most|very)\s)?(?:\w+ly\s)?by\s(?!(?:[A-Z][a-z]+day|e-?mail|phone|telephone|letter)\b)"
)
IRREGULAR: Final = frozenset(["found", "brought", "sent", "put", "forecast", "taken", "caught"])
BEFORE_PASSIVE: Final = PRONOUNS | {"is", "are", "was", "were", "be", "been", "being", "as", "and", "but", "or"}


def _openings(text: str, floor: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The marks and words between two offsets that open a clause: where each begins and ends, and which it is."""
    openers = _openers()
    has_brackets = text.find("(", floor, end) >= 0
    closing = -1  # the end of the bracket that is open
    for match in OPENING.finditer(text, floor, end):
        found = match[0]
        if found[0].isalpha():
            lowered = found.lower()
            if lowered not in openers or (lowered == "as" and text.startswith(" of", match.end())):
                continue
            if _is_told_by(text, floor, match, end):
                continue
            found = lowered
        if has_brackets and match.start() > closing and (bracket := text.rfind("(", floor, match.start())) > closing:
            closed = text.find(")", bracket, end)
            closing = closed if closed >= 0 else closing
        if match.start() > closing and match.end() + 1 < end:
            yield match.start(), match.end() + found[0].isalpha(), found


def _boundary(text: str, floor: int, end: int) -> int:
    """Where the clause that ends at an offset begins."""
    begin = floor
    clause = floor  # where the last begins that is no link's
    for start, close, found in _openings(text, floor, end):
        if found in LINKS and _is_within(text, begin, start) and not OPENS_CLAUSE.match(text, start, end):
            continue
        begin = close
        if found not in LINKS:
            clause = close
    if begin > floor and text[begin - 2] == "," and LISTED.fullmatch(text, floor, end):
        return floor
    joined = text.rfind(" and ", begin, end)
    if joined > begin and FINITE.search(text, clause, joined + 1):
        return joined + len(" and ")  # "the industry is booming and revenues should double"
    return begin


# "in two years as the wheat price climbed", not "the west as well as the east", "such as the east".
OPENS_CLAUSE: Final = re.compile(r"(?<!such\s)(?<!same\s)(?<!known\s)(?<!well\s)as\s(?:the|its|their|his|her|an?)\s")
LISTED: Final = re.compile(r"(?:[\w-]+,\s){1,5}[\w-]+\sand(?:\s[\w-]+){1,3}\s?")  # "Food, alcohol and tobacco"
LINKS: Final = frozenset(["to", "with", "than", "after", "before", "as", "seen", "left", "led", "since", "made"])


def _is_within(text: str, begin: int, start: int) -> bool:
    """Whether a preposition belongs to the subject: "exports to Russia", "people with fast internet access"."""
    return FINITE.search(text, begin, start + 1) is None and text[begin:start].strip() != ""


def clause_begin(text: str, floor: int, end: int) -> int:
    """Where the clause of an offset begins: behind the last word that opens one, commas apart."""
    begin = floor
    for _, close, found in _openings(text, floor, end):
        if not found.startswith(",") and found not in LINKS:
            begin = close
    return begin


def _trimmed(text: str, begin: int, end: int, items: Sequence[Item]) -> str | None:
    """The noun phrase between two offsets, without what leads it ("In March the ...")."""
    if according := ACCORDING.match(text, begin, end):
        begin = according.end()
    for _ in range(6):
        while begin < end and text[begin].isspace():
            begin += 1
        if match := LEADING.match(text, begin, end):
            begin = match.end()
            continue
        if PREPOSITIONAL.match(text, begin, end) and (time := _first_time(items, begin, end)) is not None:
            begin = time.end
            continue
        for leading in items:
            if leading.start <= begin < leading.end < end and isinstance(leading, Time):  # also in "since [2010]"
                break
        else:
            break
        begin = leading.end + 2 * text.startswith(("'s", "’s"), leading.end)
    words = DANGLING.sub("", " ".join(text[begin:end].split()))
    words = words.lstrip(" ,.:;'’\"“”-–—(*").rstrip(" ,:;'’\"“”-–—(")  # the stop of "exports to the U.S." stays
    if not words or words.lower() in NO_SUBJECTS or len(words.split()) > 24 or words.endswith((" and", " or", " but")):
        return None
    return None if words.startswith("by ") else words  # of a participle whose noun was not found


def _first_time(items: Sequence[Item], begin: int, end: int) -> Time | None:
    return next((item for item in items if isinstance(item, Time) and begin <= item.start and item.end <= end), None)


def _of_main_clause(text: str, floor: int, end: int, items: Sequence[Item]) -> str | None:
    """The subject of the clause before a participle: "trade has soared in recent years, rising from ..."."""
    begin = _main_begin(text, floor, end)
    if begin == floor and _goes_on(text, floor, end):
        return None
    verb = _first_verb(text, begin, end)
    if verb is None:
        return _trimmed(text, begin, end, items)
    return subject_before(text, begin, verb, items)


def _main_begin(text: str, floor: int, end: int) -> int:
    """Where the main clause begins: behind the last comma or conjunction that a verb follows."""
    begin = floor
    for _, close, _ in _openings(text, floor, end):
        if _first_verb(text, close, end) is not None:
            begin = close
    return begin


@cache
def _verb_words() -> frozenset[str]:
    finite = {form for form, ms in movements().items() for m in ms if m.part == "verb" and not form.endswith("ing")}
    return _plain_verbs() | finite


@cache
def _plain_verbs() -> frozenset[str]:
    """Finite verbs, those of change apart."""
    return frozenset(lexicon.words("en/phrase_ends.tsv", kind="verb"))


WORD: Final = re.compile(r"[A-Za-z]+")
DETERMINED: Final = re.compile(r"\s(?:the|its|their|his|her|our|an?)\s")


def _first_verb(text: str, begin: int, end: int) -> int | None:
    """Where the first verb between two offsets begins, behind at least one word."""
    words = list(WORD.finditer(text, begin, end))
    return next((match.start() for match in words[1:] if match[0] in _verb_words() or _has_object(text, match)), None)


def _has_object(text: str, word: re.Match[str]) -> bool:
    """Whether a word in -ed is a verb by what follows: "the group retained its place", not "the listed firm"."""
    return word[0].endswith("ed") and DETERMINED.match(text, word.end()) is not None


# -- behind the word of change -------------------------------------------------------------------------------------

NUMBER_OF: Final = re.compile(r"(?:[\w-]+\s){0,3}number\sof\s", re.IGNORECASE)
IN: Final = re.compile(r"\s(?:in|of|for|on|among)\s(?![$£€¥\d])")
MORE: Final = re.compile(r"\s(?:of|in|for|between|to|at|with|on)\s(?!(?:19|20)\d\d\b|[$£€]|\d)")


def subject_after(text: str, end: int, limit: int) -> tuple[str | None, int]:
    """The noun phrase after "in" or "of" behind a noun of change: "a 40% increase in complaints from tenants"."""
    match = IN.match(text, end, limit)
    if match is None:
        return None, end
    begin = match.end()
    close = _phrase_end(text, begin, limit)
    if close <= begin:
        return None, end
    return _bare_phrase(text[begin:close]), close


def phrase_behind(text: str, at: int, limit: int) -> str | None:
    """The noun phrase right behind an offset: "the price of its coats" of "slashed 20% off the price of its coats"."""
    begin = at + 1
    close = _phrase_end(text, begin, limit)
    return _bare_phrase(text[begin:close]) if close > begin else None


def _phrase_end(text: str, begin: int, limit: int) -> int:
    close = noun_phrase_end(text, begin, limit)
    for _ in range(3):
        more = MORE.match(text, close, limit)
        if more is None:
            break
        further = noun_phrase_end(text, more.end(), limit)
        if further <= more.end():
            break
        close = further
    return close


def _bare_phrase(words: str) -> str | None:
    phrase = " ".join(words.split())
    while match := LEADING.match(phrase):
        phrase = phrase[match.end() :]
    return phrase.strip(" ,.") or None if phrase.lower() not in PRONOUNS else None


def counted_in(subject: str | None) -> str | None:
    """What a number counts by its subject: the lighthouses of "number of lighthouses on the coast"."""
    match = NUMBER_OF.match(subject or "")
    if subject is None or match is None:
        return None
    close = noun_phrase_end(subject, match.end(), len(subject))
    words = subject[match.end() : close].split()
    return words[-1] if words else None


def object_phrase(words: str) -> str | None:
    """The object among the words between a verb and its preposition: "costs" of "cut its costs back to £75m"."""
    kept = (_bare_phrase(words) or "").split()
    while kept and kept[-1].lower() in ("back", "down", "up", "further", "sharply", "again"):
        kept.pop()
    return " ".join(kept) or None
