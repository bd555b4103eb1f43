"""E010: sizes of images that verticals add."""

from typing import Any

import pytest

from destination_cms.checks.images import check_image_presets
from destination_cms.images.presets import declared_sizes, presets_of
from destination_cms.verticals import Vertical
from tests.declared import also_declared


def with_presets(**presets: Any) -> Vertical:
    return Vertical(name="more", description="More.", image_presets=presets)


@pytest.mark.parametrize(
    ("presets", "sentence"),
    [
        ({"logo": "max-320x160"}, "has the key 'logo'; a preset's name is UPPER_SNAKE, 40 characters at most"),
        ({"LOGO": "huge"}, "names 'huge' for 'LOGO', which is not a size such as fill-800x600 or width-1200"),
        ({"LOGO": None}, "names None for 'LOGO', which is not a size such as fill-800x600 or width-1200"),
    ],
)
def test_a_size_at_fault_is_told(presets: dict[str, Any], sentence: str):
    with also_declared(with_presets(**presets)):
        (message,) = check_image_presets(None)

    assert message.id == "destination_cms.E010"
    assert message.msg == f"Vertical.image_presets of 'more' {sentence}."
    assert message.hint


def test_a_name_of_the_core_is_refused():
    with also_declared(with_presets(CARD="max-320x160")):
        (message,) = check_image_presets(None)

    assert message.msg == "The image preset 'CARD' is declared by the core and by the vertical 'more'."


def test_a_size_joins_those_of_the_core_and_is_made():
    vertical = with_presets(LOGO="max-320x160")

    assert set(presets_of([vertical])) == {"THUMBNAIL", "CARD", "HERO", "LOGO"}
    with also_declared(vertical):
        assert check_image_presets(None) == []
        assert {size.preset for size in declared_sizes(with_slow=False)} == {"THUMBNAIL", "CARD", "HERO", "LOGO"}


def test_the_sites_own_size_of_that_name_wins(settings: Any):
    settings.DESTINATION_CMS = {"IMAGE_PRESETS": {"LOGO": "width-64"}}

    assert presets_of([with_presets(LOGO="max-320x160", BADGE="width-32")]) == {"LOGO": "width-64", "BADGE": "width-32"}
