"""What an editor is warned of where statements of accessibility and measures do not go together."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from .choices import ReducedMobilityAccess

__all__ = ["accessibility_warnings"]

#: Percent; a wheelchair user needs help on steeper slopes (French decree of 15 January 2007, article 1).
STEEPEST_PERCENT = 5
#: Centimetres that a wheelchair needs to pass.
NARROWEST_CM = 90
#: Months after which a check on site counts as old.
OLDEST_MONTHS = 24


def accessibility_warnings(page: Any, today: date) -> list[str]:
    """Return sentences about a page with ``AccessibilityMixin``, in the session's language."""
    return [*_about(page, today)] if page.reduced_mobility == ReducedMobilityAccess.YES else []


def _about(page: Any, today: date) -> Iterator[str]:
    slope, width = page.max_slope_percent, page.min_width_cm
    if slope is not None and slope > STEEPEST_PERCENT:
        yield _(
            "It is said to suit reduced mobility, but its slope is %(slope)s %%; more than %(limit)d %% needs help."
        ) % {
            "slope": number_format(slope.normalize()),
            "limit": STEEPEST_PERCENT,
        }
    if width is not None and width < NARROWEST_CM:
        yield _(
            "It is said to suit reduced mobility, but it is %(width)d cm wide; a wheelchair needs %(limit)d cm."
        ) % {
            "width": width,
            "limit": NARROWEST_CM,
        }
    reviewed_on = page.accessibility_reviewed_on
    if reviewed_on is None or _months_between(reviewed_on, today) >= OLDEST_MONTHS:
        yield _("It is said to suit reduced mobility, but this was not checked within %(months)d months.") % {
            "months": OLDEST_MONTHS
        }


def _months_between(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month
