"""A site that leaves a vertical out has the rest, with a schema of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from scripts.module_sizes import ROOT
from scripts.verticals import VERTICALS
from tests.settings import WITHOUT

SCHEMAS = Path(__file__).parent / "schemas"
ABSENT = {name for name in VERTICALS if name not in settings.INSTALLED_APPS}
EVENTS = "tests.third_party.events"
#: Run of what is left when a vertical is not there; all the rest is imported, and so finds that it needs none.
REST = "test_schema_text or test_first_path or test_projection or test_vertical"


def run_without(left_out: set[str], *command: str) -> "subprocess.CompletedProcess[str]":
    hidden = {**os.environ, WITHOUT: ",".join(sorted(left_out)), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=hidden, capture_output=True, text=True, check=False, timeout=600
    )


@pytest.mark.parametrize(
    "left_out",
    [set(), {"mice"}, {"news"}, {"mice", "news"}],
    ids=lambda names: " and ".join(sorted(names)) or "nothing",
)
def test_its_schema_is_the_committed_one(left_out: set[str]) -> None:
    absent = left_out | ABSENT
    names = [name for name in VERTICALS if name not in absent]

    done = run_without({*absent, EVENTS}, "-m", "django", "export_schema")

    assert done.returncode == 0, done.stderr[-3000:]
    committed = SCHEMAS / f"{'+'.join(names)}.graphql" if absent else ROOT / "schema.graphql"
    assert done.stdout == committed.read_text()


@pytest.mark.parametrize("left_out", sorted({"mice", "news"} - ABSENT))
def test_the_rest_is_green_without(left_out: str) -> None:
    done = run_without(
        {left_out, *ABSENT}, "-m", "pytest", "-q", "--nomigrations", "-p", "no:cacheprovider", "-k", REST
    )

    assert done.returncode == 0, done.stdout[-6000:]
    assert " passed" in done.stdout
