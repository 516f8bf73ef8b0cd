# The two commands are `make demo` and `make test`; `make help` lists the rest.
# Everything runs in an environment of its own, .venv; a stamp file there says what is installed in it.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
JOBS   ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test lint format types docs doctest lexicon bench dev clean

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1|/' | column -t -s '|' 2>/dev/null \
	  || grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST)

demo: $(VENV)/.run ## the facts of one newspaper article
	$(BIN)/newsfacts show seeds/japan-russia-2008.txt --published 2008-04-25

test: $(VENV)/.test ## all tests and doctests
	$(BIN)/python -m pytest -q -rfEs -n $(JOBS)

lint: $(VENV)/.dev ## the linter and the formatter's opinion
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/.dev ## let the formatter have its way
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.dev ## the type checker, strict
	$(BIN)/mypy

docs: $(VENV)/.dev ## the documentation, warnings are errors: docs/_build/html/index.html
	$(BIN)/sphinx-build -q -W -b doctest docs docs/_build/doctest
	$(BIN)/sphinx-build -q -W -b html docs docs/_build/html

lexicon: $(VENV)/.dev ## do the derived tables follow from their sources, byte for byte?
	$(BIN)/python scripts/build_lexicon.py --check
	$(BIN)/python -m pytest -q -rfEs tests/test_lexicon.py tests/test_countries.py

bench: $(VENV)/.dev ## throughput beside plain scans, and hostile texts
	$(BIN)/python benchmarks/throughput.py
	$(BIN)/python benchmarks/hostile.py

dev: $(VENV)/.dev ## install everything a developer needs

clean: ## remove the environment and all that was built
	rm -rf $(VENV) docs/_build dist build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# -- the environment: made by venv, else (Debian without python3-venv) by virtualenv or by pip itself ------------------

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "No $(PYTHON) found: install Python 3.10 or newer, or say make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' \
	  || { echo "newsfacts needs Python 3.10 or newer; $(PYTHON) is `$(PYTHON) -V`: say make PYTHON=..." >&2; exit 1; }
	@rm -rf $(VENV)
	@if $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then $(PYTHON) -m venv $(VENV); \
	elif $(PYTHON) -c 'import virtualenv' 2>/dev/null; then $(PYTHON) -m virtualenv -q $(VENV); \
	elif command -v virtualenv >/dev/null; then virtualenv -q -p $(PYTHON) $(VENV); \
	elif $(PYTHON) -m pip --version >/dev/null 2>&1 && $(PYTHON) -c 'import venv' 2>/dev/null; then \
	  $(PYTHON) -m venv --without-pip $(VENV) && $(PYTHON) -m pip -q --python $(BIN)/python install pip; \
	else echo "No way to make a virtual environment: install venv (Debian and Ubuntu: apt-get install python3-venv)" >&2; exit 1; fi

$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[cli]'
	@touch $@

$(VENV)/.test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[test]'
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch $@
