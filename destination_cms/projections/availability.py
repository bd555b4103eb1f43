"""What notices say about content, for the projections of any vertical."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import F, Model, Q
from django.utils import timezone

from ..availability.status import SEVERITY, Availability, NoticePeriod, Schedule, status_at
from ..choices import month_numbers
from ..conf import get_settings
from ..geo.bbox import BoundingBox
from ..geo.point import LONGITUDE_LIMIT, Point
from ..geo.shapes import Shape
from ..geo.touching import overlap, touches_line, touches_point
from ..models.shape_fields import shape_of
from ..verticals import Ref, Resolver
from .content import project_moment

__all__ = [
    "AvailabilityFields",
    "CurrentNotice",
    "Notices",
    "current_notices",
    "project_availability",
    "project_notices",
]

#: Metres within which a track or a stop is touched by a notice: the width of a boulevard, and what GPS is off by.
TOUCHING_M = 25


@dataclass(frozen=True, slots=True)
class CurrentNotice:
    """A published notice that is not over; one for all its translations.

    Attributes:
        pk: of one of the translations.
        uuid: the translations' common key.
        pages: translation keys of the pages that it is about.
        district: translation key of the district that it is about, or empty.
        reach: a box with all that its shape touches; ``None`` without a shape.
    """

    pk: int
    uuid: str
    effect: Availability
    starts_at: datetime
    ends_at: datetime | None
    shape: Shape | None
    pages: frozenset[str]
    district: str
    reach: BoundingBox | None = None

    def of_a_part(self) -> "CurrentNotice":
        """Return it as it is for a whole of which it touches a part: it limits, and does not close."""
        return replace(self, effect=Availability.OPEN if self.effect is Availability.OPEN else Availability.PARTIAL)


@dataclass(frozen=True, slots=True)
class Notices:
    """All published notices that are not over, by their common key; and that key by the primary keys of all rows."""

    by_uuid: Mapping[str, CurrentNotice] = field(default_factory=dict)
    uuids: Mapping[int, str] = field(default_factory=dict)

    def about(
        self,
        translation_key: Any = "",
        *,
        point: Point | None = None,
        line: Sequence[Any] = (),
        district: Any = "",
        outline: Shape | None = None,
    ) -> list[CurrentNotice]:
        """Return the notices that touch a thing, in the order of their beginning.

        Args:
            translation_key: of its page.
            point: where it is.
            line: its way, as points of a track.
            district: translation key of the district that it is; not of one that it lies in.
            outline: its area.
        """
        line_box = _box_of(line)
        return [
            notice
            for notice in self.by_uuid.values()
            if (translation_key and str(translation_key) in notice.pages)
            or (district and str(district) == notice.district)
            or (notice.shape is not None and _touches(notice.shape, point, outline))
            # Boxes tell most notices apart from a way of thousands of points.
            or (notice.shape is not None and _is_on(notice.shape, notice.reach, line, line_box))
        ]

    def of_pk(self, pk: int | None) -> CurrentNotice | None:
        """Return the notice that a row of any language is a translation of; ``None`` where it is not current."""
        uuid = self.uuids.get(pk or 0)
        return self.by_uuid.get(uuid) if uuid else None

    def primary_keys(self) -> dict[type[Model], Collection[int]]:
        """Return what a projection may refer to, for ``Kind.prepared_references``."""
        model = apps.get_model("destination_cms", "AvailabilityNotice")
        return {model: [notice.pk for notice in self.by_uuid.values()]} if self.by_uuid else {}


def _touches(shape: Shape, point: Point | None, outline: Shape | None) -> bool:
    if point is not None and touches_point(shape, point, TOUCHING_M):
        return True
    return outline is not None and overlap(shape, outline)


def _is_on(shape: Shape, reach: BoundingBox | None, line: Sequence[Any], line_box: BoundingBox | None) -> bool:
    if reach is not None and line_box is not None and not reach.meets(line_box):
        return False
    return bool(line) and touches_line(shape, line, TOUCHING_M)


def _box_of(line: Sequence[Any]) -> BoundingBox | None:
    """Return the box of a way; ``None`` where it has no points, or may cross the antimeridian."""
    box = BoundingBox.of(line)
    return None if box is None or box.east - box.west > LONGITUDE_LIMIT else box


def current_notices(now: datetime | None = None) -> Notices:
    """Return the published notices that are not over, in one query."""
    model = apps.get_model("destination_cms", "AvailabilityNotice")
    now = now or timezone.now()
    rows = (
        model._default_manager.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=now), live=True)
        .order_by("starts_at", "translation_key", "pk")
        .values_list(
            *("pk", "translation_key", "effect", "starts_at", "ends_at", "place", "district__translation_key"),
            F("targets__content__translation_key"),
        )
    )
    found: dict[str, CurrentNotice] = {}
    uuids: dict[int, str] = {}
    pages: dict[str, set[str]] = {}
    for pk, uuid, effect, starts_at, ends_at, place, district, page in rows:
        key = uuids[pk] = str(uuid)
        pages.setdefault(key, set()).update([str(page)] if page else [])
        if key not in found:
            found[key] = CurrentNotice(
                pk=pk,
                uuid=key,
                effect=Availability(effect),
                starts_at=starts_at,
                ends_at=ends_at,
                shape=(shape := shape_of(place)),
                pages=frozenset(),
                district=str(district) if district else "",
                reach=shape.box.widened(TOUCHING_M) if shape else None,
            )
    return Notices({key: replace(notice, pages=frozenset(pages[key])) for key, notice in found.items()}, uuids)


@dataclass(frozen=True, slots=True)
class AvailabilityFields:
    """What notices and the season add to a projection.

    Attributes:
        payload: ``notices``, all that hold or are to come, and ``availability`` at this moment, opening hours aside;
            each is absent where there is nothing to tell.
        changes_at: for ``Projection.changes_at``.
    """

    payload: dict[str, Any]
    changes_at: datetime | None


def project_availability(
    notices: Iterable[CurrentNotice], resolver: Resolver, *, season_months: Collection[str] = ()
) -> AvailabilityFields:
    """Return what a projection says of the availability of a thing.

    Args:
        notices: that touch it; of one that is given twice, the more severe effect counts.
        resolver: leads to the notices.
        season_months: values of ``Month`` in which it can be visited; none for the whole year.
    """
    told = _told(notices, resolver)
    if not told and not season_months:
        return AvailabilityFields({}, None)
    now, zone = timezone.now(), timezone.get_default_timezone()
    schedule = Schedule(
        notices=[NoticePeriod(ref["ref"], each.effect, each.starts_at, each.ends_at) for ref, each in told],
        season_months=month_numbers(season_months),
    )
    status = status_at(schedule, now, zone, get_settings()["COUNTRY"])
    payload: dict[str, Any] = {"notices": [_entry(ref, notice) for ref, notice in told]} if told else {}
    if status.availability is not Availability.OPEN:
        payload["availability"] = status.availability.value
    # What begins in two years is beyond what ``status_at`` looks at.
    to_come = min((notice.starts_at for _, notice in told if notice.starts_at > now), default=None)
    return AvailabilityFields(payload, status.next_change_at or to_come)


def project_notices(notices: Iterable[CurrentNotice], resolver: Resolver) -> list[dict[str, Any]]:
    """Return the key ``notices`` alone, for a part of content that has no availability of its own in a payload."""
    return [_entry(ref, notice) for ref, notice in _told(notices, resolver)]


def _told(notices: Iterable[CurrentNotice], resolver: Resolver) -> list[tuple[Ref, CurrentNotice]]:
    model = apps.get_model("destination_cms", "AvailabilityNotice")
    worst: dict[str, CurrentNotice] = {}
    for notice in notices:
        known = worst.get(notice.uuid)
        if known is None or SEVERITY[notice.effect] > SEVERITY[known.effect]:
            worst[notice.uuid] = notice
    return [(ref, notice) for notice in worst.values() if (ref := resolver.refer(model, notice.pk))]


def _entry(ref: Ref, notice: CurrentNotice) -> dict[str, Any]:
    return {
        "notice": ref,
        "effect": notice.effect.value,
        "starts_at": project_moment(notice.starts_at),
        "ends_at": project_moment(notice.ends_at),
    }
