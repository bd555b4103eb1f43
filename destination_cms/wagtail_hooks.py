"""Registrations of the core in the Wagtail admin."""

from typing import Any

from django.apps import apps
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages as wagtail_messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.snippets.models import register_snippet

from .admin.aliases import keep_hidden, refuse_hidden
from .admin.ar_models import ARModelViewSet
from .admin.audio import AudioViewSet, play_audio
from .admin.base_maps import base_maps
from .admin.choosers import choosers
from .admin.content_choosers import content_chooser, content_widget, page_chooser, page_widget
from .admin.home_panels import LedgerPanel, WorkPanel
from .admin.listings import destination_menu, listings
from .admin.localize_editor import catalogue_urls, title_script
from .admin.menu_labels import relabel
from .admin.positions import positions
from .admin.publish_notices import Published, failure_notice, tell_published, unreadable_notices
from .admin.snippets import (
    ARLayerViewSet,
    BaseMapViewSet,
    DistrictViewSet,
    EventTagViewSet,
    MenuViewSet,
    NoticeViewSet,
    OrganisationViewSet,
    SiteIdentityViewSet,
    ThemeViewSet,
)
from .admin.tracks import read_track
from .admin.upstream_names import name_upstream
from .admin.warning_report import report_menu_item, report_urls
from .models.links import CONTENT_CHOOSER_HOOK, PAGE_CHOOSER_HOOK
from .permanent.sheet import URL_NAME, code_buttons, code_sheet
from .private_documents import hide_from_strangers
from .publishing.signals import mark_changes
from .translations.notices import revision_notice

register_snippet(AudioViewSet)
register_snippet(ARModelViewSet)
register_snippet(ARLayerViewSet)
register_snippet(DistrictViewSet)
register_snippet(OrganisationViewSet)
register_snippet(NoticeViewSet)
register_snippet(ThemeViewSet)
register_snippet(EventTagViewSet)
register_snippet(MenuViewSet)
register_snippet(SiteIdentityViewSet)
register_snippet(BaseMapViewSet)

hooks.register(CONTENT_CHOOSER_HOOK, content_widget)
hooks.register(PAGE_CHOOSER_HOOK, page_widget)
hooks.register("register_page_header_buttons", code_buttons)
hooks.register("register_reports_menu_item", report_menu_item)
hooks.register("register_admin_urls", report_urls)


name_upstream()


@hooks.register("construct_homepage_panels")
def add_ledger_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show on the front page what could not be published, a scheduler that is late, and the day's work."""
    panels += [LedgerPanel(), WorkPanel(request.user)]


@hooks.register("register_admin_viewset")
def register_listings_and_choosers() -> list[Any]:
    """Add a listing and a chooser for each kind of page, whatever vertical it comes from, and those of any kind."""
    return [*listings(), *choosers(), content_chooser(), page_chooser()]


@hooks.register("register_admin_menu_item")
def add_destination_menu() -> Any:
    """Add the menu that the listings stand in."""
    return destination_menu()


@hooks.register("register_admin_urls")
def register_positions() -> list[Any]:
    """Add the addresses of what maps show, of a track's file, of a recording, and of the sheet of QR codes."""
    return [
        path("destination-audio/<int:pk>/", play_audio, name="destination_audio"),
        path("destination-codes/<int:page_id>/", code_sheet, name=URL_NAME),
        path("destination-base-maps/", base_maps, name="destination_base_maps"),
        path("destination-positions/", positions, name="destination_positions"),
        path("destination-tracks/read/", read_track, name="destination_read_track"),
    ]


@hooks.register("insert_global_admin_js")
def keep_typed_dates() -> str:
    """Let no picker of the admin write over a date that was typed."""
    return format_html('<script src="{}"></script>', versioned_static("destination_cms/js/date-fields.js"))


@hooks.register("insert_editor_js")
def name_boxes() -> str:
    """Add accessible names to the editor's fields, for screen readers."""
    return format_html('<script src="{}"></script>', versioned_static("destination_cms/js/editor-names.js"))


@hooks.register("insert_editor_js")
def wait_for_autosave() -> str:
    """Send the form of the editor once the autosave that is under way has answered."""
    return format_html('<script src="{}"></script>', versioned_static("destination_cms/js/wait-for-autosave.js"))


@hooks.register("insert_editor_js")
def resume_autosave() -> str:
    """Let the form of the editor save itself again after it was refused."""
    return format_html('<script src="{}"></script>', versioned_static("destination_cms/js/resume-autosave.js"))


@hooks.register("insert_editor_js")
def write_title_of_translation() -> str:
    """Write the title of wagtail-localize's editor in the session's language."""
    return title_script()


@hooks.register("register_admin_urls", order=-1)
def serve_catalogue_of_localize() -> list[Any]:
    """Serve wagtail-localize's texts of scripts with ours, in the place of its own catalogue."""
    return catalogue_urls() if apps.is_installed("wagtail_localize") else []


@hooks.register("construct_reports_menu")
@hooks.register("construct_help_menu")
def label_in_the_session_s_language(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Give each editor the labels of their own language."""
    relabel(menu_items)


@hooks.register("before_edit_page")
def tell_about_failure(request: HttpRequest, page: Any) -> None:
    """Tell an editor who opens a page that its last change could not be published, or what of it cannot be read."""
    if request.method != "GET":
        return
    if notice := failure_notice(page):
        messages.error(request, notice)
    for notice in unreadable_notices(page):
        messages.warning(request, notice)


@hooks.register("after_copy_page")
def tell_about_alias(request: HttpRequest, page: Any, new_page: Any) -> None:
    """Tell an editor who has made an alias that visitors do not see it, because they do not see its source."""
    if new_page.alias_of_id is not None:
        tell_published(request, Published([new_page]))


@hooks.register("before_convert_alias_page")
def keep_alias_hidden(request: HttpRequest, page: Any) -> None:
    """Keep the text of a hidden source hidden when its alias becomes an ordinary page."""
    if request.method == "POST":
        keep_hidden(request, page)


@hooks.register("before_serve_page", order=-1)
def hide_alias(page: Any, request: HttpRequest, serve_args: Any, serve_kwargs: Any) -> None:
    """Serve an alias only while visitors see its source, as GraphQL and the feed do."""
    refuse_hidden(page)


@hooks.register("before_serve_document", order=-1)
def hide_private_document(document: Any, request: HttpRequest) -> HttpResponse | None:
    """Answer 404 for a document that the request may not read, before Wagtail redirects to its login page."""
    return hide_from_strangers(document, request)


@hooks.register("before_edit_page", order=-1)
def tell_about_changed_source(request: HttpRequest, page: Any) -> None:
    """Tell an editor who opens a translation which texts of its source have changed; before wagtail-localize answers."""
    notice = revision_notice(page) if request.method == "GET" else None
    if notice:
        text, source = notice
        address = reverse("wagtailadmin_pages:edit", args=[source.pk])
        wagtail_messages.warning(request, text, buttons=[wagtail_messages.button(address, _("Open the source"))])


@hooks.register("after_bulk_action")
def mark_what_was_ticked(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Mark what a bulk action changed: Wagtail moves ticked images to a collection without a signal."""
    mark_changes(objects)
