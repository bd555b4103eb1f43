"""Validation of days and moments that must not lie in the future."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from .drafts import is_kept_as_draft

__all__ = ["refuse_future"]


def refuse_future(field: str, value: date | datetime | None, *, of: Any = None) -> None:
    """Refuse a day after today, or a moment after now, in the site's time zone; keep it if it is ``of`` a draft.

    Raises:
        ValidationError: keyed by ``field``, with the code ``in_the_future``.
    """
    if value is None or (of is not None and is_kept_as_draft(of)):
        return
    if isinstance(value, datetime):
        is_ahead, shown = value > timezone.now(), date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    else:
        is_ahead, shown = value > timezone.localdate(), date_format(value, "SHORT_DATE_FORMAT")
    if is_ahead:
        message = _("%(value)s lies in the future; this cannot have happened yet.")
        raise ValidationError({field: ValidationError(message, code="in_the_future", params={"value": shown})})
