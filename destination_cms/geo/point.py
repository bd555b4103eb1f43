"""One position: latitude and longitude in WGS84 degrees, and the two texts it is written as."""

import math
import re
from dataclasses import dataclass

#: Seven decimals are about a centimetre; RFC 7946 advises against more.
DECIMALS = 7
SRID = 4326
#: No position is written longer; beyond, reading would only cost time.
MAX_TEXT_LENGTH = 128
LATITUDE_LIMIT = 90.0
LONGITUDE_LIMIT = 180.0

_NUMBER = r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
# Published open data writes "POINT(3.7, 44.2)" as well as valid WKT: both are unambiguous.
_EWKT = re.compile(
    rf"(?:SRID\s*=\s*(?P<srid>[0-9]+)\s*;\s*)?POINT\s*\(\s*(?P<longitude>{_NUMBER})\s*[,\s]\s*(?P<latitude>{_NUMBER})\s*\)",
    re.IGNORECASE,
)
_LAT_LNG = re.compile(rf"(?P<latitude>{_NUMBER})\s*[,;\s]\s*(?P<longitude>{_NUMBER})")
# "48,8241; 2,2704": the decimal comma of most of Europe, where the separator leaves no doubt.
_LAT_LNG_DECIMAL_COMMA = re.compile(
    r"(?P<latitude>[-+]?[0-9]+,[0-9]+)\s*(?:;|,\s|\s)\s*(?P<longitude>[-+]?[0-9]+,[0-9]+)"
)


class PositionError(ValueError):
    """A value that is not a position on the Earth.

    ``field`` is ``"latitude"``, ``"longitude"``, the edge of a box, ``"srid"`` or ``"position"`` (a
    text that cannot be read at all), ``value`` what was given, ``limit`` the greatest allowed absolute
    value in degrees (the one allowed number for ``"srid"``; ``None`` for ``"position"``).
    """

    def __init__(self, field: str, value: object, limit: float | None = None) -> None:
        self.field = field
        self.value = value
        self.limit = limit
        super().__init__(field, value, limit)

    def __str__(self) -> str:
        """Name the field, the value and the limit, in English."""
        if self.field == "position":
            return f"{self.value!r} is not a position; write 'latitude, longitude' in decimal degrees"
        if self.field == "srid":
            return f"srid is {self.value!r}; the only reference system is {self.limit} (WGS84)"
        return f"{self.field} is {self.value!r}; it must lie between -{self.limit:g} and {self.limit:g} degrees"


@dataclass(frozen=True, slots=True)
class Point:
    """A position in WGS84 degrees, rounded to seven decimals.

    Raises:
        PositionError: a coordinate is not finite, or outside ±90 (latitude) or ±180 (longitude).
    """

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        """Check the ranges and round."""
        object.__setattr__(self, "latitude", _checked("latitude", self.latitude, LATITUDE_LIMIT))
        object.__setattr__(self, "longitude", _checked("longitude", self.longitude, LONGITUDE_LIMIT))

    def __str__(self) -> str:
        """Write ``latitude, longitude``, as map services show it."""
        return format_lat_lng(self)


def _checked(field: str, value: float, limit: float) -> float:
    number = float(value)
    if not math.isfinite(number) or abs(number) > limit:
        raise PositionError(field, value, limit)
    # Adding zero turns -0.0 into 0.0, so that equal positions are written alike.
    return round(number, DECIMALS) + 0.0


def parse_point(text: str) -> Point:
    """Read ``SRID=4326;POINT(lng lat)``, ``POINT(lng lat)`` or ``lat, lng``.

    A decimal comma is understood where the separator leaves no doubt (``48,8241; 2,2704``).

    Raises:
        PositionError: the text is none of these, names another reference system, or a coordinate
            is out of range.
    """
    stripped = text.strip()
    if len(stripped) > MAX_TEXT_LENGTH:
        raise PositionError("position", text)
    if match := _EWKT.fullmatch(stripped):
        srid = match["srid"]
        if srid is not None and int(srid) != SRID:
            raise PositionError("srid", srid, SRID)
    else:
        match = _LAT_LNG.fullmatch(stripped) or _LAT_LNG_DECIMAL_COMMA.fullmatch(stripped)
    if match is None:
        raise PositionError("position", text)
    return Point(_number(match["latitude"]), _number(match["longitude"]))


def _number(digits: str) -> float:
    return float(digits.replace(",", "."))


def format_ewkt(point: Point) -> str:
    """Return ``SRID=4326;POINT(lng lat)``, at most 41 characters, never with an exponent."""
    return f"SRID={SRID};POINT({_plain(point.longitude)} {_plain(point.latitude)})"


def format_lat_lng(point: Point) -> str:
    """Return ``latitude, longitude`` in decimal degrees, never with an exponent."""
    return f"{_plain(point.latitude)}, {_plain(point.longitude)}"


def _plain(degrees: float) -> str:
    return f"{degrees:.{DECIMALS}f}".rstrip("0").rstrip(".")
