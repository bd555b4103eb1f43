"""What the public may see of circuits and spots."""

from datetime import date

import pytest
from django.db.models import Model
from wagtail.images import get_image_model
from wagtail.models import Page

from circuits.models import CircuitIndex, CircuitTheme, SpotIndex, SpotPage
from destination_cms.geo.point import Point
from destination_cms.models import District, Theme
from destination_cms.projections.index_values import columns_of
from tests.projecting import project, stored_body

from .routes import PUBLIC, circuit, stop

pytestmark = pytest.mark.django_db  # a page that is made in memory looks for its content type

PARTS = {(get_image_model(), 7): "image:a:", (District, 2): "district:b:fr"}


def spot(**fields: object) -> SpotPage:
    return SpotPage(**{"title": "The fort", **fields})


def test_a_spot_in_which_everything_is_told() -> None:
    page = spot(
        kind="MUSEUM",
        teaser="Walls.",
        cover_image_id=7,
        cover_image_alt="A wall",
        location=Point(48.82, 2.27),
        address="1 Example Square",
        district_id=2,
        step_free="YES",
        last_verified_on=date(2026, 5, 1),
        seo_title="Fort",
    )
    page.body = stored_body(page, [{"type": "heading", "id": "h", "value": "Before you come"}])

    found = project("spot", page, PARTS)

    assert (found.title, found.point) == ("The fort", Point(48.82, 2.27))
    assert found.payload == {
        "kind": "MUSEUM",
        "teaser": "Walls.",
        "cover": {"image": {"ref": "image:a:"}, "alt": "A wall"},
        "address": "1 Example Square",
        "district": {"ref": "district:b:fr"},
        "step_free": "YES",
        "is_step_free": True,
        "last_verified_on": "2026-05-01",
        "seo": {"title": "Fort", "description": ""},
        "body": [{"id": "h", "type": "heading", "text": "Before you come"}],
    }


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, None),
        ({"seo_title": "Fort"}, {"title": "Fort", "description": ""}),
        ({"search_description": "Walls"}, {"title": "", "description": "Walls"}),
    ],
)
def test_search_engines_are_told_what_was_written_for_them(fields: dict[str, str], told: dict[str, str] | None) -> None:
    assert project("spot", spot(**fields)).payload.get("seo") == told


def test_what_nobody_said_of_a_spot_is_not_told_as_a_fact() -> None:
    found = project("spot", spot())

    assert found.point is None
    assert found.payload["step_free"] == "UNKNOWN"
    assert {name: found.payload[name] for name in ("cover", "district", "last_verified_on")} == {
        "cover": None,
        "district": None,
        "last_verified_on": None,
    }


def test_a_spot_in_a_district_that_is_not_public_is_in_no_district() -> None:
    """Neither where it is shown nor where it is filtered."""
    found = project("spot", spot(district_id=2))

    assert (found.payload["district"], found.index["district"]) == (None, "")
    assert project("spot", spot(district_id=2), PARTS).index["district"] == "district:b:fr"


def test_a_circuit_visits_its_public_spots_in_the_editors_order() -> None:
    found = project("circuit", circuit(stop(3), stop(2), stop(1, is_optional=True), stop(9)), PUBLIC)

    assert [(row["position"], row["spot"]["ref"], row["is_optional"]) for row in found.payload["stops"]] == [
        (1, "spot:3:fr", False),
        (2, "spot:1:fr", True),
    ]
    assert found.index["stop_count"] == 2


def test_nothing_is_told_of_a_stop_whose_spot_is_hidden() -> None:
    found = project("circuit", circuit(stop(2, title_override="Secret door", story="<p>Knock twice.</p>")), PUBLIC)

    assert found.payload["stops"] == []
    assert "Secret" not in str(found)
    assert "Knock" not in str(found)


def test_a_circuit_tells_its_public_themes_once_and_in_the_editors_order() -> None:
    page = circuit()
    page.themes = [CircuitTheme(theme_id=pk) for pk in (2, 1, 2, 3, None)]

    found = project("circuit", page, {(Theme, 1): "theme:a:fr", (Theme, 2): "theme:b:fr"})

    assert found.payload["themes"] == [{"ref": "theme:b:fr"}, {"ref": "theme:a:fr"}]
    assert found.index["themes"] == "\ntheme:b:fr\ntheme:a:fr\n"


