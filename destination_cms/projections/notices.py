"""Projection of notices of availability."""

from typing import Any

import orjson
from django.apps import apps

from ..verticals import Projection, Resolver, StandaloneRules
from .content import project_moment

__all__ = ["NOTICE_RULES", "project_notice"]

#: A notice is for all sites: on each of them it marks what it touches there.
NOTICE_RULES = StandaloneRules(sites=lambda _: None)


def project_notice(notice: Any, resolver: Resolver) -> Projection:
    """Return a notice's projection: moments in ISO 8601 (UTC), shapes as GeoJSON texts."""
    District = apps.get_model("destination_cms", "District")
    EventTag = apps.get_model("destination_cms", "EventTag")
    payload = {
        "kind": notice.kind,
        "effect": notice.effect,
        "severity": notice.severity,
        "starts_at": project_moment(notice.starts_at),
        "ends_at": project_moment(notice.ends_at),
        "reason": notice.reason,
        "source": notice.source,
        "source_url": notice.source_url or None,
        "place": _geojson(notice.place),
        "district": resolver.refer(District, notice.district_id),
        "event_tag": resolver.refer(EventTag, notice.event_tag_id),
        "detour": _detour(notice),
    }
    index = {"starts_at": notice.starts_at, "ends_at": notice.ends_at}
    return Projection(title=notice.title, payload=payload, index=index)


def _detour(notice: Any) -> dict[str, Any] | None:
    if not notice.detour_text and not notice.detour_track:
        return None
    return {"text": notice.detour_text, "geo_json": _geojson(notice.detour_track)}


def _geojson(shape: Any) -> str | None:
    return orjson.dumps(shape).decode() if shape else None
