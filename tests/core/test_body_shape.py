"""Blocks that can be read, and those whose stored value no form could be opened with."""

from typing import Any

import pytest
from wagtail import blocks

from destination_cms.blocks import BodyField
from destination_cms.body_shape import split_blocks

GOOD = {"type": "heading", "value": "Kept", "id": "a"}
STREAM = BodyField().stream_block


@pytest.mark.parametrize(
    "block",
    [
        "heading",
        5,
        None,
        [],
        {},
        {"value": "x"},
        {"type": 5, "value": "x"},
        {"type": "heading"},
        {"type": "heading", "value": 5},
        {"type": "paragraph", "value": None},
        {"type": "picture", "value": "no picture"},
        {"type": "picture", "value": {"image": "x", "alt": "y"}},
        {"type": "picture", "value": {"image": {}, "alt": "y"}},
        {"type": "picture", "value": {"image": True, "alt": "y"}},
        {"type": "quote", "value": []},
        {"type": "quote", "value": {"text": 5}},
        {"type": "embed", "value": {}},
    ],
)
def test_a_block_of_another_shape_is_left_out_and_counted(block: Any) -> None:
    assert split_blocks([GOOD, block, GOOD], STREAM) == ([GOOD, GOOD], [2])


@pytest.mark.parametrize(
    "block",
    [
        {"type": "quote", "value": {"text": "Bonjour", "attribution": None}},
        {"type": "picture", "value": {"image": 5, "alt": "y"}},
        {"type": "picture", "value": {"image": "5", "alt": "y", "caption": ""}},
        {"type": "picture", "value": {"image": None}},
        {"type": "quote", "value": {"text": "x", "of": "another version"}},
        {"type": "embed", "value": None},
        {"type": "carousel", "value": 5},
    ],
)
def test_what_wagtail_reads_is_kept(block: Any) -> None:
    assert split_blocks([block], STREAM) == ([block], [])


@pytest.mark.parametrize("stored", ["text", 5, {"type": "heading"}])
def test_what_is_not_a_list_is_one_damaged_block(stored: Any) -> None:
    assert split_blocks(stored, STREAM) == ([], [1])


def test_blocks_within_blocks_are_looked_at() -> None:
    stream = blocks.StreamBlock(
        [
            ("list", blocks.ListBlock(blocks.CharBlock())),
            ("stream", blocks.StreamBlock([("heading", blocks.CharBlock())])),
        ]
    )
    good = [
        {"type": "list", "value": ["a", {"type": "item", "value": "b", "id": "c"}]},
        {"type": "stream", "value": [{"type": "heading", "value": "a"}]},
    ]
    bad = [
        {"type": "list", "value": [{"type": "item", "value": 5}]},
        {"type": "list", "value": "a"},
        {"type": "stream", "value": [{"type": "heading", "value": 5}]},
        {"type": "stream", "value": {}},
    ]

    assert split_blocks([*good, *bad], stream) == (good, [3, 4, 5, 6])
