"""Features of names: reads words, patterns and neighbours, and gives the names of what a model may weigh.

Each part of a candidate has features of its own (its first word, its last, the words within, its pattern, the words
beside it), so that the sum of the weights of a part is worked out once and kept. Reader and learner both call these.
"""

from __future__ import annotations

import unicodedata
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


@lru_cache(maxsize=65536)
def word(printed: str) -> Word:
    """Look a word up.

    >>> word("Vladimir").status, word("of").kind, word("J.").status
    ('g', 'l', 'I')
    """
    known = lists()
    plain = folded(printed)
    bare = plain.rstrip(".")
    upper = bare.isupper()
    if (
        upper
        and len(bare) > 1
        and (len(bare) > 5 or (bare not in known.classes and bare.capitalize() in known.classes))
    ):
        bare = bare.capitalize()
    lower = bare.lower()
    classes = known.classes.get(bare, ())
    if bare in known.cities or lower.capitalize() in known.cities:
        classes = (*classes, "city")
    if bare in known.places:
        classes = (*classes, "country")
    if bare in known.organizations:
        classes = (*classes, "brand")
    return Word(plain, lower, _status(bare, lower, classes, known), _kind(bare, lower, classes, known), classes)


def _status(bare: str, lower: str, classes: tuple[str, ...], known: Lists) -> str:
    if (len(bare) == 1 and bare.isupper()) or (len(bare) <= 5 and "." in bare and bare.isupper()):
        return "I"
    if "linker" in classes:
        return "l"
    if "particle" in classes:
        return "p"
    if bare.isdigit() or "number" in classes:
        return "d"
    name = lower.capitalize() if bare.isupper() else bare
    given, surname = _listed(name, known.given), _listed(name, known.surnames)
    status = "b" if given and surname else "g" if given else "s" if surname else ""
    if bare.isupper():
        return {"b": "Q", "g": "Q", "s": "R"}.get(status, "A") if len(bare) > 3 else "A"
    common = lower in known.common
    if status:
        return status.upper() if common else status
    return "w" if common else "u"


def _listed(name: str, names: frozenset[str]) -> bool:
    """Whether the name, or each part of a hyphened one, is on the list."""
    if name in names:
        return True
    if "-" in name:
        parts = [part for part in name.split("-") if part]
        return bool(parts) and parts[0] in names and parts[-1].capitalize() in names
    return False


def _kind(bare: str, lower: str, classes: tuple[str, ...], known: Lists) -> str:
    for name, letter in CLASS_OF_PATTERN:
        if name in classes:
            return letter
    if len(bare) == 1 and bare.isupper():
        return "I"
    if bare.isupper():
        return "A"
    if "city" in classes:
        return "C"
    if any(letter.isdigit() for letter in bare):
        return "d"
    if lower in known.common:
        return "w"
    return "n" if bare in known.given or bare in known.surnames else "u"


# -- the parts of a candidate and their features ------------------------------------------------------------------


def _shape(plain: str) -> str:
    bare = plain.rstrip(".")
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


def word_features(place: str, printed: str) -> list[str]:
    """Features of a word at its place in the candidate: S alone, F first, L last, B within."""
    seen = word(printed)
    lower = seen.lower
    found = [f"{place}w={lower}", f"{place}n={seen.status}", f"{place}k={seen.kind}"]
    found += [f"{place}c={name}" for name in seen.classes]
    if place != "B":
        found += [f"{place}-{lower[-size:]}" for size in (2, 3, 4) if len(lower) > size]
        found += [f"{place}+{lower[:3]}", f"{place}h={_shape(seen.plain)}", f"{place}z={min(len(lower), 9)}"]
        if place == "S":
            found += [f"S+{lower[:2]}", f"S+{lower[:4]}"]
        known = lists()
        if lower in known.common:
            found.append(f"{place}common")
    return found


