"""The position of a thing, as a model field and as a form field."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core import checks
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..geo.plausibility import unswapped
from ..geo.point import LATITUDE_LIMIT, LONGITUDE_LIMIT, Point, PositionError, format_ewkt, parse_point

__all__ = ["LocationField", "LocationFormField", "destination_point", "phone_field"]

logger = logging.getLogger(__name__)

if TYPE_CHECKING:
    _PositionField = models.Field[Point | str | None, Point | None]
else:  # Django's own class takes no type arguments at run time.
    _PositionField = models.Field

# What an editor reads back of a text that is not a position.
_QUOTED_CHARACTERS = 60

_MESSAGES = {
    "latitude": _("The latitude is %(value)s; it must lie between -%(latitude_limit)s and %(latitude_limit)s degrees."),
    "longitude": _(
        "The longitude is %(value)s; it must lie between -%(longitude_limit)s and %(longitude_limit)s degrees."
    ),
    "srid": _("The reference system is %(value)s; positions are kept in %(limit)s (WGS84) only."),
    "position": _(
        "“%(value)s” is not a position. Write the latitude (-%(latitude_limit)s to %(latitude_limit)s), a comma and "
        "the longitude (-%(longitude_limit)s to %(longitude_limit)s), in degrees: 48.8241, 2.2704."
    ),
}


def _refusal(error: PositionError) -> ValidationError:
    value = str(error.value).removesuffix(".0")
    if len(value) > _QUOTED_CHARACTERS:
        value = value[:_QUOTED_CHARACTERS] + "…"
    params = {
        "value": value,
        "limit": error.limit,
        "latitude_limit": f"{LATITUDE_LIMIT:g}",
        "longitude_limit": f"{LONGITUDE_LIMIT:g}",
    }
    return ValidationError(_MESSAGES[error.field], code=f"invalid_{error.field}", params=params)


def _to_point(value: object) -> Point | None:
    if value is None or isinstance(value, Point):
        return value
    if isinstance(value, str):
        if not value.strip():
            return None
        try:
            return parse_point(value)
        except PositionError as error:
            raise _refusal(error) from error
    raise _refusal(PositionError("position", value))


def destination_point() -> Point | None:
    """Return where the destination is (``GEO_WIDGET_DEFAULT_LOCATION``), if the site says so."""
    start = getattr(settings, "GEO_WIDGET_DEFAULT_LOCATION", None)
    return Point(float(start["lat"]), float(start["lng"])) if start else None


class LocationFormField(forms.Field):
    """A position typed as ``latitude, longitude``; cleans to ``Point`` or ``None``."""

    widget = forms.TextInput

    def to_python(self, value: object) -> Point | None:
        """Read the text of the request.

        Raises:
            ValidationError: the text is not a position, or out of range.
        """
        return _to_point(value)

    def prepare_value(self, value: Any) -> Any:
        """Return what stands in the box: ``latitude, longitude``, or the text as it was typed."""
        return str(value) if isinstance(value, Point) else value


class LocationField(_PositionField):
    """A position in WGS84 degrees: ``Point`` or ``None`` in Python, ``SRID=4326;POINT(lng lat)`` in the column.

    It is not a ``CharField``: text fields are offered for translation, searched and compared word by word.
    """

    description = _("Position (latitude, longitude)")
    empty_strings_allowed = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take the arguments of any model field; the column is 64 characters wide by default."""
        kwargs.setdefault("max_length", 64)
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Report ``blank=True`` without ``null=True``: an empty position is NULL."""
        errors = super().check(**kwargs)
        if self.blank and not self.null:
            errors.append(
                checks.Error(
                    "A position that may stay empty needs null=True: there is no empty text for it.",
                    hint="Write LocationField(null=True, blank=True).",
                    obj=self,
                    id="destination_cms.E020",
                )
            )
        return errors

    def validate(self, value: Point | None, model_instance: models.Model | None) -> None:
        """Refuse a position whose latitude and longitude are swapped, where the site says where the destination is.

        Raises:
            ValidationError: with the code ``swapped``, naming the position that is probably meant.
        """
        super().validate(value, model_instance)
        centre = destination_point()
        meant = unswapped(value, centre) if isinstance(value, Point) and centre else None
        if meant is not None:
            message = _("Latitude and longitude are swapped: write the latitude first, %(meant)s.")
            raise ValidationError(message, code="swapped", params={"meant": meant})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Leave the default width out of migrations."""
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("max_length") == 64:
            del kwargs["max_length"]
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        """Return the built-in field whose column type is used."""
        return "CharField"

    def from_db_value(self, value: str | None, expression: object, connection: object) -> Point | None:
        """Read the column; a text that is not a position reads as ``None`` and is logged.

        One damaged row must not make a whole list, or the page that would repair it, impossible to open.
        """
        try:
            return _to_point(value)
        except ValidationError:
            logger.warning("%s holds %r, which is not a position: read as empty", self, value)
            return None

    def to_python(self, value: object) -> Point | None:
        """Return the position of a ``Point`` or a text; ``None`` for ``None`` and blank text.

        Raises:
            ValidationError: not a position, or out of range; the message names the limit.
        """
        return _to_point(value)

    def get_prep_value(self, value: Any) -> str | None:
        """Return the text for the column.

        Raises:
            ValidationError: the value is not a position.
        """
        point = _to_point(super().get_prep_value(value))
        return None if point is None else format_ewkt(point)

    def value_to_string(self, obj: models.Model) -> str:
        """Return the text for fixtures and revisions; empty for no position."""
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Return the form field, with the box for ``latitude, longitude`` unless another widget is given."""
        return super().formfield(**{"form_class": LocationFormField, **kwargs})


def phone_field() -> Any:
    """Return a field of a phone number, which may be empty: digits as people group them."""
    return models.CharField(
        _("phone"),
        max_length=30,
        blank=True,
        validators=[
            RegexValidator(r"^\+?[0-9][0-9 .()-]*\Z", _("Write the number in digits, such as +33 1 41 23 87 00."))
        ],
        help_text=_("With the country code, such as +33 1 41 23 87 00; 30 characters at most."),
    )
