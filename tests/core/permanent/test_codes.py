"""QR codes: any reader reads the address back, and one address always gives the same bytes."""

import io
import re
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from destination_cms.permanent.codes import FORMATS, QUIET_ZONE, code_of

ADDRESS = "https://visit.example.org/go/6f0c2d1e-7a34-4b6c-9d8e-0123456789ab"


def pixels_of_svg(text: str) -> Image.Image:
    """Draw the path of a code as an independent reader of SVG would: horizontal strokes of one module."""
    width = int(re.search(r'width="(\d+)"', text)[1])  # type: ignore[index]
    scale = int(re.search(r"scale\((\d+)\)", text)[1])  # type: ignore[index]
    modules = width // scale
    picture = Image.new("1", (modules, modules), 1)
    (path,) = re.findall(r'class="qrline"[^>]*? d="([^"]+)"', text)
    x, y = 0.0, 0.0
    for command, numbers in re.findall(r"([MmHh])([^MmHh]*)", path):
        values = [float(each) for each in re.findall(r"-?\d*\.?\d+", numbers)]
        if command in "Mm":
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
        else:
            end = values[0] if command == "H" else x + values[0]
            for column in range(int(x), int(end)):
                picture.putpixel((column, int(y)), 0)
            x = end
    return picture.resize((modules * 8, modules * 8))


def read(picture: Image.Image) -> Any:
    (found,) = zxingcpp.read_barcodes(picture.convert("L"))
    return found


def test_a_png_is_read_back() -> None:
    picture = Image.open(io.BytesIO(FORMATS["png"].write(ADDRESS)))

    found = read(picture)
    assert (found.text, found.ec_level) == (ADDRESS, "M")
    assert picture.width == picture.height > 800


def test_an_svg_is_read_back() -> None:
    text = FORMATS["svg"].write(ADDRESS).decode()

    assert read(pixels_of_svg(text)).text == ADDRESS
    assert f"<title>{ADDRESS}</title>" in text
    assert "http://www.w3.org/2000/svg" in text


@pytest.mark.parametrize("extension", FORMATS)
def test_one_address_gives_the_same_bytes(extension: str) -> None:
    write = FORMATS[extension].write

    assert write(ADDRESS) == write(ADDRESS)
    assert write(ADDRESS) != write(f"{ADDRESS}1")


def test_the_margin_is_that_of_the_standard() -> None:
    picture = Image.open(io.BytesIO(FORMATS["png"].write(ADDRESS))).convert("1")
    modules = len(code_of(ADDRESS).matrix) + 2 * QUIET_ZONE
    edge = picture.width // modules * QUIET_ZONE

    assert QUIET_ZONE == 4
    assert picture.width % modules == 0
    assert set(picture.crop((0, 0, picture.width, edge)).tobytes()) == {255}
    assert not picture.getpixel((edge, edge))


def test_a_long_address_still_has_a_code() -> None:
    address = f"https://{'a' * 60}.example.org:8443/{'b' * 300}/go/6f0c2d1e-7a34-4b6c-9d8e-0123456789ab"

    assert read(Image.open(io.BytesIO(FORMATS["png"].write(address)))).text == address
