"""Poses of virtual objects on the Earth, in the two basic encodings of OGC GeoPose 1.0.

Source: Open Geospatial Consortium, "OGC GeoPose 1.0 Data Exchange Standard", 21-056r11: the standardization targets
Basic-YPR and Basic-Quaternion, and their JSON schemas.

The position is a point of WGS 84. The outer frame is the tangent plane there, with the axes x to the east, y to the
north and z up. The inner frame is turned out of it about its own axes z, y and x, one after the other: yaw, pitch and
roll. A positive yaw turns from east to north; a positive pitch turns the x axis down; a positive roll turns y up.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .refusals import gettext_noop, shown

__all__ = [
    "POSE_SENTENCES",
    "Pose",
    "PoseRefused",
    "Quaternion",
    "angles_of",
    "basic_quaternion",
    "basic_ypr",
    "pose_from",
    "quaternion_of",
]

#: x, y, z and w, the real part; its length is 1.
Quaternion = tuple[float, float, float, float]

#: Degrees of latitude and longitude, and of an angle: one turn, either way.
_MAX_LATITUDE, _MAX_LONGITUDE, _MAX_ANGLE_DEG = 90, 180, 360
#: Metres from the ellipsoid: below every sea bed, and above every aircraft.
_MIN_HEIGHT_M, _MAX_HEIGHT_M = -12_000, 100_000
#: How far the length of a quaternion may be from 1: some programs write few digits.
_UNIT_TOLERANCE = 0.01

#: Each reason with its sentence; the fields, values and limits are parameters.
POSE_SENTENCES = {
    "not_an_object": gettext_noop("%(field)s is %(value)s; it must be an object with %(limit)s."),
    "missing": gettext_noop("%(field)s is missing; GeoPose asks for %(limit)s."),
    "two_orientations": gettext_noop("%(field)s has %(value)s; only %(limit)s of them may be given."),
    "not_a_number": gettext_noop("%(field)s is %(value)s; it must be a number between %(low)s and %(limit)s."),
    "out_of_range": gettext_noop("%(field)s is %(value)s; it must lie between %(low)s and %(limit)s."),
    "not_unit": gettext_noop("%(field)s has the length %(value)s; it must be 1, give or take %(limit)s."),
}


class PoseRefused(Exception):
    """A value that is not a pose.

    Attributes:
        code: a key of ``POSE_SENTENCES``.
        params: what the sentence names; ``field`` and ``limit`` are always among it.
    """

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code, self.params = code, params

    def __str__(self) -> str:
        return POSE_SENTENCES[self.code] % self.params


@dataclass(frozen=True, slots=True)
class Pose:
    """Where a virtual object is, and how it is turned.

    Attributes:
        latitude: of WGS 84, in degrees.
        longitude: in degrees.
        height_m: above the ellipsoid of WGS 84, in metres; not above sea level.
        yaw_deg: the first turn, about z (up), in degrees.
        pitch_deg: the second turn, about y.
        roll_deg: the third turn, about x.
    """

    latitude: float
    longitude: float
    height_m: float
    yaw_deg: float = 0.0
    pitch_deg: float = 0.0
    roll_deg: float = 0.0


def basic_ypr(pose: Pose) -> dict[str, dict[str, float]]:
    """Return a pose as Basic-YPR: ``position`` (``lat``, ``lon``, ``h``) and ``angles`` in degrees."""
    return {
        "position": _position(pose),
        "angles": {"yaw": pose.yaw_deg, "pitch": pose.pitch_deg, "roll": pose.roll_deg},
    }


def basic_quaternion(pose: Pose) -> dict[str, dict[str, float]]:
    """Return a pose as Basic-Quaternion: ``position`` and ``quaternion``, a unit quaternion whose ``w`` is not negative."""
    x, y, z, w = quaternion_of(pose.yaw_deg, pose.pitch_deg, pose.roll_deg)
    return {"position": _position(pose), "quaternion": {"x": x, "y": y, "z": z, "w": w}}


def pose_from(value: object) -> Pose:
    """Return the pose in a Basic-YPR or Basic-Quaternion object; as in their schemas, unknown keys are passed over.

    Args:
        value: as JSON is read. A quaternion is made to have the length 1.

    Raises:
        PoseRefused: a key is missing, a value is not a finite number or lies outside its limits (angles: 360 degrees
            either way), the quaternion is not a unit quaternion, or both orientations are given.
    """
    pose = _object(value, "GeoPose", "position, angles / quaternion")
    if "angles" in pose and "quaternion" in pose:
        raise PoseRefused("two_orientations", field="GeoPose", value="angles, quaternion", limit=1)
    if "angles" not in pose and "quaternion" not in pose:
        raise PoseRefused("missing", field="angles / quaternion", limit="yaw, pitch, roll / x, y, z, w")
    position = _object(pose.get("position"), "position", "lat, lon, h")
    latitude = _number(position, "position.lat", -_MAX_LATITUDE, _MAX_LATITUDE)
    longitude = _number(position, "position.lon", -_MAX_LONGITUDE, _MAX_LONGITUDE)
    height_m = _number(position, "position.h", _MIN_HEIGHT_M, _MAX_HEIGHT_M)
    if "angles" in pose:
        angles = _object(pose["angles"], "angles", "yaw, pitch, roll")
        yaw, pitch, roll = (
            _number(angles, f"angles.{name}", -_MAX_ANGLE_DEG, _MAX_ANGLE_DEG) for name in ("yaw", "pitch", "roll")
        )
    else:
        yaw, pitch, roll = angles_of(_quaternion(_object(pose["quaternion"], "quaternion", "x, y, z, w")))
    return Pose(latitude, longitude, height_m, yaw, pitch, roll)


def quaternion_of(yaw_deg: float, pitch_deg: float, roll_deg: float) -> Quaternion:
    """Return the unit quaternion of three turns about z, y and x, in degrees; its ``w`` is not negative."""
    halves = [math.radians(angle) / 2 for angle in (yaw_deg, pitch_deg, roll_deg)]
    (sin_yaw, cos_yaw), (sin_pitch, cos_pitch), (sin_roll, cos_roll) = ((math.sin(a), math.cos(a)) for a in halves)
    x = cos_yaw * cos_pitch * sin_roll - sin_yaw * sin_pitch * cos_roll
    y = cos_yaw * sin_pitch * cos_roll + sin_yaw * cos_pitch * sin_roll
    z = sin_yaw * cos_pitch * cos_roll - cos_yaw * sin_pitch * sin_roll
    w = cos_yaw * cos_pitch * cos_roll + sin_yaw * sin_pitch * sin_roll
    # A quaternion and its opposite are the same orientation; adding 0.0 makes -0.0 positive.
    sign = -1.0 if w < 0 else 1.0
    return sign * x + 0.0, sign * y + 0.0, sign * z + 0.0, sign * w + 0.0


def angles_of(quaternion: Quaternion) -> tuple[float, float, float]:
    """Return yaw, pitch and roll of a unit quaternion, in degrees; the pitch lies between -90 and 90.

    With a pitch of 90 degrees either way, yaw and roll turn about the same axis ("gimbal lock"): what they add up to is
    kept.
    """
    x, y, z, w = quaternion
    # The first column of its matrix is where the x axis is turned to.
    east, north, up = 1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w)
    yaw = math.atan2(north, east)
    sine, cosine = math.sin(yaw), math.cos(yaw)
    pitch = math.atan2(-up, cosine * east + sine * north)
    # With the yaw turned back, the rest of the matrix gives the roll, however inexact the yaw is near the lock.
    roll = math.atan2(
        sine * 2 * (x * z + y * w) - cosine * 2 * (y * z - x * w),
        cosine * (1 - 2 * (x * x + z * z)) - sine * 2 * (x * y - z * w),
    )
    return math.degrees(yaw) + 0.0, math.degrees(pitch) + 0.0, math.degrees(roll) + 0.0


def _position(pose: Pose) -> dict[str, float]:
    return {"lat": pose.latitude, "lon": pose.longitude, "h": pose.height_m}


def _object(value: object, field: str, keys: str) -> Mapping[str, Any]:
    if value is None:
        raise PoseRefused("missing", field=field, limit=keys)
    if not isinstance(value, Mapping):
        raise PoseRefused("not_an_object", field=field, value=shown(value), limit=keys)
    return value


def _number(values: Mapping[str, Any], field: str, low: float, high: float) -> float:
    name = field.rpartition(".")[2]
    if name not in values:
        raise PoseRefused("missing", field=field, limit="number")
    value = values[name]
    if isinstance(value, bool) or not isinstance(value, int | float) or not -math.inf < value < math.inf:
        raise PoseRefused("not_a_number", field=field, value=shown(value), low=low, limit=high)
    # Before it becomes a float: a whole number can be too large for that.
    if not low <= value <= high:
        raise PoseRefused("out_of_range", field=field, value=shown(value), low=low, limit=high)
    return float(value)


def _quaternion(values: Mapping[str, Any]) -> Quaternion:
    limit = 1 + _UNIT_TOLERANCE
    x, y, z, w = (_number(values, f"quaternion.{name}", -limit, limit) for name in "xyzw")
    length = math.hypot(x, y, z, w)
    if abs(length - 1) > _UNIT_TOLERANCE:
        raise PoseRefused("not_unit", field="quaternion", value=f"{length:.4g}", limit=_UNIT_TOLERANCE)
    return x / length, y / length, z / length, w / length
