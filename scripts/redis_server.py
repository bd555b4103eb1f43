"""A real Redis on the loopback, for the cache of answers: it can be killed, and replaced by what never answers."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

#: Seconds after which the client gives up, as check W014 asks for.
TIMEOUT = 0.2


class RedisServer:
    """A server on a port of its own, and whatever else stands behind that port in its place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port: int = free.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        program = redis_program()
        if program is None:
            raise FileNotFoundError("redis-server is not installed")
        options = ["--port", str(self._port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self._folder)]
        self._process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 10
        while not self._answers():
            if time.monotonic() > deadline:
                self.kill()
                raise TimeoutError("redis-server does not start")
            time.sleep(0.02)

    def kill(self) -> None:
        """Kill the server: connections are refused from then on."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    @contextmanager
    def black_hole(self) -> Iterator[None]:
        """Accept connections in place of the killed server, and never answer."""
        self.kill()
        with socket.create_server(("127.0.0.1", self._port), backlog=100):
            yield

    def settings(self) -> dict[str, Any]:
        """Return what ``CACHES`` has for it."""
        return {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": f"redis://127.0.0.1:{self._port}/0",
            "OPTIONS": {"socket_timeout": TIMEOUT, "socket_connect_timeout": TIMEOUT},
        }

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self._port), timeout=1) as asked:
                asked.sendall(b"PING\r\n")
                return asked.recv(7) == b"+PONG\r\n"
        except OSError:
            return False


def redis_program() -> str | None:
    """Return the path of the server's program; ``None`` where it is not installed."""
    return shutil.which("redis-server")
