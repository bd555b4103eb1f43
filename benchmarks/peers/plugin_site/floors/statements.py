"""The fewest statements that give the facts of a workload, and their rows as dictionaries."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db import connection
from wagtail.rich_text import expand_db_html

_CIRCUIT = """SELECT p.id, p.title, p.slug, c.intro, c.body, c.distance_m, c.duration_min, c.difficulty, c.travel_mode,
 c.cover_alt, c.cover_id, i.description FROM wagtailcore_page p JOIN guide_circuitpage c ON c.page_ptr_id = p.id
 LEFT JOIN wagtailimages_image i ON i.id = c.cover_id WHERE p.live"""
_STOPS = """SELECT s.sort_order, s.note, p.id, p.title, x.summary, x.lat, x.lon, x.cover_alt, x.cover_id, i.description
 FROM guide_circuitstop s JOIN guide_spotpage x ON x.page_ptr_id = s.spot_id
 JOIN wagtailcore_page p ON p.id = x.page_ptr_id LEFT JOIN wagtailimages_image i ON i.id = x.cover_id
 WHERE s.circuit_id = %s AND p.live ORDER BY s.sort_order"""
_NEWS = """SELECT p.id, p.title, p.slug, n.date, n.intro, n.section, n.cover_alt, n.cover_id, i.description
 FROM guide_newsarticlepage n JOIN wagtailcore_page p ON p.id = n.page_ptr_id
 LEFT JOIN wagtailimages_image i ON i.id = n.cover_id WHERE p.live ORDER BY n.date DESC LIMIT 20"""
_MAP = """SELECT p.id, p.title, x.lat, x.lon, x.category FROM guide_spotpage x
 JOIN wagtailcore_page p ON p.id = x.page_ptr_id WHERE p.live ORDER BY p.first_published_at DESC LIMIT 500"""
_FILES = """SELECT image_id, filter_spec, file, width, height FROM wagtailimages_rendition
 WHERE image_id IN ({}) AND filter_spec IN ({})"""

_Row = Sequence[Any]
#: By image and name, address and size of a file.
_Files = Mapping[int, Mapping[str, dict[str, Any]]]


def facts(workload: str, slug: str) -> dict[str, Any]:
    """Return the data of an answer, in the words of the plugin's schema."""
    if workload == "W1":
        return _circuit(slug)
    if workload == "W2":
        return _home()
    names = ("id", "title", "lat", "lon", "category")
    return {"spots": [dict(zip(names, (str(row[0]), *row[1:]), strict=True)) for row in _rows(_MAP)]}


def _circuit(slug: str) -> dict[str, Any]:
    (row,) = _rows(f"{_CIRCUIT} AND p.slug = %s", slug)
    stops = _rows(_STOPS, row[0])
    files = _files((row[10], *(stop[8] for stop in stops)), small="fill-320x240", large="width-1024")
    circuit = {**_circuit_card(row), "body": expand_db_html(row[4]), "cover": _cover(files, row[10], row[11])}
    circuit["stops"] = [
        {
            "sortOrder": stop[0],
            "note": stop[1],
            "spot": {
                "id": str(stop[2]),
                **dict(zip(("title", "summary", "lat", "lon", "coverAlt"), stop[3:8], strict=True)),
                "cover": _cover(files, stop[8], stop[9]),
            },
        }
        for stop in stops
    ]
    return {"circuit": circuit}


def _home() -> dict[str, Any]:
    articles, circuits = _rows(_NEWS), _rows(f"{_CIRCUIT} ORDER BY p.first_published_at DESC LIMIT 20")
    images = (*(row[7] for row in articles), *(row[10] for row in circuits))
    files = _files(images, news="fill-480x320", small="fill-320x240")
    names = ("title", "slug", "date", "intro", "section", "coverAlt")
    return {
        "newsArticles": [
            {
                "id": str(row[0]),
                **dict(zip(names, (*row[1:3], str(row[3]), *row[4:7]), strict=True)),
                "cover": _cover(files, row[7], row[8], "news"),
            }
            for row in articles
        ],
        "circuits": [{**_circuit_card(row), "cover": _cover(files, row[10], row[11], "small")} for row in circuits],
    }


def _circuit_card(row: _Row) -> dict[str, Any]:
    names = ("distanceM", "durationMin", "difficulty", "travelMode", "coverAlt")
    card = {"id": str(row[0]), "title": row[1], "slug": row[2], "intro": row[3]}
    return {**card, **dict(zip(names, row[5:10], strict=True))}


def _cover(files: _Files, image: int | None, alt: str, *names: str) -> dict[str, Any] | None:
    if image is None:
        return None
    return {name: {**file, "alt": alt} for name, file in files[image].items() if not names or name in names}


def _files(images: Iterable[int | None], **specifications: str) -> _Files:
    wanted = sorted({image for image in images if image})
    names = {specification: name for name, specification in specifications.items()}
    statement = _FILES.format(", ".join(["%s"] * len(wanted)), ", ".join(["%s"] * len(names)))
    found: dict[int, dict[str, dict[str, Any]]] = {}
    for image, specification, file, width, height in _rows(statement, *wanted, *names):
        url = f"{settings.WAGTAILADMIN_BASE_URL}{settings.MEDIA_URL}{file}"
        found.setdefault(image, {})[names[specification]] = {"url": url, "width": width, "height": height}
    return found


def _rows(statement: str, *values: Any) -> list[_Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[_Row] = cursor.fetchall()
        return rows
