"""A sync feed of wire format 1 in memory, and a real HTTP server on loopback that serves it badly on request.

Written from the contract and not from the client's modules, so that both cannot be wrong together.
"""

import base64
import hashlib
import json
import os
import random
import signal
import threading
import time
import uuid
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from typing import Any
from urllib.parse import parse_qs, urlsplit

SITE = 7


def canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def digest_of(record: dict[str, Any]) -> str:
    return hashlib.sha256(canonical({k: v for k, v in record.items() if k != "last_published_at"}).encode()).hexdigest()


def checksum_of(digests: dict[str, str], site: int = SITE) -> str:
    """Return the checksum of a set given as digests by key text."""
    terms = (hashlib.sha256(f"{site}:{key}:{digest}".encode()).hexdigest() for key, digest in digests.items())
    return f"{sum(int(term, 16) for term in terms) % 2**256:064x}"


def uuid_of(name: object) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, str(name)))


def key_of(kind: str, name: object, locale: str = "fr") -> str:
    return f"{kind}:{uuid_of(name)}:{locale}"


class ModelSite:
    """What a site has published: the newest row of each key, numbered as the ledger numbers them.

    ``wire_format`` is what its control lines name; in format 1 they named none.
    """

    def __init__(self) -> None:
        self.wire_format = 2
        self.media_url = "https://cdn.example.org/media/"
        self.epoch = 1
        self.head = 0
        self.floor = 0
        self.rows: dict[str, dict[str, Any]] = {}

    @property
    def records(self) -> dict[str, dict[str, Any]]:
        return {key: row["record"] for key, row in self.rows.items() if row["op"] == "upsert"}

    @property
    def checksum(self) -> str:
        return checksum_of({key: digest_of(record) for key, record in self.records.items()})

    def publish(self, key: str, title: str = "A title", *, refs: tuple[str, ...] = (), **fields: Any) -> None:
        kind, uuid_text, locale = key.split(":")
        record = {
            "kind": kind,
            "uuid": uuid_text,
            "locale": locale,
            "version": 1,
            "title": title,
            "slug": "a-title",
            "path": f"/{locale}/a-title/",
            "first_published_at": "2025-01-01T08:00:00+00:00",
            "last_published_at": f"2025-01-02T08:00:00.{self.head:06d}+00:00",
            "expires_at": None,
            "latitude": 48.8237,
            "longitude": 2.27,
            "payload": {"body": [{"type": "picture", "image": {"ref": ref}, "alt": "é\U0001f5fc"} for ref in refs]},
            **fields,
        }
        self.put(key, record)

    def put(self, key: str, record: dict[str, Any]) -> None:
        self.head += 1
        self.rows[key] = {
            "op": "upsert",
            "key": key,
            "site": SITE,
            "sequence": self.head,
            "digest": digest_of(record),
            "record": record,
        }

    def withdraw(self, key: str, reason: str = "WITHDRAWN") -> None:
        """Take a record away; those that refer to it lose the reference first."""
        record = self.rows[key]["record"]
        for other, found in list(self.records.items()):
            kept = [block for block in found["payload"].get("body", ()) if block["image"]["ref"] != key]
            if other != key and len(kept) != len(found["payload"].get("body", ())):
                self.put(other, {**found, "payload": {"body": kept}})
        self.head += 1
        names = ("kind", "uuid", "locale", "path")
        fields = {name: record[name] for name in names}
        tombstone = {"op": "delete", "key": key, "site": SITE, "sequence": self.head, "reason": reason}
        self.rows[key] = {**tombstone, **fields}

    def restore_backup(self) -> None:
        """Begin another epoch, as after a restored backup."""
        self.epoch += 1

    def purge_tombstones(self) -> None:
        self.rows = {key: row for key, row in self.rows.items() if row["op"] == "upsert"}
        self.floor = self.head

    def page(self, token: str | None, limit: int) -> tuple[int, list[dict[str, Any]]]:
        """Return a status and lines, or a status and one error object."""
        if token is None:
            place = {"epoch": self.epoch, "after": 0, "initial_head": self.head}
        else:
            try:
                place = json.loads(base64.urlsafe_b64decode(token))
            except ValueError:
                return 400, [{"error": {"code": "SYNC_TOKEN_INVALID", "message": "Not a token."}}]
        reason = self._reset_reason(place)
        if reason:
            error = {"code": "SYNC_RESET_REQUIRED", "message": "Begin again without a token.", "reason": reason}
            return 410, [{"error": error}]
        rows = sorted((row for row in self.rows.values() if self._is_due(row, place)), key=lambda row: row["sequence"])
        if len(rows) > limit:
            after = rows[limit - 1]["sequence"]
            control = {"op": "continue", "token": _token({**place, "after": after})}
            return 200, [*rows[:limit], {**control, **self._addresses()}]
        checkpoint = {
            "op": "checkpoint",
            "token": _token({"epoch": self.epoch, "after": self.head, "initial_head": None}),
            "count": len(self.records),
            "checksum": self.checksum,
        }
        if rows:
            checkpoint["tallies"] = []
        return 200, [*rows, {**checkpoint, **self._addresses()}]

    def _addresses(self) -> dict[str, Any]:
        if self.wire_format == 1:
            return {}
        return {"format": self.wire_format, "siteUrl": "https://visit.example.org", "mediaUrl": self.media_url}

    def _reset_reason(self, place: dict[str, Any]) -> str:
        if place["epoch"] != self.epoch:
            return "EPOCH_CHANGED"
        if place["after"] > self.head:
            return "TOKEN_AHEAD"
        if place["after"] < self.floor and (place["initial_head"] is None or place["initial_head"] < self.floor):
            return "TOMBSTONES_PURGED"
        return ""

    def _is_due(self, row: dict[str, Any], place: dict[str, Any]) -> bool:
        is_new = row["sequence"] > place["after"]
        if row["op"] == "delete" and place["initial_head"] is not None:
            return is_new and row["sequence"] > place["initial_head"]
        return is_new


