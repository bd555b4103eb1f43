"""Translation tools of the site, and the pages whose translations are kept up to date."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.urls import NoReverseMatch, reverse

LOCALIZE = "wagtail_localize"
#: Address, and the permission to use it, of those who translate: the first that is installed.
_TRANSLATORS = (
    (f"{LOCALIZE}:submit_page_translation", f"{LOCALIZE}.submit_translation"),
    ("simple_translation:submit_page_translation", "simple_translation.submit_translation"),
)


def translator_for(user: Any) -> str | None:
    """Return the name of the address where this user sends a page to translation, if there is one."""
    for name, permission in _TRANSLATORS:
        try:
            reverse(name, args=[1])
        except NoReverseMatch:
            continue
        return name if user.has_perm(permission) else None
    return None


def sources_of(pages: Sequence[Any]) -> dict[int, int]:
    """Return which pages have translations that are kept up to date, with what they are kept from; one query."""
    if not apps.is_installed(LOCALIZE):
        return {}
    model: Any = apps.get_model(LOCALIZE, "TranslationSource")
    found = model.objects.filter(
        object_id__in={page.translation_key for page in pages}, translations__enabled=True
    ).distinct()
    sources = {(key, locale): pk for pk, key, locale in found.values_list("pk", "object_id", "locale_id")}
    keys = {page.pk: (page.translation_key, page.locale_id) for page in pages}
    return {pk: sources[key] for pk, key in keys.items() if key in sources}
