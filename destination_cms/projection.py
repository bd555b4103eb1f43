"""What a vertical's ``projection.py`` is handed, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db.models import Model

from .geo.point import Point

#: A reference inside a payload: ``{"ref": "spot:6f0c…:fr"}``, the key of another publication.
Ref = dict[str, str]


class ProjectionError(Exception):
    """The content cannot be shown as it is stored. The message is for the editor, without a full stop."""


def reason_of(error: Exception) -> str:
    """Return why content could not be projected: the projection's own words, or the name of an unforeseen error."""
    return str(error) if isinstance(error, ProjectionError) else f"{type(error).__name__}: {error}"


class Resolver(Protocol):
    """The only way from a projection to other content.

    The ledger's resolver answers with what the public may see; a preview's resolver answers
    with drafts too. Both remember what was asked for.
    """

    def refer(self, model: type[Model], pk: int | None) -> Ref | None:
        """Return a reference to a page, a picture or a snippet, or ``None`` where it may not be shown.

        A page or snippet is looked for in the locale of the content that asks, then in its own.
        ``None`` as primary key gives ``None``.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """What the public may see of one thing.

    Attributes:
        title: plain text.
        payload: JSON-like; references stand in it as ``Resolver.refer`` returned them.
        index: values for the kind's index row, by column name.
        point: where it is on the map (WGS84), if anywhere.
    """

    title: str
    payload: Mapping[str, Any]
    index: Mapping[str, Any] = field(default_factory=dict)
    point: Point | None = None
