"""Run a command that needs Chromium: ``python -m scripts.with_chromium pytest -m browser``.

The command finds the browser's path in ``DESTINATION_TEST_CHROMIUM``; name another one there to use that instead.
"""

import os
import shutil
import subprocess
import sys
from importlib import import_module

from scripts.debian_packages import NotInstalled, install

VARIABLE = "DESTINATION_TEST_CHROMIUM"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def driver_runs() -> bool:
    """Return whether the browser's driver starts: it needs a library that a minimal Debian lacks."""
    # Imported by name, because it is installed for the browser tests only.
    program, _ = import_module("playwright._impl._driver").compute_driver_executable()
    return subprocess.run([program, "--version"], check=False, capture_output=True).returncode == 0


def find() -> str | None:
    """Return the path of a Chromium, or ``None``."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def main() -> None:
    try:
        if not os.environ.get(VARIABLE) and find() is None:
            install("chromium", "Chromium")
        if not driver_runs():
            install("libatomic1", "libatomic")
    except NotInstalled as reason:
        sys.exit(f"{reason}\nYou can also use another browser: {VARIABLE}=/path/to/chromium")
    path = os.environ.get(VARIABLE) or find()
    if path is None:
        sys.exit("Chromium was installed and is not on the PATH.")
    os.environ[VARIABLE] = path
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 - the command is the caller's


if __name__ == "__main__":
    main()
