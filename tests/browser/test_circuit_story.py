"""A circuit as an office makes it, with no other host to ask: drawn by mouse, and again by keyboard alone; replaced by a
file, put in order, warned of, published; read and heard by a visitor; and found by its printed codes wherever it goes.
"""

import io
import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
import zxingcpp
from PIL import Image

from tests.core.geo.tracks.files import gpx

from .admin import Admin
from .demo_site import ask
from .test_accessibility import violations
from .test_audio import HEARD
from .test_autosave import IS_COMPARED
from .test_track_drawing import Drawing, length_m, middle_of
from .visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser

#: Eight stops with recordings.
SOURCE = "Issy, ville intelligente à pied"
TITLE, SLUG, NEW_SLUG, PARENT = (
    "La grande boucle",
    "la-grande-boucle",
    "la-boucle-de-trois-kilometres",
    "À propos de Smart Issy",
)
#: Parts of the width and height of the map, for what the way takes beyond its stops.
BEYOND = [(0.62, 0.3), (0.5, 0.15), (0.38, 0.3), (0.5, 0.45), (0.62, 0.6), (0.5, 0.75), (0.38, 0.6)]
STEPS = [(1, -1), *((x, y) for x in (-9, 0, 9) for y in (-9, 0, 9))]
IS_MAP = "([x, y]) => !document.elementFromPoint(x, y).closest('[class*=__handle]')"
LEAST_M, MOST_M, FAR_M = 2_700, 3_600, 80
METRES_OF_A_DEGREE = 111_195
QUERY = """{ circuits(first: 50, locale: "fr") { nodes { title path permanentUrl track { lengthMeters ascentMeters }
  stops { permanentUrl spot { title } audio { durationSeconds } } } } }"""


class Story:
    """The editor of a copy of the circuit."""

    def __init__(self, admin: Admin) -> None:
        self.admin, self.page = admin, admin.page
        admin.log_in("editor", "destination")
        source = self.id_of(SOURCE)
        admin.open(f"pages/{source}/copy/")
        self.page.locator("#id_new_title").fill(TITLE)
        self.page.locator("#id_new_slug").fill(SLUG)
        self.page.get_by_role("button", name="Copier").click()
        admin.message()
        self.id = self.id_of(TITLE)

    def id_of(self, title: str, kind: str = "circuit") -> str:
        self.admin.open(f"destination/{kind}/")
        address = self.page.locator("main").get_by_role("link", name=title).first.get_attribute("href")
        assert address is not None
        return address.strip("/").split("/")[2]

    def draw(self) -> Drawing:
        """Open the form."""
        self.admin.open(f"pages/{self.id}/edit/")
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_function(IS_COMPARED)
        return Drawing.of_open_form(self.page)

    def save(self) -> None:
        with self.page.expect_navigation():
            self.page.locator("footer").get_by_role("button", name="Enregistrer le brouillon").click()
        self.admin.message()
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_function(IS_COMPARED)

    @property
    def rows(self) -> "Locator":
        return self.page.locator("#id_stops-FORMS > [data-inline-panel-child]")

    def spots(self) -> list[str]:
        return [
            self.rows.nth(index).locator('input[name$="-spot"]').input_value() for index in range(self.rows.count())
        ]

    def order(self) -> None:
        self.page.get_by_role("button", name="Ranger selon le tracé").click()
        self.page.get_by_text("Les étapes suivent l’ordre du tracé.").wait_for()

    def codes(self) -> set[str]:
        """Return what a telephone reads from the printed sheet."""
        self.admin.open(f"pages/{self.id}/edit/")
        self.page.wait_for_load_state("networkidle")
        self.page.locator("header [data-w-dropdown-target='toggle']").first.click()
        self.page.get_by_role("link", name="Codes QR").click()
        self.admin.read()
        picture = Image.open(io.BytesIO(self.page.screenshot(full_page=True))).convert("L")
        return {code.text for code in zxingcpp.read_barcodes(picture)}


def circuit(site: str) -> dict[str, Any]:
    (found,) = [node for node in ask(site, QUERY)["circuits"]["nodes"] if node["title"] == TITLE]
    return dict(found)


def way_along(stops: Sequence[dict[str, Any]]) -> list[tuple[float, float, float]]:
    """Return a way through all stops but the last, which it passes at a distance."""
    places = [(stop["longitude"], stop["latitude"]) for stop in stops]
    (west, south), (east, north) = places[-2:]
    shrink = math.cos(math.radians(north))
    x, y = (east - west) * shrink, north - south
    aside = FAR_M / METRES_OF_A_DEGREE / math.hypot(x, y)
    across = (-y * aside / shrink, x * aside)
    shifted = [(longitude + across[0], latitude + across[1]) for longitude, latitude in places[-2:]]
    return [
        (round(x, 7), round(y, 7), 40.0 + 12 * (number % 3)) for number, (x, y) in enumerate([*places[:-1], *shifted])
    ]


def draw_by_mouse(drawing: Drawing, stops: Sequence[dict[str, Any]]) -> None:
    for number, stop in enumerate(stops):
        x, y = middle_of(drawing.stops.nth(number))
        # What is seen of a number beside the points of its neighbours.
        aside = next(step for step in STEPS if drawing.page.evaluate(IS_MAP, [x + step[0], y + step[1]]))
        drawing.page.mouse.click(x + aside[0], y + aside[1])
        drawing.is_told(f"«\u00a0{stop['title']}\u00a0»")
    for part in BEYOND:
        if length_m(drawing.points()) < LEAST_M:
            drawing.click(*part)


