"""Columns of the listings and of the choosers."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import BaseColumn, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageTitleColumn
from wagtail.models import Locale

from .listing_buttons import listing_buttons
from .listing_rows import ListingRow, shown_locales
from .states import has_picture, location_name

STYLES = forms.Media(css={"all": ("destination_cms/css/listing.css",)})

#: Data of the rows in addition to their page, by its primary key; read once it is known which pages are shown.
Rows = Mapping[int, ListingRow]
#: More languages than this share a column.
LANGUAGE_COLUMNS = 4


class RowColumn(BaseColumn):
    """A column that shows a part of a ``ListingRow``."""

    def __init__(self, part: str, label: Any, width: str, rows: Rows) -> None:
        """Take the name of the part, which is that of its template, the heading, the width, and the rows."""
        super().__init__(part, label=label, classname=f"destination-{part}", width=width)
        self.cell_template_name = f"destination_cms/admin/{part}_cell.html"
        self.rows = rows

    @cached_property
    def media(self) -> forms.Media:
        """The styles of all of them."""
        return STYLES

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Add the row to the template context."""
        return {**super().get_cell_context_data(instance, parent_context), "row": self.rows[instance.pk]}


def picture_column(rows: Rows) -> RowColumn:
    """Return the column of small images."""
    return RowColumn("picture", _("Picture"), "96px", rows)


def position_column(rows: Rows) -> RowColumn:
    """Return the column that shows where a thing is, or that its position is unknown."""
    return RowColumn("position", _("Position"), "18%", rows)


def state_column(rows: Rows) -> RowColumn:
    """Return the column of what a page is: live, a draft, private."""
    return RowColumn("states", pgettext_lazy("of a page", "State"), "14%", rows)


class LanguageColumn(BaseColumn):
    """The state of each thing in one language, with the way to its form in it."""

    cell_template_name = "destination_cms/admin/language_cell.html"

    def __init__(self, locale: Locale, rows: Rows) -> None:
        """Take the language and the rows."""
        code = locale.language_code
        super().__init__(
            f"language_{code}", label=locale.get_display_name(), classname="destination-language", width="9%"
        )
        self.code = code
        self.rows = rows

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Add the language to the template context."""
        language = next(one for one in self.rows[instance.pk].languages if one.code == self.code)
        return {**super().get_cell_context_data(instance, parent_context), "language": language}


def language_columns(rows: Rows) -> list[BaseColumn]:
    """Return a column for each language, or one for all where there are many."""
    locales = shown_locales()
    if len(locales) > LANGUAGE_COLUMNS:
        return [RowColumn("languages", _("Languages"), "14%", rows)]
    return [LanguageColumn(locale, rows) for locale in locales]


class ListingTitleColumn(PageTitleColumn):
    """Wagtail's column of titles, with the buttons of ``listing_buttons``.

    It names the language of a title that is not in the editor's own.
    """

    cell_template_name = "destination_cms/admin/title_cell.html"

    def __init__(self, rows: Rows) -> None:
        """Take the rows."""
        super().__init__("title", label=_("Title"), sort_key="title", classname="title")
        self.rows = rows

    @cached_property
    def own_locale(self) -> Any:
        """The primary key of the editor's language."""
        return Locale.get_active().pk

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Add the buttons to the template context."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        context["show_locale_labels"] = context["show_locale_labels"] and instance.locale_id != self.own_locale
        context["buttons"] = listing_buttons(
            instance,
            self.rows[instance.pk],
            request.user,
            next_url=context["actions_next_url"] or request.path,
            context=parent_context,
        )
        return context


def listing_columns(model: Any, rows: Rows) -> list[BaseColumn]:
    """Return the columns of the listing of a page class."""
    return [
        BulkActionsColumn("bulk_actions"),
        *([picture_column(rows)] if has_picture(model) else []),
        ListingTitleColumn(rows),
        *language_columns(rows),
        state_column(rows),
        *([position_column(rows)] if location_name(model) else []),
        DateColumn(
            "latest_revision_created_at",
            label=_("Updated"),
            sort_key="latest_revision_created_at",
            classname="destination-updated",
            width="12%",
        ),
    ]
