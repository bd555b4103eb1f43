"""Projections of circuits and spots: the only place that decides what is public."""

from collections.abc import Sequence
from typing import Any

import orjson

from destination_cms.choices import StepFreeAccess
from destination_cms.geo import Point
from destination_cms.geo.tracks import ASCENT_METHOD, MeasuredLine, Points, TrackMeasures, elevation_profile, measure
from destination_cms.models import ARLayer, Audio, Organisation
from destination_cms.multi_values import lines_of
from destination_cms.projections.accessibility import project_accessibility
from destination_cms.projections.availability import Notices, project_availability, project_notices
from destination_cms.projections.content import project_body, project_cover, project_refs, project_seo
from destination_cms.projections.opening_hours import project_opening_hours
from destination_cms.projections.richtext import project_rich_text
from destination_cms.verticals import Projection, Resolver

from .itinerary import StopNumbers, numbers_of_stops
from .models import CircuitPage, CircuitStop, CircuitTheme, SpotPage
from .models.quiz import quiz_of
from .practice import practice_index, project_practice, project_stop_extras, what_is_told
from .stop_notices import notices_of_stop
from .stop_places import DISTRICT, NOWHERE, CircuitSurroundings
from .visit import project_visit

#: Increase it when the payload's shape or meaning changes: the next reconcile republishes, and apps see the number.
SPOT_VERSION = 8
CIRCUIT_VERSION = 11

_THEME: Any = CircuitTheme._meta.get_field("theme").related_model


def project_spot(page: SpotPage, resolver: Resolver, notices: Notices) -> Projection:
    """Return a spot's projection.

    Args:
        page: the spot.
        resolver: leads to what it refers to.
        notices: all that are not over.
    """
    about = notices.about(page.translation_key, point=page.location)
    availability = project_availability(about, resolver)
    payload = {
        "kind": page.kind,
        "teaser": page.teaser,
        "cover": project_cover(page, resolver),
        "address": page.address,
        "district": resolver.refer(DISTRICT, page.district_id),
        "step_free": page.step_free,
        # Deprecated: it does not tell "no" from "unknown". Apps of before read it for one minor release.
        "is_step_free": page.step_free == StepFreeAccess.YES,
        "seo": project_seo(page),
        "last_verified_on": page.last_verified_on.isoformat() if page.last_verified_on else None,
        "body": project_body(page.body, resolver),
        **project_visit(page),
        **project_opening_hours(page),
        **what_is_told(
            {
                "audio": resolver.refer(Audio, page.audio_id),
                "host": resolver.refer(Organisation, page.host_id),
                "layers": project_refs(ARLayer, (row.layer_id for row in page.layers.all()), resolver),
            }
        ),
        **project_accessibility(page),
        **availability.payload,
    }
    index = {"reduced_mobility": page.reduced_mobility}
    return Projection(
        title=page.title, payload=payload, index=index, point=page.location, changes_at=availability.changes_at
    )


