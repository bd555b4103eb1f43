"""Lists of what lies near a record: nearest first, a page at a time, for a whole batch at once."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import graphene

from ...geo.bbox import BoundingBox
from ...geo.point import Point
from ..reading.ids import BadInput, encode_cursor
from ..reading.needs import shows
from ..reading.reader import Reader, Record
from .cursors import Bound, bound_of
from .fields import page_arguments
from .geo import MAX_RADIUS_M
from .listing import page_size
from .nearest import Origin, count_near, find_nearest
from .ordering import DISTANCE_COLUMN, UUID_COLUMN, Term, signature

DEFAULT_WITHIN_M = 1_000
_TERMS = (Term(DISTANCE_COLUMN), Term(UUID_COLUMN))


@dataclass(frozen=True, slots=True)
class _Asked:
    """The checked arguments of such a list."""

    kind: str
    within_m: float
    size: int
    is_backward: bool
    bounds: Sequence[Bound]


@dataclass(slots=True)
class NearbyEdge:
    """A record that lies near another one."""

    node: Record
    distance_meters: float
    cursor: str


@dataclass(slots=True)
class NearbyPage:
    """A page of what lies near a record; the total is counted when it is asked for, for the whole batch."""

    edges: list[NearbyEdge]
    #: Of the first and last row, also where one has gone meanwhile: clients go on from them.
    ends: tuple[str, str] | None
    has_next_page: bool
    has_previous_page: bool
    count: Any

    @property
    def nodes(self) -> list[Record]:
        return [edge.node for edge in self.edges]

    @property
    def page_info(self) -> "NearbyPage":
        return self

    @property
    def start_cursor(self) -> str | None:
        return self.ends[0] if self.ends else None

    @property
    def end_cursor(self) -> str | None:
        return self.ends[1] if self.ends else None

    @property
    def total_count(self) -> int:
        return int(self.count())


def nearby_field(connection: Any, kind: str, description: str) -> Any:
    """Return the field that lists what is public of a kind near a record, in its language, without itself.

    Args:
        connection: returns the connection type, whose edges have a distance.
        kind: name of a kind with an index row.
        description: one sentence for the schema.
    """

    @shows("locale", "location", "uuid_text")
    def resolve(record: Record, info: Any, **arguments: Any) -> NearbyPage:
        return nearby(record, _asked(kind, arguments))

    return graphene.Field(
        connection,
        description=f"{description} It is null, with an error, when an argument is refused.",
        resolver=resolve,
        within_meters=graphene.Float(
            default_value=DEFAULT_WITHIN_M,
            description=f"Radius in metres, more than 0 and at most {MAX_RADIUS_M}.",
        ),
        **page_arguments(),
    )


def nearby(record: Record, asked: _Asked) -> NearbyPage:
    """Return a page of what lies near a record; two statements for its whole batch."""
    known: dict[str, NearbyPage] = record.reader.remembered.setdefault(("nearby", _shape(asked)), {})
    if record.key not in known:
        peers = {peer.key: peer for peer in (*record.batch, record) if peer.row.kind == record.row.kind}
        known.update(_pages(record.reader, [*peers.values()], asked))
    return known[record.key]


def _shape(asked: _Asked) -> tuple[Any, ...]:
    bounds = tuple((bound.is_after, *bound.values) for bound in asked.bounds)
    return asked.kind, asked.within_m, asked.size, asked.is_backward, bounds


def _asked(kind: str, arguments: Mapping[str, Any]) -> _Asked:
    within = arguments.get("within_meters")
    within = DEFAULT_WITHIN_M if within is None else within
    if not math.isfinite(within) or not 0 < within <= MAX_RADIUS_M:
        raise BadInput(f"The argument 'withinMeters' must be more than 0 and at most {MAX_RADIUS_M}.")
    size, is_backward = page_size(arguments)
    bounds = [
        bound_of(arguments[name], name, _TERMS, is_after=name == "after")
        for name in ("after", "before")
        if arguments.get(name) is not None
    ]
    return _Asked(kind, within, size, is_backward, bounds)


def _pages(reader: Reader, peers: Sequence[Record], asked: _Asked) -> dict[str, NearbyPage]:
    origins = [origin for peer in peers if (origin := _origin(peer, asked))]
    found = find_nearest(reader, asked.kind, origins, asked.within_m, asked.size + 1, asked.bounds, asked.is_backward)
    records = reader.get(f"{asked.kind}:{uuid}:{locale}" for rows in found.values() for uuid, locale, _ in rows)
    totals: dict[str, int] = {}

    def count(key: str) -> int:
        if not totals:
            totals.update(dict.fromkeys((peer.key for peer in peers), 0))
            totals.update(count_near(reader, asked.kind, origins, asked.within_m))
        return totals[key]

    is_after = any(bound.is_after for bound in asked.bounds)
    is_before = any(not bound.is_after for bound in asked.bounds)
    pages = {}
    for peer in peers:
        rows = found.get(peer.key, [])
        has_more, rows = len(rows) > asked.size, rows[: asked.size]
        if asked.is_backward:
            rows.reverse()
        edges = [
            NearbyEdge(record, metres, _cursor(uuid, metres))
            for uuid, locale, metres in rows
            if (record := records.get(f"{asked.kind}:{uuid}:{locale}"))
        ]
        pages[peer.key] = NearbyPage(
            edges,
            (_cursor(rows[0][0], rows[0][2]), _cursor(rows[-1][0], rows[-1][2])) if rows else None,
            has_next_page=is_before if asked.is_backward else has_more,
            has_previous_page=has_more if asked.is_backward else is_after,
            count=partial(count, peer.key),
        )
    return pages


def _origin(peer: Record, asked: _Asked) -> Origin | None:
    place = peer.row.location
    if place is None:
        return None
    point = Point(place["latitude"], place["longitude"])
    box = BoundingBox.within(point, radius_m=asked.within_m)
    own = peer.row.uuid_text if peer.row.kind == asked.kind else None
    return Origin(peer.key, peer.row.locale, point, box, own)


def _cursor(uuid: str, metres: float) -> str:
    return encode_cursor([signature(_TERMS), metres, uuid])
