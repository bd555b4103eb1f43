"""Addresses of base maps, made when they are read: the ledger holds names only."""

from pathlib import PurePosixPath

from django.urls import NoReverseMatch, reverse
from wagtail.images.models import get_rendition_storage

from .addresses import Host, base_map_file_url
from .images.addresses import file_url, media_url

__all__ = ["base_map_path", "base_map_url"]


def base_map_url(site: Host, name: str) -> str:
    """Return the absolute address of a base map by its name in the storage of public files.

    Where that is a folder, the CMS answers it: what serves folders to Django's developers knows no ranges. A bucket does.
    """
    return base_map_file_url(site, PurePosixPath(name).name) if _is_folder() else file_url(media_url(site), name)


def base_map_path(name: str) -> str:
    """Return the address as a page of the admin needs it: on its own host, where the CMS answers it."""
    try:
        if _is_folder():
            return reverse("destination_cms:base_map", args=[PurePosixPath(name).stem])
    except NoReverseMatch:
        pass  # The site serves no public address of the plugin.
    return str(get_rendition_storage().url(name))


def _is_folder() -> bool:
    try:
        get_rendition_storage().path("x")
    except NotImplementedError:
        return False
    return True
