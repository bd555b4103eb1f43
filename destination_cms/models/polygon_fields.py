"""A zone on the map as a model field."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..geo.point import Point
from ..geo.polygons import SENTENCES, PolygonRefused, Ring, parse_ring, polygon
from ..refusal_texts import refusal_text
from .geojson_fields import GeoJSONField

__all__ = ["PolygonField", "ring_of"]


class PolygonField(GeoJSONField):
    """A zone: a GeoJSON Polygon (``dict``) or ``None``; one ring of at most 500 positions and 5 km².

    It is stored counter-clockwise with seven decimals; what else a map tool wrote is dropped.
    """

    description = _("Zone (GeoJSON Polygon)")
    swapped_message = _("The zone has latitude and longitude swapped: %(meant)s is probably meant, not %(value)s.")

    def read(self, value: Any) -> tuple[dict[str, Any], Point]:
        """Return the polygon as it is stored, and its first corner.

        Raises:
            ValidationError: it is not a zone on the Earth.
        """
        try:
            ring = parse_ring(value)
        except PolygonRefused as refused:
            raise ValidationError(refusal_text(SENTENCES[refused.code], refused.params), code=refused.code) from refused
        return polygon(ring), ring[0]


def ring_of(zone: Any) -> Ring:
    """Return the ring of a stored zone; empty where there is none, or it is damaged."""
    try:
        return parse_ring(zone) if zone is not None else ()
    except PolygonRefused:
        return ()
