"""The shapes of the demo's texts. What they say is in the modules ``content_*``."""

from collections.abc import Mapping
from dataclasses import dataclass

#: The source first: other languages are made from it.


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotText:
    """What a spot's page says in one language.

    Attributes:
        detail_alt: alternative text of the picture inside the text.
        tip: a guide's advice, shown as a quotation; empty when there is none.
    """

    title: str
    slug: str
    teaser: str
    cover_alt: str
    heading: str
    first: str
    detail_alt: str
    detail_caption: str
    second: str
    tip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotContent:
    """A place and its texts by language; its cover picture has the same name as the spot.

    Attributes:
        key: name of the spot for circuits, and of its cover picture.
        detail: name of the picture inside the text.
        district: key of a district, or empty.
    """

    key: str
    kind: str
    latitude: float
    longitude: float
    address: str
    district: str
    is_step_free: bool
    detail: str
    texts: Mapping[str, SpotText]


@dataclass(frozen=True, slots=True, kw_only=True)
class StopContent:
    """A circuit's visit to a spot; stories and titles by language."""

    spot: str
    stories: Mapping[str, str]
    titles: Mapping[str, str] | None = None
    is_optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CircuitText:
    """What a circuit's page says in one language."""

    title: str
    slug: str
    teaser: str
    cover_alt: str
    heading: str
    first: str
    detail_alt: str
    detail_caption: str
    second: str
    tip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CircuitContent:
    """A circuit, its stops in order and its texts by language."""

    key: str
    practice_mode: str
    tour_type: str
    difficulty: str
    length_m: int
    duration_minutes: int
    is_step_free: bool
    detail: str
    stops: tuple[StopContent, ...]
    texts: Mapping[str, CircuitText]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictText:
    """What a district says in one language."""

    name: str
    slug: str
    description: str
    cover_alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictContent:
    """A part of the town and its texts by language."""

    key: str
    kind: str
    cover: str
    texts: Mapping[str, DistrictText]
