"""Publications for lists, written straight into the ledger's table."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from destination_cms.models import Publication

START = datetime(2026, 7, 1, tzinfo=UTC)


def add_rows(rows: Iterable[dict[str, Any]]) -> list[Publication]:
    """Write publications with these columns; their UUIDs and numbers go up."""
    made = [
        Publication(
            **{
                "site": 1,
                "kind": "spot",
                "uuid": UUID(int=number),
                "locale": "fr",
                "sequence": number,
                "changed_at": START,
                "last_published_at": START + timedelta(days=number),
                **columns,
            }
        )
        for number, columns in enumerate(rows, start=1)
    ]
    return Publication.objects.bulk_create(made)
