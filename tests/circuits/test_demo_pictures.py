"""The demo's pictures: drawn, small, and the same on every run."""

import io

import pytest
from PIL import Image

from circuits.demo.content_pictures import PICTURE_TITLES
from circuits.demo.picture_canvas import Canvas, mix, veil
from circuits.demo.pictures import SCENES, draw_picture


@pytest.mark.parametrize("name", SCENES)
def test_a_picture_is_a_jpeg_for_the_web(name):
    data = draw_picture(name)

    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1600, 1067))
    assert 40_000 < len(data) < 250_000


def test_no_two_pictures_are_the_same():
    assert len({draw_picture(name) for name in SCENES}) == len(SCENES)


@pytest.mark.parametrize("name", ["tour-aux-figures", "isseane", "detail-terrasses"])
def test_the_same_name_draws_the_same_bytes(name):
    again = Canvas(name)
    SCENES[name](again)

    assert again.jpeg() == draw_picture(name)


def test_chance_follows_the_name():
    first, second = Canvas("parc-rodin"), Canvas("isseane")
    for canvas in (first, second):
        SCENES["parc-rodin"](canvas)

    assert first.jpeg() != second.jpeg()


def test_every_picture_has_a_title_and_a_use():
    assert set(PICTURE_TITLES) == set(SCENES)


def test_an_unknown_picture_is_refused():
    with pytest.raises(KeyError):
        draw_picture("nothing")


def test_colours_are_mixed_and_veiled():
    assert mix("#000000", "#ff8000", 0.5) == (128, 64, 0)
    assert veil("#102030", 0.5) == (16, 32, 48, 128)
