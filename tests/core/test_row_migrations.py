"""Rows written before they had a language get one, and find their translations."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from circuits.models import CircuitStop
from tests.destination import Destination

APP = "destination_circuits"
BEFORE, AFTER = "0002_embeds", "0003_translatable_rows"


def migrate(name: str) -> None:
    MigrationExecutor(connection).migrate([(APP, name)])


@pytest.fixture
def without_languages(destination: Destination) -> Iterator[None]:
    """Two circuits in French, one of them in English too with a stop less, as 0002 stored them."""
    spots = [destination.spot(f"Spot {number}") for number in range(3)]
    loop = destination.circuit("Boucle", spots)
    destination.home.copy_for_translation(destination.en).save_revision().publish()
    copy = loop.copy_for_translation(destination.en)
    copy.stops = list(copy.stops.all())[:2]
    copy.save_revision().publish()
    destination.circuit("Autre", spots[:1])
    migrate(BEFORE)
    yield
    migrate(AFTER)


def test_rows_take_the_language_of_their_page_and_are_paired_in_order(without_languages: None):
    migrate(AFTER)

    rows = list(CircuitStop.objects.select_related("circuit", "locale").order_by("circuit__path", "sort_order"))
    assert len(rows) == 6
    assert all(row.locale == row.circuit.locale for row in rows)
    keys = {(row.circuit.title, row.locale.language_code, row.sort_order): row.translation_key for row in rows}
    french = [key for (title, code, _), key in keys.items() if (title, code) == ("Boucle", "fr")]
    english = [key for (title, code, _), key in keys.items() if (title, code) == ("Boucle", "en")]
    assert len(french) == len(set(french)) == 3
    assert english == french[:2]
    assert len(set(keys.values())) == 4
