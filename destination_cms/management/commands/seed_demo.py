"""Write the demo site: home page, languages, accounts, what each vertical shows, and the menus to it."""

from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from wagtail.models import Locale, Site
from wagtail.snippets.models import get_snippet_models
from wagtail.users.models import UserProfile

from ...base_page import page_model
from ...verticals import get_verticals
from ..demo_menus import ensure_menus

LANGUAGES = ("fr", "en")
HOME_TITLE, HOME_SLUG = "Smart Issy", "issy"
#: The same on every machine: what the verticals write gets its keys from it, so examples keep working.
HOME_KEY = UUID("5f1d2a52-0d6b-4c2e-9a4e-3f1b0c6d7e92")
EDITOR, ADMIN = "editor", "admin"
PASSWORD = "destination"  # noqa: S105 - printed for every visitor of the demo
GROUPS = ("Editors", "Moderators")
TRANSLATE = "submit_translation"
WELCOME_TITLE = "Welcome to your new Wagtail site!"


class Command(BaseCommand):
    help = (
        "Write the demo: a French and English home page as root of the default site, the content of every "
        "vertical, menus, and two accounts. Run again, it adds what is missing of the frame and touches no content."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, help="Port of the default site, for the addresses that it shows.")

    def handle(self, *args: Any, **options: Any) -> None:
        # One transaction is one sweep of the ledger, after it; and half a demo is none.
        with transaction.atomic():
            homes = ensure_homes()
            if options["port"]:
                set_port(options["port"])
            ensure_accounts()
            for vertical in get_verticals().values():
                if vertical.seed is not None:
                    vertical.seed(homes[0])
            ensure_menus(homes, HOME_KEY)
        self.stdout.write(f"The demo is written under “{homes[0].title}”.")
        for name in (EDITOR, ADMIN):
            self.stdout.write(f"Log in as {name} / {PASSWORD}")


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


def _make_home(page_class: Any, locale: Locale) -> Any:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    welcome = site.root_page if site else None
    if welcome is not None and not _is_untouched_welcome(welcome):
        raise CommandError(
            f"The default site already shows “{welcome.title}”. The demo wants a database of its own: "
            "seed_demo changes no site that is in use."
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


def set_port(port: int) -> None:
    """Give the default site a port, unless it has it already."""
    for site in Site.objects.filter(is_default_site=True).exclude(port=port):
        site.port = port
        site.save()


def ensure_accounts() -> None:
    """Make the editor and the administrator where no account has their name; change no account that exists."""
    users = get_user_model()._default_manager
    name_field = get_user_model().USERNAME_FIELD
    if not users.filter(**{name_field: EDITOR}).exists():
        editor = users.create_user(EDITOR, password=PASSWORD, email="")
        editor.groups.add(*_groups())
        UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": LANGUAGES[0]})
    if not users.filter(**{name_field: ADMIN}).exists():
        users.create_superuser(ADMIN, password=PASSWORD, email="")


def _groups() -> list[Group]:
    """Return the groups of an editor who publishes, with rights on every snippet of ours and on translating."""
    ours = [model for model in get_snippet_models() if model._meta.app_label.startswith("destination_")]
    types = ContentType.objects.get_for_models(*ours).values()
    rights = Permission.objects.filter(content_type__in=types) | Permission.objects.filter(codename=TRANSLATE)
    editors, moderators = (Group.objects.get_or_create(name=name)[0] for name in GROUPS)
    editors.permissions.add(*rights.exclude(codename__startswith="publish_"))
    moderators.permissions.add(*rights)
    return [editors, moderators]
