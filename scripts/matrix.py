"""Run the wheel's tests on every supported Python that this machine has, and every supported Django.

Lists the points, or runs those whose names contain one of the words: ``python -m scripts.matrix 3.13 lowest``. Each
installs one lock file, every archive checked against its hash, into a new environment. Takes some minutes a point.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .lock_files import LOCKS, ROOT, SITE_LOCKS, Lock, pins_of

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
VERSION = "import sys, ensurepip, sqlite3, venv; print('%d.%d' % sys.version_info[:2])"
#: Where interpreters are that the PATH does not name.
ELSEWHERE = ("~/.pyenv/versions/{}.*/bin/python", "~/.local/share/uv/python/cpython-{}.*/bin/python")


@dataclass(frozen=True)
class Point:
    """A Python and the lock file that is installed for it."""

    python: str
    lock: Lock

    @property
    def name(self) -> str:
        versions = pins_of(self.lock.path.read_text())
        (django,), (wagtail,) = versions["django"], versions["wagtail"]
        return f"Python {self.python}, Django {django}, Wagtail {wagtail} ({self.lock.name})"


def minor(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def points() -> list[Point]:
    """Return every supported point: the lowest versions on the lowest Python, the others on each that they support."""
    run = LOCKS[0]
    lowest = [Point(PYTHONS[0], lock) for lock in SITE_LOCKS if lock.is_lowest]
    locks = [run, *(lock for lock in SITE_LOCKS if not lock.is_lowest)]
    return [*lowest, *(Point(at, lock) for lock in locks for at in PYTHONS if minor(at) >= minor(lock.python))]


def interpreters() -> dict[str, str]:
    """Return the path of an interpreter for each supported version that this machine has."""
    found = {}
    for version in PYTHONS:
        folders = [path for pattern in ELSEWHERE for path in _matches(pattern.format(version))]
        candidates = filter(None, [shutil.which(f"python{version}"), *folders])
        chosen = next((path for path in candidates if _is_usable(path, version)), None)
        if chosen:
            found[version] = chosen
    return found


def _matches(pattern: str) -> Iterable[str]:
    home = Path.home()
    return map(str, sorted(home.glob(pattern.removeprefix("~/")), reverse=True))


def _is_usable(path: str, version: str) -> bool:
    """Say whether an interpreter starts, makes environments and has SQLite: the name of a version manager's may not."""
    done = subprocess.run([path, "-c", VERSION], check=False, capture_output=True, text=True)
    return done.returncode == 0 and done.stdout.strip() == version


def split(wanted: Iterable[Point], have: Mapping[str, str]) -> tuple[list[Point], list[str]]:
    """Return the points that can run here, and the Pythons that are missing for the others."""
    here = [point for point in wanted if point.python in have]
    return here, sorted({point.python for point in wanted} - {*have}, key=minor)


def test(point: Point, python: str) -> str:
    """Test one point; return what pytest's last line says, and an empty text if it failed."""
    chosen = {"DESTINATION_WHEEL_PYTHON": python, "DESTINATION_WHEEL_LOCK": point.lock.name}
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            "-q",
            "--tb=short",
            "-x",
            "-m",
            "wheel",
            "tests/wheel",
        ],
        check=False,
        cwd=ROOT,
        env={**os.environ, "DESTINATION_WHEEL_SECONDS": "600", **chosen},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    last = done.stdout.strip().rpartition("\n")[2]
    if done.returncode == 0 and re.search(r"\d+ passed", last):
        return last
    print(done.stdout)
    return ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="run the points whose names contain one of them")
    parser.add_argument("--list", action="store_true", help="list the points and run none")
    arguments = parser.parse_args()
    have, started = interpreters(), time.monotonic()
    chosen = [point for point in points() if not arguments.words or any(word in point.name for word in arguments.words)]
    here, missing = split(chosen, have)
    failed = []
    for point in here:
        if arguments.list:
            print(point.name)
            continue
        told = test(point, have[point.python])
        print(f"{point.name}: {told or 'FAILED'}", flush=True)
        failed += [] if told else [point.name]
    for python in missing:
        print(f"Python {python}: NOT TESTED, because this machine does not have it")
    if failed or not here:
        sys.exit(f"{len(failed)} of {len(here)} points failed.")
    print(f"{len(here)} points in {time.monotonic() - started:.0f} s.")


if __name__ == "__main__":
    main()
