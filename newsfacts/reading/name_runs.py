"""Candidate runs: reads a text once and gives its runs of capitalised words, each with the words beside it.

A name is a run or a part of one; which part, and what it names, is for the model to say (`name_model`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from newsfacts import lexicon
from newsfacts.reading.given_dates import GIVEN_DATES, is_given
from newsfacts.reading.name_features import GIVEN_STATUSES, SURNAME_STATUSES, listed, lists
from newsfacts.reading.name_features import word as looked_up

CAPITALS: Final = "".join(letter for letter in map(chr, range(0x41, 0x590)) if letter.isupper()) + "".join(
    letter for letter in map(chr, range(0x1E00, 0x1F00)) if letter.isupper()
)


def _of_class(name: str) -> list[str]:
    return [word for word, names in lists().classes.items() if name in names]


@cache
def run_pattern() -> re.Pattern[str]:
    """Runs of capitalised words and linkers.

    Each word begins with a capital, so that the scan leaps from one to the next. Every part is bounded or cannot match
    what follows it: the pattern is linear on any text.
    """
    by_length: dict[int, list[str]] = {}
    for word in _of_class("abbreviation"):
        by_length.setdefault(len(word), []).append(rf"\b{word}\.")
    abbreviated = " | ".join(f"(?<={'|'.join(words)})" for words in by_length.values())
    joiner = "|".join(re.escape(word) for word in sorted(_of_class("joiner"), key=lambda word: (-len(word), word)))
    article = "|".join(_of_class("article"))
    short = "(?! [^\\n]{120} )"  # no paragraph begins there: the line before is none of its names
    word = rf"""
        [{CAPITALS}]
        (?:
            \. (?: [{CAPITALS}] \. )*                                      # initials: "J.", "U.S."
          | [\w&]* (?: [-'’.&/] (?=[^\W_]) (?![sS]\b) [\w&]+ ){{0,6}}        # "O'Neill", "Jean-Paul", "AT&T"
            (?: \. (?: {abbreviated} ) )?                                  # "Gen.", "Inc."
        )
        """
    return re.compile(
        rf"""
        {word}
        (?:
            (?:
                [ \u00a0]{{1,2}} (?: \n {short} )?
              | \n {short} [ ]?
              | ,[ \n] (?= (?:Inc|INC|Ltd|LTD|LLC|LLP|Jr|Sr)\b )
              | [ ] (?= \( (?:Pty|PTY|Pvt|PVT) \) [ ] (?:Ltd|LTD|Limited)\b ) \( \w+ \) [ ]
              | ![ \n] (?= (?:Inc|INC|Corp|CORP|Co|Ltd|LTD|LLC|PLC|Plc|plc)\b )     # "Yahoo! Inc."
            )
            (?: (?:{joiner}) (?: [ \u00a0]\n? | \n ) ){{0,2}}               # "Bank of the West"
            (?: {article} )?                                             # "al-Rashid", "d'Amico"
            {word}
        ){{0,40}}
        (?: [ \u00a0] plc \b )?                                        # "Alder plc": of words in lower case this alone
        """,
        re.VERBOSE,
    )


GLUED_PARTICLE: Final = re.compile(r"(?:\b(?:al|el|ul|ar|as|ad|an|at|ash|az)-|\b[dl]['’])$")
FREE_PARTICLE: Final = re.compile(
    r"\b(?:de|del|della|di|da|dos|du|van|von|bin|ibn|al|el)[ \u00a0](?:(?:la|las|los|der|den)[ \u00a0])?$"
)
MOST_OWNED: Final = 80
"""A name this long does not go on after a possessive; without a bound a text of nothing else would take for ever."""
PARTY: Final = re.compile(rf"([{CAPITALS}]{{2,6}})-(?=[{CAPITALS}][a-z])")
"""The same of a party of several letters, in brackets: "(PNU-Tarime)"."""
SEATS: Final = ("D", "R", "I")
"""A party before its member's seat: "Jack Quayle, R-Florida"."""
AMOUNT: Final = re.compile(
    r"(?:RM|Rs)\d|(?:US|K[Ss]h|Sh|S[Hh]s|Tk|N|R|K|P|GH|A|C|NZ|HK|S|UGX|CFA|PKR|INR|USD|EUR)\d\d+"
)
"""An amount of money is no name: "RM50" of "RM50,000"."""
OWNED: Final = re.compile(r"(?:(?P<one>['’]s)|(?<=s)['’])[ \u00a0](?P<next>(?![\d_a-z])\w+)")


NICKNAME: Final = re.compile(
    rf"""
    [ \u00a0]
    (?: ["“] | (?P<single> ['‘] ) ) (?P<inner> [{CAPITALS}][\w.-]* (?: [ ][\w-]+ )? ) ["”'’]
    [ \u00a0] (?= (?P<next> [{CAPITALS}][\w'’-]+ ) )
    """,
    re.VERBOSE,
)
"""A name in quotes between somebody's first and last ones: 'Ann "Dot" Smith'."""
PARTNERS: Final = re.compile(
    rf",[ ](?:[{CAPITALS}]\w+,[ ]){{0,3}}(?P<last>[{CAPITALS}]\w+[ ](?:&|&amp;|&AMP;)[ ][{CAPITALS}]\w+)"
)
"""The other names of a firm of partners: ", Dorr & Quint"."""
MOST_FIRST_NAMES: Final = 4
LONGEST_NICKNAME: Final = 40
"""What stands before a nickname, and the nickname, are no longer than so."""
WORDS: Final = re.compile(r"(?<!&)\b\w+")
WING: Final = re.compile(r"(?<=[A-Z])\([A-Z]{1,3}\)")
"""The letters of a party's wing, with no blank before: "CPI(M)"."""
SURNAMES_TOO: Final = "SB"
"""The statuses of ordinary words that are surnames too: "Brown"."""
OPENING_MARKS: Final = frozenset("(\"“'‘")
"""What a nickname and the letters of a wing begin with."""


class Run:
    """A run of capitalised words and linkers.

    `before` are the word before the last before the run, and the last; `after` the two that follow; ¶ is the edge of a
    paragraph.
    """

    __slots__ = ("after", "before", "end", "starts", "words")

    def __init__(
        self, words: list[str], starts: list[int], end: int, before: tuple[str, str], after: tuple[str, str]
    ) -> None:
        self.words = words
        self.starts = starts
        self.end = end
        self.before = before
        self.after = after


@cache
def _ignored() -> frozenset[str]:
    """Words that name nothing: they open sentences, and are dropped from the edges of a run."""
    classes = lists().classes
    return frozenset(word for word, names in classes.items() if "function" in names or names == ("date",))


def is_function(printed: str) -> bool:
    """Whether a word in lower case is one that title case leaves so: "of", "the", "with"."""
    return printed in _linkers() or printed.capitalize() in _ignored()


@cache
def _owners() -> frozenset[str]:
    """Names that go on after a possessive: "People's" of "People's Party", "Moody's" of "Moody's Investors Service"."""
    firsts = {name.split("'s ")[0].rsplit(" ", 1)[-1] for name in lists().organizations if "'s " in name}
    return frozenset(firsts | {word for word, names in lists().classes.items() if "owner" in names})


@cache
def honours() -> frozenset[str]:
    """The letters of an honour or a degree, which stand behind a name: "QC", "OBE"."""
    return frozenset(lexicon.lines("names/honours.txt"))


def find_runs(text: str) -> list[Run]:
    """The runs of a text, in order.

    >>> [run.words for run in find_runs("On Monday President Vladimir Putin met the head of the World Bank.")]
    [['President', 'Vladimir', 'Putin'], ['World', 'Bank']]
    """
    ignored, letters = _ignored(), honours()
    found: list[Run] = []
    held, resumed = 0, -1
    of_partners = nicknamed = False
    may_have_partners = "&" in text
    for match in run_pattern().finditer(text):
        printed = match[0]
        if printed in ignored and match.start() != resumed:
            continue
        start, end = match.span()
        if printed in letters and text[start - 2 : start] == ", ":
            continue  # "Ann Smith, QC"
        joins = False
        if start <= resumed:
            if start < resumed:
                continue  # the nickname itself
            joins = nicknamed
            if not joins:
                start, printed = held, text[held:end]
        resumed = -1
        plain, several = printed.isalpha(), False
        if not plain and printed[-1].isdigit() and AMOUNT.match(printed):
            continue
        after = _after(text, end)
        if after[0] in POSSESSIVES and (owned := _owned(text, start, end, printed)):
            held, resumed, nicknamed = start, owned, False
            continue
        if may_have_partners:
            if of_partners and start == held:
                found.append(_partners(text, start, end))
                of_partners = False
                continue
            if plain and (partners := PARTNERS.match(text, end)) and _are_partners(printed, partners):
                held, resumed, nicknamed, of_partners = start, partners.start("last"), False, True
                continue
        if after[0][0] in OPENING_MARKS:
            if wing := WING.match(text, end):
                end, printed, plain = wing.end(), printed + wing[0], False
                after = _after(text, end)
            nickname = NICKNAME.match(text, end)
            if nickname is not None and _is_nicknamed(printed, nickname):
                resumed, nicknamed = nickname.end(), True
        if not plain:
            if "-" in printed and text[start - 1 : start] == "(" and (party := PARTY.match(printed)):
                split = start + party.end(1)
                found.append(Run([party[1]], [start], split, _before(text, start), _after(text, split)))
                start, printed = split + 1, printed[party.end() :]
            several = " " in printed or "\n" in printed or "\u00a0" in printed
            if not several:
                if printed[1:2] == "-" and printed[0] in SEATS and printed[2:3].isupper():
                    start, printed = start + 2, printed[2:]
                hyphen = printed.rfind("-")
                if hyphen > 0 and _is_modifier(printed, hyphen):
                    end, printed = start + hyphen, printed[:hyphen]
                    if printed in ignored:
                        continue
                    after = _after(text, end)
        before = _before(text, start)
        if before[1][-2:] in _ENDS_OF_PARTICLES and (particle := _particle(text, start, before[1])) >= 0:
            start, before, several = particle, _before(text, particle), True
            printed = text[start:end]
        count = len(found) if joins else 0
        if several:
            found += _several(text, start, end, printed, before, after)
        else:
            found.append(Run([printed], [start], end, before, after))
        if 0 < count < len(found):
            _join_nicknamed(found, count, start)
    return found


def _join_nicknamed(found: list[Run], at: int, start: int) -> None:
    """Joins the run that begins behind a nickname with the one before it, whose first names it goes on."""
    one, two = found[at - 1], found[at]
    if two.starts[0] == start and len(one.words) <= MOST_FIRST_NAMES and start - one.end <= LONGEST_NICKNAME:
        found[at - 1 : at + 1] = [Run(one.words + two.words, one.starts + two.starts, two.end, one.before, two.after)]


def _partners(text: str, start: int, end: int) -> Run:
    """The run of a firm of partners, whose commas stay: without a date, and no longer than its line."""
    words = text[start:end].split("\n", 1)[0].split()
    while words[-1] in _ignored():
        words.pop()
    starts = _starts(text, words, start, end) if len(words) > 2 else [start]
    close = starts[-1] + len(words[-1])
    return Run(words, starts, close, _before(text, start), _after(text, close))


def _are_partners(first: str, others: re.Match[str]) -> bool:
    """Whether words with commas between are the names of partners: "Hale, Dorr & Quint", not "Nike, Dorr & Quint"."""
    if " ".join(others["last"].split()) in lists().organizations:
        return False
    names = [looked_up(each) for each in (first, *WORDS.findall(others[0]))]
    if not any(each.status in "us" and each.kind != "C" for each in names):
        return False  # "Bush, Clinton & Carter", "Paris, Milan & Rome"
    return all(
        each.status in SURNAME_STATUSES and each.kind in "nuwC" and not (each.status == "u" and "brand" in each.classes)
        for each in names
    )


def _is_nicknamed(printed: str, nickname: re.Match[str]) -> bool:
    """Whether words before and behind one in quotes are somebody's: 'Ann "Dot" Hill', not "Blair 'Knew' Kelly".

    Single quotes are of headlines too, where they hold ordinary words.
    """
    last, following = looked_up(printed.rsplit(None, 1)[-1]), looked_up(nickname["next"])
    inner = nickname["inner"].lower()
    is_word = nickname["single"] is not None and (inner in lists().common or inner.endswith(("ed", "es", "ing")))
    return (
        (last.status in GIVEN_STATUSES or (last.status == "u" and not last.classes))
        and following.status in SURNAME_STATUSES
        and (following.kind in "nu" or following.status in SURNAMES_TOO)
        and not (is_word or listed(nickname["next"]) or listed(printed))
    )


def _owned(text: str, start: int, end: int, printed: str) -> int:
    """Where a name goes on after its possessive; 0, if it does not."""
    owned = OWNED.match(text, end) if end - start < MOST_OWNED else None
    if owned is None:
        return 0
    last = printed.split()[-2:]
    if (
        last[-1] in _owners()
        or (last[0] in ("St", "St.") and " ".join(last) not in lists().places)
        or (not owned["one"] and "head" in lists().classes.get(owned["next"], ()) and _is_of_many(printed, last))
    ):
        return owned.start("next")
    return 0


def _is_of_many(printed: str, last: list[str]) -> bool:
    """Whether a run ends with many of a kind, whose the union is: "Nurses' Union", not "the Philippines' Congress"."""
    names, lower = lists(), last[-1].lower()
    if not (lower.endswith(AGENTS) or lower in names.common or lower.removesuffix("s") in names.common):
        return False
    known = (printed, " ".join(last), last[-1])
    if any(name in names.places or name in names.organizations for name in known) or last[-1] in names.surnames:
        return False
    return not NO_OWNERS.intersection(names.classes.get(last[-1], ()))


AGENTS: Final = ("ers", "ors", "ists", "ees", "ants", "ians")
"""The ends of many words for people who do something: "Bankers", "Doctors"."""
NO_OWNERS: Final = frozenset(("team", "media", "geo", "state", "legal"))
"""The classes of words in whose plural many of a kind are not meant: "Lions", "Times", "States"."""


POSSESSIVES: Final = frozenset(("'s", "'", "’"))
_GLUES: Final = ("-", "'", "’")
_PARTICLES: Final = frozenset(("de", "del", "della", "di", "da", "dos", "du", "van", "von", "bin", "ibn", "al", "el"))
_LAST_OF_PARTICLES: Final = _PARTICLES.union(("la", "las", "los", "der", "den"))
_ENDS_OF_PARTICLES: Final = frozenset((*_GLUES, *(word[-2:] for word in _LAST_OF_PARTICLES)))


def is_boundary(text: str, end: int) -> bool:
    """Whether a sentence or line ends where a word with its stop does: the stop is not the word's alone."""
    after = text[end : end + 2]
    return not after or after[0] in '\n"”)' or (after[0].isspace() and (len(after) < 2 or not after[1].islower()))


def _particle(text: str, start: int, last: str) -> int:
    """Where the particle of a name begins that is printed before its capital, "al-Assad", "de Gaulle"; -1 if none is.

    `last` is the word before the capital.
    """
    if last.isalpha() and last not in _LAST_OF_PARTICLES:
        return -1
    if last in _GLUES:
        found = GLUED_PARTICLE.search(text, max(0, start - 6), start)
    else:
        found = FREE_PARTICLE.search(text, max(0, start - 10), start)
    return found.start() if found else -1


def _is_modifier(printed: str, hyphen: int) -> bool:
    """Whether the hyphen joins an ordinary word: "Moscow-based", not "Jong-un"."""
    tail = printed[hyphen + 1 :]
    return tail[:1].islower() and (
        "modifier" in lists().classes.get(tail, ()) or (len(tail) > 6 and tail[-2:] in ("ed", "ng", "ly"))
    )


def _several(
    text: str, start: int, end: int, printed: str, before: tuple[str, str], after: tuple[str, str]
) -> Sequence[Run]:
    """The run of several words, without the words at its edges that name nothing, and cut where a sentence ends."""
    if "\n" in printed and (close := _end_of_short_line(text, start, end)):
        left, right = text[start:close].rstrip(), text[close:end].lstrip()
        stop, begin = start + len(left), end - len(right)
        return [
            *_several(text, start, stop, left, before, _after(text, stop)),
            *_several(text, begin, end, right, _before(text, begin), after),
        ]
    words = printed.split()
    starts = _starts(text, words, start, end)
    ignored, openers, closers, cuts = _edge_words()
    is_whole = not ("-" in printed or "," in printed or "!" in printed or ("." in printed and TICKER.search(printed)))
    if is_whole and ignored.isdisjoint(words[1:]):  # it is not cut
        if words[0] in openers or words[-1] in closers:
            return _trimmed(text, words, starts, 0, len(words))
        return (Run(words, starts, end, before, after),)
    first = 0
    found: list[Run] = []
    for at, word in enumerate(words):
        if word[-1] in ",!":
            words[at] = word[:-1]
        elif "-" in word and _is_modifier(word, word.rfind("-")):
            words[at] = word[: word.rfind("-")]
            found += _trimmed(text, words, starts, first, at + 1)
            first = at + 1
        elif at > first and TICKER.fullmatch(word):
            found += _trimmed(text, words, starts, first, at)
            first = at + 1
        elif at > first and (word in cuts or (word in ignored and words[at - 1][-1] == ".")):
            if word in cuts and _is_within_company(words, at):
                continue
            found += _trimmed(text, words, starts, first, at)
            first = at
    found += _trimmed(text, words, starts, first, len(words))
    return found


SHORT_LINE: Final = 40
"""A line of fewer characters ends where a paragraph or byline does: text that is cut into lines has longer ones."""


WIDE: Final = 50
"""Text in columns has no line of so many characters."""
NEAR_LINES: Final = 300


def _is_end(text: str, start: int, close: int) -> bool:
    """Whether a short line of a text with longer ones ends, and does not go on: not "the Bank of", "Sir"."""
    if text[start:close].rsplit(None, 1)[-1] in _linkers():
        return False
    near = text[max(0, close - NEAR_LINES) : close + NEAR_LINES].split("\n")
    return max(map(len, near)) > WIDE and not GOES_ON.match(text, close)


GOES_ON: Final = re.compile(r"\s*(?:[a-z]|(?:Ltd|Inc|LLC|Plc|Jr|Sr)\b)")


def _end_of_short_line(text: str, start: int, end: int) -> int:
    """Where the first line ends that is too short to go on in the next; 0, if none does between two offsets."""
    close = text.find("\n", start, end)
    while close >= 0:
        if (close < SHORT_LINE or "\n" in text[close - SHORT_LINE : close]) and _is_end(text, start, close):
            return close
        close = text.find("\n", close + 1, end)
    return 0


TICKER: Final = re.compile(r"\b[A-Z]{2,5}\.[A-Z]{1,2}\b(?!\.)")
"""A share as Reuters codes it, behind the name of its company: "Alder ALDR.OL"."""


MOST_OF_COMPANY: Final = 3
"""A company's name goes on for no more words from one that opens sentences: "Alder | In Bloom Ltd", two."""


def _is_within_company(words: list[str], at: int) -> bool:
    """Whether a word that opens sentences stands in a company's name: "Alder In Bloom Ltd."."""
    from_it = len(words) - 1 - at  # without the suffix
    return 2 <= from_it <= MOST_OF_COMPANY and words[-1].rstrip(".") in _legal_words()


@cache
def _legal_words() -> frozenset[str]:
    return frozenset(_of_class("legal"))


def _starts(text: str, words: list[str], start: int, end: int) -> list[int]:
    """Where the words of a run begin."""
    if len(words) == 2:  # as most have
        return [start, end - len(words[1])]
    starts = []
    for word in words:
        start = text.index(word, start)
        starts.append(start)
        start += len(word)
    return starts


ENDS: Final = (".", ",", ";", ")")


SAYS: Final = re.compile(r" (?:said|says|was|is|has|had|told|will|would|won|wrote|called|added)\b")


@cache
def linked_names() -> frozenset[str]:
    """Ordinary words that are surnames too, and are so before a stop or a verb: "James To.", "Amy Or said"."""
    return frozenset(_of_class("short_surname"))


class EdgeWords(NamedTuple):
    """Words at which a run may be trimmed or cut."""

    ignored: frozenset[str]
    openers: frozenset[str]
    """No name begins with them."""
    closers: frozenset[str]
    """No name ends with them."""
    cuts: frozenset[str]
    """They begin a sentence or a line even where no stop stands before them: "Tom Oduya In the north"."""


@cache
def _edge_words() -> EdgeWords:
    ignored, linkers = _ignored(), _linkers()
    cuts = ignored.intersection(_of_class("cut"))
    return EdgeWords(ignored, ignored | (linkers - _PARTICLES), ignored | linkers, cuts)


def _trimmed(text: str, words: list[str], starts: list[int], first: int, last: int) -> tuple[Run, ...]:
    """The run of the words first to last without those at its edges that name nothing; none, if all are such."""
    _, openers, closers, _ = _edge_words()
    while first < last and words[first] in openers:
        if words[first] in GIVEN_DATES and last - first > 1:
            end = starts[last - 1] + len(words[last - 1])
            _, before = _before(text, starts[first])
            if is_given(text, before, starts[first], words[first], words[first + 1], end):
                break
        first += 1
    while last > first and words[last - 1] in closers:
        end = starts[last - 1] + len(words[last - 1])
        if last - first > 1 and words[last - 1] in linked_names():
            if text[end : end + 1] in ENDS:
                break
            if last - first == 2 and words[first] in lists().given and SAYS.match(text, end):
                break
        last -= 1
    if first == last:
        return ()
    end = starts[last - 1] + len(words[last - 1])
    return (Run(words[first:last], starts[first:last], end, _before(text, starts[first]), _after(text, end)),)


QUOTES: Final = ("'", '"', "’", "”")


@cache
def _linkers() -> frozenset[str]:
    return frozenset(_of_class("linker"))


NEAR: Final = 40
"""In so many characters the two words beside a run are looked for."""


def _before(text: str, start: int) -> tuple[str, str]:
    """The two words before an offset; a mark that is glued to the offset is a word."""
    if start > NEAR and text[start - 1] == " " and text[start - 2] not in BREAKS:  # as most stand
        words = text[start - NEAR : start].rsplit(None, 2)
        if len(words) > 1:
            return words[-2], words[-1]
    near = text[start - NEAR : start] if start > NEAR else text[:start]
    last = near[-1:]
    if last != " ":
        if last and not last.isspace():
            words = near[:-1].split()
            return (words[-1] if words else "" if last == "-" else "¶"), last
        gap = near[len(near.rstrip()) :]
        if gap.count("\n") > 1 or "\t" in gap:
            return "", "¶"
    elif near[-2:-1] in BREAKS and "\n" in near[len(near.rstrip()) :]:
        return "", "¶"
    words = near.rsplit(None, 2)
    if len(words) > 1:
        return words[-2], words[-1]
    return "", words[0] if words else "¶"


BREAKS: Final = "\n\t "


def _after(text: str, end: int) -> tuple[str, str]:
    """The two words after an offset; a mark glued to it is a word, and so is the possessive."""
    near = text[end : end + NEAR]
    words = near.split(None, 2)
    if len(words) > 1 and near[0] == " ":  # as most stand
        return words[0], words[1]
    if not words:
        return "¶", ""
    first, second = near[0], words[1] if len(words) > 1 else ""
    if first == " ":
        return words[0], second
    if first == "\n":
        return ("¶", "") if near[1] in "\n\t" else (words[0], second)
    if near[:2] in ("'s", "’s"):
        return "'s", second
    if first in ",." and near[1:2] in QUOTES:  # the comma belongs to the sentence, the quote to the name
        first = near[1]
    return first, second if len(words[0]) == 1 else words[0][1:]