def draw_by_keyboard(drawing: Drawing, stops: Sequence[dict[str, Any]]) -> None:
    drawing.button("Retirer le tracé").focus()
    drawing.press("Enter")
    drawing.button("Dessiner sur la carte").focus()
    drawing.press("Enter")
    drawing.stops.first.wait_for()
    drawing.press("Shift+Tab", "Enter")
    for stop in stops[1:]:
        drawing.press("Shift+Tab", "ArrowDown", "Tab", "Enter")
        drawing.is_told(f"«\u00a0{stop['title']}\u00a0»")
    drawing.press("Tab")
    for arrow in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown") * 3:
        if length_m(drawing.points()) < LEAST_M:
            drawing.press(*[arrow] * 12, "Enter")


def test_a_circuit_is_drawn_ordered_published_heard_and_found_again(admin: Admin, visitor: Visitor) -> None:
    story, page, site = Story(admin), admin.page, admin.site
    drawing = story.draw()

    # Three kilometres by mouse, through the eight stops.
    drawing.button("Retirer le tracé").click()
    with page.expect_response(lambda answer: "/place-stops/" in answer.url) as told:
        drawing.open("Dessiner sur la carte")
    stops = told.value.json()["stops"]
    assert len(stops) == 8
    draw_by_mouse(drawing, stops)
    by_mouse = drawing.points()
    assert by_mouse[:8] == [[stop["longitude"], stop["latitude"]] for stop in stops]
    assert LEAST_M <= drawing.computed_length_m() == round(length_m(by_mouse)) < MOST_M
    assert violations(page) == []
    story.save()
    assert drawing.points() == by_mouse

    # The same without a mouse.
    draw_by_keyboard(drawing, stops)
    by_keyboard = drawing.points()
    assert by_keyboard[:8] == by_mouse[:8]
    assert LEAST_M <= drawing.computed_length_m() < MOST_M
    page.locator("footer").get_by_role("button", name="Enregistrer le brouillon").focus()
    with page.expect_navigation():
        drawing.press("Enter")
    admin.message()

    # A file takes its place: it passes a stop at a distance.
    drawing = story.draw()
    way = way_along(stops[:7])
    drawing.upload("releve.gpx", gpx(way))
    page.get_by_text("releve.gpx, importé le").wait_for()
    assert [tuple(point) for point in drawing.points()] == way
    story.save()
    page.get_by_text(re.compile(f"^L’étape 7, .*, est à {FAR_M}\u00a0m du tracé")).first.wait_for()

    # The stops are moved, and put back in the order of the track.
    before = story.spots()
    story.rows.first.locator("[data-inline-panel-child-move-down]").first.click()
    page.wait_for_timeout(500)
    assert story.spots() == [before[1], before[0], *before[2:]]
    story.order()
    # The way passes by the last one soon after the start, and does not return to it.
    assert [spot for spot in story.spots() if spot != before[7]] == before[:7]
    assert violations(page) == []
    assert TITLE in admin.publish()

    # The visitor sees the way, how high it goes, and hears every stop.
    shown = circuit(site)
    assert shown["path"] == f"/fr/{SLUG}/"
    heights = [point[2] for point in way]
    ascent_m = sum(max(0, after - before) for before, after in pairwise(heights))
    assert shown["track"] == {"lengthMeters": round(length_m(way)), "ascentMeters": ascent_m}
    assert [bool(stop["audio"]) for stop in shown["stops"]] == [True] * 8
    visitor.open(shown["path"])
    visitor.page.locator(".map-track").wait_for()
    assert visitor.page.locator(".profile svg polyline").count() == 1
    assert visitor.page.locator(".profile table tbody tr").count() > 1
    assert visitor.page.locator("ol.stops > li audio").count() == 8
    length, error, has_moved = visitor.page.locator("ol.stops > li audio").first.evaluate(HEARD)
    assert (length > 1, error, has_moved) == (True, None, True)
    assert violations(visitor.page) == []

    # Its printed codes lead to it under another name, in another place, and say so when it is gone.
    codes = story.codes()
    assert codes == {shown["permanentUrl"], *(stop["permanentUrl"] for stop in shown["stops"])}
    of_circuit, of_stop = shown["permanentUrl"], shown["stops"][4]["permanentUrl"]

    def is_followed_to(path: str) -> None:
        visitor.page.goto(of_circuit)
        assert visitor.page.url == f"{site}{path}"
        visitor.page.goto(of_stop)
        assert visitor.page.url.startswith(f"{site}{path}#")
        assert visitor.page.locator(":target h3").inner_text() == shown["stops"][4]["spot"]["title"]

    is_followed_to(f"/fr/{SLUG}/")
    story.draw()
    page.get_by_role("tab", name="Promotion").click()
    page.locator("#id_slug").fill(NEW_SLUG)
    assert TITLE in admin.publish()
    is_followed_to(f"/fr/{NEW_SLUG}/")

    admin.open(f"pages/{story.id}/move/{story.id_of(PARENT, 'text-page')}/confirm/")
    page.get_by_role("button", name="Oui, déplacer cette page").click()
    admin.message()
    is_followed_to(f"/fr/a-propos/{NEW_SLUG}/")

    assert TITLE in admin.unpublish(story.id)
    for code in (of_circuit, of_stop):
        gone = visitor.page.request.get(code)
        assert gone.status == 410
        assert 'href="/fr/"' in gone.text() or f'href="{site}/fr/"' in gone.text()
    assert visitor.english == []
    # A listing names the languages in their own words.
    assert {message for _, message in admin.english} <= {"English"}
