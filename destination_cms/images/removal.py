"""Remove files that are no longer public: their rows at once, the files themselves after the grace time."""

import logging
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from typing import Any

from wagtail.images import get_image_model

from ..conf import get_settings
from ..models import BaseMap, Publication, WithdrawnFile
from ..models.base_maps import BASE_MAP_FOLDER, BASE_MAP_KIND

logger = logging.getLogger(__name__)

#: How ``public_file`` and ``BaseMap`` name a file, with the letters that Django adds where a name is taken.
_NAME = re.compile(r"[^.]{1,60}\.[0-9a-f]{16}\.\w{1,7}")


def grace_time() -> timedelta:
    """Return how long a file stays where it was after it stopped being public."""
    return timedelta(minutes=get_settings()["FILE_GRACE_MINUTES"])


def withdraw_renditions(renditions: Iterable[Any], remove_after: datetime) -> int:
    """Delete the rows of renditions, and note their files for removal; return how many.

    The caller holds a transaction. No signal is sent: Wagtail's own would delete the files at once, and later
    once more, when another rendition may have the name.
    """
    rows = list(renditions)
    WithdrawnFile.objects.bulk_create(WithdrawnFile(name=row.file.name, remove_after=remove_after) for row in rows)
    if rows:
        model = type(rows[0])
        stored = model._default_manager.filter(pk__in=[row.pk for row in rows])
        stored._raw_delete(using=stored.db)  # noqa: SLF001 - Django has no other way past its signals
    for row in rows:
        row.purge_from_cache()
    return len(rows)


def remove_due_files(now: datetime) -> int:
    """Delete the files whose time is over; return how many. A file that the storage keeps is tried again."""
    removed = 0
    for noted in WithdrawnFile.objects.filter(remove_after__lte=now).order_by("pk").iterator():
        try:
            if _is_published(noted.name):
                continue
            model = _model_of(noted.name)
            # A name may have been given again, where a process died after the file and before its note.
            if not model._default_manager.filter(file=noted.name).exists():
                _storage_of(model).delete(noted.name)
        except Exception:  # a storage may raise anything
            logger.exception("The file %s is no longer public and could not be removed.", noted.name)
            continue
        noted.delete()
        removed += 1
    return removed


def remove_orphans(now: datetime) -> int:
    """Delete the files in the folders of public files that no row names, older than the grace time; return how many.

    Only files that are named as we name them: a folder may hold others' too.
    """
    rendition = get_image_model().get_rendition_model()
    folders = {
        rendition: PurePosixPath(rendition().get_upload_to("x.jpg")).parent,
        BaseMap: PurePosixPath(BASE_MAP_FOLDER),
    }
    return sum(_remove_orphans_of(model, folder, now) for model, folder in folders.items())


def _remove_orphans_of(model: Any, folder: PurePosixPath, now: datetime) -> int:
    storage = _storage_of(model)
    try:
        names = [str(folder / name) for name in storage.listdir(str(folder))[1] if _NAME.fullmatch(name)]
    except FileNotFoundError:
        return 0
    known = {*model._default_manager.values_list("file", flat=True)}
    known |= {*WithdrawnFile.objects.values_list("name", flat=True)}
    limit = now - grace_time()
    orphans = [name for name in names if name not in known and storage.get_modified_time(name) <= limit]
    orphans = [name for name in orphans if not _is_published(name)]
    for name in orphans:
        storage.delete(name)
    return len(orphans)


def _is_published(name: str) -> bool:
    """Say whether the ledger still names a file of a base map: it keeps the last good version of what fails."""
    if not _is_of_base_map(name):
        return False
    # The name is in canonical JSON, where it stands between quotation marks.
    named = Publication.objects.filter(kind=BASE_MAP_KIND, is_withdrawn=False, payload__contains=f'"{name}"')
    return named.exists()


def _is_of_base_map(name: str) -> bool:
    return name.startswith(f"{BASE_MAP_FOLDER}/")


def _model_of(name: str) -> Any:
    return BaseMap if _is_of_base_map(name) else get_image_model().get_rendition_model()


def _storage_of(model: Any) -> Any:
    return model._meta.get_field("file").storage
