"""What an editor is warned of where statements of accessibility and measures do not go together."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from .choices import ReducedMobilityAccess
from .content_warnings import months_later
from .verticals import ContentWarning, WarningText

__all__ = ["ACCESSIBILITY_TEXTS", "accessibility_warnings"]

#: Percent; a wheelchair user needs help on steeper slopes (French decree of 15 January 2007, article 1).
STEEPEST_PERCENT = 5
#: Centimetres that a wheelchair needs to pass.
NARROWEST_CM = 90
#: Months after which a check on site counts as old.
OLDEST_MONTHS = 24

ACCESSIBILITY_TEXTS: Mapping[str, WarningText] = {
    "steep": WarningText(
        _("Steep for reduced mobility"),
        _("It is said to suit reduced mobility, but its slope is %(slope)s %%; more than %(limit)d %% needs help."),
    ),
    "narrow": WarningText(
        _("Narrow for reduced mobility"),
        _("It is said to suit reduced mobility, but it is %(width)d cm wide; a wheelchair needs %(limit)d cm."),
    ),
    "accessibility_not_reviewed": WarningText(
        _("Accessibility not checked"),
        _("It is said to suit reduced mobility, but this was not checked within %(months)d months."),
    ),
}


def accessibility_warnings(page: Any) -> list[ContentWarning]:
    """Return what may be wrong in a page with ``AccessibilityMixin``."""
    return [*_about(page)] if page.reduced_mobility == ReducedMobilityAccess.YES else []


def _about(page: Any) -> Iterator[ContentWarning]:
    slope, width = page.max_slope_percent, page.min_width_cm
    if slope is not None and slope > STEEPEST_PERCENT:
        yield ContentWarning(code="steep", values={"slope": float(slope), "limit": STEEPEST_PERCENT})
    if width is not None and width < NARROWEST_CM:
        yield ContentWarning(code="narrow", values={"width": width, "limit": NARROWEST_CM})
    reviewed_on = page.accessibility_reviewed_on
    yield ContentWarning(
        code="accessibility_not_reviewed",
        values={"months": OLDEST_MONTHS},
        starts_on=reviewed_on and months_later(reviewed_on, OLDEST_MONTHS),
    )
