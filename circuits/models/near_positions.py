"""Validation of the entrance and the viewpoint of a spot, which belong near it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from destination_cms.geo.distance import haversine_m
from destination_cms.models.drafts import is_kept_as_draft

__all__ = ["refuse_far_positions"]

#: Metres from the position of a spot: across a large park, and across a river valley.
MOST_METERS = {"entrance_location": 2_000, "viewpoint_location": 5_000}


def refuse_far_positions(spot: Any) -> None:
    """Refuse an entrance or a viewpoint far from its spot, and a heading without a viewpoint, unless it is a draft.

    Raises:
        ValidationError: keyed by field; it names the distance and the limit in metres.
    """
    if is_kept_as_draft(spot):
        return
    errors = {}
    for name, limit_m in MOST_METERS.items():
        here = getattr(spot, name)
        distance_m = round(haversine_m(spot.location, here)) if spot.location and here else 0
        if distance_m > limit_m:
            message = _("This is %(distance)d m from the position of the place; it must be at most %(limit)d m.")
            errors[name] = ValidationError(message, code="far", params={"distance": distance_m, "limit": limit_m})
    if spot.viewpoint_heading_deg is not None and spot.viewpoint_location is None:
        errors["viewpoint_heading_deg"] = ValidationError(
            _("A heading needs a viewpoint: give the position of the viewpoint, or leave the heading empty."),
            code="without_viewpoint",
        )
    if errors:
        raise ValidationError(errors)
