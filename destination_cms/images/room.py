"""Uploads that the storage has no room for: told to the editor, who can go on."""

import errno
import shutil
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.storage import Storage
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

#: What the system says of a full disk, a used-up quota, and a disk that it no longer writes to.
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})


def is_without_room(error: BaseException | None) -> bool:
    """Say whether an error was caused by a disk that takes no more, also by way of another error."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            return True
        error = error.__cause__ or error.__context__
    return False


def no_room_text(request: HttpRequest) -> str:
    """Return the sentence for an editor whose request could not be stored, with the files that it sent."""
    sent = [file for name in request.FILES for file in request.FILES.getlist(name)]
    files = ", ".join(f"{file.name} ({filesizeformat(file.size or 0)})" for file in sent)
    if not files:
        return _(
            "Nothing was changed, because the server’s disk is full. Tell your administrator, and try again later."
        )
    return _(
        "The file was not stored, because the server’s disk is full: %(files)s. Nothing else was changed. Tell your "
        "administrator, and try again later."
    ) % {"files": files}


def refuse_without_room(file: Any, storage: Storage) -> None:
    """Refuse an uploaded file that is larger than what is free where its storage has a folder.

    Raises:
        ValidationError: there is no room for it; the message names both sizes.
    """
    try:
        folder = Path(storage.path(""))
    except NotImplementedError:
        return
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if file.size > free:
        raise ValidationError(
            _("This file has %(size)s, and the server’s disk has %(free)s left. Tell your administrator.")
            % {"size": filesizeformat(file.size), "free": filesizeformat(free)},
            code="no_room",
        )
