"""Made-up sentences to learn names from: reads name_templates.txt and name_slots.tsv, and gives texts with their names.

Names of people are drawn people by people (a Kenyan given name with a Kenyan surname), so that all the world's are met.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from newsfacts import lexicon
from newsfacts.reading.name_features import lists

HERE: Final = Path(__file__).resolve().parent
SLOT: Final = re.compile(r"\{(\w+)\}")
LABELS: Final = {
    **dict.fromkeys(("person", "surname", "given", "initials", "caps_person"), "PER"),
    **dict.fromkeys(
        (
            "org",
            "acronym",
            "company",
            "domain",
            "chamber",
            "club",
            "paper",
            "party",
            "body",
            "ministry",
            "university",
            "court",
        ),
        "ORG",
    ),
    **dict.fromkeys(("city", "caps_city", "town", "country", "the_country", "region", "street", "landform"), "LOC"),
    **dict.fromkeys(("people", "event", "product", "work", "storm", "show"), "MISC"),
}
PARTICLES: Final = ("de", "van", "von", "bin", "al", "de la", "van der", "ben", "di", "da")


@cache
def slots() -> dict[str, list[str]]:
    """The words of the slots that no maker makes."""
    rows = [line.split("\t") for line in (HERE / "name_slots.tsv").read_text(encoding="utf-8").split("\n")]
    return {row[0]: row[1].split(" | ") for row in rows if len(row) == 2 and row[0] != "slot"}


@cache
def templates() -> list[str]:
    """The sentences."""
    lines = (HERE / "name_templates.txt").read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


@cache
def peoples() -> list[tuple[str, list[str], list[str]]]:
    """Order of names, given names and surnames of each people."""
    found = [
        (row["order"], row["given"].split(), row["surnames"].split()) for row in lexicon.table("names/peoples.tsv")
    ]
    import faker.providers.person as person

    latin = re.compile(r"[A-ZÀ-Ž][\w'’-]+")
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        given: set[str] = set()
        last: set[str] = set()
        for attribute, value in vars(provider).items():
            if isinstance(value, (list, tuple, dict)) and "kana" not in attribute:
                names = given if attribute.startswith("first_") else last if attribute.startswith("last_") else set()
                names.update(name for name in value if isinstance(name, str) and latin.fullmatch(name))
        if len(given) > 20 and len(last) > 20:
            found.append(("gs", sorted(given), sorted(last)))
    return found


class Maker:
    """Makes names of every kind, by one stream of chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        known = lists()
        self.organizations = sorted(name for name in known.organizations if name[:1] != "#" and name)
        self.acronyms = [
            name for name in self.organizations if name.isupper() and name.isalpha() and 2 <= len(name) <= 6
        ]
        self.countries = sorted(place for place in known.places if place[:1] != "#" and place)[:]
        self.cities = sorted(name for name in known.cities if name and name[0] != "#")
        self.nations = sorted(name for name, classes in known.classes.items() if "people" in classes)
        clubs = [name for name in self.organizations if any("team" in known.classes.get(w, ()) for w in name.split())]
        self.clubs = [name for name in clubs if " " in name]

    def one(self, of: list[str]) -> str:
        """Any of a list."""
        return self.chance.choice(of)

    def _people(self) -> tuple[str, list[str], list[str]]:
        return self.chance.choice(peoples())

    def person(self) -> str:
        """A full name."""
        order, given, last = self._people()
        chance = self.chance.random()
        if order == "gg":
            return " ".join(self.one(given) for _ in range(self.chance.choice((2, 2, 3))))
        if order == "sg":
            return f"{self.one(last)} {self.one(given)}"
        if chance < 0.05:
            return f"{self.one(given)} {self.one(given)} {self.one(last)}"
        if chance < 0.09:
            return f"{self.one(given)} {self.one(list('ABCDEFGHJKLMNPRSTW'))}. {self.one(last)}"
        if chance < 0.12:
            return f"{self.one(given)} {self.one(list(PARTICLES))} {self.one(last)}"
        if chance < 0.14:
            return f"{self.one(given)} {self.one(last)} {self.one(last)}"
        if chance < 0.15:
            return f"{self.one(given)} {self.one(last)}-{self.one(last)}"
        if chance < 0.16:
            return f"{self.one(given)}-{self.one(given)} {self.one(last)}"
        if chance < 0.20:
            return f"{self.one(given)} {self.coined()}"
        if chance < 0.22:
            return f"{self.coined()} {self.coined()}"
        return f"{self.one(given)} {self.one(last)}"

    def surname(self) -> str:
        """A surname alone."""
        order, given, last = self._people()
        if self.chance.random() < 0.06:
            return self.coined()
        return self.one(given if order == "gg" else last)

    def given(self) -> str:
        """A given name alone."""
        return self.one(self._people()[1])

    def initials(self) -> str:
        """A surname with initials."""
        letters = list("ABCDEFGHJKLMNPRSTVW")
        return (
            f"{self.one(letters)}. {self.one(letters)}. {self.surname()}"
            if self.chance.random() < 0.4
            else (f"{self.one(letters)}{self.one(['.', ''])} {self.surname()}")
        )

    def caps_person(self) -> str:
        """A full name in capitals."""
        return self.person().upper()

    def caps_city(self) -> str:
        """A city in capitals."""
        return self.city().upper()

    def coined(self) -> str:
        """A word that is on no list."""
        words = slots()
        starts, middles, ends = (words[part] for part in ("start", "middle", "end"))
        return (
            self.one(starts)
            + self.one(middles)
            + self.one(ends)
            + (self.one(ends) if self.chance.random() < 0.4 else "")
        ).capitalize()

    def acronym(self) -> str:
        """An acronym, known or not."""
        if self.chance.random() < 0.4:
            return self.one(self.acronyms)
        size = self.chance.choice((3, 3, 3, 4, 4, 5))
        return "".join(self.chance.choice("AABBCCCDDEEFFGHIIJKLLMMNNNOPPPRRSSSTTTUUVWZ") for _ in range(size))

    def company(self) -> str:
        """A company, known or made."""
        chance, words = self.chance.random(), slots()
        if chance < 0.45:
            return self.one(self.organizations)
        if chance < 0.55:
            return f"{self.coined()} {self.one(words['suffix'])}"
        if chance < 0.62:
            return self.coined()
        if chance < 0.70:
            return f"{self.surname()} {self.one(words['head'])}"
        if chance < 0.74:
            return f"{self.surname()} {self.one(['&', 'and'])} {self.surname()}"
        if chance < 0.80:
            return f"{self.city()} {self.one(words['head'])}"
        if chance < 0.86:
            return f"{self.one(words['scope'])} {self.one(words['head'])}"
        if chance < 0.90:
            return f"{self.coined()} {self.one(words['head'])} {self.one(words['suffix'])}"
        if chance < 0.94:
            return f"{self.surname()} {self.one(words['suffix'])}"
        return f"{self.coined()} {self.one(words['head'])}"

    def domain(self) -> str:
        """A company that goes by its address."""
        return self.coined() + self.one([".com", ".com", ".org", ".net", ".co.uk", ".ng"])

    def org(self) -> str:
        """A body of any kind."""
        chance, words = self.chance.random(), slots()
        if chance < 0.35:
            return self.one(self.organizations)
        if chance < 0.42:
            return self.acronym()
        where = self.one([self.country(), self.one(self.nations), self.city(), self.one(words["scope"]), self.region()])
        topic, head = self.one(words["topic"]), self.one(words["body_head"])
        if chance < 0.62:
            return f"{where} {topic} {head}"
        if chance < 0.70:
            return f"{where} {head}"
        if chance < 0.75:
            return f"{topic} {head}"
        other = self.one(words["topic"])
        return self.one(
            [
                f"{head} of {topic}",
                f"{self.one(words['scope'])} {head} of {topic}",
                f"{where} {head} of {topic}",
                f"{where} {head} of {topic} and {other}",
                f"{self.one(words['scope'])} {head} for {topic}",
                f"{head} for {topic} and {other}",
                f"{head} of {where} {topic}",
                f"{head} on {topic}",
                f"{self.country()} {self.one(words['scope'])} {topic} {head}",
                f"{topic} and {other} {head}",
                f"{where} {topic} and {other} {head}",
                f"{where} Chamber of Commerce and Industry",
                f"{head} of {self.country()}",
                f"{topic} {head} of {self.country()}",
                f"{topic} {self.country()}",
                f"{self.one(words['chamber'])} {topic} Committee",
                f"{self.surname()} {self.one(words['named_after'])}",
                f"{self.person()} {self.one(words['named_after'])}",
            ]
        )

    def club(self) -> str:
        """A club."""
        chance = self.chance.random()
        if chance < 0.5:
            return self.one(self.clubs)
        if chance < 0.8:
            return f"{self.city()} {self.one(slots()['club_end'])}"
        if chance < 0.9:
            return f"{self.one(['FC', 'AC', 'Real', 'Sporting', 'Dynamo', 'Al'])} {self.city()}"
        return self.city()

    def university(self) -> str:
        """A place of learning."""
        chance = self.chance.random()
        name = self.city() if chance < 0.7 else self.surname() if chance < 0.85 else self.country()
        return self.one(
            [
                f"University of {name}",
                f"{name} University",
                f"{name} Medical School",
                f"{name} State University",
                f"{name} College",
                f"{name} Institute of Technology",
                f"{name} High School",
                f"{name} General Hospital",
            ]
        )

    def city(self) -> str:
        """A city."""
        return self.one(self.cities)

    def town(self) -> str:
        """A small place, often on no list."""
        chance = self.chance.random()
        if chance < 0.35:
            return self.city()
        if chance < 0.6:
            return (
                self.one(
                    [
                        "",
                        "",
                        "",
                        "New ",
                        "Port ",
                        "San ",
                        "Mount ",
                        "East ",
                        "North ",
                        "Upper ",
                        "Kampung ",
                        "El ",
                        "Tel ",
                    ]
                )
                + self.coined()
            )
        end = self.one(
            [
                "ton",
                "ville",
                "burg",
                "field",
                "ford",
                "ham",
                "pur",
                "abad",
                "grad",
                "stad",
                "dorf",
                "ovo",
                "itsa",
                "port",
                "mouth",
                "bury",
                "wick",
                "kirk",
                "by",
                "ham",
                "nagar",
                "gaon",
                "shi",
                "zhou",
                "ang",
                "wala",
            ]
        )
        return self.coined().rstrip("aeiou") + end

    def country(self) -> str:
        """A country or other well-known place."""
        return self.one(self.countries)

    def region(self) -> str:
        """A region."""
        chance = self.chance.random()
        if chance < 0.5:
            return self.country()
        return (
            f"{self.town()} {self.one(['Province', 'State', 'County', 'District', 'Region', 'Valley', 'Prefecture'])}"
            if chance < 0.85
            else f"{self.one(['Northern', 'Eastern', 'West', 'South', 'Upper', 'Central'])} {self.town()}"
        )

    def street(self) -> str:
        """A street or place in a town."""
        name = self.one([self.surname(), self.coined(), "Main", "High", "Church", "Station", "Victoria"])
        return f"{name} {self.one(slots()['street_end'])}"

    def landform(self) -> str:
        """A river, a lake, a mountain."""
        name = self.coined()
        return self.one(
            [
                f"{name} River",
                f"Lake {name}",
                f"Mount {name}",
                f"{name} Sea",
                f"{name} Islands",
                f"{name} Mountains",
                f"Gulf of {name}",
                f"{name} Valley",
                f"{name} Dam",
            ]
        )

    def show(self) -> str:
        """A work named after somebody or something."""
        return self.one([self.given(), self.surname(), self.coined(), self.person()])

    def storm(self) -> str:
        """A storm, named like a person."""
        kind = self.one(["Hurricane", "Cyclone", "Typhoon", "Storm", "Tropical Storm", "Tropical Cyclone"])
        return f"{kind} {self.one([self.given(), self.coined()])}"

    def people(self) -> str:
        """A people, or the adjective of one."""
        return self.one(self.nations)

    def num(self) -> str:
        """A number."""
        return str(self.chance.choice((2, 3, 4, 5, 7, 12, 15, 20, 24, 31, 36, 45, 52, 68, 150, 300, 1994, 2015)))

    def role_cap(self) -> str:
        """A role that begins the sentence."""
        return self.one(slots()["role"]).capitalize()


def made_up(count: int, seed: int) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """Sentences, each with its names."""
    maker = Maker(seed)
    found = []
    for number in range(count):
        template = templates()[number % len(templates())]
        text, names, at = "", [], 0
        for match in SLOT.finditer(template):
            text += template[at : match.start()]
            at = match.end()
            slot = match[1]
            make: Callable[[], str] | None = getattr(maker, slot, None)
            word = make() if make else maker.one(slots()[slot])
            if word.startswith("the ") and not text:
                word = word[0].upper() + word[1:]
            if slot in LABELS:
                skip = 4 if word.startswith(("the ", "The ")) else 0
                names.append((len(text) + skip, len(text) + len(word), LABELS[slot]))
            text += word
        text += template[at:]
        found.append((text, names))
    return found
