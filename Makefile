# make help lists what there is. Everything lives in .venv; nothing is installed anywhere else.

PYTHON ?= python3
PORT ?= 8000
JOBS ?= 2
export PYTHONUNBUFFERED = 1
# What asks no database says on PostgreSQL what it says on SQLite.
WITHOUT_DATABASE = $(addprefix --ignore=tests/,architecture docs scripts sync_client)

PY := .venv/bin/python
PYTEST := $(PY) -m pytest
MANAGE := $(PY) manage.py

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-postgres test-demo test-wheel test-browser test-clients check soak bench screenshots wheel schema migrations messages lock run-environment

help: ## List these verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1\t\2/' | expand -t 18

setup: ## Make .venv with everything that developing needs
	@$(PYTHON) scripts/environment.py dev

run-environment:
	@$(PYTHON) scripts/environment.py run

demo: run-environment ## Run the demo site and its worker on 127.0.0.1, port PORT=8000
	@$(PY) -m destination_cms.demo.run --port $(PORT)

test: setup ## Run the tests on SQLite, JOBS=2 at a time (ARGS= more pytest arguments)
	@$(PYTEST) --numprocesses $(JOBS) --dist loadfile $(ARGS)

test-postgres: setup ## Run the tests on a PostgreSQL of their own (ARGS= more pytest arguments)
	@$(PY) -m scripts.with_postgres $(PYTEST) --numprocesses $(JOBS) --dist loadfile -m "not soak and not browser and not clients and not demo and not wheel" $(WITHOUT_DATABASE) $(ARGS)

test-demo: setup ## Run the demo as a visitor would, and stop it
	@$(PYTEST) -m demo $(ARGS)

test-wheel: setup ## Install the wheel into a Wagtail site of its own, as the guide says
	@$(PYTEST) -m wheel tests/wheel $(ARGS)

test-browser: setup ## Edit, publish and sync as people do, in a real browser
	@$(PYTHON) scripts/environment.py browser
	@$(PY) -m scripts.with_chromium $(PYTEST) -m browser tests/browser $(ARGS)

test-clients: setup ## Read the API with the clients that front-ends use
	@$(PYTHON) scripts/environment.py clients
	@$(PY) -m scripts.node_packages
	@$(PYTEST) -m clients tests/clients $(ARGS)

check: setup ## Look at everything but the tests, and say what to do where it is red
	@$(PY) -m scripts.check

soak: setup ## Run the long random tests
	@$(PYTEST) -m soak $(ARGS)

bench: setup ## Measure what has to be fast
	@$(PY) -m benchmarks $(ARGS)

wheel: setup ## Build the wheel into dist/
	@$(PY) -m build --wheel --no-isolation --outdir dist

schema: setup ## Write schema.graphql from the code: the public contract
	@$(PY) -m scripts.schema

migrations: setup ## Write the migrations that the models ask for
	@$(MANAGE) makemigrations

messages: setup ## Bring the French catalogues up to date with the source, and compile them
	@$(PY) -m scripts.messages

lock: setup ## Resolve what is needed into lock files (ARGS=--upgrade for newer versions)
	@$(PY) -m scripts.lock_files --write $(ARGS)
	@$(PYTHON) scripts/environment.py clients
	@$(PY) -m scripts.node_packages --write $(ARGS)

screenshots: setup ## Take the pictures of the documentation anew
	@$(MAKE) --no-print-directory test-browser DESTINATION_SCREENSHOTS=docs/images
