"""Each editor reads the menu in their own language, whoever was there first."""

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail import hooks
from wagtail.admin.menu import MenuItem, help_menu, reports_menu

from destination_cms.admin.menu_labels import relabel
from tests.destination import Destination

from .people import editor


def test_a_label_follows_the_session_and_the_shared_entry_stays() -> None:
    with translation.override("en"):
        shared = MenuItem("Translations", reverse("wagtail_localize:translations_report"))
        other = MenuItem("Editor Guide", "/", name="editor-guide")
    items = [shared, other]

    with translation.override("fr"):
        relabel(items)

    assert [item.label for item in items] == ["Traductions", "Editor Guide"]
    assert (shared.label, items[1]) == ("Translations", other)


@pytest.mark.parametrize("menu", [reports_menu, help_menu])
def test_every_entry_that_is_translated_once_is_known(destination: Destination, menu: object) -> None:
    """The menu as a process has it that showed it to an English editor first, and that of a French one first."""
    labels: dict[str, list[tuple[str, str]]] = {}
    hook = "register_reports_menu_item" if menu is reports_menu else "register_help_menu_item"
    for language in ("en", "fr"):
        with translation.override(language):
            made = [register() for register in hooks.get_hooks(hook)]
        with translation.override("fr"):
            relabel(made)
            labels[language] = sorted((item.url, str(item.label)) for item in made)

    assert labels["en"] == labels["fr"]


def test_the_admin_shows_it(destination: Destination) -> None:
    assert "Traductions" in editor().text("/admin/")
