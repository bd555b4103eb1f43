"""Choosers of pages of several kinds: one for links to other content, one for the entries of a menu."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, ClassVar

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LocaleColumn
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.widgets.chooser import BaseChooser
from wagtail.models import get_page_models

from ..base_page import page_model
from ..models.links import linkable_models
from .choosers import PagesChooserViewSet, RowsView
from .columns import picture_column, state_column

ROOT_DEPTH = 1


class KindFilterForm(forms.Form):
    """Part of a chooser's filter form: the kind of page. It stands before Wagtail's parts, the last of which searches."""

    models: ClassVar[Iterable[Any]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the page classes of the form."""
        super().__init__(*args, **kwargs)
        types = ContentType.objects.get_for_models(*self.models)
        kinds = sorted((str(capfirst(model._meta.verbose_name)), str(kind.pk)) for model, kind in types.items())
        self.fields["kind"] = forms.ChoiceField(
            label=_("Kind"),
            choices=[("", _("All")), *((pk, name) for name, pk in kinds)],
            required=False,
            widget=forms.Select(attrs={"data-chooser-modal-search-filter": True}),
        )

    def filter(self, objects: Any) -> Any:
        """Return the pages of the kind, filtered by the other parts; all kinds where none is chosen."""
        kind = self.cleaned_data.get("kind")
        return super().filter(objects.filter(content_type=kind) if kind else objects)  # type: ignore[misc]


class ContentView(RowsView):
    """Base of the modal and its results: pages of several kinds."""

    #: Returns the page classes that may be chosen; apps must be ready.
    models: Callable[[], list[Any]] = staticmethod(linkable_models)

    def get_filter_form_class(self) -> type[forms.Form]:
        """Return Wagtail's form with the kinds before it."""
        made: type[forms.Form] = type(
            "ContentFilterForm", (KindFilterForm, super().get_filter_form_class()), {"models": self.models()}
        )
        return made

    def plain_pages(self) -> Any:
        """Return the pages of these classes, without the root of the tree."""
        types = ContentType.objects.get_for_models(*self.models()).values()
        return super().plain_pages().filter(content_type__in=[kind.pk for kind in types], depth__gt=ROOT_DEPTH)

    def get_object_list(self) -> Any:
        """Return each page as an instance of its class."""
        return super().get_object_list().specific()

    @property
    def columns(self) -> list[Column]:
        """Picture, title, kind, language and state."""
        return [
            picture_column(self.rows),
            self.title_column,
            Column("kind", label=_("Kind"), accessor="page_type_display_name"),
            *([LocaleColumn(sort_key=None)] if self.i18n_enabled else []),
            state_column(self.rows),
        ]


class ContentChooseView(ContentView, ChooseView):
    """The modal of content."""


class ContentChooseResultsView(ContentView, ChooseResultsView):
    """A page of results of content."""


class PageChooseView(ContentView, ChooseView):
    """The modal of any page."""

    models = staticmethod(get_page_models)


class PageChooseResultsView(ContentView, ChooseResultsView):
    """A page of results of any page."""

    models = staticmethod(get_page_models)


class ContentChooserViewSet(PagesChooserViewSet):
    """The chooser of pages that are published as content."""

    choose_view_class = ContentChooseView
    choose_results_view_class = ContentChooseResultsView
    icon = "link"
    choose_one_text = _("Choose content")


class PageChooserViewSet(PagesChooserViewSet):
    """The chooser of any page, such as a home page or a section."""

    choose_view_class = PageChooseView
    choose_results_view_class = PageChooseResultsView
    icon = "doc-empty-inverse"
    choose_one_text = _("Choose a page")


@cache
def content_chooser() -> ContentChooserViewSet:
    """Return the chooser of content."""
    return ContentChooserViewSet(
        "destination_choose_content", model=page_model(), url_prefix="destination/choose-content"
    )


@cache
def page_chooser() -> PageChooserViewSet:
    """Return the chooser of any page."""
    return PageChooserViewSet("destination_choose_page", model=page_model(), url_prefix="destination/choose-page")


def content_widget() -> BaseChooser:
    """Return a field to choose content in."""
    widget: BaseChooser = content_chooser().widget_class()
    return widget


def page_widget() -> BaseChooser:
    """Return a field to choose any page in."""
    widget: BaseChooser = page_chooser().widget_class()
    return widget
