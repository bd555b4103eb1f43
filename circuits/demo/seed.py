"""Writes the circuits, spots, districts and pictures of the demo as an editor would: published, then translated."""

from typing import Any

from django.apps import apps
from django.db import transaction
from wagtail.models import Page
from wagtail.rich_text import RichText

from destination_cms.geo.point import Point
from destination_cms.seeding import (
    Written,
    homes_by_language,
    is_seeded,
    note_seeded,
    publish_snippet,
    put_page,
    rows_of,
    start_page,
    start_snippet,
    typeset,
    upload_picture,
)

from ..models import CircuitPage, CircuitStop, SpotPage
from .content import CircuitContent, CircuitText, DistrictContent, SpotContent, SpotText
from .content_centre import CENTRE_SPOTS
from .content_circuits import CIRCUITS
from .content_districts import DISTRICTS
from .content_green import GREEN_SPOTS
from .content_heritage import HERITAGE_SPOTS
from .content_pictures import PICTURE_TITLES
from .content_river import RIVER_SPOTS
from .pictures import draw_picture

SPOTS = (*CENTRE_SPOTS, *HERITAGE_SPOTS, *GREEN_SPOTS, *RIVER_SPOTS)
NAME = "circuits"
#: What leaflets and posters print.
SHORT_ADDRESSES = {"fr": "balade", "en": "walk"}


def seed(home: Page) -> None:
    """Write the circuits, spots, districts and pictures of "Smart Issy" under a home page, once.

    The home page or one of its translations is French or English. French is written first and
    English is made from it; where the home page has no translation, one language is written.
    Returns without writing when the demo has been written here before.

    Raises:
        ValueError: the home page is in neither language.
    """
    homes = homes_by_language(home)
    source = next(iter(homes.values()))
    if is_seeded(source, NAME):
        return
    with transaction.atomic():
        pictures = {
            name: upload_picture(draw_picture(name), f"{name}.jpg", title) for name, title in PICTURE_TITLES.items()
        }
        districts = {item.key: _write_district(item, homes, pictures) for item in DISTRICTS}
        spots = {item.key: _write_spot(item, homes, pictures, districts) for item in SPOTS}
        circuits = {item.key: _write_circuit(item, homes, pictures, spots) for item in CIRCUITS}
        _write_redirects(circuits["circuit-ville-intelligente"])
        note_seeded(source, NAME)


def _write_district(item: DistrictContent, homes: dict[str, Page], pictures: dict[str, Any]) -> Written:
    district_model = SpotPage._meta.get_field("district").related_model
    written: Written = {}
    for language, home in homes.items():
        district = start_snippet(district_model, "district", item.key, home, written)
        text = item.texts[language]
        district.name, district.slug = text.name, text.slug
        district.kind = item.kind
        district.description = typeset(text.description, language)
        district.cover_image, district.cover_image_alt = pictures[item.cover], typeset(text.cover_alt, language)
        written[language] = publish_snippet(district)
    return written


def _write_spot(
    item: SpotContent, homes: dict[str, Page], pictures: dict[str, Any], districts: dict[str, Written]
) -> Written:
    fields = {
        "kind": item.kind,
        "location": Point(item.latitude, item.longitude),
        "address": item.address,
        "is_step_free": item.is_step_free,
        "cover_image": pictures[item.key],
    }
    written: Written = {}
    for language, home in homes.items():
        page = start_page(SpotPage, "spot", item.key, home, written)
        for name, value in fields.items():
            setattr(page, name, value)
        page.district = districts[item.district][language] if item.district else None
        _say(page, item.texts[language], language, pictures[item.detail])
        written[language] = _publish(page, home, item.texts[language].slug)
    return written


def _write_circuit(
    item: CircuitContent, homes: dict[str, Page], pictures: dict[str, Any], spots: dict[str, Written]
) -> Written:
    written: Written = {}
    for language, home in homes.items():
        page = start_page(CircuitPage, "circuit", item.key, home, written)
        for name in ("practice_mode", "tour_type", "difficulty", "length_m", "duration_minutes", "is_step_free"):
            setattr(page, name, getattr(item, name))
        page.cover_image = pictures[item.key]
        page.stops = rows_of(
            page,
            CircuitStop,
            (
                {
                    "spot": spots[stop.spot][language],
                    "title_override": typeset(stop.titles[language], language) if stop.titles else "",
                    "story": f"<p>{typeset(stop.stories[language], language)}</p>",
                    "is_optional": stop.is_optional,
                }
                for stop in item.stops
            ),
        )
        _say(page, item.texts[language], language, pictures[item.detail])
        written[language] = _publish(page, home, item.texts[language].slug)
    return written


def _write_redirects(circuit: Written) -> None:
    """Let the short address of the leaflets lead to the circuit, in each language."""
    if not apps.is_installed("wagtail.contrib.redirects"):
        return
    model: Any = apps.get_model("wagtailredirects", "Redirect")
    for language, page in circuit.items():
        path = model.normalise_path(f"/{language}/{SHORT_ADDRESSES[language]}/")
        model.objects.get_or_create(old_path=path, site=None, defaults={"redirect_page": page, "is_permanent": False})


def _say(page: Any, text: SpotText | CircuitText, language: str, detail: Any) -> None:
    """Write the texts of one language into a page."""
    page.title = page.draft_title = typeset(text.title, language)
    page.teaser = typeset(text.teaser, language)
    page.cover_image_alt = typeset(text.cover_alt, language)
    picture = {
        "image": detail,
        "alt": typeset(text.detail_alt, language),
        "caption": typeset(text.detail_caption, language),
    }
    guide = {"fr": "Le guide de la promenade", "en": "The guide of this walk"}[language]
    page.body = [
        ("heading", typeset(text.heading, language)),
        ("paragraph", _paragraph(text.first, language)),
        ("picture", picture),
        ("paragraph", _paragraph(text.second, language)),
        *([("quote", {"text": typeset(text.tip, language), "attribution": guide})] if text.tip else []),
    ]


def _paragraph(text: str, language: str) -> Any:
    return RichText(f"<p>{typeset(text, language)}</p>")


def _publish(page: Any, home: Page, slug: str) -> Any:
    """Put a page under the home page if it is not there yet, publish it, and return it fresh."""
    put_page(page, home, slug)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
