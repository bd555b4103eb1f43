"""The apps that the guide shows work on a site that installs them, and nothing else of the site changes.

Which apps there are decides a schema, the blocks of a text and the tables, so each look is a process of its own.
"""

import os
import subprocess
import sys

import pytest

from scripts.module_sizes import ROOT

SETTINGS = "tests.third_party.settings"
HERE = "tests/third_party"


def run(*command: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=900
    )


@pytest.mark.parametrize(
    "tests",
    [
        pytest.param((f"{HERE}/with_sponsors.py", f"{HERE}/with_restaurants.py"), id="what they promise"),
        pytest.param(
            ("tests/contract/test_schema_text.py", "tests/core/graphql/types/test_routes.py"),
            id="what the core promises",
        ),
    ],
)
def test_all_is_green_with_them(tests: tuple[str, ...]) -> None:
    done = run("-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)

    assert done.returncode == 0, done.stdout[-6000:]
    assert " passed" in done.stdout


def test_their_migrations_say_what_their_models_say() -> None:
    done = run("-m", "django", "makemigrations", "--check", "--dry-run")

    assert done.returncode == 0, done.stdout
