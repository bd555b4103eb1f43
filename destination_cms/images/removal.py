"""Remove files that are no longer public: their rows at once, the files themselves after the grace time."""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from typing import Any

from wagtail.images import get_image_model

from ..conf import get_settings
from ..models import BaseMap, Publication, WithdrawnFile
from ..models.base_maps import BASE_MAP_FOLDER, BASE_MAP_KIND
from ..models.published_files import published_file_models

logger = logging.getLogger(__name__)

#: How ``public_file`` and ``BaseMap`` name a file, with the letters that Django adds where a name is taken.
_NAME = re.compile(r"[^.]{1,60}\.[0-9a-f]{16}\.\w{1,7}")

#: The name of an original's own folder.
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16}")


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
            owner = _owner_of(noted.name)
            # A name may have been given again, where a process died after the file and before its note.
            if not owner.model._default_manager.filter(**{owner.column: noted.name}).exists():
                owner.storage.delete(noted.name)
        except Exception:  # a storage may raise anything
            logger.exception("The file %s is no longer public and could not be removed.", noted.name)
            continue
        noted.delete()
        removed += 1
    return removed


def remove_orphans(now: datetime) -> int:
    """Delete the files in our folders that no row names, older than the grace time; return how many.

    Only files that are named as we name them: a folder may hold others' too. Among the originals are those of an
    upload, or of a replaced recording, whose process died.
    """
    return sum(_remove_orphans_of(owner, now) for owner in _owners()) + _remove_orphaned_originals(now)


def _remove_orphaned_originals(now: datetime) -> int:
    return sum(_remove_originals_of(model, now - grace_time()) for model in published_file_models())


def _remove_originals_of(model: Any, limit: datetime) -> int:
    storage, parent = model._meta.get_field("file").storage, model.originals_folder
    known = {PurePosixPath(name).parent for name in model._default_manager.values_list("file", flat=True)}
    removed = 0
    # Each is in a folder of its own, so that only what nothing names has to be opened.
    for folder in {PurePosixPath(parent, name) for name in _listed(storage, parent)[0]} - known:
        if not _TOKEN.fullmatch(folder.name):
            continue
        for name in (str(folder / name) for name in _listed(storage, str(folder))[1]):
            if storage.get_modified_time(name) <= limit:
                storage.delete(name)
                removed += 1
    return removed


def _listed(storage: Any, folder: str) -> tuple[list[str], list[str]]:
    """Return the folders and the files in a folder; none where there is no such folder."""
    try:
        folders, names = storage.listdir(folder)
    except FileNotFoundError:
        return [], []
    return folders, names


def _remove_orphans_of(owner: "_Owner", now: datetime) -> int:
    storage, folder = owner.storage, owner.folder
    names = [str(folder / name) for name in _listed(storage, str(folder))[1] if _NAME.fullmatch(name)]
    known = {*owner.model._default_manager.values_list(owner.column, flat=True)}
    known |= {*WithdrawnFile.objects.values_list("name", flat=True)}
    limit = now - grace_time()
    orphans = [name for name in names if name not in known and storage.get_modified_time(name) <= limit]
    orphans = [name for name in orphans if not _is_published(name)]
    for name in orphans:
        storage.delete(name)
    return len(orphans)


@dataclass(frozen=True, slots=True)
class _Owner:
    """A model that names public files in a column, and the folder of its files in their storage."""

    model: Any
    column: str
    folder: PurePosixPath
    storage: Any


def _owners() -> tuple[_Owner, ...]:
    """Return those of renditions, of base maps, and of the public copies of recordings and models."""
    rendition = get_image_model().get_rendition_model()
    renditions = rendition._meta.get_field("file").storage
    maps = BaseMap._meta.get_field("file").storage
    return (
        _Owner(rendition, "file", PurePosixPath(rendition().get_upload_to("x.jpg")).parent, renditions),
        _Owner(BaseMap, "file", PurePosixPath(BASE_MAP_FOLDER), maps),
        *(
            _Owner(model, "public_name", PurePosixPath(model.public_folder), renditions)
            for model in published_file_models()
        ),
    )


def _owner_of(name: str) -> _Owner:
    """Return the model that may name a file: by its folder, or else that of renditions, whose folder a site may change."""
    owners = _owners()
    return next((owner for owner in owners[1:] if PurePosixPath(name).is_relative_to(owner.folder)), owners[0])


def _is_published(name: str) -> bool:
    """Say whether the ledger still names a file of a base map: it keeps the last good version of what fails."""
    if not PurePosixPath(name).is_relative_to(BASE_MAP_FOLDER):
        return False
    # The name is in canonical JSON, where it stands between quotation marks.
    named = Publication.objects.filter(kind=BASE_MAP_KIND, is_withdrawn=False, payload__contains=f'"{name}"')
    return named.exists()
