"""Registrations of the core in the Wagtail admin, nothing else."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.snippets.models import register_snippet

from .admin_notices import LedgerPanel, failure_notice
from .admin_snippets import DistrictViewSet, EventTagViewSet, MenuViewSet, SiteIdentityViewSet
from .desk.bulk import refuse_all_beyond_the_listing
from .desk.choosers import choosers
from .desk.front_page import WorkPanel
from .desk.listings import destination_menu, listings
from .publishing.signal_handlers import mark_changes

register_snippet(DistrictViewSet)
register_snippet(EventTagViewSet)
register_snippet(MenuViewSet)
register_snippet(SiteIdentityViewSet)


@hooks.register("construct_homepage_panels")
def add_ledger_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show on the front page what could not be published, a scheduler that is late, and the day's work."""
    panels += [LedgerPanel(), WorkPanel(request.user)]


@hooks.register("register_admin_viewset")
def register_listings_and_choosers() -> list[Any]:
    """Add a listing and a chooser for each kind of page, whatever vertical it comes from."""
    return [*listings(), *choosers()]


@hooks.register("register_admin_menu_item")
def add_destination_menu() -> Any:
    """Add the menu that the listings stand in."""
    return destination_menu()


@hooks.register("insert_editor_js")
def name_boxes() -> str:
    """Give the boxes of the editor the names that screen readers say."""
    return format_html('<script src="{}"></script>', versioned_static("destination_cms/js/editor-names.js"))


@hooks.register("before_edit_page")
def tell_about_failure(request: HttpRequest, page: Any) -> None:
    """Tell an editor who opens a page that its last change could not be published."""
    notice = failure_notice(page) if request.method == "GET" else None
    if notice:
        messages.error(request, notice)


@hooks.register("before_bulk_action")
def guard_all_pages(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> Any:
    """Keep a bulk action from pages that the editor was not shown."""
    return refuse_all_beyond_the_listing(request, objects, action)


@hooks.register("after_bulk_action")
def mark_what_was_ticked(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Mark what a bulk action changed: Wagtail moves ticked pictures to a collection without a signal."""
    mark_changes(objects)
