"""The absolute addresses of public files, made when they are read: the ledger holds names only."""

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple
from urllib.parse import urljoin

from django.core.signals import setting_changed
from django.urls import get_script_prefix
from django.utils.encoding import filepath_to_uri
from wagtail.images import get_image_model

from ..addresses import Host, own_url, script_prefix, site_url
from ..conf import get_settings
from .storage import base_of

#: Characters that an address may have as they are (RFC 3986, "unreserved", and the slash).
_PLAIN_NAME = re.compile(r"[A-Za-z0-9._~/-]*")


class PublicAddresses(NamedTuple):
    """What stands before the stored paths and file names of a site, as a request sees it.

    Attributes:
        site: as ``site_url`` returns it.
        script_prefix: as ``script_prefix`` returns it.
        media: as ``media_url`` returns it.
    """

    site: str
    script_prefix: str
    media: str


def public_addresses(site: Host) -> PublicAddresses:
    """Return the addresses of a site; they are made once for each host, port and script prefix."""
    return _public_addresses(site.hostname, site.port, get_script_prefix())


class _Host(NamedTuple):
    hostname: str
    port: int


@lru_cache(maxsize=100)
def _public_addresses(hostname: str, port: int, mount: str) -> PublicAddresses:
    site = _Host(hostname, port)
    return PublicAddresses(site_url(site), script_prefix(site), media_url(site))


def media_url(site: Host) -> str:
    """Return the absolute address that the name of a public file is put behind, with a slash at its end.

    It is ``MEDIA_URL`` of ``DESTINATION_CMS``, or else what the storage of renditions puts before a name: where
    that has no host, the file is on the site's own.
    """
    base = get_settings()["MEDIA_URL"] or _storage_base()
    return urljoin(own_url(site), base if base.endswith("/") else f"{base}/")


def file_url(base: str, name: str) -> str:
    """Return the address of a file below ``media_url``."""
    # Most names have nothing to be encoded; to find that out by encoding them takes ten times as long.
    return base + (name if _PLAIN_NAME.fullmatch(name) else str(filepath_to_uri(name)))


@cache
def _storage_base() -> str:
    return base_of(get_image_model().get_rendition_model()._meta.get_field("file").storage)


def _forget(**kwargs: Any) -> None:
    _storage_base.cache_clear()
    _public_addresses.cache_clear()


setting_changed.connect(_forget, dispatch_uid="destination_cms.images.addresses")
