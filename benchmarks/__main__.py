"""Fill the databases, measure, and compare with the committed figures.

``setup`` makes the databases, ``run`` prints the figures (``--keep`` writes their ratios to ``ratios.json``) and ``verify``
runs and fails when a ratio is below its bound or a quarter worse than the committed one. ``path`` prints how many of our
files one publish and one list run through; ``backlog`` measures a sweep of many marks, and an editor's requests about a
section of 2,000 pages, on SQLite or under ``python -m scripts.with_postgres``; ``publish`` compares the publish of one page
with plain Wagtail's; ``redis`` kills the server of the cache of answers; ``growth`` measures every list at 3,300, 33,000 and
330,000 publications, on either database; ``near`` compares lists by position with SQL written by hand, on either database;
``peers`` measures us beside a stock Wagtail site with its GraphQL plugin, of the same content, which it makes the first time.
They fail when a bound is exceeded.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from . import backlog, growth, near, path, publish, redis_answers
from .ratios import RATIOS, complaints_of, ratios_of
from .table import table_of

HOME = Path(__file__).resolve().parent.parent / ".benchmarks"
SCALES = ("small", "large")


def main() -> None:
    """Run the command; exit with 1 when ``verify`` finds a regression."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "verb",
        nargs="?",
        choices=["setup", "run", "verify", "path", "backlog", "growth", "near", "publish", "redis", "peers"],
        default="verify",
    )
    parser.add_argument("--scale", choices=SCALES, action="append", help="scale to measure (default: both)")
    parser.add_argument("--keep", action="store_true", help="run: write the ratios to benchmarks/ratios.json")
    parser.add_argument(
        "--plant",
        choices=[*backlog.PLANTS, *growth.PLANTS, *near.PLANTS],
        help="backlog, growth, near: bring back a fault, which must be reported",
    )
    parser.add_argument(
        "--rounds", type=int, help="backlog: how often each request is sent (default: 2); peers: rounds (default: 5)"
    )
    parser.add_argument("--seconds", type=float, default=3, help="peers: seconds of load in a round (default: 3)")
    parser.add_argument(
        "--worker-class", choices=["gthread", "sync"], default="gthread", help="peers: of gunicorn, for every site"
    )
    arguments = parser.parse_args()
    measures = {
        "backlog": lambda: _measure_backlog(arguments.plant, arguments.rounds or 2),
        "growth": lambda: _measure_growth(arguments.plant),
        "near": lambda: _measure_near(arguments.plant),
        "path": _follow_paths,
        "peers": lambda: _measure_peers(arguments.rounds or 5, arguments.seconds, arguments.worker_class),
        "publish": _measure_publish,
        "redis": _measure_redis,
    }
    if arguments.verb in measures:
        measures[arguments.verb]()
        return
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
    _end_with(complaints_of(ratios, json.loads(RATIOS.read_text()) if RATIOS.exists() else {}))


def _end_with(complaints: list[str]) -> None:
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    if complaints:
        sys.exit(1)


def _follow_paths() -> None:
    """Print the paths of one publish and one list, on a temporary site."""
    with tempfile.TemporaryDirectory() as home:
        found = _answer_of("benchmarks.path", Path(home))
    print(path.table_of(found))
    _end_with(path.complaints_of(found))


def _measure_backlog(plant: str | None, rounds: int) -> None:
    """Print what a backlog costs, on a temporary site."""
    with tempfile.TemporaryDirectory() as home:
        found = _answer_of(
            "benchmarks.backlog",
            Path(home),
            options=[f"--rounds={rounds}", *([f"--plant={plant}"] if plant else [])],
            settings="benchmarks.admin_settings",
        )
    print(backlog.table_of(found))
    _end_with(backlog.complaints_of(found))


def _measure_publish() -> None:
    """Print what the plugin adds to a publish in the admin, on a temporary site."""
    with tempfile.TemporaryDirectory() as home:
        found = _answer_of("benchmarks.publish", Path(home), settings="benchmarks.admin_settings")
    print(publish.table_of(found))
    _end_with(publish.complaints_of(found))


def _measure_redis() -> None:
    """Print what readers wait when the Redis of the cache of answers runs, is killed, and never answers."""
    _in_a_process("small", "--only-fill")
    found = _answer_of("benchmarks.redis_answers", HOME / "small")
    print(redis_answers.table_of(found))
    _end_with(redis_answers.complaints_of(found))


def _measure_peers(rounds: int, seconds: float, worker_class: str) -> None:
    """Print what the plugin's site, ours and the floors measured in turn."""
    from .peers.run import SitesDisagree, measure_peers

    try:
        tables, complaints = measure_peers(HOME / "peers", rounds=rounds, seconds=seconds, worker_class=worker_class)
    except (SitesDisagree, RuntimeError) as error:
        sys.exit(str(error))
    print(tables)
    _end_with(complaints)


def _measure_growth(plant: str | None) -> None:
    """Print what each list costs at three sizes of a site."""
    with tempfile.TemporaryDirectory() as home:
        options = [f"--plant={plant}"] if plant else []
        found = _answer_of("benchmarks.growth", Path(home), options=options, settings="benchmarks.admin_settings")
    print(growth.table_of(found))
    _end_with(growth.complaints_of(found))


def _measure_near(plant: str | None) -> None:
    """Print what lists by position cost beside SQL written by hand."""
    with tempfile.TemporaryDirectory() as home:
        options = [f"--plant={plant}"] if plant else []
        found = _answer_of("benchmarks.near", Path(home), options=options, settings="benchmarks.near_settings")
    print(near.table_of(found))
    _end_with(near.complaints_of(found))


def _in_a_process(scale: str, *options: str) -> dict[str, Any]:
    """Measure one scale in a separate process, because each has its own database."""
    home = HOME / scale
    home.mkdir(parents=True, exist_ok=True)
    return _answer_of("benchmarks.measure", home, scale, options=options)


def _answer_of(
    module: str, home: Path, *arguments: str, options: Sequence[str] = (), settings: str = "benchmarks.settings"
) -> dict[str, Any]:
    answer = home / "figures.json"
    command = [sys.executable, "-m", module, *arguments, str(answer), *options]
    environment = {
        **os.environ,
        "DESTINATION_BENCHMARK_DIR": str(home),
        "DJANGO_SETTINGS_MODULE": settings,
    }
    subprocess.run(command, check=True, env=environment)  # noqa: S603 - a program of this environment
    found: dict[str, Any] = json.loads(answer.read_text()) if answer.exists() else {}
    return found


if __name__ == "__main__":
    main()
