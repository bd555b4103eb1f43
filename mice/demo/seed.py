"""Writes the demo's business offers as an editor would: pages with revisions, published, then translated.

**Nothing is ever overwritten or brought back.** The seed runs once for a home page; that it has run is a
log entry of the home page. Pictures, districts and linked pages are looked for by name: what another
vertical has not written is left out.
"""

from typing import Any
from uuid import uuid5

from django.db import transaction
from wagtail.coreutils import find_available_slug
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry
from wagtail.rich_text import RichText

from destination_cms.geo.point import Point
from destination_cms.models import District

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
from .content import LANGUAGES, IndexText, OfferContent, OfferText, State, typeset
from .content_activities import ACTIVITIES
from .content_services import SERVICES
from .content_venues import INDEX_PICTURE, INDEX_TEXTS, VENUES

OFFERS = (*VENUES, *ACTIVITIES, *SERVICES)
NOTE = {"destination_demo": "mice"}


def seed(home: Page) -> None:
    """Write the business offers of "Smart Issy" under a home page, once, in the languages that it is in.

    Raises:
        ValueError: the home page is in no language of the demo.
    """
    homes = homes_by_language(home)
    source = next(iter(homes.values()))
    if is_seeded(source):
        return
    with transaction.atomic():
        indexes = _write_index(homes)
        for item in OFFERS:
            _write_offer(item, homes, indexes)
        log(instance=source, action="wagtail.edit", data=NOTE)


def is_seeded(home: Page) -> bool:
    """Say whether the offers were written under this home page, whatever became of them since."""
    return bool(PageLogEntry.objects.filter(page_id=home.pk, data__destination_demo=NOTE["destination_demo"]).exists())


def homes_by_language(home: Page) -> dict[str, Page]:
    """Return the home page and its translations by language, in the order they are written.

    Raises:
        ValueError: none of them is in a language of the demo.
    """
    pages = {page.locale.language_code.split("-")[0]: page for page in home.get_translations(inclusive=True)}
    homes = {language: pages[language] for language in LANGUAGES if language in pages}
    if not homes:
        raise ValueError(f"The demo is written in {' and '.join(LANGUAGES)}; the home page is in {', '.join(pages)}.")
    return homes


def _write_index(homes: dict[str, Page]) -> dict[str, Any]:
    written: dict[str, Any] = {}
    for language, home in homes.items():
        page = _start(MiceIndexPage, "mice_index", "index", home, home, written)
        text = INDEX_TEXTS[language]
        _say(page, text, language, INDEX_PICTURE)
        page.body = [("paragraph", _paragraph(text.first, language))]
        written[language] = _save(page, home, State.LIVE)
    return written


def _write_offer(item: OfferContent, homes: dict[str, Page], indexes: dict[str, Any]) -> None:
    written: dict[str, Any] = {}
    source = next(iter(homes.values()))
    for language, home in homes.items():
        page = _start(MiceOfferPage, "mice_offer", item.key, source, home, written)
        text = item.texts[language]
        _say(page, text, language, item.picture)
        page.body = [
            ("heading", typeset(text.heading, language)),
            ("paragraph", _paragraph(text.first, language)),
            ("paragraph", _paragraph(text.second, language)),
        ]
        _tell_facts(page, item, source, home)
        _list_rows(page, item, language, source)
        written[language] = _save(page, indexes[language], item.state)


def _start(model: type[Page], kind: str, key: str, source: Page, home: Page, written: dict[str, Any]) -> Any:
    """Return a new page in the first language, and a copy of it, as a draft, in the others."""
    if written:
        return next(iter(written.values())).copy_for_translation(home.locale)
    # The same key on every machine for the same home page.
    return model(locale=home.locale, translation_key=uuid5(source.translation_key, f"demo/{kind}/{key}"), live=False)


def _say(page: Any, text: OfferText | IndexText, language: str, picture: str) -> None:
    page.title = page.draft_title = typeset(text.title, language)
    page.slug = text.slug
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
    page.languages = [OfferLanguage(language=tag, sort_order=order) for order, tag in enumerate(item.languages)]
    page.equipment = [
        OfferEquipment(kind=kind, quantity=quantity, sort_order=order)
        for order, (kind, quantity) in enumerate((item.equipment or {}).items())
    ]
    page.rooms = [
        MeetingRoom(
            sort_order=order,
            name=typeset(room.names[language], language),
            area_m2=room.area_m2,
            ceiling_height_m=room.ceiling_height_m,
            fire_safety_max=room.fire_safety_max,
            has_daylight=room.has_daylight,
            is_step_free=room.is_step_free,
            **{SEAT_COLUMNS[layout]: seats for layout, seats in room.seats.items()},
        )
        for order, room in enumerate(item.rooms)
    ]
    page.price_lines = [
        PriceLine(
            sort_order=order,
            label=typeset(price.labels[language], language),
            amount=price.amount,
            basis=price.basis,
            period=price.period,
            is_from_price=price.is_from_price,
            is_vat_included=price.is_vat_included,
        )
        for order, price in enumerate(item.prices)
    ]
    page.certifications = [
        Certification(label=label, valid_until_on=last_day, sort_order=order)
        for order, (label, last_day) in enumerate(item.certifications)
    ]
    # The pages of the first language: readers of another one are led to the translation.
    targets = {target.slug: target for target in Page.objects.child_of(source).live()}
    page.links = [
        OfferLink(
            sort_order=order,
            content_id=targets[link.slug].pk,
            label=typeset(link.labels[language], language),
            note=typeset(link.notes[language], language),
        )
        for order, link in enumerate(item.links)
        if link.slug in targets
    ]


def _paragraph(text: str, language: str) -> Any:
    return RichText(f"<p>{typeset(text, language)}</p>")


def _save(page: Any, parent: Page, state: State) -> Any:
    """Put a page under its parent if it is not there yet, bring it into its state, and return it fresh."""
    parent = Page.objects.get(pk=parent.pk)
    page.slug = find_available_slug(parent, page.slug, ignore_page_id=page.pk)
    if page.pk is None:
        parent.add_child(instance=page)
    revision = page.save_revision()
    if state is not State.DRAFT:
        revision.publish()
        page = type(page).objects.get(pk=page.pk)
    if state is State.EXPIRED:
        page.unpublish(set_expired=True)
    return type(page).objects.get(pk=page.pk)
