"""A date that an English editor types is kept as typed, in fields that are otherwise as Wagtail makes them."""

from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from tests.core.admin.people import editor
from tests.destination import Destination

from .test_dates import TYPED

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.browser


@pytest.fixture
def form(live_server: "LiveServer") -> tuple[str, str]:
    """Lend the address of a spot's form, and the session of an English editor."""
    spot, person = Destination.create("127.0.0.1").spot("Τόπος"), editor("en")
    return f"/admin/pages/{spot.pk}/edit/", person.client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def site(live_server: "LiveServer", form: tuple[str, str]) -> str:
    return str(live_server.url).replace("localhost", "127.0.0.1")


def test_a_day_stays_as_it_was_typed(browser: "BrowserContext", site: str, form: tuple[str, str]) -> None:
    path, session = form
    browser.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}])
    page = browser.new_page()
    page.goto(f"{site}{path}")
    field = page.locator("#id_last_verified_on")
    assert field.get_attribute("placeholder") == "yyyy-mm-dd"

    for text in TYPED:
        field.fill("")
        field.press_sequentially(text)
        field.press("Tab")
        # The picker opens and closes with a delay.
        page.wait_for_timeout(400)
        assert field.input_value() == text
