"""Projection of districts."""

from collections.abc import Collection
from typing import Any

import orjson
from django.apps import apps

from ..geo.touching import overlap
from ..models.shape_fields import shape_of
from ..verticals import Projection, Resolver
from .availability import Notices, project_availability
from .content import project_cover
from .facts import project_facts
from .notice_places import scope_of
from .richtext import project_rich_text


def districts_of(notices: Collection[int]) -> set[int]:
    """Return the primary keys of the districts that notices may touch, in every language."""
    scope = scope_of(notices)
    rows = apps.get_model("destination_cms", "District")._default_manager
    found = (
        {*rows.filter(translation_key__in=scope.districts).values_list("pk", flat=True)} if scope.districts else set()
    )
    if scope.shapes:
        # A town has dozens of districts at most.
        for pk, stored in rows.filter(outline__isnull=False).values_list("pk", "outline"):
            outline = shape_of(stored)
            found |= {pk} if outline and any(overlap(shape, outline) for shape in scope.shapes) else set()
    return found


def project_district(district: Any, resolver: Resolver, notices: Notices) -> Projection:
    """Return a district's projection; its outline is a GeoJSON text.

    Args:
        district: the row.
        resolver: leads to its cover.
        notices: all that are not over.
    """
    outline = shape_of(district.outline)
    found = project_availability(notices.about(district=district.translation_key, outline=outline), resolver)
    # An editor that is left empty saves a paragraph without words.
    text = project_rich_text(district.text, resolver)
    payload = {
        "slug": district.slug,
        "kind": district.kind,
        "description": district.description,
        "cover": project_cover(district, resolver),
        "text": text if text["html"] else None,
        "facts": project_facts(district.facts.all()),
        "outline": orjson.dumps(outline.geojson()).decode() if outline else None,
        **found.payload,
    }
    return Projection(title=district.name, payload=payload, changes_at=found.changes_at)
