"""The process that is forked and killed. It never edits anything itself: its forks do, on copies of its database.

Most kills leave the same rows behind, all of them: what was found of these once is not looked for again. The forks of
one request share out the kills in runs of neighbours, which are alike.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import time_machine
from django.utils import timezone

from ..copies import bind, copy_of, digest_of_all_rows
from ..forks import Fork, run_forked
from .aftermath import look
from .kill import KillSwitch
from .scenarios import PLANTS, SCENARIOS, Scenario
from .town import Town
from .verdict import judge

WORKERS = 3  # a sweep on SQLite also rests
SECONDS_PER_POINT = 60


class CrashDriver:
    """The prepared town, and edits of it on copies of its database."""

    def __init__(self, database: str) -> None:
        bind(database)
        self._database = database
        self._town = Town.build()
        #: Each edit is at the same moment, which stands still, so that it writes the same rows each time.
        self._now = timezone.now()
        self._ends: dict[str, tuple[Any, Any, list[str]]] = {}
        #: By name of a scenario and digest of all rows, what a fresh process finds.
        self._found: dict[tuple[str, str], Any] = {}

    def answer(self, request: dict[str, Any]) -> Any:
        """Return the points of a scenario or, for a request with numbers, the verdicts at these points."""
        name = request["scenario"]
        if name not in self._ends:
            self._ends[name] = self._both_ends(name)
        if "numbers" not in request:
            return self._ends[name][2]
        size = -(-len(request["numbers"]) // WORKERS)
        shares = [request["numbers"][start : start + size] for start in range(0, len(request["numbers"]), size)]
        limit = SECONDS_PER_POINT * (len(shares[0]) + 1)
        forks = [Fork.start(partial(self._verdicts, name, share), limit_seconds=limit) for share in shares]
        return sorted((verdict for fork in forks for verdict in fork.answer()), key=lambda verdict: verdict["number"])

    def _both_ends(self, name: str) -> tuple[Any, Any, list[str]]:
        """Return what is found without the edit, after the edit, and the points on the way."""
        before, _, _ = self._look_after(name, None)
        after, points, _ = self._look_after(name, 0)
        return before, after, points

    def _verdicts(self, name: str, numbers: list[int]) -> list[dict[str, Any]]:
        before, after, points = self._ends[name]
        verdicts = []
        for number in numbers:
            found, survived, is_known = self._look_after(name, number)
            side, problems = judge(found, before, after, is_whole=_scenario(name).is_whole)
            if survived is not None:
                problems.append("the process was not killed")
            verdict = {"number": number, "point": points[number - 1], "side": side, "problems": problems}
            verdicts.append(verdict | {"is_known": is_known})
        return verdicts

    def _look_after(self, name: str, number: int | None) -> tuple[Any, Any, bool]:
        """Edit a copy, killed at a point (0: never; ``None``: no edit at all), and look at it in a fresh process.

        Returns:
            What was found, what the edit answered if it lived, and whether every row was as after an earlier one.
        """
        with copy_of(self._database) as copy:
            bind(copy)
            points = None if number is None else run_forked(partial(self._edit, name, number))
            rows = (name, digest_of_all_rows())
            is_known = rows in self._found
            if not is_known:
                self._found[rows] = run_forked(partial(self._at_its_time, name, lambda: look(self._town)))
            bind(self._database)
        return self._found[rows], points, is_known

    def _edit(self, name: str, number: int) -> list[str]:
        switch = KillSwitch(number or None)
        switch.install()
        self._at_its_time(name, lambda: _scenario(name).act(self._town))
        return switch.points

    def _at_its_time(self, name: str, function: Callable[[], Any]) -> Any:
        with time_machine.travel(self._now + _scenario(name).later, tick=False):
            return function()


def _scenario(name: str) -> Scenario:
    return (SCENARIOS | PLANTS)[name]


def serve(database: str) -> None:
    """Answer the requests on standard input, one JSON text a line, until it ends."""
    driver = CrashDriver(database)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(driver.answer(json.loads(line))) + "\n")
        sys.stdout.flush()
