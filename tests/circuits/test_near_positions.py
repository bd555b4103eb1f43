"""The entrance and the viewpoint of a spot are near it, and a heading has a viewpoint."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from circuits.models import SpotPage
from circuits.models.near_positions import refuse_far_positions
from destination_cms.geo import Point

pytestmark = pytest.mark.django_db  # a page that is made in memory looks for its content type

HERE = Point(48.82, 2.27)


def refused(**fields: object) -> dict[str, list[str]]:
    try:
        refuse_far_positions(SpotPage(**{"location": HERE, "live": True, **fields}))
    except ValidationError as error:
        return error.message_dict  # type: ignore[no-any-return]
    return {}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {
            "entrance_location": Point(48.825, 2.27),
            "viewpoint_location": Point(48.85, 2.27),
            "viewpoint_heading_deg": 0,
        },
        # Nothing to compare with.
        {"location": None, "entrance_location": Point(43, 5)},
    ],
)
def test_what_is_near_or_cannot_be_compared_is_accepted(fields: dict[str, object]) -> None:
    assert refused(**fields) == {}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "This is 3336 m from the position of the place; it must be at most 2000 m."),
        ("fr", "Cette position est à 3336\u00a0m de celle du lieu\u00a0; elle doit en être à 2000\u00a0m au plus."),
    ],
)
def test_an_entrance_in_another_town_is_refused_with_the_limit(language: str, sentence: str) -> None:
    with override(language):
        assert refused(entrance_location=Point(48.85, 2.27)) == {"entrance_location": [sentence]}


def test_a_viewpoint_may_be_further_than_an_entrance() -> None:
    far = Point(48.9, 2.27)

    assert set(refused(entrance_location=far, viewpoint_location=far)) == {"entrance_location", "viewpoint_location"}


def test_a_draft_is_kept_as_it_is() -> None:
    assert refused(live=False, viewpoint_heading_deg=90) == {}


def test_a_heading_needs_a_viewpoint() -> None:
    with override("en"):
        (message,) = refused(viewpoint_heading_deg=90)["viewpoint_heading_deg"]

    assert "position of the viewpoint" in message


@pytest.mark.parametrize(("heading", "is_right"), [(0, True), (359, True), (None, True), (360, False), (-1, False)])
def test_a_heading_is_in_degrees_below_a_full_turn(heading: int | None, is_right: bool) -> None:
    field = SpotPage._meta.get_field("viewpoint_heading_deg")
    try:
        field.clean(heading, None)
    except ValidationError:
        assert not is_right
    else:
        assert is_right
