"""Projection of a site's menus, identity and base map."""

from collections.abc import Collection
from typing import Any

from ..base_page import page_model
from ..models.menus import is_address
from ..verticals import Projection, Resolver, StandaloneRules
from .content import project_cover


def project_menu(menu: Any, resolver: Resolver) -> Projection:
    """Return a menu's projection: ``{"handle", "items": [{"label", "content", "link", "children"}]}``.

    ``content`` is a reference to the page, or ``None`` where ``link`` is an address. An entry whose
    page may not be shown is left out until it may, with all that is below it. A first entry that is marked as below
    another is treated as an entry of the first level.
    """
    items: list[dict[str, Any]] = []
    branch: list[dict[str, Any]] | None = None
    for row in menu.items.all():
        item = _project_item(row, resolver)
        if row.is_below and branch is not None:
            branch.extend([item] if item else [])
            continue
        branch = []
        if item is not None:
            items.append({**item, "children": branch})
    return Projection(title=menu.handle, payload={"handle": menu.handle, "items": items})


def _project_item(row: Any, resolver: Resolver) -> dict[str, Any] | None:
    content = resolver.refer(page_model(), row.page_id)
    # Front-ends put it into an href; what an import or a translation wrote past the form's rules must not get there.
    if content is None and (row.page_id is not None or not is_address(row.address)):
        return None
    return {"label": row.label, "content": content, "link": "" if content else row.address}


def project_site_identity(identity: Any, resolver: Resolver) -> Projection:
    """Return the projection of a site identity: texts, contact, accounts and the image for shared links."""
    return Projection(
        title=identity.name,
        payload={
            "tagline": identity.tagline,
            "contact_email": identity.contact_email,
            "phone": identity.phone,
            "social_links": [{"network": row.network, "url": row.url} for row in identity.social_links.all()],
            "share_image": project_cover(identity, resolver),
        },
    )


def project_base_map(base_map: Any, resolver: Resolver) -> Projection:
    """Return the projection of a site's base map: the name of its file, and what maps must know of it."""
    return Projection(
        title=base_map.filename,
        payload={
            "name": base_map.file.name,
            "attribution": base_map.attribution,
            "min_zoom": base_map.min_zoom,
            "max_zoom": base_map.max_zoom,
            "bounds": {edge: getattr(base_map, edge) for edge in ("south", "west", "north", "east")},
            "byte_size": base_map.byte_size,
            "sha256": base_map.sha256,
        },
    )


def _site_of(snippet: Any) -> Collection[int]:
    return (snippet.site_id,)


#: All are public on their site, without an address of their own.
MENU_RULES = StandaloneRules(sites=_site_of, slug=lambda menu: str(menu.handle))
IDENTITY_RULES = StandaloneRules(sites=_site_of)
BASE_MAP_RULES = StandaloneRules(sites=_site_of)
