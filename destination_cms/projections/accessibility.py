"""Accessibility in payloads."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ..choices import ReducedMobilityAccess, YesNoUnknown

__all__ = ["project_accessibility"]

#: Values that state nothing.
_UNSTATED: tuple[Any, ...] = (None, "", [], ReducedMobilityAccess.UNKNOWN, YesNoUnknown.UNKNOWN)


def project_accessibility(page: Any) -> Mapping[str, Any]:
    """Return ``{"accessibility": {...}}`` of a page with ``AccessibilityMixin``; nothing where nothing is stated.

    Widths are in centimetres, slopes and shares in percent. A number or a day that is not known is ``None``, a
    statement ``"UNKNOWN"``. Labels past their last day are included: a projection does not use the clock.
    """
    reviewed_on = page.accessibility_reviewed_on
    stated = {
        "reduced_mobility": page.reduced_mobility,
        "min_width_cm": page.min_width_cm,
        "max_slope_percent": _number(page.max_slope_percent),
        "max_cross_slope_percent": _number(page.max_cross_slope_percent),
        "surfaces": [{"kind": row.kind, "percent": row.percent} for row in page.surfaces.all()],
        "rest_point_count": page.rest_point_count,
        "accessible_toilets": page.accessible_toilets,
        "tactile_guidance": page.tactile_guidance,
        "audio_guidance": page.audio_guidance,
        "labels": [
            {"kind": row.kind, "valid_until_on": row.valid_until_on.isoformat() if row.valid_until_on else None}
            for row in page.accessibility_labels.all()
        ],
        "advice": page.accessibility_advice,
        "reviewed_on": reviewed_on.isoformat() if reviewed_on else None,
    }
    return {"accessibility": stated} if any(value not in _UNSTATED for value in stated.values()) else {}


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
