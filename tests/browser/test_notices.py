"""A notice is typed as clerks type, and stands on the front of every circuit that passes there."""

import json

import pytest

from .admin import Admin
from .demo_site import App, ask, wait_for
from .test_accessibility import violations
from .test_layers import publish
from .visitor import Visitor

pytestmark = pytest.mark.browser

CIRCUIT = "/fr/le-coteau-au-soleil-couchant/"
NOTICES = '{ circuits(locale: "fr", first: 10) { nodes { path notices { title validFrom validUntil } } } }'
#: On the track of that circuit, at the viewpoint of the park.
PLACE = {"type": "Point", "coordinates": [2.2576, 48.8183]}


def test_a_notice_typed_by_a_clerk_is_on_the_front(admin: Admin, visitor: Visitor, app: App) -> None:
    page = admin.page
    admin.log_in("editor", "destination")
    page.get_by_role("button", name="Destination", exact=True).click()
    page.get_by_role("link", name="Avis", exact=True).click()
    page.get_by_role("link", name="Ajouter").first.click()
    page.wait_for_url("**/add/**")
    admin.read()
    assert admin.english == []
    page.locator("#id_title").fill("Le point de vue est fermé")
    for name, text in (("starts_at", "5/6/2027 9h30"), ("ends_at", "6/6/2027 18 h")):
        field = page.locator(f"#id_{name}")
        field.fill("")
        field.press_sequentially(text)
        # The picker opens and closes with a delay.
        page.wait_for_timeout(400)
        page.locator("#id_title").click()
        page.wait_for_timeout(400)
        assert field.input_value() == text
    page.locator("#id_reason").fill("On répare la rambarde.")
    page.locator("#id_place").fill(json.dumps(PLACE))
    assert violations(page) == []

    message = publish(admin)
    assert "Le point de vue est fermé" in message, message

    def look() -> object:
        found = {each["path"]: each["notices"] for each in ask(visitor.site, NOTICES)["circuits"]["nodes"]}
        return [notice for notice in found[CIRCUIT] if notice["title"] == "Le point de vue est fermé"]

    (notice,) = wait_for(look, "the notice on the circuit")
    assert (notice["validFrom"], notice["validUntil"]) == ("2027-06-05T07:30:00+00:00", "2027-06-06T16:00:00+00:00")
    visitor.open(CIRCUIT)
    banner = visitor.page.locator("section.status")
    assert "Le point de vue est fermé" in banner.inner_text()
    assert "à venir · du 5 juin 2027 à 9\u00a0h\u00a030 au 6 juin 2027 à 18\u00a0h\u00a000" in banner.inner_text()
    assert "On répare la rambarde." in banner.inner_text()
    assert violations(visitor.page) == []
    visitor.open("/fr/fermetures-et-deviations/")
    assert visitor.page.get_by_role("heading", name="Le point de vue est fermé").is_visible()
