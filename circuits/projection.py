"""What the public may see of circuits and spots: the only place that decides it."""

from typing import Any

from destination_cms.content import project_body, project_cover, project_seo
from destination_cms.projection import Projection, Resolver
from destination_cms.richtext import project_rich_text

from .models import CircuitPage, CircuitStop, SpotPage


def project_spot(page: SpotPage, resolver: Resolver) -> Projection:
    """Return a spot's projection."""
    district_model = SpotPage._meta.get_field("district").related_model
    district = resolver.refer(district_model, page.district_id)
    payload = {
        "kind": page.kind,
        "teaser": page.teaser,
        "cover": project_cover(page, resolver),
        "address": page.address,
        "district": district,
        "is_step_free": page.is_step_free,
        "seo": project_seo(page),
        "last_verified_on": page.last_verified_on.isoformat() if page.last_verified_on else None,
        "body": project_body(page.body, resolver),
    }
    index = {"kind": page.kind, "is_step_free": page.is_step_free, "district": (district or {}).get("ref", "")}
    return Projection(title=page.title, payload=payload, index=index, point=page.location)


def project_circuit(page: CircuitPage, resolver: Resolver) -> Projection:
    """Return a circuit's projection. A stop whose spot is not public is left out until it is."""
    stops = [stop for row in page.stops.all() if (stop := _project_stop(row, resolver))]
    payload = {
        "teaser": page.teaser,
        "cover": project_cover(page, resolver),
        "practice_mode": page.practice_mode,
        "tour_type": page.tour_type,
        "difficulty": page.difficulty or None,
        "length_m": page.length_m,
        "duration_minutes": page.duration_minutes,
        "is_step_free": page.is_step_free,
        "seo": project_seo(page),
        "body": project_body(page.body, resolver),
        "stops": [{"position": number, **stop} for number, stop in enumerate(stops, start=1)],
    }
    index = {
        "practice_mode": page.practice_mode,
        "difficulty": page.difficulty,
        "length_m": page.length_m,
        "duration_minutes": page.duration_minutes,
        "is_step_free": page.is_step_free,
        "stop_count": len(stops),
    }
    return Projection(title=page.title, payload=payload, index=index)


def _project_stop(stop: CircuitStop, resolver: Resolver) -> dict[str, Any] | None:
    spot = resolver.refer(SpotPage, stop.spot_id)
    if spot is None:
        return None
    return {
        "spot": spot,
        "title": stop.title_override,
        "story": project_rich_text(stop.story, resolver),
        "is_optional": stop.is_optional,
    }
