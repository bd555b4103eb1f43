"""What editors are told to check of circuits and spots: in the editor, after a publish, and in the report."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from destination_cms.accessibility_warnings import ACCESSIBILITY_TEXTS, accessibility_warnings
from destination_cms.content_warnings import current_sentences, months_later
from destination_cms.geo.tracks import MeasuredLine
from destination_cms.models import Audio
from destination_cms.models.polygon_fields import ring_of
from destination_cms.verticals import ContentWarning, WarningRules, WarningText

from .choices import StopTrigger
from .itinerary import numbers_of_stops
from .stop_warnings import STOP_TEXTS, stop_warnings, zone_warnings
from .track_warnings import TRACK_TEXTS, NamedStop, track_warnings

__all__ = ["CIRCUIT_WARNINGS", "SPOT_WARNINGS", "circuit_warnings", "named_stops", "warnings_of"]

#: Months after which what is told of a spot counts as old.
OLDEST_MONTHS = 12


def named_stops(*circuits: Any) -> dict[int | None, list[NamedStop]]:
    """Return the stops of circuits by primary key, with the positions of their spots and their recordings; three queries at most."""
    rows = {circuit.pk: list(circuit.stops.all()) for circuit in circuits}
    wanted = {row.spot_id for stops in rows.values() for row in stops if row.spot_id}
    spots: Mapping[int, Any] = {}
    if wanted:
        spot_model = type(circuits[0]).stops.rel.related_model._meta.get_field("spot").related_model
        spots = spot_model.objects.only("title", "location").in_bulk(wanted)
    chosen = {row.audio_id for stops in rows.values() for row in stops if row.audio_id}
    heard = Audio.objects.only("duration_seconds", "language").in_bulk(chosen) if chosen else {}
    if heard:
        # The language of a circuit matters where it has a recording.
        prefetch_related_objects(circuits, "locale")
    return {
        pk: [_named(row, spots.get(row.spot_id), heard.get(row.audio_id)) for row in stops]
        for pk, stops in rows.items()
    }


def _named(row: Any, spot: Any, audio: Audio | None) -> NamedStop:
    return NamedStop(
        title=row.title_override or (spot.title if spot else ""),
        position=spot and spot.location,
        trigger=row.trigger,
        radius_m=row.trigger_radius_m,
        directions=row.leg_directions,
        zone=ring_of(row.trigger_polygon) if row.trigger == StopTrigger.POLYGON else (),
        audio_seconds=audio and audio.duration_seconds,
        audio_language=audio.language if audio else "",
    )


def warnings_of(circuit: Any) -> list[str]:
    """Return what an editor is warned of about a circuit today, in the session's language."""
    found = circuit_warnings(circuit, circuit.measured_line(), named_stops(circuit)[circuit.pk])
    return current_sentences(found, CIRCUIT_WARNINGS.texts)


def circuit_warnings(circuit: Any, line: MeasuredLine | None, stops: Sequence[NamedStop]) -> list[ContentWarning]:
    """Return what may be wrong in a circuit.

    Args:
        circuit: the page.
        line: its track; ``None`` without one.
        stops: in the editor's order.
    """
    points = line.points if line else ()
    numbers = numbers_of_stops(line, [stop.position for stop in stops], circuit.practice_mode)
    return [
        *track_warnings(points, stops, tour_type=circuit.tour_type, declared_length_m=circuit.length_m, line=line),
        *stop_warnings(stops, numbers, mode=circuit.practice_mode, language=_language(circuit, stops)),
        *zone_warnings(stops, points),
        *accessibility_warnings(circuit),
    ]


def _language(circuit: Any, stops: Sequence[NamedStop]) -> str:
    return str(circuit.locale.language_code) if any(stop.audio_language for stop in stops) else ""


def _of_circuits(circuits: Sequence[Any]) -> dict[int, list[ContentWarning]]:
    stops = named_stops(*circuits)
    return {circuit.pk: circuit_warnings(circuit, circuit.measured_line(), stops[circuit.pk]) for circuit in circuits}


def _of_spots(spots: Sequence[Any]) -> dict[int, list[ContentWarning]]:
    return {spot.pk: [*_about_age(spot), *accessibility_warnings(spot)] for spot in spots}


def _about_age(spot: Any) -> list[ContentWarning]:
    """Warn of what was not verified for a year; what never was, a year after it was first published."""
    since = spot.last_verified_on
    if since is None and spot.first_published_at is not None:
        since = timezone.localdate(spot.first_published_at)
    if since is None:
        return []
    return [
        ContentWarning(
            code="not_verified", values={"months": OLDEST_MONTHS}, starts_on=months_later(since, OLDEST_MONTHS)
        )
    ]


def _place_of(spot: Any) -> Any:
    return spot.location


CIRCUIT_WARNINGS = WarningRules(texts={**TRACK_TEXTS, **STOP_TEXTS, **ACCESSIBILITY_TEXTS}, find=_of_circuits)
SPOT_WARNINGS = WarningRules(
    texts={
        "not_verified": WarningText(_("Not verified"), _("It has not been verified for %(months)d months.")),
        **ACCESSIBILITY_TEXTS,
    },
    find=_of_spots,
    place=_place_of,
)
