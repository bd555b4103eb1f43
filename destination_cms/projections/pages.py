"""Projections of the core's pages: text pages, and those whose class has no kind of its own."""

from typing import Any

from ..verticals import Projection, Resolver
from .content import project_body, project_cover, project_seo


def project_page(page: Any, resolver: Resolver) -> Projection:
    """Return a plain page's projection: what every page has, whatever its class adds to it."""
    # A site's own base page may lack the fields of Wagtail's other than title and address.
    return Projection(
        title=page.title,
        payload={"is_in_menus": bool(getattr(page, "show_in_menus", False)), "seo": project_seo(page)},
    )


def project_text_page(page: Any, resolver: Resolver) -> Projection:
    """Return a text page's projection."""
    return Projection(
        title=page.title,
        payload={
            "teaser": page.teaser,
            "cover": project_cover(page, resolver),
            "body": project_body(page.body, resolver),
            "seo": project_seo(page),
        },
    )
