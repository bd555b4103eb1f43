"""Digests of the texts of a page, by which it is known what has changed since it was translated."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from wagtail.blocks import StreamValue

from .fields import fields_of, is_translatable

__all__ = ["changed_texts", "text_digests"]


def text_digests(page: Any) -> dict[str, str]:
    """Return a short digest of each text of a page and of its rows, by its path: ``teaser``, ``stops.<key>.story``."""
    return {path: _digest(text) for path, text in _texts(page)}


def changed_texts(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """Return the digests of texts that are new or say something else; a row that has gone needs no revision."""
    return {path: digest for path, digest in now.items() if before.get(path, _EMPTY) != digest}


def _texts(page: Any) -> Iterator[tuple[str, str]]:
    for field in fields_of(page.__class__).texts:
        yield field.name, _text(page, field)
    for relation in fields_of(page.__class__).relations:
        for row in getattr(page, relation).all():
            if is_translatable(row.__class__):
                for field in fields_of(row.__class__).texts:
                    yield f"{relation}.{row.translation_key}.{field.name}", _text(row, field)


def _text(owner: Any, field: Any) -> str:
    value = field.value_from_object(owner)
    if isinstance(value, StreamValue):
        # As it is stored: what Wagtail writes again may have other ids of blocks.
        return value.raw_text or (json.dumps(list(value.raw_data), default=str) if len(value.raw_data) else "")
    return str(field.value_to_string(owner) or "")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


_EMPTY = _digest("")
