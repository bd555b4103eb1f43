"""Rows: what sends no signal at all; the next reconcile finds it."""

from django.db import connection
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, PageViewRestriction

from circuits.models import CircuitStop, SpotPage
from destination_cms.models import District
from tests.destination import fresh

from .pages import WITHOUT_MILL
from .row import Rows
from .world import World

_table = Rows()
ROWS = _table.rows


def _sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@_table.add("update titles in bulk", "+ spot Miller fr", is_silent=True)
def update_titles(world: World) -> None:
    Page.objects.filter(pk=world.mill.pk).update(title="Miller")


@_table.add("update content in bulk", "+ spot Mill fr", "+ spot Tower fr", is_silent=True)
def update_content(world: World) -> None:
    SpotPage.objects.update(teaser="Seen from the river")


@_table.add("withdraw in bulk", "- spot Mill fr WITHDRAWN", *WITHOUT_MILL, is_silent=True)
def withdraw(world: World) -> None:
    Page.objects.filter(pk=world.mill.pk).update(live=False)


@_table.add("publish in bulk", "+ spot Cellar fr", "+ image Cellar picture", "+ circuit Loop fr", is_silent=True)
def publish_in_bulk(world: World) -> None:
    Page.objects.filter(pk=world.cellar.pk).update(live=True)


@_table.add("update pictures in bulk", "+ image A wheel", is_silent=True)
def update_pictures(world: World) -> None:
    get_image_model().objects.filter(pk=world.mill_picture.pk).update(title="A wheel")


@_table.add("update districts in bulk", "+ district Fort fr", is_silent=True)
def update_districts(world: World) -> None:
    District.objects.update(description="Behind the walls")


@_table.add("change a page in SQL", "+ spot Miller fr", is_silent=True)
def change_in_sql(world: World) -> None:
    _sql("UPDATE wagtailcore_page SET title = %s WHERE id = %s", "Miller", world.mill.pk)


@_table.add("delete a stop in SQL", "+ circuit Loop fr", is_silent=True)
def delete_a_stop_in_sql(world: World) -> None:
    table = CircuitStop._meta.db_table
    _sql(f"DELETE FROM {table} WHERE circuit_id = %s AND spot_id = %s", world.loop.pk, world.tower.pk)  # noqa: S608


# That nothing shows it any more is found before that it is gone.
@_table.add(
    "delete a picture in SQL", "- image Mill picture WITHDRAWN", "+ spot Mill fr", "+ circuit Loop fr", is_silent=True
)
def delete_a_picture_in_sql(world: World) -> None:
    picture = world.mill_picture.pk
    _sql(f"UPDATE {SpotPage._meta.db_table} SET cover_image_id = NULL WHERE cover_image_id = %s", picture)  # noqa: S608
    _sql("UPDATE destination_circuits_circuitpage SET cover_image_id = NULL WHERE cover_image_id = %s", picture)
    _sql("DELETE FROM wagtailimages_rendition WHERE image_id = %s", picture)
    _sql("DELETE FROM wagtailimages_image WHERE id = %s", picture)


@_table.add("make a section private in SQL", "- page Walks fr WITHDRAWN", "- circuit Loop fr WITHDRAWN", is_silent=True)
def make_private_in_sql(world: World) -> None:
    PageViewRestriction.objects.bulk_create([PageViewRestriction(page=fresh(world.walks), restriction_type="login")])


@_table.add(
    "move a collection by code", "- image Mill picture WITHDRAWN", "+ spot Mill fr", "+ circuit Loop fr", is_silent=True
)
def move_a_collection(world: World) -> None:
    Collection.objects.get(pk=world.press.pk).move(Collection.objects.get(pk=world.closed.pk), "sorted-child")
