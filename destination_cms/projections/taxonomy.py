"""Projection of the shared taxonomy."""

from datetime import date
from typing import Any

from django.utils.text import slugify

from ..verticals import Projection, Resolver
from .content import project_cover


def project_district(district: Any, resolver: Resolver) -> Projection:
    """Return a district's projection: kind, slug, description and cover."""
    return Projection(
        title=district.name,
        payload={
            "slug": district.slug,
            "kind": district.kind,
            "description": district.description,
            "cover": project_cover(district, resolver),
        },
    )


def project_theme(theme: Any, resolver: Resolver) -> Projection:
    """Return a theme's projection: slug and description."""
    return Projection(title=theme.name, payload={"slug": theme.slug, "description": theme.description})


def project_event_tag(tag: Any, resolver: Resolver) -> Projection:
    """Return an event tag's projection: edition, days in ISO 8601, and place."""
    return Projection(
        title=tag.label,
        payload={
            "slug": slugify(tag.label, allow_unicode=True),
            "series": tag.series,
            "year": tag.year,
            "starts_on": _day(tag.starts_on),
            "ends_on": _day(tag.ends_on or tag.starts_on),
            "place": tag.place,
        },
    )


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
