"""Projection of the blocks of a text, by their type."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed
from wagtail.images import get_image_model

from ..registry import declared_items
from ..verticals import BlockType, Resolver
from .richtext import project_rich_text

#: Turns the stored JSON value of a block into what its payload says; ``None`` leaves the block out.
BlockProjector = Callable[[Any, Resolver], Mapping[str, Any] | None]


@cache
def get_block_types() -> dict[str, BlockType]:
    """Return the types of blocks that verticals add, by name."""
    return {item.name: item for item in declared_items(BlockType)}


@cache
def block_projectors() -> dict[str, BlockProjector]:
    """Return the projector of each type of block: those of ``blocks.body_blocks`` and of the verticals."""
    return {**{name: item.project for name, item in get_block_types().items()}, **CORE_PROJECTORS}


def project_heading(value: Any, resolver: Resolver) -> dict[str, Any]:
    """Return ``{"text"}``."""
    return {"text": _text(value)}


def project_paragraph(value: Any, resolver: Resolver) -> dict[str, Any]:
    """Return ``{"text": rich text}``."""
    return {"text": project_rich_text(_text(value), resolver)}


def project_picture(value: Any, resolver: Resolver) -> dict[str, Any] | None:
    """Return ``{"image", "alt", "caption"}``, or ``None`` while the image may not be shown."""
    image = resolver.refer(get_image_model(), value["image"])
    if image is None:
        return None
    return {"image": image, "alt": _text(value["alt"]), "caption": _text(value.get("caption") or "")}


def project_quote(value: Any, resolver: Resolver) -> dict[str, Any]:
    """Return ``{"text", "attribution"}``."""
    return {"text": _text(value["text"]), "attribution": _text(value.get("attribution") or "")}


def project_embed(value: Any, resolver: Resolver) -> dict[str, Any] | None:
    """Return the provider's stored description of an address (oEmbed). No request is made here, nor by a reader."""
    url = _text(value)
    if not url:
        return None
    known = Embed.objects.filter(hash=get_embed_hash(url)).first()
    names = ("html", "title", "provider_name", "thumbnail_url", "width", "height")
    return {"url": url, **{name: getattr(known, name, None) or None for name in names}}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, found {type(value).__name__}")
    return value


CORE_PROJECTORS: Mapping[str, BlockProjector] = {
    "heading": project_heading,
    "paragraph": project_paragraph,
    "picture": project_picture,
    "quote": project_quote,
    "embed": project_embed,
}
