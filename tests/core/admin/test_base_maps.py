from django.test import Client

from tests.core.geo.base_maps.files import pmtiles
from tests.destination import Destination
from tests.site_snippets import add_base_map

from .people import editor

PATH = "/admin/destination-base-maps/"


def test_the_maps_of_the_admin_know_the_base_map_of_each_site(destination: Destination) -> None:
    person = editor()
    assert person.client.get(PATH).json()["baseMaps"] == []

    other = Destination.create("other.example", is_default=False, slug="other")
    add_base_map(other, pmtiles(zooms=(0, 9)))
    base_map = add_base_map(destination)

    told = person.client.get(PATH).json()
    assert told["script"] == "/static/destination_cms/vendor/protomaps-leaflet/protomaps-leaflet.js"
    assert [each["maxZoom"] for each in told["baseMaps"]] == [1, 9]
    assert told["baseMaps"][0] == {
        "url": f"/maps/{base_map.file.name.rpartition('/')[2]}",
        "attribution": "© OpenStreetMap contributors",
        "maxZoom": 1,
        "bounds": {"south": 43.72, "west": 7.4, "north": 43.76, "east": 7.45},
    }


def test_it_is_a_view_of_the_admin(db: None) -> None:
    assert Client().get(PATH).status_code == 302
