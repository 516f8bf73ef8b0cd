"""The given names that tell whether somebody is a man or a woman, by their counts in the US Census.

Gives newsfacts/lexicon/en/given_gender.tsv, byte for byte the same each time.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

HEAD: Final = """\
# Given names that nearly always are a man's (m) or a woman's (f): US Census 1990 by way of names 0.3 (public domain).
# They tell Mr Pike from Mrs Pike. Built by scripts/lexicon_gender.py.
gender\tnames
"""
COMMON: Final = 0.02
"""The share of the people, in percent, that has a name which is taken."""
SURE: Final = 25
"""How many times as many of the one as of the other have the name."""


def _census(file: str) -> dict[str, float]:
    import names

    lines = (Path(names.__file__).parent / file).read_text(encoding="ascii").splitlines()
    return {line.split()[0].lower(): float(line.split()[1]) for line in lines if line.strip()}


def build() -> dict[str, str]:
    """Path under newsfacts/lexicon and content of the table."""
    women, men = _census("dist.female.first"), _census("dist.male.first")
    sure = {
        "f": sorted(name for name, share in women.items() if share >= COMMON and share >= SURE * men.get(name, 0)),
        "m": sorted(name for name, share in men.items() if share >= COMMON and share >= SURE * women.get(name, 0)),
    }
    return {"en/given_gender.tsv": HEAD + "".join(f"{gender}\t{' '.join(names)}\n" for gender, names in sure.items())}


if __name__ == "__main__":
    lexicon = Path(__file__).parent.parent / "newsfacts" / "lexicon"
    for path, content in build().items():
        (lexicon / path).write_text(content, encoding="utf-8")
