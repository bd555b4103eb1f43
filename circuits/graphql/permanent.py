"""Permanent addresses of circuits and spots: a stop has one too, within the address of its circuit."""

from collections.abc import Mapping
from typing import Any

from destination_cms.addresses import permanent_url
from destination_cms.graphql.reading.reader import Record

from .stops import Stop, stops_of

__all__ = ["addressed_stops", "labels_of_stops", "permanent_url_of_stop"]


def addressed_stops(payload: Mapping[str, Any]) -> dict[str, str]:
    """Return the fragment of each stop of a circuit's payload, by the stop's UUID."""
    return {stop["uuid"]: f"stop-{stop['uuid']}" for stop in payload["stops"] if "uuid" in stop}


def labels_of_stops(record: Record) -> dict[str, str]:
    """Return number and title of each visible stop of a circuit, by UUID."""
    return {
        stop.payload["uuid"]: f"{stop.position}. {stop.title}" for stop in stops_of(record) if "uuid" in stop.payload
    }


def permanent_url_of_stop(stop: Stop, info: Any) -> str:
    """Return the permanent address of a stop; that of its circuit while its payload does not have the stop's UUID."""
    return permanent_url(stop.record.reader.site, stop.payload.get("uuid") or stop.record.row.uuid_text)
