"""Rows: translations of pages and districts."""

from circuits.models import CircuitStop
from tests.destination import fresh

from .row import Rows
from .world import World

_table = Rows()
ROWS = _table.rows


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
    before=translate_a_district,
)
def publish_after_the_district(world: World) -> None:
    world.editor.edit(fresh(world.mill).copy_for_translation(world.en))


def _loop_tells_of_a_stand_in(world: World) -> None:
    """The text links to the English page; what French readers get is the French one."""
    stand_in = world.english(world.tower, is_alias=True)
    stop = CircuitStop.objects.get(circuit=world.loop, spot=world.mill)
    stop.story = f'<p>Then the <a linktype="page" id="{stand_in.pk}">tower</a>.</p>'
    stop.save()


@_table.add("delete a stand-in that a text links to", "+ circuit Loop fr", before=_loop_tells_of_a_stand_in)
def delete_a_linked_stand_in(world: World) -> None:
    world.editor.delete(fresh(world.tower).get_translation(world.en))
