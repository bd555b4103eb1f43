"""Rows: view restrictions of pages and sections."""

from wagtail.models import PageViewRestriction

from tests.destination import fresh

from .pages import WITHOUT_MILL
from .row import Rows
from .world import World

_table = Rows()
ROWS = _table.rows


@_table.add("make a page private", "- spot Mill fr WITHDRAWN", *WITHOUT_MILL)
def make_a_page_private(world: World) -> None:
    world.editor.page_privacy(world.mill, "login")


@_table.add(
    "make a section private",
    "- page Sights fr WITHDRAWN",
    "- spot Mill fr WITHDRAWN",
    "- spot Tower fr WITHDRAWN",
    *WITHOUT_MILL,
)
def make_a_section_private(world: World) -> None:
    world.editor.page_privacy(world.sights, "password", password="open sesame")


@_table.add(
    "make the whole site private",
    "- page Issy fr WITHDRAWN /fr/",
    "- page Sights fr WITHDRAWN",
    "- page Walks fr WITHDRAWN",
    "- spot Mill fr WITHDRAWN",
    "- spot Tower fr WITHDRAWN",
    "- circuit Loop fr WITHDRAWN",
    "- district Fort fr WITHDRAWN",
    "- image Fort picture WITHDRAWN",
    "- image Mill picture WITHDRAWN",
)
def make_the_site_private(world: World) -> None:
    world.editor.page_privacy(world.home, "login")


@_table.add(
    "make a section public",
    "+ page Members fr /fr/members/",
    "+ spot Vault fr /fr/members/vault/",
    "+ image Vault picture",
)
def make_a_section_public(world: World) -> None:
    world.editor.page_privacy(world.members, "none")


@_table.add("change the kind of a restriction")
def change_the_kind(world: World) -> None:
    world.editor.page_privacy(world.members, "password", password="open sesame")


def _mill_is_private_twice(world: World) -> None:
    for page in (world.sights, world.mill):
        PageViewRestriction.objects.create(page=fresh(page), restriction_type="login")


@_table.add("make a page public below a private section", before=_mill_is_private_twice)
def lift_one_of_two(world: World) -> None:
    world.editor.page_privacy(world.mill, "none")


@_table.add(
    "make a section public above a private page",
    "+ page Sights fr",
    "+ spot Tower fr",
    "+ circuit Loop fr",
    before=_mill_is_private_twice,
)
def lift_the_other_of_two(world: World) -> None:
    world.editor.page_privacy(world.sights, "none")


@_table.add(
    "move a restriction to another page by code",
    "- page Walks fr WITHDRAWN",
    "+ page Members fr",
    "- circuit Loop fr WITHDRAWN",
    "+ spot Vault fr",
    "+ image Vault picture",
)
def move_a_restriction(world: World) -> None:
    restriction = PageViewRestriction.objects.get(page=world.members)
    restriction.page = fresh(world.walks)
    restriction.save()
