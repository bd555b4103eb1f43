"""Content that other content uses or translates: moved and deleted."""

from typing import Any

import pytest

from .admin import Admin
from .demo_site import ask, wait_for

pytestmark = pytest.mark.browser

SPOTS = """query($locale: Locale) { spots(locale: $locale, first: 100) { nodes {
  uuid title location { latitude longitude } translations { locale } } } }"""
CIRCUITS = '{ circuits(locale: "fr", first: 50) { nodes { uuid title stops { title spot { title } } } } }'


def spots_of(site: str, locale: str) -> dict[str, Any]:
    """Return the public spots of a language by uuid."""
    return {node["uuid"]: node for node in ask(site, SPOTS, locale=locale)["spots"]["nodes"]}


def open_spot(admin: Admin, title: str) -> str:
    """Open the form of a French spot; return the page's id."""
    admin.open(f"destination/spot/?q={title}&locale=fr")
    admin.page.locator("td.title").get_by_role("link", name=title, exact=True).first.click()
    admin.page.locator("#id_title").wait_for()
    return admin.page.url.rstrip("/").split("/")[-2]


def test_the_translation_follows_where_the_place_is(admin: Admin) -> None:
    french = next(node for node in spots_of(admin.site, "fr").values() if node["location"] and node["translations"])
    before = spots_of(admin.site, "en")[french["uuid"]]
    admin.log_in("editor", "destination")
    open_spot(admin, french["title"])

    position = admin.pick_position(0.4, 0.6)
    assert french["title"] in admin.publish()

    latitude, longitude = map(float, position.split(", "))
    moved = {"latitude": latitude, "longitude": longitude}
    assert moved != french["location"]
    assert spots_of(admin.site, "fr")[french["uuid"]]["location"] == moved
    wait_for(lambda: spots_of(admin.site, "en")[french["uuid"]]["location"] == moved, "the translation to follow")
    assert spots_of(admin.site, "en")[french["uuid"]]["title"] == before["title"]


def test_a_stop_and_its_story_outlive_their_spot(admin: Admin) -> None:
    circuits = ask(admin.site, CIRCUITS)["circuits"]["nodes"]
    circuit = next(node for node in circuits if len(node["stops"]) > 2)
    title = circuit["stops"][-1]["spot"]["title"]
    admin.log_in("editor", "destination")
    page_id = open_spot(admin, title)

    admin.open(f"pages/{page_id}/delete/")
    asked = admin.page.locator("main")
    assert "Utilisé par" in asked.inner_text()
    assert asked.get_by_role("link", name=circuit["title"], exact=True).count() == 1
    admin.page.get_by_role("button", name="Oui, le supprimer").click()
    assert title in admin.message()

    after = ask(admin.site, CIRCUITS)["circuits"]["nodes"]
    left = next(node for node in after if node["uuid"] == circuit["uuid"])
    assert left["stops"] == circuit["stops"][:-1]
    admin.open(f"destination/circuit/?q={circuit['title']}&locale=fr")
    admin.page.locator("td.title").get_by_role("link", name=circuit["title"], exact=True).first.click()
    admin.page.locator("#id_title").wait_for()
    assert admin.page.locator("#id_stops-INITIAL_FORMS").input_value() == str(len(circuit["stops"]))
