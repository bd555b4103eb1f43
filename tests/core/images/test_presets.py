"""The sizes in which a picture is made: a list that no reader can make longer."""

from typing import Any

import pytest

from destination_cms.images.presets import declared_sizes, scaled


@pytest.fixture
def two_presets(settings: Any) -> None:
    settings.DESTINATION_CMS = {
        "IMAGE_PRESETS": {"CARD": "fill-800x600", "HERO": "width-1200"},
        "IMAGE_FACTORS": [1, 0.5],
        "IMAGE_FORMATS": ["avif", "webp"],
    }


def test_each_preset_is_made_in_each_scale_and_format(two_presets: None) -> None:
    assert [(size.preset, size.spec, size.mime_type) for size in declared_sizes(with_slow=True)] == [
        ("CARD", "fill-400x300|format-avif", "image/avif"),
        ("CARD", "fill-400x300|format-webp", "image/webp"),
        ("CARD", "fill-800x600|format-avif", "image/avif"),
        ("CARD", "fill-800x600|format-webp", "image/webp"),
        ("HERO", "width-600|format-avif", "image/avif"),
        ("HERO", "width-600|format-webp", "image/webp"),
        ("HERO", "width-1200|format-avif", "image/avif"),
        ("HERO", "width-1200|format-webp", "image/webp"),
    ]


def test_an_editors_request_never_waits_for_avif(two_presets: None) -> None:
    assert {size.format for size in declared_sizes(with_slow=False)} == {"webp"}


def test_sizes_are_scaled_in_all_their_numbers() -> None:
    assert scaled("fill-800x600", 0.5) == "fill-400x300"
    assert scaled("max-3x3", 0.1) == "max-1x1"
