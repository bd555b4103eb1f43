"""The demo's images: files of the repository, uploaded to the library."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.models import Collection

from .documents import IMAGES, read_data

COLLECTION_NAME = "Smart Issy"
CREDIT, LICENCE = "Destination CMS", "BSD-3-Clause"


@cache
def image_titles() -> dict[str, str]:
    """Return what each image is called in the library, by its file name, in the order they are uploaded."""
    titles: dict[str, str] = read_data("images")
    return titles


def upload_images(files: Iterable[str]) -> dict[str, Any]:
    """Upload these files to the demo's collection, and return the images by file name."""
    wanted = set(files)
    return {file: _upload(file, title) for file, title in image_titles().items() if file in wanted}


def find_image(file: str) -> Any:
    """Return the image of the library that has the title of this file, or ``None``."""
    return get_image_model().objects.filter(title=image_titles()[file]).order_by("pk").first()


def _upload(file: str, title: str) -> Any:
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=COLLECTION_NAME).first() or root.add_child(name=COLLECTION_NAME)
    content = ContentFile((IMAGES / file).read_bytes(), name=file)
    image = get_image_model()(title=title, file=content, collection=collection)
    # A site's own image model may not know them.
    image.credit, image.licence = CREDIT, LICENCE
    image.save()
    return image
