"""Pictures of pages, for the documentation: ``make screenshots`` puts them there."""

import io
import os
from typing import TYPE_CHECKING

from PIL import Image

from scripts.module_sizes import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = ROOT / os.environ.get("DESTINATION_SCREENSHOTS", "var/screenshots")
COLORS = 128


def shoot(page: "Page", name: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.wait_for_timeout(1500)  # transitions, and the moment in which a draft saves itself
    with Image.open(io.BytesIO(page.screenshot())) as picture:
        picture.convert("RGB").quantize(COLORS).save(FOLDER / f"{name}.png", optimize=True)
