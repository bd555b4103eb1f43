"""The model field of an original: nothing reaches its storage before it is upright and without metadata."""

from typing import Any

from django.core.files.base import ContentFile
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from .originals import clean_original
from .storage import originals_storage


class OriginalFile(WagtailImageFieldFile):
    """The file of an original."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        """Clean a file and store it, whichever way it comes: a form, an import, a shell."""
        name, content = cleaned_file(name, content)
        super().save(name, content, save)


class OriginalImageField(WagtailImageField):
    """Wagtail's image field with a storage of its own, which has no public address."""

    attr_class = OriginalFile

    def __init__(self, *args: Any, storage: Any = originals_storage, **kwargs: Any) -> None:
        """Take the arguments of Wagtail's field."""
        super().__init__(*args, storage=storage, **kwargs)


def cleaned_file(name: str, content: Any) -> tuple[str, Any]:
    """Return a file's name and content as they are stored; the same objects where nothing changes."""
    content.seek(0)
    data = content.read()
    content.seek(0)
    clean_name, clean = clean_original(name, data)
    return clean_name, content if clean == data else ContentFile(clean, name=clean_name)
