"""Remove the files of withdrawn content."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from ...images.removal import remove_orphans
from ...publishing.sweep import sweep_publications
from ...publishing.withdrawn_files import remove_withdrawn_files


class Command(BaseCommand):
    help = "Remove the files of images, recordings and base maps that stopped being public longer than FILE_GRACE_MINUTES ago."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--orphans",
            action="store_true",
            help="Also walk the storage and remove files of ours that no row names. Slow where the storage is remote.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        sweep_publications()
        now = timezone.now()
        removed = remove_withdrawn_files(now)
        self.stdout.write(f"{removed} files removed.")
        if options["orphans"]:
            self.stdout.write(f"{remove_orphans(now)} files without a row removed.")
