# make help lists the targets. Everything is installed into .venv and nowhere else.

PYTHON ?= python3
PORT ?= 8000
JOBS ?= 2
export PYTHONUNBUFFERED = 1
# Tests that do not use the database, whose results do not depend on it.
WITHOUT_DATABASE = $(addprefix --ignore=tests/,architecture docs scripts sync_client)

PY := .venv/bin/python
PYTEST := $(PY) -m pytest
MANAGE := $(PY) manage.py

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-postgres test-demo test-wheel test-matrix test-browser test-maps test-clients test-wagtail check soak bench screenshots wheel schema shapes migrations messages lock run-environment

help: ## List these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1\t\2/' | expand -t 18

setup: ## Create .venv with everything needed for development
	@$(PYTHON) scripts/environment.py dev

run-environment:
	@$(PYTHON) scripts/environment.py run

demo: run-environment ## Run the demo site and its worker on 127.0.0.1, port PORT=8000
	@$(PY) -m demo.run --port $(PORT)

test: setup ## Run the tests on SQLite, JOBS=2 at a time (ARGS= more pytest arguments)
	@$(PYTEST) --numprocesses $(JOBS) --dist loadfile --no-loadscope-reorder $(ARGS)

test-postgres: setup ## Run the tests on a temporary PostgreSQL server (ARGS= more pytest arguments)
	@$(PY) -m scripts.with_postgres $(PYTEST) --numprocesses $(JOBS) --dist loadfile --no-loadscope-reorder -m "not soak and not browser and not clients and not demo and not wheel" $(WITHOUT_DATABASE) $(ARGS)

test-demo: setup ## Test the running demo
	@$(PYTEST) -m demo $(ARGS)

test-wheel: setup ## Install the wheel into a new Wagtail site, following the guide, and test it
	@$(PYTEST) -m wheel tests/wheel $(ARGS)

test-matrix: setup ## Do the same on every supported Python and Django that is here; takes an hour (ARGS="3.13 lowest")
	@$(PY) -m scripts.matrix $(ARGS)

test-browser: setup ## Test editing, publishing and syncing in a real browser
	@$(PYTHON) scripts/environment.py browser
	@$(PYTHON) scripts/environment.py clients
	@$(PY) -m scripts.with_chromium $(PYTEST) -m browser tests/browser $(ARGS)

test-maps: setup ## Make a base map from an extract of OpenStreetMap
	@$(PYTHON) scripts/environment.py maps
	@$(PYTEST) -m maps tests/base_map_tool tests/core/geo $(ARGS)

test-clients: setup ## Test the API with common GraphQL clients
	@$(PYTHON) scripts/environment.py clients
	@$(PY) -m scripts.node_packages
	@$(PYTEST) -m clients tests/clients $(ARGS)

test-wagtail: setup ## Run Wagtail's own tests with and without the plugin; takes an hour (ARGS= apps of Wagtail)
	@$(PYTHON) scripts/environment.py wagtail
	@$(PY) -m scripts.wagtail_tests $(ARGS)

check: setup ## Run all checks except the tests, and say how to fix failures
	@$(PY) -m scripts.check

soak: setup ## Run the long random tests
	@$(PYTEST) -m soak $(ARGS)

bench: setup ## Run the benchmarks
	@$(PY) -m benchmarks $(ARGS)

wheel: setup ## Build the wheel into dist/
	@$(PY) -m build --wheel --no-isolation --outdir dist

schema: setup ## Write schema.graphql from the code: the public contract
	@$(PY) -m scripts.schema

shapes: setup ## Write tests/contract/payload_shapes.json from the projections
	@$(PY) -m scripts.payload_shapes

migrations: setup ## Write the migrations of changed models
	@$(MANAGE) makemigrations

messages: setup ## Update the French catalogues from the source, and compile them
	@$(PY) -m scripts.messages

lock: setup ## Resolve the dependencies into lock files (ARGS=--upgrade for newer versions)
	@$(PY) -m scripts.lock_files --write $(ARGS)
	@$(PYTHON) scripts/environment.py clients
	@$(PY) -m scripts.node_packages --write $(ARGS)

screenshots: setup ## Retake the screenshots of the documentation
	@$(MAKE) --no-print-directory test-browser DESTINATION_SCREENSHOTS=docs/images
