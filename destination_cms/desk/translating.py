"""Where an editor sends a page to translation, and brings its translations up to date.

wagtail-localize asks the database twice for each row of a listing. A row of ours knows the answers already: they
are read once for all rows.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.apps import apps
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin.widgets.button import Button

LOCALIZE = "wagtail_localize"
HOOK = "register_page_listing_more_buttons"
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


def row_buttons(page: Any, user: Any, next_url: str | None) -> Iterator[Button]:
    """Yield the buttons of wagtail-localize for a row of ours, without a query."""
    url = next((language.url for language in page.desk.languages if language.state == "missing" and language.url), "")
    if url:
        yield Button(gettext("Translate this page"), url, priority=60, icon_name="wagtail-localize-language")
    if page.desk.source and user.has_perm(f"{LOCALIZE}.submit_translation"):
        url = reverse(f"{LOCALIZE}:update_translations", args=[page.desk.source])
        url += f"?{urlencode({'next': next_url})}" if next_url else ""
        yield Button(gettext("Sync translated pages"), url, priority=60, icon_name="resubmit")


@cache
def spare_rows() -> None:
    """Let rows of ours answer in place of wagtail-localize; all other pages are asked about as before."""
    hooks.search_for_hooks()
    registered = hooks._hooks.get(HOOK, [])  # noqa: SLF001 - a hook that is registered cannot be told otherwise
    registered[:] = [(_for_other_pages(hook) if _is_localize(hook) else hook, order) for hook, order in registered]


def _is_localize(hook: Callable[..., Any]) -> bool:
    return hook.__module__.partition(".")[0] == LOCALIZE


def _for_other_pages(hook: Callable[..., Iterable[Any]]) -> Callable[..., Iterable[Any]]:
    def buttons(page: Any, user: Any, next_url: str | None = None, **options: Any) -> Iterable[Any]:
        if hasattr(page, "desk"):
            return row_buttons(page, user, next_url)
        return hook(page=page, user=user, next_url=next_url, **options)

    return buttons
