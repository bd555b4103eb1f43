"""Rows: slugs, moves and the order of siblings."""

from wagtail.models import Page

from tests.destination import fresh

from .pages import WITHOUT_MILL
from .row import Rows
from .world import World

_table = Rows()
ROWS = _table.rows

#: What Wagtail writes by itself when Sights is elsewhere, and when its pages are.
_FROM_MILL, _FROM_TOWER = "+ redirect /fr/sights/mill", "+ redirect /fr/sights/tower"
_FROM_SIGHTS = ("+ redirect /fr/sights", _FROM_MILL, _FROM_TOWER)

_WITHDRAWN = (
    "- page Sights fr WITHDRAWN /fr/sights/",
    "- spot Mill fr WITHDRAWN /fr/sights/mill/",
    "- spot Tower fr WITHDRAWN",
    *WITHOUT_MILL,
)


@_table.add("change the slug of a page", "+ spot Mill fr /fr/sights/watermill/", _FROM_MILL)
def change_a_slug(world: World) -> None:
    world.editor.edit(world.mill, slug="watermill")


@_table.add(
    "change the slug of a parent",
    "+ page Sights fr /fr/places/",
    "+ spot Mill fr /fr/places/mill/",
    "+ spot Tower fr /fr/places/tower/",
    *_FROM_SIGHTS,
)
def change_the_slug_of_a_parent(world: World) -> None:
    world.editor.edit(world.sights, slug="places")


@_table.add("change the slug of the site's root", "+ page Issy fr /fr/")
def change_the_slug_of_the_root(world: World) -> None:
    world.editor.edit(world.home, slug="town")


@_table.add("change the slug of a section in a draft")
def change_a_slug_in_a_draft(world: World) -> None:
    world.editor.edit(world.sights, is_published=False, slug="places")


@_table.add("move a page", "+ spot Mill fr /fr/walks/mill/", _FROM_MILL)
def move_a_page(world: World) -> None:
    world.editor.move(world.mill, world.walks)


@_table.add(
    "move a subtree",
    "+ page Sights fr /fr/walks/sights/",
    "+ spot Mill fr /fr/walks/sights/mill/",
    "+ spot Tower fr /fr/walks/sights/tower/",
    *_FROM_SIGHTS,
)
def move_a_subtree(world: World) -> None:
    world.editor.move(world.sights, world.walks)


@_table.add(
    "move two in the listing",
    "+ spot Mill fr /fr/walks/mill/",
    "+ spot Tower fr /fr/walks/tower/",
    _FROM_MILL,
    _FROM_TOWER,
)
def move_in_bulk(world: World) -> None:
    world.editor.bulk(Page, "move", [world.mill, world.tower], chooser=world.walks.pk)


@_table.add("move into a private section", *_WITHDRAWN)
def move_into_a_private_section(world: World) -> None:
    world.editor.move(world.sights, world.members)


# No redirect: its old path was never public.
@_table.add("move out of a private section", "+ spot Vault fr /fr/sights/vault/", "+ image Vault picture")
def move_out_of_a_private_section(world: World) -> None:
    world.editor.move(world.vault, world.sights)


@_table.add("move a private section")
def move_a_private_section(world: World) -> None:
    world.editor.move(world.members, world.sights)


@_table.add("move out of the site", *_WITHDRAWN)
def move_out_of_the_site(world: World) -> None:
    world.editor.move(world.sights, Page.get_first_root_node())


def _sights_are_elsewhere(world: World) -> None:
    fresh(world.sights).move(Page.get_first_root_node(), pos="last-child")


@_table.add(
    "move into the site",
    "+ page Sights fr /fr/walks/sights/",
    "+ spot Mill fr /fr/walks/sights/mill/",
    "+ spot Tower fr",
    "+ circuit Loop fr",
    "+ district Fort fr",
    "+ image Fort picture",
    before=_sights_are_elsewhere,
)
def move_into_the_site(world: World) -> None:
    world.editor.move(world.sights, world.walks)


# The admin refuses it.
@_table.add("move into the tree of another language by code", "+ spot Mill fr /en/walks/mill/", _FROM_MILL)
def move_into_another_language(world: World) -> None:
    fresh(world.mill).move(fresh(world.walks_en), pos="last-child")


@_table.add("reorder siblings")
def reorder_siblings(world: World) -> None:
    world.editor.place(world.tower, 0)


@_table.add("reorder sections")
def reorder_sections(world: World) -> None:
    world.editor.place(world.members, 0)
