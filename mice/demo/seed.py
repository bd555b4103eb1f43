"""Writes the demo's business offers as an editor would: published, then translated.

Pictures, districts and linked pages are looked for by name: what another vertical has not written is left out.
"""

from typing import Any

from django.db import transaction
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.rich_text import RichText

from destination_cms.geo.point import Point
from destination_cms.models import District
from destination_cms.seeding import (
    Written,
    homes_by_language,
    is_seeded,
    note_seeded,
    put_page,
    rows_of,
    start_page,
    typeset,
)

from ..capacity import SEAT_COLUMNS
from ..models import (
    Certification,
    MeetingRoom,
    MiceIndexPage,
    MiceOfferPage,
    OfferEquipment,
    OfferLanguage,
    OfferLink,
    PriceLine,
)
from .content import IndexText, OfferContent, OfferText, PriceContent, RoomContent, State
from .content_activities import ACTIVITIES
from .content_services import SERVICES
from .content_venues import INDEX_PICTURE, INDEX_TEXTS, VENUES

OFFERS = (*VENUES, *ACTIVITIES, *SERVICES)
NAME = "mice"


def seed(home: Page) -> None:
    """Write the business offers of "Smart Issy" under a home page, once, in the languages that it is in.

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
    written: Written = {}
    for language, home in homes.items():
        page = start_page(MiceIndexPage, "mice_index", "index", home, written)
        text = INDEX_TEXTS[language]
        _say(page, text, language, INDEX_PICTURE)
        page.body = [("paragraph", _paragraph(text.first, language))]
        written[language] = _save(page, home, text.slug, State.LIVE)
    return written


def _write_offer(item: OfferContent, homes: dict[str, Page], indexes: Written) -> None:
    written: Written = {}
    source = next(iter(homes.values()))
    for language, home in homes.items():
        page = start_page(MiceOfferPage, "mice_offer", item.key, home, written)
        text = item.texts[language]
        _say(page, text, language, item.picture)
        page.body = [
            ("heading", typeset(text.heading, language)),
            ("paragraph", _paragraph(text.first, language)),
            ("paragraph", _paragraph(text.second, language)),
        ]
        _tell_facts(page, item, source, home)
        _list_rows(page, item, language, source)
        written[language] = _save(page, indexes[language], text.slug, item.state)


def _say(page: Any, text: OfferText | IndexText, language: str, picture: str) -> None:
    page.title = page.draft_title = typeset(text.title, language)
    page.teaser = typeset(text.teaser, language)
    page.cover_image = get_image_model().objects.filter(title=picture).order_by("pk").first()
    page.cover_image_alt = typeset(text.cover_alt, language) if page.cover_image else ""


def _tell_facts(page: Any, item: OfferContent, source: Page, home: Page) -> None:
    for name in ("kind", "setting", "duration_minutes", "room_count", "address"):
        setattr(page, name, getattr(item, name))
    page.participants_min, page.participants_max = item.group
    page.contact_email = item.email
    page.location = Point(*item.position) if item.position else None

    district = District.objects.filter(slug=item.district, locale=source.locale).first()
    page.district = district and (district.get_translation_or_none(home.locale) or district)


def _list_rows(page: Any, item: OfferContent, language: str, source: Page) -> None:
    """Give a page its rows, with new ones in place of those that a translation was copied with."""
    page.languages = rows_of(page, OfferLanguage, ({"language": tag} for tag in item.languages))
    equipment = (item.equipment or {}).items()
    page.equipment = rows_of(page, OfferEquipment, ({"kind": kind, "quantity": number} for kind, number in equipment))
    page.rooms = rows_of(page, MeetingRoom, (_room(room, language) for room in item.rooms))
    page.price_lines = rows_of(page, PriceLine, (_price(price, language) for price in item.prices))
    labels = ({"label": label, "valid_until_on": last_day} for label, last_day in item.certifications)
    page.certifications = rows_of(page, Certification, labels)
    # The pages of the first language: readers of another one are led to the translation.
    targets = {target.slug: target for target in Page.objects.child_of(source).live()}
    links = (
        {
            "content_id": targets[link.slug].pk,
            "label": typeset(link.labels[language], language),
            "note": typeset(link.notes[language], language),
        }
        for link in item.links
        if link.slug in targets
    )
    page.links = rows_of(page, OfferLink, links)


def _room(room: RoomContent, language: str) -> dict[str, Any]:
    names = ("area_m2", "ceiling_height_m", "fire_safety_max", "has_daylight", "is_step_free")
    seats = {SEAT_COLUMNS[layout]: number for layout, number in room.seats.items()}
    return {"name": typeset(room.names[language], language), **{name: getattr(room, name) for name in names}, **seats}


def _price(price: PriceContent, language: str) -> dict[str, Any]:
    names = ("amount", "basis", "period", "is_from_price", "is_vat_included")
    return {"label": typeset(price.labels[language], language), **{name: getattr(price, name) for name in names}}


def _paragraph(text: str, language: str) -> Any:
    return RichText(f"<p>{typeset(text, language)}</p>")


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
