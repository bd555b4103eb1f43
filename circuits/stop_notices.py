"""Notices that touch a stop of a circuit."""

from typing import Any

from destination_cms.projections.availability import CurrentNotice, Notices

from .stop_places import StopPlace

__all__ = ["notices_of_stop"]


def notices_of_stop(stop: Any, place: StopPlace, notices: Notices) -> list[CurrentNotice]:
    """Return the notices on a stop's spot, and the one that is about this stop alone.

    Args:
        stop: the row.
        place: where its spot is.
        notices: all that are not over.
    """
    found = notices.about(place.uuid, point=place.point)
    own = notices.of_pk(stop.notice_id)
    return [*found, own] if own is not None and own not in found else found
