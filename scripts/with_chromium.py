"""Run a command that needs Chromium: ``python -m scripts.with_chromium pytest -m browser``.

The command finds the browser's path in ``DESTINATION_TEST_CHROMIUM``; name another one there to use that instead.
"""

import os
import shutil
import sys

from scripts.debian_packages import NotInstalled, install

VARIABLE = "DESTINATION_TEST_CHROMIUM"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """Return the path of a Chromium, or ``None``."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def main() -> None:
    try:
        if not os.environ.get(VARIABLE) and find() is None:
            install("chromium", "Chromium")
    except NotInstalled as reason:
        sys.exit(f"{reason}\nOr name one: {VARIABLE}=/path/to/chromium")
    path = os.environ.get(VARIABLE) or find()
    if path is None:
        sys.exit("Chromium was installed and is not on the PATH.")
    os.environ[VARIABLE] = path
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 - the command is the caller's


if __name__ == "__main__":
    main()
