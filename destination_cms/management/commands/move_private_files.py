"""Move originals and documents out of the storage that the public reads."""

from typing import Any

from django.core.files.storage import InvalidStorageError, storages
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from ...images.relocation import move_files
from ...images.storage import is_same_place


class Command(BaseCommand):
    help = (
        "Move originals of images, documents and unfinished uploads from a storage to the ones that settings name now. "
        "Originals are turned upright and lose their metadata; their public files get new names, the old ones go after "
        "FILE_GRACE_MINUTES. It can be interrupted and run again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "alias", help="Alias in STORAGES of the storage where the files are, for example renditions."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            old = storages[options["alias"]]
        except InvalidStorageError as error:
            raise CommandError(str(error)) from error
        for model in (get_image_model(), get_document_model()):
            if is_same_place(old, model._meta.get_field("file").storage):
                raise CommandError(f"Files of {model._meta.label} are still stored in '{options['alias']}'.")
        moved = move_files(old)
        self.stdout.write(
            f"{moved.images} images, {moved.documents} documents and {moved.uploads} unfinished uploads moved."
        )
        if moved.failures:
            raise CommandError("\n".join(["These could not be moved:", *moved.failures]))
