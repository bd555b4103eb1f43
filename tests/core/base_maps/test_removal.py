"""A file of a base map that was replaced goes after the grace time, and not before the ledger has let go of it."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.management import call_command
from django.test import Client

from destination_cms.models import BaseMap, Publication, WithdrawnFile
from tests.core.geo.base_maps.files import pmtiles
from tests.destination import Destination, fresh
from tests.site_snippets import add_base_map, map_file

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
GRACE = timedelta(minutes=60)
OTHER = pmtiles(zooms=(0, 3))


@pytest.fixture(autouse=True)
def clock(db: None, time_machine: Any) -> Any:
    shutil.rmtree(storages["renditions"].path("base-maps"), ignore_errors=True)
    time_machine.move_to(NOW, tick=False)
    return time_machine


def status(name: str) -> int:
    return Client().get(f"/maps/{name.rpartition('/')[2]}").status_code


def files() -> set[str]:
    return {path.name for path in Path(storages["renditions"].path("base-maps")).iterdir()}


def test_a_file_that_was_replaced_has_its_grace(destination: Destination, clock: Any) -> None:
    base_map = add_base_map(destination)
    former = base_map.file.name

    base_map.file = map_file(OTHER)
    base_map.save()

    assert fresh(base_map).file.name != former
    call_command("publish_scheduled")
    assert (status(former), status(base_map.file.name)) == (200, 200)
    clock.shift(GRACE * 2)
    call_command("publish_scheduled")
    assert (status(former), status(base_map.file.name)) == (404, 200)


def test_a_change_of_words_keeps_the_file(destination: Destination) -> None:
    base_map = add_base_map(destination)
    base_map.attribution = "© OpenStreetMap contributors, 2026"
    base_map.save()

    assert WithdrawnFile.objects.count() == 0


@pytest.mark.parametrize("delete", [lambda base_map: base_map.delete(), lambda _: BaseMap.objects.all().delete()])
def test_a_base_map_that_is_deleted_goes(destination: Destination, clock: Any, delete: Any) -> None:
    base_map = add_base_map(destination)
    name = base_map.file.name

    delete(base_map)

    assert Publication.objects.get(kind="base_map").is_withdrawn
    clock.shift(GRACE * 2)
    call_command("publish_scheduled")
    assert status(name) == 404
    assert files() == set()


def test_a_file_that_the_ledger_still_names_is_kept(destination: Destination, clock: Any) -> None:
    base_map = add_base_map(destination)
    name = base_map.file.name
    # As if the projection of the change had failed.
    stored = Publication.objects.filter(kind="base_map").values()[0]
    base_map.delete()
    Publication.objects.filter(kind="base_map").update(payload=stored["payload"], is_withdrawn=False)

    clock.shift(GRACE * 2)
    call_command("publish_scheduled")
    assert status(name) == 200

    Publication.objects.filter(kind="base_map").update(is_withdrawn=True)
    call_command("publish_scheduled")
    assert status(name) == 404


def test_a_file_that_no_row_names_is_found(destination: Destination, clock: Any) -> None:
    base_map = add_base_map(destination)
    folder = Path(storages["renditions"].path("base-maps"))
    for name in ("lost.0123456789abcdef.pmtiles", "notes.txt"):
        (folder / name).write_bytes(b"x")

    # What is on the disk has the time of the machine.
    clock.move_to(datetime.now(UTC) + timedelta(days=36_500))
    call_command("remove_withdrawn_files", orphans=True)

    assert files() == {"notes.txt", base_map.file.name.rpartition("/")[2]}
