"""Write the business offers as an editor would: published, then translated.

Images, districts and linked pages are looked for by name: what another part of the seed has not written is left out.
"""

from decimal import Decimal
from enum import Enum
from typing import Any

from django.db import transaction
from wagtail.models import Page

from destination_cms.geo.point import Point
from destination_cms.models import District
from mice.capacity import SEAT_COLUMNS
from mice.models import (
    Certification,
    MeetingRoom,
    MiceIndexPage,
    MiceOfferPage,
    OfferEquipment,
    OfferLanguage,
    OfferLink,
    OfferOrganisation,
    PriceLine,
)

from .documents import Document, Item, read_item, read_items
from .images import find_image
from .organisations import find_organisation
from .writing import Written, body_of, homes_by_language, is_seeded, note_seeded, put_page, rows_of, start_page

NAME = "mice"
OFFERS = read_items("offers")
_FACTS = ("kind", "setting")
_NUMBERS = ("participants_min", "participants_max", "duration_minutes", "room_count")


class State(Enum):
    """State of an offer; a file may leave out LIVE."""

    LIVE = "LIVE"
    DRAFT = "DRAFT"
    EXPIRED = "EXPIRED"


def state_of(item: Item) -> State:
    """Return the state of an offer.

    Raises:
        ValueError: its file states something else.
    """
    return State(item.source.get("state", State.LIVE))


def seed(home: Page) -> None:
    """Write the business offers under a home page, once, in the languages that it is in.

    Raises:
        ValueError: the home page is in no language of the demo.
    """
    homes = homes_by_language(home)
    source = next(iter(homes.values()))
    if is_seeded(source, NAME):
        return
    with transaction.atomic():
        indexes = _write_index(homes)
        for item in OFFERS:
            _write_offer(item, homes, indexes)
        note_seeded(source, NAME)


def _write_index(homes: dict[str, Page]) -> Written:
    item = read_item("offers")
    written: Written = {}
    for language, home in homes.items():
        page = start_page(MiceIndexPage, "mice_index", "index", home, written)
        document = item.languages[language]
        _say(page, document)
        written[language] = _save(page, home, document["slug"], State.LIVE)
    return written


def _write_offer(item: Item, homes: dict[str, Page], indexes: Written) -> None:
    written: Written = {}
    source = next(iter(homes.values()))
    for language, home in homes.items():
        page = start_page(MiceOfferPage, "mice_offer", item.key, home, written)
        document = item.languages[language]
        _say(page, document)
        _tell_facts(page, document, source, home)
        _list_rows(page, document, source, home)
        written[language] = _save(page, indexes[language], document["slug"], state_of(item))


def _say(page: Any, document: Document) -> None:
    page.title = page.draft_title = document["title"]
    page.teaser = document["teaser"]
    page.cover_image = find_image(document["cover"])
    page.cover_image_alt = document["cover_alt"] if page.cover_image else ""
    page.body = body_of(document.body, {})


def _tell_facts(page: Any, document: Document, source: Page, home: Page) -> None:
    for name in _FACTS:
        setattr(page, name, document[name])
    for name in _NUMBERS:
        setattr(page, name, document.get(name, None))
    page.address, page.contact_email = document.get("address"), document["contact_email"]
    location = document.get("location", None)
    page.location = Point(*location) if location else None

    district = District.objects.filter(slug=document.get("district"), locale=source.locale).first()
    page.district = district and (district.get_translation_or_none(home.locale) or district)


def _list_rows(page: Any, document: Document, source: Page, home: Page) -> None:
    """Give a page its rows, with new ones in place of those that a translation was copied with."""
    page.languages = rows_of(page, OfferLanguage, ({"language": tag} for tag in document["languages"]))
    equipment = document.get("equipment", {}).items()
    page.equipment = rows_of(page, OfferEquipment, ({"kind": kind, "quantity": number} for kind, number in equipment))
    page.rooms = rows_of(page, MeetingRoom, (_room(room) for room in document.get("rooms", ())))
    page.price_lines = rows_of(page, PriceLine, (_price(price) for price in document.get("prices", ())))
    page.certifications = rows_of(page, Certification, document.get("certifications", ()))
    found = (find_organisation(key, home) for key in document.get("organisations", ()))
    page.organisations = rows_of(page, OfferOrganisation, ({"organisation": each} for each in found if each))
    # The pages of the first language: readers of another one are led to the translation.
    targets = {target.slug: target for target in Page.objects.child_of(source).live()}
    links = (
        {"content_id": targets[link["page"]].pk, "label": link.get("label", ""), "note": link.get("note", "")}
        for link in document.get("links", ())
        if link["page"] in targets
    )
    page.links = rows_of(page, OfferLink, links)


def _room(room: dict[str, Any]) -> dict[str, Any]:
    names = ("name", "fire_safety_max", "daylight", "step_free")
    measures = {name: Decimal(str(room[name])) for name in ("area_m2", "ceiling_height_m")}
    seats = {SEAT_COLUMNS[layout]: number for layout, number in room["seats"].items()}
    return {**{name: room[name] for name in names}, **measures, **seats}


def _price(price: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a price; without an amount it is made on request."""
    names = ("label", "basis", "period", "is_from_price", "vat_included")
    amount = Decimal(str(price["amount"])) if "amount" in price else None
    return {**{name: price[name] for name in names}, "amount": amount}


def _save(page: Any, parent: Page, slug: str, state: State) -> Any:
    """Put a page under its parent if it is not there yet, bring it into its state, and return it fresh."""
    put_page(page, parent, slug)
    revision = page.save_revision()
    if state is not State.DRAFT:
        revision.publish()
        page = type(page).objects.get(pk=page.pk)
    if state is State.EXPIRED:
        page.unpublish(set_expired=True)
    return type(page).objects.get(pk=page.pk)
