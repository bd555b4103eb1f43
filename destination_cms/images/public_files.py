"""Public image files: without metadata, under names that cannot be guessed."""

import hashlib
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile

from .metadata import without_metadata

_STEM_LENGTH = 40
#: Hex digits of SHA-256 in a name: 64 bits, which a visitor cannot try out.
_HASH_LENGTH = 16


def public_file(made: Any) -> ContentFile[bytes]:
    """Return a rendition's file, cleaned, and named after its content: ``bridge.9f86d081884c7d65.jpg``.

    Another crop or another original is another address, so that caches may keep a file for ever. The address
    tells neither where the original is nor what other renditions are called.
    """
    made.seek(0)
    data = without_metadata(made.read())
    digest = hashlib.sha256(data).hexdigest()[:_HASH_LENGTH]
    name = PurePath(str(made.name)).name
    stem = name.split(".")[0][:_STEM_LENGTH] or "image"
    return ContentFile(data, name=f"{stem}.{digest}.{name.rpartition('.')[2]}")
