"""A zone on the map as a model field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..geo.plausibility import unswapped
from ..geo.polygons import SENTENCES, PolygonRefused, Ring, parse_ring, polygon
from ..refusal_texts import refusal_text
from .fields import destination_point

__all__ = ["PastedGeoJSONField", "PolygonField", "ring_of"]


class PastedGeoJSONField(forms.JSONField):
    """A box of text into which GeoJSON is pasted; empty for no zone."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.strip() if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return "" if value in (None, "null") else super().prepare_value(value)


class PolygonField(models.JSONField):
    """A zone: a GeoJSON Polygon (``dict``) or ``None``; one ring of at most 500 positions and 5 km².

    It is stored counter-clockwise with seven decimals; what else a map tool wrote is dropped.
    """

    description = _("Zone (GeoJSON Polygon)")

    def formfield(self, **kwargs: Any) -> Any:
        """Return a box into which GeoJSON is pasted."""
        return super().formfield(**{"form_class": PastedGeoJSONField, **kwargs})

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Return the polygon as it is stored.

        Raises:
            ValidationError: it is not a zone on the Earth, or has latitude and longitude swapped.
        """
        cleaned = super().clean(value, model_instance)
        if cleaned is None:
            return None
        try:
            ring = parse_ring(cleaned)
        except PolygonRefused as refused:
            raise ValidationError(refusal_text(SENTENCES[refused.code], refused.params), code=refused.code) from refused
        destination = destination_point()
        if destination is not None and (meant := unswapped(ring[0], destination)) is not None:
            message = _("The zone has latitude and longitude swapped: %(meant)s is probably meant, not %(value)s.")
            raise ValidationError(message, code="swapped", params={"meant": meant, "value": ring[0]})
        return polygon(ring)


def ring_of(zone: Any) -> Ring:
    """Return the ring of a stored zone; empty where there is none, or it is damaged."""
    try:
        return parse_ring(zone) if zone is not None else ()
    except PolygonRefused:
        return ()
