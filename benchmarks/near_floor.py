"""Lists by position without the product: SQL written by hand, and the bytes of JSON that it gives."""

import base64
import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.db import connection

LOCALE = "fr"
#: Rows of a page.
SIZE = 20
EARTH_RADIUS_M = 6_371_008.8
_PUBLIC = "NOT p.is_withdrawn AND (p.visible_until IS NULL OR p.visible_until > CURRENT_TIMESTAMP)"
_SHOWN = "p.uuid, p.title, p.slug, p.latitude, p.longitude"
_BOX = "site = %s AND locale = %s AND latitude BETWEEN %s AND %s AND longitude BETWEEN %s AND %s"
_NORTH, _EAST = "sin(radians(latitude - %s) / 2)", "sin(radians(longitude - %s) / 2)"
_CHORD = f"{_NORTH} * {_NORTH} + cos(radians(%s)) * cos(radians(latitude)) * {_EAST} * {_EAST}"
_DISTANCE = f"{2 * EARTH_RADIUS_M!r} * asin(sqrt({_CHORD}))"


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
        return orjson.dumps({"data": {f"{self.kind}s": self._nearest(circle)}})

    def nearby(self, kind: str, uuid: str, radius_m: float) -> bytes:
        """Return the nearest to a record of a kind, without the record."""
        key = uuid if connection.vendor == "postgresql" else uuid.replace("-", "")
        ((latitude, longitude),) = _read(
            f"SELECT p.latitude, p.longitude FROM destination_publication p"  # noqa: S608 - no values
            f" WHERE p.site = %s AND p.kind = %s AND p.uuid = %s AND p.locale = %s AND {_PUBLIC}",
            [_site(), kind, key, LOCALE],
        )
        found = self._nearest(Circle(latitude, longitude, radius_m), key if kind == self.kind else "")
        return orjson.dumps({"data": {kind: {f"nearby{self.kind.title()}s": found}}})

    def nearest_uuid(self, circle: Circle) -> str:
        """Return the UUID of what is nearest to a point."""
        return _uuid(self._rows(circle, "")[0][0])

    def within(self, box: Box, *, has_total: bool) -> bytes:
        """Return the first by title inside a box, and the number of all."""
        chosen = (
            f"SELECT publication_id, title_key FROM {self._table} WHERE {_BOX}"  # noqa: S608 - no values
            f" ORDER BY title_key, uuid LIMIT {self.size + 1}"
        )
        found = _read(
            f"SELECT {_SHOWN}, c.title_key FROM ({chosen}) AS c"  # noqa: S608 - as above
            f" JOIN destination_publication p ON p.id = c.publication_id WHERE {_PUBLIC} ORDER BY c.title_key, p.uuid",
            _inside(box),
        )
        total: dict[str, Any] = {}
        if has_total:
            ((count,),) = _read(f"SELECT count(*) FROM {self._table} WHERE {_BOX}", _inside(box))  # noqa: S608 - same
            total = {"totalCount": count}
        nodes = [self._node(row) for row in found[: self.size]]
        listed = {**total, "nodes": nodes, "pageInfo": self._info("title_key", found)}
        return orjson.dumps({"data": {f"{self.kind}s": listed}})

    @property
    def _table(self) -> str:
        return f"destination_{self.kind}_index"

    def _nearest(self, circle: Circle, own: str = "") -> dict[str, Any]:
        found = self._rows(circle, own)
        edges = [{"distanceMeters": row[5], "node": self._node(row)} for row in found[: self.size]]
        return {"edges": edges, "pageInfo": self._info("distance_m", found)}

    def _rows(self, circle: Circle, own: str) -> list[Any]:
        north = math.degrees(circle.radius_m / EARTH_RADIUS_M)
        east = north / math.cos(math.radians(abs(circle.latitude) + north))
        box = Box(circle.latitude - north, circle.longitude - east, circle.latitude + north, circle.longitude + east)
        other = " AND uuid <> %s" if own else ""
        boxed = f"SELECT publication_id, uuid, {_DISTANCE} AS metres FROM {self._table} WHERE {_BOX}{other}"  # noqa: S608
        chosen = (
            f"SELECT publication_id, metres FROM ({boxed}) AS boxed WHERE metres <= %s"  # noqa: S608 - no values
            f" ORDER BY metres, uuid LIMIT {self.size + 1}"
        )
        point = [circle.latitude] * 3 + [circle.longitude] * 2
        return _read(
            f"SELECT {_SHOWN}, c.metres FROM ({chosen}) AS c"  # noqa: S608 - as above
            f" JOIN destination_publication p ON p.id = c.publication_id WHERE {_PUBLIC} ORDER BY c.metres, p.uuid",
            [*point, *_inside(box), *([own] if own else []), circle.radius_m],
        )

    def _node(self, row: Sequence[Any]) -> dict[str, Any]:
        uuid, title, slug, latitude, longitude = row[:5]
        location = {"latitude": latitude, "longitude": longitude}
        return {"id": node_id(self.kind, _uuid(uuid)), "title": title, "slug": slug, "location": location}

    def _info(self, order: str, found: list[Any]) -> dict[str, Any]:
        page = found[: self.size]
        cursor = None
        if page:
            values = [f"{order},uuid", page[-1][5], _uuid(page[-1][0])]
            cursor = _base64(json.dumps(values, separators=(",", ":"), ensure_ascii=False).encode())
        return {"endCursor": cursor, "hasNextPage": len(found) > self.size}


def node_id(kind: str, uuid: str) -> str:
    """Return the id of a record in GraphQL."""
    return _base64(hashlib.sha256(kind.encode()).digest()[:2] + bytes.fromhex(uuid.replace("-", "")) + LOCALE.encode())


def _inside(box: Box) -> list[Any]:
    return [_site(), LOCALE, box.south, box.north, box.west, box.east]


def _site() -> int:
    ((site,),) = _read("SELECT site FROM destination_ledger_site WHERE is_default", [])
    return int(site)


def _read(sql: str, parameters: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()  # type: ignore[no-any-return]


def _uuid(value: Any) -> str:
    text = str(value).replace("-", "")
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
