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

__all__ = ["TrackField", "TrackSourceField", "checked_points", "is_source", "points_of"]

_SHA256 = re.compile("[0-9a-f]{64}")
_MAX_TEXT = 255
_IMPORT_KEYS = frozenset({"filename", "sha256", "creator", "imported_at"})
_DRAWN_KEYS = frozenset({"drawn_at"})
_SOURCE_KEYS = (_IMPORT_KEYS, _DRAWN_KEYS, _IMPORT_KEYS | _DRAWN_KEYS)


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
            return linestring(checked_points(cleaned))
        except TrackRefused as refused:
            raise track_error(refused) from refused


class TrackSourceField(models.JSONField):
    """Where a track came from; ``None`` without a track.

    A file that was imported is ``{"filename", "sha256", "creator", "imported_at"}``. A line that was drawn on the map has
    ``{"drawn_at"}``, when it was last changed there; a file whose line was changed on the map has all five.
    """

    description = _("Source file of a track")

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse what neither an import nor a drawing writes.

        Raises:
            ValidationError: a key is missing or unknown, or a value is not of its kind.
        """
        super().validate(value, model_instance)
        if value is not None and not is_source(value):
            raise ValidationError(_("The source of the track is not complete: import the file again."), code="source")


def checked_points(value: object) -> Points:
    """Return the points of a track that is submitted.

    Raises:
        TrackRefused: it is not a LineString on the Earth, is too long, or has latitude and longitude swapped.
    """
    points = parse_linestring(value)
    if (destination := destination_point()) is not None:
        refuse_swapped(points, destination, "track.geojson")
    return points


def points_of(track: Any) -> Points:
    """Return the points of a stored track; none where there is no track, or it is damaged."""
    try:
        return parse_linestring(track) if track is not None else ()
    except TrackRefused:
        return ()


def is_source(value: object) -> bool:
    """Return whether a value says completely where a track came from."""
    if not isinstance(value, Mapping) or set(value) not in _SOURCE_KEYS:
        return False
    if not all(isinstance(text, str) and len(text) <= _MAX_TEXT for text in value.values()):
        return False
    moments = [value[key] for key in ("imported_at", "drawn_at") if key in value]
    return all(map(_is_moment, moments)) and ("sha256" not in value or bool(_SHA256.fullmatch(value["sha256"])))


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
