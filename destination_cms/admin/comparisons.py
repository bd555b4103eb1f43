"""Values of two revisions side by side, as the session's language writes them.

Wagtail compares what is not a text by Python's own words: an empty date and a date are ``None2027-12-31``.
"""

from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, localize, time_format
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.admin.compare import FieldComparison, TextDiff, register_comparison_class

__all__ = ["ValueComparison", "register_comparisons"]

_FIELDS = (
    models.BooleanField,
    models.DateField,
    models.DecimalField,
    models.FloatField,
    models.IntegerField,
    models.TimeField,
)


class ValueComparison(FieldComparison):
    """Comparison of two dates, times, numbers or statements; what is empty is shown as nothing."""

    def htmldiff(self) -> str:
        before, after = in_words(self.val_a), in_words(self.val_b)
        if before == after:
            return escape(before)
        changes = [(kind, text) for kind, text in (("deletion", before), ("addition", after)) if text]
        return str(TextDiff(changes, separator=" ").to_html())


def register_comparisons() -> None:
    """Compare fields of these types so, and those that inherit from them. Called once, when the app is ready."""
    for field in _FIELDS:
        register_comparison_class(field, comparison_class=ValueComparison)


def in_words(value: Any) -> str:
    """Return a value as an editor reads it; an empty string for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value) if timezone.is_aware(value) else value, "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, time):
        return time_format(value)
    return str(localize(value))
