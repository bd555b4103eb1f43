"""Opening hours in payloads."""

from collections.abc import Mapping
from typing import Any

from ..models.opening_hours import opening_hours_text

__all__ = ["project_opening_hours"]


def project_opening_hours(page: Any) -> Mapping[str, Any]:
    """Return ``{"opening_hours": {...}}`` of a page with ``OpeningHoursMixin``; nothing where nothing is stated.

    The text is OpenStreetMap's syntax, in every language the same but for the notes of its rules; ``None`` where there are
    words only.
    """
    osm, note = opening_hours_text(page), page.opening_hours_note
    return {"opening_hours": {"osm": osm or None, "note": note or None}} if osm or note else {}
