"""Check that the lock files match pyproject.toml, or rewrite them (``--write``).

The check needs no network: each direct requirement is pinned to a version that satisfies it, each pin has a hash,
each lock contains every pin of those it extends, no two pin different versions, and no line contains a URL.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+?))? *\\?$")
FLAGS = [
    *("--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate"),
    *("--generate-hashes", "--universal", "--quiet"),
]


@dataclass(frozen=True)
class Lock:
    """One lock file and what it contains in addition to the project's dependencies.

    ``python`` is the lowest interpreter that it is for, ``narrowing`` a requirement within those of pyproject.toml.
    """

    name: str
    groups: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    python: str = "3.11"
    narrowing: str = ""
    is_lowest: bool = False

    @property
    def path(self) -> Path:
        return ROOT / "requirements" / f"{self.name}.txt"


# A lock that extends another one comes after it.
LOCKS = (
    Lock("run", ("sample", "demo")),
    Lock("dev", ("sample", "demo", "dev")),
    Lock("browser", ("sample", "demo", "dev", "browser")),
    Lock("clients", ("sample", "demo", "dev", "clients")),
    Lock("wagtail", ("sample", "demo", "dev", "wagtail")),
    Lock("maps", ("sample", "demo", "dev"), extras=("maps",)),
)

_OPTIONAL = ("worker", "translation")
# Each is installed alone, in a site of its own: the ends of the supported range and what lies between (scripts/matrix.py).
SITE_LOCKS = (
    Lock("sites/lowest", groups=("sample",), extras=_OPTIONAL, is_lowest=True),
    Lock("sites/django-6.0", groups=("sample",), extras=_OPTIONAL, python="3.12", narrowing="Django~=6.0.0"),
    Lock("sites/django-6.1", groups=("sample",), extras=_OPTIONAL, python="3.12", narrowing="Django~=6.1.0"),
)


def requirements_of(lock: Lock) -> list[Requirement]:
    """Return the requirements of pyproject.toml that this lock must satisfy."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"]]
    for group in lock.groups:
        wanted += project["dependency-groups"][group]
    for extra in lock.extras:
        wanted += project["project"]["optional-dependencies"][extra]
    return [Requirement(line) for line in [*wanted, *filter(None, [lock.narrowing])]]


def pins_of(text: str) -> dict[str, set[str]]:
    """Return the versions pinned for each canonical name; more than one if they have markers."""
    pins: dict[str, set[str]] = {}
    for line in text.splitlines():
        if match := PIN.match(line):
            pins.setdefault(canonicalize_name(match["name"]), set()).add(match["version"])
    return pins


def faults_of_text(text: str) -> list[str]:
    """Return the faults of a lock file's lines."""
    faults = [f"line {number} holds an address" for number, line in enumerate(text.splitlines(), 1) if "://" in line]
    blocks = re.split(r"^(?=\S)", text, flags=re.MULTILINE)
    for block in filter(str.strip, blocks):
        first = block.splitlines()[0]
        if not PIN.match(first):
            faults.append(f"not a pinned package: {first[:60]}")
        elif "--hash=sha256:" not in block:
            faults.append(f"no hash: {first[:60]}")
    return faults


def faults_of(lock: Lock) -> list[str]:
    """Return the faults of this lock, also compared with pyproject.toml."""
    text = lock.path.read_text()
    pins = pins_of(text)
    faults = faults_of_text(text)
    for requirement in requirements_of(lock):
        versions = pins.get(canonicalize_name(requirement.name), set())
        if not versions:
            faults.append(f"{requirement.name} is not pinned")
        faults += [
            f"{requirement} is pinned to {version}" for version in versions if version not in requirement.specifier
        ]
    return [f"requirements/{lock.name}.txt: {fault}" for fault in faults]


def faults() -> list[str]:
    """Return one message for each fault of the lock files."""
    found = [fault for lock in (*LOCKS, *SITE_LOCKS) for fault in faults_of(lock)]
    for earlier, later in combinations(LOCKS, 2):
        pins, others = (pins_of(lock.path.read_text()) for lock in (earlier, later))
        # All of them are installed into the same environment.
        names = set(pins) if set(earlier.groups) <= set(later.groups) else set(pins) & set(others)
        found += [
            f"requirements/{later.name}.txt pins another {name} than {earlier.name}.txt"
            for name in sorted(names)
            if pins[name] != others.get(name)
        ]
    return found


def write(*, is_upgrade: bool) -> None:
    """Resolve pyproject.toml into the lock files; keeps existing pins where possible unless an upgrade is requested."""
    beside = Path(sys.executable).parent
    uv = shutil.which("uv", path=f"{beside}{os.pathsep}{os.environ.get('PATH', '')}")
    if uv is None:
        sys.exit("uv is required to resolve the lock files and is missing: .venv/bin/python -m pip install uv")
    for number, lock in enumerate(LOCKS):
        compile_lock(uv, lock, [before.path for before in LOCKS[:number]], is_upgrade=is_upgrade)
    for lock in SITE_LOCKS:
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as narrowing:
            narrowing.write(f"{lock.narrowing}\n")
            narrowing.flush()
            compile_lock(uv, lock, [Path(narrowing.name)], is_upgrade=is_upgrade)


def compile_lock(uv: str, lock: Lock, constraints: Sequence[Path], *, is_upgrade: bool) -> None:
    """Resolve one lock file within these constraints."""
    groups = [part for group in lock.groups for part in ("--group", group)]
    extras = [part for extra in lock.extras for part in ("--extra", extra)]
    within = [part for path in constraints for part in ("--constraints", str(path))]
    resolution = ["--resolution", "lowest-direct"] if lock.is_lowest else []
    upgrade = ["--upgrade"] if is_upgrade else []
    command = [uv, "pip", "compile", "pyproject.toml", "-o", str(lock.path), "--python-version", lock.python]
    lock.path.parent.mkdir(exist_ok=True)
    subprocess.run(
        [*command, *groups, *extras, *within, *resolution, *FLAGS, *upgrade],
        check=True,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    print(f"Wrote requirements/{lock.name}.txt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--upgrade", action="store_true")
    arguments = parser.parse_args()
    if arguments.write:
        write(is_upgrade=arguments.upgrade)
    found = faults()
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
