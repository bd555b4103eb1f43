"""Detection of damage: a row of the ledger that does not say what its digest was computed from."""

from collections.abc import Iterable

import orjson

from ..models import Publication
from .planned import StoredSnapshot
from .records import digest_of_row


def is_damaged(row: Publication) -> bool:
    """Say whether a public row has another digest than its columns and its payload, or a payload that is not JSON."""
    if row.is_withdrawn:
        return False
    try:
        return digest_of_row(row, orjson.loads(row.payload)) != row.digest
    except orjson.JSONDecodeError:
        return True


class CheckedSnapshot(StoredSnapshot):
    """The snapshot of the ledger with its payloads, so that damage is found; the sweep leaves them in the database."""

    def is_damaged(self, row: Publication) -> bool:
        return is_damaged(row)

    def _read_rows(self, uuids: set[str]) -> Iterable[Publication]:
        return Publication.objects.filter(uuid__in=uuids)
