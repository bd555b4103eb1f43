"""The plant: changes are numbered where they are made, in the writer's own transaction, from a sequence."""

from django.db import connection
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from destination_cms.models import LedgerState
from destination_cms.publishing.sweep import plan_sources
from destination_cms.publishing.visibility import VisibilityRules

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
        planned = plan_sources({source}, VisibilityRules.load(timezone.now()), LedgerState.objects.get(pk=1))
        upserts = [(each.stored, each.publication) for each in planned.upserts if each.source == source]
        tombstones = [(each.stored, each.stored) for each in planned.tombstones if each.source == source]
        for stored, row in [*upserts, *tombstones]:
            if stored is None:
                continue
            row.pk, row.is_withdrawn, row.changed_at = stored.pk, row is stored, timezone.now()
            row.sequence = self._number
            row.save()

    def show(self) -> None:
        """Move the head on: the change is committed, so readers may go up to it."""
        LedgerState.objects.filter(pk=1).update(head=Greatest(F("head"), self._number))
