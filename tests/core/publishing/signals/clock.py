"""Rows: what time alone does, with the scheduler and without it."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from tests.destination import fresh, publish

from .editor import local
from .pages import WITHOUT_MILL
from .row import Rows
from .world import World

_table = Rows()
ROWS = _table.rows

_MILL_EXPIRED = ("- spot Mill fr EXPIRED /fr/sights/mill/", *WITHOUT_MILL)
_FORT_EXPIRED = ("- district Fort fr EXPIRED", "+ spot Mill fr", "- image Fort picture WITHDRAWN")


def _mill_expires(world: World) -> None:
    publish(world.mill, expire_at=timezone.now() + timedelta(hours=1))


@_table.add("set an expiry", "+ spot Mill fr")
def set_an_expiry(world: World) -> None:
    world.editor.edit(world.mill, expire_at=local(timezone.now() + timedelta(hours=3)))


@_table.add("an expiry passes without a scheduler", *_MILL_EXPIRED, before=_mill_expires)
def expire_by_the_clock(world: World) -> None:
    world.travel(hours=2)


@_table.add("the scheduler unpublishes what has expired", *_MILL_EXPIRED, before=_mill_expires)
def expire_by_the_scheduler(world: World) -> None:
    world.travel(hours=2)
    call_command("publish_scheduled")


@_table.add("the scheduler comes after the clock", *_MILL_EXPIRED, before=_mill_expires)
def expire_by_the_clock_first(world: World) -> None:
    world.travel(hours=2)
    call_command("sweep_publications", verbosity=0)
    call_command("publish_scheduled")


def _mill_has_expired(world: World) -> None:
    _mill_expires(world)
    world.travel(hours=2)


@_table.add(
    "an expiry is lifted after it has passed",
    "+ spot Mill fr",
    "+ circuit Loop fr",
    "+ district Fort fr",
    "+ image Fort picture",
    before=_mill_has_expired,
)
def lift_an_expiry(world: World) -> None:
    world.editor.edit(world.mill, expire_at="")


def _both_expire(world: World) -> None:
    _mill_expires(world)
    publish(world.loop, expire_at=timezone.now() + timedelta(hours=1))


@_table.add(
    "all that shows a picture expires",
    "- spot Mill fr EXPIRED",
    "- circuit Loop fr EXPIRED",
    "- district Fort fr WITHDRAWN",
    "- image Fort picture WITHDRAWN",
    "- image Mill picture WITHDRAWN",
    before=_both_expire,
)
def expire_together(world: World) -> None:
    world.travel(hours=2)


def _fort_expires(world: World) -> None:
    fort = fresh(world.fort)
    fort.expire_at = timezone.now() + timedelta(hours=1)
    fort.save_revision().publish()


@_table.add("a district expires without a scheduler", *_FORT_EXPIRED, before=_fort_expires)
def expire_a_district_by_the_clock(world: World) -> None:
    world.travel(hours=2)


@_table.add("the scheduler unpublishes a district", *_FORT_EXPIRED, before=_fort_expires)
def expire_a_district_by_the_scheduler(world: World) -> None:
    world.travel(hours=2)
    call_command("publish_scheduled")


def _in_an_hour() -> str:
    return local(timezone.now() + timedelta(hours=1))


@_table.add("schedule a draft")
def schedule_a_draft(world: World) -> None:
    world.editor.edit(world.cellar, go_live_at=_in_an_hour())


@_table.add("schedule an edit of a public page")
def schedule_an_edit(world: World) -> None:
    world.editor.edit(world.mill, go_live_at=_in_an_hour(), teaser="Grinds tomorrow")


@_table.add(
    "the scheduler publishes a draft",
    "+ spot Cellar fr",
    "+ image Cellar picture",
    "+ circuit Loop fr",
    before=schedule_a_draft,
)
def go_live(world: World) -> None:
    world.travel(hours=2)
    call_command("publish_scheduled")


@_table.add("the scheduler publishes an edit", "+ spot Mill fr", before=schedule_an_edit)
def go_live_with_an_edit(world: World) -> None:
    world.travel(hours=2)
    call_command("publish_scheduled")


@_table.add("a go-live moment passes without a scheduler", before=schedule_a_draft)
def go_live_by_nobody(world: World) -> None:
    world.travel(hours=2)
