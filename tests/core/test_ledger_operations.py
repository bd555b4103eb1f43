"""Between a migration and the next reconcile, apps verify the records that they are sent."""

import base64
import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.signing import Signer
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from destination_cms.geo.point import Point
from destination_cms.ledger_operations import digest_without_url, number_as_ecmascript
from destination_cms.models import HeadStamp, LedgerState, Publication, Tally
from destination_cms.publishing.payload import add_checksums, checksum_hex, checksum_term, digest_of
from destination_cms.publishing.reconcile import reconcile_publications
from destination_cms.publishing.records import envelope_of, is_intact, key_of_row
from destination_cms.sync.token import decode_token
from tests.destination import Destination, publish
from tests.feed import Replica


def test_a_client_of_before_gets_records_whose_digests_hold(destination: Destination) -> None:
    circuit = destination.circuit("Loop", [destination.spot()])
    circuit.copy(update_attrs={"slug": "again"}).unpublish()
    replica = Replica()
    replica.sync()
    Publication.objects.update(digest="of-before")
    Tally.objects.update(checksum="0")
    replica.digests, replica.token = {}, _of_format_1(replica.token)
    executor = MigrationExecutor(connection)

    executor.migrate([("destination_cms", "0007_withdrawn_files")])
    MigrationExecutor(connection).migrate(executor.loader.graph.leaf_nodes())

    assert {line["record"]["title"] for line in replica.sync()} == {"Issy", "Spot", "Loop"}
    reconcile_publications()
    assert reconcile_publications().count == 0
    assert replica.sync() == []


def test_apps_of_before_go_on_after_an_upgrade_that_brings_stamps(destination: Destination) -> None:
    spot = destination.spot()
    replica = Replica()
    replica.sync()
    before = LedgerState.objects.get()
    executor = MigrationExecutor(connection)

    executor.migrate([("destination_cms", "0014_numbers")])
    MigrationExecutor(connection).migrate(executor.loader.graph.leaf_nodes())

    after = LedgerState.objects.get()
    assert (after.epoch, after.head) == (before.epoch, before.head)
    assert HeadStamp.objects.get().sequence == after.head
    replica.token = _of_format_1(replica.token)
    assert replica.sync() == []
    publish(spot, title="After the upgrade")
    assert len(replica.sync()) == 1


def _of_format_1(text: str | None) -> str:
    """Return a token as it was written before stamps."""
    signer = Signer(salt="destination_cms.sync")
    token = decode_token(signer.unsign(text or ""))
    fields = json.dumps([1, token.epoch, token.site, token.sequence, token.since])
    return signer.sign(base64.urlsafe_b64encode(fields.encode()).decode().rstrip("="))


def written_by_python(row: Publication, **payload: float) -> None:
    """Store a row as it was stored before numbers were written as ECMAScript prints them."""
    stored = json.loads(row.payload) | payload
    record = {**envelope_of(row), "payload": stored}
    del record["last_published_at"]
    options = {"sort_keys": True, "separators": (",", ":"), "ensure_ascii": False}
    row.payload = json.dumps(stored, **options)
    row.digest = hashlib.sha256(json.dumps(record, **options).encode()).hexdigest()
    row.save()


def test_only_records_whose_numbers_are_written_otherwise_are_sent_again(destination: Destination) -> None:
    destination.spot("At 48", location=Point(48.0, 2.25))
    destination.spot("At 48.5", location=Point(48.5, 2.25))
    destination.spot("Damaged", location=Point(47.0, 2.25))
    replica = Replica()
    replica.sync()
    for row in Publication.objects.filter(kind="spot"):
        written_by_python(row)
    Publication.objects.filter(title="Damaged").update(latitude=46.0)
    rows = {str(key_of_row(row)): row for row in Publication.objects.filter(kind="spot")}
    replica.digests |= {key: row.digest for key, row in rows.items()}
    terms = [checksum_term(row.site, key_of_row(row), row.digest) for row in rows.values()]
    Tally.objects.filter(kind="spot").update(checksum=checksum_hex(add_checksums(terms)))

    with connection.schema_editor() as editor:
        number_as_ecmascript(apps, editor)

    # What is damaged keeps its digest, by which reconcile finds it.
    assert {line["record"]["title"] for line in replica.sync()} == {"At 48"}
    reconcile_publications()
    assert {line["record"]["title"] for line in replica.sync()} == {"Damaged"}


def test_a_payload_is_rewritten_where_an_earlier_migration_has_digested_its_numbers(destination: Destination) -> None:
    """An upgrade from before both: the digest is the present one already, and the text is not."""
    destination.spot("At 48", location=Point(48.0, 2.25))
    row = Publication.objects.get(kind="spot")
    stored = json.loads(row.payload) | {"floor_area": 48.0}
    row.digest = digest_of({**envelope_of(row), "payload": stored})
    row.payload = json.dumps(stored, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    row.save()
    assert not is_intact(row)

    with connection.schema_editor() as editor:
        number_as_ecmascript(apps, editor)

    after = Publication.objects.get(pk=row.pk)
    assert is_intact(after)
    assert (after.digest, after.sequence) == (row.digest, row.sequence)


@pytest.mark.parametrize("payload", ['{"a":NaN}', '{"a":1e999}', f'{{"a":1{"0" * 400}}}', '{"a":"\\ud800"}', '{"a"'])
@pytest.mark.parametrize("operation", [digest_without_url, number_as_ecmascript])
def test_a_damaged_payload_does_not_stop_a_migration(
    destination: Destination, payload: str, operation: Callable[[Any, Any], None]
) -> None:
    destination.spot()
    Publication.objects.update(payload=payload)

    with connection.schema_editor() as editor:
        operation(apps, editor)

    assert not any(is_intact(row) for row in Publication.objects.all())
