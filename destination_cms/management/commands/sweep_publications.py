"""Sweep the ledger: for a timer, and after a crash."""

from typing import Any

from django.core.management.base import BaseCommand

from ...publishing.sweep import sweep_publications


class Command(BaseCommand):
    help = "Publish in the ledger what was marked or is due. Safe to run at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        result = sweep_publications()
        self.stdout.write(
            f"{result.upserts} published or changed, {result.tombstones} withdrawn, in {result.batches} batches."
        )
