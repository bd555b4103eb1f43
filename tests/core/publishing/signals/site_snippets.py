"""Rows: menus, and who a site is. Both are public by themselves, on their site only."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Site

from destination_cms.models import Menu, SiteIdentity
from tests.destination import fresh
from tests.site_snippets import add_identity, add_menu, below

from .editor import local
from .row import Rows
from .world import World

_table = Rows()
ROWS = _table.rows

_CHANGED, _GONE = "+ menu MAIN fr", "- menu MAIN fr WITHDRAWN"
_WALKS = "walks.test"
_NO_ROWS = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}


def _main(world: World) -> Menu:
    return Menu.objects.get(handle="MAIN", locale=world.fr)


def _menu_of_mill(world: World) -> None:
    add_menu(world.destination, world.mill, below(world.cellar), world.loop)


def _menu_in_english(world: World) -> None:
    add_menu(world.destination, world.mill, locale=world.en)


def _identity(world: World) -> None:
    add_identity(world.destination, tagline="The town of tomorrow")


@_table.add("add a menu", _CHANGED)
def add_a_menu(world: World) -> None:
    rows = {f"items-{name}": value for name, value in _NO_ROWS.items()} | {"items-TOTAL_FORMS": "1"}
    row = {"items-0-page": world.mill.pk, "items-0-ORDER": "1", "items-0-id": ""}
    world.editor.add_snippet(Menu, handle="MAIN", site=world.destination.site.pk, **rows, **row)


@_table.add("change the text of an entry", _CHANGED, before=_menu_of_mill)
def change_an_entry(world: World) -> None:
    world.editor.edit_snippet(_main(world), **{"items-0-label": "The mill"})


@_table.add("drag an entry to another place", _CHANGED, before=_menu_of_mill)
def drag_an_entry(world: World) -> None:
    world.editor.edit_snippet(_main(world), **{"items-0-ORDER": "3", "items-2-ORDER": "1"})


@_table.add("save a draft of a menu", before=_menu_of_mill)
def save_a_draft_of_a_menu(world: World) -> None:
    world.editor.edit_snippet(_main(world), is_published=False, **{"items-0-label": "The mill"})


@_table.add("unpublish a menu", _GONE, before=_menu_of_mill)
def unpublish_a_menu(world: World) -> None:
    world.editor.unpublish_snippet(_main(world))


@_table.add("delete a menu", "- menu MAIN fr DELETED", before=_menu_of_mill)
def delete_a_menu(world: World) -> None:
    world.editor.delete_snippet(_main(world))


@_table.add("let a menu expire", "- menu MAIN fr EXPIRED", before=_menu_of_mill)
def let_a_menu_expire(world: World) -> None:
    menu = _main(world)
    menu.expire_at = timezone.now() + timedelta(hours=1)
    menu.save()
    world.replica.sync()
    world.travel(hours=2)


@_table.add("plan the end of a menu", _CHANGED, before=_menu_of_mill)
def plan_the_end_of_a_menu(world: World) -> None:
    world.editor.edit_snippet(_main(world), expire_at=local(timezone.now() + timedelta(days=3)))


@_table.add(
    "publish a page that a menu waits for",
    "+ spot Cellar fr",
    "+ image Cellar picture",
    "+ circuit Loop fr",
    _CHANGED,
    before=_menu_of_mill,
)
def publish_what_a_menu_waits_for(world: World) -> None:
    world.editor.edit(world.cellar)


@_table.add(
    "unpublish a page of a menu",
    "- spot Mill fr WITHDRAWN",
    "- district Fort fr WITHDRAWN",
    "- image Fort picture WITHDRAWN",
    "+ circuit Loop fr",
    _CHANGED,
    before=_menu_of_mill,
)
def unpublish_a_page_of_a_menu(world: World) -> None:
    world.editor.unpublish(world.mill)


@_table.add("change the title of a page of a menu", "+ spot Windmill fr", before=_menu_of_mill)
def change_a_title(world: World) -> None:
    world.editor.edit(world.mill, title="Windmill")


@_table.add("publish the translation of a page of a menu", "+ spot Mill en", "+ menu MAIN en", before=_menu_in_english)
def publish_a_translation(world: World) -> None:
    world.english(world.mill)


def _walks_has_a_site(world: World) -> None:
    Site.objects.create(hostname=_WALKS, port=80, root_page=fresh(world.walks))
    _menu_of_mill(world)


@_table.add(
    "give a menu to another site",
    _GONE,
    before=_walks_has_a_site,
    elsewhere={
        _WALKS: (
            "+ page Walks fr /fr/",
            "+ page Walks en /en/",
            "+ circuit Loop fr /fr/loop/",
            "+ image Mill picture",
            "+ menu MAIN fr",
        )
    },
)
def give_a_menu_to_another_site(world: World) -> None:
    world.editor.edit_snippet(_main(world), site=Site.objects.get(hostname=_WALKS).pk)


@_table.add("delete a site with a menu", before=_walks_has_a_site)
def delete_a_site_with_a_menu(world: World) -> None:
    add_menu(world.destination, world.loop, site=Site.objects.get(hostname=_WALKS))
    world.editor.remove("wagtailsites", Site.objects.get(hostname=_WALKS))


@_table.add("say who a site is", "+ site_identity Issy fr")
def say_who_a_site_is(world: World) -> None:
    rows = {f"social_links-{name}": value for name, value in _NO_ROWS.items()}
    world.editor.add_snippet(SiteIdentity, name="Issy", site=world.destination.site.pk, **rows)


@_table.add("show a picture with shared links", "+ site_identity Issy fr", "+ image Vault picture", before=_identity)
def show_a_picture(world: World) -> None:
    identity = SiteIdentity.objects.get()
    world.editor.edit_snippet(identity, cover_image=world.vault_picture.pk, cover_image_alt="A door")


@_table.add("add a social network", "+ site_identity Issy fr", before=_identity)
def add_a_network(world: World) -> None:
    row = {"social_links-0-network": "OTHER", "social_links-0-url": "https://example.org/issy"}
    more = {"social_links-TOTAL_FORMS": "1", "social_links-0-ORDER": "1", "social_links-0-id": ""}
    world.editor.edit_snippet(SiteIdentity.objects.get(), **row, **more)
