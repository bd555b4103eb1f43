"""Install a Debian package, if the user is allowed to."""

import os
import shutil
import subprocess


class NotInstalled(Exception):
    """A package is missing; the message says what to do."""


def install(package: str, program: str) -> None:
    """Install a package; ``program`` is its common name.

    Raises:
        NotInstalled: the system is not Debian, the user is not root, or apt-get failed.
    """
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise NotInstalled(f"{program} is not installed. On Debian: sudo apt-get install {package}")
    print(f"Installing {program}", flush=True)
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        done = subprocess.run(
            ["apt-get", "-qq", *arguments],
            check=False,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            raise NotInstalled(f"apt-get {arguments[0]} failed:\n{done.stdout}{done.stderr}")
