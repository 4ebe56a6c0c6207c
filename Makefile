# The README's commands. Each installs what it needs into .venv from the hash-locked files.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# by their modules, because scripts name the folder in which they were installed, and folders are moved
RUN := $(BIN)/python -P -m
# a worker a core and one more; a file stays with its worker, so that what it sets up is set up once
PYTEST = $(RUN) pytest -q -n auto --dist loadfile --no-loadscope-reorder
# what was compiled once is read by all workers and later runs, also where a machine is set to keep nothing
unexport PYTHONDONTWRITEBYTECODE
NIGHTLY := tests/nightly $(wildcard tests/*/nightly)

.PHONY: site serve schemas offline cff links ledger check form unit gate test test-all format lock browser clean git

site: $(VENV)/.site
	$(BIN)/python scripts/build.py build

serve: schemas
	$(BIN)/python scripts/build.py serve

# What an editor completes and checks records by: .schemas/, which the first line of each file names.
schemas: $(VENV)/.site
	$(BIN)/python scripts/build.py schemas

# One file that opens without a server: offline.zip.
offline: $(VENV)/.site
	$(BIN)/python scripts/build.py offline

# Writes CITATION.cff and .zenodo.json from the settings and the register.
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
	$(RUN) ruff format --check --quiet .
	$(RUN) ruff check --quiet .
	$(RUN) mypy

unit: $(VENV)/.test git
	$(PYTEST) tests/unit $(wildcard tests/khojaly) --ignore=tests/khojaly/browser --ignore=tests/khojaly/nightly

# What must pass before a change lands: check, whole builds and the site in a browser; minutes.
test: browser
	$(MAKE) --no-print-directory -j2 form gate

gate: $(VENV)/.test git
	$(PYTEST) tests $(NIGHTLY:%=--ignore=%)

# Everything; runs every night, and before a commit is published.
test-all: test $(VENV)/.nightly
	$(PYTEST) $(NIGHTLY)

format: $(VENV)/.test
	$(RUN) ruff format .
	$(RUN) ruff check --fix .

browser: $(VENV)/.test
	$(BIN)/python tests/chromium.py

# Writes the locks of what pyproject.toml asks for; UPGRADE=1 takes the newest of everything.
lock: $(VENV)/.test
	$(RUN) uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		$(if $(UPGRADE),--upgrade) pyproject.toml -o requirements.lock
	$(RUN) uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		$(if $(UPGRADE),--upgrade) pyproject.toml --group test -o requirements-test.lock

clean:
	rm -rf $(VENV) site .synopsis.cache .synopsis.lock

git:
	@command -v git >/dev/null || { echo 'The tests need git: install it (Debian: apt-get install git).' >&2; exit 1; }

# What is installed is whole where .site stands, which is taken away before each step and put back behind the last. Where
# it does not, a run was killed, or failed: pip would take half a package for a whole one, so that all is made anew. The
# same where the Python that it was made with is gone.
WHOLE := $(shell { $(BIN)/python -c 'import pip' && test -e $(VENV)/.site && echo whole; } 2>/dev/null)
ifneq ($(WHOLE),whole)
.PHONY: $(VENV)/.site $(VENV)/.test $(VENV)/.nightly
endif

$(VENV)/.site: requirements.lock pyproject.toml
$(VENV)/.test: requirements-test.lock $(VENV)/.site
$(VENV)/.nightly: tests/nightly/package-lock.json | $(VENV)/.test

ifndef TURN
# Runs at the same time take turns, and each looks again when its turn has come.
$(VENV)/.site $(VENV)/.test $(VENV)/.nightly:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo 'Python 3.11 or newer is needed: install it, or name it (make PYTHON=/path/to/python3).' >&2; exit 1; }
	@$(PYTHON) scripts/dev/turn.py Makefile $(MAKE) -s --no-print-directory TURN=mine $@
else
INSTALL = $(RUN) pip install -q --disable-pip-version-check $(1) || { echo \
	'Not installed, for what pip says above: mend that (the network, room on the disk), then run make again.' >&2; exit 1; }

$(VENV)/.site:
ifneq ($(WHOLE),whole)
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo 'Python needs its module venv, with pip: install it (Debian: apt-get install python3-venv).' >&2; exit 1; }
	@rm -rf $(VENV)
	@said=$$($(PYTHON) -m venv $(VENV) 2>&1) || { printf '%s\n' "$$said" | tail -n 1 >&2; echo \
		'No $(VENV) could be made, for what stands above: mend that (room on the disk), then run make again.' >&2; exit 1; }
endif
	@rm -f $(VENV)/.site $(VENV)/.test
	@$(call INSTALL,--require-hashes -r requirements.lock)
	@$(call INSTALL,--no-deps --no-build-isolation -e .)
	@touch $(VENV)/.site

$(VENV)/.test:
	@rm -f $(VENV)/.site $(VENV)/.test
	@$(call INSTALL,--require-hashes -r requirements-test.lock)
	@touch $(VENV)/.site && touch $(VENV)/.test

# programs of others that read the site every night; npm begins anew by itself, biber is installed where that is allowed
SUDO := $(if $(filter 0,$(shell id -u)),,sudo -n)
$(VENV)/.nightly:
	@command -v npm >/dev/null || { echo 'The tests of the night need npm: install it (Debian: apt-get install npm).' >&2; exit 1; }
	@for need in biber=biber firefox-esr=firefox-esr java=default-jre-headless lynx=lynx w3m=w3m; do \
		command -v "$${need%=*}" >/dev/null || $(SUDO) apt-get install -qq -y --no-install-recommends "$${need#*=}" >/dev/null || { \
		echo "The tests of the night need $${need%=*}: install it (Debian: apt-get install $${need#*=})." >&2; exit 1; }; \
	done
	@mkdir -p $(VENV)/node
	@cp tests/nightly/package.json tests/nightly/package-lock.json $(VENV)/node/
	npm ci --prefix $(VENV)/node --ignore-scripts --no-audit --no-fund --silent
	@touch $@
endif
