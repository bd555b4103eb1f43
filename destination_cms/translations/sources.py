"""Which page of several languages is the source: the one that the others follow."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from wagtail.models import Locale

__all__ = ["overridden_paths", "source_in", "stale_in_localize"]

_LOCALIZE = "wagtail_localize"


def source_in(pages: Sequence[Any]) -> Any:
    """Return the source among the languages of a page.

    It is the page that wagtail-localize translates from, or else the page in the default language, or else the
    first that was made. All other languages follow this one, also where one was translated from another.
    """
    submitted = _submitted_locales(pages[0].translation_key) if len(pages) > 1 else []
    for locale_id in (*submitted, Locale.get_default().pk):
        found = next((page for page in pages if page.locale_id == locale_id), None)
        if found is not None:
            return found
    return pages[0]


def _submitted_locales(key: Any) -> list[int]:
    if not apps.is_installed(_LOCALIZE):
        return []
    model: Any = apps.get_model(_LOCALIZE, "TranslationSource")
    return list(model.objects.filter(object_id=key).order_by("pk").values_list("locale_id", flat=True)[:1])


def overridden_paths(page: Any) -> set[str]:
    """Return the paths that a translator has overridden with wagtail-localize in the language of a page."""
    if not apps.is_installed(_LOCALIZE):
        return set()
    model: Any = apps.get_model(_LOCALIZE, "SegmentOverride")
    found = model.objects.filter(context__object_id=page.translation_key, locale_id=page.locale_id)
    return set(found.values_list("context__path", flat=True))


def stale_in_localize(page: Any, since: Any) -> bool:
    """Say whether wagtail-localize still shows translators the texts of a page as they were before a moment."""
    if not apps.is_installed(_LOCALIZE):
        return False
    model: Any = apps.get_model(_LOCALIZE, "TranslationSource")
    found = model.objects.filter(object_id=page.translation_key, translations__enabled=True)
    return bool(found.filter(locale_id=page.locale_id, last_updated_at__lt=since).exists())
