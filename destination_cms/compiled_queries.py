"""Compiled Django queries: building SQL and model instances takes longer than the query itself."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import repeat
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import (
    CharField,
    DateTimeField,
    Expression,
    Field,
    FloatField,
    Func,
    Model,
    QuerySet,
    TextField,
    UUIDField,
)

#: Shapes of queries whose SQL is kept; the oldest is dropped first.
MAX_COMPILED = 1_000
#: Values of a list up to which a query is kept; with more of them, the database's part is the larger one.
_MOST_VALUES = 64
#: Packages whose managers ask the same at all times; one of an adopter's may ask for what is there today.
_STEADY = ("django.", "treebeard.", "wagtail.", f"{__package__}.")

Values = dict[str, Sequence[Any]]


class Parameter(Expression):
    """The place of a value in a query that is compiled once: of a field, by number where it has several.

    ``name`` is that of its values, where it is not the field's.
    """

    def __init__(self, field: "Field[Any, Any]", number: int = 0, name: str = "") -> None:
        super().__init__(output_field=field)
        self.number = number
        self.name = name or field.name
        self._is_text, self._is_uuid = type(field) in (CharField, TextField), type(field) is UUIDField
        self._is_float = type(field) is FloatField

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def bound(self, values: Values, connection: Any) -> Any:
        """Return the value for this place as the database takes it."""
        value = values[self.name][self.number]
        if value.__class__ is str:
            if self._is_text:
                return value
            if self._is_uuid and not connection.features.has_native_uuid_field:
                # As the field does it by way of a UUID, which is slow to make.
                return value.replace("-", "")
        if self._is_float and value.__class__ is float:
            return value
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
        parameters = self.parameters if values is None else self._filled(values)
        with connections[self.database].cursor() as cursor:
            cursor.execute(self.sql, parameters)
            return cursor.fetchall()  # type: ignore[no-any-return]

    def bound(self, values: Values) -> "Statement":
        """Return the statement with its parameters filled, by name."""
        return replace(self, parameters=self._filled(values))

    def _filled(self, values: Values) -> list[Any]:
        connection = connections[self.database]
        return [each.bound(values, connection) if isinstance(each, Parameter) else each for each in self.parameters]

    def converted(self, position: int, value: Any) -> Any:
        """Return a value of a row as the model's field gives it."""
        functions, expression = self.converters.get(position, ((), None))
        for convert in functions:
            value = convert(value, expression, connections[self.database])
        return value

    def records(self, values: Values | None = None) -> list[tuple[Any, ...]]:
        """Return the rows with every value converted."""
        return [self._record(row) for row in self.fetch(values)]

    def instances(self, model: type[Model], values: Values | None = None) -> list[tuple[Any, tuple[Any, ...]]]:
        """Return each row as an instance of a model, whose columns come first, and with it the annotations.

        Columns of the model that the statement does not have are deferred.
        """
        width = len({*self.names} & {*columns_of(model)})
        names, rows = self.names[:width], self.records(values)
        return [(model.from_db(self.database, names, row[:width]), row[width:]) for row in rows]

    def _record(self, row: Sequence[Any]) -> tuple[Any, ...]:
        found, connection = [*row], connections[self.database]
        for position, (functions, expression) in self.converters.items():
            for convert in functions:
                found[position] = convert(found[position], expression, connection)
        return tuple(found)


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


def in_sequence(parts: Sequence[QuerySet[Any]], names: Sequence[str], most: int | None = None) -> Statement:
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
    limit = "" if most is None else f" LIMIT {int(most)}"
    return replace(statements[0], sql=f"{sql}{limit}", parameters=parameters)


def beside(left: Statement, right: Statement) -> Statement:
    """Return one statement for every row of one query beside every row of another; it converts the left one's values."""
    # Both are Django's own SQL.
    sql = f"SELECT * FROM ({left.sql}) AS one CROSS JOIN ({right.sql}) AS other"  # noqa: S608
    return replace(left, sql=sql, parameters=[*left.parameters, *right.parameters], names=[*left.names, *right.names])


