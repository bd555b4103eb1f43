"""Columns of the listings and of the choosers."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import BaseColumn, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageTitleColumn

from .conditions import has_picture, location_name

STYLES = forms.Media(css={"all": ("destination_cms/css/desk.css",)})


class DeskColumn(BaseColumn):
    """A column that shows a part of the row's ``desk``."""

    def __init__(self, part: str, label: Any, width: str) -> None:
        """Take the name of the part, which is that of its template, the heading, and the width."""
        super().__init__(part, label=label, classname=f"destination-{part}", width=width)
        self.cell_template_name = f"destination_cms/desk/{part}_cell.html"

    @cached_property
    def media(self) -> forms.Media:
        """The styles of all of them."""
        return STYLES

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Add the row to what the template is told."""
        return {**super().get_cell_context_data(instance, parent_context), "desk": instance.desk}


def picture_column() -> DeskColumn:
    """Return the column of small pictures."""
    return DeskColumn("picture", _("Picture"), "96px")


def position_column() -> DeskColumn:
    """Return the column that tells where a thing is, or that nobody knows."""
    return DeskColumn("position", _("Position"), "18%")


def state_column() -> DeskColumn:
    """Return the column of what a page is: live, a draft, private."""
    return DeskColumn("states", pgettext_lazy("of a page", "State"), "14%")


def listing_columns(model: Any) -> list[BaseColumn]:
    """Return the columns of the listing of a page class."""
    return [
        BulkActionsColumn("bulk_actions"),
        *([picture_column()] if has_picture(model) else []),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        DeskColumn("languages", _("Languages"), "14%"),
        state_column(),
        *([position_column()] if location_name(model) else []),
        DateColumn(
            "latest_revision_created_at", label=_("Updated"), sort_key="latest_revision_created_at", width="12%"
        ),
    ]
