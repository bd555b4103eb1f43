"""E009: a block that editors may put into a text, and that is never shown."""

from collections.abc import Iterator
from typing import Any

import graphene
import pytest
from django.utils.translation import override
from wagtail import blocks

from destination_cms.blocks import body_blocks
from destination_cms.checks.body_blocks import check_body_blocks
from destination_cms.projections.content import project_body
from destination_cms.verticals import BlockType, ProjectionError, Vertical
from tests.declared import also_declared
from tests.third_party.events.models import EventPage

FIELD: Any = EventPage._meta.get_field("body")


def block_type(**fields: Any) -> BlockType:
    known = {"name": "party", "block": blocks.CharBlock, "project": dict, "graphql_type": graphene.ObjectType}
    return BlockType(**{**known, **fields})


def told(*types: Any) -> list[str]:
    with also_declared(Vertical(name="more", description="More.", body_blocks=types)):
        messages = check_body_blocks(None)
    assert all(message.id == "destination_cms.E009" and message.hint for message in messages)
    return [message.msg for message in messages]


@pytest.fixture
def text_with_a_block_of_its_own() -> Iterator[None]:
    """Let the field of events have a block that no vertical declares."""
    kept = FIELD.stream_block
    FIELD.__dict__["stream_block"] = blocks.StreamBlock([*body_blocks(), ("party", blocks.CharBlock())])
    yield
    FIELD.__dict__["stream_block"] = kept


def test_every_installed_block_can_be_seen():
    assert check_body_blocks(None) == []


def test_a_block_that_no_vertical_declares_is_told(text_with_a_block_of_its_own: None):
    (message,) = check_body_blocks(None)

    assert message.id == "destination_cms.E009"
    assert message.msg == (
        "destination_events.EventPage.body has blocks of the type 'party', which no vertical projects."
    )
    assert "BlockType(name='party', …)" in message.hint


def test_such_a_block_is_never_left_out_in_silence(text_with_a_block_of_its_own: None):
    body = FIELD.stream_block.to_python([{"type": "party", "value": "Tonight", "id": "1"}])

    with override("en"), pytest.raises(ProjectionError, match="“party”"):
        project_body(body, None)  # type: ignore[arg-type] # nothing is asked of it


def test_a_block_that_the_field_no_longer_has_is_left_out_as_in_the_editor():
    body = FIELD.stream_block.to_python([{"type": "party", "value": "Tonight", "id": "1"}])

    assert project_body(body, None) == []  # type: ignore[arg-type] # nothing is asked of it


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "Party"}, "The block type 'Party' of the vertical 'more' has an invalid name."),
        ({"project": None}, "The block type 'party' of the vertical 'more' has no projector."),
        ({"block": blocks.CharBlock()}, "The block type 'party' of the vertical 'more' has no Wagtail block."),
        ({"block": dict}, "The block type 'party' of the vertical 'more' has no Wagtail block."),
        ({"name": "quote"}, "The block type 'quote' is declared by the core and by the vertical 'more'."),
    ],
)
def test_a_block_type_at_fault_is_told(fields: dict[str, Any], sentence: str):
    assert told(block_type(**fields)) == [sentence]


def test_what_is_no_block_type_is_told():
    assert told("party") == ["The vertical 'more' has str among its body_blocks, which is not a BlockType."]
