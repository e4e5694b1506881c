# Needs: make, Python 3.11 or newer with its venv module. `make help` lists the doors.

VENV ?= .venv
PYTHON ?= python3
PYTEST_FLAGS ?= -n 2 --dist loadfile

BIN := $(VENV)/bin
NODE_CLIENT := tests/clients/node
PIP := $(BIN)/python -m pip install --disable-pip-version-check --require-hashes -q
PRODUCT := $(wildcard app.py) sheets_sync webhooks pages scripts

.DEFAULT_GOAL := help
.PHONY: help run test lint format bench campaign docs clients clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: $(VENV)/.installed ## serve, with everything that is needed for it
	@$(BIN)/python app.py

test: lint clients ## everything that CI runs
	$(BIN)/python -m pytest $(PYTEST_FLAGS)

lint: $(VENV)/.installed-dev ## style, types, layers, security, stale pages
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy --no-error-summary --explicit-package-bases $(PRODUCT) tests
	$(BIN)/lint-imports --no-logo
	$(BIN)/bandit -q -r $(PRODUCT)
	$(if $(wildcard scripts/render_docs.py),$(BIN)/python -m scripts.render_docs --check)

format: $(VENV)/.installed-dev ## put the code in shape
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .

docs: $(VENV)/.installed-dev ## write the generated pages anew
	$(BIN)/python -m scripts.render_docs

bench: $(VENV)/.installed-dev ## the benchmark: figures as JSON lines
	@$(BIN)/python -m scripts.bench

campaign: $(VENV)/.installed-dev ## the long runs against faults and interleavings
	CAMPAIGN_SCALE=$${CAMPAIGN_SCALE:-20} $(BIN)/python -m pytest $(PYTEST_FLAGS) tests/campaigns

clients: $(NODE_CLIENT)/node_modules/.package-lock.json ## what the tests of other people's JavaScript need

clean: ## remove the environment and caches; never the data in var/
	test ! -e $(VENV)/pyvenv.cfg || rm -rf $(VENV)
	rm -rf $(NODE_CLIENT)/node_modules
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -not -path './var/*' -prune -exec rm -rf {} +

# A half-made environment (no venv module, a stopped installation) leaves no stamp and is made again.
$(VENV)/.installed: requirements.txt
$(VENV)/.installed-dev: requirements-dev.txt
$(VENV)/.installed $(VENV)/.installed-dev:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Gridbook needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=python3.11' >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv $(VENV)
	@echo 'Installing what $< names ...' >&2
	@$(PIP) -r $<
	@touch $@

# Without Node the tests of this client fail, and say so themselves.
$(NODE_CLIENT)/node_modules/.package-lock.json: $(NODE_CLIENT)/package-lock.json
	@if ! command -v npm >/dev/null; then echo 'No npm here: install nodejs and npm' >&2; \
	  else cd $(NODE_CLIENT) && npm ci --silent && touch node_modules/.package-lock.json; fi
