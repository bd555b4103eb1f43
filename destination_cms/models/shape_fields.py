"""A point, a line or an area on the map as a model field."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..geo.point import Point
from ..geo.shapes import SENTENCES, Shape, ShapeRefused, parse_shape
from ..refusal_texts import refusal_text
from .geojson_fields import GeoJSONField

__all__ = ["ShapeField", "shape_of"]

_KINDS = ("Point", "LineString", "Polygon")


class ShapeField(GeoJSONField):
    """A GeoJSON geometry (``dict``) or ``None``; see ``destination_cms.geo.shapes`` for its limits.

    It is stored with seven decimals, a polygon counter-clockwise; what else a map tool wrote is dropped.

    Args:
        kinds: the types of geometry that are taken, by their names in GeoJSON.
    """

    description = _("Shape (GeoJSON)")
    swapped_message = _("Latitude and longitude are swapped: %(meant)s is probably meant, not %(value)s.")

    def __init__(self, *args: Any, kinds: tuple[str, ...] = _KINDS, **kwargs: Any) -> None:
        self.kinds = kinds
        super().__init__(*args, **kwargs)

    def read(self, value: Any) -> tuple[dict[str, Any], Point]:
        """Return the geometry as it is stored, and its first position.

        Raises:
            ValidationError: it is not a shape on the Earth, or not of the wanted kind.
        """
        try:
            shape = parse_shape(value)
        except ShapeRefused as refused:
            raise ValidationError(refusal_text(SENTENCES[refused.code], refused.params), code=refused.code) from refused
        if shape.kind not in self.kinds:
            message = _("This is a %(kind)s; it must be one of these: %(kinds)s.")
            params = {"kind": shape.kind, "kinds": ", ".join(self.kinds)}
            raise ValidationError(message, code="kind", params=params)
        return shape.geojson(), shape.positions[0]


def shape_of(stored: Any) -> Shape | None:
    """Return a stored shape; ``None`` where there is none, or it is damaged."""
    try:
        return parse_shape(stored) if stored is not None else None
    except ShapeRefused:
        return None
