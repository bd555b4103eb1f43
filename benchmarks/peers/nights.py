"""Measure a full sync and the next night's, on copies of both sites."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median
from typing import Any

from .changes import Changes
from .exports import Fetched, our_changes, our_everything, plugin_changes, plugin_everything
from .servers import Server

#: So often ours is done for each time of the plugin's: /proc counts CPU time in hundredths of a second.
OURS_FULL, OURS_DELTA = 10, 100


@dataclass(slots=True)
class Night:
    """Server CPU seconds of one fetch in each round, what arrived, and memory in megabytes after the first and the last."""

    cpu_seconds: list[float] = field(default_factory=list)
    fetched: Fetched = field(default_factory=lambda: Fetched({}, set(), None))
    memory_mb: tuple[float, float] = (0.0, 0.0)

    @property
    def seconds(self) -> float:
        """The median of the rounds."""
        return median(self.cpu_seconds)


@dataclass(frozen=True, slots=True)
class Side:
    """A site whose nights are measured: how an app fetches, and how its pages are changed."""

    server: Server
    everything: Callable[[Server], Fetched]
    changes: Callable[[Server, Any, str], Fetched]
    apply: Callable[[], None]
    times: tuple[int, int] = (1, 1)


Nights = dict[str, tuple[Night, Night]]


def plugin_side(server: Server, apply: Callable[[], None]) -> Side:
    """Return the plugin's site."""
    return Side(server, plugin_everything, plugin_changes, apply)


def our_side(server: Server, apply: Callable[[], None]) -> Side:
    """Return our site."""
    return Side(
        server, our_everything, lambda server, token, since: our_changes(server, token), apply, (OURS_FULL, OURS_DELTA)
    )


def measure_nights(sides: dict[str, Side], *, rounds: int) -> Nights:
    """Return what a full sync and the next one measured of each side, in turn."""
    found: Nights = {name: (Night(), Night()) for name in sides}
    for name, side in sides.items():
        found[name][0].fetched = side.everything(side.server)
    _measure(found, sides, 0, rounds, lambda side, full: side.everything(side.server))
    since = datetime.now(UTC).isoformat()
    for side in sides.values():
        side.apply()
    _measure(found, sides, 1, rounds, lambda side, full: side.changes(side.server, full.fetched.kept, since))
    return found


def _measure(
    found: Nights, sides: dict[str, Side], number: int, rounds: int, fetch: Callable[[Side, Night], Fetched]
) -> None:
    for name, side in sides.items():
        found[name][number].fetched = fetch(side, found[name][0])
    for done in range(rounds):
        for name, side in sides.items():
            night = found[name][number]
            side.server.wait_until_idle()
            started = side.server.cpu_seconds()
            for _ in range(side.times[number]):
                fetch(side, found[name][0])
            night.cpu_seconds.append((side.server.cpu_seconds() - started) / side.times[number])
            memory = side.server.memory_mb()
            night.memory_mb = (night.memory_mb[0] if done else memory, memory)


def faults_of(nights: Nights, changes: Changes, records: int) -> list[str]:
    """Return a sentence for each thing that a side did not tell."""
    faults = []
    for name, (full, delta) in nights.items():
        if len(full.fetched.titles) != records:
            faults.append(f"{name}, full sync: {len(full.fetched.titles)} records instead of {records}.")
        retitled = {slug for slug, title in delta.fetched.titles.items() if title.endswith(changes.suffix)}
        if retitled != set(changes.retitled):
            faults.append(f"{name}, delta: {len(retitled)} new titles instead of {len(changes.retitled)}.")
        gone = len(changes.unpublished) + len(changes.deleted)
        if len(delta.fetched.gone) != gone:
            faults.append(f"{name}, delta: {len(delta.fetched.gone)} are gone instead of {gone}.")
    return faults
