"""What a front-end developer reads of a circuit's track, and of the stops along it."""

import json
from typing import Any

import polyline
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from circuits.models import SpotPage
from destination_cms.geo.point import Point
from tests.asking import answer, ask
from tests.core.models.test_track_fields import LINE
from tests.destination import Destination, publish

pytestmark = pytest.mark.django_db

GATE, MILL, FAR = Point(48.82, 2.27), Point(48.821, 2.271), Point(48.8208, 2.2701)
TRACK = """query($slug: String!, $tolerance: Float) { circuit(slug: $slug) {
  lengthMeters declaredLengthMeters
  track { geoJson encodedPolyline(tolerance: $tolerance) pointCount lengthMeters ascentMeters descentMeters ascentMethod
    minElevationMeters maxElevationMeters isClosed boundingBox { south west north east } }
  stops { position distanceAlongMeters offsetFromTrackMeters legLengthMeters legDurationMinutes }
} }"""


def circuit_of(page: Any, **variables: Any) -> dict[str, Any]:
    return ask(TRACK, slug=page.slug, **variables)["circuit"]  # type: ignore[no-any-return]


def test_a_track_answers_everything(destination: Destination) -> None:
    line = {"type": "LineString", "coordinates": [[2.27, 48.82, 31.0], [2.271, 48.82, 30.0], [2.271, 48.821, 35.0]]}
    page = destination.circuit(track=line, length_m=200)

    found = circuit_of(page)
    track = found["track"]
    assert (found["lengthMeters"], found["declaredLengthMeters"]) == (200, 200)
    assert json.loads(track.pop("geoJson")) == line
    assert polyline.decode(track.pop("encodedPolyline")) == [(48.82, 2.27), (48.82, 2.271), (48.821, 2.271)]
    assert track == {
        "pointCount": 3,
        "lengthMeters": 184,
        "ascentMeters": 5,
        "descentMeters": 0,
        "ascentMethod": "EXTREMES_2M",
        "minElevationMeters": 30,
        "maxElevationMeters": 35,
        "isClosed": False,
        "boundingBox": {"south": 48.82, "west": 2.27, "north": 48.821, "east": 2.271},
    }


def test_without_a_track_or_elevations_nothing_is_invented(destination: Destination) -> None:
    assert circuit_of(destination.circuit())["track"] is None
    flat = {"type": "LineString", "coordinates": [[2.27, 48.82], [2.271, 48.82]]}
    track = circuit_of(destination.circuit(track=flat))["track"]

    unknown = ("ascentMeters", "descentMeters", "ascentMethod", "minElevationMeters", "maxElevationMeters")
    assert [track[name] for name in unknown] == [None] * 5
    assert circuit_of(destination.circuit(track=flat))["lengthMeters"] == 73


def test_points_are_left_out_within_the_tolerance(destination: Destination) -> None:
    bent = {"type": "LineString", "coordinates": [[2.27, 48.82], [2.2705, 48.82001], [2.271, 48.82]]}
    page = destination.circuit(track=bent)

    counts = [
        len(polyline.decode(circuit_of(page, tolerance=tolerance)["track"]["encodedPolyline"]))
        for tolerance in (0, 1, 5, 1000)
    ]
    assert counts == [3, 3, 2, 2]


@pytest.mark.parametrize("tolerance", [-1, 1000.5])
def test_a_tolerance_out_of_bounds_is_refused_with_its_limit(destination: Destination, tolerance: float) -> None:
    page = destination.circuit(track=LINE)
    refused = answer(TRACK, slug=page.slug, tolerance=tolerance)

    assert refused["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert "'tolerance'" in refused["errors"][0]["message"]
    assert "between 0 and 1000 metres" in refused["errors"][0]["message"]


def test_stops_say_where_they_are_along_the_track(destination: Destination) -> None:
    spots = [destination.spot(location=point) for point in (GATE, FAR, MILL, None)]
    page = destination.circuit(spots=spots, track=LINE, practice_mode="WHEELCHAIR")

    along = [tuple(stop.values()) for stop in circuit_of(page)["stops"]]
    assert along == [
        (1, 0, 0, None, None),
        (2, 162, 66, 162, 3),
        (3, 184, 0, 22, 1),
        (4, None, None, None, None),
    ]


def test_a_leg_goes_round_a_stop_that_is_hidden(destination: Destination) -> None:
    spots = [destination.spot(location=point) for point in (GATE, Point(48.82, 2.271), MILL)]
    page = destination.circuit(spots=spots, track=LINE)
    assert [stop["legLengthMeters"] for stop in circuit_of(page)["stops"]] == [None, 73, 111]

    SpotPage.objects.get(pk=spots[1].pk).unpublish()
    assert [stop["legLengthMeters"] for stop in circuit_of(page)["stops"]] == [None, 184]


def test_a_list_that_shows_what_the_index_has_does_not_read_tracks(destination: Destination) -> None:
    for _ in range(3):
        destination.circuit(track=LINE)

    def sql_of(fields: str) -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            ask(f"{{ circuits {{ nodes {{ {fields} }} }} }}")
        return [query["sql"] for query in queries if '"payload"' in query["sql"]]

    assert sql_of("id slug title url lengthMeters durationMinutes practiceMode difficulty") == []
    assert len(sql_of("id track { pointCount }")) == 1


def test_a_circuit_of_before_has_no_track(destination: Destination) -> None:
    from destination_cms.models import Publication

    page = destination.circuit(spots=[destination.spot()])
    row = Publication.objects.get(kind="circuit")
    payload = json.loads(row.payload)
    for name in ("track", "declared_length_m"):
        del payload[name]
    for stop in payload["stops"]:
        for name in ("distance_along_m", "offset_from_track_m", "leg_length_m", "leg_duration_minutes"):
            del stop[name]
    Publication.objects.filter(pk=row.pk).update(payload=json.dumps(payload))

    found = circuit_of(page)
    assert (found["track"], found["declaredLengthMeters"]) == (None, None)
    assert found["stops"][0]["legLengthMeters"] is None


def test_a_new_file_reaches_readers(destination: Destination) -> None:
    page = destination.circuit(track=LINE)
    publish(page, track={**LINE, "coordinates": LINE["coordinates"][:2]})

    assert circuit_of(page)["track"]["pointCount"] == 2
