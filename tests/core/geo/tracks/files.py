"""Small track files for the tests, as bytes."""

import io
import zipfile
from collections.abc import Sequence

NAMESPACE = 'xmlns="http://www.topografix.com/GPX/1/1"'
WAY = ((2.27, 48.82, 30.0), (2.271, 48.82, 31.0), (2.271, 48.821, 35.0))


def gpx(*segments: Sequence[Sequence[float]], body: str = "", creator: str = "test") -> bytes:
    """Return a GPX file with one track of these segments, and more XML behind it."""
    drawn = "".join(f"<trkseg>{''.join(map(_trkpt, points))}</trkseg>" for points in segments)
    return f'<?xml version="1.0"?><gpx version="1.1" creator="{creator}" {NAMESPACE}><trk>{drawn}</trk>{body}</gpx>'.encode()


def _trkpt(point: Sequence[float]) -> str:
    longitude, latitude, *elevation = point
    ele = "".join(f"<ele>{metres}</ele>" for metres in elevation)
    return f'<trkpt lat="{latitude}" lon="{longitude}">{ele}<time>2026-01-01T00:00:00Z</time></trkpt>'


def kml(coordinates: str = "2.27,48.82,30 2.271,48.82,31", body: str = "") -> bytes:
    """Return a KML file with one line."""
    line = f"<Placemark><name>Way</name><LineString><coordinates>{coordinates}</coordinates></LineString></Placemark>"
    return f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{line}{body}</Document></kml>'.encode()


def kmz(**files: bytes) -> bytes:
    """Return a KMZ file; the names of its files have ``_`` for a dot and ``__`` for a slash."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return packed.getvalue()
