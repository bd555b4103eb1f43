"""What the public may see of an event: the only place that decides it."""

from datetime import UTC

from wagtail.models import Page

from destination_cms.projections.content import project_body, project_cover, project_links
from destination_cms.verticals import Projection, Resolver

from .models import EventPage


def project_event(page: EventPage, resolver: Resolver) -> Projection:
    """Return an event's projection."""
    payload = {
        "teaser": page.teaser,
        "cover": project_cover(page, resolver),
        # Always in UTC: the same moment has to be the same text.
        "starts_at": page.starts_at.astimezone(UTC).isoformat(),
        "ends_at": page.ends_at.astimezone(UTC).isoformat(),
        "venue": page.venue,
        # Only the resolver knows whether the public may see it; None when not.
        "related": resolver.refer(Page, page.related_page_id),
        "body": project_body(page.body, resolver),
        "links": project_links(page.links.all(), resolver),
    }
    return Projection(title=page.title, payload=payload)
