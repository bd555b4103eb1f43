"""A listing for each kind of page that a vertical registers, in the menu "Destination"."""

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale
from wagtail.permissions import policy_registry

from ..models.page_titles import PAGE_TITLE_ORDER
from ..projections.kinds import own_page_kinds
from ..verticals import Kind
from .columns import listing_columns
from .filters import capfirst_lazy, filterset_for
from .listing_rows import ListingRow, rows_of
from .new_page import NewPageView
from .states import with_marks
from .things import FoundThings, one_of_each

#: A viewset whose ``menu_hook`` this is stands in the menu "Destination", such as one of snippets.
MENU_HOOK = "register_destination_menu_item"
MENU_ORDER = 150
#: Pages that introduce others come after those that are filtered and counted.
_FIRST, _LAST = 100, 200
_ACTIONS = frozenset({"add", "change", "publish", "bulk_delete", "lock", "unlock"})


class ListingView(IndexView):
    """The things of one kind that the user may explore: each once, in the language that suits the editor best.

    Filters and searches look at every translation, and the row shows the best of those that they find.
    """

    paginate_by = 30
    template_name = "destination_cms/admin/listing.html"
    results_template_name = "destination_cms/admin/listing_results.html"

    def __init__(self, **options: Any) -> None:
        """Take the options of the view; each request has columns of its own, which know its rows."""
        super().__init__(**options)
        self.rows: dict[int, ListingRow] = {}
        self.columns = listing_columns(self.model, self.rows)

    def annotate_queryset(self, pages: Any) -> Any:
        """Add the marks to what Wagtail asks for."""
        return with_marks(super().annotate_queryset(pages))

    def order_queryset(self, queryset: Any) -> Any:
        """Order by title as the lists of the API do; a search engine knows the titles alone."""
        if self.is_searching or self.ordering not in ("title", "-title"):
            return super().order_queryset(queryset)
        return queryset.order_by(self.ordering.replace("title", PAGE_TITLE_ORDER), "pk")

    def filter_queryset(self, queryset: Any) -> Any:
        """Filter as the form says, and leave one page of each thing; ``search_queryset`` does that when searching."""
        pages = super().filter_queryset(queryset)
        if self.is_searching:
            return pages
        explorable = self.permission_policy.explorable_instances(self.request.user)
        plain = self.model._default_manager.filter(pk__in=explorable.values("pk")).order_by()
        return one_of_each(pages, super().filter_queryset(plain))

    def search_queryset(self, queryset: Any) -> Any:
        """Return what is found, each thing once."""
        return FoundThings(queryset, super().search_queryset) if self.is_searching else queryset

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Wagtail's buttons, and one that asks where the new page goes."""
        buttons: list[Any] = super().header_more_buttons
        if self.add_url:
            buttons.append(Button(_("Add below another page"), f"{reverse(self.add_url_name)}?ask=1", icon_name="plus"))
        return buttons

    def get_add_url(self) -> str | None:
        """Return the address of a new page, in the language that the listing is filtered by, else the editor's own."""
        if not self.user_has_permission("add"):
            return None
        language = self.request.GET.get("locale")
        known = language and Locale.objects.filter(language_code=language).exists()
        return reverse(self.add_url_name) + (f"?{urlencode({'locale': language})}" if known else "")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read the rows' additional data, once the page of the listing is known."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        self.rows |= rows_of(context["object_list"], self.request.user)
        return context


class ListingMenuItem(MenuItem):
    """Menu item of a listing, for users who may work on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the user has any permission on any page."""
        return may_work_on_pages(request.user)


class ListingViewSet(PageListingViewSet):
    """The listing of one kind.

    It leaves the explorer alone: a ``PageViewSet`` would show its own kind only, below every parent it may have.
    """

    index_view_class = ListingView
    choose_parent_view_class = NewPageView
    menu_hook = MENU_HOOK
    menu_item_class = ListingMenuItem

    def __init__(self, kind: Kind) -> None:
        """Take the kind, whose name is in the address."""
        super().__init__(
            f"destination_{kind.name}",
            model=kind.model,
            url_prefix=f"destination/{kind.name.replace('_', '-')}",
            icon=kind.icon,
            filterset_class=filterset_for(kind.model, kind.listing_filters),
            menu_label=plural(kind),
            menu_name=f"destination-{kind.name}",
            menu_order=_FIRST if kind.index else _LAST,
        )
        self.kind = kind

    @cached_property
    def index_path(self) -> str:
        """The address of the listing."""
        return reverse(self.get_url_name("index"))


def plural(kind: Kind) -> Any:
    """Return what pages of a kind are called, as a heading in the language of the reader."""
    return capfirst_lazy(kind.model._meta.verbose_name_plural)


def singular(kind: Kind) -> Any:
    """Return what one page of a kind is called, as a heading in the language of the reader."""
    return capfirst_lazy(kind.model._meta.verbose_name)


@cache
def listings() -> list[ListingViewSet]:
    """Return the listing of each kind of page, those with index rows first."""
    kinds = sorted(own_page_kinds(), key=lambda kind: kind.index is None)
    return [ListingViewSet(kind) for kind in kinds]


def may_work_on_pages(user: Any) -> bool:
    """Say whether the user has any permission on any page."""
    policy = policy_registry.get_by_type(own_page_kinds()[0].model) if own_page_kinds() else None
    return bool(policy and policy.user_has_any_permission(user, _ACTIONS))


def destination_menu() -> SubmenuMenuItem:
    """Return the menu "Destination"; it is shown to those who see an entry of it."""
    return SubmenuMenuItem(
        _("Destination"),
        Menu(register_hook_name=MENU_HOOK, construct_hook_name="construct_destination_menu"),
        name="destination",
        icon_name="globe",
        order=MENU_ORDER,
    )
