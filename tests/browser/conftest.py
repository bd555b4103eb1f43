"""A demo and a browser that sees nothing but it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.with_chromium import VARIABLE, find

from .admin import Admin
from .demo_site import App, running_demo

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
TIMEOUT_MILLISECONDS = 60_000


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    with running_demo(tmp_path) as address:
        yield address


@pytest.fixture
def app(site: str, tmp_path: Path) -> App:
    return App(site, tmp_path / "replica")


@pytest.fixture
def admin(site: str) -> Iterator[Admin]:
    """Lend the admin in a French browser; complain of what went wrong behind the pages."""
    from playwright.sync_api import sync_playwright

    faults: list[str] = []

    def watch(response: Any) -> None:
        # A draft that saves itself is told so while a row is half filled in.
        is_unfinished = response.status == 400 and response.request.method == "POST" and "/edit/" in response.url
        if response.status >= 400 and not is_unfinished:
            faults.append(f"{response.status} {response.request.method} {response.url}")

    def stay_here(route: Any) -> None:
        if route.request.url.startswith((site, "data:", "blob:")):
            route.continue_()
        else:
            faults.append(f"asked {route.request.url}")
            route.abort()

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get(VARIABLE) or find(), args=FLAGS)
        context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 860})
        context.route("**/*", stay_here)
        page = context.new_page()
        page.set_default_timeout(TIMEOUT_MILLISECONDS)
        page.on("response", watch)
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        yield Admin(page, site)
        browser.close()
    assert faults == []
