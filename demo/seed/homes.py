"""The demo's home pages, languages and default site."""

from typing import Any
from uuid import UUID

from django.core.management.base import CommandError
from wagtail.models import Locale, Site

from destination_cms.base_page import page_model

from .documents import LANGUAGES
from .writing import homes_by_language

HOME_TITLE, HOME_SLUG = "Smart Issy", "issy"
#: The same on every machine: what the seed writes gets its keys from it, so examples keep working.
HOME_KEY = UUID("5f1d2a52-0d6b-4c2e-9a4e-3f1b0c6d7e92")
WELCOME_TITLE = "Welcome to your new Wagtail site!"


def ensure_homes() -> list[Any]:
    """Return the demo's home pages, French first; make them, with locales and default site, where missing.

    Raises:
        CommandError: the default site shows something that is not the demo.
    """
    locales = [Locale.objects.get_or_create(language_code=language)[0] for language in LANGUAGES]
    source, *others = locales
    page_class = page_model()
    home = page_class.objects.filter(translation_key=HOME_KEY, locale=source).first()
    if home is None:
        home = _make_home(page_class, source)
    homes = [home]
    for locale in others:
        translation = home.get_translation_or_none(locale)
        if translation is None:
            translation = home.copy_for_translation(locale)
            translation.title = translation.draft_title = HOME_TITLE
            translation.save_revision().publish()
            translation = page_class.objects.get(pk=translation.pk)
        homes.append(translation)
    return homes


def homes_in_use() -> list[Any]:
    """Return the home page of the default site and its translations in a language of the demo, French first.

    Raises:
        CommandError: there is no default site, or its home page is in no language of the demo.
    """
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        raise CommandError("There is no default site: make one in the admin, under Settings, Sites.")
    try:
        return [*homes_by_language(site.root_page).values()]
    except ValueError as error:
        raise CommandError(str(error)) from error


def _make_home(page_class: Any, locale: Locale) -> Any:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    welcome = site.root_page if site else None
    if welcome is not None and not _is_untouched_welcome(welcome):
        raise CommandError(
            f"The default site already shows “{welcome.title}”. The demo needs a database of its own: "
            "seed_demo does not change a site that is in use. With --below-home it only adds pages below that one."
        )
    root = page_class.objects.filter(depth=1).first() or page_class.add_root(title="Root", slug="root", locale=locale)
    home = page_class(title=HOME_TITLE, slug=HOME_SLUG, locale=locale, translation_key=HOME_KEY, live=False)
    root.add_child(instance=home)
    home.save_revision().publish()
    home = page_class.objects.get(pk=home.pk)
    if site is None:
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True, site_name=HOME_TITLE)
        return home
    site.root_page, site.site_name = home, HOME_TITLE
    site.save()
    if welcome is not None:
        page_class.objects.get(pk=welcome.pk).delete()
    return page_class.objects.get(pk=home.pk)


def _is_untouched_welcome(page: Any) -> bool:
    """Say whether a page is the one that Wagtail's migrations write, as they wrote it."""
    return page.title == WELCOME_TITLE and page.latest_revision_id is None and page.numchild == 0


def set_address(host: str | None, port: int | None) -> None:
    """Give the default site a host name and a port, unless it has them already; ``None`` leaves what is there."""
    for site in Site.objects.filter(is_default_site=True):
        address = host or site.hostname, port or site.port
        if address != (site.hostname, site.port):
            site.hostname, site.port = address
            site.save()
