# `make brief` and `make test` each do all the set-up they need; the rest is for people who change trucewatch.
# Needs only GNU make and Python 3.11 or later with its venv module. Works with GNU make 3.81 (macOS) too.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
RUN_READY := $(VENV)/.ready-to-run
DEV_READY := $(VENV)/.ready-to-test
BENCH_READY := $(VENV)/.ready-to-compare

# What `make brief` reads and writes; each can be given on the command line.
EXAMPLE := examples/idlib-2020
REPORTS := $(EXAMPLE)
ifeq ($(REPORTS),$(EXAMPLE))
AGREEMENT := idlib-2020
AS_OF := 2020-03-08
endif
OUT := out/brief.html

.DEFAULT_GOAL := help
.PHONY: help brief test unit bless format lock bench-speed bench-assess bench-quality bench-resolve bench-resolve-speed bench-copies clean

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile
	@echo
	@echo "  make brief REPORTS=folder [AGREEMENT=name-or-file] [AS_OF=2020-03-08] [OUT=file.html]"

brief: $(RUN_READY) ## build the HTML brief of the example (or of REPORTS=folder) and say where it lies
	@mkdir -p "$$(dirname "$(OUT)")"
	@$(BIN)/trucewatch brief "$(REPORTS)" $(if $(AGREEMENT),--agreement "$(AGREEMENT)") \
	    $(if $(AS_OF),--as-of "$(AS_OF)") --format html -o "$(OUT)"
	@echo "The brief: $(OUT) (open it in a browser)"

test: $(DEV_READY) ## run every check: format, lint, types, layers, all tests, doctests, the README's commands
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(BIN)/python tools/ensure_chromium.py
	$(BIN)/python -m pytest

unit: $(DEV_READY) ## run the quick tests only: no language model, no browser
	$(BIN)/python -m pytest tests/unit tests/property -m "not model and not browser"

bless: $(DEV_READY) ## write what the golden stories now come to; read the difference before you commit it
	PYTHONPATH=tests $(BIN)/python -m golden.bless

format: $(DEV_READY) ## put the code into its one format and mend what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The dev lock is made first and holds the run lock to the same versions.
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
    --generate-hashes --no-emit-index-url --no-header --group build $(if $(UPGRADE),--upgrade)

lock: $(DEV_READY) ## lock the dependencies of pyproject.toml with hashes (UPGRADE=1 takes the newest)
	$(COMPILE) --group dev --extra pandas --output-file requirements/dev.txt
	$(COMPILE) --constraint requirements/dev.txt --output-file requirements/run.txt
	$(COMPILE) --group dev --group bench --extra pandas --constraint requirements/dev.txt --output-file requirements/bench.txt
	rm -f $(RUN_READY) $(DEV_READY) $(BENCH_READY)

bench-speed: $(DEV_READY) ## measure how long reading takes, beside a plain parse (STREAM=n reads n articles, watching memory)
	$(BIN)/python bench/speed.py $(if $(STREAM),--stream $(STREAM))

bench-assess: $(BENCH_READY) ## measure how fast event tables are judged, beside geopandas (EVENTS="1000000 10000000")
	$(BIN)/python bench/assess.py $(if $(EVENTS),--events $(EVENTS))

bench-quality: $(DEV_READY) ## measure extraction on the evaluation sets beside the project (SET=name, WRITE=1 keeps the figures)
	$(BIN)/python -m bench.quality $(if $(SET),--set $(SET)) $(if $(WRITE),--write) $(if $(EXAMPLES),--examples $(EXAMPLES))

bench-resolve: $(DEV_READY) ## measure how well claims are joined into events, on stories of our own and on ECB+ (WRITE=1 keeps the figures)
	$(BIN)/python -m bench.resolve_quality $(if $(WRITE),--write) $(if $(ERRORS),--errors)

bench-resolve-speed: $(DEV_READY) ## measure how long resolving takes as claims grow to a million (CLAIMS="10000 100000", WRITE=1 keeps the figures)
	$(BIN)/python -m bench.resolve_speed $(if $(CLAIMS),--claims $(CLAIMS)) $(if $(WRITE),--write)

bench-copies: $(DEV_READY) ## measure how long finding copies and witnesses takes as reports grow to 100,000 (REPORTS="1000 10000", WRITE=1)
	$(BIN)/python -m bench.copies_speed $(if $(REPORTS),--reports $(REPORTS)) $(if $(WRITE),--write)

clean: ## remove what was made: the environment, caches and out/
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# ---- Set-up. A stamp is newer than what it was made from, so a second run starts at once. ----

$(BIN)/python:
	@python=""; for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	    if $$name -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
	    then python=$$name; break; fi; done; \
	if [ -z "$$python" ]; then \
	    echo "trucewatch needs Python 3.11 or later; none was found. Install it, or say PYTHON=/path/to/python." >&2; \
	    exit 1; fi; \
	echo "Making a virtual environment in $(VENV) with $$python"; \
	$$python -m venv $(VENV) || { rm -rf $(VENV); \
	    echo "Python's venv module does not work here; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }

$(RUN_READY): requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Installing what trucewatch needs, as locked in requirements/run.txt (a minute or two, once)"
	@$(PIP) install --require-hashes --requirement requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_READY): requirements/dev.txt pyproject.toml | $(BIN)/python
	@echo "Installing what trucewatch and its tests need, as locked in requirements/dev.txt (a minute or two, once)"
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(RUN_READY)

$(BENCH_READY): requirements/bench.txt $(DEV_READY)
	@echo "Installing geopandas, the peer, as locked in requirements/bench.txt"
	@$(PIP) install --require-hashes --requirement requirements/bench.txt
	@touch $@
