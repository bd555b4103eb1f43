"""Registrations of the core in the Wagtail admin, nothing else."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin_notices import LedgerPanel, failure_notice
from .admin_snippets import DistrictViewSet, EventTagViewSet, MenuViewSet, SiteIdentityViewSet
from .publishing.signal_handlers import mark_changes

register_snippet(DistrictViewSet)
register_snippet(EventTagViewSet)
register_snippet(MenuViewSet)
register_snippet(SiteIdentityViewSet)


@hooks.register("construct_homepage_panels")
def add_ledger_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show on the front page what could not be published, and a scheduler that is late."""
    panels.append(LedgerPanel())


@hooks.register("before_edit_page")
def tell_about_failure(request: HttpRequest, page: Any) -> None:
    """Tell an editor who opens a page that its last change could not be published."""
    notice = failure_notice(page) if request.method == "GET" else None
    if notice:
        messages.error(request, notice)


@hooks.register("after_bulk_action")
def mark_what_was_ticked(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Mark what a bulk action changed: Wagtail moves ticked pictures to a collection without a signal."""
    mark_changes(objects)
