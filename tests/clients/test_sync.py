"""The client in JavaScript that the documentation shows, as it stands there: it verifies what a site publishes."""

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import sleep
from typing import Any
from urllib.request import urlopen

import pytest

from destination_cms.publishing.payload import Key, canonical_json, checksum_hex, checksum_term, digest_of
from scripts import node_packages
from tests.demo.running import free_port, running, wait_until_ready
from tests.docs.pages import DOCS, marked_block

pytestmark = pytest.mark.clients
#: How often the demo is verified until nothing changes meanwhile.
MOST_ATTEMPTS = 30
UUID = "6f0c2a52-3f0e-4a3c-9d57-0d3a1f5f8a11"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    script = tmp_path_factory.mktemp("sync") / "verify.mjs"
    script.write_text(marked_block(DOCS / "how-to/sync-an-app.md", "sync", "javascript"))
    return script


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run the demo with all of its content; return its address."""
    folder = tmp_path_factory.mktemp("demo")
    port, output = free_port(), folder / "output"
    surroundings = {**os.environ, "DESTINATION_DEMO_DIR": str(folder / "var"), "PYTHONUNBUFFERED": "1"}
    with running(port, surroundings, output) as process:
        wait_until_ready(process, output)
        yield f"http://127.0.0.1:{port}"


def verify(client: Path, site: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["node", str(client), site],
        check=False,
        env=node_packages.surroundings(),
        capture_output=True,
        text=True,
        timeout=60,
    )


@contextmanager
def serving(body: bytes) -> Iterator[str]:
    """Answer every request with these lines; return the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: Any) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def page_of(payload: Any) -> bytes:
    """Return a page with one record, as the feed writes it."""
    record = {
        "kind": "spot",
        "uuid": UUID,
        "locale": "fr",
        "last_published_at": "2026-01-01T00:00:00Z",
        "payload": payload,
    }
    digest, key = digest_of(record), Key("spot", UUID, "fr")
    row = {"op": "upsert", "key": str(key), "site": 1, "sequence": 1, "digest": digest, "record": record}
    end = {"op": "checkpoint", "format": 2, "count": 1, "checksum": checksum_hex(checksum_term(1, key, digest))}
    return f"{canonical_json(row)}\n{canonical_json(end)}\n".encode()


def checkpoint_of(site: str) -> dict[str, Any]:
    with urlopen(f"{site}/sync/changes?limit=500", timeout=30) as answer:
        found: dict[str, Any] = json.loads(answer.read().splitlines()[-1])
    return found


def test_every_digest_of_the_demo_and_the_checksum_of_the_set_hold(client: Path, demo: str) -> None:
    # The demo's worker may still be making files, which change records.
    for _ in range(MOST_ATTEMPTS):
        checkpoint = checkpoint_of(demo)
        done = verify(client, demo)
        assert done.returncode == 0, done.stderr
        if checkpoint_of(demo)["checksum"] == checkpoint["checksum"]:
            break
        sleep(2)

    assert checkpoint["count"] > 150
    assert done.stdout == f"Verified: {checkpoint['count']} records, checksum {checkpoint['checksum']}\n"


@pytest.mark.parametrize(
    "payload",
    [
        [48.0, -0.0, 2.27, 0.1 + 0.2, 1e-4, 1e-5, 1e-6, 1e-7, 5e-324],
        [1e15, 1e16, 2.0**53, 2.0**70, 1e20, 1e21, 1.7976931348623157e308, 2**53 - 1],
        {"\uffff": 1, "\U0001f5fc": 2, "é": 3, "z": 4, "10": 5, "9": 6},
        ['\u2028 \x00 \x1f \x7f " \\ / é \U0001f5fc', "", [], {}, None, True],
    ],
    ids=["small numbers", "large numbers", "names", "texts"],
)
def test_what_languages_write_in_several_ways_is_verified(client: Path, payload: Any) -> None:
    with serving(page_of(payload)) as site:
        done = verify(client, site)

    assert (done.returncode, done.stdout.partition(",")[0]) == (0, "Verified: 1 records"), done.stderr


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda page: page.replace(b"48.5", b"48.4"), f"the digest is wrong: spot:{UUID}:fr"),
        (lambda page: page.splitlines(keepends=True)[-1], "0 records in place of 1"),
        (lambda page: page.replace(b'"site":1', b'"site":2'), "the checksum is wrong"),
        (lambda page: page.splitlines(keepends=True)[0], "the answer is incomplete"),
    ],
    ids=["a changed number", "a lost record", "another site", "a cut answer"],
)
def test_what_is_not_the_published_set_is_told(client: Path, spoil: Any, told: str) -> None:
    with serving(spoil(page_of([48.5]))) as site:
        done = verify(client, site)

    assert done.returncode == 1
    assert told in done.stderr
