"""Sites behind gunicorn, with the CPU time and the memory of their processes."""

import contextlib
import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

#: Options of gunicorn by the class of its workers: as docs/how-to/add-to-a-site.md has them, and as gunicorn is alone.
OPTIONS = {
    "gthread": ("--workers", "2", "--worker-class", "gthread", "--threads", "8", "--timeout", "120"),
    "sync": ("--workers", "2", "--worker-class", "sync", "--timeout", "120"),
}
START_SECONDS, STOP_SECONDS = 60, 10
#: CPU seconds in a pause of so many seconds, below which a server is idle.
IDLE_SECONDS, PAUSE_SECONDS = 0.03, 0.25


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    process: psutil.Process

    def cpu_seconds(self) -> float:
        """Return the CPU seconds of the server's processes since they started."""
        times = [each.cpu_times() for each in self._processes()]
        return sum(each.user + each.system for each in times)

    def memory_mb(self) -> float:
        """Return the memory of all processes in megabytes, without files of which SQLite maps a part into memory."""
        found = [each.memory_info() for each in self._processes()]
        return sum(each.rss - each.shared for each in found) / 2**20

    def wait_until_idle(self) -> None:
        """Return when the server has answered what a client left behind."""
        before = self.cpu_seconds()
        while True:
            time.sleep(PAUSE_SECONDS)
            now = self.cpu_seconds()
            if now - before < IDLE_SECONDS:
                return
            before = now

    def _processes(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]


@contextlib.contextmanager
def serving(
    python: Path, application: str, *, folder: Path, options: Sequence[str], environment: Mapping[str, str]
) -> Iterator[Server]:
    """Run an application on a free port of this machine, and stop it at the end.

    Args:
        python: interpreter of the application's virtual environment.
        application: module with the WSGI application.
        folder: the working directory.
        options: options of gunicorn.
        environment: variables besides those of this process.

    Raises:
        RuntimeError: the server does not start.
    """
    port = _free_port()
    bind = f"127.0.0.1:{port}"
    command = [
        *(str(python), "-m", "gunicorn", application, "--bind", bind),
        *("--log-level", "warning", "--no-control-socket", *options),
    ]
    with subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}) as process:  # noqa: S603 - ours
        try:
            _wait_for(port, process)
            yield Server(port, psutil.Process(process.pid))
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    gives_up_at = time.monotonic() + START_SECONDS
    while time.monotonic() < gives_up_at and process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/is-it-up/")
            connection.getresponse().read()
            connection.close()
            return
        time.sleep(0.1)
    raise RuntimeError(f"The server on port {port} did not start.")
