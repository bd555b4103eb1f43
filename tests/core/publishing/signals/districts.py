"""Rows: a district, a snippet that is public while a public spot lies in it."""

from tests.destination import fresh

from .row import Rows
from .world import World

_table = Rows()
ROWS = _table.rows

_GONE = ("+ spot Mill fr", "- image Fort picture WITHDRAWN")


@_table.add("edit a district", "+ district Fort fr")
def edit(world: World) -> None:
    world.editor.edit_snippet(world.fort, description="Behind the walls")


@_table.add("save a district as a draft")
def save_a_draft(world: World) -> None:
    world.editor.edit_snippet(world.fort, is_published=False, description="Not yet")


@_table.add("publish a district again without a change")
def publish_without_a_change(world: World) -> None:
    world.editor.edit_snippet(world.fort)


@_table.add("unpublish a district", "- district Fort fr WITHDRAWN", *_GONE)
def unpublish(world: World) -> None:
    world.editor.unpublish_snippet(world.fort)


@_table.add("delete a district", "- district Fort fr DELETED", *_GONE)
def delete(world: World) -> None:
    world.editor.delete_snippet(world.fort)


@_table.add("delete a district in the listing", "- district Fort fr DELETED", *_GONE)
def delete_in_bulk(world: World) -> None:
    world.editor.bulk(type(world.fort), "delete", [world.fort])


@_table.add("edit a district that nothing public lies in")
def edit_an_unused_one(world: World) -> None:
    world.editor.edit_snippet(world.destination.district("Heath"), description="Empty for now")


def _fort_is_a_draft(world: World) -> None:
    fresh(world.fort).unpublish()


@_table.add(
    "publish a district again",
    "+ district Fort fr",
    "+ spot Mill fr",
    "+ image Fort picture",
    before=_fort_is_a_draft,
)
def publish_again(world: World) -> None:
    world.editor.edit_snippet(world.fort)


@_table.add("take the picture off a district", "+ district Fort fr", "- image Fort picture WITHDRAWN")
def take_the_picture_off(world: World) -> None:
    world.editor.edit_snippet(world.fort, cover_image="", cover_image_alt="")
