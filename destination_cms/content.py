"""Projection of the parts that every kind of content shares: covers, links and StreamField bodies."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed
from wagtail.images import get_image_model

from .base_page import page_model
from .projection import ProjectionError, Resolver
from .richtext import project_rich_text

#: Block types of ``blocks.body_blocks`` by the function that projects them.
_PLAIN_BLOCKS = frozenset({"heading"})


def project_cover(content: Any, resolver: Resolver) -> dict[str, Any] | None:
    """Return ``{"image": ref, "alt": text}`` of an ``IllustratedMixin``, or ``None`` without a public picture."""
    image = resolver.refer(get_image_model(), content.cover_image_id)
    return {"image": image, "alt": content.cover_image_alt} if image else None


def project_seo(page: Any) -> dict[str, str]:
    """Return what the editor wrote for search engines; empty texts where nothing is written."""
    # A site's own base page need not have them.
    return {
        "title": getattr(page, "seo_title", "") or "",
        "description": getattr(page, "search_description", "") or "",
    }


def project_links(rows: Iterable[Any], resolver: Resolver) -> list[dict[str, Any]]:
    """Return ``[{"content": ref, "label": text, "note": text}]`` of the rows of a ``ContentLinkMixin``, in order.

    A link leads to the translation in the locale of the content that asks, or else to the page that
    was chosen. A row whose page may not be shown is left out until it may; where two rows lead to the
    same content, the first one's words count.
    """
    links: dict[str, dict[str, Any]] = {}
    for row in rows:
        content = resolver.refer(page_model(), row.content_id)
        if content is not None:
            links.setdefault(str(content), {"content": content, "label": row.label, "note": row.note})
    return list(links.values())


def project_body(body: StreamValue, resolver: Resolver) -> list[dict[str, Any]]:
    """Return the blocks of a body as ``[{"id", "type", …}]``, in order.

    A picture that may not be shown takes its block along; a block type that is no longer
    known is left out, as Wagtail does in the editor.

    Raises:
        ProjectionError: the stored text is not what a StreamField holds.
    """
    if body.raw_text:
        raise ProjectionError(_("The text is stored as something that is not JSON"))
    blocks = []
    for number, raw in enumerate(body.raw_data, start=1):
        try:
            block = _project_block(raw["type"], raw["value"], resolver)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ProjectionError(_("Block %(number)d of the text cannot be read") % {"number": number}) from error
        if block is not None:
            blocks.append({"id": str(raw.get("id") or number), "type": raw["type"], **block})
    return blocks


def _project_block(block_type: str, value: Any, resolver: Resolver) -> dict[str, Any] | None:
    if block_type in _PLAIN_BLOCKS:
        return {"text": _text(value)}
    if block_type == "paragraph":
        return {"text": project_rich_text(_text(value), resolver)}
    if block_type == "quote":
        return {"text": _text(value["text"]), "attribution": _text(value.get("attribution") or "")}
    if block_type == "embed":
        return _project_embed(_text(value))
    if block_type == "picture":
        image = resolver.refer(get_image_model(), value["image"])
        if image is None:
            return None
        return {"image": image, "alt": _text(value["alt"]), "caption": _text(value.get("caption") or "")}
    return None


def _project_embed(url: str) -> dict[str, Any] | None:
    """Return what its provider said of an address when the editor entered it. Nobody is asked here, nor by a reader."""
    if not url:
        return None
    known = Embed.objects.filter(hash=get_embed_hash(url)).first()
    names = ("html", "title", "provider_name", "thumbnail_url", "width", "height")
    return {"url": url, **{name: getattr(known, name, None) or None for name in names}}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, found {type(value).__name__}")
    return value
