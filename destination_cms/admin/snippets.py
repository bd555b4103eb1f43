"""Admin views of the shared taxonomy, menus, site identities and base maps."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LocaleColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from ..models import (
    ARLayer,
    AvailabilityNotice,
    BaseMap,
    District,
    EventTag,
    Menu,
    Organisation,
    SiteIdentity,
    Theme,
)
from .listings import MENU_HOOK


class DistrictViewSet(SnippetViewSet):
    """Districts, in the menu "Destination"."""

    model = District
    icon = "site"
    menu_label = _("Districts")
    menu_order = 300
    menu_hook = MENU_HOOK
    list_display = ("name", "kind", LocaleColumn(), UpdatedAtColumn())
    list_filter = ("kind",)
    ordering = ("name",)


class ThemeViewSet(SnippetViewSet):
    """Themes, in the menu "Destination"."""

    model = Theme
    icon = "tag"
    menu_label = _("Themes")
    menu_order = 305
    menu_hook = MENU_HOOK
    list_display = ("name", "slug", LocaleColumn(), UpdatedAtColumn())
    ordering = ("name",)


class EventTagViewSet(SnippetViewSet):
    """Event tags, in the menu "Destination"; the latest event first."""

    model = EventTag
    icon = "calendar-alt"
    menu_label = _("Event tags")
    menu_order = 310
    menu_hook = MENU_HOOK
    list_display = ("label", "series", "starts_on", "place", LocaleColumn(), UpdatedAtColumn())
    list_filter = ("series", "year")
    ordering = ("-starts_on", "label")


class OrganisationViewSet(SnippetViewSet):
    """Organisations, in the menu "Destination"."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    menu_order = 302
    menu_hook = MENU_HOOK
    list_display = ("name", "kind", "district", LocaleColumn(), UpdatedAtColumn())
    list_filter = ("kind", "visits")
    ordering = ("name",)


class NoticeViewSet(SnippetViewSet):
    """Notices of availability, in the menu "Destination"; the latest first."""

    model = AvailabilityNotice
    icon = "warning"
    menu_label = _("Notices")
    menu_order = 303
    menu_hook = MENU_HOOK
    list_display = ("title", "effect", "starts_at", "ends_at", LocaleColumn(), UpdatedAtColumn())
    list_filter = ("kind", "effect", "severity")
    ordering = ("-starts_at",)


class ARLayerViewSet(SnippetViewSet):
    """Layers of augmented reality, in the menu "Destination"."""

    model = ARLayer
    icon = "view"
    menu_label = _("Augmented reality")
    menu_order = 306
    menu_hook = MENU_HOOK
    list_display = ("title", "reveal", LocaleColumn(), UpdatedAtColumn())
    list_filter = ("reveal", "anchor")
    ordering = ("title",)


class MenuViewSet(SnippetViewSet):
    """Menus of the sites, in the menu "Destination"."""

    model = Menu
    icon = "list-ul"
    menu_label = _("Menus")
    menu_order = 320
    menu_hook = MENU_HOOK
    list_display = ("handle", "site", LocaleColumn(), UpdatedAtColumn())
    list_filter = ("site", "handle")
    ordering = ("site", "handle")


class SiteIdentityViewSet(SnippetViewSet):
    """Site identities, among the settings."""

    model = SiteIdentity
    icon = "globe"
    menu_label = _("Site identity")
    menu_order = 590
    add_to_settings_menu = True
    list_display = ("name", "site", LocaleColumn(), UpdatedAtColumn())
    ordering = ("site", "name")


class TitledMixin:
    """A form with a heading of the first level: Wagtail's forms of snippets begin with one of the second."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the context; the header of the page makes a heading of its ``title``."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**context, "title": context["header_title"]}


class BaseMapCreateView(TitledMixin, CreateView):
    """The form of a new base map."""


class BaseMapEditView(TitledMixin, EditView):
    """The form of a base map."""


class BaseMapViewSet(SnippetViewSet):
    """Base maps, among the settings."""

    model = BaseMap
    icon = "crosshairs"
    menu_label = _("Base map")
    menu_order = 595
    add_view_class = BaseMapCreateView
    edit_view_class = BaseMapEditView
    add_to_settings_menu = True
    list_display = ("filename", "site", "attribution")
    ordering = ("site",)
