"""Covers, links and texts, as every kind of content shows them."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from django.utils.translation import override
from wagtail.images import get_image_model
from wagtail.models import Page

from destination_cms.geo import Point
from destination_cms.projections.content import (
    project_body,
    project_cover,
    project_links,
    project_moment,
    project_position,
    project_seo,
)
from destination_cms.verticals import ProjectionError
from tests.destination import new_event
from tests.projecting import Resolver, stored_body
from tests.third_party.events.models import EventLink

pytestmark = pytest.mark.django_db  # a page that is made in memory looks for its content type

IMAGE = get_image_model()
PICTURE = {"type": "picture", "id": "p", "value": {"image": 7, "alt": "A fountain", "caption": ""}}


def body(*blocks: dict[str, Any], public: Any = None) -> list[dict[str, Any]]:
    return project_body(stored_body(new_event(), list(blocks)), Resolver(public or {}))


def test_a_cover_is_its_picture_with_the_words_of_this_use() -> None:
    page = new_event(cover_image_id=7, cover_image_alt="A square")

    assert project_cover(page, Resolver({(IMAGE, 7): "image:a:"})) == {"image": {"ref": "image:a:"}, "alt": "A square"}


def test_the_words_of_a_hidden_picture_are_hidden_too() -> None:
    resolver = Resolver()

    assert project_cover(new_event(cover_image_id=7, cover_image_alt="Who is on it"), resolver) is None
    assert resolver.wanted == [(IMAGE, 7)]


def test_what_an_editor_wrote_for_search_engines_is_told_and_nothing_is_made_up() -> None:
    assert project_seo(new_event(seo_title="Concert", search_description="")) == {"title": "Concert", "description": ""}
    # A site's own base page may lack both.
    assert project_seo(object()) == {"title": "", "description": ""}


def test_links_keep_the_editors_order_and_words() -> None:
    rows = [EventLink(content_id=2, label="Second", note="Near."), EventLink(content_id=1)]

    assert project_links(rows, Resolver({(Page, 1): "spot:a:fr", (Page, 2): "event:b:fr"})) == [
        {"content": {"ref": "event:b:fr"}, "label": "Second", "note": "Near."},
        {"content": {"ref": "spot:a:fr"}, "label": "", "note": ""},
    ]


def test_two_links_to_the_same_content_are_the_first_one() -> None:
    """A page and its translation are one thing to a reader."""
    rows = [EventLink(content_id=1, label="First"), EventLink(content_id=2, label="Again")]

    (link,) = project_links(rows, Resolver({(Page, 1): "spot:a:fr", (Page, 2): "spot:a:fr"}))

    assert link["label"] == "First"


def test_each_block_is_told_with_its_type_and_its_identity() -> None:
    found = body(
        {"type": "heading", "id": "h", "value": "Begin"},
        {"type": "paragraph", "id": "t", "value": "<p>Words</p>"},
        {"type": "quote", "id": "q", "value": {"text": "Ah", "attribution": "A visitor"}},
        PICTURE,
        public={(IMAGE, 7): "image:a:"},
    )

    assert found == [
        {"id": "h", "type": "heading", "text": "Begin"},
        {"id": "t", "type": "paragraph", "text": {"html": "<p>Words</p>"}},
        {"id": "q", "type": "quote", "text": "Ah", "attribution": "A visitor"},
        {"id": "p", "type": "picture", "image": {"ref": "image:a:"}, "alt": "A fountain", "caption": ""},
    ]


def test_a_block_from_before_blocks_had_identities_has_its_place_as_one() -> None:
    found = body({"type": "heading", "value": "A"}, {"type": "heading", "value": "B"})

    assert [block["id"] for block in found] == ["1", "2"]


def test_a_hidden_picture_takes_its_block_along() -> None:
    assert [block["id"] for block in body({"type": "heading", "id": "h", "value": "Begin"}, PICTURE)] == ["h"]


@pytest.mark.parametrize(
    ("blocks", "message"),
    [
        ([{"type": "heading", "value": "Good"}, {"type": "heading", "value": 5}], "Block 2 of the text"),
        ([{"type": "quote", "value": "words"}], "Block 1 of the text"),
        ([{"type": "picture", "value": {"alt": "A picture without a picture"}}], "Block 1 of the text"),
    ],
)
def test_an_editor_is_told_which_block_cannot_be_read(blocks: list[dict[str, Any]], message: str) -> None:
    with override("en"), pytest.raises(ProjectionError, match=message):
        body(*blocks)


def test_an_editor_is_told_of_a_text_that_is_not_one() -> None:
    page = new_event()
    value = page._meta.get_field("body").to_python("{ not JSON")

    with override("en"), pytest.raises(ProjectionError, match="not JSON"):
        project_body(value, Resolver())


def test_moments_of_any_zone_are_one_text() -> None:
    moment = datetime(2026, 7, 1, 8, tzinfo=UTC)

    assert (
        project_moment(moment.astimezone(timezone(timedelta(hours=2))))
        == project_moment(moment)
        == "2026-07-01T08:00:00Z"
    )
    assert project_moment(None) is None


def test_a_position_is_told_in_degrees() -> None:
    assert project_position(Point(48.82, 2.27)) == {"latitude": 48.82, "longitude": 2.27}
    assert project_position(None) is None
