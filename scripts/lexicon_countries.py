"""The countries: names from CLDR by way of Babel, the words of their people and capitals from countries_by_hand.tsv.

Gives newsfacts/lexicon/countries.tsv, byte for byte the same each time.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from babel import Locale
from babel.core import get_global

BY_HAND: Final = Path(__file__).parent / "countries_by_hand.tsv"
HEAD: Final = """\
# Countries of ISO 3166, and those that are gone by their former code, for newsfacts/reading/countries.py.
# Names: CLDR by way of Babel 2.18 (Unicode License v3); the rest: scripts/countries_by_hand.tsv.
# Built by scripts/lexicon_countries.py.
"""
COLUMNS: Final = ("code", "alpha3", "name", "aliases", "adjectives", "people", "capital", "seats", "parts", "shared")


def _alpha3() -> dict[str, str]:
    """ISO 3166 alpha-3 by alpha-2; CLDR lists the long codes as aliases of the short."""
    aliases = get_global("territory_aliases")
    return {
        codes[0]: long for long, codes in sorted(aliases.items()) if re.fullmatch("[A-Z]{3}", long) and len(codes) == 1
    }


def _by_hand() -> list[dict[str, str]]:
    lines = [line for line in BY_HAND.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    head, *rows = (line.split("\t") for line in lines)
    return [dict(zip(head, row + [""] * (len(head) - len(row)), strict=True)) for row in rows]


def _plain(name: str) -> str:
    """CLDR's name in a newspaper's letters: "Trinidad & Tobago" is printed with "and"."""
    return re.sub(r" \(.*\)$", "", name).replace(" & ", " and ").replace("’", "'")


def _aliases(name: str, cldr: str, by_hand: str) -> str:
    """The other names, CLDR's own among them, each once."""
    names = dict.fromkeys([_plain(cldr), *by_hand.split("|")])
    return "|".join(alias for alias in names if alias and alias != name and not re.search(" SAR | - ", alias))


def build() -> dict[str, str]:
    """Path under newsfacts/lexicon and content of the table of countries."""
    cldr, alpha3 = Locale("en").territories, _alpha3()
    alpha3 |= {"GB": "GBR", "US": "USA", "FR": "FRA"}  # these have more than one long alias
    rows = []
    for hand in _by_hand():
        code, known = hand["code"], cldr.get(hand["code"], "")
        name = hand["name"] or _plain(known)
        made = {
            **hand,
            "name": name,
            "alpha3": hand["alpha3"] or alpha3[code],
            "aliases": _aliases(name, known, hand["aliases"]),
        }
        rows.append("\t".join(made[column] for column in COLUMNS).rstrip("\t"))
    return {"countries.tsv": "\n".join([HEAD + "\t".join(COLUMNS), *rows, ""])}


if __name__ == "__main__":
    lexicon = Path(__file__).parent.parent / "newsfacts" / "lexicon"
    for path, content in build().items():
        (lexicon / path).write_text(content, encoding="utf-8")
