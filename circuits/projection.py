"""Projections of circuits and spots: the only place that decides what is public."""

from typing import Any

from destination_cms.choices import StepFreeAccess
from destination_cms.projections.content import project_body, project_cover, project_seo
from destination_cms.projections.richtext import project_rich_text
from destination_cms.verticals import Projection, Resolver

from .models import CircuitPage, CircuitStop, SpotPage

#: Increase it when the payload's shape or meaning changes: the next reconcile republishes, and apps see the number.
SPOT_VERSION = 3
CIRCUIT_VERSION = 3


def project_spot(page: SpotPage, resolver: Resolver) -> Projection:
    """Return a spot's projection."""
    district_model = SpotPage._meta.get_field("district").related_model
    payload = {
        "kind": page.kind,
        "teaser": page.teaser,
        "cover": project_cover(page, resolver),
        "address": page.address,
        "district": resolver.refer(district_model, page.district_id),
        "step_free": page.step_free,
        # Deprecated: it does not tell "no" from "unknown". Apps of before read it for one minor release.
        "is_step_free": page.step_free == StepFreeAccess.YES,
        "seo": project_seo(page),
        "last_verified_on": page.last_verified_on.isoformat() if page.last_verified_on else None,
        "body": project_body(page.body, resolver),
    }
    return Projection(title=page.title, payload=payload, point=page.location)


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
        "step_free": page.step_free,
        # Deprecated: it does not tell "no" from "unknown". Apps of before read it for one minor release.
        "is_step_free": page.step_free == StepFreeAccess.YES,
        "seo": project_seo(page),
        "body": project_body(page.body, resolver),
        "stops": [{"position": number, **stop} for number, stop in enumerate(stops, start=1)],
    }
    return Projection(title=page.title, payload=payload, index={"stop_count": len(stops)})


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
