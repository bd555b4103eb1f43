"""Storages of originals and of the public files that are made of them."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage

from ..originals import ORIGINALS_ALIAS, originals_storage

__all__ = [
    "ORIGINALS_ALIAS",
    "PrivateFileSystemStorage",
    "address_of",
    "base_of",
    "is_expiring",
    "is_public",
    "is_same_place",
    "originals_storage",
]

_PROBE = "destination-probe.bin"
#: Parameters that only expiring addresses have: AWS, Google Cloud, Azure, CloudFront.
_SIGNATURES = frozenset({"signature", "x-amz-signature", "x-goog-signature", "sig", "expires", "x-amz-expires"})


class PrivateFileSystemStorage(FileSystemStorage):
    """A folder whose files have no address: only code that checks permissions hands them out.

    ``OPTIONS`` must name its ``location``, outside of ``MEDIA_ROOT`` and of whatever else the web server serves.
    """

    def __init__(self, location: str | Path, **options: Any) -> None:
        """Take the folder and the permissions of Django's storage."""
        super().__init__(location=str(location), **options)

    def url(self, name: str | None) -> str:
        """Refuse: a private file has no address.

        Raises:
            NotImplementedError: always. Django and Wagtail read it as "no address".
        """
        raise NotImplementedError("A file of a private storage has no address.")

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return how to build it again, as JSON: Wagtail's tasks take it with them."""
        path, _, options = super().deconstruct()
        return path, [], {**options, "location": str(self.location)}


def is_public(storage: Storage) -> bool:
    """Say whether whoever knows a file's name can fetch it from this storage, for as long as it exists."""
    try:
        location = Path(storage.path(_PROBE)).resolve()
    except NotImplementedError:
        address = address_of(storage)
        return bool(address) and not is_expiring(storage)
    return bool(settings.MEDIA_ROOT) and location.is_relative_to(Path(settings.MEDIA_ROOT).resolve())


def is_expiring(storage: Storage) -> bool:
    """Say whether the storage gives addresses that expire: signed ones, or another one at each call."""
    first, second = address_of(storage), address_of(storage)
    names = {name.casefold() for name, _ in parse_qsl(urlsplit(first).query, keep_blank_values=True)}
    return first != second or bool(names & _SIGNATURES)


def address_of(storage: Storage, name: str = _PROBE) -> str:
    """Return the address of a file, whether it exists or not; empty when the storage has none."""
    try:
        return str(storage.url(name))
    except (NotImplementedError, ValueError):
        return ""


def base_of(storage: Storage) -> str:
    """Return what the storage puts before the name of every file; empty when its addresses are not made so."""
    address = address_of(storage)
    return address.removesuffix(_PROBE) if address.endswith(_PROBE) else ""


def is_same_place(one: Storage, other: Storage) -> bool:
    """Say whether two storages keep a file of one name in one place."""
    try:
        return Path(one.path(_PROBE)).resolve() == Path(other.path(_PROBE)).resolve()
    except NotImplementedError:
        return one is other or address_of(one) == address_of(other) != ""
