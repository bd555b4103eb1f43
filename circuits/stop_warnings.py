"""What an editor is warned of about the stops of a circuit: triggers that may not work, long legs without directions."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from destination_cms.geo.polygons import contains, is_entered
from destination_cms.geo.tracks import Points
from destination_cms.verticals import ContentWarning, WarningText

from .choices import PracticeMode, StopTrigger
from .itinerary import StopNumbers
from .track_warnings import NamedStop

__all__ = ["STOP_TEXTS", "stop_warnings", "zone_warnings"]

#: Metres; in streets a position is this uncertain, so that a smaller circle may never be entered.
LEAST_RADIUS_M = 30
#: Metres on foot that need directions.
LONGEST_LEG_M = 800
#: Seconds that people listen while they stand.
LONGEST_AUDIO_SECONDS = 180

STOP_TEXTS: Mapping[str, WarningText] = {
    "trigger_without_position": WarningText(
        _("Trigger without a position"),
        _("Stop %(number)d, “%(title)s”, starts when visitors come near, but its spot has no position."),
    ),
    "small_trigger": WarningText(
        _("Small trigger"),
        _("Stop %(number)d, “%(title)s”, starts within %(radius)d m; below %(least)d m, telephones may miss it."),
    ),
    "spot_outside_zone": WarningText(
        _("Spot outside of its zone"),
        _("Stop %(number)d, “%(title)s”, starts in a zone that its spot is not in."),
    ),
    "zone_off_track": WarningText(
        _("Zone off the track"),
        _("Stop %(number)d, “%(title)s”, starts in a zone that the track does not enter."),
    ),
    "leg_without_directions": WarningText(
        _("Long way without directions"),
        _(
            "The way to stop %(number)d, “%(title)s”, is %(leg)d m long and has no directions; "
            "more than %(longest)d m on foot need some."
        ),
    ),
    "long_recording": WarningText(
        _("Long recording"),
        _(
            "The recording of stop %(number)d, “%(title)s”, lasts %(length)d minutes; few people stand and listen for "
            "more than %(longest)d."
        ),
    ),
    "recording_in_another_language": WarningText(
        _("Recording in another language"),
        _("The recording of stop %(number)d, “%(title)s”, is in another language (%(language)s)."),
    ),
}


def stop_warnings(
    stops: Sequence[NamedStop], numbers: Sequence[StopNumbers], *, mode: str, language: str
) -> list[ContentWarning]:
    """Return what may go wrong on site.

    Args:
        stops: in the editor's order.
        numbers: of these stops along the track.
        mode: way of travelling, a value of ``PracticeMode``.
        language: of the circuit, a BCP 47 tag.
    """
    return [
        warning
        for number, (stop, along) in enumerate(zip(stops, numbers, strict=True), start=1)
        for warning in (*_about(number, stop, along, mode), *_about_audio(number, stop, language))
    ]


def _about(number: int, stop: NamedStop, along: StopNumbers, mode: str) -> Iterator[ContentWarning]:
    told = {"number": number, "title": stop.title}
    if stop.trigger == StopTrigger.GEOFENCE and stop.position is None:
        yield ContentWarning(code="trigger_without_position", values=told)
    elif stop.trigger == StopTrigger.GEOFENCE and stop.radius_m < LEAST_RADIUS_M:
        yield ContentWarning(code="small_trigger", values={**told, "radius": stop.radius_m, "least": LEAST_RADIUS_M})
    is_long = along.leg_length_m is not None and along.leg_length_m > LONGEST_LEG_M
    if is_long and mode == PracticeMode.WALK and not stop.directions:
        values = {**told, "leg": along.leg_length_m, "longest": LONGEST_LEG_M}
        yield ContentWarning(code="leg_without_directions", values=values)


def zone_warnings(stops: Sequence[NamedStop], points: Points) -> list[ContentWarning]:
    """Return what may be wrong about the zones in which stories start.

    Args:
        stops: in the editor's order.
        points: of the track; none without a track.
    """
    found = []
    for number, stop in enumerate(stops, start=1):
        told = {"number": number, "title": stop.title}
        if stop.zone and stop.position is not None and not contains(stop.zone, stop.position):
            found.append(ContentWarning(code="spot_outside_zone", values=told))
        if stop.zone and points and not is_entered(stop.zone, points):
            found.append(ContentWarning(code="zone_off_track", values=told))
    return found


def _about_audio(number: int, stop: NamedStop, language: str) -> Iterator[ContentWarning]:
    if stop.audio_seconds is None:
        return
    told = {"number": number, "title": stop.title}
    if stop.audio_seconds > LONGEST_AUDIO_SECONDS:
        minutes = {"length": -(-stop.audio_seconds // 60), "longest": LONGEST_AUDIO_SECONDS // 60}
        yield ContentWarning(code="long_recording", values={**told, **minutes})
    if stop.audio_language.partition("-")[0] != language.partition("-")[0]:
        yield ContentWarning(
            code="recording_in_another_language", values={**told, "language": _own_name(stop.audio_language)}
        )


def _own_name(tag: str) -> str:
    """Return the name of a language in that language: what is stored is read by editors of any."""
    try:
        return str(get_language_info(tag)["name_local"])
    except KeyError:
        # Django knows its two ways of writing.
        return {"zh": "中文"}.get(tag, tag)
