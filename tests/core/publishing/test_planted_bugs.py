"""Each bug that the state machine has to find also makes a unit test red, so that a red test names the room."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from . import (
    test_followers,
    test_permanent,
    test_planner,
    test_reachability,
    test_referrer_queue,
    test_standalone,
    test_sweep,
)
from .machine import bugs

#: The unit tests that have to notice each bug.
NOTICED_BY: dict[bugs.Plant, tuple[Callable[..., None], ...]] = {
    bugs.miss_a_tombstone: (
        test_planner.test_a_spot_that_is_unpublished_is_withdrawn,
        test_planner.test_a_spot_that_is_deleted_is_said_to_be_deleted,
    ),
    bugs.keep_an_unreferenced_picture: (
        test_reachability.test_an_image_that_a_page_lets_go_of_is_withdrawn,
        test_reachability.test_an_image_goes_with_the_last_page_that_shows_it,
    ),
    bugs.leave_a_referrer_unprojected: (
        test_planner.test_a_circuit_shows_a_spot_as_soon_as_that_is_published,
        test_planner.test_a_circuit_loses_a_stop_as_soon_as_its_spot_is_withdrawn,
    ),
    bugs.leave_the_distances_of_what_moved: (
        test_referrer_queue.test_circuits_are_planned_again_when_a_spot_of_theirs_moves,
        test_referrer_queue.test_circuits_are_planned_again_when_a_spot_of_theirs_is_in_another_district,
    ),
    bugs.forget_what_was_printed: (test_permanent.test_addresses_stay_when_all_else_goes,),
    bugs.withdraw_before_the_last_referrer: (
        test_referrer_queue.test_an_image_goes_after_the_last_batch_of_those_that_show_it,
        test_referrer_queue.test_a_spot_stays_until_the_last_circuit_has_let_go_of_it,
    ),
    bugs.leave_a_redirect_to_what_is_gone: (
        test_standalone.test_a_redirect_waits_for_its_page,
        test_standalone.test_a_redirect_ends_with_its_page,
    ),
    bugs.give_away_paths_that_nobody_saw: (
        test_standalone.test_an_automatic_redirect_gives_away_no_path_that_nobody_has_seen,
    ),
    bugs.leave_what_a_notice_touches: (test_followers.test_a_circuit_learns_of_a_notice_on_its_way,),
    bugs.sleep_through_a_beginning: (test_followers.test_a_circuit_is_closed_when_a_notice_begins,),
    bugs.delete_marks_by_target: (test_sweep.test_a_change_in_the_middle_of_a_sweep_is_swept_too,),
}
CASES = [
    pytest.param(plant, test, id=f"{plant.__name__}-{test.__name__}")
    for plant, tests in NOTICED_BY.items()
    for test in tests
]


def test_every_planted_bug_is_here():
    assert set(NOTICED_BY) == {*bugs.BUGS, *bugs.BUGS_OF_BATCHES}


@pytest.mark.django_db
@pytest.mark.parametrize(("plant", "test"), CASES)
def test_a_unit_test_notices_it(
    plant: bugs.Plant, test: Callable[..., None], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    plant(monkeypatch)
    wanted = inspect.signature(test).parameters
    fixtures: dict[str, Any] = {"monkeypatch": monkeypatch, "town": test_referrer_queue.Square()}

    given = {name: fixtures[name] if name in fixtures else request.getfixturevalue(name) for name in wanted}

    with pytest.raises(AssertionError):
        test(**given)
