"""The notice for an editor who opens a translation whose source has changed."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models import TranslationState
from .signals import translations_of
from .sources import source_in

__all__ = ["revision_notice"]


def revision_notice(page: Any) -> tuple[str, Any] | None:
    """Return what to revise in a translation, and its source; ``None`` while it is up to date."""
    state = TranslationState.objects.filter(pk=page.pk, is_outdated=True).first()
    if state is None:
        return None
    source = source_in(translations_of(page))
    if source.pk == page.pk:
        return None
    text = _(
        "This translation is to be revised: these texts of “%(title)s” (%(language)s) have changed, the last of them on "
        "%(moment)s: %(names)s."
    )
    params = {
        "title": source.get_admin_display_title(),
        "language": source.locale.get_display_name(),
        "moment": date_format(timezone.localtime(state.outdated_at), "SHORT_DATETIME_FORMAT"),
        "names": ", ".join(dict.fromkeys(_labels(page.specific_class, state.changed))),
    }
    return text % params, source


def _labels(model: Any, paths: Iterable[str]) -> Iterable[str]:
    for path in paths:
        relation, _key, name = path.rpartition(".")
        owner = model._meta.get_field(relation.partition(".")[0]).related_model if relation else model
        label = capfirst(str(owner._meta.get_field(name).verbose_name))
        yield f"{label} ({owner._meta.verbose_name})" if relation else label
