"""Rows: aliases, in the same language and as stand-ins for a translation."""

from wagtail.models import Page

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
