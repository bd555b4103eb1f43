"""Functions that run in a fork of this process, which has everything imported and no threads."""

import gc
import json
import os
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connections

LIMIT_SECONDS = 120


class ForkFailed(AssertionError):
    """The function raised, or did not end in time."""


@dataclass(frozen=True)
class Fork:
    """A function under way in a process of its own."""

    pid: int
    reader: int

    @classmethod
    def start(cls, function: Callable[[], Any], *, limit_seconds: int = LIMIT_SECONDS) -> "Fork":
        """Start a function whose answer is JSON. No connection to the database is shared with it."""
        connections.close_all()
        reader, writer = os.pipe()
        pid = os.fork()
        if pid:
            os.close(writer)
            return cls(pid, reader)
        os.close(reader)
        gc.disable()  # walking over the parent's objects would copy their memory
        signal.alarm(limit_seconds)
        try:
            answer = {"value": function()}
            connections.close_all()
        except BaseException:  # noqa: BLE001 - a fork must never go on as its parent
            answer = {"error": traceback.format_exc()}
        with os.fdopen(writer, "w") as pipe:
            json.dump(answer, pipe)
        os._exit(0)

    def answer(self) -> Any:
        """Wait for the end and return the answer, or ``None`` when the process was killed with SIGKILL.

        Raises:
            ForkFailed: it ended in any other way.
        """
        with os.fdopen(self.reader) as pipe:
            text = pipe.read()
        exit_code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        if exit_code == -signal.SIGKILL and not text:
            return None
        answer = json.loads(text) if text else {"error": f"ended with {exit_code}"}
        if "error" in answer:
            raise ForkFailed(answer["error"])
        return answer["value"]


def run_forked(function: Callable[[], Any]) -> Any:
    """Run a function in a fork and return its answer; see ``Fork.answer``."""
    return Fork.start(function).answer()
