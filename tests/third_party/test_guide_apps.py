"""The apps that the guide shows work on a site that installs them, and nothing else of the site changes.

Which apps there are decides a schema, the blocks of a text and the tables, so each look is a process of its own.
"""

import os
import subprocess
import sys

from scripts.module_sizes import ROOT

SETTINGS = "tests.third_party.settings"
HERE = "tests/third_party"


def run(*command: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=900
    )


def test_all_is_green_with_them() -> None:
    """What the apps promise, and what the core promises: in one process, since its database takes longest."""
    own = (f"{HERE}/with_sponsors.py", f"{HERE}/with_restaurants.py")
    cores = ("tests/contract/test_schema_text.py", "tests/core/graphql/types/test_routes.py")

    done = run("-m", "pytest", "-q", "-p", "no:cacheprovider", *own, *cores)

    assert done.returncode == 0, done.stdout[-6000:]
    assert " passed" in done.stdout


def test_their_migrations_say_what_their_models_say() -> None:
    done = run("-m", "django", "makemigrations", "--check", "--dry-run")

    assert done.returncode == 0, done.stdout
