"""A file for which the storage has no room is refused at its field."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from destination_cms.admin import original_uploads
from destination_cms.admin.original_uploads import RoomForOriginalMixin


def cleaned(value: Any) -> Any:
    form = RoomForOriginalMixin()
    form.cleaned_data = {"file": value}  # type: ignore[attr-defined]
    return form.clean_file()


def test_a_new_file_is_measured_and_a_stored_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: Any) -> None:
        raise ValidationError("full")

    monkeypatch.setattr(original_uploads, "refuse_without_room", no_room)
    with pytest.raises(ValidationError, match="full"):
        cleaned(SimpleUploadedFile("a.glb", b"x"))

    assert cleaned("stored.glb") == "stored.glb"
