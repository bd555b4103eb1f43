"""Bounds on CPU time that hold on a busy machine too."""

import time
from collections.abc import Callable
from typing import Any

#: What else the process holds is collected now and then, in the middle of whatever runs.
TRIES = 3


def takes_less_than(seconds: float, call: Callable[[], Any]) -> bool:
    """Return whether a call takes less CPU time than that, at least once in three tries."""
    return any(cpu_seconds(call) < seconds for _ in range(TRIES))


def cpu_seconds(call: Callable[[], Any]) -> float:
    """Return the CPU time of a call."""
    started = time.process_time()
    call()
    return time.process_time() - started
