"""The demo as a developer runs it: a process of its own, on a free port."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psutil

from scripts.module_sizes import ROOT

READY_SECONDS = 180
STOP_SECONDS = 20


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(port: int) -> list[str]:
    return [sys.executable, "-m", "demo.run", "--port", str(port)]


@contextmanager
def running(port: int, surroundings: Mapping[str, str], output: Path) -> Iterator[psutil.Popen]:
    """Start the demo, which prints into a file, and end it."""
    with output.open("wb") as file:
        process = psutil.Popen(command(port), cwd=ROOT, env=dict(surroundings), stdout=file, stderr=subprocess.STDOUT)
    yield process
    if process.is_running() and process.poll() is None:
        process.terminate()
        process.wait(STOP_SECONDS)


def wait_until_ready(process: psutil.Popen, output: Path) -> str:
    deadline = time.monotonic() + READY_SECONDS
    while "Ctrl-C stops it" not in output.read_text():
        assert process.poll() is None, output.read_text()
        assert time.monotonic() < deadline, output.read_text()
        time.sleep(0.2)
    return output.read_text()
