# Everything a person or a machine runs here. `make brief` and `make test` set everything up by themselves.
.DEFAULT_GOAL := help
PYTHON ?= python3.11
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out
SHARED ?= ../shared

.PHONY: help venv brief serve shots test test-browser check bench quality soak bless lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.made:
	@command -v $(PYTHON) >/dev/null || { echo "legation needs Python 3.11 or newer as '$(PYTHON)'; name another with: make PYTHON=python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	touch $@

$(VENV)/.core: requirements/core.lock pyproject.toml | $(VENV)/.made
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/core.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.test: requirements/test.lock $(VENV)/.core
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/test.lock
	touch $@

venv: $(VENV)/.core ## the environment, from the lock

brief: $(VENV)/.core ## the examples as a brief: the first thing to run
	@mkdir -p $(OUT)
	@$(BIN)/legation brief --office examples/tokyo-office -o $(OUT)/brief.html
	@$(BIN)/legation brief --office examples/tokyo-office -o $(OUT)/brief.md
	@echo "The brief is in $(OUT)/brief.html (open it in a browser) and $(OUT)/brief.md"

serve: $(VENV)/.core ## the examples in the browser, on a copy of their office (OFFICE=: your own)
	@mkdir -p $(OUT)
	@test -n "$(OFFICE)" || test -e $(OUT)/tokyo-office || cp -r examples/tokyo-office $(OUT)/tokyo-office
	@test -n "$(OFFICE)" || test -e $(OUT)/tokyo-office/office.db || { echo "reading the examples"; $(BIN)/legation ingest --office $(OUT)/tokyo-office && $(BIN)/legation weigh --office $(OUT)/tokyo-office; }
	@$(BIN)/legation serve --office $(or $(OFFICE),$(OUT)/tokyo-office)

shots: $(VENV)/.test ## pictures of the brief and of every page of the desk into out/shots, four of them into docs (Debian's chromium)
	$(BIN)/python bench/shots.py $(OUT)/shots
	cp $(OUT)/shots/brief-light.png docs/brief.png
	for name in morning story compare; do cp $(OUT)/shots/$$name-light.png docs/desk-$$name.png; done

test: $(VENV)/.test ## all tests (JOBS=: in so many processes)
	$(BIN)/python -m pytest $(if $(JOBS),-n $(JOBS) --dist loadfile)

test-browser: $(VENV)/.test ## the page of a brief in a real browser (Debian's chromium)
	@command -v chromium >/dev/null || { echo "installing chromium"; apt-get -qq update && apt-get -qq install -y chromium >/dev/null; }
	@command -v soffice >/dev/null || { echo "installing a word processor"; apt-get -qq update && apt-get -qq install -y --no-install-recommends libreoffice-writer >/dev/null; }
	$(BIN)/python -m pytest -m browser tests/browser

check: $(VENV)/.test ## lint, types, import contracts, then all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

bless: $(VENV)/.test ## remake the golden brief and the data dictionary, after a change you have read
	$(BIN)/python -m pytest -q tests/test_line.py tests/test_python_face.py --bless

soak: $(VENV)/.test ## the long runs: ten thousand invented inputs, endless texts (FILES=: a folder, every file of it as it is and cleaned)
	LEGATION_SOAK=1 $(BIN)/python -m pytest -m soak
	@test -z "$(FILES)" || $(BIN)/python bench/endurance.py $(FILES)

bench: $(VENV)/.core ## what it costs beside what one would pick instead (NEWS=, PAGES=: folders of texts, of saved pages)
	$(BIN)/python bench/first_brief.py
	@test -z "$(NEWS)" || $(BIN)/python bench/reading.py $(NEWS)
	@test -z "$(PAGES)" || $(BIN)/python bench/intake.py $(PAGES)
	$(BIN)/python bench/newsroom.py --events 100

quality: $(VENV)/.core ## the scorers of the folder SHARED on its development data
	$(BIN)/python bench/quality.py $(SHARED) $(OUT)

lock: ## pin the newest allowed versions anew (needs uv)
	cd requirements && uv pip compile --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 core.in -o core.lock
	cd requirements && uv pip compile --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 -c core.lock test.in -o test.lock

clean: ## what was made here, but for the environment
	rm -rf $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
