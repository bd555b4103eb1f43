"""Rows of a page or a snippet in the editor's order, and those that each language has of its own."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models.query import ModelIterable
from wagtail.models import Orderable, TranslatableMixin

__all__ = [
    "OrderedRow",
    "TranslatableRow",
    "has_rows",
    "in_order",
    "lookups_in_order",
    "row_relations",
]


def in_order(rows: Any) -> Any:
    """Return a queryset of ``Orderable`` rows in their order, which no two databases and no two readings tell otherwise.

    Rows that an import wrote may have equal numbers, or none: PostgreSQL puts those without one last and SQLite first,
    and gives equal ones as it pleases.
    """
    return rows.order_by(models.F(rows.model.sort_order_field).asc(nulls_first=True), "pk")


def lookups_in_order(model: Any, names: Iterable[str], *, empty: Collection[str] = ()) -> list[Any]:
    """Return what prefetches relations of a model, those to ``Orderable`` rows, whoever wrote these, in their order.

    ``empty`` are relations of which no row has any, as is known.
    """
    ordered, others = [], []
    # A relation that is named twice would be refused with two querysets.
    for name in dict.fromkeys(names):
        rows = _row_model(model, name)
        if rows is None:
            others.append(name)
        else:
            found = in_order(rows._default_manager.all())
            if name in empty:
                found._iterable_class = _Nothing  # noqa: SLF001 - as Wagtail has querysets give specific pages
            ordered.append(models.Prefetch(name, queryset=found))
    # A relation whose rows are ordered must be named before what is prefetched of these rows.
    return [*ordered, *others]


@cache
def row_relations(model: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Return those of these relations that lead to ``Orderable`` rows, with the model of the rows."""
    found = ((name, _row_model(model, name)) for name in names)
    return {name: rows for name, rows in found if rows is not None}


def has_rows(model: Any, name: str) -> Any:
    """Return the condition that a row of a model has any by a relation that ``row_relations`` gives."""
    relation = model._meta.get_field(name)
    rows = relation.related_model._default_manager
    return models.Exists(rows.filter(**{relation.field.name: models.OuterRef("pk")}))


class _Nothing(ModelIterable):  # type: ignore[type-arg]
    """The rows of a queryset that finds none, without asking the database."""

    def __iter__(self) -> Iterator[Any]:
        return iter(())


def _row_model(model: Any, name: str) -> Any:
    try:
        related: Any = model._meta.get_field(name).related_model
    except FieldDoesNotExist:
        return None
    is_row = isinstance(related, type) and issubclass(related, Orderable)
    # Another order is the wish of who wrote the rows.
    return related if is_row and [*related._meta.ordering] == [*Orderable._meta.ordering] else None


class _RowManager(models.Manager):  # type: ignore[type-arg]
    def get_queryset(self) -> Any:
        return in_order(super().get_queryset())


class OrderedRow(Orderable):
    """A row in the editor's order, also where an import gave several rows one number, or none."""

    objects = _RowManager()

    class Meta(Orderable.Meta):
        abstract = True


class TranslatableRow(TranslatableMixin, OrderedRow):
    """A row in the editor's order whose text is translated with the page that it stands on.

    Translating a page copies its rows, and synchronising the translation copies them again. Rows without
    a language of their own would be set back to the words of the source each time; of these, the tools
    know which row of one language is which of another, and keep what a translator wrote. A row that
    holds no words (a choice, a number, a reference) is an ``OrderedRow``.
    """

    class Meta(TranslatableMixin.Meta, OrderedRow.Meta):
        abstract = True
