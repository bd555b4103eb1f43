"""What an editor may write of a stop, and the stops that a reader is shown."""

import pytest
from django.core.exceptions import ValidationError

from tests.asking import ask
from tests.core.geo.test_polygons import SQUARE
from tests.destination import Destination, publish

from .routes import circuit, stop

pytestmark = pytest.mark.django_db

QUESTION = """{ circuits { nodes { practiceModes { mode durationMinutes } stops {
  position title variant legDirections legCaution trigger { kind radiusMeters code geoJson }
} } } }"""


def code_of(**fields: object) -> str:
    row = stop(1, **fields)
    row.circuit = circuit()
    row.circuit.is_draft = False
    try:
        row.clean()
    except ValidationError as error:
        return ",".join(error.message_dict)
    return ""


def test_a_stop_that_waits_for_a_code_has_one() -> None:
    assert code_of(trigger="MANUAL_CODE") == "trigger_code"
    assert code_of(trigger="MANUAL_CODE", trigger_code="1789") == ""
    assert code_of(trigger="GEOFENCE") == ""


def test_a_stop_that_waits_in_a_zone_has_one() -> None:
    assert code_of(trigger="POLYGON") == "trigger_polygon"
    assert code_of(trigger="POLYGON", trigger_polygon=SQUARE) == ""


def test_a_draft_may_wait_for_its_code() -> None:
    row = stop(1, trigger="MANUAL_CODE")
    row.circuit = circuit()
    row.circuit.is_draft = True

    row.clean()


def test_an_app_reads_what_starts_a_story_and_how_to_get_there(destination: Destination) -> None:
    page = destination.circuit("Walk", [destination.spot("Gate"), destination.spot("Mill", live=False)])
    first, _ = rows = list(page.stops.all())
    first.trigger, first.trigger_radius_m, first.leg_directions = "GEOFENCE", 80, "From the station."
    page.stops = rows
    publish_rows(page)

    (node,) = ask(QUESTION)["circuits"]["nodes"]
    assert node["practiceModes"] == [{"mode": "WALK", "durationMinutes": None}]
    assert node["stops"] == [
        {
            "position": 1,
            "title": "Gate",
            "variant": None,
            "legDirections": "From the station.",
            "legCaution": None,
            "trigger": {"kind": "GEOFENCE", "radiusMeters": 80, "code": None, "geoJson": None},
        }
    ]


def publish_rows(page: object) -> None:
    revision = page.save_revision()  # type: ignore[attr-defined]
    revision.publish()
    assert publish(page)
