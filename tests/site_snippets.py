"""Makers of menus, identities and base maps for tests."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from destination_cms.models import BaseMap, Menu, MenuItem, SiteIdentity
from tests.core.geo.base_maps.files import pmtiles
from tests.destination import Destination, fresh

#: A page, an address with its text, or either of them below the entry before it.
Entry = Any


def below(entry: Entry) -> tuple[str, Entry]:
    """Put an entry below the one before it."""
    return "below", entry


def items_of(entries: tuple[Entry, ...]) -> list[MenuItem]:
    rows = []
    for order, entry in enumerate(entries):
        is_below = isinstance(entry, tuple) and entry[0] == "below"
        target = entry[1] if is_below else entry
        places = {"address": target[0], "label": target[1]} if isinstance(target, tuple) else {"page_id": target.pk}
        rows.append(MenuItem(sort_order=order, is_below=is_below, **places))
    return rows


def add_menu(destination: Destination, *entries: Entry, handle: str = "MAIN", **fields: Any) -> Menu:
    """Publish a menu, in French unless told otherwise."""
    fields.setdefault("locale", destination.fr)
    menu = Menu(site=fields.pop("site", destination.site), handle=handle, **fields)
    menu.items = items_of(entries)
    menu.save()
    return fresh(menu)  # type: ignore[no-any-return]


def add_identity(destination: Destination, name: str = "Issy", **fields: Any) -> SiteIdentity:
    """Publish who a site is, in French unless told otherwise."""
    fields.setdefault("locale", destination.fr)
    return SiteIdentity.objects.create(site=fields.pop("site", destination.site), name=name, **fields)


def map_file(data: bytes | None = None, name: str = "Monaco été.pmtiles") -> SimpleUploadedFile:
    """Return a base map as it is uploaded."""
    return SimpleUploadedFile(name, pmtiles() if data is None else data, content_type="application/octet-stream")


def add_base_map(destination: Destination, data: bytes | None = None, **fields: Any) -> BaseMap:
    """Upload the base map of a site."""
    file = map_file(data, fields.pop("name", "Monaco été.pmtiles"))
    return BaseMap.objects.create(site=fields.pop("site", destination.site), file=file, **fields)
