"""What edited rows refer to by their foreign keys and inside of their texts, as far as it can be told without a query.

It is looked up in advance, for a whole batch. What is not found here is looked up when a projection asks for it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.db.models import Field, Model
from wagtail.blocks import BaseStructBlock, ChooserBlock, ListBlock, RichTextBlock, StreamValue
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import AbstractPage

from ..base_page import page_model
from ..projections.kinds import kind_of_model

#: A mention: the model of the target, and its primary key.
Mention = tuple[Any, int]

_MOST = 2**63
_ANCHOR = re.compile(r"<a\b[^>]*\blinktype=\"page\"[^>]*>")
_ID = re.compile(r"\bid=\"([0-9]{1,18})\"")


def mentions(row: Model) -> Iterator[Mention]:
    """Yield what a row refers to; the rows below it are not looked at."""
    for field in _telling_fields(type(row)):
        value = getattr(row, field.attname)
        if field.many_to_one:
            if value:
                yield field.related_model, value
        elif isinstance(value, StreamValue):
            yield from _in_stream(value.stream_block, value.raw_data)
        elif isinstance(value, str):
            yield from _in_text(value)


@cache
def _telling_fields(model: Any) -> list[Any]:
    return [field for field in model._meta.concrete_fields if _is_telling(field)]


def _is_telling(field: "Field[Any, Any]") -> bool:
    if field.many_to_one:
        model: Any = field.related_model
        return issubclass(model, AbstractPage) or kind_of_model(model) is not None
    return isinstance(field, RichTextField | StreamField)


def _in_text(source: str) -> Iterator[Mention]:
    for anchor in _ANCHOR.findall(source):
        if found := _ID.search(anchor):
            yield page_model(), int(found[1])


def _in_stream(block: Any, items: Iterable[Any]) -> Iterator[Mention]:
    for item in items:
        if isinstance(item, dict) and (child := block.child_blocks.get(item.get("type"))) is not None:
            yield from _in_value(child, item.get("value"))


def _in_value(block: Any, value: Any) -> Iterator[Mention]:
    """Yield what the stored JSON value of a block refers to; one that is damaged refers to nothing."""
    if isinstance(block, ChooserBlock):
        # What no database takes as a primary key would fail the others of its batch.
        if type(value) is int and 0 < value < _MOST:
            yield block.model_class, value
    elif isinstance(block, RichTextBlock):
        if isinstance(value, str):
            yield from _in_text(value)
    elif isinstance(value, dict) and isinstance(block, BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from _in_value(child, value.get(name))
    elif isinstance(value, list):
        yield from _in_list(block, value)


def _in_list(block: Any, items: list[Any]) -> Iterator[Mention]:
    if isinstance(block, BaseStreamBlock):
        yield from _in_stream(block, items)
    elif isinstance(block, ListBlock):
        for item in items:
            # Lists of before Wagtail 2.16 hold the values themselves.
            is_wrapped = isinstance(item, dict) and item.get("type") == "item"
            yield from _in_value(block.child_block, item["value"] if is_wrapped and "value" in item else item)
