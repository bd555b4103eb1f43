"""Write the public contract from the code: ``schema.graphql``, and the schema of each smaller set of verticals.

``--check`` only compares, also with the last minor release: only deprecated parts may be removed.
``--release`` makes the present schema the released one.
"""

import argparse
import difflib
import os
import sys
from io import StringIO
from itertools import chain, combinations
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from destination_cms.registry import get_verticals
from scripts.schema_changes import unannounced_changes
from scripts.verticals import PRESENT, VERTICALS

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "schema.graphql"
#: Sets of verticals that a site may install; the first is empty.
SMALLER = ROOT / "tests" / "contract" / "schemas"
RELEASED = ROOT / "docs" / "reference" / "released.graphql"
SHOWN_LINES = 80


def snapshots() -> dict[Path, tuple[str, ...]]:
    """Return the verticals of each committed schema that can be written here, by its file."""
    names = tuple(get_verticals())
    chosen = chain.from_iterable(combinations(names, size) for size in range(len(names) + 1))
    return {_path(each): each for each in chosen}


def _path(chosen: tuple[str, ...]) -> Path:
    return SCHEMA if chosen == VERTICALS else SMALLER / f"{'+'.join(chosen) or 'core'}.graphql"


def exported() -> dict[Path, str]:
    """Return the schema that the code serves, by the file that it is committed in."""
    written = {}
    for path, names in snapshots().items():
        answer = StringIO()
        call_command("export_schema", verticals=",".join(names), stdout=answer)
        written[path] = answer.getvalue()
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--release", action="store_true")
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "demo.settings")
    settings.INSTALLED_APPS = [app for app in settings.INSTALLED_APPS if app not in VERTICALS or app in PRESENT]
    django.setup()
    schemas = exported()
    if arguments.check:
        check(schemas)
        return
    for path, schema in schemas.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(schema)
    if arguments.release:
        if SCHEMA not in schemas:
            sys.exit(f"A release has all of {', '.join(VERTICALS)}.")
        RELEASED.write_text(schemas[SCHEMA])


def check(schemas: dict[Path, str]) -> None:
    """Exit with the differences from the committed files, and the breaking changes since the last release."""
    differences = [line for path, schema in schemas.items() for line in difference(path, schema)]
    if differences:
        sys.exit("\n".join(differences[:SHOWN_LINES]))
    missed = unannounced_changes(RELEASED.read_text(), schemas[SCHEMA]) if SCHEMA in schemas else []
    if missed:
        sys.exit("\n".join(["Breaking changes since the last release:", *missed]))


def difference(path: Path, schema: str) -> list[str]:
    """Return how a committed file differs from the schema that the code serves."""
    committed = path.read_text() if path.exists() else ""
    name = str(path.relative_to(ROOT))
    return [*difflib.unified_diff(committed.splitlines(), schema.splitlines(), name, "the code", n=1, lineterm="")]


if __name__ == "__main__":
    main()
