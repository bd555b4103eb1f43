"""Both encodings of a pose say the same, fit the schemas of OGC, and are read back."""

import json
import math
import random
from typing import Any

import jsonschema
import pytest

from destination_cms.ar.geopose import (
    POSE_SENTENCES,
    Pose,
    PoseRefused,
    angles_of,
    basic_quaternion,
    basic_ypr,
    pose_from,
    quaternion_of,
)
from tests.sample_data import sample

Rows = list[list[float]]

FORT = Pose(48.8155, 2.2671, 92.0, 90.0, -10.0, 5.0)


def loaded(name: str) -> Any:
    return json.loads(sample(name).read_text())


def product(*matrices: Rows) -> Rows:
    first, *others = matrices
    if not others:
        return first
    columns = [*zip(*product(*others), strict=True)]
    return [[sum(a * b for a, b in zip(row, column, strict=True)) for column in columns] for row in first]


def rows_of_angles(angles: dict[str, float]) -> Rows:
    """Return the rotation matrix of Basic-YPR as the standard defines it: about z, then the new y, then the new x."""
    yaw, pitch, roll = (math.radians(angles[name]) for name in ("yaw", "pitch", "roll"))
    about_z = [[math.cos(yaw), -math.sin(yaw), 0], [math.sin(yaw), math.cos(yaw), 0], [0, 0, 1]]
    about_y = [[math.cos(pitch), 0, math.sin(pitch)], [0, 1, 0], [-math.sin(pitch), 0, math.cos(pitch)]]
    about_x = [[1, 0, 0], [0, math.cos(roll), -math.sin(roll)], [0, math.sin(roll), math.cos(roll)]]
    return product(about_z, about_y, about_x)


def rows_of_quaternion(quaternion: dict[str, float]) -> Rows:
    """Return the rotation matrix of a unit quaternion by Rodrigues' formula, with the cross product by its axis."""
    x, y, z, w = (quaternion[name] for name in "xyzw")
    cross = [[0, -z, y], [z, 0, -x], [-y, x, 0]]
    twice = product(cross, cross)
    return [
        [(row == column) + 2 * w * cross[row][column] + 2 * twice[row][column] for column in range(3)]
        for row in range(3)
    ]


def difference(first: Rows, second: Rows) -> float:
    pairs = zip(first, second, strict=True)
    return max(abs(a - b) for row, other in pairs for a, b in zip(row, other, strict=True))


def poses() -> list[Pose]:
    """Return 1,000 poses, a part of them near and in the lock of the gimbals."""
    seeds = random.Random(20261130)
    pitches = [90.0, -90.0, 270.0, 90 - 1e-7, -90 + 1e-10, 89.999, 0.0, 180.0]
    return [
        Pose(
            latitude=seeds.uniform(-90, 90),
            longitude=seeds.uniform(-180, 180),
            height_m=seeds.uniform(-50, 4_000),
            yaw_deg=seeds.uniform(-360, 360),
            pitch_deg=seeds.choice(pitches) if number % 4 == 0 else seeds.uniform(-360, 360),
            roll_deg=seeds.uniform(-360, 360),
        )
        for number in range(1_000)
    ]


def test_both_encodings_turn_the_same_way() -> None:
    for pose in poses():
        by_angles = rows_of_angles(basic_ypr(pose)["angles"])
        by_quaternion = rows_of_quaternion(basic_quaternion(pose)["quaternion"])

        assert difference(by_angles, by_quaternion) < 1e-9, pose


def test_angles_that_are_read_from_a_quaternion_turn_the_same_way() -> None:
    for pose in poses():
        read = pose_from(basic_quaternion(pose))

        assert difference(rows_of_angles(basic_ypr(pose)["angles"]), rows_of_angles(basic_ypr(read)["angles"])) < 1e-9
        assert abs(read.pitch_deg) <= 90
        assert (read.latitude, read.longitude, read.height_m) == (pose.latitude, pose.longitude, pose.height_m)


def test_angles_are_read_back_as_they_were_written() -> None:
    for pose in [*poses()[:50], FORT]:
        assert pose_from(basic_ypr(pose)) == pose


