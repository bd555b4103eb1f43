"""How the shared taxonomy is listed and edited."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LocaleColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import District


class DistrictViewSet(SnippetViewSet):
    """Districts, in a menu entry of their own."""

    model = District
    icon = "site"
    menu_label = _("Districts")
    menu_order = 300
    add_to_admin_menu = True
    list_display = ("name", "kind", LocaleColumn(), UpdatedAtColumn())
    list_filter = ("kind",)
    ordering = ("name",)
