"""The content that a changed notice may touch, found by its place and by the pages that it is about."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from ..geo.bbox import BoundingBox
from ..geo.shapes import Shape
from ..models import Publication
from ..models.publication import within_box
from ..models.shape_fields import shape_of
from .availability import TOUCHING_M

__all__ = ["NoticeScope", "pages_about", "pages_touched", "pages_within", "primary_keys_of", "scope_of"]


@dataclass(frozen=True, slots=True)
class NoticeScope:
    """Where notices apply, published or not.

    Attributes:
        shapes: their places.
        pages: translation keys of the pages that they are about.
        districts: translation keys of the districts that they are about.
    """

    shapes: list[Shape] = field(default_factory=list)
    pages: set[str] = field(default_factory=set)
    districts: set[str] = field(default_factory=set)

    @property
    def boxes(self) -> list[BoundingBox]:
        """Boxes around the places, with what is still touched by them."""
        return [shape.box.widened(TOUCHING_M) for shape in self.shapes]


def scope_of(pks: Collection[int]) -> NoticeScope:
    """Return where notices apply, in one query."""
    model = apps.get_model("destination_cms", "AvailabilityNotice")
    columns = ("place", "district__translation_key", "targets__content__translation_key")
    scope = NoticeScope()
    for place, district, page in model._default_manager.filter(pk__in=pks).values_list(*columns):
        shape = shape_of(place)
        if shape is not None and shape not in scope.shapes:
            scope.shapes.append(shape)
        scope.pages.update([str(page)] if page else [])
        scope.districts.update([str(district)] if district else [])
    return scope


def pages_within(kind: str, boxes: Iterable[BoundingBox]) -> set[int]:
    """Return the primary keys of the pages of a kind that are published with a position in one of these boxes."""
    inside = [within_box(south=box.south, west=box.west, north=box.north, east=box.east) for box in boxes]
    if not inside:
        return set()
    return primary_keys_of(Publication.objects.filter(reduce(or_, inside), kind=kind))


def primary_keys_of(publications: QuerySet[Publication]) -> set[int]:
    """Return the primary keys of the edited rows behind these publications, withdrawn ones left out."""
    sources = publications.filter(is_withdrawn=False).values_list("source", flat=True)
    return {int(source.partition(":")[2]) for source in sources}


def pages_touched(kind: str, model: Any, scope: NoticeScope) -> set[int]:
    """Return the primary keys of the pages of a kind that notices are about, or that stand near their places."""
    return pages_about(model, scope) | pages_within(kind, scope.boxes)


def pages_about(model: Any, scope: NoticeScope) -> set[int]:
    """Return the primary keys of the pages of a class that notices are about, in every language."""
    if not scope.pages:
        return set()
    rows = model._default_manager.filter(translation_key__in=scope.pages)
    return set(rows.values_list("pk", flat=True))
