"""Projection of organisations."""

from typing import Any

from django.apps import apps
from wagtail.images import get_image_model

from ..verticals import Projection, Resolver, StandaloneRules

__all__ = ["ORGANISATION_RULES", "project_organisation"]

#: An organisation is public by itself, on every site: a directory of head offices has many that nothing else names.
ORGANISATION_RULES = StandaloneRules(sites=lambda _: None, slug=lambda row: row.slug)


def project_organisation(organisation: Any, resolver: Resolver) -> Projection:
    """Return an organisation's projection; its logo has the name as its alternative text."""
    logo = resolver.refer(get_image_model(), organisation.logo_id)
    District = apps.get_model("destination_cms", "District")
    return Projection(
        title=organisation.name,
        payload={
            "slug": organisation.slug,
            "kind": organisation.kind,
            "legal_name": organisation.legal_name or None,
            "siret": organisation.siret or None,
            "description": organisation.description,
            "website": organisation.website or None,
            "logo": {"image": logo, "alt": organisation.name} if logo else None,
            "address": organisation.address,
            "district": resolver.refer(District, organisation.district_id),
            "visits": organisation.visits,
            "visit_note": organisation.visit_note or None,
        },
        point=organisation.location,
    )
