"""What a visit of a spot is like, in payloads. What is empty or unknown is absent from them."""

from typing import Any

from destination_cms.projections.content import project_position

from .practice import what_is_told

__all__ = ["project_visit"]


def project_visit(page: Any) -> dict[str, Any]:
    """Return the keys of a spot page's payload that may be absent; degrees of a heading are clockwise from true north."""
    viewpoint = page.viewpoint_location
    statements = {name: getattr(page, name) for name in ("placement", "visit_policy", "free_of_charge")}
    return what_is_told(
        {
            "visit_minutes": page.visit_minutes,
            "phone": page.phone,
            "website": page.website,
            "entrance": project_position(page.entrance_location),
            "viewpoint": {"location": project_position(viewpoint), "heading_deg": page.viewpoint_heading_deg}
            if viewpoint
            else None,
            **{name: value for name, value in statements.items() if value != "UNKNOWN"},
            "price": page.price,
        }
    )