def pattern_features(statuses: str, kinds: str) -> list[str]:
    """Features of the letters of all words of a candidate of several."""
    short = statuses if len(statuses) <= 5 else f"{statuses[:2]}~{statuses[-2:]}"
    form = kinds if len(kinds) <= 5 else f"{kinds[:2]}~{kinds[-2:]}"
    found = [f"P={short}", f"Q={form}", f"Pn={min(len(kinds), 7)}"]
    found += [f"Pf={statuses[:2]}", f"Pl={statuses[-2:]}", f"Qf={kinds[:2]}", f"Ql={kinds[-2:]}"]
    found += [f"Qh={letter}" for letter in sorted(set(kinds))]
    rest = kinds.strip("l")
    if all(status in "gsbGSBIpuQR" for status in statuses):
        found.append(f"Pnames={''.join(sorted(set(statuses.lower())))}")
    if rest and set(kinds) <= set("AC"):
        found.append("Qcaps")
    return found


LISTED: Final = ("organizations", "places", "cities", "others")


@lru_cache(maxsize=65536)
def listed(surface: str) -> str:
    """On which lists of whole names the surface stands: o organisations, p places, c cities, x neither of them."""
    known = lists()
    plain = folded(surface)
    found = "".join(
        letter
        for letter, names in (
            ("o", known.organizations),
            ("p", known.places),
            ("c", known.cities),
            ("x", known.others),
        )
        if plain in names
    )
    if not found and plain.isupper() and len(plain) > 5:
        return listed(" ".join(part.capitalize() for part in plain.split())) if not plain.istitle() else ""
    return found


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


@lru_cache(maxsize=32768)
def _neighbour(side: str, raw: str) -> list[str]:
    """Features of the word beside a candidate: its form, its class, whether a sentence begins or ends there."""
    if not raw:
        return [f"{side}=¶", f"{side}edge"]
    known = lists()
    if side in ("l", "m"):
        if raw == "¶":
            return [f"{side}=¶", f"{side}edge"]
        last = raw[-1]
        if last in PUNCTUATION and not (last == "." and (raw.rstrip(".") in known.classes or len(raw) == 2)):
            core = raw.strip(PUNCTUATION)
            mark = "." if last in ENDS or (last in CLOSERS and len(raw) > 1 and raw[-2] in ".?!") else last
            found = [f"{side}={mark}"]
            if mark == ".":
                found.append(f"{side}edge")
            elif core:
                found += [f"{side},c={name}" for name in known.context.get(core.lower(), ())]
                if core[:1].isupper():
                    found.append(f"{side},k={word(core).kind}")
                else:
                    found.append(f"{side},a")
            return found
        core = raw.strip(PUNCTUATION)
    else:
        first = raw[0]
        if first in PUNCTUATION and raw not in ("'s", "’s"):
            return [f"{side}={first}"]
        core = raw.strip(PUNCTUATION)
    if core[-2:] in ("'s", "’s") or raw in ("'s", "’s"):
        owner = core[:-2]
        found = [f"{side}='s"]
        if owner:
            found += [f"{side}'c={name}" for name in (word(owner).classes if owner[0].isupper() else ("low",))]
        return found
    if not core:
        return [f"{side}=#"]
    lower = core.lower()
    if core[0].isdigit():
        return [f"{side}=0"]
    found = [f"{side}={lower}"]
    if core[0].isupper():
        seen = word(core)
        if "function" in seen.classes:
            found.append(f"{side}fun")
        else:
            found += [f"{side}K={seen.kind}", f"{side}N={seen.status}"]
            found += [f"{side}C={name}" for name in seen.classes]
            if lower in known.context:
                found += [f"{side}Cc={name}" for name in known.context[lower]]
    else:
        found += [f"{side}c={name}" for name in known.context.get(lower, ("other",))]
        if lower[-2:] in ("ed", "ly") or lower[-3:] == "ing":
            found.append(f"{side}-{lower[-2:]}")
    return found


def context_features(side: str, raw: str, single: bool) -> list[str]:
    """Features of a neighbour: l the word before, m the one before that, r the word after, q the one after that."""
    size = "1" if single else "+"
    return [feature for name in _neighbour(side, raw) for feature in (name, size + name)]


@lru_cache(maxsize=32768)
def neighbour_class(side: str, raw: str) -> str:
    """The class of a neighbour in a word, to be joined with that of the other side."""
    found = _neighbour(side, raw)
    for name in found[1:]:
        if "c=" in name or "C=" in name or name.endswith("edge"):
            return name[1:]
    return found[0][1:] if len(found[0]) <= 5 else "?"


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
