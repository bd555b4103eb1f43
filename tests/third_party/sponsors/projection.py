"""Projection of the added fields and the block: the only place that decides what is public."""

from typing import Any

from wagtail.images import get_image_model
from wagtail.models import Page

from destination_cms.verticals import ProjectedFields, Resolver

from .models import SponsoredCircuitPage


def project_sponsored_circuit(page: SponsoredCircuitPage, resolver: Resolver) -> ProjectedFields:
    """Return the fields that a sponsored circuit adds to the payload."""
    logo = resolver.refer(get_image_model(), page.sponsor_logo_id)
    payload = {
        "sponsor_name": page.sponsor_name,
        "sponsor_tier": page.sponsor_tier,
        "sponsored_since": page.sponsored_since,
        "sponsor_logo": {"image": logo, "alt": page.sponsor_name} if logo else None,
    }
    return ProjectedFields(payload=payload)


def project_callout(value: Any, resolver: Resolver) -> dict[str, Any]:
    """Return the public content of a callout; ``value`` is the stored JSON, in which a page is a primary key."""
    return {"text": value["text"], "link": resolver.refer(Page, value.get("link"))}
