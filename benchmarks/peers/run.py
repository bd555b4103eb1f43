"""Make both sites, check that they agree, measure them in turn, and say what misses its bound."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from .agreement import disagreements
from .changes import choose_changes, write_changes
from .dataset import read_records
from .load import Request, conditional, get, post, wrk_path
from .nights import Nights, faults_of, measure_nights, our_side, plugin_side
from .questions import WORKLOADS, Question, questions_of
from .report import (
    COLD,
    GRAPHQL,
    HAND,
    NOT_MODIFIED,
    OURS,
    PLUGIN,
    ROW,
    WARM,
    WARM_POST,
    complaints_of,
    tables_of,
)
from .rounds import Figures, Target, measure
from .servers import Server
from .sites import Sites


class SitesDisagree(Exception):
    """The sites do not tell the same facts, so that their speed cannot be compared; the message says which."""


def measure_peers(home: Path, *, rounds: int, seconds: float, worker_class: str) -> tuple[str, list[str]]:
    """Return the tables, and a sentence for each figure that misses its bound.

    Raises:
        SitesDisagree: an answer does not tell what the data set says.
        RuntimeError: wrk is missing, or a server failed.
    """
    wrk_path()
    sites = Sites(home, worker_class)
    sites.make()
    figures = _measure_answers(sites, rounds, seconds)
    nights = _measure_nights(sites, rounds)
    return tables_of(figures, nights), complaints_of(figures, nights)


def _measure_answers(sites: Sites, rounds: int, seconds: float) -> Figures:
    with ExitStack() as stack:
        plugin = stack.enter_context(sites.serve_plugin())
        ours = stack.enter_context(sites.serve_ours())
        caching = stack.enter_context(sites.serve_ours(has_answer_cache=True))
        _require_none(disagreements(plugin, ours, sites.data))
        sites.keep_floor_answers(plugin)
        targets = list(_targets(plugin, ours, caching))
        return measure(targets, sites.home / "requests", rounds=rounds, seconds=seconds)


def _targets(plugin: Server, ours: Server, caching: Server) -> Iterator[Target]:
    yield _target(PLUGIN, plugin, "plugin", post)
    yield _target(COLD, ours, "ours", post)
    yield _target(WARM_POST, caching, "ours", post)
    yield _target(WARM, caching, "ours", get)
    yield _target(NOT_MODIFIED, caching, "ours", lambda question: conditional(caching, get(question)))
    for name, floor in ((ROW, "row"), (HAND, "hand"), (GRAPHQL, "graphql")):
        yield _target(name, plugin, floor, post)


def _target(name: str, server: Server, side: str, request_of: Callable[[Question], Request]) -> Target:
    requests = {workload: [request_of(question) for question in questions_of(side, workload)] for workload in WORKLOADS}
    return Target(name, server, requests)


def _measure_nights(sites: Sites, rounds: int) -> Nights:
    """Measure on copies, so that the changes do not stay."""
    records = {kind: read_records(sites.data, kind) for kind in ("spots", "circuits", "mice", "news")}
    changes, file = choose_changes(records), sites.home / "changes.json"
    write_changes(file, changes)
    plugin_copy = sites.copy("plugin.sqlite3", "plugin-nights.sqlite3")
    our_copy = sites.copy("ours.sqlite3", "ours-nights.sqlite3")
    with sites.serve_plugin(plugin_copy) as plugin, sites.serve_ours(our_copy) as ours:
        sides = {
            PLUGIN: plugin_side(plugin, lambda: sites.manage_plugin("apply_changes", file, database=plugin_copy)),
            OURS: our_side(ours, lambda: sites.run_ours("changes", file, database=our_copy)),
        }
        nights = measure_nights(sides, rounds=rounds)
    _require_none(faults_of(nights, changes, sum(map(len, records.values()))))
    return nights


def _require_none(faults: list[str]) -> None:
    if faults:
        raise SitesDisagree("\n".join([f"{len(faults)} answers differ from the data set:", *faults[:10]]))
