"""What front-ends and apps are told of a picture."""

from typing import Any

import pytest
from wagtail.images import get_image_model

from destination_cms.images.renditions import make_renditions
from destination_cms.models import ImageFacts
from destination_cms.projections.images import missing_presets
from destination_cms.projections.kinds import get_kinds
from tests.destination import Destination, picture_file
from tests.projecting import Resolver


def told(image: Any) -> dict[str, Any]:
    """Return the payload of a picture, read as a sweep reads a batch of them."""
    kind = get_kinds()["image"]
    row = get_image_model().objects.prefetch_related(*kind.prefetch).get(pk=image.pk)
    context = kind.prepare([row]) if kind.prepare else None
    read = () if context is None else (context,)
    return dict(kind.project(row, Resolver(), *read).payload)


@pytest.fixture
def picture(destination: Destination, settings: Any) -> Any:
    settings.DESTINATION_CMS = {
        "IMAGE_PRESETS": {"CARD": "fill-40x30"}, "IMAGE_FACTORS": [1], "IMAGE_FORMATS": ["webp", "jpeg"],
    }  # fmt: skip
    image = destination.image("A fountain", credit="A. Nonyme", licence="CC BY 4.0")
    make_renditions.func(image.pk)
    return image


def test_the_files_are_those_that_exist_each_with_what_a_browser_needs(picture: Any) -> None:
    found = told(picture)
    files = found["files"]

    assert [(file["preset"], file["mime_type"], file["width"], file["height"]) for file in files] == [
        ("CARD", "image/jpeg", 40, 30),
        ("CARD", "image/webp", 40, 30),
    ]
    assert missing_presets(found) == set()


def test_the_original_is_never_told(picture: Any) -> None:
    assert picture.file.name not in str(told(picture))


def test_a_file_of_a_preset_that_a_site_has_given_up_is_not_told(picture: Any, settings: Any) -> None:
    settings.DESTINATION_CMS = {**settings.DESTINATION_CMS, "IMAGE_PRESETS": {"HERO": "max-60x60"}}

    found = told(picture)

    assert found["files"] == []
    assert missing_presets(found) == {"HERO"}


def test_a_file_of_a_crop_that_an_editor_has_changed_is_not_told(picture: Any) -> None:
    get_image_model().objects.filter(pk=picture.pk).update(
        focal_point_x=10, focal_point_y=10, focal_point_width=4, focal_point_height=4
    )

    assert told(picture)["files"] == []


def test_a_focal_point_is_told_as_fractions_of_the_picture(destination: Destination) -> None:
    focal = {"focal_point_x": 16, "focal_point_y": 36, "focal_point_width": 4, "focal_point_height": 4}
    image = get_image_model().objects.create(title="A", file=picture_file(size=(64, 48)), **focal)
    other = destination.image()

    assert told(image)["focal_point"] == {"x": 0.25, "y": 0.75}
    assert told(other)["focal_point"] is None


def test_who_made_it_is_told_where_the_sites_pictures_know(picture: Any) -> None:
    found = told(picture)

    assert (found["credit"], found["licence"]) == ("A. Nonyme", "CC BY 4.0")


def test_before_any_file_is_made_the_picture_is_told_without_files(destination: Destination) -> None:
    image = destination.image()
    ImageFacts.objects.all().delete()

    found = told(image)

    assert (found["files"], found["dominant_color"]) == ([], None)
    assert "search_files" not in found
    assert missing_presets(found) == {"THUMBNAIL", "CARD", "HERO", "search-1x1", "search-4x3", "search-16x9"}
