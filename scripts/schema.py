"""Write ``schema.graphql``, the public contract, from the code; or only compare the two (``--check``)."""

import argparse
import difflib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "schema.graphql"


def exported() -> str:
    """Return the schema that the code serves."""
    done = subprocess.run(
        [sys.executable, "manage.py", "export_schema"], check=False, cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode != 0:
        sys.exit(f"manage.py export_schema failed:\n{done.stderr}")
    return done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    schema = exported()
    if not parser.parse_args().check:
        SCHEMA.write_text(schema)
        return
    committed = SCHEMA.read_text() if SCHEMA.exists() else ""
    if committed != schema:
        difference = difflib.unified_diff(
            committed.splitlines(), schema.splitlines(), "schema.graphql", "the code", n=1, lineterm=""
        )
        sys.exit("\n".join([*difference][:80]))


if __name__ == "__main__":
    main()
