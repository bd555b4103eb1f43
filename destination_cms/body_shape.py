"""The shape of a stored text: what of it is not what its blocks hold. It is looked at without the database."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

#: Blocks whose stored value is a text, or null: so Wagtail stores one that was missing when the text was read.
_TEXTS = (blocks.CharBlock, blocks.TextBlock, blocks.URLBlock)


def split_blocks(stored: Any, stream: blocks.StreamBlock) -> tuple[list[Any], list[int]]:
    """Return the blocks of a text that can be read, and the numbers, from 1, of those that cannot.

    Args:
        stored: the parsed JSON; what is not a list is one block that cannot be read.
        stream: the block of the whole text.
    """
    if not isinstance(stored, list):
        return [], [1]
    readable, damaged = [], []
    for number, block in enumerate(stored, start=1):
        if _is_stream_child(block, stream):
            readable.append(block)
        else:
            damaged.append(number)
    return readable, damaged


def _is_stream_child(stored: Any, stream: blocks.StreamBlock) -> bool:
    if not isinstance(stored, dict) or not isinstance(stored.get("type"), str):
        return False
    # A type that is not known any more is left out by Wagtail, whatever it held.
    block = stream.child_blocks.get(stored["type"])
    return block is None or ("value" in stored and _fits(stored["value"], block))


def _fits(value: Any, block: Any) -> bool:
    if isinstance(block, blocks.StreamBlock):
        return isinstance(value, list) and all(_is_stream_child(child, block) for child in value)
    if isinstance(block, blocks.StructBlock):
        return isinstance(value, dict) and all(
            _fits(value[name], child) for name, child in block.child_blocks.items() if name in value
        )
    if isinstance(block, blocks.ListBlock):
        return isinstance(value, list) and all(_fits_item(item, block.child_block) for item in value)
    if isinstance(block, blocks.ChooserBlock):
        return value is None or _is_key(value, block.target_model)
    if isinstance(block, blocks.RichTextBlock):
        return isinstance(value, str)
    return value is None or isinstance(value, str) or not isinstance(block, _TEXTS)


def _fits_item(item: Any, block: Any) -> bool:
    is_wrapped = isinstance(item, dict) and item.get("type") == "item" and "value" in item
    return _fits(item["value"] if is_wrapped else item, block)


def _is_key(value: Any, model: Any) -> bool:
    try:
        model._meta.pk.to_python(value)
    except (ValidationError, TypeError, ValueError):
        return False
    return not isinstance(value, bool)
