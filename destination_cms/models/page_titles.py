"""Sort keys of pages for the admin: drafts have no publication."""

from collections.abc import Collection, Iterable
from typing import Any

import swapper
from django.db import models

from ..base_page import page_model
from ..compiled_writes import Conflict, insert_rows
from .title_order import MAX_KEY, title_key


class PageTitle(models.Model):
    """The sort key of the title that editors see of a page: that of its last draft."""

    page = models.OneToOneField(
        swapper.get_model_name("wagtailcore", "Page"),
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="destination_title",
    )
    key = models.CharField(max_length=MAX_KEY, db_index=True)

    class Meta:
        db_table = "destination_page_title"

    def __str__(self) -> str:
        return f"{self.page_id}: {self.key}"


#: What pages are ordered by in the admin.
PAGE_TITLE_ORDER = "destination_title__key"
_TITLES = frozenset({"title", "draft_title", "locale", "locale_id"})


def write_page_titles(pages: Iterable[Any]) -> None:
    """Write the sort keys of pages whose locales are loaded; one query."""
    rows = [
        PageTitle(page_id=page.pk, key=title_key(page.draft_title or page.title, page.locale.language_code))
        for page in pages
    ]
    insert_rows(PageTitle, rows, Conflict(("page",), ("key",)))


def remember_page_title(instance: Any, update_fields: Collection[str] | None) -> None:
    """Write the sort key of a page that was saved; ``repair_page_titles`` does so for a page without a language yet."""
    if instance.locale_id is None:
        return
    if update_fields is None or _TITLES.intersection(update_fields):
        write_page_titles([instance])


def repair_page_titles() -> None:
    """Write the sort keys that are missing, after an import that sends no signals."""
    write_page_titles(page_model()._default_manager.filter(destination_title=None).select_related("locale"))
