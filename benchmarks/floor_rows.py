"""The rows of a scenario, read with a few SQL statements into plain dictionaries."""

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import orjson
from django.db import connection

from destination_cms.addresses import own_url
from destination_cms.geo.distance import haversine_m
from destination_cms.geo.point import Point
from destination_cms.images.addresses import media_url
from destination_cms.models import LedgerSite

COLUMNS = "kind, uuid, locale, title, title_key, slug, path, payload, links, latitude, longitude"
VISIBLE = "site = %s AND NOT is_withdrawn AND (visible_until IS NULL OR visible_until > CURRENT_TIMESTAMP)"


def circuit(slug: str) -> dict[str, Any] | None:
    """Return a circuit in the form of its detail query."""
    site, base = _start()
    found = _read(f"{VISIBLE} AND kind = 'circuit' AND locale = 'fr' AND slug = %s LIMIT 1", [site, slug])
    if not found:
        return None
    row = found[0]
    links = row["links"].splitlines()
    spots = _by_key(site, "spot", links)
    covers = [stop["cover"] for stop in (row, *spots.values()) if stop["cover"]]
    images = _by_key(site, "image", {cover["image"]["ref"] for cover in covers})
    _show(row, images, "HERO", base)
    for spot in spots.values():
        _show(spot, images, "CARD", base)
    for block in row["body"]:
        block["id"] = _base64(_digest(f"{row['key']}#{block['id']}")[:17])
        block["__typename"] = "HeadingBlock" if block["type"] == "heading" else "ParagraphBlock"
    row["stops"] = _stops(row["stops"], spots)
    return row


def circuits(first: int) -> dict[str, Any]:
    """Return the first circuits as a connection."""
    site, base = _start()
    listed = f"{VISIBLE} AND kind = 'circuit' AND locale = 'fr'"
    found = _read(f"{listed} ORDER BY title_key, uuid LIMIT %s", [site, first + 1])
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM destination_publication WHERE {listed}", [site])  # noqa: S608
        total = cursor.fetchone()[0]
    rows = found[:first]
    images = _by_key(site, "image", {row["cover"]["image"]["ref"] for row in rows if row["cover"]})
    for row in rows:
        _show(row, images, "CARD", base)
    cursor_text = json.dumps(["title_key,uuid", rows[-1]["title_key"], rows[-1]["uuid"]], separators=(",", ":"))
    info = {"hasNextPage": len(found) > first, "endCursor": _base64(cursor_text.encode())}
    return {"nodes": rows, "totalCount": total, "pageInfo": info}


def spots(first: int) -> dict[str, Any]:
    """Return the first spots as a connection."""
    site, _ = _start()
    found = _read(f"{VISIBLE} AND kind = 'spot' AND locale = 'fr' ORDER BY title_key, uuid LIMIT %s", [site, first])
    return {"nodes": found}


def _start() -> tuple[int, str]:
    """Return the site and the base URL of its files, which every request reads."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT site, hostname, port FROM destination_ledger_site WHERE is_default")
        site, hostname, port = cursor.fetchone()
        cursor.execute("SELECT epoch, head, next_due_at FROM destination_ledger_state WHERE id = 1")
        cursor.fetchone()
    return site, media_url(LedgerSite(hostname=hostname, port=port))


@cache
def _origin() -> str:
    return own_url(LedgerSite.objects.only("hostname", "port").get(is_default=True))


def _read(where: str, parameters: Sequence[Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COLUMNS} FROM destination_publication WHERE {where}", parameters)  # noqa: S608
        return [_row(values) for values in cursor.fetchall()]


def _row(values: Sequence[Any]) -> dict[str, Any]:
    kind, raw, locale, title, title_key, slug, path, payload, links, latitude, longitude = values
    uuid = f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}"
    key = f"{kind}:{uuid}:{locale}"
    location = None if latitude is None else {"latitude": latitude, "longitude": longitude}
    row = {
        "key": key,
        "id": _id(key),
        "uuid": uuid,
        "title": title,
        "title_key": title_key,
        "slug": slug,
        "path": path,
        "url": _origin() + path if path else "",
        "links": links,
        "location": location,
    }
    return {**orjson.loads(payload), **row}


def _by_key(site: int, kind: str, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
    uuids = [key.split(":")[1].replace("-", "") for key in keys if key.startswith(f"{kind}:")]
    marks = ", ".join(["%s"] * len(uuids))
    rows = _read(f"{VISIBLE} AND kind = %s AND uuid IN ({marks})", [site, kind, *uuids])
    return {row["key"]: row for row in rows}


def _stops(stops: list[dict[str, Any]], spots: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    shown = []
    before = None
    for stop in stops:
        spot = spots.get(stop["spot"]["ref"])
        if spot is None:
            continue
        start, end = before and before["location"], spot["location"]
        distance = round(haversine_m(Point(**start), Point(**end))) if start and end else None
        title = stop["title"] or spot["title"]
        shown.append({**stop, "spot": spot, "title": title, "position": len(shown) + 1, "distance": distance})
        before = spot
    return shown


def _show(row: dict[str, Any], images: dict[str, dict[str, Any]], preset: str, base: str) -> None:
    """Add the attributes of an image element to a row's cover."""
    cover = row["cover"]
    if cover is None:
        return
    files = [file for file in images[cover["image"]["ref"]]["files"] if file["preset"] == preset]
    plain = [file for file in files if file["mime_type"] == "image/jpeg"]
    largest = plain[-1]
    sources = ", ".join(f"{base}{file['name']} {file['width']}w" for file in plain)
    responsive = {
        "src": base + largest["name"],
        "srcSet": sources,
        "sizes": "100vw",
        "width": largest["width"],
        "height": largest["height"],
    }
    row["cover"] = {"alt": cover["alt"], "responsive": responsive}


def _id(key: str) -> str:
    kind, uuid, locale = key.split(":")
    return _base64(_digest(kind)[:2] + bytes.fromhex(uuid.replace("-", "")) + locale.encode())


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
