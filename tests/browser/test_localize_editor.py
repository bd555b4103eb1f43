"""A translator opens the editor of wagtail-localize in a French session."""

from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from tests.destination import Destination
from tests.translators import Translator

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.browser


@pytest.fixture
def translation(live_server: "LiveServer") -> tuple[str, str]:
    """Lend the address of a translation that has begun, and the session of who began it."""
    destination = Destination.create("127.0.0.1")
    translator = Translator(destination)
    copy = translator.begin(destination.spot("Τόπος"))
    return f"/admin/pages/{copy.pk}/edit/", translator.client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def site(live_server: "LiveServer", translation: tuple[str, str]) -> str:
    return str(live_server.url).replace("localhost", "127.0.0.1")


def test_its_scripts_write_french(browser: "BrowserContext", site: str, translation: tuple[str, str]) -> None:
    path, session = translation
    browser.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}])
    page = browser.new_page()

    page.goto(f"{site}{path}")
    editor = page.locator(".js-translation-editor")
    editor.get_by_role("heading", name="Traduction\u00a0: Français vers English").first.wait_for()
    text = editor.inner_text() + page.locator("footer").first.inner_text()

    assert "Publier en English" in page.content()
    assert [words for words in ("to English", "Publier dans", "segments translated") if words in text] == []
