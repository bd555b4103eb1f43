"""States of a page and the parts it lacks, as query conditions.

The listings mark their rows with them, filter by them, and the front page counts by them: so a
number on the front page is the number of rows behind its link.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import BooleanField, CharField, Exists, ExpressionWrapper, F, Model, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale, PageViewRestriction, Revision

from ..base_page import page_model
from ..conf import get_settings
from ..models import District, ProjectionFailure, TranslationState
from ..models.fields import LocationField

#: What an editor reads of each state, in the order of the filter.
STATE_LABELS: dict[str, str | Promise] = {
    "live": pgettext_lazy("of a page", "Live"),
    "changed": pgettext_lazy("of a page", "Live + draft"),
    "draft": pgettext_lazy("of a page", "Draft"),
    "scheduled": pgettext_lazy("of a page", "Scheduled"),
    "overdue": pgettext_lazy("of a page", "Overdue"),
    "expired": pgettext_lazy("of a page", "Expired"),
    "private": pgettext_lazy("of a page", "Private"),
    "failed": pgettext_lazy("of a page", "Could not be published"),
    "outdated": pgettext_lazy("of a page", "To be revised"),
}
#: The same of what a page may lack.
GAP_LABELS: dict[str, str | Promise] = {
    "position": _("No position"),
    "picture": _("No picture"),
}
#: The field of a cover image, which ``IllustratedMixin`` has.
PICTURE = "cover_image"
MARKED = ("scheduled", "overdue", "private", "failed", "outdated")


def state_conditions() -> dict[str, Any]:
    """Return the condition of each state by its name, true of pages of any class. A page may be in several."""
    late = timezone.now() - timedelta(minutes=get_settings()["SCHEDULER_LATE_MINUTES"])
    approved = Revision.page_revisions.filter(
        object_id=Cast(OuterRef("pk"), CharField()), approved_go_live_at__isnull=False
    )
    is_scheduled = Exists(approved)
    return {
        "live": Q(live=True),
        "changed": Q(live=True, has_unpublished_changes=True),
        "draft": Q(live=False, expired=False) & ~is_scheduled,
        "scheduled": Q(is_scheduled),
        "overdue": Q(Exists(approved.filter(approved_go_live_at__lt=late))) | Q(live=True, expire_at__lt=late),
        "expired": Q(live=False, expired=True),
        "private": Q(Exists(_restrictions())),
        "failed": Q(Exists(_failures())),
        "outdated": Q(Exists(TranslationState.objects.filter(page=OuterRef("pk"), is_outdated=True))),
    }


def _restrictions() -> Any:
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return PageViewRestriction.objects.alias(of_page=path).filter(of_page__startswith=F("page__path"))


def _failures() -> Any:
    source = Concat(Value("page:"), Cast(OuterRef("pk"), CharField()), output_field=CharField())
    return ProjectionFailure.objects.filter(source=source)


def gap_conditions(model: type[Model]) -> dict[str, Any]:
    """Return the condition of each thing that a page of this class may lack, by its name.

    What counts is what an editor sees on opening the page: its last draft, where that is not live yet.
    """
    gaps = {}
    if field := location_name(model):
        gaps["position"] = _is_empty(field)
    if has_picture(model) and not getattr(model, "is_cover_optional", False):
        gaps["picture"] = _is_empty(PICTURE)
    return gaps


def _is_empty(field: str) -> Any:
    # Wagtail stores a draft in a revision only; its content is parsed no more often than necessary.
    published = Q(**{f"{field}__isnull": True}) & (Q(has_unpublished_changes=False) | Q(latest_revision__isnull=True))
    return published | Q(**{"has_unpublished_changes": True, f"latest_revision__content__{field}": None})


def untranslated(language: str | None = None) -> Any:
    """Return the condition of pages that a language lacks: the one named, or any.

    A copy that only mirrors its original is not a translation.
    """
    there = page_model()._default_manager.filter(
        translation_key=OuterRef(OuterRef("translation_key")), locale=OuterRef("pk"), alias_of__isnull=True
    )
    lacking = Locale.objects.filter(~Exists(there))
    if language is not None:
        lacking = lacking.filter(language_code=language)
    return Q(Exists(lacking)) & Q(alias_of__isnull=True)


def with_marks(pages: Any) -> Any:
    """Return the pages with ``is_marked_<state>`` for each state that none of their columns holds."""
    conditions = state_conditions()
    return pages.annotate(
        **{f"is_marked_{name}": ExpressionWrapper(conditions[name], output_field=BooleanField()) for name in MARKED}
    )


def any_of(conditions: dict[str, Any], names: Iterable[str]) -> Any:
    """Return the condition that one of those named holds; names that are unknown are passed over."""
    found = Q()
    for name in names:
        if name in conditions:
            found |= conditions[name]
    return found


def location_name(model: type[Model]) -> str | None:
    """Return the name of the field that holds a page's position, if its class has one."""
    return next((field.name for field in model._meta.get_fields() if isinstance(field, LocationField)), None)


def district_name(model: type[Model]) -> str | None:
    """Return the name of the field that names a page's district, if its class has one."""
    return next(
        (f.name for f in model._meta.get_fields() if f.many_to_one and f.concrete and f.related_model is District), None
    )


def has_picture(model: type[Model]) -> bool:
    """Say whether pages of this class have a cover image."""
    return any(field.name == PICTURE for field in model._meta.get_fields())
