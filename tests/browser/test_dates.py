"""A date that an editor types in French is the date that is kept, whatever key or click leaves the field."""

import pytest

from .admin import Admin

pytestmark = pytest.mark.browser

TYPED = ("15/03/2026", "15/3/26", "2026-03-15", "15.03.2026", "demain")


def open_spot(admin: Admin) -> None:
    admin.log_in("editor", "destination")
    admin.open("destination/spot/?state=live")
    admin.page.locator("td.title a").first.click()
    admin.page.locator("#id_title").wait_for()


def test_a_day_stays_as_it_was_typed(admin: Admin) -> None:
    open_spot(admin)
    field = admin.page.locator("#id_last_verified_on")
    field.scroll_into_view_if_needed()

    kept = {}
    for text in TYPED:
        for leave in ("Tab", "Enter", "click"):
            field.fill("")
            field.press_sequentially(text)
            if leave == "click":
                admin.page.locator("#id_title").click()
            else:
                field.press(leave)
            # The picker opens and closes with a delay.
            admin.page.wait_for_timeout(400)
            kept[text, leave] = field.input_value()

    assert kept == {(text, leave): text for text, leave in kept}


def test_what_is_scheduled_in_french_waits_for_its_moment(admin: Admin) -> None:
    open_spot(admin)
    page = admin.page
    page.get_by_role("button", name="Afficher/masquer le statut").click()
    page.get_by_role("button", name="Programmer", exact=True).click()
    field = page.locator("#id_go_live_at")
    assert field.get_attribute("placeholder") == "jj/mm/aaaa hh:min"

    picker = page.locator(".xdsoft_datetimepicker:visible")
    field.press_sequentially("31/12/2036 09:00")
    # On a busy machine it opens late, and what is left before that leaves it open above the buttons.
    picker.first.wait_for()
    field.press("Tab")
    page.wait_for_timeout(400)
    page.keyboard.press("Tab")
    page.wait_for_timeout(400)
    while picker.count():
        page.locator("#title-schedule-publishing-dialog").click()
        page.wait_for_timeout(400)
    page.get_by_role("button", name="Enregistrer la programmation").click()

    assert "mise à jour" in admin.message()
    assert page.locator("#id_go_live_at").input_value() == "31/12/2036 09:00"
    assert page.locator("footer").get_by_text("Programmer pour publication").count()
