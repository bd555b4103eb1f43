import gzip
from typing import Any

import pytest

from destination_cms.base_map_tool.features import Drawn

pytestmark = pytest.mark.maps


def made(shape: Any, drawn: Drawn, zooms: range) -> dict[tuple[int, int, int], Any]:
    import mapbox_vector_tile
    import shapely

    from destination_cms.base_map_tool.tiles import tiles_of

    box = shapely.box(-1_000_000, -1_000_000, 1_000_000, 1_000_000)
    return {
        place: mapbox_vector_tile.decode(gzip.decompress(data))
        for place, data in tiles_of([(drawn, shape)], box, zooms)
    }


def test_a_shape_is_in_the_tiles_that_it_touches() -> None:
    import shapely

    found = made(shapely.box(100, 100, 500_000, 500_000), Drawn("earth", 0, {"kind": "earth"}), range(2))

    assert {place for place in found if place[0] == 0} == {(0, 0, 0)}
    # The others have the edge that lies beyond their own.
    assert (1, 1, 0) in found
    assert found[1, 1, 0]["earth"]["features"][0]["properties"] == {"kind": "earth"}


def test_a_thing_appears_at_its_first_zoom_level() -> None:
    import shapely

    found = made(shapely.LineString([(0, 0), (500_000, 9_000)]), Drawn("roads", 2, {"kind": "highway"}), range(4))

    assert {zoom for zoom, _, _ in found} == {2, 3}


def test_an_area_that_touches_an_edge_leaves_no_line_there() -> None:
    import shapely

    found = made(shapely.box(0, 0, 500_000, 500_000), Drawn("landuse", 0, {"kind": "park"}), range(1, 2))

    kinds = {feature["geometry"]["type"] for layers in found.values() for feature in layers["landuse"]["features"]}
    assert kinds <= {"Polygon", "MultiPolygon"}
