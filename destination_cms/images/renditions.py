"""Make the declared files of an image ahead of any read: a task, enqueued once it is public."""

import hashlib
import io
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from PIL import Image
from wagtail.images import get_image_model
from wagtail.images.models import Filter

from ..models import ImageFacts
from .look import look_of
from .metadata import without_metadata
from .presets import Size, all_sizes
from .public_files import public_file
from .removal import grace_time, withdraw_renditions
from .waiting import waiting_calls, with_priority

logger = logging.getLogger(__name__)

#: Above Wagtail's own tasks (0): readers wait for images, not for a search index.
PRIORITY = 50


def request_renditions(pks: Iterable[int]) -> None:
    """Enqueue the making of what is missing of these images. Call it outside of the ledger's transaction."""
    job = with_priority(make_renditions, PRIORITY)
    wanted = list(dict.fromkeys(pks))
    needless = _hopeless(wanted) | waiting_calls(make_renditions, wanted)
    for pk in wanted:
        if pk not in needless:
            job.enqueue(pk)


def _hopeless(pks: list[int]) -> set[int]:
    """Return those of the images whose present original could not be encoded."""
    failed = dict(ImageFacts.objects.filter(image__in=pks).exclude(failed_file="").values_list("image", "failed_file"))
    if not failed:
        return set()
    present = get_image_model()._default_manager.filter(pk__in=failed).values_list("pk", "file")
    return {pk for pk, name in present if failed[pk] == name}


def has_worker() -> bool:
    """Say whether tasks run outside of the request, so that they may take their time."""
    return bool(make_renditions.get_backend().supports_defer)


@task()
def make_renditions(pk: int) -> None:
    """Make every declared file of an image that is not there yet, and note the facts of all."""
    make_files(pk, all_sizes(with_slow=has_worker()))


def make_files(pk: int, sizes: Iterable[Size]) -> None:
    """Make these files of an image where they are not there yet, and note the facts of exactly these.

    Decoding and encoding take seconds and hold no lock: an editor must be able to write meanwhile.
    What came of it is stored in one short transaction, so that the ledger is updated once for all files. An original that cannot be encoded is logged and noted in its facts, so that it is not tried again.
    """
    # Prefetched, so that what is there is the database's word. Wagtail's cache also knows files whose rows are
    # gone (a task that was rolled back, a restored backup), and the sweep would ask for them for ever.
    image = get_image_model()._default_manager.prefetch_related("renditions").filter(pk=pk).first()
    if image is None:
        return
    try:
        with image.file.open("rb") as file:
            original = file.read()
    except OSError as error:
        # The storage may be back at the next look.
        logger.warning("The file of image %s cannot be read: %s: %s", pk, type(error).__name__, error)
        return
    try:
        look = look_of(original)
        encoded = _encode(image, original, sizes)
    except (OSError, ValueError, SyntaxError) as error:
        # Pillow raises OSError for truncated files, SyntaxError for a broken PNG, ValueError for a bomb.
        logger.warning("Image %s has no files: %s: %s", pk, type(error).__name__, error)
        ImageFacts.objects.update_or_create(image=pk, defaults={"files": [], "failed_file": image.file.name})
        return
    _store(image, look, encoded)


@dataclass(frozen=True, slots=True)
class _Encoded:
    """A declared file that is not stored yet, or that is (``content`` is None then)."""

    size: Size
    key: str
    content: ContentFile[bytes] | None


def _encode(image: Any, original: bytes, sizes: Iterable[Size]) -> list[_Encoded]:
    """Return these files of an image, encoding those that are not stored. Writes nothing."""
    stored = {(rendition.filter_spec, rendition.focal_point_key): rendition for rendition in image.renditions.all()}
    encoded = []
    widest: dict[tuple[str, str], int] = {}
    for size in sizes:
        slot = (size.preset, size.format)
        if widest.get(slot) == image.width:
            continue
        rule = Filter(spec=size.spec)
        key = rule.get_cache_key(image)
        if rendition := stored.get((size.spec, key)):
            width, content = rendition.width, None
        else:
            content = public_file(
                image.generate_rendition_file(rule, source=File(io.BytesIO(original), image.file.name))
            )
            width = _width(content)
        # Wagtail does not enlarge: a scale that is not wider than the one before gives the same image again.
        if width > widest.get(slot, 0):
            widest[slot] = width
            encoded.append(_Encoded(size, key, content))
    return encoded


def _width(content: ContentFile[bytes]) -> int:
    with Image.open(io.BytesIO(_read(content))) as picture:
        return picture.width


def _store(image: Any, look: tuple[str, str], encoded: list[_Encoded]) -> None:
    """Write the files, their rows and the facts, unless the image was changed or deleted meanwhile."""
    with transaction.atomic():
        # A changed image has lost its files, and so is asked for again.
        unchanged = get_image_model()._default_manager.select_for_update().filter(pk=image.pk, file=image.file.name)
        if unchanged.first() is None:
            return
        # One by one: Wagtail inserts several together without a signal.
        noted = [(item.size, _store_file(image, item)) for item in encoded]
        files = [_facts_of(size, *stored) for size, stored in noted if stored]
        _withdraw_former(image, files)
        color, blur = look
        ImageFacts.objects.update_or_create(
            image=image.pk,
            defaults={"dominant_color": color, "blur_data_url": blur, "files": files, "failed_file": ""},
        )


def _withdraw_former(image: Any, files: list[dict[str, Any]]) -> None:
    """Withdraw what was made of a former crop, or of a preset that is not declared any more."""
    facts = ImageFacts.objects.filter(image=image.pk).first()
    kept = {(entry["spec"], entry["key"]) for entry in files}
    former = {(entry["spec"], entry["key"]) for entry in (facts.files if facts else ())} - kept
    rows = image.renditions.filter(filter_spec__in={spec for spec, _ in former}) if former else ()
    withdraw_renditions(
        (row for row in rows if (row.filter_spec, row.focal_point_key) in former), timezone.now() + grace_time()
    )


def _store_file(image: Any, item: _Encoded) -> tuple[Any, bytes] | None:
    """Return the row of a file and its bytes; ``None`` when what was stored has gone meanwhile."""
    named = {"filter_spec": item.size.spec, "focal_point_key": item.key}
    if item.content is None:
        rendition, is_new = image.renditions.filter(**named).first(), False
    else:
        rendition, is_new = image.renditions.get_or_create(**named, defaults={"file": item.content})
    if rendition is None:
        return None
    # If another process has made the file meanwhile, the stored file stays.
    return rendition, _read(item.content) if is_new else _cleaned(rendition)


def _read(content: Any) -> bytes:
    content.seek(0)
    data: bytes = content.read()
    return data


def _cleaned(rendition: Any) -> bytes:
    """Return the bytes of a stored file, after taking out what the camera wrote."""
    with rendition.file.open("rb") as stored:
        data: bytes = stored.read()
    clean = without_metadata(data)
    if clean != data:
        storage, name = rendition.file.storage, rendition.file.name
        storage.delete(name)
        rendition.file.name = storage.save(name, ContentFile(clean))
        rendition.save(update_fields=["file"])
    return clean


def _facts_of(size: Size, rendition: Any, data: bytes) -> dict[str, Any]:
    return {
        "spec": rendition.filter_spec,
        "key": rendition.focal_point_key,
        "preset": size.preset,
        "mime_type": size.mime_type,
        "width": rendition.width,
        "height": rendition.height,
        "byte_size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
