"""What older versions stored of an offer is carried over."""

from tests.core.test_migration_operations import migrate
from tests.destination import Destination, fresh

from .offers import full_offer


def test_what_was_ticked_in_a_row_is_kept_in_drafts_too(destination: Destination):
    offer = destination._add(full_offer(destination))

    migrate("0006_kept_rows", "destination_mice")
    migrate("0011_organisations_notices_layers", "destination_mice")

    draft = fresh(offer).get_latest_revision_as_object()
    for page in (fresh(offer), draft):
        # A room that could be reached in part was not step-free before.
        assert [(room.daylight, room.step_free) for room in page.rooms.all()] == [("YES", "UNKNOWN"), ("UNKNOWN",) * 2]
        assert [line.vat_included for line in page.price_lines.all()] == ["UNKNOWN", "UNKNOWN"]
