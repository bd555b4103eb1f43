"""The application behind a server with two workers, under load from several connections."""

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

WORKERS = 2
CONNECTIONS = 8
START_SECONDS = 60
STOP_SECONDS = 10
JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    process: psutil.Process

    def requests_per_second(self, path: str, bodies: list[bytes], seconds: float) -> float:
        """Return the number of responses that the connections receive, each sending requests as fast as possible."""
        counts = [0] * CONNECTIONS
        ends_at = time.perf_counter() + seconds
        asking = [
            threading.Thread(target=self._ask, args=(path, bodies, ends_at, counts, n)) for n in range(CONNECTIONS)
        ]
        started = time.perf_counter()
        for thread in asking:
            thread.start()
        for thread in asking:
            thread.join()
        return sum(counts) / (time.perf_counter() - started)

    def forget_peak(self) -> None:
        """Reset the peak memory measurement, if the system supports it."""
        for worker in self.process.children():
            with contextlib.suppress(OSError):
                Path(f"/proc/{worker.pid}/clear_refs").write_text("5")

    def peak_memory_mb(self) -> float | None:
        """Return the peak memory of a worker since then; ``None`` if the system does not report it."""
        with contextlib.suppress(OSError, StopIteration):
            return round(max(_peak_kb(worker.pid) for worker in self.process.children()) / 1024, 1)
        return None

    def _ask(self, path: str, bodies: list[bytes], ends_at: float, counts: list[int], own: int) -> None:
        turn = own
        while time.perf_counter() < ends_at:
            # A sync worker closes each connection after its response.
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            connection.request("POST", path, bodies[turn % len(bodies)], JSON)
            response = connection.getresponse()
            response.read()
            connection.close()
            if response.status != 200:
                raise RuntimeError(f"{path} answered {response.status}")
            counts[own] += 1
            turn += CONNECTIONS


@contextlib.contextmanager
def running() -> Iterator[Server]:
    """Run the server on a free port of this machine, and stop it at the end.

    Raises:
        RuntimeError: the server does not start.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--workers", str(WORKERS), "--bind", f"127.0.0.1:{port}", "--log-level", "warning"]
    command = [sys.executable, "-m", "gunicorn", *options, "benchmarks.wsgi"]
    with subprocess.Popen(command, env=dict(os.environ)) as process:  # noqa: S603 - a program of this environment
        try:
            _wait_for(port, process)
            yield Server(port, psutil.Process(process.pid))
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    gives_up_at = time.monotonic() + START_SECONDS
    while time.monotonic() < gives_up_at and process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/health/")
            connection.getresponse().read()
            connection.close()
            return
        time.sleep(0.1)
    raise RuntimeError("The server did not start.")


def _peak_kb(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
