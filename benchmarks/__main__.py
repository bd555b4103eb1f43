"""Fill what is measured, measure it, and compare with the figures that are committed.

``setup`` makes the databases, ``run`` prints the figures (``--keep`` writes their ratios to ``ratios.json``) and ``verify``
runs and fails when a ratio is below its bound or a quarter worse than the committed one.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from .ratios import RATIOS, complaints_of, ratios_of
from .table import table_of

HOME = Path(__file__).resolve().parent.parent / ".benchmarks"
SCALES = ("small", "large")


def main() -> None:
    """Do what the command line asks for; exit with 1 when ``verify`` finds something worse."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("verb", nargs="?", choices=["setup", "run", "verify"], default="verify")
    parser.add_argument("--scale", choices=SCALES, action="append", help="measure this one; both unless it is said")
    parser.add_argument("--keep", action="store_true", help="run: write the ratios to benchmarks/ratios.json")
    arguments = parser.parse_args()
    scales = arguments.scale or SCALES
    if arguments.verb == "setup":
        for scale in scales:
            _in_a_process(scale, "--only-fill")
        return
    figures = {scale: _in_a_process(scale) for scale in scales}
    print(table_of(figures))
    ratios = {scale: ratios_of(found) for scale, found in figures.items()}
    if arguments.verb == "run":
        if arguments.keep:
            RATIOS.write_text(json.dumps(ratios, indent=2, sort_keys=True) + "\n")
        return
    complaints = complaints_of(ratios, json.loads(RATIOS.read_text()) if RATIOS.exists() else {})
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    if complaints:
        sys.exit(1)


def _in_a_process(scale: str, *options: str) -> dict[str, Any]:
    """Measure a scale: each has a database, so a process of its own."""
    home = HOME / scale
    home.mkdir(parents=True, exist_ok=True)
    answer = home / "figures.json"
    command = [sys.executable, "-m", "benchmarks.measure", scale, str(answer), *options]
    environment = {
        **os.environ,
        "DESTINATION_BENCHMARK_DIR": str(home),
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
    }
    subprocess.run(command, check=True, env=environment)  # noqa: S603 - a program of this environment
    found: dict[str, Any] = json.loads(answer.read_text()) if answer.exists() else {}
    return found


if __name__ == "__main__":
    main()
