"""Writes the demo destination as an editor would: pages with revisions, published, then translated.

**Nothing is ever overwritten or brought back.** The seed runs once for a home page. That it has
run is a log entry of the home page: Wagtail keeps those when pages are deleted, and they need no
table of ours. So an editor may change or delete whatever the seed has written, all of it even,
and a later run still leaves the site alone. Everything is one transaction: a seed that was cut
off has written nothing, its note neither, and the next run starts afresh.
"""

from typing import Any
from uuid import UUID, uuid5

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.coreutils import find_available_slug
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Collection, Page, PageLogEntry
from wagtail.rich_text import RichText

from destination_cms.geo.point import Point

from ..models import CircuitPage, CircuitStop, SpotPage
from .content import LANGUAGES, CircuitContent, CircuitText, DistrictContent, SpotContent, SpotText, typeset
from .content_centre import CENTRE_SPOTS
from .content_circuits import CIRCUITS
from .content_districts import DISTRICTS
from .content_green import GREEN_SPOTS
from .content_heritage import HERITAGE_SPOTS
from .content_pictures import PICTURE_TITLES
from .content_river import RIVER_SPOTS
from .pictures import draw_picture

SPOTS = (*CENTRE_SPOTS, *HERITAGE_SPOTS, *GREEN_SPOTS, *RIVER_SPOTS)
COLLECTION_NAME = "Smart Issy"
NOTE = {"destination_demo": "circuits"}

#: What was written, by key and language.
Written = dict[str, dict[str, Any]]


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
    if is_seeded(source):
        return
    with transaction.atomic():
        pictures = {name: _upload(name, title) for name, title in PICTURE_TITLES.items()}
        districts: Written = {item.key: _write_district(item, homes, pictures) for item in DISTRICTS}
        spots: Written = {item.key: _write_spot(item, homes, pictures, districts) for item in SPOTS}
        for circuit in CIRCUITS:
            _write_circuit(circuit, homes, pictures, spots)
        log(instance=source, action="wagtail.edit", data=NOTE)


def is_seeded(home: Page) -> bool:
    """Say whether the demo was written under this home page, whatever became of it since."""
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


def key_of(home: Page, kind: str, key: str) -> UUID:
    """Return the translation key of what the seed writes: the same on every machine for the same home page."""
    return uuid5(home.translation_key, f"demo/{kind}/{key}")


def _upload(name: str, title: str) -> Any:
    """Store a picture in the demo's collection."""
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=COLLECTION_NAME).first() or root.add_child(name=COLLECTION_NAME)
    file = ContentFile(draw_picture(name), name=f"{name}.jpg")
    picture = get_image_model()(title=title, file=file, collection=collection)
    # A site's own picture model may not know them.
    picture.credit, picture.licence = "Destination CMS", "BSD-3-Clause"
    picture.save()
    return picture


def _write_district(item: DistrictContent, homes: dict[str, Page], pictures: dict[str, Any]) -> dict[str, Any]:
    district_model = SpotPage._meta.get_field("district").related_model
    written: dict[str, Any] = {}
    for language, home in homes.items():
        if written:
            district = next(iter(written.values())).copy_for_translation(home.locale)
            district.latest_revision = None
        else:
            district = district_model(locale=home.locale, translation_key=key_of(home, "district", item.key))
        text = item.texts[language]
        district.name, district.slug = text.name, text.slug
        district.kind = item.kind
        district.description = typeset(text.description, language)
        district.cover_image, district.cover_image_alt = pictures[item.cover], typeset(text.cover_alt, language)
        district.live = False
        district.full_clean()
        district.save()
        district.save_revision().publish()
        written[language] = district
    return written


def _write_spot(
    item: SpotContent, homes: dict[str, Page], pictures: dict[str, Any], districts: Written
) -> dict[str, Any]:
    fields = {
        "kind": item.kind,
        "location": Point(item.latitude, item.longitude),
        "address": item.address,
        "is_step_free": item.is_step_free,
        "cover_image": pictures[item.key],
    }
    written: dict[str, Any] = {}
    for language, home in homes.items():
        page = _start(SpotPage, "spot", item.key, home, written)
        for name, value in fields.items():
            setattr(page, name, value)
        page.district = districts[item.district][language] if item.district else None
        _say(page, item.texts[language], language, pictures[item.detail])
        written[language] = _publish(page, home)
    return written


def _write_circuit(
    item: CircuitContent, homes: dict[str, Page], pictures: dict[str, Any], spots: Written
) -> dict[str, Any]:
    written: dict[str, Any] = {}
    for language, home in homes.items():
        page = _start(CircuitPage, "circuit", item.key, home, written)
        for name in ("practice_mode", "tour_type", "difficulty", "length_m", "duration_minutes", "is_step_free"):
            setattr(page, name, getattr(item, name))
        page.cover_image = pictures[item.key]
        page.stops = [
            CircuitStop(
                sort_order=order,
                spot=spots[stop.spot][language],
                title_override=typeset(stop.titles[language], language) if stop.titles else "",
                story=f"<p>{typeset(stop.stories[language], language)}</p>",
                is_optional=stop.is_optional,
            )
            for order, stop in enumerate(item.stops)
        ]
        _say(page, item.texts[language], language, pictures[item.detail])
        written[language] = _publish(page, home)
    return written


def _start(model: type[Page], kind: str, key: str, home: Page, written: dict[str, Any]) -> Any:
    """Return a new page in the first language, and a copy of it, as a draft, in the others."""
    if written:
        return next(iter(written.values())).copy_for_translation(home.locale)
    return model(locale=home.locale, translation_key=key_of(home, kind, key), live=False)


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
    page.slug = text.slug


def _paragraph(text: str, language: str) -> Any:
    return RichText(f"<p>{typeset(text, language)}</p>")


def _publish(page: Any, home: Page) -> Any:
    """Put a page under the home page if it is not there yet, publish it, and return it fresh."""
    page.slug = find_available_slug(home, page.slug, ignore_page_id=page.pk)
    if page.pk is None:
        home.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
