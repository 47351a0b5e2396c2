# `make help` explains the targets. `make run` and `make test` do all the set-up themselves.

ARTICLE ?= resources/sample/the-harbour-that-learned-to-breathe.html
AUDIO ?= build/audio
FUZZ_SECONDS ?= 600
export PYTHON
# Hundreds of short-lived processes would each compile what they import.
unexport PYTHONDONTWRITEBYTECODE
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test check unit system soak fuzz bench understanding commands screenshots clean FORCE

help:  ## show this
	@echo "Harken turns an article into something to hear. Targets:"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# As given: a dollar sign in a file's name or a link is not make's to expand.
run: export HARKEN_ARTICLE := $(value ARTICLE)
run: export HARKEN_AUDIO := $(value AUDIO)
run: .venv/.app-ready  ## set up and open the sample article (ARTICLE=path-or-link opens that one)
	@if [ "$$(uname)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
	  echo "There is no display here, so this does the main job in the terminal."; \
	  if [ "$$HARKEN_AUDIO" = build/audio ]; then rm -rf build/audio; fi; \
	  $(BIN)/harken summary "$$HARKEN_ARTICLE" && \
	  $(BIN)/harken export --what both --format mp3 --to "$$HARKEN_AUDIO" "$$HARKEN_ARTICLE" && \
	  echo "The audio files are in $$HARKEN_AUDIO"; \
	else \
	  $(BIN)/harken "$$HARKEN_ARTICLE"; \
	fi

test: check unit system  ## set up and check everything: style, types, rooms, all tests

check: .venv/.test-ready  ## style (ruff), types (mypy) and the rooms' import rules only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

unit: .venv/.test-ready  ## the tests that need no display and no sound
	$(BIN)/pytest tests -n auto --dist worksteal

# They wait for sound more than they work: three at a time leave two cores a third of their time.
system: .venv/.test-ready  ## the tests on a real display with real sound, both private to the run
	$(BIN)/pytest tests/system -n 3

soak: .venv/.test-ready  ## every fault test 100 times (FAULTS=n: that often)
	HARKEN_FAULTS=$(or $(FAULTS),100) $(BIN)/pytest tests -n auto -m fault --timeout 3600
	HARKEN_FAULTS=$(or $(FAULTS),100) $(BIN)/pytest tests/system -m fault --timeout 3600

fuzz: .venv/.test-ready  ## property tests with thousands of new examples; then each importer for FUZZ_SECONDS
	$(BIN)/pytest tests -n auto -m hypothesis --hypothesis-profile fuzz --timeout 3600
	@if $(BIN)/python -m pip install --disable-pip-version-check --quiet --only-binary atheris \
	  --constraint .ci/constraints.txt --editable '.[fuzz]'; then \
	  $(BIN)/python -m tests.fuzz.importers --seconds $(FUZZ_SECONDS); \
	else \
	  echo "There is no atheris for this Python and system, so the importers are not fuzzed."; \
	fi

bench: .venv/.test-ready  ## measure against the bare thing in the same run (PAGES=folder of saved pages)
	$(BIN)/python -m tests.benchmarks.bench $(PAGES)

understanding: .venv/.test-ready  ## measure how well each English voice is understood (a quarter of an hour)
	$(BIN)/python -m pip install --disable-pip-version-check --quiet \
	  --constraint .ci/constraints.txt --editable '.[measure]'
	nice $(BIN)/python -m tests.benchmarks.understanding

commands: .venv/.test-ready  ## measure how well voice commands are heard (half an hour)
	nice $(BIN)/python -m tests.benchmarks.voice_commands

screenshots: .venv/.test-ready  ## take the pictures of the window anew
	$(BIN)/python -m tests.screenshots

clean:  ## remove the virtual environment and everything that was built
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find desktop tests -name __pycache__ -type d -prune -exec rm -rf {} +

# A virtual environment knows its own path, so a checkout that was moved is set up again.
MOVED := $(filter-out $(CURDIR),$(shell cat .venv/.checkout 2>/dev/null))

.venv/.app-ready .venv/.test-ready: .venv/.%-ready: pyproject.toml .ci/constraints.txt .ci/setup \
    $(if $(MOVED),FORCE)
	@.ci/setup $*
