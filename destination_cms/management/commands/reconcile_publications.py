"""Compare the whole published set with the ledger and repair it."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ...publishing.reconcile import reconcile_publications

_WIDTH = 30


class Command(BaseCommand):
    help = (
        "Compare everything that is published with the ledger and repair what differs. Run it once after "
        "installation, nightly, and after a restored backup. It can be interrupted and run again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Count the differences and write nothing.")
        parser.add_argument(
            "--restart", action="store_true", help="Start from the beginning instead of where the last run stopped."
        )
        parser.add_argument(
            "--new-epoch", action="store_true", help="After a restored backup: make every app start its sync again."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        result = reconcile_publications(
            is_dry_run=options["dry_run"],
            is_restart=options["restart"],
            has_new_epoch=options["new_epoch"],
            on_progress=self._show if options["verbosity"] else None,
        )
        if options["verbosity"] and sys.stderr.isatty():
            self.stderr.write("")
        verb = "would change" if options["dry_run"] else "changed"
        self.stdout.write(
            f"{result.count} differences: {verb} {result.upserts} records, {result.tombstones} withdrawals, "
            f"{result.others} book-keeping rows."
        )

    def _show(self, done: int, total: int, differences: int) -> None:
        """Draw a bar on a terminal; elsewhere a line for every tenth of the way would be noise, so nothing."""
        if not sys.stderr.isatty():
            return
        filled = _WIDTH * done // max(total, 1)
        bar = "#" * filled + "." * (_WIDTH - filled)
        self.stderr.write(f"\r[{bar}] {done}/{total} rows, {differences} differences", ending="")
