"""Rules of names: reads the words of a candidate and says what it is for certain, whatever the model would say."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from newsfacts import lexicon
from newsfacts.reading.countries import country_named
from newsfacts.reading.name_features import lists, word

COMPANY: Final = "company"
"""It ends in a legal suffix, or in another word for companies: "Corvid Inc.", "Corvid Breweries"."""
TORN: Final = "torn"
"""A legal suffix stands within it: "Ltd" of "Birch Capital Ltd. Alder"."""
NATIONAL: Final = "national"
"""A body or company that begins with its people: "Zambian Anti-Corruption Commission"."""
SITE: Final = "site"
"""It ends in a word for places: "Kennerley International Airport"."""
NO_BODY: Final = "no body"
"""It ends in a word for laws or contests: "Essential Services Act"."""
INITIALS: Final = "initials"
"""Initials and a surname: "O.J. Barasa"."""
BODY: Final = "body"
"""A body of a country or of a field: "Commonwealth Bank of Australia"."""
ACRONYM: Final = "acronym"
"""Capitals and what goes on with their name: "KCB Group"."""


@cache
def certain_words() -> dict[str, frozenset[str]]:
    """The words of the lexicon that settle what a name is, by class."""
    return {row["class"]: frozenset(row["words"].split()) for row in lexicon.table("names/certain.tsv")}


@cache
def _all_certain_words() -> frozenset[str]:
    return frozenset().union(*certain_words().values())


def may_rule(printed: str) -> bool:
    """Whether some rule may settle a name with the word in it.

    >>> [word for word in ("Corvid", "Inc.", "BANK", "J.", "Quillar") if may_rule(word)]
    ['Inc.', 'BANK', 'J.']
    """
    bare = printed.rstrip(".")
    return "." in printed or printed[-1] == "," or not _all_certain_words().isdisjoint((bare, bare.capitalize()))


READABLE: Final = {
    COMPANY: "ends in a word for companies",
    NATIONAL: "body or company of a people",
    SITE: "ends in a word for places",
    INITIALS: "initials and surname",
    BODY: "body told by its country, aim or founder",
    ACRONYM: "capitals and what goes on with their name",
}
"""The rules as a person reads them."""


@lru_cache(maxsize=32768)
def rule_of(surface: str) -> str:
    """The rule that settles several words together; empty if none does.

    >>> [rule_of(name) for name in ("Corvid Inc.", "Tame River", "Bank of Kenya", "Corvid Inc. Alder", "QXF Group")]
    ['company', 'site', 'body', 'torn', 'acronym']
    """
    if ", " in surface:  # of partners: "Hale, Dorr & Quint"
        return COMPANY if " & " in surface or " &amp; " in surface.lower() else TORN
    words = [word.rstrip(".") for word in surface.split()]
    known, initials = certain_words(), "." in surface[1:4]
    if surface.isupper() and not initials:
        words = [word if word in known["suffix"] else word.capitalize() for word in words]
    if not initials and _all_certain_words().isdisjoint(words):
        return ""
    suffixes, further = known["suffix"], known["more_suffix"]
    if surface[0] == "(":
        return TORN  # "(Pty) Ltd"
    if words[0] in further and further.issuperset(words):
        return TORN
    if any(word in suffixes and after not in further for word, after in pairwise(words)):
        return TORN
    last = words[-1]
    if len(words) > 2 and _is_national(words, last):
        return NATIONAL
    if last in known["ending"] or (last in suffixes and not words[-2].islower()):
        return COMPANY
    if last in known["trade"]:
        return BODY
    if last in known["place"]:
        return "" if surface in lists().organizations or _is_person(words) else SITE
    if last in known["no_body"]:
        return "" if surface in lists().organizations or words[-2] == "of" else NO_BODY  # "School of Law"
    if initials and len(words) == 2 and words[1] in lists().surnames:
        return "" if surface in lists().organizations or words[0] + "." in lists().places else INITIALS
    if last in known["after_acronym"] and len(words) == 2 and _is_acronym(words[0]):
        return ACRONYM
    return BODY if _is_body(words, last) else ""


def _is_acronym(word: str) -> bool:
    """Whether capitals may be the name of a company: "KCB", not "US" or "TV"."""
    names = lists()
    return word.isupper() and word.isalpha() and word not in names.places and word not in names.classes


def _is_person(words: list[str]) -> bool:
    """Whether it may be somebody of such a surname: "Anthony Lake"."""
    return len(words) == 2 and words[0] in lists().given and words[1] in lists().surnames


def _is_body(words: list[str], last: str) -> bool:
    """Whether several words are a body, whole, for what they have within."""
    known, names = certain_words(), lists()
    within = words[1:-1]
    if last in known["court"]:  # "Lagos High Court", not "Earls Court"
        is_somebodys = word(words[0]).status in "gbs" and words[0] not in names.cities
        return len(words) > 2 and " ".join(words[-2:]) in _courts() and not is_somebodys
    if words[:3] == ["Office", "of", "the"]:  # by whom it serves: "Office of the Ombudsman"
        return True
    if "of" in within:  # by its country: "Union of Metalworkers of South Africa"
        at = len(words) - 1 - words[::-1].index("of")
        return " ".join(words[at + 1 :]) in names.places and not known["body"].isdisjoint(words[:at])
    for aim in ("for", "on"):  # by its aim: "Campaign for Clean Water"
        if aim in within:
            at = words.index(aim, 1)
            return words[at - 1] in known["aim"] and words[at + 1].lower() in names.common
    if last in known["named_after"] and words[0] in names.given:  # by its founder: "Mo Ibrahim Foundation"
        return "and" not in within[:1] and len(words) > 2
    return words[:2] == ["United", "Nations"] and last in known["body"]


@cache
def _ends_of_places() -> frozenset[str]:
    """The last words of the names of places of several words: "Mexico" of New Mexico."""
    return frozenset(place.rpartition(" ")[2] for place in lists().places if " " in place)


@cache
def _courts() -> frozenset[str]:
    """What courts of law are called: "High Court"."""
    return frozenset(lexicon.lines("names/courts.txt"))


def _is_national(words: list[str], last: str) -> bool:
    """Whether a body or company begins with its people or country: "Zambian Football Association", "Ghana Nut Board".

    Not "Japanese Sony Corp".
    """
    names, known = lists(), certain_words()
    if not LINKS.isdisjoint(words):
        return False
    if "people" not in names.classes.get(words[0], ()):
        if country_named(words[0]) is None or words[0] in _ends_of_places():
            return False  # "Mexico State University" of New Mexico
        return last in known["national_body"] and words[1].lower() in names.common and words[1] not in known["beyond"]
    if last in known["national_body"]:
        return True
    if last not in known["national"] or not (words[1].lower() in names.common or words[1] in names.places):
        return False
    return names.organizations.isdisjoint((" ".join(words[1:]), " ".join(without_suffix(words[1:]))))


LINKS: Final = frozenset(("and", "the", "&"))


def without_suffix(words: list[str]) -> list[str]:
    """The words of a company's name without the legal suffixes it ends in; all of them, if it ends in none.

    >>> without_suffix(["Alder", "Capital", "Co.", "Ltd."])
    ['Alder', 'Capital']
    """
    further, last = certain_words()["more_suffix"], len(words)
    while last > 1 and words[last - 1].rstrip(".") in further:
        last -= 1
    return words[:last]


def is_coined(printed: str) -> bool:
    """Whether a word that the lists do not know is written or ends as companies coin their names.

    >>> [is_coined(each) for each in ("Quillarsoft", "QuillTrans", "Microsoft", "Barnet", "McQuillar")]
    [True, True, False, False, False]
    """
    seen = word(printed)
    if seen.status != "u" or seen.classes or len(printed) < LEAST_COINED or printed.isupper() or not printed.isalpha():
        return False
    if printed[1:].islower():
        return seen.lower.endswith(_coined())
    halves = HALVES.fullmatch(printed)
    return halves is not None and halves[1] not in lists().given  # not "McQuillar", "AnnMarie"


LEAST_COINED: Final = 6


HALVES: Final = re.compile(r"(?!Fitz)([A-Z][a-z]{3,})[A-Z][a-z]{2,}")
"""Two words in one: "QuillTrans"."""


@cache
def _coined() -> tuple[str, ...]:
    """How coined names end."""
    return tuple(certain_words()["coined"])


def is_suffix(printed: str) -> bool:
    """Whether a word goes on with the legal suffix of a name: "Ltd" of "Co Ltd"."""
    return printed.rstrip(".") in certain_words()["more_suffix"]


@cache
def bare_suffixes() -> frozenset[str]:
    """The legal suffixes that never are a name by themselves: "Inc", "Inc.", not "SA" or "Co"."""
    return frozenset(word + stop for word in certain_words()["bare"] for stop in ("", "."))
