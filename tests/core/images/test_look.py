"""What an app shows while a picture loads."""

import base64
import io

import pytest
from PIL import Image as PillowImage

from destination_cms.images.look import look_of

RED, BLUE = (200, 40, 40), (20, 40, 200)


def picture(*colors: tuple[int, int, int], size: tuple[int, int] = (300, 200)) -> bytes:
    """Return an encoded picture with a stripe of each colour, all of the same height."""
    drawn = PillowImage.new("RGB", size)
    height = size[1] // len(colors)
    for number, color in enumerate(colors):
        drawn.paste(color, (0, number * height, size[0], (number + 1) * height))
    data = io.BytesIO()
    drawn.save(data, "PNG")
    return data.getvalue()


def near(color: str, expected: tuple[int, int, int]) -> bool:
    parts = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return all(abs(part - wanted) < 12 for part, wanted in zip(parts, expected, strict=True))


def test_the_colour_is_that_of_most_of_the_picture() -> None:
    color, _blur = look_of(picture(RED, RED, RED, BLUE))

    assert near(color, RED)
    assert not near(color, BLUE)


def test_the_blur_is_a_picture_small_enough_to_stand_in_an_answer() -> None:
    _color, address = look_of(picture(RED, BLUE))

    kind, _, data = address.partition(";base64,")
    with PillowImage.open(io.BytesIO(base64.b64decode(data))) as blur:
        assert (kind, blur.format, max(blur.size)) == ("data:image/webp", "WEBP", 16)
        assert blur.width > blur.height
    assert len(address) < 600


def test_a_picture_of_one_colour_and_one_with_transparency_have_a_look_too() -> None:
    data = io.BytesIO()
    PillowImage.new("RGBA", (10, 10), (0, 120, 0, 0)).save(data, "PNG")

    assert near(look_of(picture(BLUE))[0], BLUE)
    assert look_of(data.getvalue())[0].startswith("#")


def test_a_file_that_cannot_be_read_is_an_error_that_a_task_can_catch() -> None:
    with pytest.raises(OSError, match="cannot identify"):
        look_of(b"no picture")
