"""The plant: changes are numbered where they are made, in the writer's own transaction, from a sequence."""

from django.db import connection
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from destination_cms.models import LedgerState
from destination_cms.publishing.gates import Gates
from destination_cms.publishing.settlement import Settlement
from destination_cms.publishing.writer import plan

_SEQUENCE = "naive_number"


class NaiveNumbering:
    """Numbers one change as a ``bigserial`` column does, on PostgreSQL."""

    @staticmethod
    def prepare() -> None:
        """Make the sequence, which goes on from the ledger's head."""
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE SEQUENCE {_SEQUENCE} START {LedgerState.objects.get(pk=1).head + 1}")

    def __init__(self) -> None:
        """Take the next number, at the beginning of the caller's transaction."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT nextval('{_SEQUENCE}')")
            self._number = int(cursor.fetchone()[0])

    def write(self, source: str) -> None:
        """Write the page's own row with that number, in the same transaction."""
        settlement = Settlement(Gates.load(timezone.now()), LedgerState.objects.get(pk=1))
        settlement.settle({source})
        outcome = plan(settlement)
        for entry in [*outcome.upserts, *outcome.tombstones]:
            if entry.source != source or entry.row is None:
                continue
            row = entry.desired if entry.is_live and entry.desired is not None else entry.row
            row.pk, row.is_withdrawn, row.changed_at = entry.row.pk, not entry.is_live, timezone.now()
            row.sequence = self._number
            row.save()

    def show(self) -> None:
        """Move the head on: the change is committed, so readers may go up to it."""
        LedgerState.objects.filter(pk=1).update(head=Greatest(F("head"), self._number))
