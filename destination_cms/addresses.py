"""Public addresses of sites.

The ledger holds paths, as Wagtail's URLconf or the front-end has them, without host and script prefix. What
stands before them is added when they are read: a request and a worker may know another script prefix.
"""

from typing import Protocol
from urllib.parse import urlencode

from django.urls import get_script_prefix

from .conf import get_settings

_HTTPS = 443


class Host(Protocol):
    """Host name and port of a Wagtail site."""

    @property
    def hostname(self) -> str: ...

    @property
    def port(self) -> int: ...


def own_url(site: Host) -> str:
    """Return where the CMS itself answers for a site, by the rule of Wagtail's ``Site.root_url``."""
    if site.port == _HTTPS:
        return f"https://{site.hostname}"
    return f"http://{site.hostname}" if site.port == 80 else f"http://{site.hostname}:{site.port}"


def frontend_url(hostname: str) -> str:
    """Return the address of a site's front-end, without a slash at its end; empty where it has none of its own."""
    return str(get_settings()["FRONTEND_URLS"].get(hostname, "")).rstrip("/")


def script_prefix(site: Host) -> str:
    """Return where the project is mounted, without a slash at the end; empty for a front-end, which is elsewhere."""
    return "" if frontend_url(site.hostname) else get_script_prefix().rstrip("/")


def site_url(site: Host) -> str:
    """Return the address that the stored paths of a site are put behind, without a slash at its end."""
    return frontend_url(site.hostname) or own_url(site) + script_prefix(site)


def permanent_url(site: Host, uuid: str) -> str:
    """Return the absolute permanent address of a UUID, which printed codes hold; the CMS answers it.

    With ``.svg`` or ``.png`` behind it, it is that of its QR code.
    """
    return _api_url(site, "go", uuid)


def export_url(site: Host, kind: str, uuid: str, extension: str, locale: str) -> str:
    """Return the absolute address of a file of a record in a language; the CMS answers it, not the front-end."""
    return f"{_api_url(site, 'export', kind, f'{uuid}.{extension}')}?{urlencode({'locale': locale})}"


def base_map_file_url(site: Host, filename: str) -> str:
    """Return the absolute address of the file of a base map that the CMS answers."""
    return _api_url(site, "maps", filename)


def _api_url(site: Host, *parts: str) -> str:
    prefix = get_settings()["URL_PREFIX"].strip("/")
    return f"{own_url(site)}{get_script_prefix()}{'/'.join(part for part in (prefix, *parts) if part)}"
