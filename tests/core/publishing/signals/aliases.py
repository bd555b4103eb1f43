"""Rows: aliases, in the same language and as stand-ins for a translation."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

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


def _schedule_cellar(world: World) -> None:
    draft = fresh(world.cellar)
    draft.go_live_at = timezone.now() + timedelta(days=10)
    draft.save_revision().publish()


def _cellar_has_an_alias(world: World) -> None:
    make_an_alias_of_a_draft(world)


# Wagtail makes the alias live at once: it updates aliases also when it only schedules.
@_table.add("schedule the source of an alias", before=_cellar_has_an_alias)
def schedule_the_source(world: World) -> None:
    _schedule_cellar(world)
    assert Page.objects.get(alias_of=world.cellar.pk).live


def _cellar_is_scheduled(world: World) -> None:
    _cellar_has_an_alias(world)
    _schedule_cellar(world)


@_table.add(
    "the moment of a scheduled source comes",
    "+ spot Cellar fr /fr/sights/cellar/",
    "+ spot Cellar fr /fr/walks/cellar-too/",
    "+ image Cellar picture",
    "+ circuit Loop fr",
    before=_cellar_is_scheduled,
)
def the_moment_of_the_source_comes(world: World) -> None:
    world.travel(days=11)
    call_command("publish_scheduled")


@_table.add("delete a scheduled source", before=_cellar_is_scheduled)
def delete_a_scheduled_source(world: World) -> None:
    world.editor.delete(world.cellar)


def _mill_expires_with_an_alias(world: World) -> None:
    _mill_has_an_alias(world)
    Page.objects.filter(alias_of=world.mill.pk).update(expire_at=None)
    page = fresh(world.mill)
    page.expire_at = timezone.now() + timedelta(hours=1)
    page.save()


@_table.add(
    "the source of an alias expires by the clock",
    "- spot Mill fr EXPIRED /fr/sights/mill/",
    "- spot Mill fr EXPIRED /fr/walks/mill-too/",
    *WITHOUT_MILL,
    before=_mill_expires_with_an_alias,
)
def the_source_expires(world: World) -> None:
    world.travel(hours=2)


@_table.add("make an alias of what is private through its section")
def make_an_alias_of_a_private_page(world: World) -> None:
    fresh(world.vault).create_alias(parent=fresh(world.walks), update_slug="vault-too")


@_table.add(
    "make the section of a source private",
    "- page Sights fr WITHDRAWN",
    "- spot Mill fr WITHDRAWN /fr/sights/mill/",
    "- spot Mill fr WITHDRAWN /fr/walks/mill-too/",
    "- spot Tower fr WITHDRAWN",
    *WITHOUT_MILL,
    before=_mill_has_an_alias,
)
def make_the_section_of_the_source_private(world: World) -> None:
    world.editor.page_privacy(world.sights, "login")


def _mill_has_an_alias_of_an_alias(world: World) -> None:
    _mill_has_an_alias(world)
    alias = Page.objects.get(alias_of=world.mill.pk)
    again = fresh(world.mill).create_alias(parent=fresh(world.walks), update_slug="mill-again")
    Page.objects.filter(pk=again.pk).update(alias_of=alias)


@_table.add(
    "make the source of an alias of an alias private",
    "- spot Mill fr WITHDRAWN /fr/sights/mill/",
    "- spot Mill fr WITHDRAWN /fr/walks/mill-too/",
    "- spot Mill fr WITHDRAWN /fr/walks/mill-again/",
    *WITHOUT_MILL,
    before=_mill_has_an_alias_of_an_alias,
)
def make_the_first_source_private(world: World) -> None:
    world.editor.page_privacy(world.mill, "login")


def _alias_of_a_private_page(world: World) -> None:
    make_an_alias_of_a_private_page(world)


@_table.add(
    "make the section of a private source public",
    "+ page Members fr /fr/members/",
    "+ spot Vault fr /fr/members/vault/",
    "+ spot Vault fr /fr/walks/vault-too/",
    "+ image Vault picture",
    before=_alias_of_a_private_page,
)
def make_the_section_of_the_source_public(world: World) -> None:
    PageViewRestriction.objects.get(page=world.members).delete()
