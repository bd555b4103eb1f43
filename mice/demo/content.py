"""The shapes of the demo's texts. What they say is in the modules ``content_*``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

#: The source first: other languages are made from it.
#: A short text by language.
Words = Mapping[str, str]


class State(Enum):
    """What has become of an offer."""

    LIVE = "LIVE"
    DRAFT = "DRAFT"
    EXPIRED = "EXPIRED"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferText:
    """What an offer's page says in one language."""

    title: str
    slug: str
    teaser: str
    cover_alt: str
    heading: str
    first: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexText:
    """What the index page says in one language."""

    title: str
    slug: str
    teaser: str
    cover_alt: str
    first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomContent:
    """A meeting room; ``seats`` by layout."""

    names: Words
    area_m2: Decimal
    ceiling_height_m: Decimal
    fire_safety_max: int
    seats: Mapping[str, int]
    has_daylight: bool = True
    is_step_free: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceContent:
    """A price; without an amount it is made on request."""

    labels: Words
    amount: Decimal | None
    basis: str
    period: str
    is_from_price: bool = False
    is_vat_included: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkContent:
    """A link to a page below the home page, by its slug in the first language."""

    slug: str
    labels: Words
    notes: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferContent:
    """An offer and its texts by language.

    Attributes:
        picture: title of a picture of the library; without such a picture there is no cover.
        district: slug of a district in the first language; without such a district there is none.
        group: the smallest and the largest number of people.
        certifications: label and last day.
    """

    key: str
    kind: str
    setting: str
    picture: str
    group: tuple[int | None, int | None]
    texts: Mapping[str, OfferText]
    district: str = ""
    position: tuple[float, float] | None = None
    address: str = ""
    email: str = "congres@smart-issy.example"
    duration_minutes: int | None = None
    room_count: int | None = None
    languages: tuple[str, ...] = ("fr", "en")
    equipment: Mapping[str, int | None] | None = None
    rooms: tuple[RoomContent, ...] = ()
    prices: tuple[PriceContent, ...] = ()
    certifications: tuple[tuple[str, date], ...] = ()
    links: tuple[LinkContent, ...] = ()
    state: State = State.LIVE