def test_a_circuit_without_stops_is_a_circuit() -> None:
    found = project("circuit", circuit())

    assert (found.payload["stops"], found.index["stop_count"]) == ([], 0)


def test_a_story_links_only_to_what_is_public() -> None:
    story = '<p>On to <a linktype="page" id="5">the mill</a>, past <a linktype="page" id="6">the gate</a>.</p>'

    (row,) = project("circuit", circuit(stop(1, story=story)), {**PUBLIC, (Page, 5): "spot:5:fr"}).payload["stops"]

    assert row["story"] == {
        "html": '<p>On to <a data-ref="spot:5:fr">the mill</a>, past the gate.</p>',
        "links": [{"ref": "spot:5:fr", "text": "the mill"}],
    }


def test_a_stop_is_called_what_the_circuit_calls_it_or_nothing() -> None:
    """The spot's own title is the spot's to tell: it may change without the circuit."""
    stops = project("circuit", circuit(stop(1, title_override="Where it began"), stop(3)), PUBLIC).payload["stops"]

    assert [row["title"] for row in stops] == ["Where it began", ""]


def test_what_nobody_said_of_a_circuit_is_unknown() -> None:
    payload = project("circuit", circuit()).payload

    assert [payload[name] for name in ("difficulty", "length_m", "duration_minutes", "cover")] == [None] * 4


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("practice_mode", "BIKE"),
        ("difficulty", "DIFFICULT"),
        ("length_m", 4200),
        ("duration_minutes", 90),
        ("step_free", "PARTIAL"),
    ],
)
def test_a_filter_finds_a_circuit_by_what_it_shows(name: str, value: object) -> None:
    found = project("circuit", circuit(**{name: value}))

    assert found.index[name] == found.payload[name] == value


@pytest.mark.parametrize(("kind", "index"), [("circuit", CircuitIndex), ("spot", SpotIndex)])
def test_every_column_of_the_index_has_a_value(kind: str, index: type[Model]) -> None:
    assert set(project(kind, circuit() if kind == "circuit" else spot()).index) == columns_of(index).keys()


TRACK = {"type": "LineString", "coordinates": [[2.27, 48.82, 31.0], [2.271, 48.82, 30.0], [2.271, 48.821, 35.0]]}


def test_a_track_is_told_with_its_numbers() -> None:
    found = project("circuit", circuit(stop(3), track=TRACK), PUBLIC)

    assert found.payload["track"] == {
        "geo_json": '{"type":"LineString","coordinates":[[2.27,48.82,31.0],[2.271,48.82,30.0],[2.271,48.821,35.0]]}',
        "point_count": 3,
        "length_m": 184,
        "ascent_m": 5,
        "descent_m": 0,
        "ascent_method": "EXTREMES_2M",
        "min_elevation_m": 30,
        "max_elevation_m": 35,
        "is_closed": False,
        "bounding_box": {"south": 48.82, "west": 2.27, "north": 48.821, "east": 2.271},
        "elevation_profile": [[0, 31], [73, 30], [184, 35]],
    }
    assert {name: found.index[name] for name in ("south", "west", "north", "east")} == {
        "south": 48.82,
        "west": 2.27,
        "north": 48.821,
        "east": 2.271,
    }


@pytest.mark.parametrize(
    ("fields", "shown", "declared"),
    [({}, None, None), ({"track": TRACK}, 184, None), ({"track": TRACK, "length_m": 200}, 200, 200), ({"length_m": 90}, 90, 90)],
)  # fmt: skip
def test_the_declared_length_counts_and_both_are_told(fields: dict[str, object], shown: int, declared: int) -> None:
    found = project("circuit", circuit(**fields))

    assert (found.payload["length_m"], found.index["length_m"], found.payload["declared_length_m"]) == (
        shown,
        shown,
        declared,
    )


def test_a_circuit_without_a_track_has_none_and_a_damaged_one_is_none() -> None:
    assert project("circuit", circuit()).payload["track"] is None
    damaged = project("circuit", circuit(stop(3), track={"type": "LineString", "coordinates": "x"}), PUBLIC)
    assert damaged.payload["track"] is None
    assert damaged.payload["stops"][0]["distance_along_m"] is None


def test_where_the_file_came_from_is_not_told() -> None:
    source = {"filename": "private.gpx", "sha256": "0" * 64, "creator": "watch", "imported_at": "2026-11-01T10:00:00+00:00"}  # fmt: skip

    assert "private" not in str(project("circuit", circuit(track=TRACK, track_source=source)))
