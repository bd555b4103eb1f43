"""Rows: the languages of the content."""

from wagtail.models import Locale

from destination_cms.publishing.reconcile import reconcile_publications

from .row import Rows
from .world import World

_table = Rows()
ROWS = _table.rows


def _german_may_be_used(world: World) -> None:
    languages = [("fr", "Français"), ("en", "English"), ("de", "Deutsch")]
    world.settings.LANGUAGES = world.settings.WAGTAIL_CONTENT_LANGUAGES = languages


@_table.add("add a locale", before=_german_may_be_used)
def add_a_locale(world: World) -> None:
    world.editor.add("wagtaillocales", language_code="de")


def _german_is_there(world: World) -> None:
    _german_may_be_used(world)
    Locale.objects.create(language_code="de")


@_table.add("remove a locale", before=_german_is_there)
def remove_a_locale(world: World) -> None:
    world.editor.remove("wagtaillocales", Locale.objects.get(language_code="de"))


def _mill_is_english_and_german_may_be_used(world: World) -> None:
    _german_may_be_used(world)
    world.english(world.mill)


@_table.add(
    "change the language of a locale",
    "- page Issy en WITHDRAWN /en/",
    "- page Sights en WITHDRAWN /en/sights/",
    "- page Walks en WITHDRAWN /en/walks/",
    "+ page Issy de /de/",
    "+ page Sights de /de/sights/",
    "+ page Walks de /de/walks/",
    "- spot Mill en WITHDRAWN /en/sights/mill/",
    "+ spot Mill de /de/sights/mill/",
    before=_mill_is_english_and_german_may_be_used,
)
def change_a_locale(world: World) -> None:
    world.editor.change("wagtaillocales", world.en, "language_code", "de")


def _mill_is_english(world: World) -> None:
    world.english(world.mill)


# Settings change with a deployment, and a deployment ends with a reconcile.
@_table.add(
    "deactivate a locale",
    "- page Issy en WITHDRAWN",
    "- page Sights en WITHDRAWN",
    "- page Walks en WITHDRAWN",
    "- spot Mill en WITHDRAWN",
    before=_mill_is_english,
    is_silent=True,
)
def deactivate_a_locale(world: World) -> None:
    world.settings.WAGTAIL_CONTENT_LANGUAGES = [("fr", "Français")]


def _english_is_switched_off(world: World) -> None:
    _mill_is_english(world)
    world.settings.WAGTAIL_CONTENT_LANGUAGES = [("fr", "Français")]
    reconcile_publications()


@_table.add(
    "activate a locale",
    "+ page Issy en",
    "+ page Sights en",
    "+ page Walks en",
    "+ spot Mill en",
    before=_english_is_switched_off,
    is_silent=True,
)
def activate_a_locale(world: World) -> None:
    world.settings.WAGTAIL_CONTENT_LANGUAGES = [("fr", "Français"), ("en", "English")]
