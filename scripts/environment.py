"""Make ``.venv`` hold what a lock file names; do nothing when it already does.

Plain standard library, and syntax that an old Python still reads: it has to say that it is too old.
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
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What each adds to: it names all of that one, in the same versions (scripts/lock_files.py checks it).
BASES = {"run": None, "dev": "run", "browser": "dev", "clients": "dev"}
ENVIRONMENT = ROOT / ".venv"
ENVIRONMENT_PYTHON = ENVIRONMENT / "bin" / "python"


def lock_path(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.txt"


def stamp_path(name: str) -> Path:
    return ENVIRONMENT / f".stamp-{name}"


def fingerprint(name: str) -> str:
    """What the stamp of an environment filled from this lock holds."""
    return hashlib.sha256(lock_path(name).read_bytes()).hexdigest()


def holds(name: str) -> bool:
    """Whether the environment was filled from this lock as it is now."""
    stamp = stamp_path(name)
    return ENVIRONMENT_PYTHON.exists() and stamp.exists() and stamp.read_text().strip() == fingerprint(name)


def builds_on(name: str, base: str) -> bool:
    """Whether an environment filled from one lock holds all of another."""
    under = BASES[name]
    return name == base or (under is not None and builds_on(under, base))


def is_usable() -> bool:
    """Whether the environment's own interpreter still starts, and is recent enough."""
    if not ENVIRONMENT_PYTHON.exists():
        return False
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([ENVIRONMENT_PYTHON, "-c", probe], check=False, capture_output=True).returncode == 0


def create() -> None:
    """Create the environment afresh."""
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    print(f"Creating {ENVIRONMENT.name} with Python {sys.version.split()[0]}")
    try:
        venv.create(ENVIRONMENT, with_pip=True)
    except subprocess.CalledProcessError:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        sys.exit("This Python cannot make environments. On Debian: apt-get install python3-venv")


def install(name: str) -> None:
    """Install the lock, every archive checked against its hash, and leave the stamp."""
    stamp_path(name).unlink(missing_ok=True)
    print(f"Installing requirements/{name}.txt")
    # Warnings are errors where developers test, and pip has some of its own.
    surroundings = {key: value for key, value in os.environ.items() if key not in {"PYTHONDEVMODE", "PYTHONWARNINGS"}}
    command = [str(ENVIRONMENT_PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*command, "--require-hashes", "-r", str(lock_path(name))], check=False, env=surroundings, cwd=ROOT
    )
    if done.returncode != 0:
        sys.exit(f"pip could not install requirements/{name}.txt: its last lines above say why.")
    stamp_path(name).write_text(fingerprint(name) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lock", choices=BASES)
    name = parser.parse_args().lock
    if any(holds(lock) for lock in BASES if builds_on(lock, name)):
        return
    if not is_usable():
        create()
    install(name)


if __name__ == "__main__":
    main()
