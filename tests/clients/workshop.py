"""Where the clients are built: their sources in a folder of their own, and the programs that Node.js packages bring."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts import node_packages

HERE = Path(__file__).parent
SECONDS = 120
#: What the tests are made of; everything else here is a client's.
_OURS = shutil.ignore_patterns("*.py", "__pycache__", "node_modules", "package-lock.json")


@dataclass(frozen=True)
class Workshop:
    """A folder with a copy of the sources, and the address of the API that they talk to."""

    folder: Path
    api: str

    def run(self, program: str, *arguments: object) -> str:
        """Return what a program of the packages, or ``node`` itself, printed; it has to succeed."""
        surroundings = node_packages.surroundings()
        programs = node_packages.INSTALLED / ".bin"
        done = subprocess.run(
            [program, *map(str, arguments)],
            check=False,
            cwd=self.folder,
            env={**surroundings, "PATH": f"{programs}{os.pathsep}{surroundings['PATH']}", "GRAPHQL_API": self.api},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=SECONDS,
        )
        assert done.returncode == 0, f"{program} {arguments}\n{done.stdout[-8000:]}\n{done.stderr[-8000:]}"
        return done.stdout

    def ask(self, script: str, *arguments: str) -> Any:
        """Return the JSON that a script printed."""
        return json.loads(self.run("node", script, *arguments))


def set_up(folder: Path, api: str) -> Workshop:
    """Copy the sources into a folder, with the installed packages beside them."""
    assert node_packages.INSTALLED.is_dir(), "The packages are not installed: make test-clients does it."
    shutil.copytree(HERE, folder, ignore=_OURS, dirs_exist_ok=True)
    (folder / "node_modules").symlink_to(node_packages.INSTALLED, target_is_directory=True)
    return Workshop(folder, api)
