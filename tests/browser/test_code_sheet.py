"""The sheet of QR codes: found from the editor, read by a telephone from the paper, for everyone."""

import io
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image

from .admin import Admin
from .demo_site import App, ask
from .shots import FOLDER
from .test_accessibility import violations
from .visitor import Visitor

if TYPE_CHECKING:
    pass

pytestmark = pytest.mark.browser

CIRCUIT = '{ circuits(first: 1, locale: "fr") { nodes { title permanentUrl stops { title permanentUrl } } } }'


def open_sheet(admin: Admin) -> None:
    admin.log_in("editor", "destination")
    admin.open("destination/circuit/")
    # Other tests leave circuits that are not public, and have no codes.
    admin.page.get_by_role("link", name="Issy, ville intelligente").first.click()
    # A menu that is pressed before its script runs stays closed.
    admin.page.wait_for_load_state("networkidle")
    admin.page.locator("header [data-w-dropdown-target='toggle']").first.click()
    admin.page.get_by_role("link", name="Codes QR").click()
    admin.read()


def codes_on(picture: bytes) -> set[str]:
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("L"))
    return {code.text for code in found}


def test_every_code_is_read_back_from_the_sheet(admin: Admin, app: App) -> None:
    open_sheet(admin)
    title = admin.page.locator("main h2").first.inner_text()
    nodes = ask(admin.site, CIRCUIT.replace("first: 1", "first: 50"))["circuits"]["nodes"]
    (circuit,) = [node for node in nodes if node["title"] == title]
    wanted = {circuit["permanentUrl"], *(stop["permanentUrl"] for stop in circuit["stops"])}

    admin.shoot("code-sheet")
    assert codes_on(admin.page.screenshot(full_page=True)) == wanted
    assert violations(admin.page) == []
    # A language is named in its own.
    assert {words for _, words in admin.english_beside(title)} <= {"English"}


def test_it_fits_a4(admin: Admin) -> None:
    open_sheet(admin)
    count = admin.page.locator("main section").count()
    admin.page.emulate_media(media="print")
    admin.page.set_viewport_size({"width": 794, "height": 1123})

    boxes = [admin.page.locator("main section").nth(number).bounding_box() for number in range(count)]

    assert count > 3
    assert not admin.page.locator("header.tools").is_visible()
    for box in boxes:
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 794
    FOLDER.mkdir(parents=True, exist_ok=True)
    admin.page.pdf(path=FOLDER / "code-sheet.pdf", prefer_css_page_size=True, print_background=True)
    assert (FOLDER / "code-sheet.pdf").read_bytes().count(b"/Type /Page\n") == -(-count // 6)


def test_a_scanned_code_leads_to_its_stop(visitor: Visitor) -> None:
    (circuit,) = ask(visitor.site, CIRCUIT)["circuits"]["nodes"]
    stop = circuit["stops"][-1]

    visitor.page.goto(stop["permanentUrl"])

    assert "/fr/" in visitor.page.url
    assert visitor.page.locator(":target h3").inner_text() == stop["title"]
    visitor.page.wait_for_load_state("networkidle")
    box = visitor.page.locator(":target h3").bounding_box()
    assert box is not None
    # Within the window, and not below the bar that stays at its top.
    assert 60 < box["y"] < 860
