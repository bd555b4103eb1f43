"""The track of a circuit is read from a file while the form is open, and shown on the map."""

import json
from typing import TYPE_CHECKING

import pytest

from tests.core.geo.tracks.files import WAY, gpx

from .admin import Admin
from .demo_site import ask
from .test_accessibility import violations

if TYPE_CHECKING:
    from playwright.sync_api import Route

pytestmark = pytest.mark.browser

NEAR, FAR = ((2.27, 48.82), (2.271, 48.82)), ((2.28, 48.82), (2.281, 48.82))


def test_a_file_becomes_the_track_and_a_bad_one_changes_nothing(admin: Admin) -> None:
    page = admin.page
    admin.log_in("editor", "destination")
    admin.open("destination/circuit/")
    page.get_by_role("link", name="Sans une marche").first.click()
    box, file = page.locator("#id_track"), page.locator("#id_track_file")
    before = box.input_value()

    def choose(name: str, data: bytes) -> None:
        with page.expect_response("**/destination-tracks/read/"):
            file.set_input_files({"name": name, "mimeType": "application/gpx+xml", "buffer": data})

    choose("piste.gpx", b"<html></html>")
    page.get_by_text("piste.gpx est une page web, pas un tracé.").wait_for()
    assert box.input_value() == before

    choose("deux.gpx", gpx(NEAR, FAR))
    page.get_by_text("deux.gpx (GPX) contient 2 lignes.").wait_for()
    assert box.input_value() == before
    page.get_by_role("checkbox", name="2. 73\u00a0m, 2 points").check()
    page.get_by_role("button", name="Prendre les lignes cochées").click()
    page.get_by_text("Longueur\u00a0: 73\u00a0m, calculée sur 2 points.").wait_for()
    assert json.loads(box.input_value())["coordinates"] == [list(point) for point in FAR]

    choose("boucle.gpx", gpx(WAY))
    page.get_by_text("Longueur\u00a0: 184\u00a0m, calculée sur 3 points.").wait_for()
    assert page.locator(".destination-track__line").count() == 1
    assert "boucle.gpx, importé le" in page.locator("[data-destination-track-source]").inner_text()

    page.get_by_label("Écart maximal").select_option("10")
    page.get_by_role("button", name="Simplifier").click()
    page.get_by_text("Aucun point ne peut être retiré à 10\u00a0m près.").wait_for()
    wave = [(2.27 + step / 10_000, 48.82 + step % 2 / 50_000, 30.0) for step in range(20)]
    choose("vague.gpx", gpx(wave))
    page.get_by_text("calculée sur 20 points").wait_for()
    page.get_by_role("button", name="Simplifier").click()
    page.get_by_text("La ligne a été simplifiée à 2 points, à 10\u00a0m près.").wait_for()
    assert json.loads(box.input_value())["coordinates"] == [list(wave[0]), list(wave[-1])]
    assert "vague.gpx, importé le" in page.locator("[data-destination-track-source]").inner_text()
    choose("boucle.gpx", gpx(WAY))
    page.get_by_text("Longueur\u00a0: 184\u00a0m, calculée sur 3 points.").wait_for()

    page.get_by_role("button", name="Inverser le sens").click()
    assert json.loads(box.input_value())["coordinates"] == [list(point) for point in reversed(WAY)]
    # On a slow network, a track that was removed meanwhile does not come back.
    held: list[Route] = []

    def hold(route: "Route") -> None:
        held.append(route)

    page.route("**/destination-tracks/read/", hold)
    with page.expect_request("**/destination-tracks/read/"):
        page.get_by_role("button", name="Simplifier").click()
    page.get_by_role("button", name="Retirer le tracé").click()
    with page.expect_response("**/destination-tracks/read/"):
        held[0].continue_()
    page.wait_for_timeout(500)
    page.unroute("**/destination-tracks/read/")
    assert box.input_value() == ""
    assert page.locator(".destination-track__line").count() == 0


def test_points_of_a_file_become_stops(admin: Admin) -> None:
    page = admin.page
    spots = ask(admin.site, '{ spots(first: 40, locale: "fr") { nodes { title location { latitude longitude } } } }')[
        "spots"
    ]
    admin.log_in("editor", "destination")
    admin.open("destination/circuit/")
    page.get_by_role("link", name="Sans une marche").first.click()
    rows = page.locator("#id_stops-FORMS > [data-inline-panel-child]")
    rows.first.wait_for()
    before, told = rows.count(), page.locator("#id_stops-FORMS").inner_text()
    new = [spot for spot in spots["nodes"] if spot["location"] and spot["title"] not in told][:2]
    points = [
        '<wpt lat="{latitude}" lon="{longitude}"><name>Point {number}</name></wpt>'.format(
            **spot["location"], number=number
        )
        for number, spot in enumerate(new)
    ]
    waypoints = "".join([*points, '<wpt lat="48.7" lon="2.2"><name>La lande</name></wpt><trk>']).encode()
    with page.expect_response("**/match-waypoints/"):
        data = gpx(WAY).replace(b"<trk>", waypoints, 1)
        page.locator("#id_track_file").set_input_files(
            {"name": "points.gpx", "mimeType": "application/gpx+xml", "buffer": data}
        )

    page.get_by_text("«\u00a0La lande\u00a0»\u00a0: aucun lieu à moins de 30\u00a0m.").wait_for()
    group = page.get_by_role("group", name="Points isolés du fichier")
    first, second = (group.get_by_role("checkbox", name=f"Point {number}") for number in (0, 1))
    assert first.is_checked()
    assert second.is_checked()
    second.uncheck()
    assert violations(page) == []
    page.get_by_role("button", name="Ajouter les points cochés comme étapes").click()
    page.get_by_text("Les étapes ont été ajoutées plus bas.").wait_for()
    assert rows.count() == before + 1
    assert new[0]["title"] in rows.last.inner_text()
    assert rows.last.locator('input[name$="-spot"]').input_value()

    page.get_by_role("button", name="Ajouter les points cochés comme étapes").click()
    page.get_by_text("Cochez les points qui deviennent des étapes.").wait_for()
    assert rows.count() == before + 1


def test_stops_are_ordered_along_the_track_and_the_front_draws_it(admin: Admin) -> None:
    page = admin.page
    page.goto(f"{admin.site}/fr/issy-ville-intelligente-a-pied/")
    page.locator(".map-track").wait_for()
    assert page.get_by_role("link", name="GPX", exact=True).get_attribute("href")
    admin.log_in("editor", "destination")
    admin.open("destination/circuit/")
    page.get_by_role("link", name="Issy, ville intelligente").first.click()
    rows = page.locator("#id_stops-FORMS > [data-inline-panel-child]")

    def spots() -> list[str]:
        return [rows.nth(index).locator('input[name$="-spot"]').input_value() for index in range(rows.count())]

    def orders() -> list[int]:
        return [int(rows.nth(index).locator('input[name$="-ORDER"]').input_value()) for index in range(rows.count())]

    rows.first.wait_for()
    # Other tests may have added a stop at the end.
    page.get_by_role("button", name="Ranger selon le tracé").click()
    page.get_by_text("Les étapes suivent l’ordre du tracé.").wait_for()
    before = spots()
    first = rows.first.locator("[data-inline-panel-child-move-down]").first
    first.click()
    page.wait_for_timeout(500)
    assert spots() == [before[1], before[0], *before[2:]]

    page.get_by_role("button", name="Ranger selon le tracé").click()
    page.get_by_text("Les étapes suivent l’ordre du tracé.").wait_for()
    assert spots() == before
    assert orders() == sorted(orders())
