"""The demo's images: finished files, small, and each with a title and a use."""

import pytest
from PIL import Image

from demo.seed import circuits, news
from demo.seed.documents import IMAGES
from demo.seed.images import image_titles

FILES = sorted(path.name for path in IMAGES.iterdir())
MOST_BYTES = 6_000_000


@pytest.mark.parametrize("name", FILES)
def test_an_image_is_a_jpeg_for_the_web(name):
    with Image.open(IMAGES / name) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1600, 1067))
        assert not image.getexif()
    size = (IMAGES / name).stat().st_size
    # Those of the news are flat drawings.
    assert (0 if name.startswith("news-") else 40_000) < size < 250_000


def test_no_two_images_are_the_same():
    assert len({(IMAGES / name).read_bytes() for name in FILES}) == len(FILES)


def test_all_of_them_are_quickly_cloned():
    assert sum((IMAGES / name).stat().st_size for name in FILES) < MOST_BYTES


def test_every_image_has_a_title_and_a_use():
    used = {*circuits.files_used(), *(item.source["cover"] for item in news.ARTICLES)}

    assert set(image_titles()) == set(FILES) == used
    assert len(set(image_titles().values())) == len(FILES)
