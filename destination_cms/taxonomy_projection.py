"""What the public may see of the shared taxonomy."""

from typing import Any

from .content import project_cover
from .projection import Projection, Resolver


def project_district(district: Any, resolver: Resolver) -> Projection:
    """Return a district's projection: kind, slug, description and cover."""
    return Projection(
        title=district.name,
        payload={
            "slug": district.slug,
            "kind": district.kind,
            "description": district.description,
            "cover": project_cover(district, resolver),
        },
    )
