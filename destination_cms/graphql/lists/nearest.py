"""The rows that lie nearest to each of many points, in one statement: an index finds what lies round each point.

The statement is written by hand, as Django has no rows of values to join with.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.db import connections, router

from ...geo.bbox import BoundingBox
from ...geo.distance import EARTH_RADIUS_M
from ...geo.point import Point
from ..reading.reader import Reader
from .cursors import Bound
from .roots import root_of

#: UUID, locale, and distance in metres.
Found = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Origin:
    """A point from which distances are counted.

    Attributes:
        key: what its rows are found under.
        locale: of the rows.
        point: where it is.
        box: holds everything within the radius.
        own: UUID of what is left out, if anything.
    """

    key: str
    locale: str
    point: Point
    box: BoundingBox
    own: str | None


#: Columns of a point, and their types in PostgreSQL.
_COLUMNS = {
    "number": "int",
    "locale": "text",
    "own": "uuid",
    "latitude": "float8",
    "longitude": "float8",
    "south": "float8",
    "north": "float8",
    "west": "float8",
    "east": "float8",
    "is_across": "boolean",
}
#: Version of SQLite.
_MATERIALIZED_SINCE = (3, 35)
_CHORD = (
    "SIN(RADIANS(found.latitude - origin.latitude) / 2.0) * SIN(RADIANS(found.latitude - origin.latitude) / 2.0)"
    " + COS(RADIANS(origin.latitude)) * COS(RADIANS(found.latitude))"
    " * SIN(RADIANS(found.longitude - origin.longitude) / 2.0) * SIN(RADIANS(found.longitude - origin.longitude) / 2.0)"
)
#: As ``geo.distance_m`` writes it; rounding may push antipodes past 1.
_DISTANCE = f"{2.0 * EARTH_RADIUS_M!r} * ASIN(SQRT({{least}}({_CHORD}, 1.0)))"


def find_nearest(
    reader: Reader,
    kind: str,
    origins: Sequence[Origin],
    within_m: float,
    size: int,
    bounds: Sequence[Bound],
    is_backward: bool,
) -> dict[str, list[Found]]:
    """Return the rows of a kind that are nearest to each point, so many at most; one statement, none without points.

    Args:
        reader: tells the site.
        kind: of what is looked for; it has an index found.
        origins: the points.
        within_m: radius in metres.
        size: most rows for each point.
        bounds: places in the order of distance and UUID.
        is_backward: whether the farthest come first.
    """
    if not origins:
        return {}
    near, parameters = _near(reader, kind, origins, within_m)
    beyond, given = _beyond(kind, bounds)
    order = "metres DESC, uuid DESC" if is_backward else "metres, uuid"
    # All that is put in here are names of columns, and numbers.
    sql = (
        f"{near}, placed AS (SELECT near.*, ROW_NUMBER() OVER (PARTITION BY number ORDER BY {order}) AS place FROM near"  # noqa: S608
        f"{beyond}) SELECT number, uuid, locale, metres FROM placed WHERE place <= %s ORDER BY number, place"
    )
    found: dict[str, list[Found]] = {}
    for number, uuid, locale, metres in _read(kind, sql, [*parameters, *given, size]):
        found.setdefault(origins[number].key, []).append((_text(uuid), locale, metres))
    return found


def count_near(reader: Reader, kind: str, origins: Sequence[Origin], within_m: float) -> dict[str, int]:
    """Return the number of rows within the radius of each point that has any; one statement."""
    if not origins:
        return {}
    near, parameters = _near(reader, kind, origins, within_m)
    found = _read(kind, f"{near} SELECT number, COUNT(*) FROM near GROUP BY number", parameters)  # noqa: S608 - no values
    return {origins[number].key: int(count) for number, count in found}


def _near(reader: Reader, kind: str, origins: Sequence[Origin], within_m: float) -> tuple[str, list[Any]]:
    """Return the start of a statement, in which ``near`` has what lies within the radius of each point."""
    connection = connections[_database(kind)]
    table = connection.ops.quote_name(root_of(kind).model._meta.db_table)
    metres = _DISTANCE.format(least="MIN" if connection.vendor == "sqlite" else "LEAST")
    public, moments = "", []
    if reader.is_due:
        public = (
            " JOIN destination_publication AS published ON published.id = boxed.publication_id"
            " AND (published.visible_until IS NULL OR published.visible_until > %s)"
        )
        moments = [reader.now]
    within = (
        "found.site = %s AND found.locale = origin.locale AND found.latitude BETWEEN origin.south AND origin.north"
        " AND (origin.is_across OR found.longitude BETWEEN origin.west AND origin.east)"
        " AND (origin.own IS NULL OR found.uuid <> origin.own)"
    )
    # Else SQLite would work out what stands in them for each mention.
    once = (
        "" if connection.vendor == "sqlite" and sqlite3.sqlite_version_info < _MATERIALIZED_SINCE else "MATERIALIZED "
    )
    # SQLite reads what is joined so in this order: for each point, what an index finds round it.
    sql = (
        f"WITH origin AS {once}{_origins(kind, len(origins))}, boxed AS {once}(SELECT origin.number,"  # noqa: S608
        f" found.publication_id, found.uuid, found.locale, {metres} AS metres FROM origin CROSS JOIN {table} AS found WHERE {within}),"
        f" near AS (SELECT boxed.* FROM boxed{public} WHERE metres <= %s)"
    )
    rows = [_row(number, origin, kind) for number, origin in enumerate(origins)]
    return sql, [orjson.dumps(rows).decode(), reader.site.pk, *moments, within_m]


def _origins(kind: str, count: int) -> str:
    """Return the query of the points, from one parameter; the limit tells PostgreSQL's planner how few they are."""
    if connections[_database(kind)].vendor == "postgresql":
        columns = ", ".join(f"(value ->> {n})::{of} AS {name}" for n, (name, of) in enumerate(_COLUMNS.items()))
        return f"(SELECT {columns} FROM jsonb_array_elements(%s::jsonb) LIMIT {count})"  # noqa: S608 - names of ours
    columns = ", ".join(f"json_extract(value, '$[{n}]') AS {name}" for n, name in enumerate(_COLUMNS))
    return f"(SELECT {columns} FROM json_each(%s))"  # noqa: S608 - as above


def _row(number: int, origin: Origin, kind: str) -> list[Any]:
    box, point = origin.box, origin.point
    own = None if origin.own is None else _stored(kind, origin.own)
    edges = (box.south, box.north, box.west, box.east)
    return [number, origin.locale, own, point.latitude, point.longitude, *edges, box.crosses_antimeridian]


def _beyond(kind: str, bounds: Sequence[Bound]) -> tuple[str, list[Any]]:
    if not bounds:
        return "", []
    conditions = [f"(metres, uuid) {'>' if bound.is_after else '<'} (%s, %s)" for bound in bounds]
    given = [value for bound in bounds for value in (bound.values[0], _stored(kind, bound.values[1]))]
    return f" WHERE {' AND '.join(conditions)}", given


def _stored(kind: str, uuid: Any) -> Any:
    """Return a UUID as the database has it."""
    connection = connections[_database(kind)]
    return str(uuid) if connection.features.has_native_uuid_field else str(uuid).replace("-", "")


def _text(uuid: Any) -> str:
    raw = str(uuid)
    return f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}" if len(raw) == 32 else raw


def _database(kind: str) -> str:
    return router.db_for_read(root_of(kind).model)


def _read(kind: str, sql: str, parameters: Sequence[Any]) -> list[Any]:
    with connections[_database(kind)].cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()  # type: ignore[no-any-return]
