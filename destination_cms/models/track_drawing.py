"""Sentences for drawing a track on the map, in the session's language; the script fills in their values."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ..geo.tracks.refusals import MAX_TRACK_POINTS

__all__ = ["drawing_strings"]


def drawing_strings() -> dict[str, str]:
    """Return the sentences by the name that the template and the script know them by."""
    return {**_controls(), **_told()}


def _controls() -> dict[str, str]:
    return {
        "draw": _("Draw on the map"),
        "edit": _("Edit on the map"),
        "finish": _("Finish drawing"),
        "drawing": _("Drawing the track"),
        "drawingMap": _("Map on which the track is drawn; the keys are listed before it."),
        "undo": _("Undo"),
        "redo": _("Redo"),
        "insert": _("Insert a point after this one"),
        "delete": _("Delete the point"),
        "close": _("Close the loop"),
        "stops": _("Stop"),
        "addStop": _("Add a point at this stop"),
        "byMouse": _(
            "A click adds a point at the end, or at the start if the first point is chosen. Drag a point to move it, or the "
            "dot in the middle of a segment to insert one. Near a stop, an end of the line is put on it."
        ),
        "byKeyboard": _(
            "On the map, the arrow keys move the crosshair, more finely with Shift, and Enter adds a point there. Page Down "
            "and Page Up choose a point, Home and End the first and the last; then the arrow keys move it, Insert or I "
            "inserts one after it, Delete deletes it, and Enter lets it go. + and - zoom, Ctrl+Z undoes, Ctrl+Y redoes."
        ),
    }


def _told() -> dict[str, str]:
    return {
        "crosshair": _("Crosshair at %(latitude)s, %(longitude)s. Points: %(count)s."),
        "chosen": _("Point %(number)s of %(count)s at %(latitude)s, %(longitude)s."),
        "added": _("Point %(number)s of %(count)s added at %(latitude)s, %(longitude)s."),
        "deleted": _("The point is deleted. Points: %(count)s."),
        "letGo": _("No point is chosen. Points: %(count)s."),
        "undone": _("Undone. Points: %(count)s."),
        "redone": _("Redone. Points: %(count)s."),
        "onStop": _("It is on the stop “%(title)s”."),
        "atStart": _("The next points come before the first one."),
        "nothingToUndo": _("There is nothing to undo."),
        "nothingToRedo": _("There is nothing to redo."),
        "chooseFirst": _("Choose a point first: click on it, or press Page Down on the map."),
        "samePlace": _("There is a point at this place already."),
        "manyPoints": _("Zoom in to see the points of the line."),
        "tooFew": _("The line needs two different points; until then the form keeps the track that it had."),
        "tooMany": _("The track has %(limit)s points, and cannot have more: delete some first.")
        % {"limit": number_format(MAX_TRACK_POINTS, force_grouping=True)},
        "notMeasured": _("The line is kept, but its numbers could not be computed. They are when the page is saved."),
    }
