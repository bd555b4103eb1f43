"""Rows: pictures and their collections."""

from wagtail.images import get_image_model
from wagtail.models import Collection

from tests.destination import picture_file

from .row import Rows
from .world import World

_table = Rows()
ROWS = _table.rows

#: Both show it: Mill and the circuit.
_WITHDRAWN = ("- image Mill picture WITHDRAWN", "+ spot Mill fr", "+ circuit Loop fr")
_TOWER_IN_SIGHT = ("+ image Tower picture", "+ spot Tower fr")


@_table.add("retitle a picture", "+ image A wheel")
def retitle(world: World) -> None:
    world.editor.edit_image(world.mill_picture, title="A wheel")


@_table.add("retitle a picture that nothing public shows")
def retitle_an_unused_one(world: World) -> None:
    world.editor.edit_image(world.vault_picture, title="A door")


@_table.add("save a picture without a change")
def save_without_a_change(world: World) -> None:
    world.editor.edit_image(world.mill_picture)


@_table.add("move the focal point of a picture", "+ image Mill picture")
def move_the_focal_point(world: World) -> None:
    point = {"focal_point_x": 10, "focal_point_y": 10, "focal_point_width": 8, "focal_point_height": 8}
    world.editor.edit_image(world.mill_picture, **point)


@_table.add("replace the file of a picture", "+ image Mill picture")
def replace_the_file(world: World) -> None:
    world.editor.edit_image(world.mill_picture, file=picture_file("other.png", (80, 60)))


@_table.add("delete a picture", "- image Mill picture DELETED", *_WITHDRAWN[1:])
def delete(world: World) -> None:
    world.editor.delete_image(world.mill_picture)


@_table.add("delete a picture in the listing", "- image Mill picture DELETED", *_WITHDRAWN[1:])
def delete_in_bulk(world: World) -> None:
    world.editor.bulk(get_image_model(), "delete", [world.mill_picture])


@_table.add("move a picture into a private collection", *_WITHDRAWN)
def move_into_a_private_collection(world: World) -> None:
    world.editor.edit_image(world.mill_picture, collection=world.closed.pk)


@_table.add("move a picture into a private collection in the listing", *_WITHDRAWN)
def move_in_bulk(world: World) -> None:
    world.editor.bulk(get_image_model(), "add_to_collection", [world.mill_picture], collection=world.closed.pk)


@_table.add("move a picture out of a private collection", *_TOWER_IN_SIGHT)
def move_out_of_a_private_collection(world: World) -> None:
    world.editor.edit_image(world.tower_picture, collection=world.press.pk)


@_table.add("make a collection private", *_WITHDRAWN)
def make_a_collection_private(world: World) -> None:
    world.editor.collection_privacy(world.press, "login")


@_table.add("make a collection public", *_TOWER_IN_SIGHT)
def make_a_collection_public(world: World) -> None:
    world.editor.collection_privacy(world.closed, "none")


@_table.add("move a collection below a private one", *_WITHDRAWN)
def move_a_collection_below_a_private_one(world: World) -> None:
    world.editor.edit_collection(world.press, parent=world.closed.pk)


def _closed_holds_press(world: World) -> None:
    Collection.objects.get(pk=world.press.pk).move(Collection.objects.get(pk=world.closed.pk), "sorted-child")
    get_image_model().objects.get(pk=world.mill_picture.pk).save()


@_table.add(
    "move a collection out of a private one",
    "+ image Mill picture",
    *_WITHDRAWN[1:],
    before=_closed_holds_press,
)
def move_a_collection_out_of_a_private_one(world: World) -> None:
    world.editor.edit_collection(world.press, parent=Collection.objects.get(depth=1).pk)


@_table.add("rename a collection")
def rename_a_collection(world: World) -> None:
    world.editor.edit_collection(world.press, name="For the press")
