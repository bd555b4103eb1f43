"""Pages in two languages, made as Wagtail makes them: copied, translated, published."""

from typing import Any

from destination_cms.models import TranslationState
from tests.destination import Destination, fresh, publish


def in_english(destination: Destination, page: Any, locale: Any = None, **texts: Any) -> Any:
    """Publish a translation of a page with these texts; its parents are mirrored."""
    copy = fresh(page).copy_for_translation(locale or destination.en, copy_parents=True)
    return publish(copy, **texts)


def state_of(page: Any) -> TranslationState:
    return TranslationState.objects.get(pk=page.pk)


def is_outdated(page: Any) -> bool:
    return TranslationState.objects.filter(pk=page.pk, is_outdated=True).exists()
