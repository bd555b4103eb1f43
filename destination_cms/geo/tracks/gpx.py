"""Reading of GPX 1.0 and 1.1, with or without a namespace.

The dozen elements that are needed are read here rather than by gpxpy: it takes three times as long, refuses a track
for a time or an extension that would be thrown away, reads a web page as an empty track, and parses with lxml, which
knows entities, wherever that is installed. The tests compare both.
"""

from xml.etree.ElementTree import Element

from .drafts import ROUTE, TRACK, FileDraft
from .points import TrackPoint
from .xml_files import child_text, local_name


def read_gpx(root: Element, draft: FileDraft) -> None:
    """Add what a GPX file holds to a draft: routes only where there is no track.

    Raises:
        TrackRefused: a point is not on the Earth, or there are too many.
    """
    draft.creator = root.get("creator") or ""
    for element in root:
        match local_name(element):
            case "trk":
                draft.tracks += 1
                for segment in element:
                    if local_name(segment) == "trkseg":
                        draft.add_segment(TRACK, child_text(element, "name"), _points(segment, "trkpt", draft))
            case "rte":
                draft.routes += 1
                draft.add_segment(ROUTE, child_text(element, "name"), _points(element, "rtept", draft))
            case "wpt":
                draft.add_waypoint(child_text(element, "name"), _point(element, draft))
    # The plan of what was recorded is the same way a second time.
    if any(kind == TRACK and len(points) > 1 for kind, _, points in draft.segments):
        draft.segments = [segment for segment in draft.segments if segment[0] == TRACK]


def _points(parent: Element, name: str, draft: FileDraft) -> list[TrackPoint]:
    return [_point(element, draft) for element in parent if local_name(element) == name]


def _point(element: Element, draft: FileDraft) -> TrackPoint:
    return draft.point(element.get("lon"), element.get("lat"), child_text(element, "ele"))
