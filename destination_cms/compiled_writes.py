"""Writes whose SQL is compiled once: for a row or two, Django takes longer to build it than the database to run it."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections, router, transaction
from django.db.models import AutoField, Field, Model, QuerySet
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery, UpdateQuery

from .compiled_queries import Statement

#: Rows of one statement at most, as ``bulk_create`` is told where many are written.
BATCH_ROWS = 500


@dataclass(frozen=True, slots=True)
class Conflict:
    """What becomes of a row whose key is stored already: ``update`` names what is written then, or nothing is.

    Attributes:
        key: columns of the key; empty for any.
    """

    key: tuple[str, ...] = ()
    update: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Insert:
    """A compiled INSERT of one row. ``returning`` are the columns whose values it gives."""

    sql: str
    fields: Sequence[Any]
    returning: Sequence[Any]


_inserts: dict[Hashable, _Insert | None] = {}
_updates: dict[Hashable, Statement] = {}


def insert_rows(
    model: type[Model], rows: Sequence[Any], conflict: Conflict | None = None, batch_rows: int = BATCH_ROWS
) -> None:
    """Insert rows as ``bulk_create`` does: no signals, and primary keys are set where the database gives them."""
    if len(rows) == 1 and _insert_one(model, rows[0], conflict):
        return
    if rows:
        options: dict[str, Any] = {"batch_size": batch_rows}
        if conflict is not None:
            options |= {"update_conflicts": bool(conflict.update), "ignore_conflicts": not conflict.update}
            options |= (
                {"update_fields": [*conflict.update], "unique_fields": [*conflict.key]} if conflict.update else {}
            )
        model._default_manager.bulk_create(rows, **options)


def _insert_one(model: type[Model], row: Any, conflict: Conflict | None) -> bool:
    """Insert a row by compiled SQL; return false, and do nothing, where Django must build it for each row."""
    using = router.db_for_write(model)
    has_pk = row.pk is not None
    key = (using, model, has_pk, conflict)
    if key not in _inserts:
        _inserts[key] = _compiled_insert(using, model, row, conflict)
    insert = _inserts[key]
    if insert is None:
        return False
    connection = connections[using]
    given = [field.pre_save(row, add=True) for field in insert.fields]
    if any(hasattr(value, "resolve_expression") for value in given):
        return False
    values = [field.get_db_prep_save(value, connection) for field, value in zip(insert.fields, given, strict=True)]
    with transaction.mark_for_rollback_on_error(using=using), connection.cursor() as cursor:
        cursor.execute(insert.sql, values)
        if insert.returning:
            for field, value in zip(insert.returning, cursor.fetchone(), strict=True):
                setattr(row, field.attname, value)
    return True


def _compiled_insert(using: str, model: type[Model], row: Any, conflict: Conflict | None) -> _Insert | None:
    meta, connection = model._meta, connections[using]
    fields: list[Field[Any, Any]] = [
        field for field in meta.concrete_fields if row.pk is not None or not isinstance(field, AutoField)
    ]
    is_plain = connection.features.can_return_rows_from_bulk_insert and not meta.parents
    if not is_plain or any(field.generated or hasattr(field, "get_placeholder") for field in fields):
        return None
    on_conflict = None if conflict is None else OnConflict.UPDATE if conflict.update else OnConflict.IGNORE
    query = InsertQuery(
        model,
        on_conflict=on_conflict,
        update_fields=[meta.get_field(name) for name in conflict.update] if conflict else [],
        unique_fields=[meta.get_field(name) for name in conflict.key] if conflict else [],
    )
    query.insert_values(fields, [row])
    compiler: Any = query.get_compiler(using)
    returning = [] if on_conflict == OnConflict.IGNORE else [*meta.db_returning_fields]
    compiler.returning_fields = returning
    ((sql, parameters),) = compiler.as_sql()
    has_converters = any(field.get_db_converters(connection) for field in returning)
    return None if has_converters or len(parameters) != len(fields) else _Insert(sql, fields, returning)


def update_rows(
    model: type[Model],
    shape: Hashable,
    build: Callable[[], QuerySet[Any]],
    columns: Callable[[], Mapping[str, Any]],
    values: Mapping[str, Any],
) -> None:
    """Update rows.

    Args:
        model: what is written.
        shape: tells the update from all others of the model.
        build: returns the rows, with parameters for what changes.
        columns: returns values, expressions and parameters by column.
        values: what fills the parameters, by field.
    """

    def updated() -> Any:
        query: Any = build().query.chain(UpdateQuery)
        query.add_update_values(columns())
        return query

    using = router.db_for_write(model)
    key = (using, model, shape)
    if key not in _updates:
        sql, parameters = updated().get_compiler(using).as_sql()
        _updates[key] = Statement(sql, parameters, (), {}, using)
    statement = _updates[key].bound({name: [value] for name, value in values.items()})
    with transaction.mark_for_rollback_on_error(using=using), connections[using].cursor() as cursor:
        cursor.execute(statement.sql, statement.parameters)
