"""W009: a field that editors cannot fill in."""

from dataclasses import replace
from typing import Any

import pytest
from wagtail.admin.panels import ObjectList

from destination_cms.checks.panels import check_panels, fields_without_panel
from tests.declared import declared_instead_of_events
from tests.third_party.events.models import EventPage
from tests.third_party.events.vertical import vertical as events


@pytest.fixture
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the venue and the related page out of the panels of an event."""
    names = {"venue", "related_page"}
    panels = [panel for panel in EventPage.content_panels if getattr(panel, "field_name", "") not in names]
    handler = ObjectList(panels).bind_to_model(EventPage)
    monkeypatch.setattr(EventPage, "get_edit_handler", lambda: handler)


def test_every_installed_page_can_be_filled_in():
    assert check_panels(None) == []


def test_a_field_in_no_panel_is_told_with_the_way_out(forgotten: None):
    messages = check_panels(None)

    assert [message.msg for message in messages] == [
        "destination_events.EventPage.venue stands in no panel: editors cannot fill it in.",
        "destination_events.EventPage.related_page stands in no panel: editors cannot fill it in.",
    ]
    assert {message.id for message in messages} == {"destination_cms.W009"}
    assert messages[0].hint == (
        'Add FieldPanel("venue") (for rows: InlinePanel) to the content_panels of EventPage, or "venue" to '
        "fields_without_panel of its Kind 'event'."
    )


def test_what_is_left_out_by_name_is_not_told(forgotten: None):
    (kind,) = events.kinds
    named = replace(events, kinds=(replace(kind, fields_without_panel=("venue", "related_page")),))

    with declared_instead_of_events(named):
        assert check_panels(None) == []


def test_rows_in_no_panel_are_found(monkeypatch: pytest.MonkeyPatch):
    circuits: Any = pytest.importorskip("circuits.models")
    panels = [panel for panel in circuits.CircuitPage.content_panels if getattr(panel, "relation_name", "") != "stops"]
    handler = ObjectList(panels).bind_to_model(circuits.CircuitPage)
    monkeypatch.setattr(circuits.CircuitPage, "get_edit_handler", lambda: handler)

    assert fields_without_panel(circuits.CircuitPage) == ["stops"]
