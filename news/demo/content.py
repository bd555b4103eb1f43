"""The shapes of the demo's news. What it says is in the modules ``content_*``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

#: The source first: other languages are made from it.


class State(Enum):
    """What became of an article: most are live, and one of each other sort shows what readers do not see."""

    LIVE = "LIVE"
    DRAFT = "DRAFT"
    SCHEDULED = "SCHEDULED"
    EXPIRED = "EXPIRED"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """What an article says in one language; the quotation is its words and who said them."""

    title: str
    slug: str
    teaser: str
    first: str
    heading: str
    second: str
    quote: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleContent:
    """An article and its texts by language.

    Attributes:
        key: name of the article for ``read_also``.
        picture: name of its cover picture.
        displayed_at: the date to show; none for what has not been public yet.
        links: kind and key of what it speaks of in other parts of the demo, where those are written.
        corrections: when, and what by language.
        is_for_partners: it stands on the page behind a password.
    """

    key: str
    sections: tuple[str, ...]
    picture: str
    displayed_at: datetime | None
    texts: Mapping[str, ArticleText]
    event_tags: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ("TRADE",)
    comments_policy: str = "MODERATED"
    authors: tuple[tuple[str, str, str], ...] = (("Inès Carpentier", "", "Smart Issy"),)
    links: tuple[tuple[str, str], ...] = ()
    read_also: tuple[str, ...] = ()
    corrections: tuple[tuple[datetime, Mapping[str, str]], ...] = ()
    state: State = State.LIVE
    is_for_partners: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionContent:
    """A section: name, slug and description by language."""

    key: str
    texts: Mapping[str, tuple[str, str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTagContent:
    """An event tag; the place and the series by language."""

    label: str
    year: int
    starts_on: date
    ends_on: date
    series: Mapping[str, str]
    place: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexContent:
    """A page of news: title, slug and standfirst by language."""

    key: str
    texts: Mapping[str, tuple[str, str, str]]
    password: str = field(default="", repr=False)
