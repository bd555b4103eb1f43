"""Read the track of a page from a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from ...base_page import page_model
from ...geo.tracks import TrackRefused
from ...geo.tracks.refusals import MAX_FILE_BYTES
from ...models.track_messages import track_message
from ...models.tracks import TrackMixin
from ...track_imports import ImportChoices, ImportedTrack, import_track


class Command(BaseCommand):
    """Read a GPX, KML, KMZ or GeoJSON file into a draft of a page, or publish it."""

    help = "Reads the track of a page, such as a circuit, from a GPX, KML, KMZ or GeoJSON file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("page", type=int, help="Id of the page, as in the address of its editor.")
        parser.add_argument("file", type=Path, help="The file; 20 MB and 100,000 points at most.")
        parser.add_argument("--lines", type=_numbers, default=[], help="Numbers of the lines to join, for example 2,1.")
        parser.add_argument("--join", action="store_true", help="Join all lines, however far apart they are.")
        parser.add_argument("--reverse", action="store_true", help="Lead in the other direction.")
        parser.add_argument("--tolerance", type=float, default=0.0, help="Metres within which points are left out.")
        parser.add_argument("--publish", action="store_true", help="Publish the page; otherwise it gets a draft.")
        parser.add_argument("--dry-run", action="store_true", help="Only tell what is in the file.")

    def handle(self, *args: Any, **options: Any) -> None:
        page = self._page(options["page"])
        choices = ImportChoices(
            numbers=options["lines"],
            joins_all=options["join"],
            is_reversed=options["reverse"],
            tolerance_m=options["tolerance"],
        )
        found = self._read(options["file"], choices)
        for sentence in found.report:
            self.stdout.write(sentence)
        if found.track is None:
            for number, piece in enumerate(found.file.pieces, start=1):
                self.stdout.write(f"{number}. {piece.name} ({len(piece.points)})")
            raise CommandError("The lines are too far apart: choose some with --lines, or join all with --join.")
        if not options["dry_run"]:
            self._save(page, found, is_published=options["publish"])

    def _page(self, pk: int) -> Any:
        page = page_model().objects.filter(pk=pk).first()
        specific = page.get_latest_revision_as_object() if page is not None else None
        if not isinstance(specific, TrackMixin):
            raise CommandError(f"There is no page {pk} that has a track.")
        return specific

    def _read(self, path: Path, choices: ImportChoices) -> ImportedTrack:
        try:
            with path.open("rb") as file:
                # One byte more than the limit is enough to refuse it.
                data = file.read(MAX_FILE_BYTES + 1)
            return import_track(path.name, data, choices, timezone.now())
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except TrackRefused as refused:
            raise CommandError(track_message(refused)) from refused

    def _save(self, page: Any, found: ImportedTrack, *, is_published: bool) -> None:
        page.track, page.track_source = found.track, found.source
        try:
            with transaction.atomic():
                page.full_clean()
                revision = page.save_revision()
                if is_published:
                    revision.publish()
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        state = "published" if is_published else "saved as a draft"
        self.stdout.write(f"“{page.title}” was {state}.")


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]