def _token(place: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(canonical(place).encode()).decode()


@dataclass
class Fault:
    """What goes wrong with one answer.

    Attributes:
        change: called before the page is read: editors continue during a sync.
        status: answered instead of a page, with ``error`` and ``headers``.
        body: sent instead of the lines.
        is_plain: not packed, although the client would take it.
        shuffle_seed: rows in another order.
        repeat: each row comes this often.
        replayed: this many rows of earlier answers come again.
        cut_after: the connection closes after this many lines and ``cut_bytes`` of the next.
        kill_after: the process whose id is in ``FeedServer.victims`` is killed after this many lines…
        kill_delay_seconds: …and this time.
        stall: waited for before the answer.
    """

    change: Callable[[], None] | None = None
    status: int | None = None
    error: dict[str, Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    is_plain: bool = False
    shuffle_seed: int | None = None
    repeat: int = 1
    replayed: int = 0
    cut_after: int | None = None
    cut_bytes: int = 0
    kill_after: int | None = None
    kill_delay_seconds: float = 0.0
    stall: threading.Event | None = None


class FeedServer(ThreadingHTTPServer):
    """Serves ``site`` at ``/sync/changes``; the next fault in ``faults`` falls on the next request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.site = ModelSite()
        self.faults: deque[Fault] = deque()
        self.requests: list[dict[str, Any]] = []
        self.victims: Queue[int] = Queue()
        self.served: list[dict[str, Any]] = []
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def tokens(self) -> list[str]:
        """The tokens asked with so far, "" for an initial sync."""
        return [request["token"] for request in self.requests]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that is killed or gives up is what the tests are about."""


@contextmanager
def serving() -> Iterator[FeedServer]:
    """Run a server for the time of a block."""
    server = FeedServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FeedServer

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class's name)
        """Say nothing."""

    def do_GET(self) -> None:
        self.close_connection = True
        address = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        with self.server.lock:
            self.server.requests.append({"token": query.get("token", ""), "headers": dict(self.headers), **query})
            fault = self.server.faults.popleft() if self.server.faults else Fault()
            if fault.change:
                fault.change()
            status, lines = self.server.site.page(query.get("token"), int(query.get("limit", 100)))
            lines = self._disturbed(lines, fault) if status == 200 else lines
        if fault.stall:
            fault.stall.wait(20)
        if fault.status is not None:
            status, lines = fault.status, [{"error": fault.error}] if fault.error else []
        if address.path != "/sync/changes":
            status, lines = 404, []
        if status == 200:
            self._send_page(lines, fault)
        else:
            self._send_error(status, lines, fault)

    def _disturbed(self, lines: list[dict[str, Any]], fault: Fault) -> list[dict[str, Any]]:
        *rows, control = lines
        dice = random.Random(fault.shuffle_seed)
        again = dice.sample(self.server.served, min(fault.replayed, len(self.server.served)))
        self.server.served.extend(rows)
        rows = rows * fault.repeat + again
        if fault.shuffle_seed is not None:
            dice.shuffle(rows)
        return [*rows, control]

    def _send_error(self, status: int, lines: list[dict[str, Any]], fault: Fault) -> None:
        body = fault.body or (canonical(lines[0]).encode() if lines else b"")
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **fault.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _send_page(self, lines: list[dict[str, Any]], fault: Fault) -> None:
        encoded = [canonical(line).encode() + b"\n" for line in lines] if fault.body is None else [fault.body]
        etag = f'"{hashlib.sha256(b"".join(encoded)).hexdigest()[:20]}"'
        if self.headers.get("If-None-Match") == etag:
            self.send_response(304)
            self.send_header("ETag", etag)
            self.end_headers()
            return
        is_packed = "gzip" in self.headers.get("Accept-Encoding", "") and not fault.is_plain
        headers = {"Content-Type": "application/x-ndjson; charset=utf-8", "ETag": etag, "Transfer-Encoding": "chunked"}
        headers |= {"Content-Encoding": "gzip"} if is_packed else {}
        self.send_response(200)
        for name, value in {**headers, **fault.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self._send_lines(encoded, fault, zlib.compressobj(wbits=31) if is_packed else None)

    def _send_lines(self, lines: list[bytes], fault: Fault, packer: Any) -> None:
        for number, line in enumerate(lines):
            if fault.kill_after == number:
                self._kill(fault)
            if fault.cut_after == number:
                self._send_chunk(line[: fault.cut_bytes], packer)
                return
            self._send_chunk(line, packer)
        if packer:
            self._send_chunk(packer.flush(), None)
        self.wfile.write(b"0\r\n\r\n")
        self.wfile.flush()
        if fault.kill_after is not None and fault.kill_after >= len(lines):
            self._kill(fault)

    def _send_chunk(self, data: bytes, packer: Any) -> None:
        if packer:
            data = packer.compress(data) + packer.flush(zlib.Z_SYNC_FLUSH)
        if data:
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            self.wfile.flush()

    def _kill(self, fault: Fault) -> None:
        pid = self.server.victims.get(timeout=20)
        time.sleep(fault.kill_delay_seconds)
        os.kill(pid, signal.SIGKILL)
