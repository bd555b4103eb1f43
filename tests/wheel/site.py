"""A separate Wagtail site, in an environment without the repository."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.module_sizes import ROOT
from tests.docs.pages import DOCS, marked_block

HERE = Path(__file__).parent
GUIDE = DOCS / "how-to/add-to-a-site.md"
CONFLICTS = DOCS / "how-to/solve-name-conflicts.md"
# Which interpreter and lock file the site is made with; make test-matrix names each that is supported in turn.
PYTHON = os.environ.get("DESTINATION_WHEEL_PYTHON", sys.executable)
LOCK = os.environ.get("DESTINATION_WHEEL_LOCK", "run")
# A command that takes longer hangs; make test-matrix allows more, for a busy machine.
COMMAND_SECONDS = int(os.environ.get("DESTINATION_WHEEL_SECONDS", "300"))
START_SECONDS = COMMAND_SECONDS // 2
INSTALL_SECONDS, STOP_SECONDS = 300, 10

OWN_IMAGES = """
INSTALLED_APPS = ["mysite_images", *INSTALLED_APPS]
WAGTAILIMAGES_IMAGE_MODEL = "mysite_images.SitePicture"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
"""


def surroundings() -> dict[str, str]:
    """Return an environment in which the repository's settings, warnings and paths are unknown."""
    known = {"DJANGO_SETTINGS_MODULE", "PYTHONPATH", "PYTHONDEVMODE", "PYTHONWARNINGS", "VIRTUAL_ENV"}
    kept = {name: value for name, value in os.environ.items() if name not in known and "DESTINATION" not in name}
    return {**kept, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUNBUFFERED": "1"}


def run(*command: object, cwd: Path, seconds: int = COMMAND_SECONDS) -> str:
    """Return what a command printed; it has to succeed."""
    done = subprocess.run(
        [str(part) for part in command],
        check=False,
        cwd=cwd,
        env=surroundings(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=seconds,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
    return done.stdout + done.stderr


@dataclass(frozen=True)
class WagtailSite:
    """A project folder and the environment that runs it."""

    folder: Path
    environment: Path

    def program(self, name: str) -> Path:
        return self.environment / "bin" / name

    def manage(self, *arguments: object) -> str:
        return run(self.program("python"), "manage.py", *arguments, cwd=self.folder)

    def shell(self, script: str) -> str:
        """Run Python inside the site; return what it printed."""
        return self.manage("shell", "--no-imports", "--command", script)

    def shell_script(self, script: str) -> str:
        """Run a command of the guide in the project's folder, with the environment active."""
        activated = f'export PATH="{self.environment / "bin"}:$PATH"\n{script}'
        return run("sh", "-euc", activated, cwd=self.folder)

    def append(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(f"{path.read_text()}\n\n{text}")

    @contextmanager
    def database(self) -> Iterator[sqlite3.Connection]:
        """Lend the site's database, to look at what is there."""
        connection = sqlite3.connect(self.folder / "db.sqlite3")
        try:
            yield connection
        finally:
            connection.close()

    def copy(self, folder: Path) -> "WagtailSite":
        """Return the same site once more, with a database and files of its own."""
        shutil.copytree(self.folder, folder)
        return WagtailSite(folder, self.environment)

    @contextmanager
    def served(self) -> Iterator[str]:
        """Lend the site's address on the loopback while its server runs."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        log = self.folder / "server.log"
        with log.open("wb") as output:
            server = subprocess.Popen(
                [self.program("python"), "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"],
                cwd=self.folder,
                env=surroundings(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            _wait(server, port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            try:
                server.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"The site did not start:\n{log.read_text()[-3000:]}")


def make_site(folder: Path) -> WagtailSite:
    """Install the wheel, start a site with an image model of its own, and add the plugin as the guide says."""
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder / "dist", ROOT, cwd=folder)
    (wheel,) = (folder / "dist").glob("*.whl")
    site = WagtailSite(folder / "mysite", folder / "environment")
    run(PYTHON, "-m", "venv", "--without-pip", site.environment, cwd=folder)
    pip = [sys.executable, "-m", "pip", "--python", site.program("python")]
    install = [*pip, "install", "--quiet", "--no-compile"]
    locked = ROOT / "requirements" / f"{LOCK}.txt"
    run(*install, "--require-hashes", "-r", locked, cwd=folder, seconds=INSTALL_SECONDS)
    # Nothing is fetched for it: what it needs has to be in the lock file, and pip check says whether it is.
    run(*install, "--no-deps", wheel, cwd=folder)
    run(*pip, "check", cwd=folder)

    run(site.program("wagtail"), "start", "mysite", cwd=folder)
    shutil.copytree(HERE / "mysite_images", site.folder / "mysite_images", ignore=shutil.ignore_patterns("__pycache__"))
    site.append("mysite/settings/base.py", OWN_IMAGES)
    site.manage("makemigrations", "mysite_images")
    site.manage("migrate", "--verbosity=0")

    for block in ("settings", "files"):
        site.append("mysite/settings/base.py", marked_block(GUIDE, "block", block))
    site.append("mysite/urls.py", marked_block(GUIDE, "block", "urls"))
    site.manage("migrate", "--verbosity=0")
    return site
