"""What extends a kind joins its projection, and never hides what the kind says."""

from typing import Any

import pytest
from django.utils.translation import override

from circuits.index import SpotIndex
from destination_cms.projections.index_values import index_models, split_index
from destination_cms.projections.kinds import get_kinds
from destination_cms.verticals import KindExtension, ProjectedFields, ProjectionError, Vertical
from tests.declared import also_declared
from tests.third_party.events.index import EventIndex
from tests.third_party.events.models import EventPage

MOMENTS = {"starts_at": "2026-03-01T12:00:00Z", "ends_at": "2026-03-01T14:00:00Z"}


@pytest.fixture
def page(db: None) -> EventPage:
    moment = "2026-03-01T12:00:00+00:00"
    event = EventPage(title="Concert", slug="concert", starts_at=moment, ends_at=moment)
    event.clean_fields(exclude=["path", "depth", "content_type"])
    return event


class Nothing:
    """Answers as if nothing were public."""

    def refer(self, model: Any, pk: int | None) -> None:
        return None

    def find(self, model: Any, pk: int | None, locale: str | None = None) -> None:
        return None


def extending(**fields: Any) -> Any:
    extension = KindExtension(kind="event", **fields)
    return also_declared(Vertical(name="more", description="More of events.", extensions=(extension,)))


def test_it_joins_the_payload_and_the_kinds_own_stays(page: EventPage):
    before = get_kinds()["event"].project(page, Nothing()).payload

    with extending(project=lambda event, resolver: ProjectedFields(payload={"is_free": True})):
        after = get_kinds()["event"].project(page, Nothing()).payload

    assert after == {**before, "is_free": True}


def test_a_key_that_the_kind_has_is_refused(page: EventPage):
    with (
        extending(project=lambda event, resolver: ProjectedFields(payload={"venue": "Elsewhere"})),
        override("en"),
        pytest.raises(ProjectionError, match="“venue”"),
    ):
        get_kinds()["event"].project(page, Nothing())


def test_an_extension_for_a_subclass_leaves_other_pages_alone(page: EventPage):
    def fail(event: Any, resolver: Any) -> ProjectedFields:
        raise AssertionError

    class Other(EventPage):
        class Meta:
            abstract = True

    with extending(model=Other, project=fail):
        assert get_kinds()["event"].project(page, Nothing()).title == "Concert"


def test_its_index_is_filled_from_the_kinds_payload_too(page: EventPage):
    with extending(index=SpotIndex, project=lambda event, resolver: ProjectedFields(index=SPOT)):
        kind = get_kinds()["event"]
        projection = kind.project(page, Nothing())
        rows = split_index(kind, projection.index)

        assert index_models(kind) == [EventIndex, SpotIndex]
        assert rows[SpotIndex]["kind"] == "PARK"
        assert set(rows[EventIndex]) == {"starts_at", "ends_at"}


SPOT = {"kind": "PARK", "step_free": "YES", "district": ""}


def test_what_an_extension_is_not_for_has_no_row_of_it():
    with extending(model=EventPage, index=SpotIndex):
        assert list(split_index(get_kinds()["event"], MOMENTS)) == [EventIndex]
