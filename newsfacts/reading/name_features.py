"""Features of names: reads words, patterns and neighbours, and gives the names of what a model may weigh.

Each part of a candidate has features of its own (its first word, its last, the words within, its pattern, the words
beside it), so that the sum of the weights of a part is worked out once and kept. Reader and learner both call these.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from newsfacts import lexicon

UNMARKED: Final = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "ə": "a",
        "’": "'",
    }
)
"""Letters that Unicode does not take apart; the lists are written the same way."""

CLASS_OF_PATTERN: Final = (
    ("linker", "l"),
    ("particle", "p"),
    ("date", "D"),
    ("legal", "L"),
    ("title", "T"),
    ("people", "N"),
    ("country", "K"),
    ("state", "Z"),
    ("head", "H"),
    ("media", "M"),
    ("team", "E"),
    ("event", "V"),
    ("geo", "Y"),
)
"""The letter of a word in a pattern is that of the first class which has it."""


def folded(word: str) -> str:
    """The word as the lists print it: without accents, with a straight apostrophe.

    >>> folded("Erdoğan"), folded("O’Neill")
    ('Erdogan', "O'Neill")
    """
    if word.isascii():
        return word
    marked = unicodedata.normalize("NFD", word.translate(UNMARKED))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


class Lists(NamedTuple):
    """The word lists that features ask."""

    given: frozenset[str]
    surnames: frozenset[str]
    cities: frozenset[str]
    common: frozenset[str]
    organizations: frozenset[str]
    places: frozenset[str]
    others: frozenset[str]
    classes: dict[str, tuple[str, ...]]
    context: dict[str, tuple[str, ...]]


def _word_set(path: str) -> frozenset[str]:
    return frozenset(lexicon.data(path).decode("utf-8").split("\n"))


def _classes(path: str) -> dict[str, tuple[str, ...]]:
    """Each word with its classes, in the order of the file."""
    found: dict[str, tuple[str, ...]] = {}
    for row in lexicon.table(path):
        for word in dict.fromkeys(row["words"].split()):
            found[word] = (*found.get(word, ()), row["class"])
    return found


@cache
def lists() -> Lists:
    """The word lists, read when first asked for."""
    peoples = lexicon.table("names/peoples.tsv")
    return Lists(
        given=_word_set("names/given.txt").union(*(row["given"].split() for row in peoples)),
        surnames=_word_set("names/surnames.txt").union(
            _word_set("names/more_surnames.txt"), *(row["surnames"].split() for row in peoples)
        ),
        cities=_word_set("names/cities.txt"),
        common=_word_set("names/common.txt"),
        organizations=_word_set("names/organizations.txt"),
        places=_word_set("names/places.txt"),
        others=_word_set("names/others.txt"),
        classes=_classes("names/classes.tsv"),
        context=_classes("names/context.tsv"),
    )


@cache
def honorifics() -> frozenset[str]:
    """The honorifics that stand before names: "Mr.", "Lady", "Dr"; ranks and offices are none."""
    return frozenset(row["word"] for row in lexicon.table("en/honorifics.tsv") if row["kind"] == "honorific")


@cache
def short_honorifics() -> frozenset[str]:
    """Those that are abbreviations, and so begin no name that is not on a list, as "Miss World" or "Don Quixote" do.

    >>> sorted({word.rstrip(".") for word in short_honorifics()})
    ['Dr', 'Hon', 'Mr', 'Mrs', 'Ms', 'Prof']
    """
    classes = lists().classes
    return frozenset(each for each in honorifics() if "abbreviation" in classes.get(each.rstrip("."), ()))


class Word(NamedTuple):
    """What the lists say of a word of a run."""

    plain: str
    lower: str
    status: str
    """Whether it is a name of a person: g given, s surname, b both (upper case where it is an ordinary word too;
    Q and R in capitals), u not, w an ordinary word, I an initial, A an acronym, p a particle, l a linker, d number."""
    kind: str
    """Its letter in the pattern of an organisation or place."""
    classes: tuple[str, ...]
    letters: str
    """Status and kind."""


@lru_cache(maxsize=65536)
def word(printed: str) -> Word:
    """Look a word up.

    >>> word("Vladimir").status, word("of").kind, word("J.").status
    ('g', 'l', 'I')
    """
    known = lists()
    plain = folded(printed)
    bare = plain.rstrip(".,")
    upper = bare.isupper()
    if (
        upper
        and len(bare) > 1
        and (len(bare) > 5 or (bare not in known.classes and bare.capitalize() in known.classes))
    ):
        bare = bare.capitalize()
    lower = bare.lower()
    classes = known.classes.get(bare, ())
    if bare in known.cities or (not bare.istitle() and lower.capitalize() in known.cities):
        classes = (*classes, "city")
    if bare in known.places:
        classes = (*classes, "country")
    if bare in known.organizations:
        classes = (*classes, "brand")
    status, kind = _status(bare, lower, classes, known), _kind(bare, lower, classes, known)
    return Word(plain, lower, status, kind, classes, status + kind)


GIVEN: Final = frozenset("gb")
GIVEN_STATUSES: Final = frozenset("gbGB")
"""The statuses of words that may be a given name, ordinary ones among them."""
MAY_BE_GIVEN: Final = GIVEN_STATUSES.union("IQ")
"""These, and those of given names in capitals and of initials."""
SURNAME_STATUSES: Final = frozenset("usbSB")
"""The statuses of words that may be a surname, unknown ones and ordinary ones among them."""
SURNAMES: Final = frozenset("sb")
"""The statuses of words that are a given name, or a surname, or both, and no ordinary word."""


def lowered(printed: str) -> str:
    """The word in lower case, without accents and its stop, as `word` has it.

    >>> lowered("Putin"), lowered("Jr."), lowered("Đoković")
    ('putin', 'jr', 'dokovic')
    """
    return printed.rstrip(".").lower() if printed.isascii() else word(printed).lower


def _status(bare: str, lower: str, classes: tuple[str, ...], known: Lists) -> str:
    upper = bare.isupper()
    if upper and (len(bare) == 1 or (len(bare) <= 5 and "." in bare)):
        return "I"
    if "linker" in classes:
        return "l"
    if "particle" in classes:
        return "p"
    if bare.isdigit() or "number" in classes:
        return "d"
    name = lower.capitalize() if upper else bare
    if "-" in name:
        given, surname = _listed(name, known.given), _listed(name, known.surnames)
    else:
        given, surname = name in known.given, name in known.surnames
    status = "b" if given and surname else "g" if given else "s" if surname else ""
    if upper:
        return {"b": "Q", "g": "Q", "s": "R"}.get(status, "A") if len(bare) > 3 else "A"
    common = lower in known.common
    if status:
        return status.upper() if common else status
    return "w" if common else "u"


def _listed(name: str, names: frozenset[str]) -> bool:
    """Whether a hyphened name, or each part of it, is on the list."""
    if name in names:
        return True
    parts = [part for part in name.split("-") if part]
    return bool(parts) and parts[0] in names and parts[-1].capitalize() in names


def _kind(bare: str, lower: str, classes: tuple[str, ...], known: Lists) -> str:
    if classes:
        for name, letter in CLASS_OF_PATTERN:
            if name in classes:
                return letter
    if bare.isupper():
        return "I" if len(bare) == 1 else "A"
    if "city" in classes:
        return "C"
    if not bare.isalpha() and any(letter.isdigit() for letter in bare):
        return "d"
    if lower in known.common:
        return "w"
    return "n" if bare in known.given or bare in known.surnames else "u"


# -- the parts of a candidate and their features ------------------------------------------------------------------


def _shape(plain: str) -> str:
    bare = plain.rstrip(".")
    if bare.isalpha() and bare[0].isupper() and bare[1:].islower():
        return "Aa." if plain[-1] == "." else "Aa"
    if "." in bare:
        return "A.A"
    if bare.isupper():
        return "A" * min(len(bare), 6)
    if bare[:1].islower():
        return "aA" if any(letter.isupper() for letter in bare) else "a"
    if "-" in bare:
        return "A-A" if bare.rsplit("-", 1)[1][:1].isupper() else "A-a"
    if "'" in bare:
        return "A'a"
    if any(letter.isdigit() for letter in bare):
        return "A0"
    inner = any(letter.isupper() for letter in bare[1:])
    return ("AaA" if inner else "Aa") + ("." if plain[-1:] == "." else "")


class Form(NamedTuple):
    """What many words have in common."""

    status: str
    kind: str
    classes: tuple[str, ...]
    shape: str
    size: int
    common: bool


def form_of(printed: str) -> Form:
    """The form of a word."""
    plain, lower, status, kind, classes, _ = word(printed)
    return Form(status, kind, classes, _shape(plain), min(len(lower), 9), lower in lists().common)


def form_marks(form: Form, edge: bool) -> list[str]:
    """What is to know of the form of a word; how it looks counts at the edge of a candidate only."""
    found = [f"n={form.status}", f"k={form.kind}", *[f"c={name}" for name in form.classes]]
    if edge:
        found += [f"h={form.shape}", f"z={form.size}"]
        if form.common:
            found.append("common")
    return found


def edge_marks(lower: str) -> list[str]:
    """Which word it is, how it ends and begins."""
    size = len(lower)
    found = [f"w={lower}", f"+{lower[:3]}"]
    if size > 2:
        found.append(f"-{lower[-2:]}")
        if size > 3:
            found.append(f"-{lower[-3:]}")
            if size > 4:
                found.append(f"-{lower[-4:]}")
    return found


def lone_marks(lower: str) -> list[str]:
    """What else is to know of a word alone."""
    return [f"+{lower[:2]}", f"+{lower[:4]}"]


def word_features(place: str, printed: str) -> list[str]:
    """Features of a word at its place in the candidate: S alone, F first, L last, B within."""
    lower = word(printed).lower
    marks = form_marks(form_of(printed), place != "B")
    marks += edge_marks(lower) if place != "B" else [f"w={lower}"]
    if place == "S":
        marks += lone_marks(lower)
    return [place + mark for mark in marks]


NAME_STATUSES: Final = frozenset("gsbGSBIpuQR")
CAPITAL_KINDS: Final = frozenset("AC")


def pattern_features(statuses: str, kinds: str) -> list[str]:
    """Features of the letters of all words of a candidate of several."""
    short = statuses if len(statuses) <= 5 else f"{statuses[:2]}~{statuses[-2:]}"
    form = kinds if len(kinds) <= 5 else f"{kinds[:2]}~{kinds[-2:]}"
    found = [f"P={short}", f"Q={form}", f"Pn={min(len(kinds), 7)}"]
    found += [f"Pf={statuses[:2]}", f"Pl={statuses[-2:]}", f"Qf={kinds[:2]}", f"Ql={kinds[-2:]}"]
    found += [f"Qh={letter}" for letter in dict.fromkeys(kinds)]  # in their order, for whoever asks for the evidence
    if NAME_STATUSES.issuperset(statuses):
        found.append(f"Pnames={''.join(sorted(set(statuses.lower())))}")
    if CAPITAL_KINDS.issuperset(kinds):
        found.append("Qcaps")
    return found


LISTED: Final = ("organizations", "places", "cities", "others")


@lru_cache(maxsize=65536)
def listed(surface: str) -> str:
    """On which lists of whole names the surface stands: o organisations, p places, c cities, x neither of them."""
    known = lists()
    plain = folded(surface)
    found = "o" if plain in known.organizations else ""
    if plain in known.places:
        found += "p"
    if plain in known.cities:
        found += "c"
    if plain in known.others:
        found += "x"
    if not found and plain.isupper() and len(plain) > 5:
        return listed(" ".join(part.capitalize() for part in plain.split())) if not plain.istitle() else ""
    return found


@cache
def _ends() -> tuple[frozenset[str], frozenset[str]]:
    """The first and the last words of the names of several words on the lists of whole names."""
    names = [name for path in LISTED for name in getattr(lists(), path) if " " in name]
    return (
        frozenset([name.partition(" ")[0] for name in names]),
        frozenset([name.rpartition(" ")[2] for name in names]),
    )


def ends_of_listed(printed: str) -> tuple[bool, bool]:
    """Whether a surface of several words that a word opens may stand on the lists, and one that it closes.

    >>> ends_of_listed("World"), ends_of_listed("BANK"), ends_of_listed("Quillar")
    ((True, True), (True, True), (False, False))
    """
    plain, (firsts, lasts) = folded(printed), _ends()
    forms = (plain, plain.capitalize())  # a surface in capitals is looked up in title case too
    return not firsts.isdisjoint(forms), not lasts.isdisjoint(forms)


def listed_features(found: str, words: int) -> list[str]:
    """Features of a surface that stands on lists of whole names."""
    size = "1" if words == 1 else "+"
    names = [f"X{size}{letter}" for letter in found]
    if "o" in found:
        names.append("Xo")
    if len(found) > 1:
        names.append(f"X{size}{found}")
    return names


ENDS: Final = ".?!"
CLOSERS: Final = "\"'”’)]»`"
PUNCTUATION: Final = ",;:.?!\"'”’)]»`“‘([«-–—_/…|*•"


def marks_before(raw: str) -> list[str]:
    """What is to know of a word before a candidate: its form, its class, whether a sentence ends there."""
    if not raw or raw == "¶":
        return ["=¶", "edge"]
    if raw in ("'s", "’s"):
        return ["='s"]
    last, core = raw[-1], raw.strip(PUNCTUATION)
    known = lists()
    if last not in PUNCTUATION or (last == "." and (raw.rstrip(".") in known.classes or len(raw) == 2)):
        return _marks_of(core)
    mark = "." if last in ENDS or (last in CLOSERS and len(raw) > 1 and raw[-2] in ".?!") else last
    found = [f"={mark}"]
    if mark == ".":
        found.append("edge")
    elif core:
        found += [f",c={name}" for name in known.context.get(core.lower(), ())]
        found.append(f",k={word(core).kind}" if core[:1].isupper() else ",a")
    return found


def marks_after(raw: str) -> list[str]:
    """What is to know of a word after a candidate."""
    if not raw:
        return ["=¶", "edge"]
    if raw in ("'s", "’s"):
        return ["='s"]
    if raw[0] in PUNCTUATION:
        return [f"={raw[0]}"]
    return _marks_of(raw.strip(PUNCTUATION))


@lru_cache(maxsize=32768)
def _marks_of(core: str) -> list[str]:
    """What is to know of a word beside a candidate, without the marks around it."""
    if core[-2:] in ("'s", "’s"):
        owner = core[:-2]
        if not owner:
            return ["='s"]
        return ["='s", *[f"'c={name}" for name in (word(owner).classes if owner[0].isupper() else ("low",))]]
    if not core:
        return ["=#"]
    if core[0].isdigit():
        return ["=0"]
    lower = core.lower()
    found = [f"={lower}"]
    context = lists().context
    if core[0].isupper():
        seen = word(core)
        if "function" in seen.classes:
            found.append("fun")
        else:
            found += [f"K={seen.kind}", f"N={seen.status}"]
            found += [f"C={name}" for name in seen.classes]
            if lower in context:
                found += [f"Cc={name}" for name in context[lower]]
    else:
        found += [f"c={name}" for name in context.get(lower, ("other",))]
        if lower[-2:] in ("ed", "ly") or lower[-3:] == "ing":
            found.append(f"-{lower[-2:]}")
    return found


def marks_beside(side: str, raw: str) -> list[str]:
    """What is to know of a neighbour: l the word before, m the one before that, r the word after, q the one after."""
    return marks_before(raw) if side in ("l", "m") else marks_after(raw)


def context_features(side: str, raw: str, single: bool) -> list[str]:
    """Features of a neighbour, for every candidate and for those of its size."""
    size = "1" if single else "+"
    return [feature for mark in marks_beside(side, raw) for feature in (side + mark, size + side + mark)]


def neighbour_class(side: str, raw: str) -> str:
    """The class of a neighbour in a word, to be joined with that of the other side."""
    return class_of(marks_beside(side, raw))


def class_of(marks: Sequence[str]) -> str:
    """The class of a neighbour, given what is to know of it."""
    for mark in marks[1:]:
        if "c=" in mark or "C=" in mark or mark == "edge":
            return mark
    return marks[0] if len(marks[0]) <= 4 else "?"


def pair_features(left: str, right: str, single: bool) -> list[str]:
    """Features of both neighbours together."""
    return [f"{'1' if single else '+'}lr={left}&{right}"]


# -- in plain words ------------------------------------------------------------------------------------------------

PLACES: Final = {
    "S": "the word",
    "F": "first word",
    "L": "last word",
    "B": "a word",
    "l": "word before",
    "m": "second word before",
    "r": "word after",
    "q": "second word after",
}
SIGNS: Final = {
    "w=": "is",
    "n=": "has the name status",
    "k=": "is of the kind",
    "c=": "is of class",
    "C=": "is of class",
    "K=": "is of the kind",
    "N=": "has the name status",
    "h=": "is written like",
    "z=": "has the length",
    "-": "ends in",
    "+": "begins with",
    "=": "is",
}


def readable(feature: str) -> str:
    """The name of a feature as a person reads it.

    >>> readable("Lc=legal"), readable("1l=mr"), readable("Xo")
    ('last word is of class legal', 'word before is mr', 'well-known organisation')
    """
    plain = feature.lstrip("1+")
    if plain[:1] == "X":
        return "well-known organisation" if "o" in plain else f"on the lists of whole names ({plain[1:].strip('1+')})"
    if plain[:1] in "PQ":
        return f"pattern of the words ({plain})"
    if plain[:2] == "lr":
        before, _, after = plain[3:].partition("&")
        return f"between {before.strip('=')} and {after.strip('=')}"
    place = PLACES.get(plain[:1])
    for sign, meaning in SIGNS.items():
        if place and plain[1:].startswith(sign):
            return f"{place} {meaning} {plain[1 + len(sign) :]}"
    return feature
