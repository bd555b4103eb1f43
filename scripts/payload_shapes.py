"""Write the shape of each kind's payload, as apps with a replica receive it. ``--check`` only compares.

A changed shape needs another ``Kind.version``, which tells apps about the change, and makes
the next reconcile send the records.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import django

from .verticals import PRESENT, VERTICALS

ROOT = Path(__file__).resolve().parent.parent
SNAPSHOT = ROOT / "tests" / "contract" / "payload_shapes.json"
SHOWN_PATHS = 5

#: As ``tests.contract.payload_shapes.shapes`` returns them.
Shapes = Mapping[str, Mapping[str, Any]]


@contextmanager
def empty_database() -> Iterator[None]:
    """Provide an in-memory database with tables created from the models, without migrations."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.apps import apps
    from django.conf import settings
    from django.test.utils import get_runner, override_settings, setup_test_environment, teardown_test_environment

    without_migrations = {config.label: None for config in apps.get_app_configs()}
    limits = {"IMAGE_FORMATS": ["jpeg"], "IMAGE_FACTORS": [1]}
    setup_test_environment()
    runner = get_runner(settings)(verbosity=0, interactive=False)
    with override_settings(MIGRATION_MODULES=without_migrations, DESTINATION_CMS=limits):
        databases = runner.setup_databases()
        try:
            yield
        finally:
            runner.teardown_databases(databases)
            teardown_test_environment()


def unversioned(committed: Shapes, found: Shapes) -> list[str]:
    """Return a message for each kind whose shape has changed while its version has not."""
    return [
        f"The payload of '{name}' has changed and its version is still {found[name]['version']}: "
        f"{_listed(committed[name]['payload'], found[name]['payload'])}. Raise the version (in the projection.py of its "
        f"vertical; for the core's kinds in destination_cms/projections/kinds.py), then: make shapes."
        for name in sorted(found.keys() & committed.keys())
        if found[name]["payload"] != committed[name]["payload"] and found[name]["version"] <= committed[name]["version"]
    ]


def outdated(committed: Shapes, found: Shapes) -> list[str]:
    """Return a message for each kind that differs from the committed file, except those of deleted verticals."""
    return [
        f"The payload of '{name}' is not the one in {SNAPSHOT.relative_to(ROOT)}. If that is meant: make shapes, read the "
        f"difference, and commit it."
        for name in sorted(found.keys() | (committed.keys() if PRESENT == VERTICALS else set()))
        if found.get(name) != committed.get(name)
    ]


def _listed(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    moved = [
        f"{path} ({before.get(path, 'not there')} -> {after.get(path, 'not there')})"
        for path in sorted(before.keys() | after.keys())
        if before.get(path) != after.get(path)
    ]
    more = f" and {len(moved) - SHOWN_PATHS} more" if len(moved) > SHOWN_PATHS else ""
    return f"{', '.join(moved[:SHOWN_PATHS])}{more}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    with empty_database():
        # Not imported by name, because tests are not type-checked.
        found = import_module("tests.contract.payload_shapes").shapes()
    committed = json.loads(SNAPSHOT.read_text()) if SNAPSHOT.exists() else {}
    faults = unversioned(committed, found)
    if arguments.check:
        faults = faults or outdated(committed, found)
    if faults:
        sys.exit("\n".join(faults))
    if not arguments.check:
        SNAPSHOT.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
