"""After any mix of edits, an app that synced when it liked holds exactly what is public."""

import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from wagtail.signal_handlers import disable_reference_index_auto_update

from tests.kept_answers import answers_kept
from tests.snapshot import Snapshot

from .machine.base_rules import MachineSetup
from .machine.bugs import BUGS, Plant, leave_a_referrer_unprojected
from .machine.interruptions import Interruptions
from .machine.publishing_machine import Played, full_machine, run_machine
from .machine.town import build_full_town, build_town

RUNS, STEPS, SEED = 10, 20, 1
#: A bug has so many series of runs to be found in, each with a seed of its own; from these on it takes one.
BUG_SERIES, BUG_RUNS, BUG_SEED = 10, 3, 1
BUG_SEEDS = {
    "leave_a_referrer_unprojected": 2,
    "leave_what_a_notice_touches": 9,
    "sleep_through_a_beginning": 23,
}
#: A soak is as long and as different as its environment says.
SOAK_RUNS = int(os.environ.get("DESTINATION_SOAK_RUNS", "2000"))
SOAK_STEPS = int(os.environ.get("DESTINATION_SOAK_STEPS", "30"))
SOAK_SEED = int(os.environ.get("DESTINATION_SOAK_SEED", "1"))

#: One size is enough to hear of sizes, and quick to make; small batches, so that there are many.
_PLUGIN = {"IMAGE_PRESETS": {"THUMBNAIL": "fill-4x3|format-webp"}, "SWEEP_BATCH_SIZE": 4}
#: Nothing is searched here.
_NO_INDEXING = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}


@cache
def built_town() -> Snapshot:
    return build_town()


@cache
def built_full_town() -> Snapshot:
    return build_full_town(built_town())


@pytest.fixture
def machine_setup(transactional_db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[MachineSetup]:
    """The town, and the process at its quickest: nothing that is left out has a part in the ledger."""
    settings.DESTINATION_CMS, settings.WAGTAILSEARCH_BACKENDS = _PLUGIN, _NO_INDEXING
    interruptions = Interruptions()
    interruptions.install(monkeypatch)
    logging.disable(logging.ERROR)
    with disable_reference_index_auto_update(), answers_kept():
        yield MachineSetup(built_town(), interruptions)
    logging.disable(logging.NOTSET)


@pytest.fixture
def full_machine_setup(machine_setup: MachineSetup) -> MachineSetup:
    """The same with content of the other verticals that are installed."""
    return replace(machine_setup, town=built_full_town())


def run_series(machine_setup: MachineSetup, played: Played, *, start: int, **machine: Any) -> None:
    """Run one series after the other, until one fails."""
    for seed in range(start, start + BUG_SERIES):
        run_machine(machine_setup, played, runs=BUG_RUNS, steps=STEPS, start=seed, **machine)


def test_apps_hold_what_is_public(machine_setup: MachineSetup, figures: Callable[[str], None]) -> None:
    played = Played()
    run_machine(machine_setup, played, runs=RUNS, steps=STEPS, start=SEED)
    figures(played.summary())


def test_apps_hold_the_content_of_other_verticals_too(
    full_machine_setup: MachineSetup, figures: Callable[[str], None]
) -> None:
    played = Played()
    run_machine(full_machine_setup, played, runs=RUNS, steps=STEPS, start=SEED, machine=full_machine())
    figures(played.summary())


def test_a_referrer_of_another_vertical_that_is_not_looked_at_again_is_found(
    full_machine_setup: MachineSetup, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_a_referrer_unprojected(monkeypatch)
    with pytest.raises(AssertionError):
        run_series(full_machine_setup, Played(), start=BUG_SEED, machine=full_machine())


@pytest.mark.parametrize("plant", BUGS, ids=[plant.__name__ for plant in BUGS])
def test_a_planted_bug_is_found(
    plant: Plant, machine_setup: MachineSetup, figures: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)
    played = Played()
    with pytest.raises(AssertionError):
        run_series(machine_setup, played, start=BUG_SEEDS.get(plant.__name__, BUG_SEED))
    figures(f"found after {played.summary()}, the last of {len(played.runs[-1])} steps")


@pytest.mark.soak
def test_apps_hold_what_is_public_for_long(full_machine_setup: MachineSetup, figures: Callable[[str], None]) -> None:
    played = Played()
    length = {"runs": SOAK_RUNS, "steps": SOAK_STEPS, "start": SOAK_SEED}
    run_machine(full_machine_setup, played, **length, is_shrinking=True, machine=full_machine())
    figures(played.summary())
    assert SOAK_RUNS < 100 or played.unplayed() == set()
