"""What a page refers to is found in its columns and in its texts, so that it is looked up for a whole batch at once."""

import json
from typing import Any

import pytest
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from circuits.models import CircuitStop, SpotPage
from destination_cms.models import District
from destination_cms.publishing.mentions import _in_value, mentions

IMAGE = get_image_model()


def spot(body: Any = (), **fields: Any) -> SpotPage:
    page = SpotPage(title="Mill", **fields)
    page.body = json.dumps(body)
    return page


def block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": "1"}


def test_a_spot_mentions_its_district_and_its_cover_and_no_account():
    page = spot(district_id=3, cover_image_id=4, owner_id=5, content_type_id=6)

    assert set(mentions(page)) == {(District, 3), (IMAGE, 4)}


def test_the_pages_and_images_of_a_text_are_mentioned():
    text = '<p><a id="7" linktype="page">a</a> <a linktype="page" id="8">b</a> <a linktype="document" id="9">c</a></p>'
    page = spot([block("paragraph", text), block("picture", {"image": 10, "alt": "", "caption": ""})])

    assert set(mentions(page)) == {(Page, 7), (Page, 8), (IMAGE, 10)}


def test_the_story_of_a_stop_mentions_what_it_links_to():
    stop = CircuitStop(spot_id=3, story='<p><a linktype="page" id="7">a</a></p>')

    assert set(mentions(stop)) == {(SpotPage._meta.model, 3), (Page, 7)} | {
        (model, pk) for model, pk in mentions(CircuitStop(spot_id=3))
    }


@pytest.mark.parametrize(
    ("definition", "value"),
    [
        pytest.param(blocks.ListBlock(ImageChooserBlock()), [{"type": "item", "value": 7, "id": "1"}], id="list"),
        pytest.param(blocks.ListBlock(ImageChooserBlock()), [7], id="list of an old version"),
        pytest.param(blocks.StreamBlock([("image", ImageChooserBlock())]), [block("image", 7)], id="stream"),
        pytest.param(blocks.StructBlock([("image", ImageChooserBlock())]), {"image": 7}, id="struct"),
    ],
)
def test_blocks_within_blocks_are_read(definition: blocks.Block, value: Any):
    assert list(_in_value(definition, value)) == [(IMAGE, 7)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param([block("picture", 7)], id="a number where an image with its text is expected"),
        pytest.param([block("picture", {"image": "7"})], id="a text for a number"),
        pytest.param([block("picture", {"image": 2**63})], id="a number that no database takes"),
        pytest.param([block("picture", {"image": True})], id="true"),
        pytest.param([block("paragraph", None)], id="no text"),
        pytest.param([block("paragraph", '<a linktype="page" id="99999999999999999999">x</a>')], id="no primary key"),
        pytest.param([block("unknown", 7)], id="a type that is gone"),
        pytest.param(["text"], id="no block"),
    ],
)
def test_what_is_damaged_mentions_nothing(body: Any):
    assert set(mentions(spot(body))) == set()
