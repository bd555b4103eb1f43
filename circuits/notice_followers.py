"""Spots and circuits that a notice may touch: they are projected again when it changes."""

from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from destination_cms.geo.bbox import BoundingBox
from destination_cms.models import AvailabilityNotice, Publication
from destination_cms.projections.notice_places import pages_about, pages_touched, primary_keys_of, scope_of

from .index import CircuitIndex
from .models import CircuitPage, CircuitStop, SpotPage

__all__ = ["circuits_of_notices", "spots_of_notices"]


def spots_of_notices(notices: Collection[int]) -> set[int]:
    """Return the primary keys of the spots that notices are about, and of those that stand near them."""
    return pages_touched("spot", SpotPage, scope_of(notices))


def circuits_of_notices(notices: Collection[int]) -> set[int]:
    """Return the primary keys of the circuits that notices are about, that pass near, or whose stops do."""
    scope = scope_of(notices)
    keys = SpotPage.objects.filter(pk__in=pages_touched("spot", SpotPage, scope)).values_list(
        "translation_key", flat=True
    )
    of_stops = CircuitStop.objects.filter(
        Q(notice__translation_key__in=_keys_of(notices)) | Q(spot__translation_key__in={*keys})
    )
    return {
        *pages_about(CircuitPage, scope),
        *_tracks_in(scope.boxes),
        *of_stops.values_list("circuit", flat=True),
    }


def _keys_of(notices: Collection[int]) -> set[UUID]:
    return {*AvailabilityNotice.objects.filter(pk__in=notices).values_list("translation_key", flat=True)}


def _tracks_in(boxes: Iterable[BoundingBox]) -> set[int]:
    """Return the circuits whose track's box meets one of these."""
    meets = [Q(south__lte=box.north, north__gte=box.south) & _beside(box) for box in boxes]
    if not meets:
        return set()
    rows = CircuitIndex.objects.filter(reduce(or_, meets)).values("publication")
    return primary_keys_of(Publication.objects.filter(pk__in=rows))


def _beside(box: BoundingBox) -> Q:
    east_of, west_of = Q(east__gte=box.west), Q(west__lte=box.east)
    return east_of | west_of if box.crosses_antimeridian else east_of & west_of
