"""Requests over HTTP: one at a time, and as many as eight connections of wrk can send."""

import http.client
import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from .questions import Question
from .servers import Server

CONNECTIONS = 8
TIMEOUT_SECONDS = 60
_TOTAL = re.compile(r"(\d+) requests in ")
_RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
_FAULT = re.compile(r"(Non-2xx or 3xx responses: .*|Socket errors: .*)")


@dataclass(frozen=True, slots=True)
class Request:
    """An HTTP request, and the status that answers it."""

    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    status: int = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer; the names of headers are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def post(question: Question) -> Request:
    """Return the question as a POST."""
    body = json.dumps({"query": question.query, "variables": question.variables}).encode()
    return Request("POST", question.path, {"Content-Type": "application/json"}, body)


def get(question: Question) -> Request:
    """Return the question as a GET, which caches may answer."""
    asked = {"query": question.query, "variables": json.dumps(question.variables)}
    return Request("GET", f"{question.path}?{urlencode(asked)}")


def conditional(server: Server, request: Request) -> Request:
    """Return a GET of what a client has already, which is answered by 304.

    Raises:
        AssertionError: the answer has no entity tag.
    """
    etag = ask(server, request).headers.get("etag")
    assert etag, f"{request.path[:80]} answered without an ETag"
    return Request(request.method, request.path, {**request.headers, "If-None-Match": etag}, status=304)


def ask(server: Server, request: Request) -> Answer:
    """Send one request on a connection of its own.

    Raises:
        AssertionError: the answer has another status, or is an error of GraphQL.
    """
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=TIMEOUT_SECONDS)
    connection.request(request.method, request.path, request.body, request.headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    assert response.status == request.status, (request.path[:80], response.status, body[:300])
    assert b'"errors":' not in body[:2_000], (request.path[:80], body[:300])
    return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)


def wrk_path() -> str:
    """Return the path of wrk.

    Raises:
        RuntimeError: it is not installed.
    """
    found = shutil.which("wrk")
    if found is None:
        raise RuntimeError("wrk sends the requests, and is missing. On Debian: sudo apt-get install wrk")
    return found


def write_script(file: Path, server: Server, requests: Sequence[Request]) -> None:
    """Write a script of wrk that sends these requests in turn."""
    lines = ["local requests = {}", "local turn = 0"]
    for request in requests:
        headers = {"Host": f"127.0.0.1:{server.port}", **request.headers}
        table = ", ".join(f'["{name}"] = {_quoted(value)}' for name, value in headers.items())
        body = "nil" if request.body is None else _quoted(request.body.decode())
        target = _quoted(request.path)
        lines.append(f'requests[#requests + 1] = wrk.format("{request.method}", {target}, {{{table}}}, {body})')
    lines.append("function request() turn = turn % #requests + 1; return requests[turn] end")
    file.write_text("\n".join(lines) + "\n")


def _quoted(text: str) -> str:
    assert "]==]" not in text
    return f"[==[{text}]==]"


@dataclass(frozen=True, slots=True)
class Load:
    """What a server did under load: its answers, how many a second, and its CPU seconds."""

    answers: int
    per_second: float
    cpu_seconds: float


def load(server: Server, script: Path, seconds: float) -> Load:
    """Send the requests of a script for so many seconds, as fast as they are answered.

    Raises:
        RuntimeError: not every request was answered as it should be.
    """
    server.wait_until_idle()
    before = server.cpu_seconds()
    command = [
        *(wrk_path(), "--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{seconds:.0f}s"),
        *("--timeout", f"{TIMEOUT_SECONDS}s", "--script", str(script), f"http://127.0.0.1:{server.port}"),
    ]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - wrk
    server.wait_until_idle()
    return load_of(output, server.cpu_seconds() - before)


def load_of(output: str, cpu_seconds: float) -> Load:
    """Return what wrk's output tells.

    Raises:
        RuntimeError: it tells of failures, or of no answer at all.
    """
    if fault := _FAULT.search(output):
        raise RuntimeError(fault[1])
    total, rate = _TOTAL.search(output), _RATE.search(output)
    if total is None or rate is None or total[1] == "0":
        raise RuntimeError(f"wrk received nothing: {output[:300]}")
    return Load(int(total[1]), float(rate[1]), cpu_seconds)
