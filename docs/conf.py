"""Sphinx: the documentation of newsfacts."""

from __future__ import annotations

import sys
from pathlib import Path

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

doctest_test_doctest_blocks = "default"
trim_doctest_flags = True
