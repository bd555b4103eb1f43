"""A developer opens the API's address in a browser."""

from typing import TYPE_CHECKING

import pytest

from tests.destination import Destination

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.browser

QUERY = "{ __typename }"


@pytest.fixture
def site(live_server: "LiveServer") -> str:
    """Lend a site without content, at the address that the browser may ask."""
    Destination.create("127.0.0.1")
    return str(live_server.url).replace("localhost", "127.0.0.1")


def test_graphiql_asks_the_api_and_no_other_host(browser: "BrowserContext", site: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)

    page.goto(f"{site}/graphql/")
    editor = page.locator(".graphiql-query-editor .CodeMirror")
    editor.wait_for()
    editor.evaluate("(element, query) => element.CodeMirror.setValue(query)", QUERY)
    page.get_by_role("button", name="Execute query (Ctrl-Enter)").click()
    page.locator(".result-window .CodeMirror-code").get_by_text("Query").wait_for()
    page.get_by_role("button", name="Show Documentation Explorer").click()
    page.get_by_text("A GraphQL schema provides a root type").wait_for()

    assert len([url for url in asked if "/vendor/graphiql/" in url]) == 4
    assert [url for url in asked if not url.startswith((site, "data:"))] == []
    assert complaints == []
    page.evaluate("fetch('https://example.com/').catch(() => null)")
    # The page's policy stops it, before the fixture's own guard would.
    assert any("Content Security Policy" in text for text in complaints)
