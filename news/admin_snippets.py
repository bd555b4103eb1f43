"""How sections are listed and edited."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LocaleColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Section


class SectionViewSet(SnippetViewSet):
    """Sections of the news, in a menu entry of their own."""

    model = Section
    icon = "list-ul"
    menu_label = _("News sections")
    menu_order = 320
    add_to_admin_menu = True
    list_display = ("name", "slug", LocaleColumn(), UpdatedAtColumn())
    ordering = ("name",)
