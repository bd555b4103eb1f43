"""A recording is uploaded where a stop is written, and heard and read on the front."""

from typing import Any

import pytest

from tests.core.audio.recordings import mp3

from .admin import Admin
from .visitor import Visitor

pytestmark = pytest.mark.browser

CIRCUIT = "/fr/issy-ville-intelligente-a-pied/"
#: What a player says once it has read the file.
HEARD = """async (player) => {
  player.muted = true;
  await player.play();
  await new Promise((done) => player.addEventListener("timeupdate", done, { once: true }));
  return [player.duration, player.error, player.currentTime > 0];
}"""


def test_a_visitor_hears_and_reads_a_stop(visitor: Visitor) -> None:
    visitor.open(CIRCUIT)
    stop = visitor.page.locator("ol.stops > li").first

    length, error, has_moved = stop.locator("audio").evaluate(HEARD)

    assert length > 10
    assert (error, has_moved) == (None, True)
    assert visitor.page.locator("ol.stops audio").count() == 8
    stop.get_by_text("Lire le texte").click()
    spoken: Any = stop.locator("details p").first
    assert spoken.inner_text() == stop.locator(".story").inner_text().strip()


def test_an_editor_uploads_a_recording_at_a_stop(admin: Admin) -> None:
    page = admin.page
    admin.log_in("editor", "destination")
    admin.open("destination/circuit/")
    page.get_by_role("link", name="Sans une marche").or_(page.get_by_role("link", name="Parcs et musée")).first.click()
    row = page.locator("#id_stops-FORMS > [data-inline-panel-child]").first
    row.locator('[id$="-audio-chooser"]').get_by_role("button").first.click()
    modal = page.locator(".modal-body")
    modal.get_by_role("tab", name="Téléverser un enregistrement").click()
    modal.get_by_label("Titre", exact=False).first.fill("Au frais du musée")
    modal.get_by_label("Langue", exact=False).first.select_option("fr")
    modal.get_by_label("Transcription", exact=False).first.fill("Commencez au frais.")

    def send(name: str, data: bytes) -> None:
        modal.locator('input[type="file"]').set_input_files({"name": name, "mimeType": "audio/mpeg", "buffer": data})
        modal.get_by_role("button", name="Téléverser l’enregistrement").click()

    send("page.mp3", b"<html></html>")
    modal.get_by_text("page.mp3 est une page web et non un enregistrement.").wait_for()
    assert modal.get_by_label("Transcription", exact=False).first.input_value() == "Commencez au frais."

    send("musee.mp3", mp3(3))
    row.get_by_text("Au frais du musée").wait_for()
    assert "Parcs et musée" in admin.publish()
    page.goto(f"{admin.site}/fr/parcs-et-musee-sans-une-marche/")
    page.locator("ol.stops > li").first.locator("audio").wait_for()
