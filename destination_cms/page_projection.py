"""What the public may see of a page whose class has no kind of its own."""

from typing import Any

from .content import project_seo
from .projection import Projection, Resolver


def project_page(page: Any, resolver: Resolver) -> Projection:
    """Return a plain page's projection: what every page has, whatever its class adds to it."""
    # A site's own base page may do without what Wagtail's has beside title and address.
    return Projection(
        title=page.title,
        payload={"is_in_menus": bool(getattr(page, "show_in_menus", False)), "seo": project_seo(page)},
    )
