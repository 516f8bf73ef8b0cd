"""Builds the derived tables of newsfacts/lexicon from their sources: CLDR by way of Babel, and the packages of names.

    python scripts/build_lexicon.py            writes them
    python scripts/build_lexicon.py --check    says which differ from what their sources give, and then ends with 1

The sources are the packages of the extra `lexicon`, in the very versions that pyproject.toml names. Each table is made
by a script beside this one, whose `build` gives the files by their path under newsfacts/lexicon. (The weights of names
are learned, by scripts/train_names.py, from texts that do not stand in this project.)
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path
from typing import Final

LEXICON: Final = Path(__file__).parent.parent / "newsfacts" / "lexicon"
BUILDERS: Final = ("lexicon_currencies", "lexicon_countries", "lexicon_gender", "lexicon_names")


def build() -> dict[Path, bytes]:
    """Every derived file, by its path, and what it must hold."""
    if str(Path(__file__).parent) not in sys.path:
        sys.path.insert(0, str(Path(__file__).parent))
    built: dict[Path, bytes] = {}
    for name in BUILDERS:
        for path, content in import_module(name).build().items():
            built[LEXICON / path] = content.encode("utf-8") if isinstance(content, str) else content
    return built


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    check = parser.parse_args().check
    differing = 0
    for path, content in build().items():
        if path.exists() and path.read_bytes() == content:
            continue
        differing += 1
        print(f"{path.relative_to(LEXICON)} {'is not what its source gives' if check else 'written'}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    print(f"{differing or 'no'} derived tables {'differ' if check else 'changed'}")
    return 1 if check and differing else 0


if __name__ == "__main__":
    sys.exit(main())
