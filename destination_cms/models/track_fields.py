"""The track of a thing and the file that it came from, as model fields."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..geo.tracks import Points, TrackRefused, linestring, parse_linestring, refuse_swapped
from .fields import destination_point
from .track_messages import track_error

__all__ = ["TrackField", "TrackSourceField", "points_of"]

_SHA256 = re.compile("[0-9a-f]{64}")
_MAX_TEXT = 255
_SOURCE_KEYS = frozenset({"filename", "sha256", "creator", "imported_at"})


class TrackField(models.JSONField):
    """A track: a GeoJSON LineString (``dict``) or ``None``; at most 5,000 points, elevations in metres.

    It is validated as a file is, and stored with seven decimals; foreign members are dropped.
    """

    description = _("Track (GeoJSON LineString)")

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Return the LineString as it is stored.

        Raises:
            ValidationError: it is not a LineString on the Earth, is too long, or has latitude and longitude swapped.
        """
        cleaned = super().clean(value, model_instance)
        if cleaned is None:
            return None
        try:
            points = parse_linestring(cleaned)
            if (destination := destination_point()) is not None:
                refuse_swapped(points, destination, "track.geojson")
        except TrackRefused as refused:
            raise track_error(refused) from refused
        return linestring(points)


class TrackSourceField(models.JSONField):
    """Where a track came from: ``{"filename", "sha256", "creator", "imported_at"}``, or ``None`` where it was drawn."""

    description = _("Source file of a track")

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse what an import does not write.

        Raises:
            ValidationError: a key is missing or unknown, or a value is not of its kind.
        """
        super().validate(value, model_instance)
        if value is not None and not _is_source(value):
            raise ValidationError(_("The source of the track is not complete: import the file again."), code="source")


def points_of(track: Any) -> Points:
    """Return the points of a stored track; none where there is no track, or it is damaged."""
    try:
        return parse_linestring(track) if track is not None else ()
    except TrackRefused:
        return ()


def _is_source(value: Any) -> bool:
    if not isinstance(value, Mapping) or set(value) != _SOURCE_KEYS:
        return False
    if not all(isinstance(text, str) and len(text) <= _MAX_TEXT for text in value.values()):
        return False
    try:
        moment = datetime.fromisoformat(value["imported_at"])
    except ValueError:
        return False
    return moment.tzinfo is not None and bool(_SHA256.fullmatch(value["sha256"]))
