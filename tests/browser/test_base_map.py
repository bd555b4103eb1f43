"""The office's own base map: uploaded in the settings, drawn on the maps of the front and of the admin, from one host."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.core.geo.base_maps.monaco import MONACO_FILE

from .admin import Admin
from .shots import shoot
from .test_accessibility import violations
from .visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser

SETTINGS = "snippets/destination_cms/basemap/"
CIRCUIT = "/fr/issy-ville-intelligente-a-pied/"
SPOT = "pages/add/destination_circuits/spotpage"
OPENSTREETMAP = "© OpenStreetMap contributors"
#: How many colours the tiles of the base map have that are drawn.
COLOURS = """() => {
  const colours = new Set();
  for (const tile of document.querySelectorAll(".leaflet-base-map-pane canvas")) {
    if (!tile.width) continue;
    const { data } = tile.getContext("2d").getImageData(0, 0, tile.width, tile.height);
    for (let at = 0; at < data.length; at += 4) if (data[at + 3]) colours.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
  }
  return colours.size;
}"""


def moved_to_monaco(found: re.Match[str]) -> str:
    latitude, longitude = float(found[1]) - 48.8241 + 43.7384, float(found[2]) - 2.2704 + 7.4246
    return f'"latitude": {latitude:.6f}, "longitude": {longitude:.6f}'


def in_monaco(route: "Route") -> None:
    """Answer with the page, and with all its places in Monaco."""
    response = route.fetch()
    moved = re.sub(r'"latitude": ([\d.]+), "longitude": ([\d.]+)', moved_to_monaco, response.text())
    route.fulfill(response=response, body=re.sub(r'"track": \[\[.*?\]\]', '"track": []', moved))


def wait_for_map(page: "Page") -> None:
    page.wait_for_function(f"({COLOURS})() > 20")
    assert page.get_by_role("link", name=OPENSTREETMAP).is_visible()


@pytest.fixture
def with_base_map(admin: Admin) -> Iterator[Admin]:
    page = admin.page
    admin.log_in("editor", "destination")
    admin.open(f"{SETTINGS}add/")
    page.locator("#id_site").select_option(index=1)
    page.locator("#id_file").set_input_files(MONACO_FILE)
    page.get_by_role("button", name="Enregistrer").first.click()
    page.wait_for_url(f"**/{SETTINGS}")
    yield admin
    admin.open(SETTINGS)
    page.locator("table a[href*='/edit/']").first.click()
    page.goto(page.url.replace("/edit/", "/delete/"))
    page.get_by_role("button", name=re.compile("supprimer", re.IGNORECASE)).click()
    admin.message()


def test_the_page_of_the_setting_is_for_everyone(with_base_map: Admin) -> None:
    page = with_base_map.page
    faults = []
    for path in (SETTINGS, f"{SETTINGS}add/"):
        with_base_map.open(path)
        faults += violations(page)
    with_base_map.open(SETTINGS)
    page.locator("table a[href*='/edit/']").first.click()
    with_base_map.read()
    faults += violations(page)
    assert faults == []
    assert page.get_by_text("monaco.pmtiles").first.is_visible()

    page.locator("#id_file").set_input_files(
        {"name": "carte.pmtiles", "mimeType": "application/octet-stream", "buffer": b"<html>404</html>"}
    )
    page.get_by_role("button", name="Enregistrer").first.click()
    page.get_by_text("carte.pmtiles est une page web et non un fichier PMTiles").first.wait_for()
    assert violations(page) == []
    assert with_base_map.english == []


def test_it_is_drawn_on_the_front_and_in_the_editors(with_base_map: Admin, visitor: Visitor) -> None:
    visitor.page.route(f"**{CIRCUIT}", in_monaco)
    visitor.open(CIRCUIT)
    wait_for_map(visitor.page)
    assert visitor.page.locator("path.base-water").count() == 0
    visitor.page.locator("#map").scroll_into_view_if_needed()
    visitor.shoot("base-map-front")
    assert violations(visitor.page) == []
    assert visitor.english == []

    # Elsewhere, the sketch map is drawn, and what draws tiles is not loaded.
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.page.unroute(f"**{CIRCUIT}")
    visitor.open(CIRCUIT)
    visitor.page.locator("path.base-water").first.wait_for(state="attached")
    assert [url for url in asked if "protomaps" in url or ".pmtiles" in url] == []

    page = with_base_map.page
    with_base_map.open("pages/")
    home = page.get_by_role("row").filter(has_text="Français").get_by_role("link", name="Smart Issy", exact=True)
    with_base_map.open(f"{SPOT}/{str(home.get_attribute('href')).strip('/').split('/')[2]}/")
    page.locator(".destination-location__shape--water").first.wait_for(state="attached")
    # What is typed is to be seen on the map, and not to be saved.
    page.route(f"**/{SPOT}/**", lambda route: route.abort() if route.request.method == "POST" else route.fallback())
    with_base_map.box("Position").first.fill("43.7384, 7.4246")
    with_base_map.box("Position").first.press("Enter")
    wait_for_map(page)
    assert page.locator(".destination-location__note").filter(visible=True).all_inner_texts() == []
    page.locator(".destination-location__map").first.scroll_into_view_if_needed()
    shoot(page, "base-map-position")
    assert violations(page) == []


@pytest.mark.parametrize("fault", ["missing", "damaged", "without ranges"])
def test_a_file_that_cannot_be_read_leaves_the_sketch(with_base_map: Admin, visitor: Visitor, fault: str) -> None:
    visitor.page.route(f"**{CIRCUIT}", in_monaco)
    answers = {
        "missing": lambda route: route.abort(),
        "damaged": lambda route: route.fulfill(status=206, body=b"x" * 16_384),
        "without ranges": lambda route: route.fulfill(status=200, body=MONACO_FILE.read_bytes()),
    }
    visitor.page.route("**/*.pmtiles", answers[fault])

    visitor.open(CIRCUIT)

    visitor.page.get_by_text("Fond : un croquis").or_(
        visitor.page.locator(".leaflet-control-attribution")
    ).first.wait_for()
    visitor.page.wait_for_function("document.querySelectorAll('path[class^=base-]').length > 0")
    assert visitor.page.locator(".leaflet-marker-icon").count() > 1
    assert visitor.page.locator("ol.stops > li").count() > 1


def test_no_webgl_is_needed(with_base_map: Admin, visitor: Visitor) -> None:
    visitor.page.add_init_script(
        """const getContext = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
          return kind.startsWith("webgl") ? null : getContext.call(this, kind, ...more);
        };"""
    )
    visitor.page.route(f"**{CIRCUIT}", in_monaco)

    visitor.open(CIRCUIT)

    wait_for_map(visitor.page)
