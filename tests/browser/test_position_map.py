"""The map of a position shows where the river is, and what stands around."""

import pytest

from .admin import Admin

pytestmark = pytest.mark.browser


def test_a_new_spot_is_placed_among_the_others(admin: Admin) -> None:
    page = admin.page
    admin.log_in("editor", "destination")
    admin.open("pages/")
    home = page.get_by_role("row").filter(has_text="Français").get_by_role("link", name="Smart Issy", exact=True)
    home_id = str(home.get_attribute("href")).strip("/").split("/")[2]
    with page.expect_response("**/destination-positions/**") as told:
        admin.open(f"pages/add/destination_circuits/spotpage/{home_id}/")
    found = told.value.json()
    places = page.locator(".destination-location__place")

    page.locator(".destination-location__shape--water").first.wait_for()
    places.first.wait_for()
    assert places.count() == len(found["places"]) > 20
    assert found["isComplete"]
    assert page.locator(".destination-location__note").filter(visible=True).all_inner_texts() == []

    name = found["places"][0]["title"]
    page.locator(".destination-location__map").first.scroll_into_view_if_needed()
    places.first.hover(force=True)
    assert page.get_by_role("tooltip").filter(has_text=name).or_(page.get_by_text(name)).first.is_visible()
    # A click on a place, as on any other point of the map, is a position.
    places.first.click(force=True)
    latitude, longitude = map(float, admin.box("Position").input_value().split(", "))
    assert abs(latitude - found["places"][0]["latitude"]) < 0.002
    assert abs(longitude - found["places"][0]["longitude"]) < 0.002
