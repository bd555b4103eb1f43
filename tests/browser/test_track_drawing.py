"""A circuit's track is drawn on the map, by mouse and by keyboard alone."""

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from destination_cms.geo import Point, haversine_m
from destination_cms.geo.tracks.refusals import MAX_TRACK_POINTS
from tests.core.geo.tracks.files import WAY, gpx

from .admin import Admin
from .demo_site import ask
from .test_accessibility import violations
from .test_autosave import IS_COMPARED

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

CIRCUIT = "Parcs et musée sans une marche"
#: Parts of the width and height of the map: a walk of about three kilometres.
WALK = [(0.35, 0.72), (0.27, 0.5), (0.33, 0.28), (0.45, 0.25), (0.55, 0.3), (0.65, 0.25)]
TRACK = """query Track($locale: Locale!) {
  circuits(first: 50, locale: $locale) { nodes { title track { lengthMeters geoJson } } }
}"""


class Drawing:
    """The form of a circuit, and the map on which its track is drawn."""

    def __init__(self, admin: Admin) -> None:
        page = admin.page
        admin.log_in("editor", "destination")
        admin.open("destination/circuit/")
        page.get_by_role("link", name=CIRCUIT).first.click()
        page.locator("#id_track").wait_for(state="attached")
        page.wait_for_load_state("networkidle")
        page.wait_for_function(IS_COMPARED)
        self._find(page)

    @classmethod
    def of_open_form(cls, page: "Page") -> "Drawing":
        """Return the drawing of a circuit whose form is open."""
        drawing = cls.__new__(cls)
        drawing._find(page)
        return drawing

    def _find(self, page: "Page") -> None:
        self.page = page
        self.map = page.locator(".destination-track__map")
        self.box, self.source = page.locator("#id_track"), page.locator("#id_track_source")
        self.status, self.message = page.locator(".destination-track__status"), page.locator("#id_track_message")
        self.stops = page.locator(".destination-track__stop")

    def button(self, name: str) -> "Locator":
        return self.page.get_by_role("button", name=name, exact=True)

    def open(self, name: str) -> None:
        self.button(name).click()
        self.stops.first.wait_for()
        self.map.scroll_into_view_if_needed()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def kept(self) -> tuple[str, str]:
        return self.box.input_value(), self.source.input_value()

    def points(self) -> list[list[float]]:
        found: list[list[float]] = json.loads(self.box.input_value() or '{"coordinates": []}')["coordinates"]
        return found

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a part of the map is on the screen."""
        area = self.map.bounding_box()
        assert area is not None
        return area["x"] + area["width"] * x, area["y"] + area["height"] * y

    def click(self, x: float, y: float) -> None:
        self.page.mouse.click(*self.at(x, y))

    def drag(self, handle: "Locator", to: tuple[float, float]) -> None:
        start = middle_of(handle)
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move((start[0] + to[0]) / 2, (start[1] + to[1]) / 2, steps=3)
        self.page.mouse.move(*to, steps=3)
        self.page.mouse.up()

    def handle(self, kind: str) -> "Locator":
        return self.page.locator(f".destination-track__handle{kind}")

    def is_told(self, sentence: str) -> None:
        self.status.get_by_text(sentence).wait_for()

    def computed_length_m(self) -> int:
        """Return the length that the server has computed of the line that the form holds."""
        fact = self.page.locator(".destination-track__report").get_by_text(f"calculée sur {len(self.points())} points")
        return int("".join(filter(str.isdecimal, fact.inner_text().partition(",")[0])))

    def upload(self, name: str, data: bytes) -> None:
        with self.page.expect_response("**/destination-tracks/read/"):
            self.page.locator("#id_track_file").set_input_files(
                {"name": name, "mimeType": "application/octet-stream", "buffer": data}
            )
        self.page.locator(f"#id_track_source[value*='{name}']").or_(self.source).first.wait_for(state="attached")


def middle_of(element: "Locator") -> tuple[float, float]:
    box = element.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def length_m(points: Sequence[Sequence[float]]) -> float:
    places = [Point(latitude=point[1], longitude=point[0]) for point in points]
    return sum(haversine_m(before, after) for before, after in pairwise(places))


def published(site: str) -> dict[str, Any]:
    nodes = ask(site, TRACK, locale="fr")["circuits"]["nodes"]
    (track,) = [node["track"] for node in nodes if node["title"] == CIRCUIT]
    return {"points": json.loads(track["geoJson"])["coordinates"], "length_m": track["lengthMeters"]}


def test_a_track_is_drawn_by_mouse_and_then_by_keyboard_alone(admin: Admin) -> None:
    drawing, page = Drawing(admin), admin.page
    before = drawing.kept()

    # Nothing is drawn, nothing is changed.
    drawing.open("Modifier sur la carte")
    drawing.handle("").first.click()
    drawing.press("Escape", "PageDown", "Enter")
    drawing.button("Terminer le dessin").click()
    assert drawing.kept() == before

    with page.expect_response(lambda answer: "/place-stops/" in answer.url) as told:
        drawing.button("Retirer le tracé").click()
        drawing.open("Dessiner sur la carte")
    stops = told.value.json()["stops"]
    x, y = middle_of(drawing.stops.first)
    page.mouse.click(x + 6, y - 5)
    drawing.is_told(f"Il est sur l’étape «\u00a0{stops[0]['title']}\u00a0».")
    assert "deux points différents" in drawing.message.inner_text()
    assert drawing.box.input_value() == ""
    for part in WALK:
        drawing.click(*part)
    drawing.is_told("Point 7 sur 7 ajouté")
    first = [stops[0]["longitude"], stops[0]["latitude"]]
    assert drawing.points()[0] == first
    assert drawing.message.inner_text() == ""
    assert drawing.computed_length_m() == round(length_m(drawing.points()))
    assert set(json.loads(drawing.source.input_value())) == {"drawn_at"}

    drawn = drawing.points()
    drawing.button("Annuler").click()
    drawing.button("Annuler").click()
    assert drawing.points() == drawn[:5]
    drawing.button("Rétablir").click()
    drawing.button("Rétablir").click()
    drawing.drag(drawing.handle("-middle").first, drawing.at(0.6, 0.8))
    drawing.is_told("Point 2 sur 8 ajouté")
    drawing.drag(drawing.handle("-end").last, drawing.at(0.72, 0.35))
    drawing.is_told("Point 8 sur 8 à ")
    drawing.handle(":not([class*=handle-])").nth(2).click()
    drawing.is_told("Point 4 sur 8 à ")
    admin.shoot("track-drawing")
    assert violations(page) == []
    drawing.button("Supprimer le point").click()
    drawn = [*drawing.points()]
    assert (len(drawn), drawn[0]) == (7, first)
    assert 2_500 < drawing.computed_length_m() < 3_500

    page.locator("footer").get_by_role("button", name="Enregistrer le brouillon").click()
    admin.message()
    page.reload()
    page.wait_for_load_state("networkidle")
    assert drawing.points() == drawn
    assert "Dessiné sur la carte le" in page.locator("[data-destination-track-source]").inner_text()

    # From here on there is no mouse.
    drawing.button("Retirer le tracé").focus()
    drawing.press("Enter")
    assert drawing.points() == []
    drawing.button("Dessiner sur la carte").focus()
    drawing.press("Enter")
    drawing.stops.first.wait_for()
    assert drawing.map.evaluate("map => map === document.activeElement")
    drawing.press("Shift+Tab", "Enter")
    drawing.is_told(f"«\u00a0{stops[0]['title']}\u00a0»")
    drawing.press("Tab", *["ArrowLeft"] * 9, *["ArrowUp"] * 8, "Enter")
    drawing.is_told("Point 2 sur 2 ajouté")
    drawing.press(*["ArrowRight"] * 20, "Shift+ArrowRight", "Enter", *["ArrowDown"] * 12, "Enter")
    assert len(drawing.points()) == 4
    drawing.press("Control+z", "Control+z", "Control+y", "Control+Shift+Z")
    before_move = drawing.points()
    drawing.press("PageUp", "PageUp", *["ArrowUp"] * 3)
    drawing.is_told("Point 3 sur 4 à ")
    assert drawing.points()[2][1] > before_move[2][1]
    drawing.press("Control+z")
    assert drawing.points() == before_move
    drawing.press("Home", "i")
    drawing.is_told("Point 2 sur 5 ajouté")
    drawing.press("PageDown", "Delete", "Delete")
    drawing.is_told("Le point est supprimé. Points\u00a0: 3.")
    drawing.press("Control+z", "Escape")
    by_keyboard = drawing.points()
    assert (len(by_keyboard), by_keyboard[0]) == (4, first)
    assert drawing.computed_length_m() == round(length_m(by_keyboard))
    # Tab leaves the map for its buttons, whose keys are their own.
    scale = page.locator(".leaflet-control-scale-line").inner_text()
    drawing.press("Tab", "Enter")
    page.locator(".leaflet-control-scale-line").filter(has_not_text=scale).wait_for()
    assert drawing.points() == by_keyboard
    page.locator("footer").get_by_role("button", name="Plus d'actions").focus()
    drawing.press("Enter")
    page.locator("footer").get_by_role("button", name="Publier", exact=True).focus()
    drawing.press("Enter")
    admin.message()

    shown = published(admin.site)
    assert shown["points"] == by_keyboard
    assert shown["length_m"] == round(length_m(by_keyboard))
    # A listing names the languages in their own words.
    assert {message for _, message in admin.english} <= {"English"}


def test_an_imported_line_keeps_its_elevations_and_its_limits(admin: Admin) -> None:
    drawing, page = Drawing(admin), admin.page
    drawing.upload("boucle.gpx", gpx(WAY))
    imported = drawing.kept()
    assert drawing.points() == [list(point) for point in WAY]

    drawing.open("Modifier sur la carte")
    with page.expect_response(lambda answer: answer.request.method == "POST" and "/edit/" in answer.url) as saved:
        drawing.press("Home", "PageDown", "ArrowLeft", "i")
    # The form saves itself as it does for what is typed.
    assert saved.value.ok
    drawing.is_told("Point 3 sur 4 ajouté")
    changed = drawing.points()
    assert [changed[0], changed[3]] == [list(WAY[0]), list(WAY[2])]
    assert [len(point) for point in changed] == [3, 2, 2, 3]
    page.get_by_text("boucle.gpx, importé le").and_(page.get_by_text("puis modifié sur la carte le")).wait_for()
    drawing.press("Control+z", "Control+z")
    assert drawing.kept() == imported
    drawing.press("Control+z")
    drawing.is_told("Il n’y a rien à annuler.")

    drawing.press("Home", "Delete", "Delete")
    assert drawing.message.inner_text().startswith("Il faut deux points différents")
    assert len(drawing.points()) == 2
    drawing.press("Delete")
    assert drawing.kept() == ("", "")

    page.route("**/destination-tracks/read/", lambda route: route.abort())
    drawing.press("Enter", "ArrowLeft", "Enter")
    page.get_by_text("ses chiffres n’ont pas pu être calculés").wait_for()
    assert len(drawing.points()) == 2
    page.unroute("**/destination-tracks/read/")

    most = [[2.25 + step / 1e5, 48.82 + step % 7 / 1e5] for step in range(MAX_TRACK_POINTS)]
    drawing.upload("longue.geojson", json.dumps({"type": "LineString", "coordinates": most}).encode())
    page.get_by_text("Longueur").filter(has_text="5\u00a0000 points").wait_for()
    drawing.open("Modifier sur la carte")
    drawing.is_told("Agrandissez la carte pour voir les points du tracé.")
    long = drawing.kept()
    drawing.click(0.5, 0.2)
    assert "Le tracé a 5\u00a0000 points et ne peut en avoir davantage" in drawing.message.inner_text()
    assert drawing.kept() == long
    drawing.press("Home", "PageDown")
    # A key that is held down comes thirty times a second.
    spent = page.evaluate(
        """() => {
          const map = document.querySelector(".destination-track__map");
          const begun = performance.now();
          for (let step = 0; step < 20; step += 1)
            map.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true }));
          return (performance.now() - begun) / 20;
        }"""
    )
    assert spent < 250
    drawing.press("Control+z")
    assert drawing.kept() == long


def test_a_finger_on_a_narrow_screen_has_room(admin: Admin) -> None:
    page = admin.page
    page.set_viewport_size({"width": 390, "height": 844})
    drawing = Drawing(admin)
    drawing.open("Modifier sur la carte")
    drawing.handle("-end").first.click()
    drawing.is_told("Point ")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    room = page.locator(".destination-track").evaluate(
        """(track) => [...track.querySelectorAll("button, select, .destination-track__map")]
          .filter((each) => each.getBoundingClientRect().right > track.getBoundingClientRect().right + 1)
          .map((each) => each.outerHTML)"""
    )
    assert room == []
    assert violations(page) == []
