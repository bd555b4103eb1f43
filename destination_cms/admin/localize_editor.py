"""Texts of wagtail-localize's editor that its script writes in English, or runs into a name."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.staticfiles import versioned_static

from .upstream_texts import OF_SCRIPTS

__all__ = ["catalogue_urls", "title_script"]


class LocalizeCatalogue(JavaScriptCatalog):
    """wagtail-localize's catalogue of its scripts, with the texts that are ours to translate."""

    def get_catalog(self) -> dict[str, Any]:
        texts = {text: _(text) for text in OF_SCRIPTS}
        return {**super().get_catalog(), **{text: ours for text, ours in texts.items() if ours != text}}


def catalogue_urls() -> list[URLPattern]:
    """Return the address of the catalogue, which is wagtail-localize's own."""
    return [path("localize/jsi18n/", LocalizeCatalogue.as_view(packages=["wagtail_localize"]))]


def title_script() -> str:
    """Return the script that writes the title of a translation in the session's language."""
    return format_html(
        '<script src="{}" data-title="{}"></script>',
        versioned_static("destination_cms/js/translation-title.js"),
        _("{source} to {target} translation"),
    )
