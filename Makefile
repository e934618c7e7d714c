# Every target says what it does: `make help`.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3.11
BIN := .venv/bin

# A marker per content of the lock: what is installed already is not installed again.
RUN_READY := .venv/ready-$(shell cat requirements.txt | cksum | cut -d ' ' -f 1)
TEST_READY := .venv/ready-for-tests-$(shell cat requirements.txt tests/requirements.txt | cksum | cut -d ' ' -f 1)
INSTALL := $(BIN)/pip install --require-hashes --disable-pip-version-check -qq

# Values with which production settings start, for checks that never serve anybody.
PRODUCTION := SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
	SITE_URL=https://policy.example.org STAFF_URL=https://staff.example.org \
	ALLOWED_HOSTS=policy.example.org,staff.example.org \
	DATABASE_URL=postgres://chancery@127.0.0.1:5432/chancery

PYTEST := $(BIN)/pytest --quiet --numprocesses auto --dist worksteal

.PHONY: help run test check test-postgres journeys audit lighthouse screenshots bench chaos messages format lock venv \
	check-format check-lint check-types check-contracts check-migrations check-templates check-settings coverage

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

run: $(RUN_READY) ## Serve the demonstration on http://localhost:8000 (PORT and HOST change it)
	@$(BIN)/python manage.py serve_demo

test: $(TEST_READY) ## Run the whole test suite on SQLite (ARGS="tests/legislation" narrows it)
	$(PYTEST) $(ARGS)

check: check-format check-lint check-types check-contracts check-migrations check-templates check-settings coverage ## Run the static checks, then the tests with their coverage

test-postgres: $(TEST_READY) ## Run the test suite on PostgreSQL and Redis (TEST_DATABASE_URL, TEST_CACHE_URL)
	@set -e; \
	database="$${TEST_DATABASE_URL:-$$(.ci/need postgres)}"; \
	cache="$${TEST_CACHE_URL:-$$(.ci/need redis)}"; \
	echo "On $$database and $$cache"; \
	TEST_DATABASE_URL="$$database" TEST_CACHE_URL="$$cache" $(PYTEST) $(ARGS)

journeys: $(TEST_READY) ## Follow an editor, an approver and a reader through a real browser
	@set -e; \
	chromium="$${CHROMIUM:-$$(.ci/need chromium)}"; \
	CHROMIUM="$$chromium" $(BIN)/pytest --quiet -m journey tests/journeys $(ARGS)

audit: $(TEST_READY) ## Let programs of others judge the public site: accessibility, HTML, feeds, headers (ARGS="-k markup" narrows it)
	@set -e; \
	chromium="$${CHROMIUM:-$$(.ci/need chromium)}"; \
	.ci/need java; .ci/need node; \
	npm ci --prefix tests/audit --ignore-scripts --no-audit --no-fund --silent; \
	CHROMIUM="$$chromium" $(BIN)/pytest --quiet --numprocesses auto \
		--tb=short --show-capture=no -m audit tests/audit $(ARGS)

lighthouse: $(TEST_READY) ## Measure home, list, detail, country and search as a phone would see them
	@set -e; \
	chromium="$${CHROMIUM:-$$(.ci/need chromium)}"; \
	.ci/need node; \
	npm ci --prefix tests/lighthouse --ignore-scripts --no-audit --no-fund --silent; \
	DJANGO_SETTINGS_MODULE=config.settings.test CHROME_PATH="$$chromium" $(BIN)/python -m tests.lighthouse

screenshots: $(TEST_READY) ## Take pictures of every type of page into docs/screenshots
	@set -e; \
	chromium="$${CHROMIUM:-$$(.ci/need chromium)}"; \
	DJANGO_SETTINGS_MODULE=config.settings.test CHROMIUM="$$chromium" $(BIN)/python -m tests.screenshots

bench: $(TEST_READY) ## Measure pages and tracker with few and many records, and the search beside those of the databases (ARGS=--quick: 2,000 records only)
	@$(BIN)/python -m tests.bench.pages
	@$(BIN)/python -m tests.bench.tracker
	@$(BIN)/python -m tests.bench $(ARGS)

map: $(RUN_READY) ## Draw the file of the world map anew from the shapes of Natural Earth, which npm fetches
	@set -e; directory="$$(mktemp -d)"; \
	(cd "$$directory" && npm pack --silent world-atlas@2.0.2 >/dev/null && tar -xzf world-atlas-2.0.2.tgz); \
	$(BIN)/python manage.py migrate --verbosity 0 && $(BIN)/python manage.py load_reference >/dev/null; \
	$(BIN)/python manage.py build_world_map "$$directory/package/countries-50m.json"; \
	rm -r "$$directory"

chaos: $(TEST_READY) ## Kill what writes and rebuilds a search index, 200 times, and compare it with the database
	@set -e; for background in 0 1; do \
		directory="$$(mktemp -d)"; \
		CHAOS_DIRECTORY="$$directory" CHAOS_BACKGROUND=$$background \
			$(BIN)/python -m django chaos --rounds 100 --settings tests.whooshsearch.chaos.settings $(ARGS); \
		rm -r "$$directory"; \
	done

messages: $(TEST_READY) ## Bring the catalogues of the other languages up to date with the code
	@$(BIN)/python -m tests.catalogues

format: $(TEST_READY) ## Put code into the one format
	$(BIN)/ruff check --select I --fix
	$(BIN)/ruff format

lock: $(TEST_READY) ## Resolve the wish lists requirements.in into the hash-locked requirements.txt
	$(COMPILE) --output-file requirements.txt site/config/requirements.in
	cd tests && $(COMPILE) --output-file requirements.txt requirements.in

venv: $(TEST_READY) ## Install everything that running and testing needs into .venv

check-format: $(TEST_READY)
	$(BIN)/ruff format --check

check-lint: $(TEST_READY)
	$(BIN)/ruff check

check-types: $(TEST_READY)
	$(BIN)/mypy

check-contracts: $(TEST_READY)
	$(BIN)/lint-imports

check-migrations: $(TEST_READY)
	DJANGO_SETTINGS_MODULE=config.settings.test $(BIN)/python -W error manage.py makemigrations --check --dry-run

check-templates: $(TEST_READY)
	$(BIN)/djlint --lint --quiet templates

check-settings: $(TEST_READY)
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING --settings config.settings.staff
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING --settings config.settings.public

# Lines that no test reached stand in var/coverage/index.html; what failed stands at the end.
coverage: $(TEST_READY)
	$(PYTEST) --cov --cov-report=html $(ARGS)

# Names the target, not the options, in the header of the lock.
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(abspath $(BIN))/pip-compile --quiet --generate-hashes \
	--allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

# The folder site/ is on the path of every tool in .venv, by the line in chancery.pth.
.venv/made:
	@command -v $(PYTHON) >/dev/null || { \
		echo "Chancery needs Python 3.11, and there is no $(PYTHON). Name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -c 'import pathlib, sysconfig; \
		pathlib.Path(sysconfig.get_path("purelib"), "chancery.pth").write_text(f"{pathlib.Path.cwd()}/site\n")'
	@touch $@

$(RUN_READY): | .venv/made
	@echo "Installing what the site needs into .venv (about a minute)"
	@$(INSTALL) -r requirements.txt
	@touch $@

$(TEST_READY): | $(RUN_READY)
	@echo "Installing what the checks need into .venv (about a minute)"
	@$(INSTALL) -r tests/requirements.txt
	@touch $@
