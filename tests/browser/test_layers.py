"""A layer of augmented reality from the editor's form to the visitor's screen, and the same for everyone without it."""

from typing import TYPE_CHECKING, Any

import pytest

from demo.seed.layers import MODELS
from tests.core.ar.models import glb
from tests.core.images.photographs import photograph

from .admin import Admin
from .demo_site import App, ask, wait_for
from .headset import WITHOUT_WEBGL_FLAGS, drawing_browser, headset, open_browser
from .test_accessibility import violations
from .visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

SPOT, BUTTON = "/fr/isseane-l-usine-invisible/", "Voir ce qu’il y a derrière"
FRONT = ["/fr/fort-d-issy/", SPOT, "/fr/issy-ville-intelligente-a-pied/", "/fr/d-un-eco-quartier-a-l-autre-a-velo/"]
FRONT += ["/fr/quartiers/", "/fr/organismes/", "/fr/fermetures-et-deviations/"]
#: Names in the data of the maps, and a word that is French too.
NOT_ENGLISH = "start hint surface"
READY, PLACE, LEAVE = "Le modèle est là.", "Le placer ici avec l’appareil photo", "Quitter la réalité augmentée"
WITHOUT = "Ce navigateur ne peut pas montrer le modèle en trois dimensions."
#: Whether the picture of the only material has been read.
HAS_TEXTURE = (
    """(model) => model.model.materials[0].pbrMetallicRoughness.baseColorTexture?.texture.source.name !== undefined"""
)
LAYERS = """{ spots(locale: "fr", first: 50) { nodes { title layers { title model { file { url } } } } } }"""
#: Whether anything but the background has been drawn, from the picture that the viewer hands out.
HAS_DRAWN = """async (model) => {
  const picture = await createImageBitmap(await model.toBlob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext("2d");
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  return data.some((value, place) => place % 4 === 3 && value > 0);
}"""


def layer_of(page: "Page") -> "Locator":
    return page.locator("section.layer").first


def model_paths(site: str, spot: str) -> list[str]:
    """Return the addresses of the models of a spot, once all of them have their public copies."""

    def look() -> Any:
        found = next(each for each in ask(site, LAYERS)["spots"]["nodes"] if each["title"] == spot)
        files = [layer["model"]["file"] for layer in found["layers"]]
        return files and all(files) and files

    return [file["url"] for file in wait_for(look, "the public copies of the models")]


def assert_the_equivalent_comes_first(layer: "Locator") -> None:
    """The words and the picture are there, and stand before the button in the order in which a page is read."""
    inner = layer.inner_html()
    assert layer.locator("img").get_attribute("alt")
    assert len(layer.locator(".layer-equivalent p").first.inner_text()) > 80
    assert inner.index("layer-equivalent") < inner.index("data-layer")


def test_an_editor_adds_a_layer_and_a_visitor_sees_it(site: str, app: App) -> None:
    app.wait_for_pictures()
    with drawing_browser(site) as browser:
        admin = Admin(browser.new_page(), site)
        page = admin.page
        admin.log_in("editor", "destination")
        page.get_by_role("button", name="Destination", exact=True).click()
        page.get_by_role("link", name="Réalité augmentée", exact=True).click()
        page.get_by_role("link", name="Ajouter").first.click()
        page.wait_for_url("**/add/**")
        admin.read()
        assert admin.english_beside(NOT_ENGLISH) == []
        page.locator("#id_title").fill("La roue sous le pont")
        page.locator("#id_explanation").fill("Le modèle se pose sur la berge.")
        message = publish(admin)
        assert "erreur" in message.lower(), message
        page.get_by_text("sans ce texte, une couche n’est pas publiée").last.wait_for()
        assert page.locator("#id_title").input_value() == "La roue sous le pont"
        assert page.locator("#id_explanation").input_value() == "Le modèle se pose sur la berge."
        assert violations(page) == []

        page.locator("#id_equivalent_text").fill(
            "Sous l’arche tourne une roue de bois : elle puise l’eau, la verse dans une rigole, et recommence."
        )
        upload_model(page)
        field = page.locator("#id_cover_image-chooser")
        admin.upload_picture("Choisir une image", photograph(), title="Roue", description="Une roue.", within=field)
        page.locator("#id_cover_image_alt").fill("Une roue à aubes sous l’arche d’un pont.")
        message = publish(admin)
        assert "La roue sous le pont" in message, message

        admin.open("destination/spot/")
        page.get_by_role("link", name="Pont d’Issy", exact=True).first.click()
        page.locator("button#id_layers-ADD").click()
        row = page.locator("#id_layers-FORMS > [data-inline-panel-child]").last
        row.get_by_role("button", name="Choisir").first.click()
        page.locator(".modal-content").get_by_role("link", name="La roue sous le pont").first.click()
        row.get_by_text("La roue sous le pont").wait_for()
        assert violations(page) == []
        assert "Pont d’Issy" in admin.publish()

        model_paths(site, "Pont d’Issy")
        app.wait_for_pictures()
        visitor = Visitor(browser.new_page(), site)
        visitor.open("/fr/pont-d-issy/")
        layer = layer_of(visitor.page)
        assert_the_equivalent_comes_first(layer)
        layer.get_by_role("button", name="Voir ce qu’il y a dessous").click()
        visitor.page.get_by_text(READY).wait_for()
        assert layer.locator("model-viewer").evaluate(HAS_DRAWN)


