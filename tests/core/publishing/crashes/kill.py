"""A process that is killed at the n-th point: before or after a statement, a COMMIT or a ROLLBACK."""

import os
import signal
from collections.abc import Callable
from typing import Any

from django.db import connection


class KillSwitch:
    """Counts points, two for each statement, and kills its own process at one of them.

    Attributes:
        points: what was passed, for example ``"before COMMIT"``.
    """

    def __init__(self, at: int | None) -> None:
        self._at = at
        self.points: list[str] = []

    def install(self) -> None:
        """Count on this process's connection from now on."""
        connection.execute_wrappers.append(self._execute)
        for name in ("commit", "rollback"):
            setattr(connection, f"_{name}", self._around(getattr(connection, f"_{name}"), name.upper()))

    def _execute(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        return self._around(execute, " ".join(sql.split())[:80])(sql, params, many, context)

    def _around(self, step: Callable[..., Any], text: str) -> Callable[..., Any]:
        def counted(*arguments: Any) -> Any:
            self._pass(f"before {text}")
            result = step(*arguments)
            self._pass(f"after {text}")
            return result

        return counted

    def _pass(self, point: str) -> None:
        self.points.append(point)
        if len(self.points) == self._at:
            os.kill(os.getpid(), signal.SIGKILL)
