"""The field of a long text has the blocks of what is installed, and its migrations name none of them."""

import pytest
from django.db.migrations.writer import MigrationWriter
from django.utils.translation import override
from wagtail import blocks

from destination_cms.blocks import BodyField, body_blocks
from destination_cms.verticals import BlockType, Vertical
from tests.declared import also_declared
from tests.third_party.events.models import EventPage

CORE = [name for name, _ in body_blocks()]
PARTY = BlockType(name="party", block=blocks.CharBlock, project=lambda value, resolver: None, graphql_type=object)


def test_a_text_has_the_blocks_of_the_core_in_their_order():
    assert list(BodyField().stream_block.child_blocks) == CORE


def test_what_a_vertical_adds_comes_after_them():
    with also_declared(Vertical(name="more", description="More.", body_blocks=(PARTY,))):
        assert list(BodyField().stream_block.child_blocks) == [*CORE, "party"]


@pytest.mark.parametrize("is_blank", [True, False])
def test_a_text_may_be_left_empty_where_the_field_says_so(is_blank: bool):
    assert BodyField(blank=is_blank).stream_block.required is not is_blank


def test_a_migration_names_no_block():
    with override("en"):
        text, _ = MigrationWriter.serialize(EventPage._meta.get_field("body"))

    assert text == "destination_cms.blocks.BodyField(blank=True, verbose_name='text')"


def test_a_copy_of_the_field_has_the_same_blocks():
    copy = EventPage._meta.get_field("body").clone()

    assert isinstance(copy, BodyField)
    assert list(copy.stream_block.child_blocks) == CORE
