import pytest

from destination_cms.base_map_tool.features import Drawn, Tags, drawn_area, drawn_line, drawn_point, names_of

LANGUAGES = ("fr", "en")


@pytest.mark.parametrize(
    ("tags", "layer", "kind", "zoom"),
    [
        ({"highway": "motorway"}, "roads", "highway", 6),
        ({"highway": "primary_link"}, "roads", "major_road", 8),
        ({"highway": "residential"}, "roads", "minor_road", 12),
        ({"highway": "steps"}, "roads", "path", 14),
        ({"railway": "tram"}, "roads", "rail", 11),
        ({"man_made": "pier"}, "roads", "path", 13),
        ({"waterway": "river"}, "water", "river", 9),
        ({"boundary": "administrative", "admin_level": "2"}, "boundaries", "boundary", 6),
    ],
)
def test_a_line_has_a_layer_and_a_first_zoom_level(tags: Tags, layer: str, kind: str, zoom: int) -> None:
    drawn = drawn_line(tags, LANGUAGES)

    assert drawn is not None
    assert (drawn.layer, drawn.properties["kind"], drawn.min_zoom) == (layer, kind, zoom)


@pytest.mark.parametrize(
    "tags",
    [
        {},
        {"highway": "proposed"},
        {"railway": "rail", "service": "yard"},
        {"waterway": "stream", "tunnel": "culvert"},
        {"boundary": "administrative", "admin_level": "10"},
        {"boundary": "administrative", "admin_level": "²"},
        {"boundary": "administrative"},
    ],
)
def test_other_lines_are_not_drawn(tags: Tags) -> None:
    assert drawn_line(tags, LANGUAGES) is None


@pytest.mark.parametrize(
    ("tags", "layer", "kind"),
    [
        ({"building": "yes", "leisure": "park"}, "buildings", "building"),
        ({"natural": "water"}, "water", "water"),
        ({"leisure": "park"}, "landuse", "park"),
        ({"landuse": "recreation_ground"}, "landuse", "park"),
        ({"highway": "pedestrian", "area": "yes"}, "landuse", "pedestrian"),
        ({"amenity": "school"}, "landuse", "school"),
    ],
)
def test_an_area_has_a_layer(tags: Tags, layer: str, kind: str) -> None:
    drawn = drawn_area(tags, LANGUAGES)

    assert drawn is not None
    assert (drawn.layer, drawn.properties["kind"]) == (layer, kind)


@pytest.mark.parametrize("tags", [{}, {"building": "no"}, {"highway": "pedestrian"}, {"landuse": "residential"}])
def test_other_areas_are_not_drawn(tags: Tags) -> None:
    assert drawn_area(tags, LANGUAGES) is None


def test_a_place_is_written_when_it_has_a_name() -> None:
    assert drawn_point({"place": "town"}, LANGUAGES) is None
    assert drawn_point({"amenity": "bench", "name": "x"}, LANGUAGES) is None
    assert drawn_point({"place": "suburb", "name": "La Colle"}, LANGUAGES) == Drawn(
        "places",
        11,
        {"kind": "neighbourhood", "kind_detail": "suburb", "min_zoom": 11, "population_rank": 4, "name": "La Colle"},
    )


def test_names_that_say_the_same_are_told_once() -> None:
    tags = {"name": "Issy", "name:fr": "Issy", "name:en": "Issy in English", "name:de": "Issi"}

    assert names_of(tags, LANGUAGES) == {"name": "Issy", "name:en": "Issy in English"}