def publish(admin: Admin) -> str:
    footer = admin.page.locator("footer")
    footer.get_by_role("button", name="Plus d'actions").click()
    footer.get_by_role("button", name="Publier", exact=True).click()
    return admin.message()


def upload_model(page: "Page") -> None:
    """Choose the model of a layer by uploading it, in the chooser's second tab."""
    page.locator("#id_model-chooser").get_by_role("button").first.click()
    modal = page.locator(".modal-content")
    modal.get_by_role("tab", name="Téléverser un modèle").click()
    modal.get_by_label("Titre", exact=False).first.fill("Roue de bois")
    file = {"name": "roue.glb", "mimeType": "model/gltf-binary", "buffer": (MODELS / "waste-pipes.glb").read_bytes()}
    modal.locator("input[type=file]").set_input_files(file)
    assert violations(page) == []
    modal.get_by_role("button", name="Téléverser le modèle").click()
    modal.wait_for(state="detached")
    page.locator("#id_model-chooser").get_by_text("Roue de bois").wait_for()


def test_by_keyboard_alone_the_model_is_shown_and_turned(site: str, app: App) -> None:
    app.wait_for_pictures()
    model_paths(site, "Isséane, l’usine invisible")
    with drawing_browser(site) as browser:
        visitor = Visitor(browser.new_page(), site)
        page = visitor.page
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        visitor.open(SPOT)
        layer = layer_of(page)
        assert_the_equivalent_comes_first(layer)
        assert layer.get_by_text("Restez sur la promenade").is_visible()
        # Nothing of the viewer, and nothing of the model, is loaded before it is asked for.
        assert [url for url in asked if "model-viewer" in url or url.endswith(".glb")] == []

        button = layer.get_by_role("button", name=BUTTON)
        while not button.evaluate("(element) => element === document.activeElement"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.get_by_text(READY).wait_for()
        model = layer.locator("model-viewer")
        wait_for(lambda: model.evaluate("(element) => element === document.activeElement"), "the focus on the model")
        before = model.evaluate("(element) => element.getCameraOrbit().theta")
        page.keyboard.press("ArrowRight")
        wait_for(
            lambda: abs(model.evaluate("(element) => element.getCameraOrbit().theta") - before) > 0.05,
            "the model to turn",
        )

        assert model.evaluate(HAS_DRAWN)
        assert len([url for url in asked if url.endswith(".glb")]) == 1
        assert violations(page) == []


def textured(document: dict[str, Any]) -> None:
    """Let the box of a model wear its picture."""
    document["materials"] = [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}]
    document["meshes"][0]["primitives"][0]["material"] = 0


def test_a_texture_inside_of_a_file_is_shown(site: str) -> None:
    """The page's policy lets the viewer read what it has unpacked itself."""
    model_paths(site, "Isséane, l’usine invisible")
    model = glb(pictures=[photograph(image_format="PNG")], edit=textured)
    with drawing_browser(site) as browser:
        page = browser.new_page()
        page.route("**/media/models/*.glb", lambda route: route.fulfill(body=model, content_type="model/gltf-binary"))
        page.goto(f"{site}{SPOT}")
        page.get_by_role("button", name=BUTTON).click()
        page.get_by_text(READY).wait_for()
        assert page.locator("model-viewer").evaluate(HAS_TEXTURE)


def test_a_headset_places_the_model_in_the_street(site: str, app: App) -> None:
    model_paths(site, "Isséane, l’usine invisible")
    with headset(site) as browser:
        page = browser.new_page()
        page.goto(f"{site}{SPOT}")
        page.get_by_role("button", name=BUTTON).click()
        page.get_by_text(READY).wait_for()
        page.get_by_role("button", name=PLACE).click()
        page.locator("model-viewer[ar-status=session-started]").wait_for()
        # By its key: the emulator lays what the headset sees over the page.
        page.get_by_role("button", name=LEAVE).press("Enter")
        page.locator("model-viewer[ar-status=not-presenting]").wait_for()


def test_without_webgl_the_equivalent_stays_and_no_button_is_offered(site: str, app: App) -> None:
    app.wait_for_pictures()
    with open_browser(site, WITHOUT_WEBGL_FLAGS) as browser:
        visitor = Visitor(browser.new_page(), site)
        visitor.open(SPOT)
        layer = layer_of(visitor.page)

        assert_the_equivalent_comes_first(layer)
        assert layer.get_by_text(WITHOUT).is_visible()
        assert layer.get_by_role("button").count() == 0
        assert violations(visitor.page) == []


def test_the_front_is_for_everyone_with_layers_and_notices(visitor: Visitor, app: App) -> None:
    app.wait_for_pictures()
    faults = []
    for path in FRONT:
        visitor.open(path)
        faults += violations(visitor.page)

    assert faults == []
    assert visitor.english == []
