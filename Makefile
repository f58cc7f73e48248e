# The ways to run the project. Every target works from a fresh checkout, with Python 3.11 or newer and
# the package index; none of them installs system packages.
#
#   make demo         install into .venv-demo and ask one question, with citations
#   make test         install into .venv with what tests need, run them, say loudly what could not run
#   make check        formatting, lint, types, import order, source layout, validation; then the tests
#   make conformance  the W3C's test suite of SHACL, the reasoner, the source document beside the checkout
#   make web          bundle the programs of the pages anew, with Node 20: src/akkg/site/static
#   make mutants      spoil the graph in N ways, drawn by SEED, and show what tells them (docs/mutants.md)
#   make docs         write what is generated: the reference of the saved queries
#   make bench        measure against other tools, in some minutes: build/bench/performance.md
#   make bench-full   the same up to 5 million quads, in more than an hour: docs/performance.md
#   make clean        remove environments, builds and caches
#
# PYTHON names the interpreter (python3), PYTEST_ARGS goes to pytest, BENCH_ARGS to bench.suite; N is
# 2000, SEED is 1.

PYTHON ?= python3
PYTEST_ARGS ?=
BENCH_ARGS ?=
N ?= 2000
SEED ?= 1
DEMO := .venv-demo
VENV := .venv
BIN := $(VENV)/bin
BENCH := .venv-bench
PIP_INSTALL := -m pip install --disable-pip-version-check -qq

data := $(shell find src ontology graph queries -type f -not -name '*.pyc' 2>/dev/null)
packaging := pyproject.toml hatch_build.py README.md LICENSE LICENSE-DATA

.PHONY: help demo test check lint conformance docs web mutants bench bench-full clean python
.DELETE_ON_ERROR:

help:
	@sed -n 's/^#   //p' Makefile

demo: $(DEMO)/installed
	$(DEMO)/bin/akkg query run succession --cite

test: $(VENV)/installed
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal $(PYTEST_ARGS)

check: lint test

lint: $(VENV)/installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/akkg fmt --check
	$(BIN)/akkg validate --strict
	$(BIN)/akkg query lint
	$(BIN)/akkg query docs --check

docs: $(VENV)/installed
	$(BIN)/akkg query docs

conformance: $(VENV)/installed
	$(BIN)/python -m pytest tests/conformance $(PYTEST_ARGS)

web:
	npm ci --prefix web --ignore-scripts --no-audit --no-fund
	npm run --prefix web build

mutants: $(VENV)/installed
	$(BIN)/python -m tests.mutants --count $(N) --seed $(SEED)

bench: measured := build/bench/measured.jsonl
bench: page := build/bench/performance
bench: $(BENCH)/installed
	$(BENCH)/bin/python -m bench.suite --results $(measured) $(BENCH_ARGS)
	$(BENCH)/bin/python -m bench.page $(measured) -o $(page).md
	$(BENCH)/bin/python -m bench.plots $(measured) -o $(page)
	@echo "See $(page).md" >&2

bench-full: measured := bench/results/measured.jsonl
bench-full: page := docs/performance
bench-full: $(BENCH)/installed
	$(BENCH)/bin/python -m bench.suite --full --results $(measured) $(BENCH_ARGS)
	$(BENCH)/bin/python -m bench.page $(measured) -o $(page).md
	$(BENCH)/bin/python -m bench.plots $(measured) -o $(page)

clean:
	rm -rf $(VENV) $(DEMO) $(BENCH) build dist web/node_modules .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "akkg needs Python 3.11 or newer; say which: make PYTHON=python3.12" >&2; exit 2; }

# A package of the checkout as it stands: installed anew when anything in it changes.
$(DEMO)/installed: $(packaging) $(data) | python
	@echo "Installing into $(DEMO) …" >&2
	@$(PYTHON) -m venv --clear $(DEMO)
	@$(DEMO)/bin/python $(PIP_INSTALL) .
	@touch $@

# Editable, with the tools: installed anew only when the packaging changes.
$(VENV)/installed: $(packaging) | python
	@echo "Installing into $(VENV) …" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python $(PIP_INSTALL) --editable '.[test]'
	@touch $@

# Editable, with all that is compared; a competitor that cannot be installed is named and left out.
$(BENCH)/installed: $(packaging) bench/install.py | python
	@echo "Installing into $(BENCH) …" >&2
	@$(PYTHON) -m venv $(BENCH)
	@$(BENCH)/bin/python bench/install.py
	@touch $@
