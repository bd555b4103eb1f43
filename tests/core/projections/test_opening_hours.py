"""Opening hours in payloads: absent where nothing is stated."""

from circuits.models import SpotPage
from destination_cms.projections.opening_hours import project_opening_hours


def test_nothing_is_told_of_what_was_not_stated() -> None:
    assert project_opening_hours(SpotPage(content_type_id=1, title="Fort", public_holidays="CLOSED")) == {}


def test_a_text_and_words_are_told() -> None:
    page = SpotPage(content_type_id=1, title="Fort", opening_hours_osm="24/7", opening_hours_note="Bring a lamp.")

    assert project_opening_hours(page) == {"opening_hours": {"osm": "24/7", "note": "Bring a lamp."}}
    page.opening_hours_osm = ""
    assert project_opening_hours(page) == {"opening_hours": {"osm": None, "note": "Bring a lamp."}}
