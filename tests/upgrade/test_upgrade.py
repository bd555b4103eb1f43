"""A site with content from before 0.1.0 is migrated and reconciled, and the apps that follow it miss nothing.

``site_0a4fcb4.tar.xz`` holds what ``site_0a4fcb4.py`` and one run of the sync client made in a worktree of that commit:
``var`` (database and media), ``replica`` (the client's folder, wire format 1) and ``client`` (the client of then).
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from scripts.module_sizes import ROOT

ARCHIVE = Path(__file__).parent / "site_0a4fcb4.tar.xz"
COMMAND_SECONDS, START_SECONDS = 300, 60


@dataclass(frozen=True)
class Upgraded:
    """The folder of the site, its address, what its replica held before, and what GraphQL answered before reconcile."""

    folder: Path
    url: str
    before: dict[str, str]
    answered: dict[str, Any]

    def sync(self, folder: Path, code: Path = ROOT) -> dict[str, Any]:
        """Run a client once; return its summary."""
        done = run(
            "-m", "destination_cms.sync_client.cli", self.url, folder, "--json", cwd=folder.parent, PYTHONPATH=str(code)
        )
        return json.loads(done)  # type: ignore[no-any-return]

    def replica(self, name: str) -> Path:
        """Return a copy of the replica of then, which follows the server to where it is now."""
        copy = self.folder / name
        shutil.copytree(self.folder / "replica", copy)
        state = json.loads((copy / "state.json").read_text())
        (copy / "state.json").write_text(json.dumps({**state, "site_url": self.url}))
        return copy


def run(*command: object, cwd: Path = ROOT, **environment: str) -> str:
    """Return what Python printed; it has to succeed."""
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        check=False,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=COMMAND_SECONDS,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def records(folder: Path) -> dict[str, str]:
    """Return the records of a replica as they lie there, by path."""
    return {str(path.relative_to(folder)): path.read_text() for path in sorted((folder / "records").rglob("*.json"))}


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Upgraded]:
    """Upgrade the site as the guide says, and serve it."""
    folder = tmp_path_factory.mktemp("upgrade")
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(folder, filter="data")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = {
        "DJANGO_SETTINGS_MODULE": "demo.settings",
        "DESTINATION_DEMO_DIR": str(folder / "var"),
        "DESTINATION_DEMO_PORT": str(port),
    }
    run("manage.py", "migrate", "--verbosity=0", **site)
    run("manage.py", "move_private_files", "renditions", **site)
    answered = json.loads(run("-m", "tests.upgrade.older_answers", **site))
    run("manage.py", "reconcile_publications", **site)
    again = run("manage.py", "reconcile_publications", **site)
    assert again.startswith("0 differences"), again
    server = subprocess.Popen(
        [sys.executable, "manage.py", "runserver", "--noreload", "--skip-checks", f"127.0.0.1:{port}"],
        cwd=ROOT,
        env={**os.environ, **site},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://localhost:{port}"
        wait_for(f"{url}/health/")
        yield Upgraded(folder, url, records(folder / "replica"), answered)
    finally:
        server.terminate()
        server.wait(timeout=COMMAND_SECONDS)


def wait_for(url: str) -> None:
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit:
        try:
            with urlopen(url, timeout=5):
                return
        except URLError:
            time.sleep(0.2)
    raise TimeoutError(url)


def test_a_client_of_then_gets_every_record_that_changed(upgraded: Upgraded) -> None:
    followed, first = upgraded.replica("followed"), upgraded.folder / "first"

    told = upgraded.sync(followed, upgraded.folder / "client")
    whole = upgraded.sync(first)

    assert (told["result"], told["is_initial"], told["restarts"], told["missing_references"]) == (
        "CHANGED",
        False,
        [],
        [],
    )
    assert (told["count"], told["checksum"]) == (whole["count"], whole["checksum"])
    assert records(followed) == records(first)
    changed = {path for path, text in records(followed).items() if upgraded.before.get(path) != text}
    assert told["written_count"] == len(changed) > 0


def test_a_client_of_today_goes_on_from_the_folder_of_then(upgraded: Upgraded) -> None:
    followed, first = upgraded.replica("taken-over"), upgraded.folder / "fresh"

    told = upgraded.sync(followed)
    upgraded.sync(first)

    assert (told["result"], told["is_initial"]) == ("CHANGED", False)
    assert records(followed) == records(first)
    assert upgraded.sync(followed)["result"] == "UNCHANGED"


#: What an upgrade must not change.
LASTING = ("kind", "uuid", "locale", "title", "path", "first_published_at")


def test_nothing_that_was_public_is_lost(upgraded: Upgraded) -> None:
    followed = upgraded.replica("kept")
    upgraded.sync(followed)
    before, after = upgraded.before, records(followed)

    assert set(before) <= set(after)
    for path, text in before.items():
        old, new = (json.loads(line)["record"] for line in (text, after[path]))
        assert {name: new[name] for name in LASTING} == {name: old[name] for name in LASTING}


def test_records_of_then_are_answered_whole_until_they_are_reconciled(upgraded: Upgraded) -> None:
    kinds = {
        "circuit",
        "district",
        "event_tag",
        "image",
        "menu",
        "mice_index",
        "mice_offer",
        "news_article",
        "news_index",
    }

    assert {*upgraded.answered["kinds"]} >= kinds | {"page", "section", "site_identity", "spot"}
    assert upgraded.answered["errors"] == []
    assert upgraded.answered["short"] == {}
