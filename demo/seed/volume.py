"""Fill a database quickly with as many spots and circuits as a large destination has.

Rows are written in bulk, past Wagtail's signals: an admin who publishes does it otherwise (see
``circuits``). A reconcile then brings them into the ledger.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import connections, router, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.html import escape
from django.utils.text import slugify
from wagtail.models import Page
from wagtail.rich_text import RichText

from circuits.choices import Difficulty, PracticeMode, SpotKind, TourType
from circuits.models import CircuitPage, CircuitStop, SpotPage
from destination_cms.geo.point import Point

from .places import Feature, is_on_the_globe, name_of, position_of

STOPS_PER_CIRCUIT = 10
BATCH_ROWS = 500
#: Copies of a place spiral away from it by this many degrees, times the root of the copy's number.
SPREAD_DEGREES = 0.0004
GOLDEN_ANGLE = 2.39996
SLUG_CHARACTERS = 80

_KINDS = {
    "Parcs": SpotKind.PARK,
    "Jardins": SpotKind.PARK,
    "Squares": SpotKind.PARK,
    "Arbres remarquables": SpotKind.PARK,
    "Sculptures de métal": SpotKind.ARTWORK,
    "Entreprises TIC + de 50 salariés": SpotKind.COMPANY_SITE,
    "Hôtels et chambres d'hôtes": SpotKind.HOTEL,
    "Transports": SpotKind.TRANSPORT,
    "Culture et loisirs": SpotKind.VENUE,
    "Sports": SpotKind.VENUE,
}


@dataclass(frozen=True, slots=True)
class Volume:
    """Counts of what was written: pages, spots that are drafts, and stops."""

    spots: int
    drafts: int
    circuits: int
    stops: int


def load_volume(parent: Page, features: Sequence[Feature], *, spot_count: int, circuit_count: int) -> Volume:
    """Write spots from places, taken in turn as often as it needs, and circuits that visit them.

    The first round has the places as they are, defects included; later rounds have copies with
    their own names and shifted positions. What cannot be published as it stands is a draft.
    """
    with transaction.atomic():
        spots = list(itertools.islice(_spots(features), spot_count))
        insert_pages(parent, spots)
        circuits = [_circuit(number) for number in range(circuit_count)]
        insert_pages(parent, circuits)
        stops = [stop for number, circuit in enumerate(circuits) for stop in _stops(number, circuit, spots)]
        CircuitStop.objects.bulk_create(stops, batch_size=BATCH_ROWS)
    drafts = sum(not spot.live for spot in spots)
    return Volume(spots=len(spots), drafts=drafts, circuits=len(circuits), stops=len(stops))


def synthetic_places(count: int) -> list[Feature]:
    """Return made-up places without defects, on a grid of a town's size, for use without a data file."""
    side = math.ceil(math.sqrt(count))
    return [
        {
            "properties": {
                "titre": f"Lieu {number + 1}",
                "adresse": f"{number + 1}, rue de l'Exemple",
                "description": f"Lieu imaginaire numéro {number + 1}.",
                "categorie3": [*_KINDS][number % len(_KINDS)],
            },
            "geometry": {
                "coordinates": [
                    round(2.245 + 0.045 * (number % side) / side, 6),
                    round(48.815 + 0.02 * (number // side) / side, 6),
                ]
            },
        }
        for number in range(count)
    ]


def insert_pages(parent: Page, pages: Sequence[Any]) -> None:
    """Insert pages of one class as the last children of a page; sets their keys. No signal is sent.

    Must be called in a transaction.
    """
    if not pages:
        return
    parent.refresh_from_db()
    last = parent.get_last_child()
    step = int(last.path[-Page.steplen :], 36) if last else 0
    content_type = ContentType.objects.get_for_model(type(pages[0]))
    now = timezone.now()
    for number, page in enumerate(pages, start=step + 1):
        page.path = Page._get_path(parent.path, parent.depth + 1, number)  # noqa: SLF001 - treebeard has no public one
        page.depth, page.numchild = parent.depth + 1, 0
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.content_type, page.locale_id = content_type, parent.locale_id
        page.draft_title, page.has_unpublished_changes = page.title, not page.live
        page.first_published_at = page.last_published_at = now if page.live else None
    fields = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    bases = [Page(**{name: getattr(page, name) for name in fields}) for page in pages]
    for page, base in zip(pages, Page.objects.bulk_create(bases, batch_size=BATCH_ROWS), strict=True):
        page.page_ptr_id = page.id = base.pk
    _insert_own_columns(pages)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))
    parent.refresh_from_db()


