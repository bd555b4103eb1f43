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

from ..models.track_fields import TrackField, TrackSourceField, points_of
from ..models.track_widgets import source_sentence
from ..track_facts import facts_of

__all__ = ["TrackComparison", "TrackSourceComparison", "ValueComparison", "register_comparisons"]

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


class TrackComparison(ValueComparison):
    """Comparison of two tracks by their numbers, not by thousands of positions."""

    def htmldiff(self) -> str:
        if self.val_a == self.val_b:
            return escape(_of_track(self.val_a))
        changes = [("deletion", _of_track(self.val_a)), ("addition", _of_track(self.val_b))]
        return str(TextDiff([change for change in changes if change[1]], separator=" ").to_html())


class TrackSourceComparison(ValueComparison):
    """Comparison of the files that two tracks came from."""

    def htmldiff(self) -> str:
        before, after = (source_sentence(value) for value in (self.val_a, self.val_b))
        changes = [("equal", before)] if before == after else [("deletion", before), ("addition", after)]
        return str(TextDiff(changes, separator=" ").to_html())


def register_comparisons() -> None:
    """Compare fields of these types so, and those that inherit from them. Called once, when the app is ready."""
    for field in _FIELDS:
        register_comparison_class(field, comparison_class=ValueComparison)
    register_comparison_class(TrackField, comparison_class=TrackComparison)
    register_comparison_class(TrackSourceField, comparison_class=TrackSourceComparison)


def _of_track(value: Any) -> str:
    points = points_of(value)
    return " ".join(facts_of(points)) if points else ""


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
