"""The buttons of a row in a listing of ours.

wagtail-localize queries the database twice for each row of a listing. Our rows already hold the answers, read once for
all rows.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.widgets.button import Button, ButtonWithDropdownFromHook, ListingButton

from .listing_rows import ListingRow
from .translators import LOCALIZE

HOOK = "register_page_listing_more_buttons"


def row_buttons(row: ListingRow, user: Any, next_url: str | None) -> Iterator[Button]:
    """Yield the buttons of wagtail-localize for a row of ours, without a query."""
    url = next((language.url for language in row.languages if language.state == "missing" and language.url), "")
    if url:
        yield Button(gettext("Translate this page"), url, priority=60, icon_name="wagtail-localize-language")
    if row.source and user.has_perm(f"{LOCALIZE}.submit_translation"):
        url = reverse(f"{LOCALIZE}:update_translations", args=[row.source])
        url += f"?{urlencode({'next': next_url})}" if next_url else ""
        yield Button(gettext("Sync translated pages"), url, priority=60, icon_name="resubmit")


class RowMenu(ButtonWithDropdownFromHook):
    """Wagtail's menu of a row, in which the row itself answers in place of wagtail-localize."""

    def __init__(self, menu: ButtonWithDropdownFromHook, row: ListingRow) -> None:
        """Take the menu in whose place it stands, and the row."""
        super().__init__(
            menu.label,
            menu.hook_name,
            menu.page,
            menu.user,
            menu.next_url,
            icon_name=menu.icon_name,
            attrs=menu.attrs,
            priority=menu.priority,
        )
        self.row = row

    @cached_property
    def dropdown_buttons(self) -> list[Any]:
        """The buttons of all others, and those of the row."""
        asked = [hook for hook in hooks.get_hooks(self.hook_name) if not _is_localize(hook)]
        found = [one for hook in asked for one in hook(page=self.page, user=self.user, next_url=self.next_url)]
        own = row_buttons(self.row, self.user, self.next_url) if apps.is_installed(LOCALIZE) else ()
        return [*_shown(found, self.user, Button), *own]


def listing_buttons(page: Any, row: ListingRow, user: Any, *, next_url: str, context: Any) -> list[Any]:
    """Return the buttons of a row as in Wagtail's own listing, without the queries of wagtail-localize."""
    found = [
        RowMenu(button, row) if getattr(button, "hook_name", None) == HOOK else button
        for hook in hooks.get_hooks("register_page_listing_buttons")
        for button in hook(page=page, next_url=next_url, user=user)
    ]
    buttons = sorted(_shown(found, user, ListingButton))
    for hook in hooks.get_hooks("construct_page_listing_buttons"):
        hook(buttons, page=page, user=user, context=context)
    return buttons


def _shown(found: Iterable[Any], user: Any, button_class: type[Any]) -> list[Any]:
    """Return what this user may press; hooks may answer with entries of a menu in place of buttons."""
    return [
        button_class.from_menu_item(one) if isinstance(one, MenuItem) else one
        for one in found
        if (one.is_shown(user) if isinstance(one, MenuItem) else one.show)
    ]


def _is_localize(hook: Callable[..., Any]) -> bool:
    return hook.__module__.partition(".")[0] == LOCALIZE
