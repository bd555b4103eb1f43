"""Business offers for tests, made as an editor makes them."""

import json
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from django.test import Client
from wagtail.models import Page

from destination_cms.geo.point import Point
from mice.models import (
    Certification,
    MeetingRoom,
    MiceIndexPage,
    MiceOfferPage,
    OfferEquipment,
    OfferLanguage,
    OfferLink,
    PriceLine,
)
from tests.destination import Destination

_numbers = count(1)


def add_index(destination: Destination, title: str = "Business", parent: Page | None = None, **fields: Any) -> Any:
    """Publish an index page under the home page, or under another."""
    fields.setdefault("slug", f"business-{next(_numbers)}")
    return destination._add(MiceIndexPage(title=title, **fields), parent)


def new_offer(title: str = "Offer", *, links: Any = (), languages: Any = (), **fields: Any) -> MiceOfferPage:
    """Return an offer that is not saved; ``links`` are pages, ``languages`` are tags."""
    fields.setdefault("slug", f"offer-{next(_numbers)}")
    page = MiceOfferPage(title=title, **fields)
    page.links = [OfferLink(content_id=target.pk, sort_order=order) for order, target in enumerate(links)]
    page.languages = [OfferLanguage(language=tag, sort_order=order) for order, tag in enumerate(languages)]
    return page


def add_offer(
    destination: Destination, title: str = "Offer", parent: Page | None = None, *, live: bool = True, **fields: Any
) -> Any:
    """Add an offer under the home page, or under another, published unless told otherwise."""
    return destination._add(new_offer(title, **fields), parent, live=live)


def full_offer(destination: Destination, **fields: Any) -> MiceOfferPage:
    """Return an offer, not saved, in which everything is told."""
    page = new_offer(
        "The great hall",
        kind="CONFERENCE",
        setting="BOTH",
        teaser="A hall with daylight.",
        cover_image=destination.image(),
        cover_image_alt="A hall",
        participants_min=20,
        participants_max=600,
        duration_minutes=480,
        room_count=12,
        contact_email="congres@example.com",
        location=Point(48.82, 2.27),
        address="1 Example Square",
        district=destination.district("Centre"),
        languages=["fr", "en", "fr"],
        body=[("paragraph", "<p>Words.</p>")],
        **fields,
    )
    page.equipment = [
        OfferEquipment(kind="AR_GLASSES", quantity=20, sort_order=0),
        OfferEquipment(kind="SCREEN", sort_order=1),
    ]
    page.rooms = [
        MeetingRoom(
            name="Hall",
            sort_order=0,
            area_m2=Decimal("412.5"),
            ceiling_height_m=Decimal("6.20"),
            daylight="YES",
            step_free="PARTIAL",
            fire_safety_max=600,
            seats_theatre=400,
            seats_cocktail=600,
        ),
        MeetingRoom(name="Box", seats_boardroom=12, sort_order=1),
    ]
    page.price_lines = [
        PriceLine(
            label="Day",
            amount=Decimal(4500),
            basis="PER_ROOM",
            period="PER_DAY",
            is_from_price=True,
            vat_included="NO",
            sort_order=0,
        ),
        PriceLine(label="Stand", sort_order=1),
    ]
    page.certifications = [
        Certification(
            label="ISO 20121", evidence_url="https://example.com/20121", valid_until_on=date(2030, 6, 30), sort_order=0
        ),
        Certification(label="Clef Verte", sort_order=1),
    ]
    return page


def ask(query: str, **variables: Any) -> dict[str, Any]:
    """Return the data of a query that has no errors."""
    body = json.dumps({"query": query, "variables": variables})
    answer: dict[str, Any] = Client().post("/graphql/", body, content_type="application/json").json()
    assert "errors" not in answer, answer["errors"]
    return answer["data"]
