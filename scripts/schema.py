"""Write the public contract from the code: ``schema.graphql``, and the schema of each smaller set of verticals.

``--check`` only compares, also with the schema of the last minor release: what that has may go only after it was
deprecated there. ``--release`` makes the present schema the released one.
"""

import argparse
import difflib
import os
import sys
from io import StringIO
from itertools import chain, combinations
from pathlib import Path

import django
from django.core.management import call_command

from destination_cms.verticals import get_verticals
from scripts.schema_changes import unannounced_changes

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "schema.graphql"
#: What a site has that installs some of the verticals only; the first is that of a site with none.
SMALLER = ROOT / "tests" / "contract" / "schemas"
RELEASED = ROOT / "docs" / "reference" / "released.graphql"
SHOWN_LINES = 80


def snapshots() -> dict[Path, tuple[str, ...]]:
    """Return the verticals of each committed schema, by its file."""
    names = tuple(get_verticals())
    smaller = chain.from_iterable(combinations(names, size) for size in range(len(names)))
    return {SMALLER / f"{'+'.join(chosen) or 'core'}.graphql": chosen for chosen in smaller} | {SCHEMA: names}


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
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "destination_cms.demo.settings")
    django.setup()
    schemas = exported()
    if arguments.check:
        check(schemas)
        return
    for path, schema in schemas.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(schema)
    if arguments.release:
        RELEASED.write_text(schemas[SCHEMA])


def check(schemas: dict[Path, str]) -> None:
    """Exit with what differs from the committed files, or was promised by the last release and is missed."""
    differences = [line for path, schema in schemas.items() for line in difference(path, schema)]
    if differences:
        sys.exit("\n".join(differences[:SHOWN_LINES]))
    missed = unannounced_changes(RELEASED.read_text(), schemas[SCHEMA])
    if missed:
        sys.exit("\n".join(["Promised by the last release:", *missed]))


def difference(path: Path, schema: str) -> list[str]:
    """Return how a committed file differs from the schema that the code serves."""
    committed = path.read_text() if path.exists() else ""
    name = str(path.relative_to(ROOT))
    return [*difflib.unified_diff(committed.splitlines(), schema.splitlines(), name, "the code", n=1, lineterm="")]


if __name__ == "__main__":
    main()
