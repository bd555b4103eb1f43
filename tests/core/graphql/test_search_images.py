"""Structured data names the images that search engines ask for: one large JPEG per aspect ratio, and no others."""

import io
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as PillowImage
from wagtail.images import get_image_model

from tests.core.graphql.test_lists import ask
from tests.core.images.photographs import photograph
from tests.destination import Destination

#: Google's Article documentation: 16x9, 4x3 and 1x1; Discover wants 1,200 px of width.
RATIOS = [16 / 9, 4 / 3, 1]


def cover(size: tuple[int, int] = (2400, 1800)) -> dict[str, Any]:
    upload = SimpleUploadedFile("photo.jpg", photograph(size), content_type="image/jpeg")
    image = get_image_model().objects.create(title="Photo", file=upload)
    return {"cover_image": image, "cover_image_alt": "A wall"}


def page_of(kind: str, destination: Destination, **fields: Any) -> Any:
    if kind == "Spot":
        return destination.spot(**fields)
    return destination.circuit(spots=[destination.spot()], **fields)


def json_ld_of(page: Any, kind: str) -> dict[str, Any]:
    field = kind[0].lower() + kind[1:]
    shown: dict[str, Any] = ask(
        f"query($slug: String!) {{ {field}(slug: $slug) {{ seo {{ jsonLd }} }} }}", slug=page.slug
    )
    data: dict[str, Any] = shown[field]["seo"]["jsonLd"]
    return data


@pytest.mark.parametrize("kind", ["Spot", "Circuit"])
def test_every_kind_names_large_jpegs(destination: Destination, kind: str) -> None:
    """F3: circuits, spots and offers had none, articles listed all 18 files, a thumbnail in AVIF first."""
    assert_names_large_jpegs(page_of(kind, destination, **cover()), kind)


def assert_names_large_jpegs(page: Any, kind: str) -> None:
    """The structured data of a page with a large cover name one large JPEG for each aspect ratio."""
    addresses = json_ld_of(page, kind)["image"]

    assert len(addresses) == len(RATIOS)
    for address, ratio in zip(addresses, RATIOS, strict=True):
        assert urlsplit(address).netloc == "testserver"
        data = b"".join(Client().get(address).streaming_content)
        with PillowImage.open(io.BytesIO(data)) as picture:
            assert picture.format == "JPEG"
            assert picture.width >= 1200
            assert picture.width / picture.height == pytest.approx(ratio, rel=0.01)


def test_a_small_original_is_cut_to_the_ratios_and_not_enlarged(destination: Destination) -> None:
    page = destination.spot(**cover((640, 480)))

    sizes = []
    for address in json_ld_of(page, "Spot")["image"]:
        with PillowImage.open(io.BytesIO(b"".join(Client().get(address).streaming_content))) as picture:
            sizes.append(picture.size)

    assert sizes == [(640, 360), (640, 480), (480, 480)]


def test_nothing_is_named_without_a_cover(destination: Destination) -> None:
    assert "image" not in json_ld_of(destination.spot(), "Spot")


def test_they_are_not_among_the_sizes_that_a_query_may_ask_for(destination: Destination) -> None:
    destination.spot(**cover())

    image = ask("{ spots { nodes { cover { image { renditions { preset } } } } } }")["spots"]["nodes"][0]["cover"][
        "image"
    ]

    assert {rendition["preset"] for rendition in image["renditions"]} == {"THUMBNAIL", "CARD", "HERO"}
