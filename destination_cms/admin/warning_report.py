"""The report "Content to check": what the sweep has found of public pages, in the menu "Reports"."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.forms import RadioSelect
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from ..base_page import page_model
from ..content_warnings import COMMON_TEXTS, sentence_of
from ..models import PageWarning
from ..projections.kinds import get_kinds
from ..verticals import Kind, WarningText
from .filters import capfirst_lazy
from .listing_rows import shown_locales

__all__ = ["URL_NAME", "WarningReportView", "report_menu_item", "report_urls"]

URL_NAME = "destination_warnings"
_ACTIONS = ("add", "change", "publish")
#: First characters by which a spreadsheet takes a text for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def _kinds() -> list[Kind]:
    return [kind for kind in get_kinds().values() if kind.warnings is not None]


def _texts(kind: str) -> Mapping[str, WarningText]:
    rules = get_kinds()[kind].warnings if kind in get_kinds() else None
    return rules.texts if rules is not None else COMMON_TEXTS


def _kind_choices() -> list[tuple[str, Any]]:
    return [(kind.name, capfirst_lazy(kind.model._meta.verbose_name_plural)) for kind in _kinds()]


def _code_choices() -> list[tuple[str, Any]]:
    texts = {**COMMON_TEXTS}
    for kind in _kinds():
        texts |= _texts(kind.name)
    choices = [(code, text.label) for code, text in texts.items()]
    return sorted(choices, key=lambda choice: str(choice[1]).casefold())


def _language_choices() -> list[tuple[str, str]]:
    return [(locale.language_code, locale.get_display_name()) for locale in shown_locales()]


class WarningFilterSet(WagtailFilterSet):
    """Filters by kind of page, by kind of warning and by language."""

    kind = ChoiceFilter(label=_("Content"), choices=_kind_choices, widget=RadioSelect, empty_label=_("All"))
    code = ChoiceFilter(label=_("Warning"), choices=_code_choices, widget=RadioSelect, empty_label=_("All"))
    locale = ChoiceFilter(
        field_name="page__locale__language_code",
        label=_("Language"),
        choices=_language_choices,
        widget=RadioSelect,
        empty_label=_("All"),
    )

    class Meta:
        model = PageWarning
        fields: tuple[str, ...] = ()


def _page(row: PageWarning) -> Any:
    """Return the page; ``None`` where it is being deleted, until the sweep has seen it."""
    try:
        return row.page
    except ObjectDoesNotExist:
        return None


def _title(row: PageWarning) -> str:
    page = _page(row)
    return str(page.get_admin_display_title()) if page else ""


def _kind(row: PageWarning) -> str:
    kind = get_kinds().get(row.kind)
    return str(capfirst_lazy(kind.model._meta.verbose_name)) if kind else row.kind


def _language(row: PageWarning) -> str:
    page = _page(row)
    return str(page.locale.get_display_name()) if page else ""


def _sentence(row: PageWarning) -> str:
    return sentence_of(row.code, row.values, _texts(row.kind))


def _edit_url(row: PageWarning) -> str:
    return reverse("wagtailadmin_pages:edit", args=[row.page_id])


def _plain(value: Any) -> Any:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


#: What a spreadsheet holds of a warning, by the name of its column.
_CELLS: Mapping[str, Callable[[PageWarning], Any]] = {
    "title": _title,
    "kind": _kind,
    "language": _language,
    "warning": _sentence,
    "starts_on": lambda row: row.starts_on,
}


class WarningReportView(ReportView):
    """A row for each warning that holds today about a page that the user may change; the latest first."""

    model = PageWarning
    page_title = _("Content to check")
    header_icon = "warning"
    index_url_name = URL_NAME
    index_results_url_name = f"{URL_NAME}_results"
    filterset_class = WarningFilterSet
    any_permission_required = [*_ACTIONS]
    is_searchable = False
    list_export = [*_CELLS]
    export_headings: Mapping[str, Any] = {
        "title": _("Title"),
        "kind": _("Content"),
        "language": _("Language"),
        "warning": _("Warning"),
        "starts_on": _("Since"),
    }
    export_filename = "content-to-check"
    columns = [
        TitleColumn("title", label=_("Title"), accessor=_title, get_url=_edit_url, width="28%"),
        Column("kind", label=_("Content"), accessor=_kind, width="10%"),
        Column("language", label=_("Language"), accessor=_language, width="10%"),
        Column("warning", label=_("Warning"), accessor=_sentence),
        DateColumn("starts_on", label=_("Since"), width="12%"),
    ]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Take the request and its language: a file of rows is written after Wagtail has left it."""
        super().setup(request, *args, **kwargs)
        self.permission_policy = policy_registry.get_by_type(page_model())
        self.language: str = get_language() or settings.LANGUAGE_CODE

    def get_queryset(self) -> "QuerySet[PageWarning]":
        """Return the warnings, read through the index of their day."""
        pages = self.permission_policy.instances_user_has_permission_for(self.request.user, "change")
        rows = PageWarning.objects.filter(
            starts_on__lte=timezone.localdate(), kind__in=[kind.name for kind in _kinds()]
        )
        if not self.request.user.is_superuser:
            rows = rows.filter(page__in=pages.order_by().values("pk"))
        rows = rows.order_by("-starts_on", "-pk")
        # A late page of the report passes over the rows before it without reading their pages.
        return rows.select_related("page__locale") if self.is_export else rows.prefetch_related("page__locale")

    def to_row_dict(self, item: PageWarning) -> dict[str, Any]:
        """Return a row of the spreadsheet."""
        with override(self.language):
            return {name: _plain(cell(item)) for name, cell in _CELLS.items()}

    def get_heading(self, queryset: Any, field: str) -> str:
        """Return the heading of a column of the spreadsheet."""
        with override(self.language):
            return str(self.export_headings[field])


class _ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who may open it, where a kind has warnings."""
        policy = policy_registry.get_by_type(page_model())
        return bool(_kinds()) and bool(policy.user_has_any_permission(request.user, _ACTIONS))


def report_menu_item() -> MenuItem:
    """Return the entry of the menu "Reports"."""
    return _ReportMenuItem(
        _("Content to check"), reverse(URL_NAME), name="destination-warnings", icon_name="warning", order=50
    )


def report_urls() -> list[Any]:
    """Return the addresses of the report."""
    return [
        path("reports/content-to-check/", WarningReportView.as_view(), name=URL_NAME),
        path(
            "reports/content-to-check/results/",
            WarningReportView.as_view(results_only=True),
            name=f"{URL_NAME}_results",
        ),
    ]
