# Each goal does its own set-up: a virtual environment and pinned dependencies, as root or not.
PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo run check test lint bench weights soak screenshots pins clean

help: ## What can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

demo: .venv/run ## A local Discord in the browser, the real bot and a replayed newsroom; needs no account
	$(BIN)/python -m bot demo $(ARGS)

run: .venv/run ## The bot itself: DISCORD_TOKEN=… make run
	$(BIN)/python -m bot run $(ARGS)

check: .venv/run ## What works, what does not, what to do
	$(BIN)/python -m bot check

test: .venv/dev ## All tests; make test ARGS="tests/launches -q" for some
	$(BIN)/python -m pytest $(or $(ARGS),-q -n 4 --dist loadfile --no-loadscope-reorder)

lint: .venv/dev ## Style, types, import rules, schema drift
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m db.migrations check sqlite:///$$(mktemp -d)/drift.sqlite3

bench: .venv/dev ## Accuracy and speed, with a peer or a limit beside each figure
	$(BIN)/python -m benchmarks $(ARGS)

soak: .venv/dev ## kill -9 under faults: SOAK_DELIVERIES=2000 SOAK_KILLS=… SOAK_DATABASE=sqlite|postgresql
	$(BIN)/python -m benchmarks.soak

screenshots: .venv/dev ## Take the pictures of docs/ anew; needs chromium
	$(BIN)/python -m tests.browser.screenshots

weights: .venv/learn ## Learn anew what each sign of a launch is worth; ARGS="--held-out 6" only measures
	$(BIN)/python -m benchmarks.learning $(ARGS)

pins: ## Renew requirements.txt and requirements-dev.txt from pyproject.toml
	sh .ci/pins $(PYTHON)

clean: ## Remove what the goals above installed
	rm -rf .venv

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: sudo apt-get install python3 python3-venv" >&2; exit 1; }
	@echo "Setting up .venv with $$($(PYTHON) --version) …"
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null; \
		else echo "Python's venv module is missing: sudo apt-get install python3-venv" >&2; exit 1; fi; }
	@$(PYTHON) -m venv .venv
	@# pip 23 reads one dependency's extra wrongly and leaves it unimportable
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25'

.venv/run: .venv/bin/python requirements.txt
	@echo "Installing what the bot needs (about a minute the first time) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.venv/learn: .venv/run requirements-learn.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-learn.txt
	@touch $@
