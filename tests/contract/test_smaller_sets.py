"""A site that leaves a vertical out has the rest, with a schema of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.settings import WITHOUT

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = Path(__file__).parent / "schemas"
VERTICALS = ("circuits", "mice", "news")
#: What is left of the tests when a vertical is not there, in short.
REST = (
    "tests/contract/test_schema_text.py",
    "tests/core/graphql",
    "tests/core/publishing/test_first_path.py",
    "tests/core/publishing/test_reconcile.py",
    "tests/core/checks/test_site.py",
)


def run_without(left_out: str, *command: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, WITHOUT: left_out, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=600
    )


@pytest.mark.parametrize("left_out", ["mice", "news", "mice,news"])
def test_its_schema_is_the_committed_one(left_out: str) -> None:
    names = [name for name in VERTICALS if name not in left_out.split(",")]

    done = run_without(f"{left_out},tests.third_party.events", "-m", "django", "export_schema")

    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout == (SCHEMAS / f"{'+'.join(names)}.graphql").read_text()


def test_the_rest_is_green_without_offers() -> None:
    done = run_without("mice", "-m", "pytest", "-q", "--nomigrations", *REST, "tests/news/test_articles.py")

    assert done.returncode == 0, done.stdout[-6000:]
    assert " passed" in done.stdout
