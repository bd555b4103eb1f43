"""From the editor's map to the visitor and the phone, and gone again: the whole story as people live it."""

import io
import re
from urllib.parse import unquote

import pytest
from PIL import Image, ImageOps

from demo.seed.documents import IMAGES

from .admin import Admin
from .demo_site import App, ask, wait_for
from .visitor import Visitor

pytestmark = pytest.mark.browser

SPOT, CIRCUIT = "Le belvédère des tilleuls", "Issy, ville intelligente à pied"
ALT = "Une longue-vue devant les toits de la ville"
QUERY = """{ circuits(locale: "fr") { nodes { uuid title path stops { position title spot {
  uuid title path location { latitude longitude }
  cover { alt image { id title renditions { preset url } } }
} } } } }"""


def photo() -> bytes:
    """Return a picture that the demo does not have."""
    data = io.BytesIO()
    with Image.open(IMAGES / "parc-de-l-ile-saint-germain.jpg") as picture:
        ImageOps.mirror(picture).save(data, "JPEG", quality=85)
    return data.getvalue()


def test_a_spot_goes_from_the_editors_map_to_the_phone_and_back(admin: Admin, visitor: Visitor, app: App) -> None:
    site = admin.site

    def circuit() -> dict:
        return next(node for node in ask(site, QUERY)["circuits"]["nodes"] if node["title"] == CIRCUIT)

    # The editor fills in a new spot.
    admin.log_in("editor", "destination")
    admin.open("pages/")
    home = admin.page.get_by_role("row").filter(has_text="Français").get_by_role("link", name="Smart Issy", exact=True)
    home_id = home.get_attribute("href").strip("/").split("/")[2]
    admin.open(f"pages/{home_id}/add_subpage/")
    admin.page.get_by_role("link", name=re.compile("^Lieu")).first.click()
    admin.page.locator("#id_title").fill(SPOT)
    admin.box("Accroche").fill("Toute la Seine d’un seul regard.")
    admin.box("Texte alternatif").fill(ALT)
    admin.upload_picture("Choisir une image", photo(), title="Belvédère", description=ALT)
    admin.read()
    position = admin.pick_position(0.6, 0.4)
    latitude, longitude = map(float, position.split(", "))
    assert 48.7 < latitude < 48.9
    assert 2.2 < longitude < 2.4
    admin.shoot("spot-position")

    # An app is up to date.
    app.wait_for_pictures()
    stops_before = circuit()["stops"]

    # Published, and put on a circuit.
    assert SPOT in admin.publish()
    admin.open(f"pages/{home_id}/")
    admin.page.get_by_role("link", name=CIRCUIT, exact=True).click()
    admin.page.get_by_role("button", name="Ajouter un(e) Étape").click()
    stop = admin.page.locator("[id^='inline_child_stops-']").last
    admin.choose_page("Choisissez une page (Lieu)", SPOT, within=stop)
    stop.scroll_into_view_if_needed()
    admin.shoot("circuit-stop")
    assert CIRCUIT in admin.publish()

    # GraphQL shows the stop, with its position and its picture.
    wait_for(lambda: circuit()["stops"][-1]["spot"]["cover"]["image"]["renditions"], "the files of the new picture")
    shown = circuit()
    last = shown["stops"][-1]
    assert shown["stops"][:-1] == stops_before
    assert (last["position"], last["title"]) == (len(stops_before) + 1, SPOT)
    assert last["spot"]["location"] == {"latitude": latitude, "longitude": longitude}
    assert last["spot"]["cover"]["alt"] == ALT

    # "View live" leads to a visitor's page. It has the picture and the map, and leads on to the circuit.
    path = last["spot"]["path"]
    admin.open(f"pages/{home_id}/")
    admin.page.get_by_role("link", name=SPOT, exact=True).click()
    live = admin.page.get_by_role("link", name=re.compile("Voir la page publiée")).first.get_attribute("href")
    assert unquote(live).removeprefix(site) == path
    visitor.open(path)
    assert visitor.page.get_by_role("heading", level=1).inner_text() == SPOT
    picture = visitor.page.get_by_role("img", name=ALT)
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    assert visitor.pin(SPOT).count() == 1
    visitor.shoot("front-spot")
    visitor.follow(CIRCUIT)
    assert visitor.page.url == f"{site}{shown['path']}"
    assert visitor.page.locator("ol.stops > li").count() == len(stops_before) + 1
    assert visitor.link(SPOT).count() == 1
    visitor.shoot("front-circuit")
    visitor.open("/fr/lieux/")
    assert (visitor.link(SPOT).count(), visitor.pin(SPOT).count()) == (1, 1)

    # The app fetches exactly what is new or changed.
    changed, gone = app.sync()
    by_kind = {record["kind"]: key for key, record in changed.items() if not key.endswith(":en")}
    # The circuit in English has the stops of the French one.
    circuits = {key for key, record in changed.items() if record["kind"] == "circuit"}
    assert gone == set()
    assert sorted(record["kind"] for record in changed.values()) == ["circuit", "circuit", "image", "spot"]
    assert by_kind["spot"] == f"spot:{last['spot']['uuid']}:fr"
    assert by_kind["circuit"] == f"circuit:{shown['uuid']}:fr"
    assert changed[by_kind["spot"]]["payload"]["cover"] == {"image": {"ref": by_kind["image"]}, "alt": ALT}
    assert changed[by_kind["circuit"]]["payload"]["stops"][-1]["spot"] == {"ref": by_kind["spot"]}

    # Unpublished, it is gone, its picture too, and the circuit is without the stop.
    admin.open(f"pages/{home_id}/")
    address = admin.page.get_by_role("link", name=SPOT, exact=True).get_attribute("href")
    assert SPOT in admin.unpublish(address.strip("/").split("/")[2])
    assert circuit()["stops"] == stops_before
    changed, gone = app.sync()
    assert gone == {by_kind["spot"], by_kind["image"]}
    assert set(changed) == circuits
    assert len(changed[by_kind["circuit"]]["payload"]["stops"]) == len(stops_before)

    # Visitors find it nowhere: not at its address, not on the circuit, not on the map.
    assert visitor.status(path) == 404
    visitor.open("/fr/lieux/")
    assert (visitor.link(SPOT).count(), visitor.pin(SPOT).count()) == (0, 0)
    visitor.open(shown["path"])
    assert visitor.page.locator("ol.stops > li").count() == len(stops_before)

    # The circuit's editor is told, and publishing it again is not a change for the app.
    admin.open(f"pages/{home_id}/")
    admin.page.get_by_role("link", name=CIRCUIT, exact=True).click()
    assert f"1 étape n’est pas encore affichée, car son lieu n’est pas publié\u00a0: {SPOT}" in admin.publish()
    admin.shoot("hidden-stop")
    assert app.run()["result"] == "UNCHANGED"

    assert len(admin.read_pages) > 12
    assert admin.english_beside(str(app.records())) == []
    assert visitor.english == []
