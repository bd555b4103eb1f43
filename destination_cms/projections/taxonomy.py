"""Projection of the shared taxonomy."""

from datetime import date
from typing import Any

from django.apps import apps
from django.utils.text import slugify

from ..verticals import Projection, Resolver
from .content import project_links, project_position, project_refs
from .facts import project_facts


def project_theme(theme: Any, resolver: Resolver) -> Projection:
    """Return a theme's projection: slug and description."""
    return Projection(title=theme.name, payload={"slug": theme.slug, "description": theme.description})


def project_event_tag(tag: Any, resolver: Resolver) -> Projection:
    """Return an event tag's projection: edition, days in ISO 8601, places, and what it affects and leads to."""
    District = apps.get_model("destination_cms", "District")
    return Projection(
        title=tag.label,
        payload={
            "slug": slugify(tag.label, allow_unicode=True),
            "series": tag.series,
            "year": tag.year,
            "starts_on": _day(tag.starts_on),
            "ends_on": _day(tag.ends_on or tag.starts_on),
            "place": tag.place,
            "districts": project_refs(District, (row.district_id for row in tag.districts.all()), resolver),
            "places_elsewhere": [_place(row) for row in tag.places_elsewhere.all() if row.name and row.town],
            "links": project_links(tag.links.all(), resolver),
            "facts": project_facts(tag.facts.all()),
        },
    )


def _place(row: Any) -> dict[str, Any]:
    return {
        "name": row.name,
        "town": row.town,
        "location": project_position(row.location),
        "website": row.website or None,
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
