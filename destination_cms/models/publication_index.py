"""The typed rows that the list of a kind is filtered and ordered by, and their database indexes."""

import hashlib
from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models import OuterRef, Subquery

from .publication import Publication
from .title_order import MAX_KEY

#: Columns of a publication that its index row has too, so that one row serves a list's filters and its order.
COPIED = (
    "site",
    "locale",
    "uuid",
    "slug",
    "title_key",
    "first_published_at",
    "last_published_at",
    "latitude",
    "longitude",
)

#: The site of a row that an upgrade has not filled yet.
_NO_SITE = 0
_MAX_NAME = 30


class PublicationIndex(models.Model):
    """Base of the typed filter rows that a vertical declares for one kind.

    One row per live publication, written by the sweep from ``Projection.index``; its columns
    are the only things that a list of that kind is filtered and ordered by. ``list_indexes`` gives the
    database indexes for them.

    Attributes:
        payload_columns: names of columns of texts and whole numbers whose value is always that of the payload's key
            of the same name, or empty for null. A list that shows nothing else of the payload does not read it.
    """

    payload_columns: Collection[str] = ()

    publication = models.OneToOneField(
        Publication, primary_key=True, on_delete=models.CASCADE, related_name="%(app_label)s_%(class)s"
    )
    site = models.IntegerField(default=_NO_SITE)
    locale = models.CharField(max_length=20, blank=True, default="")
    uuid = models.UUIDField(null=True)
    slug = models.CharField(max_length=255, blank=True, default="")
    title_key = models.CharField(max_length=MAX_KEY, blank=True, default="")
    first_published_at = models.DateTimeField(null=True)
    last_published_at = models.DateTimeField(null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    class Meta:
        abstract = True

    @classmethod
    def path(cls) -> str:
        """Return the path from a publication to its index row."""
        return cls._meta.label_lower.replace(".", "_")

    @classmethod
    def lookup(cls, column: str) -> str:
        """Return the path from a publication to a column of its index row, for filters and orders.

        Raises:
            FieldDoesNotExist: there is no such column.
        """
        return f"{cls.path()}__{cls._meta.get_field(column).name}"


def list_indexes(
    prefix: str, *, orders: Collection[str] = (), filters: Collection[str] = (), has_place: bool = False
) -> list[models.Index]:
    """Return the database indexes of an index row, for its ``Meta.indexes``.

    Every list has those for titles, dates, ids and slugs.

    Args:
        prefix: what their names start with, ``destination_spot``; names that get too long end in a hash.
        orders: columns that the list is ordered by; they serve filters as well.
        filters: other columns that it is filtered by.
        has_place: whether it is found by position.
    """
    columns: list[tuple[str, ...]] = [
        *((column, "uuid") for column in ("title_key", "first_published_at", "last_published_at", *orders)),
        *((column,) for column in ("uuid", "slug")),
        # With the usual order behind it, so that what has a value is found in that order.
        *((column, "title_key", "uuid") for column in filters),
        *([("latitude", "longitude")] if has_place else []),
    ]
    return [models.Index(fields=["site", "locale", *own], name=_index_name(prefix, own[0])) for own in columns]


def _index_name(prefix: str, column: str) -> str:
    name = f"{prefix}_{column}"
    if len(name) <= _MAX_NAME:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:6]
    return f"{name[: _MAX_NAME - 7]}_{digest}"


def copied_values(row: Publication) -> dict[str, Any]:
    """Return the values of a publication that its index row has too."""
    return {name: getattr(row, name) for name in COPIED}


def fill_index_rows(model: type[PublicationIndex], using: str) -> int:
    """Fill the copied columns of rows from before they had them; return how many there were."""
    publication = Publication.objects.using(using).filter(pk=OuterRef("pk"))
    return (
        model._default_manager.using(using)
        .filter(site=_NO_SITE)
        .update(**{name: Subquery(publication.values(name)) for name in COPIED})
    )
