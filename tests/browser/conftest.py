"""A demo, and a browser that sees nothing but it."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scripts.with_chromium import VARIABLE, find

from .admin import Admin
from .demo_site import App, running_demo
from .visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
TIMEOUT_MILLISECONDS = 60_000


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_demo(tmp_path_factory.mktemp("demo")) as address:
        yield address


@pytest.fixture
def app(site: str, tmp_path: Path) -> App:
    return App(site, tmp_path / "replica")


@contextmanager
def open_browser(site: str, flags: Sequence[str] = FLAGS) -> "Iterator[BrowserContext]":
    """Lend a French browser that reaches the demo alone; complain of what went wrong behind the pages."""
    from playwright.sync_api import sync_playwright

    faults: list[str] = []

    def watch(response: Any) -> None:
        # A draft that saves itself is told so while a row is half filled in, and a file of a track that it is none.
        is_refusal = response.status == 400 and response.request.method == "POST"
        is_unfinished = is_refusal and any(part in response.url for part in ("/edit/", "/add/", "/destination-tracks/"))
        if response.status >= 400 and not is_unfinished:
            faults.append(f"{response.status} {response.request.method} {response.url}")

    def stay_here(route: Any) -> None:
        if route.request.url.startswith((site, "data:", "blob:")):
            route.continue_()
        else:
            faults.append(f"asked {route.request.url}")
            route.abort()

    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=os.environ.get(VARIABLE) or find(), args=[*flags])
        context = program.new_context(locale="fr-FR", viewport={"width": 1280, "height": 860})
        context.set_default_timeout(TIMEOUT_MILLISECONDS)
        context.route("**/*", stay_here)
        context.on("response", watch)
        context.on("weberror", lambda fault: faults.append(f"script: {fault.error}"))
        yield context
        program.close()
    assert faults == [], faults


@pytest.fixture
def browser(site: str) -> "Iterator[BrowserContext]":
    with open_browser(site) as context:
        yield context


@pytest.fixture
def admin(browser: "BrowserContext", site: str) -> Admin:
    return Admin(browser.new_page(), site)


@pytest.fixture
def visitor(browser: "BrowserContext", site: str) -> Visitor:
    return Visitor(browser.new_page(), site)
