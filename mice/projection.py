"""Projections of business offers: the only place that decides what is public."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from destination_cms.choices import StepFreeAccess, YesNoUnknown
from destination_cms.models import Organisation
from destination_cms.multi_values import lines_of
from destination_cms.projections.availability import Notices, project_availability
from destination_cms.projections.content import project_body, project_cover, project_links, project_refs, project_seo
from destination_cms.projections.notice_places import pages_touched, scope_of
from destination_cms.verticals import Projection, ProjectionError, Resolver

from .capacity import SEAT_COLUMNS, most_seats, seats_of
from .models import Certification, MeetingRoom, MiceIndexPage, MiceOfferPage, PriceLine

#: Increase it when the payload's shape or meaning changes: the next reconcile republishes, and apps see the number.
INDEX_VERSION = 2
OFFER_VERSION = 5


def project_index(page: MiceIndexPage, resolver: Resolver) -> Projection:
    """Return the projection of an index page."""
    return Projection(title=page.title, payload=_shared(page, resolver))


def project_offer(page: MiceOfferPage, resolver: Resolver, notices: Notices) -> Projection:
    """Return an offer's projection.

    Args:
        page: the offer.
        resolver: leads to what it refers to.
        notices: all that are not over.

    Raises:
        ProjectionError: its numbers contradict each other, which forms reject but imports may not.
    """
    faults = page.publishing_faults()
    if faults:
        raise ProjectionError(" ".join(map(str, faults)).removesuffix("."))
    about = notices.about(page.translation_key, point=page.location)
    availability = project_availability(about, resolver)
    district_model = MiceOfferPage._meta.get_field("district").related_model
    payload = {
        **_shared(page, resolver),
        "kind": page.kind,
        "setting": page.setting,
        "participants_min": page.participants_min,
        "participants_max": page.participants_max,
        "duration_minutes": page.duration_minutes,
        "room_count": page.room_count,
        "languages": list(dict.fromkeys(row.language for row in page.languages.all())),
        "equipment": [{"kind": row.kind, "quantity": row.quantity} for row in page.equipment.all()],
        "rooms": [_project_room(room) for room in page.rooms.all()],
        "prices": [_project_price(line) for line in page.price_lines.all()],
        "certifications": [_project_certification(row) for row in page.certifications.all()],
        "contact_email": page.contact_email,
        "address": page.address,
        "district": resolver.refer(district_model, page.district_id),
        "organisations": project_refs(
            Organisation, (row.organisation_id for row in page.organisations.all()), resolver
        ),
        "links": project_links(page.links.all(), resolver),
        "last_verified_on": _day(page.last_verified_on),
        **availability.payload,
    }
    return Projection(
        title=page.title,
        payload=payload,
        index=_index_of(payload),
        point=page.location,
        changes_at=availability.changes_at,
    )


def offers_of_notices(notices: Collection[int]) -> set[int]:
    """Return the primary keys of the offers that notices are about, and of those that stand near them."""
    return pages_touched("mice_offer", MiceOfferPage, scope_of(notices))


def _shared(page: Any, resolver: Resolver) -> dict[str, Any]:
    return {
        "teaser": page.teaser,
        "cover": project_cover(page, resolver),
        "body": project_body(page.body, resolver),
        "seo": project_seo(page),
    }


def _project_room(room: MeetingRoom) -> dict[str, Any]:
    return {
        "name": room.name,
        "area_m2": _measure(room.area_m2),
        "ceiling_height_m": _measure(room.ceiling_height_m),
        "daylight": room.daylight,
        "step_free": room.step_free,
        # Deprecated: they do not tell "no" from "unknown". Apps of before read them for one minor release.
        "has_daylight": room.daylight == YesNoUnknown.YES,
        "is_step_free": room.step_free == StepFreeAccess.YES,
        "fire_safety_max": room.fire_safety_max,
        "capacities": [{"layout": layout, "seats": seats} for layout, seats in seats_of(room).items()],
    }


def _project_price(line: PriceLine) -> dict[str, Any]:
    return {
        "label": line.label,
        # As text: JSON numbers may lose the precision of a price.
        "amount": None if line.amount is None else f"{line.amount:.2f}",
        "currency": line.currency,
        "basis": line.basis,
        "period": line.period,
        "is_from_price": line.is_from_price,
        "vat_included": line.vat_included,
        # Deprecated, for the same reason.
        "is_vat_included": line.vat_included == YesNoUnknown.YES,
    }


def _project_certification(row: Certification) -> dict[str, Any]:
    # Expired certifications are included, with their last day: a projection does not use the clock.
    return {"label": row.label, "evidence_url": row.evidence_url, "valid_until_on": _day(row.valid_until_on)}


def _index_of(payload: dict[str, Any]) -> dict[str, Any]:
    largest = most_seats({item["layout"]: item["seats"] for item in room["capacities"]} for room in payload["rooms"])
    return {
        "equipment": lines_of(dict.fromkeys(item["kind"] for item in payload["equipment"])),
        "seats": max(largest.values(), default=None),
        **{column: largest.get(layout) for layout, column in SEAT_COLUMNS.items()},
    }


def _measure(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
