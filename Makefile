# The README's commands. Each installs what it needs into .venv from the hash-locked files.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# one worker a core; a file stays with its worker, so that what it sets up is set up once
PYTEST = $(BIN)/pytest -q -n auto --dist loadfile --no-loadscope-reorder
NIGHTLY := tests/nightly $(wildcard tests/*/nightly)

.PHONY: site serve offline cff links ledger check form unit gate test test-all format lock browser clean

site: $(VENV)/.site
	$(BIN)/python scripts/build.py build

serve: $(VENV)/.site
	$(BIN)/python scripts/build.py serve

# One file that opens without a server: offline.zip.
offline: $(VENV)/.site
	$(BIN)/python scripts/build.py offline

# Writes CITATION.cff from the settings and the register.
cff: $(VENV)/.site
	$(BIN)/python scripts/build.py cff

# Follows the external links of the register; uses the network, and is no part of any build or test.
links: $(VENV)/.site
	$(BIN)/python scripts/build.py links --on $(shell date -u +%F) $(if $(JSON),--json $(JSON))

# Fetches the ledger, what was published and when: it stands on a branch of its own, which the workflow Pages writes.
REMOTE ?= origin
ledger:
	@git fetch --quiet --prune "$(REMOTE)" '+refs/heads/ledger*:refs/remotes/origin/ledger*'
	@if git rev-parse --quiet --verify refs/remotes/origin/ledger > /dev/null; then \
		git show refs/remotes/origin/ledger:permalinks.txt > sources/.permalinks.txt && \
		mv sources/.permalinks.txt sources/permalinks.txt; \
	else echo "Nothing was published from this repository yet: it has no branch 'ledger'."; fi

# Form, types and unit tests: a minute, no browser, no network. Types need one core alone, so tests run beside them.
check: $(VENV)/.test
	$(MAKE) --no-print-directory -j2 form unit

form: $(VENV)/.test
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy

unit: $(VENV)/.test
	$(PYTEST) tests/unit $(wildcard tests/khojaly) --ignore=tests/khojaly/browser --ignore=tests/khojaly/nightly

# What must pass before a change lands: check, whole builds and the site in a browser; minutes.
test: browser
	$(MAKE) --no-print-directory -j2 form gate

gate: $(VENV)/.test
	$(PYTEST) tests $(NIGHTLY:%=--ignore=%)

# Everything; runs every night, and before a commit is published.
test-all: test $(VENV)/.nightly
	$(PYTEST) $(NIGHTLY)

format: $(VENV)/.test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

browser: $(VENV)/.test
	$(BIN)/python tests/chromium.py

# Writes the locks of what pyproject.toml asks for; UPGRADE=1 takes the newest of everything.
lock: $(VENV)/.test
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		$(if $(UPGRADE),--upgrade) pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		$(if $(UPGRADE),--upgrade) pyproject.toml --group test -o requirements-test.lock

clean:
	rm -rf $(VENV) site .synopsis.lock

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# programs of others that read the site every night; they need npm
$(VENV)/.nightly: tests/nightly/package-lock.json | $(VENV)/.test
	mkdir -p $(VENV)/node
	cp tests/nightly/package.json tests/nightly/package-lock.json $(VENV)/node/
	npm ci --prefix $(VENV)/node --ignore-scripts --no-audit --no-fund --silent
	touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.site
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-test.lock
	touch $@
