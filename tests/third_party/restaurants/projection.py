"""Projection of a restaurant: the only place that decides what is public."""

from destination_cms.projections.content import project_body, project_cover, project_links, project_seo
from destination_cms.verticals import Projection, Resolver

from .models import RestaurantPage

#: Increase it when the payload's shape or meaning changes: the next reconcile republishes.
VERSION = 1


def project_restaurant(page: RestaurantPage, resolver: Resolver) -> Projection:
    """Return a restaurant's projection."""
    payload = {
        "teaser": page.teaser,
        "cover": project_cover(page, resolver),
        "price_level": page.price_level,
        "seat_count": page.seat_count,
        "opening_hours": [
            # As text: JSON has no time type.
            {"weekday": row.weekday, "opens_at": f"{row.opens_at:%H:%M}", "closes_at": f"{row.closes_at:%H:%M}"}
            for row in page.opening_hours.all()
        ],
        "address": page.address,
        "body": project_body(page.body, resolver),
        "links": project_links(page.links.all(), resolver),
        "seo": project_seo(page),
    }
    return Projection(title=page.title, payload=payload, point=page.location)
