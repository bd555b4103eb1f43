"""Write the circuits and spots as an editor would: published, then translated; and before them what they name."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from circuits.models import (
    CircuitMode,
    CircuitPage,
    CircuitStop,
    CircuitSurface,
    CircuitTheme,
    CircuitTransport,
    SpotLayer,
    SpotOpeningTime,
    SpotPage,
)
from destination_cms.geo.point import Point
from destination_cms.hours.clock import parse_clock
from destination_cms.track_imports import ImportChoices, ImportedTrack, import_track

from .districts import DISTRICTS, write_district
from .documents import TRACKS, Document, Item, read_data, read_items
from .images import upload_images
from .layers import LAYERS, write_layer
from .notices import notices_of_stops, write_notices
from .organisations import ORGANISATIONS, write_organisation
from .recordings import upload_recordings
from .typography import typeset
from .writing import (
    Written,
    body_of,
    homes_by_language,
    is_seeded,
    note_seeded,
    publish_snippet,
    put_page,
    rows_of,
    start_page,
    start_snippet,
)

NAME = "circuits"
SPOTS, CIRCUITS = read_items("spots"), read_items("circuits")
THEMES: list[dict[str, Any]] = read_data("themes")
_SPOT_FIELDS = ("kind", "address", "step_free")
#: What a spot's file need not state.
_MORE_SPOT_FIELDS = (
    "placement", "visit_policy", "free_of_charge", "price", "visit_minutes", "viewpoint_heading_deg", "public_holidays",
    "opening_hours_note",
)  # fmt: skip
_SPOT_WORDS = ("price", "opening_hours_note")
_SPOT_POSITIONS = ("entrance_location", "viewpoint_location")
_CLOCKS = ("opens_at", "closes_at")
_CIRCUIT_FIELDS = ("practice_mode", "tour_type", "difficulty", "length_m", "duration_minutes", "step_free")
#: What a circuit's file need not state.
_MORE_FIELDS = (
    "start_label", "end_label", "season_months", "suitable_for", "safety_advice", "reduced_mobility", "min_width_cm", "max_slope_percent",
    "rest_point_count", "accessible_toilets", "accessibility_reviewed_on", "accessibility_advice",
)  # fmt: skip
_ROWS = {"other_modes": CircuitMode, "transports": CircuitTransport, "surfaces": CircuitSurface}
#: What a stop names by its key.
_STOP_KEYS = ("spot", "layer", "notice")
_STOP_FIELDS = {
    "title_override": "title",
    "trigger": "trigger",
    "trigger_polygon": "zone",
    "leg_directions": "directions",
    "leg_caution": "caution",
}
#: What has been written, by the field that names it and by key.
Named = dict[str, dict[str, Written]]


def seed(home: Page) -> None:
    """Write the circuits and spots under a home page, once, with all that they name: districts, layers, themes, images.

    The home page or one of its translations is French or English. French is written first and
    English is made from it; where the home page has no translation, one language is written.
    Returns without writing when they have been written here before.

    Raises:
        ValueError: the home page is in neither language.
    """
    homes = homes_by_language(home)
    source = next(iter(homes.values()))
    if is_seeded(source, NAME):
        return
    with transaction.atomic():
        images = upload_images(files_used())
        named = {"district": {item["key"]: write_district(item, homes, images) for item in DISTRICTS}}
        named["host"] = {item["key"]: write_organisation(item, homes, named["district"]) for item in ORGANISATIONS}
        named["layer"] = {item["key"]: write_layer(item, homes, images) for item in LAYERS}
        named["notice"] = write_notices(notices_of_stops(), homes)
        named["spot"] = {item.key: _write_spot(item, homes, images, named) for item in SPOTS}
        named["theme"] = {item["key"]: _write_theme(item, homes) for item in THEMES}
        for item in CIRCUITS:
            _write_redirects(item, _write_circuit(item, homes, images, named))
        note_seeded(source, NAME)


def files_used() -> Iterator[str]:
    """Yield the name of each image file that a district, a layer, a spot or a circuit shows, as often as one does."""
    yield from (item["cover"] for item in (*DISTRICTS, *LAYERS))
    for item in (*SPOTS, *CIRCUITS):
        yield item.source["cover"]
        yield from (value["file"] for kind, value in item.source.body if kind == "picture")


def _write_theme(item: dict[str, Any], homes: dict[str, Page]) -> Written:
    model = CircuitTheme._meta.get_field("theme").related_model
    written: Written = {}
    for language, home in homes.items():
        theme, words = start_snippet(model, "theme", item["key"], home, written), item[language]
        theme.name, theme.slug = typeset(words["name"], language), words["slug"]
        theme.description = typeset(words["description"], language)
        written[language] = publish_snippet(theme)
    return written


def _write_spot(item: Item, homes: dict[str, Page], images: dict[str, Any], named: Named) -> Written:
    written: Written = {}
    for language, home in homes.items():
        page, document = start_page(SpotPage, "spot", item.key, home, written), item.languages[language]
        for name in _SPOT_FIELDS:
            setattr(page, name, document[name])
        for name in _MORE_SPOT_FIELDS:
            if name in document.facts:
                setattr(page, name, typeset(document[name], language) if name in _SPOT_WORDS else document[name])
        page.location = Point(*document["location"])
        for name in _SPOT_POSITIONS:
            setattr(page, name, Point(*document[name]) if name in document.facts else None)
        page.opening_times = rows_of(page, SpotOpeningTime, map(_with_clocks, document.get("opening_times", [])))
        for name in ("district", "host"):
            setattr(page, name, named[name][document[name]][language] if name in document.facts else None)
        shown = ({"layer": named["layer"][key][language]} for key in document.get("layers", ()))
        page.layers = rows_of(page, SpotLayer, shown)
        _say(page, document, images)
        written[language] = _publish(page, home, document["slug"])
    return written


def _with_clocks(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, **{name: parse_clock(row[name]) for name in _CLOCKS if name in row}}


def _write_circuit(
    item: Item,
    homes: dict[str, Page],
    images: dict[str, Any],
    named: Named,
) -> Written:
    written: Written = {}
    imported, recordings = track_of(item.key), upload_recordings(item)
    for language, home in homes.items():
        page, document = start_page(CircuitPage, "circuit", item.key, home, written), item.languages[language]
        for name in _CIRCUIT_FIELDS:
            setattr(page, name, document[name])
        for name in _MORE_FIELDS:
            if name in document.facts:
                setattr(page, name, document[name])
        for name, model in _ROWS.items():
            setattr(page, name, rows_of(page, model, document.get(name, [])))
        page.track, page.track_source = imported.track, imported.source
        stops = (
            {
                **{name: named[name][stop[name]][language] for name in _STOP_KEYS if name in stop},
                "story": f"<p>{stop['story']}</p>",
                "is_optional": stop.get("is_optional", False),
                "audio": recordings.get((language, stop["spot"])),
                **{field: stop[name] for field, name in _STOP_FIELDS.items() if name in stop},
                **({"quiz": [("quiz", stop["quiz"])]} if "quiz" in stop else {}),
            }
            for stop in document["stops"]
        )
        page.stops = rows_of(page, CircuitStop, stops)
        chosen = ({"theme": named["theme"][key][language]} for key in document["themes"])
        page.themes = rows_of(page, CircuitTheme, chosen)
        _say(page, document, images)
        written[language] = _publish(page, home, document["slug"])
    return written


def track_of(key: str) -> ImportedTrack:
    """Return the track of a circuit, from the file of its name."""
    (path,) = TRACKS.glob(f"{key}.*")
    return import_track(path.name, path.read_bytes(), ImportChoices(), timezone.now())


def _write_redirects(item: Item, circuit: Written) -> None:
    """Let the short address that leaflets and posters print lead to the circuit, in each language."""
    if not apps.is_installed("wagtail.contrib.redirects"):
        return
    model: Any = apps.get_model("wagtailredirects", "Redirect")
    for language, page in circuit.items():
        if address := item.languages[language].get("short_address"):
            path = model.normalise_path(f"/{language}/{address}/")
            wanted = {"redirect_page": page, "is_permanent": False}
            model.objects.get_or_create(old_path=path, site=None, defaults=wanted)


def _say(page: Any, document: Document, images: dict[str, Any]) -> None:
    """Write the texts of one language into a page."""
    page.title = page.draft_title = document["title"]
    page.teaser = document["teaser"]
    page.cover_image, page.cover_image_alt = images[document["cover"]], document["cover_alt"]
    page.body = body_of(document.body, images)


def _publish(page: Any, home: Page, slug: str) -> Any:
    """Put a page under the home page if it is not there yet, publish it, and return it fresh."""
    put_page(page, home, slug)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
