"""Viewset of sections in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LocaleColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from destination_cms.admin.listings import MENU_HOOK

from .models import Section


class SectionViewSet(SnippetViewSet):
    """Sections of the news, in the menu "Destination"."""

    model = Section
    icon = "list-ul"
    menu_label = _("News sections")
    menu_order = 320
    menu_hook = MENU_HOOK
    list_display = ("name", "slug", LocaleColumn(), UpdatedAtColumn())
    ordering = ("name",)
