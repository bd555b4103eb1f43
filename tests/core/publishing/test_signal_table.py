"""Every way in which content changes, and exactly what a synced app is told right after."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command

from destination_cms.publishing.reconcile import reconcile_publications
from tests.feed import Replica

from .signals import (
    aliases,
    clock,
    districts,
    locales,
    pages,
    pictures,
    privacy,
    redirects,
    silent,
    site_snippets,
    sites,
    translations,
    tree,
)
from .signals.row import Row, shown
from .signals.world import World

MODULES = (
    pages,
    tree,
    privacy,
    aliases,
    translations,
    locales,
    districts,
    pictures,
    sites,
    site_snippets,
    redirects,
    clock,
    silent,
)
TABLE = [row for module in MODULES for row in module.ROWS]


@pytest.fixture(scope="module")
def built_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Build the world once; a row puts it back in a tenth of the time that emptying the database takes."""
    with django_db_blocker.unblock():
        yield World()
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def world(built_world: World, settings: Any) -> Iterator[World]:
    with built_world.as_it_was(settings) as world:
        yield world


@pytest.mark.parametrize("row", TABLE, ids=[row.name.replace(" ", "-") for row in TABLE])
def test_an_app_is_told_exactly_what_changed(row: Row, world: World) -> None:
    replica = world.replica
    if row.before:
        row.before(world)
        replica.sync()

    row.act(world)
    if row.is_silent:
        assert replica.sync() == []
        reconcile_publications()
    known = dict(replica.records)
    assert shown(replica.sync(), known, row.lines) == sorted(row.lines)

    for host, lines in row.elsewhere.items():
        assert shown(Replica(host=host).sync(), {}, lines) == sorted(lines)
    fresh = Replica()
    fresh.sync()
    assert replica.records == fresh.records
    assert reconcile_publications(is_dry_run=True).count == 0


def test_the_table_names_every_row_once() -> None:
    assert len({row.name for row in TABLE}) == len(TABLE)
