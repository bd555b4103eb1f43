"""A point, a line or an area on the map as a model field."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..geo.plausibility import unswapped
from ..geo.shapes import SENTENCES, Shape, ShapeRefused, parse_shape
from ..refusal_texts import refusal_text
from .fields import destination_point
from .polygon_fields import PastedGeoJSONField

__all__ = ["ShapeField", "shape_of"]

_KINDS = ("Point", "LineString", "Polygon")


class ShapeField(models.JSONField):
    """A GeoJSON geometry (``dict``) or ``None``; see ``destination_cms.geo.shapes`` for its limits.

    It is stored with seven decimals, a polygon counter-clockwise; what else a map tool wrote is dropped.

    Args:
        kinds: the types of geometry that are taken, by their names in GeoJSON.
    """

    description = _("Shape (GeoJSON)")

    def __init__(self, *args: Any, kinds: tuple[str, ...] = _KINDS, **kwargs: Any) -> None:
        self.kinds = kinds
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        """Return a box into which GeoJSON is pasted."""
        return super().formfield(**{"form_class": PastedGeoJSONField, **kwargs})

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Return the geometry as it is stored.

        Raises:
            ValidationError: it is not a shape on the Earth, not of the wanted kind, or has its coordinates swapped.
        """
        cleaned = super().clean(value, model_instance)
        if cleaned is None:
            return None
        try:
            shape = parse_shape(cleaned)
        except ShapeRefused as refused:
            raise ValidationError(refusal_text(SENTENCES[refused.code], refused.params), code=refused.code) from refused
        if shape.kind not in self.kinds:
            message = _("This is a %(kind)s; it must be one of these: %(kinds)s.")
            params = {"kind": shape.kind, "kinds": ", ".join(self.kinds)}
            raise ValidationError(message, code="kind", params=params)
        destination = destination_point()
        if destination is not None and (meant := unswapped(shape.positions[0], destination)) is not None:
            message = _("Latitude and longitude are swapped: %(meant)s is probably meant, not %(value)s.")
            raise ValidationError(message, code="swapped", params={"meant": meant, "value": shape.positions[0]})
        return shape.geojson()


def shape_of(stored: Any) -> Shape | None:
    """Return a stored shape; ``None`` where there is none, or it is damaged."""
    try:
        return parse_shape(stored) if stored is not None else None
    except ShapeRefused:
        return None
