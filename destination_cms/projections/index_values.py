"""The index rows of a kind, and their values, taken from the payload by column name."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.utils.translation import gettext as _

from ..models.publication_index import COPIED
from ..multi_values import lines_of
from ..registry import declared_items
from ..verticals import Kind, KindExtension, Projection, ProjectionError, Projector, Resolver

_REF = "ref"


@cache
def added_index_models() -> dict[str, list[type[Model]]]:
    """Return the models of the index rows that extensions add, by the name of their kind."""
    found: dict[str, list[type[Model]]] = {}
    for extension in declared_items(KindExtension):
        if extension.index is not None:
            found.setdefault(extension.kind, []).append(extension.index)
    return found


def index_models(kind: Kind) -> list[type[Model]]:
    """Return the models of a kind's index rows: its own, then those of its extensions."""
    return [*([] if kind.index is None else [kind.index]), *added_index_models().get(kind.name, ())]


def split_index(kind: Kind, values: Mapping[str, Any]) -> dict[type[Model], dict[str, Any]]:
    """Return the values of each index row of a thing; what an extension is not for has no row of it."""
    rows: dict[type[Model], dict[str, Any]] = {}
    for model in index_models(kind):
        row = {name: values[name] for name in columns_of(model) if name in values}
        if row or model is kind.index:
            rows[model] = row
    return rows


def indexed(project: Projector, index: type[Model]) -> Projector:
    """Return a projector that names the value of every column of the kind's own index row."""

    def project_with_index(instance: Any, resolver: Resolver, *context: Any) -> Projection:
        projection = project(instance, resolver, *context)
        return replace(projection, index=index_values(index, projection.payload, projection.index))

    return project_with_index


def columns_of(index: type[Model]) -> dict[str, "Field[Any, Any]"]:
    """Return the columns that a vertical has declared for an index row, by name."""
    own = (column for column in index._meta.concrete_fields if not column.primary_key and column.name not in COPIED)
    return {column.name: column for column in own}


def index_values(index: type[Model], payload: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the value of every column: the one given, else the payload's of the same name.

    Of a payload's value, a reference becomes its key, a list the text of ``lines_of``, an ISO 8601 text a
    date or moment, and ``None`` an empty text where the column is not nullable. A column that is
    neither given nor in the payload keeps its default.

    Raises:
        ProjectionError: a value is given for which there is no column, a column has no value, or a value
            does not fit its column.
    """
    columns = columns_of(index)
    for name in given.keys() - columns.keys():
        raise ProjectionError(_("The index has no column “%(column)s”") % {"column": name})
    values: dict[str, Any] = {}
    for name, column in columns.items():
        if name in given:
            values[name] = given[name]
        elif name in payload:
            values[name] = _value_of(column, payload[name])
        elif not column.has_default() and not column.null:
            message = _(
                "The index column “%(column)s” has no value: neither the payload nor the projection's index has one"
            )
            raise ProjectionError(message % {"column": name})
    return values


def _value_of(column: "Field[Any, Any]", value: Any) -> Any:
    if value is None:
        if column.null:
            return None
        if column.empty_strings_allowed:
            return ""
        raise _misfit(column)
    if isinstance(value, list | tuple):
        return lines_of(str(_scalar(column, item)) for item in value)
    try:
        return column.to_python(_scalar(column, value))
    except ValidationError as error:
        raise _misfit(column) from error


def _scalar(column: "Field[Any, Any]", value: Any) -> Any:
    if isinstance(value, Mapping):
        if set(value) != {_REF}:
            raise _misfit(column)
        return value[_REF]
    return value


def _misfit(column: "Field[Any, Any]") -> ProjectionError:
    message = _("The payload's “%(column)s” does not fit the index column of that name: give its value in the index")
    return ProjectionError(message % {"column": column.name})