@pytest.mark.parametrize(
    ("angles", "quaternion"),
    [
        ((0, 0, 0), (0, 0, 0, 1)),
        ((90, 0, 0), (0, 0, math.sqrt(0.5), math.sqrt(0.5))),
        ((0, 90, 0), (0, math.sqrt(0.5), 0, math.sqrt(0.5))),
        ((0, 0, 90), (math.sqrt(0.5), 0, 0, math.sqrt(0.5))),
        ((180, 0, 0), (0, 0, 1, 0)),
        ((270, 0, 0), (0, 0, -math.sqrt(0.5), math.sqrt(0.5))),
    ],
)
def test_turns_about_one_axis(angles: tuple[float, ...], quaternion: tuple[float, ...]) -> None:
    assert quaternion_of(*angles) == pytest.approx(quaternion, abs=1e-15)


def test_the_axes_turn_as_the_documentation_says() -> None:
    def turned(axis: int, **angles: float) -> list[float]:
        rows = rows_of_quaternion(basic_quaternion(Pose(0, 0, 0, **angles))["quaternion"])
        return [round(row[axis], 9) + 0.0 for row in rows]

    assert turned(0, yaw_deg=90) == [0, 1, 0]  # from east to north
    assert turned(0, pitch_deg=90) == [0, 0, -1]  # down
    assert turned(1, roll_deg=90) == [0, 0, 1]  # up


def test_a_locked_gimbal_keeps_what_the_angles_add_up_to() -> None:
    yaw, pitch, roll = angles_of(quaternion_of(50, 90, 20))

    assert (yaw - roll, pitch) == pytest.approx((30, 90))


def test_zeros_have_no_sign() -> None:
    assert "-0.0" not in json.dumps([basic_quaternion(Pose(0, 0, 0)), angles_of((0.0, 0.0, 0.0, -1.0)), quaternion_of(360, 0, 0)[3]])  # fmt: skip


def test_the_encodings_fit_the_schemas() -> None:
    for name, encoded in (("YPR", basic_ypr(FORT)), ("Quaternion", basic_quaternion(FORT))):
        jsonschema.validate(encoded, loaded(f"geopose/GeoPose.Basic.{name}.Schema.json"))


@pytest.mark.parametrize("name", ["sample1_BasicEuler", "sample2_BasicEuler", "sample3_BasicQuaternion"])
def test_the_samples_of_the_conformance_suite_are_read(name: str) -> None:
    value = loaded(f"geopose/{name}.json")

    pose = pose_from(value)

    assert (pose.latitude, pose.longitude, pose.height_m) == tuple(
        value["position"][key] for key in ("lat", "lon", "h")
    )
    if "angles" in value:
        assert basic_ypr(pose) == value
    else:
        assert basic_quaternion(pose)["quaternion"] == pytest.approx(value["quaternion"], abs=1e-6)


def test_the_advanced_target_is_another_one() -> None:
    with pytest.raises(PoseRefused, match=r"position is missing; GeoPose asks for lat, lon, h\."):
        pose_from(loaded("geopose/sample4_Advanced.json"))


def test_layers_as_an_app_has_them() -> None:
    first, second, third = loaded("synthetic/ar_layers_geopose.json")

    assert pose_from(first["geopose"]) == Pose(48.8155, 2.2671, 92.0, 90.0, 0.0, 0.0)
    assert pose_from(second["geopose"]).yaw_deg == pytest.approx(90)
    with pytest.raises(
        PoseRefused, match=r"quaternion has the length 1.414; it must be 1, give or take 0.01\."
    ) as caught:
        pose_from(third["geopose"])
    assert caught.value.code == "not_unit"


def test_keys_that_the_schemas_do_not_know_are_passed_over() -> None:
    value: Any = basic_ypr(FORT)
    value["id"] = "fort"
    value["position"]["accuracy"] = 3

    jsonschema.validate(value, loaded("geopose/GeoPose.Basic.YPR.Schema.json"))
    assert pose_from(value) == FORT


