"""Sphinx: the documentation of newsfacts."""

from __future__ import annotations

import doctest
import sys
from pathlib import Path

from sphinx.application import Sphinx

import newsfacts

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "newsfacts"
author = "The newsfacts authors"
copyright = f"2026, {author}"
release = version = newsfacts.__version__

extensions = ["sphinx.ext.autodoc", "sphinx.ext.doctest", "corpus", "myst_parser"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"newsfacts {release}"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "show-inheritance": True}
python_maximum_signature_line_length = 88

trim_doctest_flags = True
doctest_default_flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def leave_out(app: Sphinx, what: str, name: str, documented: object, options: object, lines: list[str]) -> None:
    """Empties the docstrings where pages are tested: pytest runs their examples, each with its own module's names."""
    if app.builder.name == "doctest":
        lines.clear()


def setup(app: Sphinx) -> None:
    app.connect("autodoc-process-docstring", leave_out)
