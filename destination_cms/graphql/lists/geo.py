"""Search by position: bounds, and distance on a sphere computed in SQL."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import graphene
from django.db.models import F, FloatField, Q, Value
from django.db.models.functions import ASin, Cos, Least, Radians, Sin, Sqrt
from django.db.models.lookups import LessThanOrEqual

from ...geo.distance import EARTH_RADIUS_M
from ...models.publication import within_box
from ..reading.ids import BadInput

MAX_RADIUS_M = 100_000


class GeoNearFilter(graphene.InputObjectType):
    """Round a point."""

    latitude = graphene.Float(required=True, description="Degrees north, -90 to 90.")
    longitude = graphene.Float(required=True, description="Degrees east, -180 to 180.")
    radius_meters = graphene.Float(
        required=True, description=f"Radius in metres, more than 0 and at most {MAX_RADIUS_M}."
    )


class GeoBoundsFilter(graphene.InputObjectType):
    """Inside a rectangle of meridians and parallels; west may be greater than east, across 180 degrees."""

    south = graphene.Float(required=True, description="Least latitude in degrees.")
    west = graphene.Float(required=True, description="Western longitude in degrees.")
    north = graphene.Float(required=True, description="Greatest latitude in degrees.")
    east = graphene.Float(required=True, description="Eastern longitude in degrees.")


class GeoFilter(graphene.InputObjectType):
    """By position (WGS84)."""

    near = graphene.InputField(
        GeoNearFilter,
        description="Round a point; edges then carry the distance, if it stands at the filter's outermost level.",
    )
    within_bounds = graphene.InputField(GeoBoundsFilter, description="Inside a rectangle.")


_FLOAT: Any = FloatField()


@dataclass(frozen=True, slots=True)
class Near:
    """A point in degrees and a radius in metres, checked; or parameters for them."""

    latitude: Any
    longitude: Any
    radius_m: Any


def near_of(value: Mapping[str, Any]) -> Near:
    """Return a checked ``near``.

    Raises:
        BadInput: a number is out of its limits.
    """
    near = Near(value["latitude"], value["longitude"], value["radius_meters"])
    _check("near.latitude", near.latitude, 90)
    _check("near.longitude", near.longitude, 180)
    if not 0 < near.radius_m <= MAX_RADIUS_M:
        raise BadInput(f"'near.radiusMeters' must be more than 0 and at most {MAX_RADIUS_M}.")
    return near


def near_in(chosen: Mapping[str, Any]) -> Near | None:
    """Return the point that distances are counted from: that of a filter's outermost level."""
    near = (chosen.get("location") or {}).get("near")
    return near_of(near) if near is not None else None


def bounds_condition(value: Mapping[str, Any]) -> Q:
    """Return the condition of a geo filter.

    Raises:
        BadInput: a number is out of its limits.
    """
    if not value:
        return Q()
    condition = Q(latitude__isnull=False, longitude__isnull=False)
    if value.get("within_bounds") is not None:
        condition &= _within(value["within_bounds"])
    if value.get("near") is not None:
        condition &= near_condition(near_of(value["near"]))
    return condition


def near_condition(near: Near) -> Q:
    """Return the condition that a row lies within a radius; a cheap rectangle comes before the exact distance."""
    north = math.degrees(near.radius_m / EARTH_RADIUS_M)
    condition = Q(latitude__gte=near.latitude - north, latitude__lte=near.latitude + north)
    shrink = math.cos(math.radians(min(abs(near.latitude) + north, 90)))
    if shrink > 0.01:
        east = north / shrink
        if abs(near.longitude) + east < 180:
            condition &= Q(longitude__gte=near.longitude - east, longitude__lte=near.longitude + east)
    return condition & Q(Within(near))


def near_with_placeholders(near: Near, placeholders: Any) -> Near:
    """Return a point with parameters in place of its numbers."""
    given = {
        name: placeholders.parameter(_FLOAT, getattr(near, name)) for name in ("latitude", "longitude", "radius_m")
    }
    return replace(near, **given)


@dataclass(frozen=True, slots=True)
class Within:
    """Whether a row lies within a radius. The expression is built only for SQL that is not kept: it has a dozen parts."""

    near: Near
    conditional = True

    def as_expression(self) -> LessThanOrEqual:
        """Return the condition as Django's expression."""
        return LessThanOrEqual(distance_m(self.near), _number(self.near.radius_m))

    def resolve_expression(self, *arguments: Any, **options: Any) -> Any:
        """Return the expression in a query, as Django asks of a condition."""
        return self.as_expression().resolve_expression(*arguments, **options)

    def with_placeholders(self, placeholders: Any) -> Any:
        """Return it with parameters in place of its numbers, and its shape."""
        return Within(near_with_placeholders(self.near, placeholders)), "within"


def _number(value: Any) -> Any:
    return Value(value, _FLOAT) if isinstance(value, int | float) else value


def distance_m(near: Near) -> Any:
    """Return the SQL expression of a row's distance in metres (haversine on the mean sphere, as ``geo.distance``)."""
    latitude, longitude = _number(near.latitude), _number(near.longitude)
    half_north = Sin(Radians(F("latitude") - latitude) / 2.0)
    half_east = Sin(Radians(F("longitude") - longitude) / 2.0)
    chord = half_north * half_north + Cos(Radians(latitude)) * Cos(Radians(F("latitude"))) * half_east * half_east
    return 2.0 * EARTH_RADIUS_M * ASin(Sqrt(Least(chord, Value(1.0, FloatField()))))


def _within(value: Mapping[str, Any]) -> Q:
    for name, most in (("south", 90), ("north", 90), ("west", 180), ("east", 180)):
        _check(f"withinBounds.{name}", value[name], most)
    if value["south"] > value["north"]:
        raise BadInput("'withinBounds.south' is north of 'withinBounds.north'.")
    return within_box(**{edge: value[edge] for edge in ("south", "west", "north", "east")})


def _check(name: str, value: float, most: int) -> None:
    if not math.isfinite(value) or abs(value) > most:
        raise BadInput(f"'{name}' must be from -{most} to {most} degrees.")
