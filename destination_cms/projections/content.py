"""Projection of the parts that every kind of content shares: covers, references, links and texts."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.images import get_image_model

from ..base_page import page_model
from ..blocks import damaged_blocks
from ..geo.point import Point
from ..verticals import ProjectionError, Ref, Resolver
from .blocks import block_projectors

#: What ``project_seo`` returns where nothing is written. A page is published without the key then.
NO_SEO = {"title": "", "description": ""}


def project_cover(content: Any, resolver: Resolver) -> dict[str, Any] | None:
    """Return ``{"image": ref, "alt": text}`` of an ``IllustratedMixin``, or ``None`` without a public image."""
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


def project_refs(model: type[Model], pks: Iterable[int | None], resolver: Resolver) -> list[Ref]:
    """Return references to the public ones of these, in order and without duplicates."""
    found = (resolver.refer(model, pk) for pk in pks)
    return list({ref["ref"]: ref for ref in found if ref}.values())


def project_position(point: Point | None) -> dict[str, float] | None:
    """Return ``{"latitude", "longitude"}`` in degrees (WGS84); ``None`` without a position."""
    return {"latitude": point.latitude, "longitude": point.longitude} if point else None


def project_moment(moment: datetime | None) -> str | None:
    """Return a moment as ISO 8601 with a ``Z``, in UTC: the same time must give the same text."""
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def project_body(body: StreamValue, resolver: Resolver) -> list[dict[str, Any]]:
    """Return the blocks of a body as ``[{"id", "type", …}]``, in order.

    An image that may not be shown takes its block along; a block type that the field no longer
    has is left out, as Wagtail does in the editor.

    Raises:
        ProjectionError: the stored text is not what a StreamField holds, or it has a block of a type that the field has
            and no vertical projects.
    """
    if body.raw_text:
        raise ProjectionError(_("The text is stored as something that is not JSON"))
    if damaged := damaged_blocks(body):
        raise ProjectionError(_("Block %(number)d of the text cannot be read") % {"number": damaged[0]})
    projectors, known = block_projectors(), body.stream_block.child_blocks
    blocks = []
    for number, raw in enumerate(body.raw_data, start=1):
        try:
            project = projectors.get(raw["type"])
            if project is None and raw["type"] in known:
                raise ProjectionError(_("Blocks of the type “%(type)s” cannot be published") % {"type": raw["type"]})
            block = project(raw["value"], resolver) if project else None
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ProjectionError(_("Block %(number)d of the text cannot be read") % {"number": number}) from error
        if block is not None:
            blocks.append({**block, "id": str(raw.get("id") or number), "type": raw["type"]})
    return blocks
