"""A listing for each kind of page that a vertical registers, in the menu "Destination"."""

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permissions import policy_registry

from ..kinds import own_page_kinds
from ..verticals import Kind
from .columns import listing_columns
from .conditions import with_marks
from .filters import capfirst_lazy, filterset_for
from .rows import attach_rows
from .translating import spare_rows

#: A viewset whose ``menu_hook`` this is stands in the menu "Destination", such as one of snippets.
MENU_HOOK = "register_destination_menu_item"
MENU_ORDER = 150
#: Pages that introduce others come after those that are filtered and counted.
_FIRST, _LAST = 100, 200
_ACTIONS = frozenset({"add", "change", "publish", "bulk_delete", "lock", "unlock"})


class ListingView(IndexView):
    """The pages of one kind that the user may explore."""

    paginate_by = 30
    template_name = "destination_cms/desk/listing.html"

    def annotate_queryset(self, pages: Any) -> Any:
        """Add the marks to what Wagtail asks for."""
        return with_marks(super().annotate_queryset(pages))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read what the rows show beside their page, once the page of the listing is known."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        spare_rows()
        attach_rows(context["object_list"], self.request.user)
        return context


class ListingMenuItem(MenuItem):
    """The way to a listing, for those who may work on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the user has any permission on any page."""
        return may_work_on_pages(request.user)


class ListingViewSet(PageListingViewSet):
    """The listing of one kind.

    It leaves the explorer alone: a ``PageViewSet`` would show its own kind only, below every parent it may have.
    """

    index_view_class = ListingView
    menu_hook = MENU_HOOK
    menu_item_class = ListingMenuItem

    def __init__(self, kind: Kind) -> None:
        """Take the kind, whose name is in the address."""
        super().__init__(
            f"destination_{kind.name}",
            model=kind.model,
            url_prefix=f"destination/{kind.name.replace('_', '-')}",
            icon=kind.icon,
            columns=listing_columns(kind.model),
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
