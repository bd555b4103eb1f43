"""Pictures of pages, for the documentation: ``make screenshots`` writes them."""

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: The folder that they are written into; where it is not named, none is.
FOLDER = os.environ.get("DESTINATION_SCREENSHOTS", "")
COLORS = 128


def shoot(page: "Page", name: str) -> None:
    if FOLDER:
        page.wait_for_timeout(1500)  # transitions, and the moment in which a draft saves itself
        with Image.open(io.BytesIO(page.screenshot())) as picture:
            picture.convert("RGB").quantize(COLORS).save(Path(FOLDER) / f"{name}.png", optimize=True)
