"""The tests' end of the process that is killed."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..copies import process_environment

ROOT = Path(__file__).resolve().parents[4]


class CrashDriver:
    """Kills edits at any point of theirs, and tells what was found after."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def points(self, scenario: str) -> list[str]:
        """Return every point of a scenario in order: before and after each statement, COMMIT and ROLLBACK."""
        return list(self._ask({"scenario": scenario}))

    def crash(self, scenario: str, numbers: list[int]) -> list[dict[str, Any]]:
        """Kill the scenario at each of these points, from 1; return number, point, side and problems of each."""
        return list(self._ask({"scenario": scenario, "numbers": numbers}))

    def _ask(self, request: dict[str, Any]) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the process ended; its standard error says why"
        return json.loads(line)


@contextmanager
def running_driver(database: str) -> Iterator[CrashDriver]:
    """Lend a process that works on copies of a database, which it fills first."""
    command = [sys.executable, "-m", __package__, database]
    with subprocess.Popen(
        command, cwd=ROOT, env=process_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield CrashDriver(process)
        finally:
            process.communicate(timeout=60)
