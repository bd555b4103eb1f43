"""Compiled Django queries: building SQL and model instances takes longer than the query itself."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import CharField, DateTimeField, Expression, Field, Func, Model, QuerySet, TextField, UUIDField

#: Shapes of queries whose SQL is kept; the oldest is dropped first.
MAX_COMPILED = 300

Values = dict[str, Sequence[Any]]


class Parameter(Expression):
    """The place of a value in a query that is compiled once: of a field, by number where it has several."""

    def __init__(self, field: Field[Any, Any], number: int = 0) -> None:
        super().__init__(output_field=field)
        self.number = number
        self._is_text, self._is_uuid = type(field) in (CharField, TextField), type(field) is UUIDField
        self._name = field.name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def bound(self, values: Values, connection: Any) -> Any:
        """Return the value for this place as the database takes it."""
        value = values[self._name][self.number]
        if value.__class__ is str:
            if self._is_text:
                return value
            if self._is_uuid and not connection.features.has_native_uuid_field:
                # As the field does it by way of a UUID, which is slow to make.
                return value.replace("-", "")
        field: Any = self.output_field
        return field.get_db_prep_value(value, connection=connection)


@dataclass(frozen=True, slots=True)
class Statement:
    """A compiled query. ``names`` are those of its columns and annotations, in order."""

    sql: str
    parameters: Sequence[Any]
    names: Sequence[str]
    converters: Mapping[int, Any]
    database: str

    def fetch(self, values: Values | None = None) -> list[Sequence[Any]]:
        """Return the rows as the database gives them; ``values`` fill the parameters, by field."""
        if not self.sql:
            return []
        connection = connections[self.database]
        parameters = self.parameters
        if values is not None:
            parameters = [
                each.bound(values, connection) if isinstance(each, Parameter) else each for each in parameters
            ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            return cursor.fetchall()  # type: ignore[no-any-return]

    def converted(self, position: int, value: Any) -> Any:
        """Return a value of a row as the model's field gives it."""
        functions, expression = self.converters.get(position, ((), None))
        for convert in functions:
            value = convert(value, expression, connections[self.database])
        return value

    def records(self, values: Values | None = None) -> list[tuple[Any, ...]]:
        """Return the rows with every value converted."""
        return [tuple(self.converted(n, value) for n, value in enumerate(row)) for row in self.fetch(values)]


class _Late(Func):
    """A moment that SQLite gives as it is stored: it is made a ``datetime`` when it is asked for."""

    # A column that is part of an expression has no declared type, by which Python's sqlite3 converts each row's value.
    template = "%(expressions)s"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="+%(expressions)s", **context)


def compiled(found: QuerySet[Any], names: Sequence[str]) -> Statement:
    """Return the statement for these columns and annotations of a query."""
    moments = {field.name for field in found.model._meta.concrete_fields if isinstance(field, DateTimeField)}
    selected = [_Late(name) if name in moments else name for name in names]
    compiler = found.values_list(*selected).query.get_compiler(found.db)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return Statement("", (), names, {}, found.db)
    converters = compiler.get_converters([selected[0] for selected in compiler.select])
    return Statement(sql, parameters, names, converters, found.db)


def in_sequence(parts: Sequence[QuerySet[Any]], names: Sequence[str], most: int) -> Statement:
    """Return one statement for the rows of queries one after the other, so many at most.

    A database reads a later part only where the earlier ones fall short.
    """
    every = [compiled(part, names) for part in parts]
    # One that finds nothing has no SQL.
    statements = [each for each in every if each.sql] or every[:1]
    if len(statements) == 1:
        return statements[0]
    # The parts are Django's own SQL, and the number is ours.
    sql = " UNION ALL ".join(f"SELECT * FROM ({each.sql}) AS part_{n}" for n, each in enumerate(statements))  # noqa: S608
    parameters = [value for each in statements for value in each.parameters]
    return replace(statements[0], sql=f"{sql} LIMIT {int(most)}", parameters=parameters)


def beside(left: Statement, right: Statement) -> Statement:
    """Return one statement for every row of one query beside every row of another; it converts the left one's values."""
    # Both are Django's own SQL.
    sql = f"SELECT * FROM ({left.sql}) AS one CROSS JOIN ({right.sql}) AS other"  # noqa: S608
    return replace(left, sql=sql, parameters=[*left.parameters, *right.parameters], names=[*left.names, *right.names])


_compiled: dict[Hashable, Statement] = {}


def compiled_query(
    model: type[Model], shape: Hashable, build: Callable[[], QuerySet[Any] | Statement], names: Sequence[str]
) -> Statement:
    """Return the statement of a query whose shape never changes; it is built and compiled once for each database.

    Args:
        model: what is read.
        shape: tells the query from all others of the model.
        build: returns the query, or its statement, with parameters for what changes.
        names: columns and annotations.
    """
    key = (router.db_for_read(model), model, shape)
    statement = _compiled.get(key)
    if statement is None:
        built = build()
        statement = _compiled[key] = built if isinstance(built, Statement) else compiled(built, names)
        while len(_compiled) > MAX_COMPILED:
            _compiled.pop(next(iter(_compiled)), None)
    return statement
