"""Types that all verticals share: pictures, districts, event tags, positions."""

from datetime import date
from typing import Any

import graphene

from ..models.taxonomy import DistrictKind as DistrictKindChoices
from .enums import enum_of
from .images import Image, Shown
from .node import Node
from .reader import Record
from .scalars import Locale

DistrictKind = enum_of(DistrictKindChoices, "DistrictKind", "What sort of part of the town it is.")


class GeoPoint(graphene.ObjectType):
    """A position on the Earth, WGS84."""

    latitude = graphene.Float(required=True, description="Degrees north, -90 to 90.")
    longitude = graphene.Float(required=True, description="Degrees east, -180 to 180.")


class ImageUse(graphene.ObjectType):
    """A picture in one place, with what it shows there."""

    image = graphene.Field(Image, required=True, description="The picture.")
    alt = graphene.String(required=True, description="Alternative text of this use, as plain text.")

    @staticmethod
    def resolve_image(use: "Use", info: Any) -> Shown:
        return Shown(use.image, use.alt)

    @staticmethod
    def resolve_alt(use: "Use", info: Any) -> str:
        return use.alt


class Use:
    """A picture's record with the alternative text of one use."""

    def __init__(self, image: Record, alt: str) -> None:
        self.image = image
        self.alt = alt


def cover_of(record: Record, name: str = "cover") -> Use | None:
    """Return the cover of a record whose payload holds one, while its picture is public."""
    cover = record.payload.get(name)
    image = record.refer(cover["image"]) if cover else None
    return Use(image, cover["alt"]) if cover and image else None


def point_of(record: Record) -> dict[str, float] | None:
    """Return a record's position, if it has one."""
    if record.row.latitude is None or record.row.longitude is None:
        return None
    return {"latitude": record.row.latitude, "longitude": record.row.longitude}


class District(graphene.ObjectType):
    """A part of the town."""

    class Meta:
        interfaces = (Node,)

    locale = Locale(required=True, description="Language of the texts.")
    name = graphene.String(required=True, description="Name as plain text.")
    slug = graphene.String(required=True, description="Name for addresses.")
    kind = DistrictKind(required=True, description="What sort of part of the town it is.")
    description = graphene.String(
        required=True, description="A few sentences as plain text; empty when there are none."
    )
    cover = graphene.Field(ImageUse, description="A picture of it; null when it has none.")

    @staticmethod
    def resolve_locale(record: Record, info: Any) -> str:
        return record.row.locale

    @staticmethod
    def resolve_name(record: Record, info: Any) -> str:
        return record.row.title

    @staticmethod
    def resolve_slug(record: Record, info: Any) -> str:
        return record.row.slug

    @staticmethod
    def resolve_kind(record: Record, info: Any) -> str:
        return str(record.payload["kind"])

    @staticmethod
    def resolve_description(record: Record, info: Any) -> str:
        return str(record.payload["description"])

    @staticmethod
    def resolve_cover(record: Record, info: Any) -> Use | None:
        return cover_of(record)


class EventTag(graphene.ObjectType):
    """An event that content is about, as people write it in brackets: [TOTEC19]."""

    class Meta:
        interfaces = (Node,)

    locale = Locale(required=True, description="Language of the texts.")
    label = graphene.String(required=True, description="As people write it, as plain text and without brackets.")
    slug = graphene.String(required=True, description="Label for addresses.")
    series = graphene.String(
        required=True, description="What all editions of the event are called; empty when it has no other."
    )
    year = graphene.Int(description="Number of the edition's year; null when the editor has not said.")
    starts_on = graphene.Date(description="First day; null when the editor has not said.")
    ends_on = graphene.Date(description="Last day, the first one for an event of one day; null without a first day.")
    place = graphene.String(required=True, description="Venue and town on one line; empty when there is none.")

    resolve_locale = District.resolve_locale
    resolve_slug = District.resolve_slug
    resolve_label = District.resolve_name

    @staticmethod
    def resolve_series(record: Record, info: Any) -> str:
        return str(record.payload["series"])

    @staticmethod
    def resolve_year(record: Record, info: Any) -> int | None:
        return record.payload["year"]  # type: ignore[no-any-return]

    @staticmethod
    def resolve_starts_on(record: Record, info: Any) -> date | None:
        return _day(record.payload["starts_on"])

    @staticmethod
    def resolve_ends_on(record: Record, info: Any) -> date | None:
        return _day(record.payload["ends_on"])

    @staticmethod
    def resolve_place(record: Record, info: Any) -> str:
        return str(record.payload["place"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
