"""Rows: aliases, translations and locales."""

from wagtail.models import Locale, Page

from destination_cms.publishing.reconcile import reconcile_publications
from tests.destination import fresh

from .pages import WITHOUT_MILL
from .row import Rows
from .world import World

_table = Rows()
ROWS = _table.rows


@_table.add("make an alias in the same language", "+ spot Mill fr /fr/walks/mill-too/")
def make_an_alias(world: World) -> None:
    world.editor.alias(world.mill, world.walks, "mill-too")


@_table.add("make an alias of a draft")
def make_an_alias_of_a_draft(world: World) -> None:
    fresh(world.cellar).create_alias(parent=fresh(world.walks), update_slug="cellar-too")


@_table.add("make an alias that stands in for a translation")
def make_a_stand_in(world: World) -> None:
    world.english(world.mill, is_alias=True)


def _mill_has_an_alias(world: World) -> None:
    fresh(world.mill).create_alias(parent=fresh(world.walks), update_slug="mill-too")


def _mill_has_a_stand_in(world: World) -> None:
    world.english(world.mill, is_alias=True)


@_table.add(
    "publish the source of an alias",
    "+ spot Mill fr /fr/sights/mill/",
    "+ spot Mill fr /fr/walks/mill-too/",
    before=_mill_has_an_alias,
)
def publish_the_source(world: World) -> None:
    world.editor.edit(world.mill, teaser="Grinds again")


@_table.add("publish the source of a stand-in", "+ spot Mill fr /fr/sights/mill/", before=_mill_has_a_stand_in)
def publish_the_source_of_a_stand_in(world: World) -> None:
    world.editor.edit(world.mill, teaser="Grinds again")


@_table.add(
    "unpublish the source of an alias",
    "- spot Mill fr WITHDRAWN /fr/sights/mill/",
    "- spot Mill fr WITHDRAWN /fr/walks/mill-too/",
    *WITHOUT_MILL,
    before=_mill_has_an_alias,
)
def unpublish_the_source(world: World) -> None:
    world.editor.unpublish(world.mill)


@_table.add("convert an alias to a page", before=_mill_has_an_alias)
def convert_an_alias(world: World) -> None:
    world.editor.convert_alias(Page.objects.get(alias_of=world.mill.pk))


@_table.add("convert a stand-in to a page", "+ spot Mill en /en/sights/mill/", before=_mill_has_a_stand_in)
def convert_a_stand_in(world: World) -> None:
    world.editor.convert_alias(Page.objects.get(alias_of=world.mill.pk))


# Wagtail unpublishes the aliases of a page that it deletes.
@_table.add(
    "delete the source of an alias",
    "- spot Mill fr DELETED /fr/sights/mill/",
    "- spot Mill fr WITHDRAWN /fr/walks/mill-too/",
    *WITHOUT_MILL,
    before=_mill_has_an_alias,
)
def delete_the_source(world: World) -> None:
    world.editor.delete(world.mill)


@_table.add("delete the source of a stand-in", "- spot Mill fr DELETED", *WITHOUT_MILL, before=_mill_has_a_stand_in)
def delete_the_source_of_a_stand_in(world: World) -> None:
    world.editor.delete(world.mill)


@_table.add("untie a stand-in by code", "+ spot Mill en /en/sights/mill/", before=_mill_has_a_stand_in)
def untie_by_code(world: World) -> None:
    page = Page.objects.get(alias_of=world.mill.pk).specific
    page.alias_of = None
    page.save()


@_table.add("copy a page for translation")
def copy_for_translation(world: World) -> None:
    world.editor.translate(world.mill, world.en)


def _mill_is_copied(world: World) -> None:
    fresh(world.mill).copy_for_translation(world.en)


@_table.add("publish a translation", "+ spot Mill en /en/sights/mill/", before=_mill_is_copied)
def publish_a_translation(world: World) -> None:
    world.editor.edit(fresh(world.mill).get_translation(world.en))


def _loop_is_translated_and_mill_is_copied(world: World) -> None:
    world.english(world.loop)
    _mill_is_copied(world)


@_table.add(
    "publish a translation that content in its language waits for",
    "+ spot Mill en",
    "+ circuit Loop en",
    before=_loop_is_translated_and_mill_is_copied,
)
def publish_an_awaited_translation(world: World) -> None:
    world.editor.edit(fresh(world.mill).get_translation(world.en))


def _loop_and_mill_are_translated(world: World) -> None:
    world.english(world.mill)
    world.english(world.loop)


@_table.add(
    "unpublish a translation that content in its language shows",
    "- spot Mill en WITHDRAWN",
    "+ circuit Loop en",
    before=_loop_and_mill_are_translated,
)
def unpublish_a_translation(world: World) -> None:
    world.editor.unpublish(fresh(world.mill).get_translation(world.en))


@_table.add(
    "delete the original of a translation",
    "- spot Mill fr DELETED",
    "+ circuit Loop fr",
    "+ circuit Loop en",
    before=_loop_and_mill_are_translated,
)
def delete_the_original(world: World) -> None:
    world.editor.delete(world.mill)


@_table.add("translate a district", "+ district Fort en", "+ spot Mill en", before=_loop_and_mill_are_translated)
def translate_a_district(world: World) -> None:
    copy = fresh(world.fort).copy_for_translation(world.en)
    copy.live = True
    copy.save()


def _mill_and_its_district_are_translated(world: World) -> None:
    world.english(world.mill)
    translate_a_district(world)


@_table.add(
    "unpublish the only page that shows a district in its language",
    "- spot Mill fr WITHDRAWN",
    "+ circuit Loop fr",
    "- district Fort fr WITHDRAWN",
    before=_mill_and_its_district_are_translated,
)
def unpublish_the_original(world: World) -> None:
    world.editor.unpublish(world.mill)


@_table.add(
    "publish a translation after that of its district",
    "+ spot Mill en",
    "+ district Fort en",
    before=lambda world: translate_a_district(world),
)
def publish_after_the_district(world: World) -> None:
    world.editor.edit(fresh(world.mill).copy_for_translation(world.en))


# Locales


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
    "- spot Mill en WITHDRAWN /en/sights/mill/",
    "+ spot Mill de /de/sights/mill/",
    before=_mill_is_english_and_german_may_be_used,
)
def change_a_locale(world: World) -> None:
    world.editor.change("wagtaillocales", world.en, "language_code", "de")


def _mill_is_english(world: World) -> None:
    world.english(world.mill)


# Settings change with a deployment, and a deployment ends with a reconcile.
@_table.add("deactivate a locale", "- spot Mill en WITHDRAWN", before=_mill_is_english, is_silent=True)
def deactivate_a_locale(world: World) -> None:
    world.settings.WAGTAIL_CONTENT_LANGUAGES = [("fr", "Français")]


def _english_is_switched_off(world: World) -> None:
    _mill_is_english(world)
    world.settings.WAGTAIL_CONTENT_LANGUAGES = [("fr", "Français")]
    reconcile_publications()


@_table.add("activate a locale", "+ spot Mill en", before=_english_is_switched_off, is_silent=True)
def activate_a_locale(world: World) -> None:
    world.settings.WAGTAIL_CONTENT_LANGUAGES = [("fr", "Français"), ("en", "English")]
