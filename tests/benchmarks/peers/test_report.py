"""A figure that misses its bound is told; the table holds all of them."""

from typing import Any

import pytest

from benchmarks.peers.exports import Fetched
from benchmarks.peers.load import Load
from benchmarks.peers.nights import Night
from benchmarks.peers.report import (
    COLD,
    NOT_MODIFIED,
    OURS,
    PLUGIN,
    ROW,
    WARM,
    WARM_POST,
    complaints_of,
    tables_of,
)
from benchmarks.peers.rounds import Figures, Measured

#: Requests per second that meet every bound.
MET = {PLUGIN: 50, COLD: 750, WARM: 2_900, WARM_POST: 2_800, NOT_MODIFIED: 3_000, ROW: 4_000}


def figures(**rates: float) -> Figures:
    """Return the same figures for each workload, with other requests per second for some targets."""
    measured = {name: Measured(1_000, [Load(int(rate), rate, 1.9)] * 3) for name, rate in {**MET, **rates}.items()}
    return dict.fromkeys(("W1", "W2", "W3"), measured)


def nights(*, full: float = 0.2, delta: float = 0.005, memory: float = 160) -> dict[str, tuple[Night, Night]]:
    """Return the CPU seconds of our nights beside 10 s and 0.8 s of the plugin's."""
    everything = Fetched({str(number): "" for number in range(3_300)}, set(), None)

    def side(*seconds: float, memory: float) -> Any:
        return tuple(Night([each] * 3, everything, (160, memory)) for each in seconds)

    return {PLUGIN: side(10, 0.8, memory=160), OURS: side(full, delta, memory=memory)}


def test_figures_that_meet_their_bounds_are_not_told():
    assert complaints_of(figures(), nights()) == []


@pytest.mark.parametrize(
    ("rates", "complaints"),
    [
        (
            {COLD: 600},
            [
                "W1: cold is 12.0 x the plugin's requests per second; at least 14",
                "W2: cold is 12.0 x the plugin's requests per second; at least 14",
            ],
        ),
        (
            {WARM: 2_600},
            [f"W{number}: warm is 0.87 x the requests per second of a 304; at least 0.9" for number in (1, 2, 3)],
        ),
        (
            {ROW: 4_500},
            [
                f"W{number}: the one-row floor is 1.50 x the requests per second of a 304; at most 1.4"
                for number in (1, 2, 3)
            ],
        ),
    ],
)
def test_an_answer_that_misses_its_bound_is_told(rates, complaints):
    assert complaints_of(figures(**rates), nights()) == complaints


@pytest.mark.parametrize(
    ("missed", "complaints"),
    [
        ({"full": 0.25}, ["full sync: 40.0 x the plugin's records per CPU second; at least 45"]),
        ({"delta": 0.008}, ["delta: the plugin takes 100 x our CPU time; at least 130"]),
        (
            {"memory": 200},
            [f"{name}: the server has 200 MB instead of 160 MB; at most 1.05 x" for name in ("full sync", "delta")],
        ),
    ],
)
def test_a_night_that_misses_its_bound_is_told(missed, complaints):
    assert complaints_of(figures(), nights(**missed)) == complaints


def test_the_ratio_is_that_of_the_rounds_and_not_of_the_medians():
    """What a noisy minute does to both sides of a round is not a difference between them."""
    ours = Measured(1, [Load(1, rate, 1) for rate in (1_000, 200, 500)])
    plugins = Measured(1, [Load(1, rate, 1) for rate in (100, 20, 10)])

    assert ours.times(plugins) == 10
    assert (ours.per_second, plugins.per_second) == (500, 20)


def test_the_tables_hold_every_figure():
    tables = tables_of(figures(), nights())

    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in tables.splitlines()]
    assert ["W1 ours, cold", "750", "15.0", "2.53", "15.0", "1,000"] in rows
    assert ["W4 full sync, ours", "3,300", "0.2000", "16,500", "50.0", "160", "160"] in rows
    assert len(rows) == 2 + 3 * len(MET) + 1 + 2 + 4
