"""A row is read without what is not shown; who asks for more after all gets it, for all rows at once."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from destination_cms.compiled_queries import compiled
from destination_cms.graphql.reading.needs import EVERYTHING, Needs
from destination_cms.graphql.reading.reader import Reader, Record
from destination_cms.graphql.reading.row_shapes import WHOLE, RowShape, shape_for, stored_of
from destination_cms.graphql.reading.rows import DamagedRecord
from destination_cms.models import LedgerSite, Publication
from tests.core.graphql.lists.rows import add_rows

pytestmark = pytest.mark.django_db

TITLE = Needs(columns=frozenset({"title", "url"}))
DATES = Needs(columns=frozenset({"last_published_at"}))
KIND = Needs(keys=frozenset({"kind"}))
#: A column of the same table stands for that of an index row.
COLUMNS = {"kind": "reason"}


@pytest.fixture
def reader() -> Reader:
    site = LedgerSite.objects.create(site=1, hostname="localhost", port=80, default_locale="fr", locales=["fr"])
    return Reader(site, timezone.now())


def read(reader: Reader, shape: RowShape) -> list[Record]:
    statement = compiled(reader.published().order_by("uuid"), shape.names)
    return reader.batch(shape.rows(reader, statement, statement.fetch()))


def add(number: int = 3) -> None:
    add_rows(
        {"title": f"T{n}", "payload": f'{{"kind":"P{n}","note":"N{n}"}}', "reason": f"R{n}", "digest": f"D{n}"}
        for n in range(number)
    )


@pytest.mark.parametrize(
    ("needs", "columns", "is_whole"),
    [
        (TITLE, {}, False),
        (TITLE | DATES, {}, False),
        (KIND, COLUMNS, False),
        (KIND, {}, True),
        (KIND | Needs(keys=frozenset({"note"})), COLUMNS, True),
        (EVERYTHING, COLUMNS, True),
    ],
)
def test_the_payload_is_read_where_no_other_column_has_what_is_shown(
    needs: Needs, columns: dict[str, str], is_whole: bool
) -> None:
    shape = shape_for(needs, columns)

    assert (shape is WHOLE) == is_whole == ("payload" in shape.names)


def test_dates_are_read_where_one_is_shown() -> None:
    assert "expires_at" in shape_for(DATES, {}).names
    assert "expires_at" not in shape_for(TITLE, {}).names


@pytest.mark.parametrize("shape", [WHOLE, shape_for(TITLE, {}), shape_for(TITLE | DATES | KIND, COLUMNS)])
def test_a_row_is_the_same_whatever_was_read_of_it(reader: Reader, shape: RowShape) -> None:
    add()

    (first, *_) = read(reader, shape)

    assert (first.key, first.row.title, first.row.location) == (f"spot:{first.row.uuid}:fr", "T0", None)
    assert (first.row.digest, first.row.links, first.row.expires_at) == ("D0", "", None)
    assert first.row.last_published_at == datetime(2026, 7, 2, tzinfo=UTC)
    assert first.payload == {"kind": "P0", "note": "N0"}
    assert not hasattr(first.row, "nothing")


def test_what_is_missing_is_read_for_all_rows_at_once(reader: Reader) -> None:
    add(5)
    records = read(reader, shape_for(KIND, COLUMNS))

    with CaptureQueriesContext(connection) as captured:
        shown = [stored_of(record).get("kind") for record in records]
        assert len(captured) == 0
        missing = [(stored_of(record).get("note"), record.row.digest) for record in records]

    assert shown == [f"R{n}" for n in range(5)]
    assert missing == [(f"N{n}", f"D{n}") for n in range(5)]
    assert len(captured) == 1


def test_what_has_gone_meanwhile_is_not_told(reader: Reader) -> None:
    add()
    first, second, _ = read(reader, shape_for(TITLE, {}))
    Publication.objects.filter(uuid=first.row.uuid).update(is_withdrawn=True)

    with pytest.raises(DamagedRecord, match=first.key):
        first.payload  # noqa: B018 - it is read
    assert second.payload["note"] == "N1"


def test_a_reference_leads_to_a_whole_record(reader: Reader) -> None:
    add()
    listed = read(reader, shape_for(TITLE, {}))[0]

    found: Any = reader.get([listed.key])[listed.key]

    assert found is not listed
    assert found.row.is_whole