def project_circuit(page: CircuitPage, resolver: Resolver, surroundings: CircuitSurroundings) -> Projection:
    """Return a circuit's projection. A stop whose spot is not public is left out until it is.

    Args:
        page: the circuit.
        resolver: leads to the spots.
        surroundings: where spots lie, by the key of their publication, and all notices that are not over.
    """
    line = page.measured_line()
    places_of = surroundings.places
    points = line.points if line else ()
    measures = measure(points) if points else None
    about = surroundings.notices.about(page.translation_key, line=points)
    stops = []
    for row in page.stops.all():
        stop = _project_stop(row, resolver)
        if stop is not None:
            of_stop = notices_of_stop(row, places_of.get(_spot_of(stop), NOWHERE), surroundings.notices)
            about += [notice.of_a_part() for notice in of_stop]
            stops.append({**stop, **what_is_told({"notices": project_notices(of_stop, resolver)})})
    availability = project_availability(about, resolver, season_months=page.season_months)
    spots = [_spot_of(stop) for stop in stops]
    places = [places_of.get(spot, NOWHERE) for spot in spots]
    positions = [place.point for place in places]
    numbers = numbers_of_stops(line, positions, page.practice_mode)
    payload = {
        "teaser": page.teaser,
        "cover": project_cover(page, resolver),
        "practice_mode": page.practice_mode,
        "tour_type": page.tour_type,
        "difficulty": page.difficulty or None,
        "length_m": _length_m(page, measures),
        "declared_length_m": page.length_m,
        "duration_minutes": page.duration_minutes,
        "step_free": page.step_free,
        # Deprecated: it does not tell "no" from "unknown". Apps of before read it for one minor release.
        "is_step_free": page.step_free == StepFreeAccess.YES,
        "seo": project_seo(page),
        "body": project_body(page.body, resolver),
        "stops": [
            {"position": number, **stop, **_project_numbers(found)}
            for number, (stop, found) in enumerate(zip(stops, numbers, strict=True), start=1)
        ],
        "track": _project_track(page, line, measures) if line and measures else None,
        "themes": project_refs(_THEME, (row.theme_id for row in page.themes.all()), resolver),
        **project_practice(page),
        **project_opening_hours(page),
        **project_accessibility(page),
        **availability.payload,
    }
    edges = _edges(measures) if measures else dict.fromkeys(("south", "west", "north", "east"))
    # Those of the stops, which alone show them: a spot that is past its moment takes its district along.
    lie_in = (
        resolver.find(DISTRICT, place.district, locale=spot.rpartition(":")[2])
        for spot, place in zip(spots, places, strict=True)
    )
    districts = lines_of(dict.fromkeys(district["ref"] for district in lie_in if district))
    index = {"stop_count": len(stops), "districts": districts, **edges, **practice_index(page)}
    return Projection(
        title=page.title,
        payload=payload,
        index=index,
        point=_start(points, positions),
        changes_at=availability.changes_at,
    )


def _start(points: Points, stops: Sequence[Point | None]) -> Point | None:
    """Return where a circuit starts: at the first point of its track, or else at its first stop that has a position."""
    if points:
        return Point(points[0].latitude, points[0].longitude)
    return next(filter(None, stops), None)


def _length_m(page: CircuitPage, measures: TrackMeasures | None) -> int | None:
    """Return the declared length, or else the computed one."""
    if page.length_m is not None or measures is None:
        return page.length_m
    return round(measures.length_m)


def _project_track(page: CircuitPage, line: MeasuredLine, measures: TrackMeasures) -> dict[str, Any]:
    return {
        # As text: a list that shows circuits without their tracks does not parse thousands of numbers.
        "geo_json": orjson.dumps(page.track).decode(),
        "point_count": len(page.track["coordinates"]),
        "length_m": round(measures.length_m),
        "ascent_m": _rounded(measures.ascent_m),
        "descent_m": _rounded(measures.descent_m),
        "ascent_method": None if measures.ascent_m is None else ASCENT_METHOD,
        "min_elevation_m": _rounded(measures.min_elevation_m),
        "max_elevation_m": _rounded(measures.max_elevation_m),
        "is_closed": measures.is_closed,
        "bounding_box": _edges(measures),
        "elevation_profile": [[*place] for place in elevation_profile(line)],
    }


def _edges(measures: TrackMeasures) -> dict[str, float]:
    box = measures.box
    return {"south": box.south, "west": box.west, "north": box.north, "east": box.east}


def _rounded(metres: float | None) -> int | None:
    return None if metres is None else round(metres)


def _project_numbers(numbers: StopNumbers) -> dict[str, int | None]:
    return {
        "distance_along_m": numbers.distance_along_m,
        "offset_from_track_m": numbers.offset_from_track_m,
        "leg_length_m": numbers.leg_length_m,
        "leg_duration_minutes": numbers.leg_duration_minutes,
    }


def _spot_of(stop: dict[str, Any]) -> str:
    return stop["spot"]["ref"] if stop["spot"] else ""


def _project_stop(stop: CircuitStop, resolver: Resolver) -> dict[str, Any] | None:
    spot = resolver.refer(SpotPage, stop.spot_id)
    if spot is None:
        return None
    return {
        "uuid": str(stop.translation_key),
        "spot": spot,
        "title": stop.title_override,
        "story": project_rich_text(stop.story, resolver),
        "is_optional": stop.is_optional,
        **what_is_told(
            {"audio": resolver.refer(Audio, stop.audio_id), "layer": resolver.refer(ARLayer, stop.layer_id)}
        ),
        **project_stop_extras(stop, quiz_of(stop)),
    }
