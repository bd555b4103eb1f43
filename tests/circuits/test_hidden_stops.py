"""An editor who publishes a circuit hears which of its stops visitors do not see yet."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from circuits.hidden_stops import hidden_stop_titles
from tests.core.admin.people import editor
from tests.destination import Destination, publish

from .routes import UNSTATED

FORM = {
    **UNSTATED,
    "practice_mode": "WALK",
    "tour_type": "ONE_WAY",
    # Past all spots, so that nothing else is told.
    "track": '{"type": "LineString", "coordinates": [[2.27, 48.82], [2.272, 48.82]]}',
    "step_free": "UNKNOWN",
    "body-count": "0",
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
}


@pytest.fixture
def walk(destination: Destination) -> Callable[..., Any]:
    """Make a circuit over spots, which are drafts where their name begins with a small letter."""

    def make(*names: str) -> Any:
        return destination.circuit("Walk", [destination.spot(name, live=name[0].isupper()) for name in names])

    return make


def test_drafts_are_named_in_the_order_of_the_stops(walk: Callable[..., Any]) -> None:
    assert hidden_stop_titles(walk("tower", "Fort", "cellar")) == ["tower", "cellar"]
    assert hidden_stop_titles(walk("Fort")) == []
    assert hidden_stop_titles(walk()) == []


def test_a_draft_is_named_as_the_editor_has_it_now(walk: Callable[..., Any]) -> None:
    circuit = walk("tower")
    spot = circuit.stops.get().spot
    spot.title = "The new tower"
    spot.save_revision()

    assert hidden_stop_titles(circuit) == ["The new tower"]

    publish(spot)
    assert hidden_stop_titles(circuit) == []


def published(circuit: Any, language: str) -> list[str]:
    """Publish a circuit in the admin; return what the editor is told as a warning."""
    person = editor(language)
    rows = list(circuit.stops.all())
    data = FORM | {"title": "Walk", "slug": circuit.slug, "teaser": "Along the walls", "action-publish": "1"}
    data |= {"stops-TOTAL_FORMS": str(len(rows)), "stops-INITIAL_FORMS": str(len(rows))}
    for number, row in enumerate(rows):
        data |= {f"stops-{number}-id": str(row.pk), f"stops-{number}-spot": str(row.spot_id)}
        data |= {f"stops-{number}-ORDER": str(number + 1), f"stops-{number}-story": "null"}
        data |= {f"stops-{number}-trigger": "NONE", f"stops-{number}-trigger_radius_m": "50"}
        data |= {f"stops-{number}-quiz-count": "0"}
    answer = person.client.post(reverse("wagtailadmin_pages:edit", args=[circuit.pk]), data)
    assert answer.status_code == 302, answer.context["form"].errors
    return [str(message) for message in get_messages(answer.wsgi_request) if message.level_tag == "warning"]


def test_an_editor_is_warned_in_their_language(walk: Callable[..., Any]) -> None:
    (english,) = published(walk("Fort", "cellar"), "en")
    (french,) = published(walk("tower", "cellar"), "fr")

    assert english.startswith("1 stop is not shown yet, because its spot is not published: cellar.")
    assert "tower, cellar" in french
    assert "étapes" in french


def test_where_every_stop_is_shown_nothing_is_said(walk: Callable[..., Any]) -> None:
    assert published(walk("Fort", "Mill"), "fr") == []
