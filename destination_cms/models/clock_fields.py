"""Times of the day, typed as clerks type them."""

from datetime import time
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..hours.clock import parse_clock

__all__ = ["ClockField", "ClockFormField"]

#: What an editor reads back of a text that is not a time.
_QUOTED_CHARACTERS = 30

if TYPE_CHECKING:
    _TimeField = models.TimeField[Any, Any]
else:  # Django's own class takes no type arguments at run time.
    _TimeField = models.TimeField


class ClockFormField(forms.Field):
    """A time typed as ``9:30``, ``9h30``, ``9 h 30`` or ``18h``; cleans to ``time`` or ``None``."""

    widget = forms.TextInput

    def to_python(self, value: object) -> time | None:
        """Read the text of the request.

        Raises:
            ValidationError: the text is not a time.
        """
        if value is None or isinstance(value, time):
            return value
        text = str(value).strip()
        if not text:
            return None
        found = parse_clock(text)
        if found is None:
            message = _("“%(value)s” is not a time between 0:00 and 24:00. Write it as 9:30, 9h30 or 18h.")
            raise ValidationError(message, code="invalid", params={"value": text[:_QUOTED_CHARACTERS]})
        return found

    def prepare_value(self, value: Any) -> Any:
        """Return what stands in the box: ``09:30``, or the text as it was typed."""
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether another time was typed, however it is written."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class ClockField(_TimeField):
    """A time of the day, in the time zone of the site. Its form is a plain box, without the picker of Wagtail."""

    def formfield(self, **kwargs: Any) -> Any:
        """Return the form field; the widget that Wagtail has for times is left out."""
        kwargs.pop("widget", None)
        kwargs.pop("choices_form_class", None)
        return models.Field.formfield(self, **{"form_class": ClockFormField, **kwargs})
