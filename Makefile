# Two commands do everything: `make run` and `make test`. Both set up what is missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: run test lint fuzz laws bench torture setup clean

run: $(STAMP)
	$(BIN)/i18n-tool build

test: setup lint
	$(BIN)/pytest -n auto

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: $(STAMP)
	sh tests/setup.sh

# Coverage-guided, by atheris: FUZZ_SECONDS for all targets together, or for those that FUZZ names.
FUZZ_SECONDS ?= 600
fuzz: $(STAMP)
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,fuzz]'
	$(BIN)/python -m tests.fuzz --seconds $(FUZZ_SECONDS) $(FUZZ)

# Every property test with many other examples; FUZZ_EXAMPLES=50000 make laws for longer.
laws: setup
	HYPOTHESIS_PROFILE=fuzz $(BIN)/pytest -n auto -m hypothesis

# Every number that the documentation names, beside its peers.
bench: setup
	$(BIN)/python -m tests.bench

torture: $(STAMP)
	$(BIN)/python -m tests.torture
	$(BIN)/python -m tests.e2e.writers

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "i18n-tool needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV) || { echo 'Python cannot make a virtual environment here; on Debian: apt-get install python3-venv' >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(STAMP)

clean:
	rm -rf $(VENV) build .i18n-tool .fuzz
