"""Rounds of load: every target answers every workload for some seconds in turn, so that noise meets all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from .load import Load, Request, ask, load, write_script
from .servers import Server

#: Times that each request is sent before the first round: each worker must have met it.
WARM_UPS = 4


@dataclass(slots=True)
class Target:
    """A server with the requests of each workload that are measured on it."""

    name: str
    server: Server
    requests: Mapping[str, Sequence[Request]]


@dataclass(slots=True)
class Measured:
    """The loads of one target under one workload."""

    bytes: int
    loads: list[Load] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        """Answers per second: the median of the rounds."""
        return median(each.per_second for each in self.loads)

    @property
    def cpu_ms(self) -> float:
        """CPU milliseconds of the server per answer, over all rounds."""
        return 1_000 * sum(each.cpu_seconds for each in self.loads) / sum(each.answers for each in self.loads)

    def times(self, other: "Measured") -> float:
        """Return the answers per second as a multiple of another's: the median of the rounds' ratios."""
        pairs = zip(self.loads, other.loads, strict=True)
        return median(one.per_second / another.per_second for one, another in pairs)


#: What was measured, by workload and by the name of the target.
Figures = dict[str, dict[str, Measured]]


def measure(targets: Sequence[Target], folder: Path, *, rounds: int, seconds: float) -> Figures:
    """Return what each workload measured of each target; the folder takes the scripts of wrk."""
    folder.mkdir(exist_ok=True)
    found: Figures = {}
    scripts: dict[tuple[str, str], Path] = {}
    for target in targets:
        for workload, requests in target.requests.items():
            found.setdefault(workload, {})[target.name] = Measured(_warm(target, requests))
            script = scripts[workload, target.name] = folder / f"{workload} {target.name}.lua"
            write_script(script, target.server, requests)
    for number in range(rounds):
        for workload, target in _turned(targets, number):
            measured = load(target.server, scripts[workload, target.name], seconds)
            found[workload][target.name].loads.append(measured)
    return found


def _warm(target: Target, requests: Sequence[Request]) -> int:
    """Send every request some times, and return the bytes of the first answer."""
    sizes = [len(ask(target.server, request).body) for _ in range(WARM_UPS) for request in requests]
    return sizes[0]


def _turned(targets: Sequence[Target], by: int) -> Iterator[tuple[str, Target]]:
    """Yield each workload of each target; each round begins with another target."""
    start = by % len(targets)
    for workload in dict.fromkeys(name for target in targets for name in target.requests):
        for target in (*targets[start:], *targets[:start]):
            if workload in target.requests:
                yield workload, target
