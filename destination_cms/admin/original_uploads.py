"""Part of the forms of private originals."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile

from ..images.room import refuse_without_room
from ..originals import originals_storage

__all__ = ["RoomForOriginalMixin"]


class RoomForOriginalMixin:
    """Part of a form that refuses a file for which the storage has no room."""

    def clean_file(self) -> Any:
        """Return the file.

        Raises:
            ValidationError: the storage is full.
        """
        file = self.cleaned_data["file"]  # type: ignore[attr-defined]
        if isinstance(file, UploadedFile):
            refuse_without_room(file, originals_storage())
        return file
