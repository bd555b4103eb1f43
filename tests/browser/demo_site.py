"""A demo of its own, with its worker: as ``make demo`` runs it, in a folder that is thrown away."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from scripts.module_sizes import ROOT

START_SECONDS = 240
STOP_SECONDS = 20
WAIT_SECONDS = 150
#: A server that asks another host for anything fails at once.
NO_OTHER_HOST = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "no_proxy": "127.0.0.1"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_demo(folder: Path) -> Iterator[str]:
    """Lend the address of a fresh demo; its database and its output lie in the folder."""
    port, output = free_port(), folder / "output"
    surroundings = {**os.environ, **NO_OTHER_HOST, "DESTINATION_DEMO_DIR": str(folder / "var"), "PYTHONUNBUFFERED": "1"}
    command = ["-m", "demo.run", "--port", str(port), "--settings", "tests.browser.settings"]
    with output.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=surroundings, stdout=file, stderr=subprocess.STDOUT
        )
    try:
        deadline = time.monotonic() + START_SECONDS
        while "Ctrl-C stops it" not in output.read_text():
            assert process.poll() is None, output.read_text()
            assert time.monotonic() < deadline, output.read_text()
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)
    assert "Internal Server Error" not in output.read_text(), output.read_text()


def ask(site: str, query: str, **variables: Any) -> dict[str, Any]:
    """Return what GraphQL answers over HTTP."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = Request(f"{site}/graphql/", body, {"Content-Type": "application/json"})
    with urlopen(request, timeout=30) as response:
        answer = json.load(response)
    assert "errors" not in answer, answer
    data: dict[str, Any] = answer["data"]
    return data


def wait_for(look: Callable[[], Any], what: str) -> Any:
    """Look until there is something to see."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not (seen := look()):
        assert time.monotonic() < deadline, f"waited {WAIT_SECONDS} s for {what}"
        time.sleep(0.3)
    return seen


class App:
    """An app at night: ``destination-sync``, and what it holds."""

    def __init__(self, site: str, folder: Path) -> None:
        self.site = site
        self.folder = folder

    def run(self, *options: str) -> dict[str, Any]:
        """Run the command, which proves count, checksum, digests and references or ends with another exit code."""
        command = [sys.executable, "-m", "destination_cms.sync_client.cli", self.site, str(self.folder), "--json"]
        done = subprocess.run(
            [*command, *options], check=False, cwd=ROOT, capture_output=True, text=True, timeout=WAIT_SECONDS
        )
        assert done.returncode == 0, done.stdout + done.stderr
        report: dict[str, Any] = json.loads(done.stdout)
        return report

    def records(self) -> dict[str, dict[str, Any]]:
        """Return what the folder holds, by key ``kind:uuid:locale``."""
        lines = [json.loads(path.read_text()) for path in (self.folder / "records").rglob("*.json")]
        return {line["key"]: line["record"] for line in lines}

    def wait_for_pictures(self) -> None:
        """Be up to date once the demo's worker has made the files of its pictures."""

        def is_quiet() -> bool:
            self.run()
            pictures = [record for record in self.records().values() if record["kind"] == "image"]
            return all(picture["payload"]["files"] for picture in pictures) and self.run()["result"] == "UNCHANGED"

        wait_for(is_quiet, "the files of the demo's pictures")

    def sync(self) -> tuple[dict[str, Any], set[str]]:
        """Sync; return the new or changed records by key, and the keys of those that are gone.

        The command's own figures have to say the same, and a second look at the files too.
        """
        before = self.records()
        report = self.run()
        after = self.records()
        changed = {key: record for key, record in after.items() if before.get(key) != record}
        gone = before.keys() - after.keys()
        assert (report["written_count"], report["deleted_count"]) == (len(changed), len(gone))
        verified = self.run("--verify")
        assert (verified["count"], verified["checksum"]) == (len(after), report["checksum"])
        return changed, gone
