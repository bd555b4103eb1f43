"""Make both sites: the plugin's environment, the data set, and the same content in either."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path

from .dataset import write_records
from .load import ask, post
from .photographs import write_photographs
from .questions import WORKLOADS, questions_of
from .servers import OPTIONS, Server, serving

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
REQUIREMENTS = HERE / "requirements.txt"
PLUGIN_FOLDER = HERE / "plugin_site"
#: What decides the content of a site; when it changes, the site is filled again.
_CONTENT = ("dataset.py", "photographs.py")
_PLUGIN_CONTENT = (*_CONTENT, "plugin_site/guide/models.py", "plugin_site/guide/management/commands/load_dataset.py")
_OUR_CONTENT = (*_CONTENT, "site_content.py", "site_settings.py")


@dataclass(frozen=True, slots=True)
class Sites:
    """Both sites, in a folder.

    Attributes:
        worker_class: of gunicorn, the same for all.
    """

    home: Path
    worker_class: str = "gthread"

    @property
    def data(self) -> Path:
        """The folder of the data set."""
        return self.home / "data"

    @property
    def plugin_python(self) -> Path:
        """The interpreter of the plugin's environment."""
        return self.home / "environment/bin/python"

    def make(self) -> None:
        """Make what is missing. Ours is migrated and reconciled each time, as after an upgrade."""
        self.home.mkdir(parents=True, exist_ok=True)
        self._once("environment", [REQUIREMENTS], self._make_environment)
        self._once("data", [HERE / name for name in _CONTENT], self._make_data)
        self._once("plugin", [HERE / name for name in (*_PLUGIN_CONTENT, REQUIREMENTS.name)], self._fill_plugin)
        self._once("ours", [HERE / name for name in _OUR_CONTENT], self._fill_ours)
        for command in ("migrate", "reconcile_publications"):
            self.manage_ours(command, "--verbosity", "0")
        self.manage_ours("db_worker", "--batch", "--queue-name", "*", "--no-reload", "--verbosity", "0")

    def serve_plugin(self, database: str = "plugin.sqlite3") -> AbstractContextManager[Server]:
        """Serve the plugin's site and the floors."""
        return serving(
            self.plugin_python,
            "project.wsgi",
            folder=PLUGIN_FOLDER,
            options=OPTIONS[self.worker_class],
            environment=self._environment("project.settings", database),
        )

    def serve_ours(
        self, database: str = "ours.sqlite3", *, has_answer_cache: bool = False
    ) -> AbstractContextManager[Server]:
        """Serve our site."""
        environment = self._our_environment(database)
        return serving(
            Path(sys.executable),
            "benchmarks.peers.site_wsgi",
            folder=ROOT,
            options=OPTIONS[self.worker_class],
            environment={**environment, "DESTINATION_PEERS_CACHE": "1"} if has_answer_cache else environment,
        )

    def manage_plugin(self, *arguments: str | Path, database: str = "plugin.sqlite3") -> None:
        """Run a command of the plugin's site."""
        environment = self._environment("project.settings", database)
        _run([self.plugin_python, "manage.py", *arguments], PLUGIN_FOLDER, environment)

    def manage_ours(self, *arguments: str | Path, database: str = "ours.sqlite3") -> None:
        """Run a command of our site."""
        _run([sys.executable, "-m", "django", *arguments], ROOT, self._our_environment(database))

    def run_ours(self, module: str, *arguments: str | Path, database: str = "ours.sqlite3") -> None:
        """Run a module of this package with the settings of our site."""
        _run([sys.executable, "-m", f"{__package__}.{module}", *arguments], ROOT, self._our_environment(database))

    def copy(self, database: str, copy: str) -> str:
        """Copy a database, and return the copy's name."""
        (self.home / copy).unlink(missing_ok=True)
        with closing(sqlite3.connect(self.home / database)) as source, closing(sqlite3.connect(self.home / copy)) as to:
            source.backup(to)
        return copy

    def keep_floor_answers(self, plugin: Server) -> None:
        """Store the plugin's own answers in the rows that the one-row floor reads."""
        with closing(sqlite3.connect(self.home / "plugin.sqlite3")) as database, database:
            for workload in WORKLOADS:
                body = ask(plugin, post(questions_of("plugin", workload)[0])).body
                database.execute("INSERT OR REPLACE INTO floors_preparedanswer VALUES (?, ?)", (workload, body))

    def _make_environment(self) -> None:
        folder = self.home / "environment"
        _run([sys.executable, "-m", "venv", "--clear", folder], ROOT, {})
        pip = [self.plugin_python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _run([*pip, "--no-deps", "--require-hashes", "--requirement", REQUIREMENTS], ROOT, {})

    def _make_data(self) -> None:
        write_records(self.data)
        write_photographs(self.data / "images")

    def _fill_plugin(self) -> None:
        self._forget("plugin.sqlite3")
        self.manage_plugin("migrate", "--verbosity", "0")
        self.manage_plugin("load_dataset", self.data)

    def _fill_ours(self) -> None:
        self._forget("ours.sqlite3")
        self.run_ours("site_content", self.data)

    def _forget(self, database: str) -> None:
        for ending in ("", "-wal", "-shm"):
            (self.home / f"{database}{ending}").unlink(missing_ok=True)

    def _once(self, name: str, sources: Sequence[Path], make: Callable[[], None]) -> None:
        """Make something unless it was made from these sources."""
        stamp = self.home / f"{name}.stamp"
        digest = hashlib.sha256(json.dumps([path.read_text() for path in sources]).encode()).hexdigest()
        if stamp.exists() and stamp.read_text() == digest:
            return
        print(f"Making {name} …", flush=True)
        stamp.unlink(missing_ok=True)
        make()
        stamp.write_text(digest)

    def _our_environment(self, database: str) -> dict[str, str]:
        return self._environment("benchmarks.peers.site_settings", database)

    def _environment(self, settings: str, database: str) -> dict[str, str]:
        return {
            "DJANGO_SETTINGS_MODULE": settings,
            "DESTINATION_PEERS_DIR": str(self.home),
            "DESTINATION_PEERS_DATABASE": database,
        }


def _run(command: Sequence[str | Path], folder: Path, environment: dict[str, str]) -> None:
    """Run a program to its end.

    Raises:
        CalledProcessError: it failed; its own output says why.
    """
    subprocess.run(  # noqa: S603 - programs of these environments
        list(map(str, command)), check=True, cwd=folder, env={**os.environ, **environment}
    )
