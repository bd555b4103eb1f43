"""Reading of a track's file, or of a line that was drawn, for the editor: the form keeps what it has, whatever is sent."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..geo.tracks import MeasuredLine, Piece, TrackRefused
from ..geo.tracks.refusals import MAX_FILE_BYTES, too_large
from ..geo.tracks.simplify import EDITOR_TOLERANCES_M
from ..models.track_messages import track_message
from ..models.track_widgets import source_sentence
from ..track_drawings import DrawnTrack, draw_track, simplify_track
from ..track_facts import in_metres
from ..track_imports import ImportChoices, ImportedTrack, import_track

#: Lines of a file that an editor can choose among; other ones are joined with those before them, or not at all. And
#: single points that are offered as stops.
MOST_LINES = 200


def read_track(request: HttpRequest) -> HttpResponse:
    """Answer what a posted file or line holds; it is not stored.

    The form has ``file``, and may have ``lines`` (numbers separated by commas) and ``join`` (``all``); or it has
    ``track``, a line that was drawn, and ``source``, where the line that was changed came from, both as JSON, and with
    them ``tolerance``, one of ``EDITOR_TOLERANCES_M``, where the line is to be simplified. The answer is ``{"track",
    "source", "sourceSentence", "report", "lines"}``, ``track`` being null while lines have to be chosen, and for a file
    ``waypoints`` as ``[{"name", "latitude", "longitude"}]``; or, with 400, ``{"error"}``, a sentence for the editor.
    """
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    if "track" in request.POST:
        return _read_drawing(request.POST.dict())
    upload = request.FILES.get("file")
    if upload is None:
        return _refused(_("Choose a file."))
    try:
        if (upload.size or 0) > MAX_FILE_BYTES:
            raise too_large(str(upload.name)[:255], upload.size or 0)
        choices = ImportChoices(
            numbers=_numbers(request.POST.get("lines", "")), joins_all=request.POST.get("join") == "all"
        )
        found = import_track(str(upload.name), upload.read(), choices, timezone.now())
    except TrackRefused as refused:
        return _refused(track_message(refused))
    return JsonResponse({**_answer(found, _lines(found)), "waypoints": _waypoints(found)})


def _read_drawing(form: Mapping[str, str]) -> JsonResponse:
    track, source = _parsed(form["track"]), _parsed(form.get("source", ""))
    tolerance_m = next((metres for metres in EDITOR_TOLERANCES_M if form.get("tolerance") == str(metres)), None)
    try:
        drawn = simplify_track(track, source, tolerance_m) if tolerance_m else draw_track(track, source, timezone.now())
    except TrackRefused as refused:
        return _refused(track_message(refused))
    return JsonResponse(_answer(drawn, []))


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _answer(found: ImportedTrack | DrawnTrack, lines: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "track": found.track,
        "source": found.source,
        "sourceSentence": source_sentence(found.source),
        "report": found.report,
        "lines": lines,
    }


def _lines(found: ImportedTrack) -> list[dict[str, Any]]:
    pieces = found.file.pieces
    if len(pieces) < 2:
        return []
    return [
        {"number": number, "label": _label(number, piece)} for number, piece in enumerate(pieces[:MOST_LINES], start=1)
    ]


def _waypoints(found: ImportedTrack) -> list[dict[str, Any]]:
    return [
        {"name": waypoint.name, "latitude": waypoint.point.latitude, "longitude": waypoint.point.longitude}
        for waypoint in found.file.waypoints[:MOST_LINES]
    ]


def _label(number: int, piece: Piece) -> str:
    points = len(piece.points)
    told = ngettext("%(length)s, %(count)d point", "%(length)s, %(count)d points", points) % {
        "length": in_metres(MeasuredLine(piece.points).length_m),
        "count": points,
    }
    return f"{number}. {piece.name} ({told})" if piece.name else f"{number}. {told}"


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")[:MOST_LINES] if part.isascii() and part.isdecimal() and len(part) < 7]


def _refused(sentence: str) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=400)
