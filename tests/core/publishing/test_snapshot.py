"""A row of the ledger is one object for a plan, however often and by whatever it is found."""

from typing import Any

import pytest

from destination_cms.models import LedgerState, Publication
from destination_cms.publishing.payload import Key
from destination_cms.publishing.records import key_of_row
from destination_cms.publishing.snapshot import StoredSnapshot
from tests.destination import Destination


@pytest.fixture
def snapshot(destination: Destination) -> StoredSnapshot:
    state = LedgerState.objects.get()
    return StoredSnapshot(installation=state.installation, paths_since=state.paths_since)


def test_rows_of_a_source_and_of_its_targets_are_read_in_one_statement(
    destination: Destination, snapshot: StoredSnapshot, django_assert_num_queries: Any
) -> None:
    spot, other = destination.spot(), destination.spot()
    uuids = {str(spot.translation_key), str(other.translation_key)}

    with django_assert_num_queries(1):
        found = snapshot.rows_of_sources({f"page:{spot.pk}"}, uuids)
        shown = snapshot.row(destination.site.pk, Key("spot", str(other.translation_key), "fr"))

    assert [row.source for row in found] == [f"page:{spot.pk}"]
    assert shown is not None
    assert shown.source == f"page:{other.pk}"


def test_a_row_that_is_found_again_is_the_same_object(destination: Destination, snapshot: StoredSnapshot) -> None:
    spot = destination.spot()
    row = Publication.objects.get(kind="spot")
    first = snapshot.row(row.site, key_of_row(row))

    (again,) = snapshot.rows_of_sources({f"page:{spot.pk}"})

    assert again is first


def test_what_a_source_has_written_under_another_key_is_found(
    destination: Destination, snapshot: StoredSnapshot
) -> None:
    spot, other = destination.spot(), destination.spot()
    Publication.objects.filter(source=f"page:{other.pk}").update(source=f"page:{spot.pk}")

    found = snapshot.rows_of_sources({f"page:{spot.pk}"}, {str(spot.translation_key)})

    assert {str(row.uuid) for row in found} == {str(spot.translation_key), str(other.translation_key)}
