# The only commands to know. A fresh clone needs nothing before `make run` or `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A file's tests stay together: they share what was set up for them. ARGS="-n 0 --pdb" runs one after the other.
PARALLEL := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
READY := $(VENV)/requirements-installed

.PHONY: help run test check generated translations bench pictures soak lock system-run system-test

.NOTPARALLEL:  # two of these at once would both install

help:
	@echo "make run           open the application (without a screen: walk the demonstration into demo/)"
	@echo "make test          all checks and tests, without a screen"
	@echo "make check         style, types, architecture"
	@echo "make generated     compile forms, icons, fonts, translations, sentences"
	@echo "make translations  bring resources/translations in line with the source"
	@echo "make bench         measure against floors of the same run"
	@echo "make pictures      every screen and paper as a picture, into pictures/"
	@echo "make soak          the long tests in full"
	@echo "make lock          pin the requirements anew"

run: system-run generated
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		exec $(BIN)/clerk-app; \
	fi; \
	echo "There is no screen here: walking the demonstration through the real windows off screen."; \
	QT_QPA_PLATFORM=offscreen $(BIN)/clerk-app demo --headless --out demo || exit $$?; \
	echo "The results are in $(CURDIR)/demo: screens/*.png, papers/*.pdf, summary.json"

# The tests run even where a check fails, so that one run tells everything; pytest's closing line comes last.
test: system-test generated
	@status=0; \
	$(MAKE) --no-print-directory check || status=1; \
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(PARALLEL) $(ARGS) || status=1; \
	exit $$status

check: generated
	@status=0; \
	$(BIN)/ruff check --output-format concise || status=1; \
	$(BIN)/mypy || status=1; \
	$(BIN)/lint-imports --no-logo || status=1; \
	exit $$status

generated: $(READY)
	@$(BIN)/python -m scripts.generated_files

translations: $(READY)
	@$(BIN)/python -m scripts.update_translations

bench: generated
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m benchmarks $(ARGS)

pictures: generated
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m scripts.pictures $(ARGS)

soak: system-test generated
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m soak $(ARGS)

lock: $(READY)
	@scripts/lock.sh $(ARGS)

system-run:
	@PYTHON=$(PYTHON) scripts/system_packages.sh run

system-test:
	@PYTHON=$(PYTHON) scripts/system_packages.sh test

# Built without isolation from what is locked: isolation would fetch Qt a second time on every build.
# Wheels only: nothing unlocked is downloaded to build something else.
$(READY): requirements.lock pyproject.toml hatch_build.py
	@PYTHON=$(PYTHON) scripts/system_packages.sh run
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@echo "Installing the locked requirements into $(VENV) (some 300 MB, once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: \
		--require-hashes -r requirements.lock
	@$(BIN)/python -m scripts.generated_files  # here, since pip would hide what it says
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@
