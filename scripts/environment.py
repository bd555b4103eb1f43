"""Install the packages of a lock file into ``.venv``; do nothing if it is up to date.

Uses only the standard library and syntax of old Pythons, so that it can report that Python is too old.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the message is for those who run an older one
    sys.exit(
        "Python 3.11 or newer is needed, this is %d.%d.\n"  # noqa: UP031
        "Install one and name it: make PYTHON=python3.12 setup" % sys.version_info[:2]
    )

import argparse
import hashlib
import os
import shutil
import subprocess
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The lock that each one extends: it holds all of its pins (scripts/lock_files.py checks it).
BASES = {"run": None, "dev": "run", "browser": "dev", "clients": "dev", "wagtail": "dev", "maps": "dev"}
ENVIRONMENT = ROOT / ".venv"
ENVIRONMENT_PYTHON = ENVIRONMENT / "bin" / "python"


def lock_path(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.txt"


def stamp_path(name: str) -> Path:
    return ENVIRONMENT / f".stamp-{name}"


def fingerprint(name: str) -> str:
    """Return the stamp of an environment that was filled from this lock."""
    return hashlib.sha256(lock_path(name).read_bytes()).hexdigest()


def holds(name: str) -> bool:
    """Return whether the environment was filled from the present version of this lock."""
    stamp = stamp_path(name)
    return ENVIRONMENT_PYTHON.exists() and stamp.exists() and stamp.read_text().strip() == fingerprint(name)


def builds_on(name: str, base: str) -> bool:
    """Return whether an environment filled from one lock contains all of another."""
    under = BASES[name]
    return name == base or (under is not None and builds_on(under, base))


def is_usable() -> bool:
    """Return whether the environment's interpreter starts, and is recent enough."""
    if not ENVIRONMENT_PYTHON.exists():
        return False
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([ENVIRONMENT_PYTHON, "-c", probe], check=False, capture_output=True).returncode == 0


def create() -> None:
    """Recreate the environment."""
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    print(f"Creating {ENVIRONMENT.name} with Python {sys.version.split()[0]}")
    try:
        venv.create(ENVIRONMENT, with_pip=True)
    except subprocess.CalledProcessError:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        sys.exit("This Python cannot make environments. On Debian: apt-get install python3-venv")


def install(name: str) -> None:
    """Install the lock, every archive checked against its hash, and write the stamp."""
    stamp_path(name).unlink(missing_ok=True)
    print(f"Installing requirements/{name}.txt")
    # Warnings are errors in the developers' environment, and pip emits some.
    surroundings = {key: value for key, value in os.environ.items() if key not in {"PYTHONDEVMODE", "PYTHONWARNINGS"}}
    command = [str(ENVIRONMENT_PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*command, "--require-hashes", "-r", str(lock_path(name))], check=False, env=surroundings, cwd=ROOT
    )
    if done.returncode != 0:
        sys.exit(f"pip could not install requirements/{name}.txt: its last lines above say why.")
    stamp_path(name).write_text(fingerprint(name) + "\n")


def write_programs(folder: Path) -> None:
    """Write the project's programs, such as ``destination-sync``, into the environment: they run what is in this folder.

    The project itself is not installed there, so that its code is what stands here.
    """
    with (ROOT / "pyproject.toml").open("rb") as file:
        programs = tomllib.load(file)["project"]["scripts"]
    for name, target in programs.items():
        module, _, function = target.partition(":")
        text = (
            f"#!{folder / 'python'}\nimport sys\n\nsys.path.insert(0, {str(ROOT)!r})\n"
            f"from {module} import {function}\n\nsys.exit({function}())\n"
        )
        path = folder / name
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
            path.chmod(0o755)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lock", choices=BASES)
    name = parser.parse_args().lock
    if not any(holds(lock) for lock in BASES if builds_on(lock, name)):
        if not is_usable():
            create()
        install(name)
    write_programs(ENVIRONMENT_PYTHON.parent)


if __name__ == "__main__":
    main()
