"""How long an editor is told to wait for what a request has left to a task."""

from typing import Any

import pytest

from destination_cms.models import Mark
from destination_cms.models.ledger import MarkScope
from destination_cms.publishing.handover import collect_handover, note_handed_over, note_swept, seconds_spent

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("left", "batches", "seconds", "told"),
    [
        pytest.param(500, 2, 2.0, 5, id="as long as the batches before"),
        pytest.param(501, 2, 2.0, 6, id="rounded up"),
        pytest.param(1, 1, 0.1, 1, id="never no time at all"),
    ],
)
def test_the_rest_takes_as_long_as_what_was_done(
    settings: Any, left: int, batches: int, seconds: float, told: int
) -> None:
    settings.DESTINATION_CMS = {"SWEEP_BATCH_SIZE": 100}
    Mark.objects.bulk_create(Mark(scope=MarkScope.SOURCE, target=f"page:{number}") for number in range(left))
    Mark.objects.create(scope=MarkScope.SOURCE, target="page:0")

    with collect_handover() as handover:
        note_swept(batches, seconds)
        note_handed_over()

    assert handover.seconds == told


def test_referrers_that_the_last_batch_has_left_take_time_too(settings: Any) -> None:
    settings.DESTINATION_CMS = {"SWEEP_BATCH_SIZE": 100}
    Mark.objects.create(scope=MarkScope.SOURCE, target="image:1")

    with collect_handover() as handover:
        note_swept(1, 0.5)
        note_handed_over(599)

    assert handover.seconds == 3


def test_without_a_worker_all_is_done_and_nobody_is_told() -> None:
    with collect_handover() as handover:
        note_swept(1, 0.5)
        note_handed_over(599)

    assert handover.seconds == 0


def test_outside_of_a_request_nobody_is_told() -> None:
    note_swept(1, 1.0)
    note_handed_over()

    with collect_handover() as handover:
        pass

    assert handover.seconds == 0
    assert seconds_spent() == 0


def test_the_sweeps_of_one_request_are_added_up() -> None:
    with collect_handover() as handover:
        note_swept(2, 0.5)
        note_swept(1, 0.25)

        assert seconds_spent() == 0.75
    assert handover.batches == 3
