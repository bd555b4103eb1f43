"""Rows: a page is edited, published, withdrawn, deleted; stops of a circuit."""

from wagtail.models import Page

from circuits.models import CircuitPage, CircuitStop
from tests.destination import fresh, publish

from .row import Rows
from .world import World

_table = Rows()
ROWS = _table.rows

#: What goes with Mill: the circuit loses a stop, nothing else lies in the district.
WITHOUT_MILL = ("+ circuit Loop fr", "- district Fort fr WITHDRAWN", "- image Fort picture WITHDRAWN")


@_table.add("publish an edit", "+ spot Mill fr")
def publish_an_edit(world: World) -> None:
    world.editor.edit(world.mill, teaser="Grinds again")


@_table.add("publish a new title", "+ spot Windmill fr")
def publish_a_title(world: World) -> None:
    world.editor.edit(world.mill, title="Windmill")


@_table.add("save a draft")
def save_a_draft(world: World) -> None:
    world.editor.edit(world.mill, is_published=False, teaser="Not yet")


@_table.add("publish again without a change")
def publish_without_a_change(world: World) -> None:
    world.editor.edit(world.mill)
    world.editor.edit(world.loop)


@_table.add("publish a draft", "+ spot Cellar fr /fr/sights/cellar/", "+ image Cellar picture", "+ circuit Loop fr")
def publish_a_draft(world: World) -> None:
    world.editor.edit(world.cellar)


@_table.add("take the cover off", "+ circuit Loop fr")
def take_the_cover_off(world: World) -> None:
    world.editor.edit(world.loop, cover_image="", cover_image_alt="")


def _loop_has_no_cover(world: World) -> None:
    publish(world.loop, cover_image=None, cover_image_alt="")


@_table.add("take the last cover off", "+ spot Mill fr", "- image Mill picture WITHDRAWN", before=_loop_has_no_cover)
def take_the_last_cover_off(world: World) -> None:
    world.editor.edit(world.mill, cover_image="", cover_image_alt="")


@_table.add("unpublish", "- spot Mill fr WITHDRAWN /fr/sights/mill/", *WITHOUT_MILL)
def unpublish(world: World) -> None:
    world.editor.unpublish(world.mill)


@_table.add("unpublish a circuit", "- circuit Loop fr WITHDRAWN")
def unpublish_a_circuit(world: World) -> None:
    world.editor.unpublish(world.loop)


@_table.add("unpublish a section alone", "- page Sights fr WITHDRAWN /fr/sights/")
def unpublish_a_section(world: World) -> None:
    world.editor.unpublish(world.sights)


_MILL_AND_TOWER_GONE = ("- spot Mill fr WITHDRAWN", "- spot Tower fr WITHDRAWN", *WITHOUT_MILL)


@_table.add("unpublish a section with its pages", "- page Sights fr WITHDRAWN", *_MILL_AND_TOWER_GONE)
def unpublish_a_tree(world: World) -> None:
    world.editor.unpublish(world.sights, with_descendants=True)


@_table.add("unpublish two in the listing", *_MILL_AND_TOWER_GONE)
def unpublish_in_bulk(world: World) -> None:
    world.editor.bulk(Page, "unpublish", [world.mill, world.tower])


@_table.add("delete", "- spot Mill fr DELETED /fr/sights/mill/", *WITHOUT_MILL)
def delete(world: World) -> None:
    world.editor.delete(world.mill)


@_table.add(
    "delete a section with its pages",
    "- page Sights fr DELETED /fr/sights/",
    "- spot Mill fr DELETED",
    "- spot Tower fr DELETED",
    *WITHOUT_MILL,
)
def delete_a_tree(world: World) -> None:
    world.editor.delete(world.sights)


@_table.add(
    "delete two in the listing",
    "- spot Mill fr DELETED",
    "- circuit Loop fr DELETED",
    *WITHOUT_MILL[1:],
    "- image Mill picture WITHDRAWN",
)
def delete_in_bulk(world: World) -> None:
    world.editor.bulk(Page, "delete", [world.mill, world.loop])


@_table.add("delete a draft that is a stop")
def delete_a_draft(world: World) -> None:
    world.editor.delete(world.cellar)


@_table.add("save a page by code", "+ spot Mill fr")
def save_by_code(world: World) -> None:
    page = fresh(world.mill)
    page.teaser = "Said by a script"
    page.save()


@_table.add("edit a stop by code", "+ circuit Loop fr")
def edit_a_stop(world: World) -> None:
    stop = CircuitStop.objects.get(circuit=world.loop, spot=world.tower)
    stop.title_override = "The tower at last"
    stop.save()


@_table.add("delete a stop by code", "+ circuit Loop fr")
def delete_a_stop(world: World) -> None:
    CircuitStop.objects.get(circuit=world.loop, spot=world.tower).delete()


def _there_is_a_short_one(world: World) -> None:
    world.destination.circuit("Short", [world.mill], world.walks, slug="short")


@_table.add(
    "move a stop to another circuit by code", "+ circuit Loop fr", "+ circuit Short fr", before=_there_is_a_short_one
)
def move_a_stop(world: World) -> None:
    stop = CircuitStop.objects.get(circuit=world.loop, spot=world.tower)
    stop.circuit = CircuitPage.objects.get(slug="short")
    stop.save()


@_table.add("delete the stop of a draft by code")
def delete_a_hidden_stop(world: World) -> None:
    CircuitStop.objects.get(circuit=world.loop, spot=world.cellar).delete()


def _tower_is_no_stop(world: World) -> None:
    page = fresh(world.loop)
    page.stops = [stop for stop in page.stops.all() if stop.spot_id != world.tower.pk]
    page.save_revision().publish()


# By code: the form of an older version refuses an inline row that is gone (as Wagtail's own does).
@_table.add("publish the version that had a stop", "+ circuit Loop fr", before=_tower_is_no_stop)
def restore_a_stop(world: World) -> None:
    fresh(world.loop).revisions.order_by("created_at", "pk").first().publish()


def _mill_is_withdrawn(world: World) -> None:
    fresh(world.mill).unpublish()


@_table.add(
    "publish the spot of a stop again",
    "+ spot Mill fr",
    "+ circuit Loop fr",
    "+ district Fort fr",
    "+ image Fort picture",
    before=_mill_is_withdrawn,
)
def publish_again(world: World) -> None:
    world.editor.edit(world.mill)


def _loop_links_to_cellar(world: World) -> None:
    stop = CircuitStop.objects.get(circuit=world.loop, spot=world.tower)
    stop.story = f'<p>Then the <a linktype="page" id="{world.cellar.pk}">cellar</a>.</p>'
    stop.save()
    CircuitStop.objects.get(circuit=world.loop, spot=world.cellar).delete()


@_table.add(
    "publish the target of a link in a text",
    "+ spot Cellar fr",
    "+ image Cellar picture",
    "+ circuit Loop fr",
    before=_loop_links_to_cellar,
)
def publish_a_link_target(world: World) -> None:
    world.editor.edit(world.cellar)
