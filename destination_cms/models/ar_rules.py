"""Rules of a layer of augmented reality that goes live."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..choices_ar import AltitudeMode, Anchor, Reveal
from ..written_numbers import written
from .ar_models import ARModelFormat

__all__ = ["layer_errors"]


def layer_errors(layer: Any) -> dict[str, ValidationError]:
    """Return what must be corrected before a layer can be published, by field."""
    return {
        **_equivalent_errors(layer),
        **_model_errors(layer),
        **_place_errors(layer),
    }


def _equivalent_errors(layer: Any) -> dict[str, ValidationError]:
    errors = {}
    if not layer.equivalent_text.strip():
        errors["equivalent_text"] = ValidationError(
            _("Write what is seen, for everyone without augmented reality: without it a layer is not published."),
            code="without_equivalent",
        )
    if layer.cover_image_id is None and layer.audio_id is None:
        errors["cover_image"] = ValidationError(
            _("Add a picture or a recording, for everyone without augmented reality."), code="without_equivalent"
        )
    return errors


def _model_errors(layer: Any) -> dict[str, ValidationError]:
    errors = {}
    if layer.model is None:
        errors["model"] = ValidationError(_("Choose the model that is shown."), code="required")
    for name, wanted in (("model", ARModelFormat.GLB), ("apple_model", ARModelFormat.USDZ)):
        chosen = getattr(layer, name)
        if chosen is not None and chosen.format != wanted:
            errors[name] = ValidationError(
                _("“%(title)s” is a %(format)s file; this needs %(wanted)s."),
                code="format",
                params={"title": chosen.title, "format": chosen.format, "wanted": wanted.value},
            )
    return errors


def _place_errors(layer: Any) -> dict[str, ValidationError]:
    errors = {}
    if layer.anchor == Anchor.GEOPOSE and layer.location is None:
        errors["location"] = ValidationError(_("Set the position at which the model stands."), code="required")
    if layer.anchor == Anchor.IMAGE_TARGET and layer.target_image_id is None:
        errors["target_image"] = ValidationError(_("Choose the image that is recognised."), code="required")
    if layer.anchor == Anchor.IMAGE_TARGET and layer.target_width_cm is None:
        errors["target_width_cm"] = ValidationError(_("Give the width of the image on the spot."), code="required")
    is_absolute = layer.altitude_mode == AltitudeMode.WGS84
    if is_absolute and layer.height_m is not None and not layer.vertical_datum:
        errors["vertical_datum"] = ValidationError(
            _("Say which datum the height of %(height)s m is told of."),
            code="required",
            params={"height": written(layer.height_m)},
        )
    if not is_absolute and layer.vertical_datum:
        errors["vertical_datum"] = ValidationError(
            _("A height from the ground or a roof has no datum: leave this empty."), code="datum"
        )
    return {**errors, **_height_errors(layer, is_absolute)}


def _height_errors(layer: Any, is_absolute: bool) -> dict[str, ValidationError]:
    height = layer.height_m
    if is_absolute or height is None:
        return {}
    if layer.reveal == Reveal.BENEATH and layer.altitude_mode == AltitudeMode.TERRAIN and height >= 0:
        message = _("What lies beneath has a height below 0; this is %(height)s m.")
    elif layer.reveal == Reveal.ABOVE and height < 0:
        message = _("What lies above has a height of 0 or more; this is %(height)s m.")
    else:
        return {}
    return {"height_m": ValidationError(message, code="reveal", params={"height": written(height)})}
