"""The files of an image: which of them an element gets, and their addresses."""

from types import SimpleNamespace
from typing import Any

import pytest

from destination_cms.graphql.types.image_files import files_of, responsive_of, search_image_urls

BASE = "https://cdn.example.org/media/"


def file(preset: str, mime_type: str, width: int, name: str = "") -> dict[str, Any]:
    return {
        "preset": preset,
        "name": name or f"{preset.lower()}-{width}.{mime_type.removeprefix('image/')}",
        "mime_type": mime_type,
        "width": width,
        "height": width * 3 // 4,
    }


def image(*files: dict[str, Any], **payload: Any) -> Any:
    reader = SimpleNamespace(media_url=BASE)
    return SimpleNamespace(reader=reader, payload={"files": list(files), "blur_data_url": None, **payload})


CARD = [
    file("CARD", "image/avif", 320),
    file("CARD", "image/avif", 640),
    file("CARD", "image/jpeg", 320),
    file("CARD", "image/jpeg", 640),
    file("CARD", "image/webp", 640),
]


def test_the_fallback_is_the_largest_jpeg_and_the_other_types_come_in_sequence() -> None:
    found: Any = responsive_of(image(*CARD, file("HERO", "image/jpeg", 1600)), "CARD", None)

    assert (found.src, found.width, found.height, found.sizes) == (f"{BASE}card-640.jpeg", 640, 480, "100vw")
    assert found.src_set == f"{BASE}card-320.jpeg 320w, {BASE}card-640.jpeg 640w"
    assert found.sources == [
        {"mime_type": "image/avif", "src_set": f"{BASE}card-320.avif 320w, {BASE}card-640.avif 640w"},
        {"mime_type": "image/webp", "src_set": f"{BASE}card-640.webp 640w"},
    ]


def test_without_a_jpeg_the_last_type_by_name_is_the_fallback() -> None:
    found: Any = responsive_of(image(CARD[0], CARD[4]), "CARD", "50vw")

    assert (found.src, found.sizes) == (f"{BASE}card-640.webp", "50vw")
    assert [source["mime_type"] for source in found.sources] == ["image/avif"]


@pytest.mark.parametrize("files", [[], [file("HERO", "image/jpeg", 1600)]])
def test_a_preset_without_a_file_has_nothing_to_show(files: list[dict[str, Any]]) -> None:
    assert responsive_of(image(*files), "CARD", None) is None


@pytest.mark.parametrize(
    ("stored", "address"),
    [
        ({"name": "images/a-b_c~1.jpg"}, f"{BASE}images/a-b_c~1.jpg"),
        ({"name": "images/île 1 (é).jpg"}, f"{BASE}images/%C3%AEle%201%20(%C3%A9).jpg"),
        ({"name": "images/a?b#c.jpg"}, f"{BASE}images/a%3Fb%23c.jpg"),
        ({"url": "/media/old.jpg"}, "https://cdn.example.org/media/old.jpg"),
    ],
)
def test_an_address_is_the_encoded_name_below_the_base(stored: dict[str, str], address: str) -> None:
    shown = {key: value for key, value in file("CARD", "image/jpeg", 640).items() if key != "name"}

    assert [each["url"] for each in files_of(image(shown | stored))] == [address]


def test_search_engines_get_one_jpeg_for_each_aspect_ratio_that_is_made() -> None:
    found = image(search_files=[file("search-4x3", "image/jpeg", 1200), file("OTHER", "image/jpeg", 1200)])

    assert search_image_urls(found) == [f"{BASE}search-4x3-1200.jpeg"]
    assert search_image_urls(image()) == []
