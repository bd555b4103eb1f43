"""A chooser for each kind of page: a flat list with images, states and positions.

Wagtail's own page chooser has the same columns for every class and no way to add some; it stays for links within a
text. Drafts may be chosen: they are marked, and shown once they are published.
"""

from functools import cache
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.telepath import register
from wagtail.admin.ui.tables import Column, LocaleColumn
from wagtail.admin.views.generic.chooser import BaseChooseView, ChooseResultsView, ChooseView, ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets.chooser import BaseChooser, BaseChooserAdapter

from ..models.page_titles import PAGE_TITLE_ORDER
from ..projections.kinds import own_page_kinds
from ..verticals import Kind
from .columns import STYLES, picture_column, position_column, state_column
from .listing_rows import ListingRow, rows_of
from .listings import singular
from .states import has_picture, location_name, with_marks
from .things import FoundThings, one_of_each


class KindChooserWidget(BaseChooser):
    """Form field in which a page of one kind is chosen."""

    @cached_property
    def media(self) -> forms.Media:
        """The scripts of any chooser, and the styles of the cells."""
        media: forms.Media = super().media + STYLES
        return media

    def get_display_title(self, instance: Any) -> str:
        """Return the title as it is in the last draft."""
        return str(instance.get_admin_display_title())


register(BaseChooserAdapter(), KindChooserWidget)


class RowsView(BaseChooseView):
    """Base of the modal and its results: each thing once, with what the listings show of it."""

    ordering = (PAGE_TITLE_ORDER, "pk")

    def __init__(self, **options: Any) -> None:
        """Take the options of the view."""
        super().__init__(**options)
        self.rows: dict[int, ListingRow] = {}

    def plain_pages(self) -> Any:
        """Return the pages that may be chosen, in no order."""
        return self.model_class._default_manager.order_by()

    def get_object_list(self) -> Any:
        """Return the pages with their marks, without their long texts."""
        return with_marks(self.plain_pages().defer_streamfields().select_related("locale"))

    def filter_object_list(self, objects: Any) -> Any:
        """Filter as the form says; of each thing one page stays, the one that suits the editor best."""
        plain = super().filter_object_list(self.plain_pages())
        if self.filter_form.is_searching:
            return FoundThings(objects, super().filter_object_list)
        return one_of_each(super().filter_object_list(objects), plain)

    def get_results_page(self, request: Any) -> Any:
        """Read what the rows show, once it is known which they are."""
        page = super().get_results_page(request)
        page.object_list = list(page.object_list)
        self.rows |= rows_of(page.object_list, request.user)
        return page

    @property
    def title_column(self) -> Column:
        """The column of titles, as they are in the last draft."""
        column = super().title_column
        column.accessor = "get_admin_display_title"
        return column

    @property
    def columns(self) -> list[Column]:
        """The columns of the kind."""
        model = self.model_class
        return [
            *([picture_column(self.rows)] if has_picture(model) else []),
            self.title_column,
            *([LocaleColumn(sort_key=None)] if self.i18n_enabled else []),
            state_column(self.rows),
            *([position_column(self.rows)] if location_name(model) else []),
        ]


class KindChooseView(RowsView, ChooseView):
    """The modal."""


class KindChooseResultsView(RowsView, ChooseResultsView):
    """A page of results within the modal."""


class KindChosenView(ChosenView):
    """The answer to the form after a page was chosen."""

    def get_display_title(self, instance: Any) -> str:
        """Return the title as it is in the last draft."""
        return str(instance.get_admin_display_title())


class PagesChooserViewSet(ChooserViewSet):
    """Base of the choosers of pages."""

    chosen_view_class = KindChosenView
    base_widget_class = KindChooserWidget
    # A form requests it by name; other foreign keys to the model keep Wagtail's chooser.
    register_widget = False
    per_page = 10
    choose_another_text = _("Choose another page")
    edit_item_text = _("Edit this page")


class KindChooserViewSet(PagesChooserViewSet):
    """The chooser of one kind of page."""

    choose_view_class = KindChooseView
    choose_results_view_class = KindChooseResultsView

    def __init__(self, kind: Kind) -> None:
        """Take the kind, whose name is in the address."""
        super().__init__(
            f"destination_choose_{kind.name}",
            model=kind.model,
            url_prefix=f"destination/choose/{kind.name.replace('_', '-')}",
            icon=kind.icon,
            choose_one_text=format_lazy("{} ({})", _("Choose a page"), singular(kind)),
        )


@cache
def choosers() -> list[KindChooserViewSet]:
    """Return the chooser of each kind of page."""
    return [KindChooserViewSet(kind) for kind in own_page_kinds()]


def chooser_widget(model: type[Model]) -> BaseChooser | None:
    """Return a field to choose a page of this class in, if it is one of a kind."""
    found = next((chooser for chooser in choosers() if chooser.model is model), None)
    widget: BaseChooser | None = found.widget_class() if found else None
    return widget
