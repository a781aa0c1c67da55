# `make` or `make help` says what there is. Needs make and Python 3.11, 3.12 or 3.13 with its venv module, nothing else.
#   PYTHON  the interpreter to use (default: the first of python3, python3.13, python3.12, python3.11 that fits)
#   VENV    the folder of the virtual environment (default: .venv)

.DEFAULT_GOAL := help
VENV ?= .venv
export VENV PYTHON
BIN := $(VENV)/bin

.PHONY: help demo test lint bench docs clean setup setup-dev

help:  ## Say what there is (the default).
	@echo "Contested: who says what happened, where, when and to whom, and who says otherwise."
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: setup  ## Set everything up, read the sample reports, print a summary.
	@$(BIN)/contested demo

test: setup-dev  ## Set everything up, run ruff, mypy and all tests.
	@status=0; \
	echo "== ruff";   $(BIN)/ruff check . || status=1; \
	                  $(BIN)/ruff format --check . || status=1; \
	echo "== mypy";   $(BIN)/mypy || status=1; \
	echo "== pytest"; $(BIN)/pytest -n auto || status=1; \
	exit $$status

bench: setup-dev  ## Measure quality and speed, and compare them with bench/floors.json.
	@$(BIN)/python -m bench.run

docs: setup-dev  ## Make docs/reference anew from the code.
	@$(BIN)/python tools/reference.py
	@$(BIN)/python tools/export_page.py
	@$(BIN)/python -m contested.cli.reference docs/reference

clean:  ## Remove the virtual environment, caches and the demo.
	rm -rf $(VENV) build dist demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup:  ## Install Contested into .venv (the other commands do it by themselves).
	@sh tools/setup.sh run

setup-dev:  ## The same, with what the tests need.
	@sh tools/setup.sh dev
