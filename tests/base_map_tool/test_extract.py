from pathlib import Path

import pytest

pytestmark = pytest.mark.maps

OSM = """<osm version="0.6">
<node id="1" version="1" lat="43.70" lon="7.40"/><node id="2" version="1" lat="43.71" lon="7.40"/>
<node id="3" version="1" lat="43.71" lon="7.42"/>
<node id="4" version="1" lat="43.70" lon="7.41"><tag k="place" v="town"/><tag k="name" v="Monaco"/></node>
<way id="1" version="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way>
<way id="2" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="building" v="yes"/></way>
<way id="3" version="1"><nd ref="1"/><nd ref="3"/><tag k="natural" v="coastline"/></way>
<way id="4" version="1"><nd ref="1"/><nd ref="99"/><tag k="highway" v="primary"/></way>
<way id="5" version="1"><nd ref="2"/><nd ref="3"/><tag k="power" v="line"/></way>
</osm>"""


def test_what_is_drawn_is_read(tmp_path: Path) -> None:
    from destination_cms.base_map_tool.extract import read_extract

    path = tmp_path / "x.osm"
    path.write_text(OSM)

    extract = read_extract(path, ("fr",))

    # The fourth way crosses the border: one of its points is not there.
    assert sorted(drawn.layer for drawn, _ in extract.shapes) == ["buildings", "places", "roads"]
    assert len(extract.coast) == 1
    assert extract.box is None


def test_the_box_is_that_of_the_roads(tmp_path: Path) -> None:
    from destination_cms.base_map_tool.extract import read_extract, to_metres

    path = tmp_path / "x.osm"
    path.write_text(
        OSM.replace('<nd ref="1"/><nd ref="2"/><tag k="highway"', '<nd ref="1"/><nd ref="3"/><tag k="highway"')
    )

    assert read_extract(path, ()).box == (7.4, 43.7, 7.42, 43.71)
    assert to_metres(0, 0) == pytest.approx((0, 0), abs=1e-6)