def _insert_own_columns(pages: Sequence[Any]) -> None:
    """Insert the rows of a page class's own table: Django inserts those one at a time only."""
    meta = type(pages[0])._meta
    connection = connections[router.db_for_write(type(pages[0]))]
    quote = connection.ops.quote_name
    fields = meta.local_concrete_fields
    columns, marks = ", ".join(quote(field.column) for field in fields), ", ".join(["%s"] * len(fields))
    rows = [[field.get_db_prep_save(field.pre_save(page, True), connection) for field in fields] for page in pages]
    with connection.cursor() as cursor:
        statement = f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608 - names are ours
        for start in range(0, len(rows), BATCH_ROWS):
            cursor.executemany(statement, rows[start : start + BATCH_ROWS])


def _spots(features: Sequence[Feature]) -> Iterator[Any]:
    for turn in itertools.count():
        for index, feature in enumerate(features):
            yield _spot(feature, index, turn)


def _spot(feature: Feature, index: int, turn: int) -> Any:
    properties = feature.get("properties", {})
    name = _storable(name_of(feature), 255) or f"Place {index + 1}"
    description = _storable(str(properties.get("description") or ""))
    page = SpotPage(
        title=name if turn == 0 else f"{name[:240]} ({turn + 1})",
        slug=f"{slugify(name)[:SLUG_CHARACTERS] or 'place'}-{turn}-{index}",
        kind=_kind(properties),
        teaser=description[:299] + "…" if len(description) > 300 else description,
        address=_storable(str(properties.get("adresse") or ""), 250),
        location=_location(feature, turn),
    )
    if description:
        page.body = [("paragraph", RichText(f"<p>{escape(description)}</p>"))]
    page.live = page.location is not None and name_of(feature) == name and _is_valid(page)
    return page


def _storable(text: str, limit: int | None = None) -> str:
    """Return a text that both databases take: PostgreSQL refuses NUL and what is too long."""
    return text.replace("\x00", "")[:limit]


def _kind(properties: Any) -> str:
    categories = (properties.get("categorie3"), properties.get("categorie2"))
    return next((_KINDS[category] for category in categories if category in _KINDS), SpotKind.SERVICE)


def _location(feature: Feature, turn: int) -> Point | None:
    position = position_of(feature)
    if position is None or not is_on_the_globe(position):
        return None
    reach = SPREAD_DEGREES * math.sqrt(turn)
    latitude = min(90.0, max(-90.0, position[0] + reach * math.sin(turn * GOLDEN_ANGLE)))
    longitude = min(180.0, max(-180.0, position[1] + reach * math.cos(turn * GOLDEN_ANGLE)))
    return Point(latitude, longitude)


def _is_valid(page: Any) -> bool:
    """Say whether the fields that an editor fills would be accepted."""
    filled = {"title", "slug", "kind", "teaser", "address", "location", "body"}
    try:
        page.clean_fields(exclude={field.name for field in page._meta.fields} - filled)
    except ValidationError:
        return False
    return True


def _circuit(number: int) -> Any:
    return CircuitPage(
        title=f"Circuit {number + 1}",
        slug=f"circuit-{number + 1}",
        teaser=f"Circuit de volume numéro {number + 1}.",
        practice_mode=PracticeMode.values[number % len(PracticeMode.values)],
        tour_type=TourType.values[number % len(TourType.values)],
        difficulty=Difficulty.values[number % len(Difficulty.values)],
        length_m=800 + number * 37 % 9000,
        duration_minutes=20 + number * 13 % 220,
        step_free=("YES", "UNKNOWN", "PARTIAL")[number % 3],
        live=True,
    )


def _stops(number: int, circuit: Any, spots: Sequence[Any]) -> Iterator[CircuitStop]:
    for order in range(min(STOPS_PER_CIRCUIT, len(spots))):
        spot = spots[(number * STOPS_PER_CIRCUIT + order) % len(spots)]
        yield CircuitStop(
            circuit_id=circuit.pk,
            locale_id=circuit.locale_id,
            spot_id=spot.pk,
            sort_order=order,
            story=f"<p>Étape {order + 1} du circuit {number + 1}.</p>",
            is_optional=order % 5 == 4,
        )