def with_value(field: str, value: object) -> Any:
    pose: Any = basic_quaternion(FORT) if field.startswith("quaternion") else basic_ypr(FORT)
    group, _, name = field.partition(".")
    if name:
        pose[group][name] = value
    else:
        pose[group] = value
    return pose


@pytest.mark.parametrize("name", ["position.lat", "position.h", "angles.yaw", "quaternion.w"])
@pytest.mark.parametrize("value", [True, "5", None, [1], math.nan, math.inf, -math.inf])
def test_a_value_is_a_finite_number(name: str, value: object) -> None:
    with pytest.raises(PoseRefused) as caught:
        pose_from(with_value(name, value))

    assert (caught.value.code, caught.value.params["field"]) == ("not_a_number", name)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("position.lat", 90.001, "position.lat is 90.001; it must lie between -90 and 90."),
        ("position.lat", -91, "position.lat is -91; it must lie between -90 and 90."),
        ("position.lon", 180.5, "position.lon is 180.5; it must lie between -180 and 180."),
        ("position.h", 100_001, "position.h is 100001; it must lie between -12000 and 100000."),
        ("angles.pitch", 361, "angles.pitch is 361; it must lie between -360 and 360."),
        ("angles.roll", 10**400, "angles.roll is 1"),
        ("quaternion.x", -2, "quaternion.x is -2; it must lie between -1.01 and 1.01."),
    ],
)
def test_a_value_lies_within_its_limits(field: str, value: float, told: str) -> None:
    with pytest.raises(PoseRefused) as caught:
        pose_from(with_value(field, value))

    assert str(caught.value).startswith(told)
    assert {"field", "value", "limit"} <= set(caught.value.params)


@pytest.mark.parametrize("parts", [(0, 0, 0, 0), (0, 0, 0, 0.5), (0, 0, 0, 0.989), (0, 0, 0, -0.98), (0, 0.6, 0, 0.82)])
def test_a_quaternion_has_the_length_one(parts: tuple[float, ...]) -> None:
    with pytest.raises(PoseRefused) as caught:
        pose_from(with_value("quaternion", dict(zip("xyzw", parts, strict=True))))

    assert (caught.value.code, caught.value.params["limit"]) == ("not_unit", 0.01)


def test_a_quaternion_with_few_digits_is_made_exact() -> None:
    pose = pose_from(with_value("quaternion", {"x": 0, "y": 0, "z": 0.71, "w": 0.71}))

    assert pose.yaw_deg == pytest.approx(90)
    assert math.hypot(*basic_quaternion(pose)["quaternion"].values()) == pytest.approx(1, abs=1e-15)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (None, "missing"),
        ([], "not_an_object"),
        ("POINT(2 48)", "not_an_object"),
        ({}, "missing"),
        ({"position": {"lat": 1, "lon": 2, "h": 3}}, "missing"),
        ({"angles": {"yaw": 0, "pitch": 0, "roll": 0}}, "missing"),
        ({"position": {"lat": 1, "lon": 2}, "angles": {"yaw": 0, "pitch": 0, "roll": 0}}, "missing"),
        ({"position": {"lat": 1, "lon": 2, "h": 3}, "angles": {"yaw": 0, "pitch": 0}}, "missing"),
        ({"position": [1, 2, 3], "angles": {}}, "not_an_object"),
        ({"position": {"lat": 1, "lon": 2, "h": 3}, "angles": None}, "missing"),
        ({**basic_ypr(FORT), **basic_quaternion(FORT)}, "two_orientations"),
    ],
)
def test_what_the_schemas_do_not_allow_is_refused(value: Any, code: str) -> None:
    with pytest.raises(PoseRefused) as caught:
        pose_from(value)

    assert caught.value.code == code
    assert {"field", "limit"} <= set(caught.value.params)


@pytest.mark.parametrize("code", POSE_SENTENCES)
def test_a_sentence_names_the_field_and_the_limit(code: str) -> None:
    assert POSE_SENTENCES[code].startswith("%(field)s ")
    assert "%(limit)s" in POSE_SENTENCES[code]
