from datetime import UTC, datetime
from types import SimpleNamespace

from circuits.stop_notices import notices_of_stop
from circuits.stop_places import StopPlace
from destination_cms.availability.status import Availability
from destination_cms.projections.availability import CurrentNotice, Notices

NOW = datetime(2026, 7, 1, tzinfo=UTC)


def notice(pk: int, *pages: str) -> CurrentNotice:
    return CurrentNotice(pk, f"uuid-{pk}", Availability.CLOSED, NOW, None, None, frozenset(pages), "")


OF_SPOT, OF_STOP = notice(1, "spot"), notice(2, "elsewhere")
ALL = Notices({each.uuid: each for each in (OF_SPOT, OF_STOP)}, {1: "uuid-1", 2: "uuid-2", 3: "uuid-2"})


def of_stop(notice_id: int | None) -> list[int]:
    return [
        each.pk for each in notices_of_stop(SimpleNamespace(notice_id=notice_id), StopPlace(None, None, "spot"), ALL)
    ]


def test_a_stop_has_the_notices_of_its_spot_and_its_own() -> None:
    assert of_stop(None) == [1]
    assert of_stop(2) == [1, 2]


def test_its_own_may_be_a_translation_and_is_told_once() -> None:
    assert of_stop(3) == [1, 2]
    assert of_stop(1) == [1]


def test_what_is_over_or_a_draft_is_not_among_them() -> None:
    assert of_stop(99) == [1]
