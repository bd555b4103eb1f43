"""What older versions stored is carried over: rows that had no language, boxes that were not ticked."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Revision

from circuits.models import CircuitStop, SpotIndex, SpotPage
from tests.destination import Destination, fresh

APP = "destination_circuits"
BEFORE = "0002_embeds"


def migrate(name: str, app: str = APP) -> Any:
    """Migrate an app; return the models as they were then."""
    return MigrationExecutor(connection).migrate([(app, name)]).apps


def migrate_to_newest(app: str = APP) -> None:
    """Migrate an app to its last migration: what follows asks the models of today, and so do other tests."""
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes(app))


@pytest.fixture
def without_languages(destination: Destination) -> Iterator[None]:
    """Two circuits in French, one of them in English too with a stop less, as 0002 stored them."""
    spots = [destination.spot(f"Spot {number}") for number in range(3)]
    loop = destination.circuit("Boucle", spots)
    destination.home.copy_for_translation(destination.en).save_revision().publish()
    copy = loop.copy_for_translation(destination.en)
    copy.save_revision().publish()
    # Nothing followed then.
    CircuitStop.objects.filter(circuit=copy, sort_order=2).delete()
    destination.circuit("Autre", spots[:1])
    migrate(BEFORE)
    yield
    migrate_to_newest()


def test_rows_take_the_language_of_their_page_and_are_paired_in_order(without_languages: None):
    migrate_to_newest()

    rows = list(CircuitStop.objects.select_related("circuit", "locale").order_by("circuit__path", "sort_order"))
    assert len(rows) == 6
    assert all(row.locale == row.circuit.locale for row in rows)
    keys = {(row.circuit.title, row.locale.language_code, row.sort_order): row.translation_key for row in rows}
    french = [key for (title, code, _), key in keys.items() if (title, code) == ("Boucle", "fr")]
    english = [key for (title, code, _), key in keys.items() if (title, code) == ("Boucle", "en")]
    assert len(french) == len(set(french)) == 3
    assert english == french[:2]
    assert len(set(keys.values())) == 4


def test_a_box_that_was_not_ticked_becomes_unknown_in_drafts_too(destination: Destination):
    """In the pages, their drafts and the index, and back again."""
    ticked, draft = destination.spot("Fort", step_free="YES"), destination.spot("Moulin", step_free="NO")
    draft.step_free = "YES"
    draft.save_revision()

    old = migrate("0006_kept_rows")
    was = dict(old.get_model(APP, "SpotPage").objects.values_list("pk", "is_step_free"))
    for revision in Revision.page_revisions.filter(object_id__in=[str(ticked.pk), str(draft.pk)]).order_by("-pk")[:2]:
        assert "step_free" not in revision.content
    assert Revision.objects.get(pk=draft.latest_revision_id).content["is_step_free"] is True
    assert was == {ticked.pk: True, draft.pk: False}
    migrate_to_newest()

    assert dict(SpotPage.objects.values_list("pk", "step_free")) == {ticked.pk: "YES", draft.pk: "UNKNOWN"}
    assert fresh(draft).get_latest_revision_as_object().step_free == "YES"
    assert sorted(SpotIndex.objects.values_list("step_free", flat=True)) == ["UNKNOWN", "YES"]
