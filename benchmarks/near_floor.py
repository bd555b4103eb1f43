"""Lists by position without the product: SQL written by hand, and the bytes of JSON that it gives."""

import base64
import hashlib
import json
import math
from dataclasses import dataclass
from typing import Any

import orjson
from django.db import connection

EARTH_RADIUS_M = 6_371_008.8
LOCALE = "fr"
_PUBLIC = "NOT p.is_withdrawn AND (p.visible_until IS NULL OR p.visible_until > CURRENT_TIMESTAMP)"
_SHOWN = "p.uuid, p.title, p.slug, p.latitude, p.longitude"


@dataclass(frozen=True, slots=True)
class Circle:
    """A point in degrees and a radius in metres."""

    latitude: float
    longitude: float
    radius_m: float


@dataclass(frozen=True, slots=True)
class Box:
    """Edges in degrees."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Floor:
    """The lists of a kind: the first rows of a page of a size."""

    kind: str
    size: int

    def near(self, circle: Circle) -> bytes:
        """Return the nearest within a circle, with their distances."""
        north = math.degrees(circle.radius_m / EARTH_RADIUS_M)
        east = north / math.cos(math.radians(abs(circle.latitude) + north))
        box = Box(circle.latitude - north, circle.longitude - east, circle.latitude + north, circle.longitude + east)
        inner = f"SELECT publication_id, uuid, {_DISTANCE} AS metres FROM {self._table} WHERE {_BOX}"  # noqa: S608
        chosen = (
            f"SELECT publication_id, metres FROM ({inner}) AS boxed WHERE metres <= %s"  # noqa: S608
            f" ORDER BY metres, uuid LIMIT {self.size + 1}"
        )
        found = _read(
            f"SELECT {_SHOWN}, c.metres FROM ({chosen}) AS c JOIN destination_publication p ON p.id = c.publication_id"  # noqa: S608
            f" WHERE {_PUBLIC} ORDER BY c.metres, p.uuid",
            [*_from(circle), *_inside(box), circle.radius_m],
        )
        page = found[: self.size]
        edges = [{"distanceMeters": row[5], "node": self._node(row)} for row in page]
        last = [page[-1][5], _uuid(page[-1][0])] if page else []
        return orjson.dumps({f"{self.kind}s": {"edges": edges, "pageInfo": self._info("distance_m", last, found)}})

    def within(self, box: Box, *, has_total: bool = False) -> bytes:
        """Return the first by title inside a box."""
        # In a small box few rows are sorted; in a large one the order's index soon finds a page of them.
        table = self._table
        chosen = (
            f"SELECT publication_id, title_key FROM {table} WHERE {_BOX} ORDER BY title_key, uuid LIMIT {self.size + 1}"  # noqa: S608
        )
        found = _read(
            f"SELECT {_SHOWN}, c.title_key FROM ({chosen}) AS c JOIN destination_publication p ON p.id = c.publication_id"  # noqa: S608
            f" WHERE {_PUBLIC} ORDER BY c.title_key, p.uuid",
            _inside(box),
        )
        page = found[: self.size]
        last = [page[-1][5], _uuid(page[-1][0])] if page else []
        total: dict[str, Any] = {}
        if has_total:
            ((count,),) = _read(f"SELECT count(*) FROM {table} WHERE {_BOX}", _inside(box))  # noqa: S608
            total = {"totalCount": count}
        nodes = [self._node(row) for row in page]
        return orjson.dumps(
            {f"{self.kind}s": {**total, "nodes": nodes, "pageInfo": self._info("title_key", last, found)}}
        )

    @property
    def _table(self) -> str:
        return f"destination_{self.kind}_index"

    def _node(self, row: Any) -> dict[str, Any]:
        uuid, title, slug, latitude, longitude = row[:5]
        raw = hashlib.sha256(self.kind.encode()).digest()[:2] + bytes.fromhex(_uuid(uuid).replace("-", ""))
        location = {"latitude": latitude, "longitude": longitude}
        return {"id": _base64(raw + LOCALE.encode()), "title": title, "slug": slug, "location": location}

    def _info(self, order: str, last: list[Any], found: list[Any]) -> dict[str, Any]:
        text = json.dumps([f"{order},uuid", *last], separators=(",", ":"), ensure_ascii=False)
        return {"endCursor": _base64(text.encode()) if last else None, "hasNextPage": len(found) > self.size}


_BOX = "site = %s AND locale = %s AND latitude BETWEEN %s AND %s AND longitude BETWEEN %s AND %s"
_NORTH = "sin(radians(latitude - %s) / 2)"
_EAST = "sin(radians(longitude - %s) / 2)"
_CHORD = f"{_NORTH} * {_NORTH} + cos(radians(%s)) * cos(radians(latitude)) * {_EAST} * {_EAST}"
_DISTANCE = f"12742017.6 * asin(sqrt({_CHORD}))"


def _from(circle: Circle) -> list[float]:
    """Return the parameters of ``_DISTANCE``."""
    north, east = circle.latitude, circle.longitude
    return [north, north, north, east, east]


def _inside(box: Box) -> list[Any]:
    return [_site(), LOCALE, box.south, box.north, box.west, box.east]


def _site() -> int:
    ((site,),) = _read("SELECT site FROM destination_ledger_site WHERE is_default", [])
    return int(site)


def _read(sql: str, parameters: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def _uuid(value: Any) -> str:
    text = str(value).replace("-", "")
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
