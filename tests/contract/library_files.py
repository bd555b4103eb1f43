"""Files of the library, as the models of recordings and of augmented reality take them."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from destination_cms.models import ARModel, Audio
from destination_cms.models.published_files import PublishedFile
from tests.core.ar.models import glb
from tests.core.audio.recordings import upload

_MADE = {
    Audio: lambda stem: upload(name=f"{stem}.mp3"),
    ARModel: lambda stem: SimpleUploadedFile(f"{stem}.glb", glb()),
}


def file_for(model: Any, stem: str) -> Any:
    """Return a file that a model takes, named so; ``None`` for a model without one."""
    return _MADE[model](stem) if issubclass(model, PublishedFile) else None
