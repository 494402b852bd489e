# Two commands on a fresh machine: `make nightly` and `make test`. Each sets itself up; a second call installs nothing.
PYTHON ?= python3
DATE   ?= 2016-09-30
DATA   ?= data
BIN    := .venv/bin
READY  := .venv/.ready

# Our commands start many processes; without byte code on disk each would compile all of it again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help nightly test test-all check lock clean

help:
	@echo "make nightly   run the night over samples/ (offline), print totals, name the snapshot and the report"
	@echo "make test      run the tests (under ten minutes on two cores)"
	@echo "make test-all  the slow ones too"
	@echo "make check     ruff and mypy"
	@echo "make lock      pin every dependency again, by hash"
	@echo "make clean     remove the environment and the sample night's data folder"

# uv comes first, pinned by the same lock; it installs the rest by hash and compiles it to byte code.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; v >= (3, 11) or sys.exit(f"figures needs Python 3.11 or later, this is {v[0]}.{v[1]}: make PYTHON=python3.11 …")'
	@echo "setting up .venv from requirements.lock (once)"
	@$(PYTHON) -m venv --clear .venv
	@awk '/^[a-z0-9]/ { p = /^uv==/ } p' requirements.lock > .venv/uv.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --compile-bytecode -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --offline -e .
	@touch $@

nightly: $(READY)
	@$(BIN)/figures nightly --sources samples/sources --date $(DATE) --data $(DATA)

test: $(READY)
	@$(BIN)/python -m pytest -n 2 -m "not slow"

test-all: $(READY)
	@$(BIN)/python -m pytest -n 2

check: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

lock:
	@$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --quiet --upgrade -o requirements.lock

clean:
	rm -rf .venv $(DATA)
