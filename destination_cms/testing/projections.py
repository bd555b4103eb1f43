"""Checks of a single projection."""

import json
from typing import Any

from django.db import models
from django.db.models import Model
from graphql import GraphQLSchema

from ..graphql.payload_schemas import payload_schema
from ..graphql.schema_checks import unseen_fault, unseen_keys
from ..graphql.undescribed_keys import undescribed_fault, undescribed_keys
from ..projections.index_values import columns_of, index_models, index_values
from ..publishing.payload import canonical_json, demand_json, iter_refs
from ..publishing.sources import load_instances, project
from ..verticals import Kind, Projection, ProjectionError, Ref, Resolver
from .demands import demand

#: In place of a value that a payload does not have.
_ABSENT = object()


class ClosedResolver:
    """Answers as if nothing else were public."""

    def refer(self, model: type[Model], pk: int | None) -> Ref | None:
        return None

    def find(self, model: type[Model], pk: int | None, locale: str | None = None) -> Ref | None:
        return None


class OpenResolver:
    """Answers as if everything were public, with keys that no projection could make up."""

    def __init__(self) -> None:
        self.given: set[str] = set()

    def refer(self, model: type[Model], pk: int | None) -> Ref | None:
        if pk is None:
            return None
        key = f"given-{model._meta.label_lower}:{pk}:xx"
        self.given.add(key)
        return {"ref": key}

    def find(self, model: type[Model], pk: int | None, locale: str | None = None) -> Ref | None:
        return self.refer(model, pk)


def demand_sound_projection(kind: Kind, instance: Any) -> None:
    """Project a saved thing in several ways and compare.

    Raises:
        ContractBroken: it does not project, or not to the same JSON twice, or it makes references of its own.
    """
    closed = _projected(kind, instance, ClosedResolver())
    demand(isinstance(closed, Projection), f"The projector of '{kind.name}' must return a Projection.")
    _demand_refs(kind, closed, set())

    opened = OpenResolver()
    first = _projected(kind, instance, opened)
    _demand_refs(kind, first, opened.given)
    second = _projected(kind, instance, OpenResolver())
    demand(
        _text(kind, first) == _text(kind, second),
        f"'{kind.name}' projects to something else each time: every sweep would send it to every app again.",
    )
    demand(
        json.loads(_text(kind, first)) == json.loads(json.dumps(first.payload)),
        f"The payload of '{kind.name}' holds texts that cannot be stored as they are (NUL, lone surrogates).",
    )
    _demand_columns(kind, first)


def _projected(kind: Kind, instance: Any, resolver: Resolver) -> Projection:
    """Load the thing as a sweep does, and project it."""
    loaded = load_instances(kind, [instance.pk])
    for error in loaded.broken.values():
        raise error
    try:
        return project(kind, loaded.instances[instance.pk], resolver, loaded.context)
    except ProjectionError as error:
        demand(False, f"'{kind.name}' does not project: {error}.")
        raise


def _text(kind: Kind, projection: Projection) -> str:
    try:
        demand_json(projection.payload)
        return canonical_json(projection.payload)
    except (TypeError, ValueError) as error:
        demand(False, f"The payload of '{kind.name}' is not JSON: {error}.")
        raise


def demand_shown(kind: Kind, instance: Model, schema: GraphQLSchema) -> None:
    """Let a stored thing pass whose whole payload is shown in GraphQL, or named as what is not, and described to apps.

    Raises:
        ContractBroken: a key of it is in no field, or not in the JSON Schema.
    """
    payload = json.loads(_text(kind, _projected(kind, instance, OpenResolver())))
    for key in unseen_keys(schema, kind.graphql_type, payload):
        demand(False, unseen_fault(kind.name, kind.graphql_type, key))
    for key in undescribed_keys(payload_schema(schema, kind.graphql_type), payload):
        demand(False, undescribed_fault(kind.name, kind.graphql_type, key))


def _demand_refs(kind: Kind, projection: Projection, given: set[str]) -> None:
    _text(kind, projection)
    made_up = sorted(set(iter_refs(projection.payload)) - given)
    demand(
        not made_up,
        f"The payload of '{kind.name}' refers to {made_up}, which the resolver did not give: use resolver.refer, and "
        f"leave out what it answers with None.",
    )


def _demand_columns(kind: Kind, projection: Projection) -> None:
    columns = {column for model in index_models(kind) for column in columns_of(model)}
    strange = sorted(set(projection.index) - columns)
    demand(not strange, f"The projection of '{kind.name}' has index values {strange}, and the index no such column.")
    if kind.index is not None:
        own = columns_of(kind.index)
        try:
            values = index_values(
                kind.index,
                projection.payload,
                {name: projection.index[name] for name in own if name in projection.index},
            )
        except ProjectionError as error:
            demand(False, f"The projection of '{kind.name}' does not fill its index: {error}.")
        for name in kind.index.payload_columns:  # type: ignore[attr-defined]
            stored = projection.payload.get(name, _ABSENT)
            demand(
                isinstance(own.get(name), models.CharField | models.TextField | models.IntegerField)
                and values[name] == (stored if stored is not None or own[name].null else ""),
                f"The index of '{kind.name}' has '{name}' in its payload_columns: it must be a column of texts or whole "
                f"numbers that takes its value from the payload's key of that name.",
            )
