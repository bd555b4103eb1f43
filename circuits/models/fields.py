"""Fields that circuits and their rows share."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["duration_field"]


def duration_field() -> Any:
    """Return a field of the minutes that a circuit takes, ``None`` where they are not known."""
    return models.PositiveIntegerField(
        _("duration in minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(5), MaxValueValidator(24 * 60)],
        help_text=_("Stops included; between 5 minutes and 1,440 (24 hours)."),
    )
