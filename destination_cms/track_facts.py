"""Numbers of a track as sentences for an editor."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from .geo.tracks import Points, TrackMeasures, measure

__all__ = ["facts_of", "in_metres"]


def facts_of(points: Points) -> list[str]:
    """Return the numbers of a track in sentences, in the session's language."""
    found = measure(points)
    return [
        _("Length: %(length)s, computed from %(count)s points.")
        % {"length": in_metres(found.length_m), "count": number_format(len(points), force_grouping=True)},
        _climbs(found),
        _("It ends where it starts.") if found.is_closed else _("It does not end where it starts."),
    ]


def in_metres(metres: float) -> str:
    """Return a length as the session's language writes it, in whole metres."""
    # The unit is the same in every language, and stays on the line of its number.
    return f"{number_format(round(metres), force_grouping=True)}\u00a0m"


def _climbs(found: TrackMeasures) -> str:
    if found.ascent_m is None or found.descent_m is None:
        return _("Ascent and descent: not known, because elevations are missing or cannot be true.")
    return _("Ascent: %(ascent)s; descent: %(descent)s; between %(lowest)s and %(highest)s above the sea.") % {
        "ascent": in_metres(found.ascent_m),
        "descent": in_metres(found.descent_m),
        "lowest": in_metres(found.min_elevation_m or 0),
        "highest": in_metres(found.max_elevation_m or 0),
    }
