"""Shapes that an editor pastes as GeoJSON: the base of fields for zones, points, lines and areas."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from ..geo.plausibility import unswapped
from ..geo.point import Point
from .fields import destination_point

__all__ = ["GeoJSONField", "PastedGeoJSONField"]


class PastedGeoJSONField(forms.JSONField):
    """A box of text into which GeoJSON is pasted; empty for nothing."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.strip() if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return "" if value in (None, "null") else super().prepare_value(value)


class GeoJSONField(models.JSONField):
    """A geometry (``dict``) or ``None``, stored as ``read`` returns it."""

    #: The sentence for swapped coordinates, with ``meant`` and ``value``.
    swapped_message: ClassVar[Any]

    def read(self, value: Any) -> tuple[dict[str, Any], Point]:
        """Return the geometry as it is stored, and its first position.

        Raises:
            ValidationError: it is not what the field takes.
        """
        raise NotImplementedError

    def formfield(self, **kwargs: Any) -> Any:
        """Return a box into which GeoJSON is pasted."""
        return super().formfield(**{"form_class": PastedGeoJSONField, **kwargs})

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Return the geometry as it is stored.

        Raises:
            ValidationError: it is not what the field takes, or has latitude and longitude swapped.
        """
        cleaned = super().clean(value, model_instance)
        if cleaned is None:
            return None
        geometry, first = self.read(cleaned)
        destination = destination_point()
        if destination is not None and (meant := unswapped(first, destination)) is not None:
            raise ValidationError(self.swapped_message, code="swapped", params={"meant": meant, "value": first})
        return geometry