_compiled: dict[Hashable, Statement] = {}


def compiled_query(
    model: type[Model],
    shape: Hashable,
    build: Callable[[], QuerySet[Any] | Statement],
    names: Sequence[str],
    *,
    using: str | None = None,
) -> Statement:
    """Return the statement of a query whose shape never changes; it is built and compiled once for each database.

    Args:
        model: what is read.
        shape: tells the query from all others of the model.
        build: returns the query, or its statement, with parameters for what changes.
        names: columns and annotations.
        using: database, where it is not the one that the model is read from.
    """
    key = (using or router.db_for_read(model), model, shape)
    statement = _compiled.get(key)
    if statement is None:
        built = build()
        statement = _compiled[key] = built if isinstance(built, Statement) else compiled(built, names)
        while len(_compiled) > MAX_COMPILED:
            _compiled.pop(next(iter(_compiled)), None)
    return statement


def query_in(
    model: type[Model],
    shape: Hashable,
    build: Callable[..., QuerySet[Any] | Statement],
    names: Sequence[str],
    *lists: tuple[Any, Collection[Any]],
    others: Collection[type[Model]] = (),
    using: str | None = None,
) -> Statement:
    """Return a query for lists of values, ready to be asked; its SQL is kept for each number of values.

    ``lists`` are fields, and what is looked for in each; ``build`` takes the lists alone, of parameters or values.
    ``others`` are models whose managers are asked too. The rest is as in ``compiled_query``.
    """
    if not all(map(_is_steady, (model, *others))) or any(len(values) > _MOST_VALUES for _, values in lists):
        built = build(*(values for _, values in lists))
        return built if isinstance(built, Statement) else compiled(built, names)
    filled: Values = {str(number): padded(values) for number, (_, values) in enumerate(lists)}

    def with_parameters() -> QuerySet[Any] | Statement:
        fields = (field for field, _ in lists)
        named = zip(fields, filled.items(), strict=True)
        return build(*([Parameter(field, n, name) for n in range(len(some))] for field, (name, some) in named))

    sizes = tuple(len(some) for some in filled.values())
    return compiled_query(model, (shape, sizes), with_parameters, names, using=using).bound(filled)


def rows_where(model: type[Model], column: str, values: Collection[Any], names: Sequence[str]) -> Statement:
    """Return the query for the rows of which a column, not a foreign key, has one of these values."""
    return query_in(
        model,
        (column, names),
        lambda values: model._default_manager.filter(**{f"{column}__in": values}),
        names,
        (model._meta.get_field(column), values),
    )


def padded(values: Collection[Any]) -> list[Any]:
    """Return values, one of them repeated up to a power of two: so that few numbers of them have SQL of their own."""
    found = [*values]
    return [*found, *repeat(found[0], (1 << (len(found) - 1).bit_length()) - len(found))] if found else found


@cache
def columns_of(model: type[Model], *left_out: str) -> tuple[str, ...]:
    """Return the names of a model's columns, by which a query of them gives instances."""
    return tuple(field.attname for field in model._meta.concrete_fields if field.attname not in left_out)


@cache
def primary_key(model: type[Model]) -> tuple[str, Any]:
    """Return the lookup of a model's primary keys in a list, and their field: that of the uppermost parent.

    A foreign key, as that of a child is, takes no parameters.
    """
    field: Any = model._meta.pk
    names = [field.name]
    while field.remote_field is not None:
        field = field.target_field
        names.append(field.name)
    return "__".join([*names, "in"]), field


@cache
def _is_steady(model: type[Model]) -> bool:
    """Say whether a model's manager asks the same at all times, as far as can be told."""
    return type(model._default_manager).get_queryset.__module__.startswith(_STEADY)
