"""Values that find a publication where a column holds several, and the keys that it shows."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import models
from django.db.models import OuterRef, Subquery

from ..multi_values import values_of
from .publication import Publication
from .title_order import MAX_KEY

_BATCH_ROWS = 1_000


class PublicationMember(models.Model):
    """One value of a column that holds several (``multi_values``), or a key that a publication shows.

    It is the index that finds publications by it, in the order of their titles. ``term`` is a hash of the column and the
    value, see ``term_of`` and ``term_of_link``.
    """

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE)
    term = models.CharField(max_length=32)
    site = models.IntegerField()
    locale = models.CharField(max_length=20, blank=True)
    title_key = models.CharField(max_length=MAX_KEY, blank=True, default="")

    class Meta:
        db_table = "destination_publication_member"
        constraints = [
            models.UniqueConstraint("term", "site", "locale", "publication", name="destination_member_key"),
        ]
        indexes = [
            models.Index("term", "site", "locale", "title_key", "publication", name="destination_member_title"),
        ]

    def __str__(self) -> str:
        return f"{self.publication_id}: {self.term}"


def term_of(column: str, value: str) -> str:
    """Return the hash by which a value of a column is found.

    Args:
        column: as ``PublicationIndex.lookup`` gives it.
        value: one of the column's values.
    """
    return hashlib.sha256(f"{column}\n{value}".encode()).hexdigest()[:32]


def term_of_link(kind: str, key: str) -> str:
    """Return the hash by which the publications of a kind are found that show a key."""
    # No path to a column has a space.
    return term_of(f"shown by {kind}", key)


def members_of(row: Any) -> Iterator[PublicationMember]:
    """Yield the members of an index row: the values of its columns that hold several."""
    for field in row._meta.concrete_fields:
        for value in dict.fromkeys(values_of(getattr(row, field.attname))):
            term = term_of(row.lookup(field.name), value)
            yield PublicationMember(
                publication_id=row.pk, term=term, site=row.site, locale=row.locale, title_key=row.title_key
            )


def link_terms(publication: Any) -> set[str]:
    """Return the terms of what a publication shows in its own language; what has none is not listed the other way."""
    if not publication.locale:
        return set()
    ending = f":{publication.locale}"
    keys = (key for key in publication.links.splitlines() if key.endswith(ending))
    return {term_of_link(publication.kind, key) for key in keys}


def link_members(publication: Any, model: Any = PublicationMember) -> Iterator[Any]:
    """Yield the members of a publication for what it shows."""
    copied = {name: getattr(publication, name) for name in ("site", "locale", "title_key")}
    for term in sorted(link_terms(publication)):
        yield model(publication_id=publication.pk, term=term, **copied)


def fill_members(model: type[Any], using: str) -> None:
    """Write the members of all rows, from before there were any."""
    rows = model._default_manager.using(using).iterator(chunk_size=_BATCH_ROWS)
    _save((member for row in rows for member in members_of(row)), PublicationMember, using)


def fill_link_members(publications: Any, model: Any, using: str) -> None:
    """Write the members of all publications for what they show, from before there were any.

    Args:
        publications: the model, as a migration has it.
        model: that of the members, as a migration has it.
        using: database.
    """
    columns = ("pk", "kind", "site", "locale", "title_key", "links")
    rows = publications._default_manager.using(using).filter(is_withdrawn=False).only(*columns)
    _save((each for row in rows.iterator(chunk_size=_BATCH_ROWS) for each in link_members(row, model)), model, using)


def fill_titles(using: str) -> None:
    """Write the titles' sort keys of members from before they had them."""
    title_key = Publication.objects.using(using).filter(pk=OuterRef("publication")).values("title_key")
    without = PublicationMember.objects.using(using).filter(title_key="")
    without.exclude(publication__title_key="").update(title_key=Subquery(title_key))


def _save(members: Iterable[Any], model: Any, using: str) -> None:
    left = iter(members)
    while batch := list(islice(left, _BATCH_ROWS)):
        model._default_manager.using(using).bulk_create(batch, ignore_conflicts=True)
