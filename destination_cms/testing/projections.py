"""What the kit demands of a projection, taken by itself."""

import json
from typing import Any

from django.db.models import Model

from ..projection import Projection, Ref
from ..publishing.payload import canonical_json, iter_refs
from ..publishing.sources import load_instances
from ..verticals import Kind
from .demands import demand


class ClosedResolver:
    """Answers as if nothing else were public."""

    def refer(self, model: type[Model], pk: int | None) -> Ref | None:
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


def demand_sound_projection(kind: Kind, instance: Any) -> None:
    """Project a saved thing in several ways and compare.

    Raises:
        ContractBroken: it does not project, or not to the same JSON twice, or it makes references of its own.
    """
    closed = kind.project(_loaded(kind, instance), ClosedResolver())
    demand(isinstance(closed, Projection), f"The projector of '{kind.name}' has to return a Projection.")
    _demand_refs(kind, closed, set())

    opened = OpenResolver()
    first = kind.project(_loaded(kind, instance), opened)
    _demand_refs(kind, first, opened.given)
    second = kind.project(_loaded(kind, instance), OpenResolver())
    demand(
        _text(kind, first) == _text(kind, second),
        f"'{kind.name}' projects to something else each time: every sweep would send it to every app again.",
    )
    demand(
        json.loads(_text(kind, first)) == json.loads(json.dumps(first.payload)),
        f"The payload of '{kind.name}' holds texts that cannot be stored as they are (NUL, lone surrogates).",
    )
    _demand_columns(kind, first)


def _loaded(kind: Kind, instance: Any) -> Any:
    """Return the thing as a sweep loads it."""
    loaded, broken = load_instances(kind, [instance.pk])
    for error in broken.values():
        raise error
    return loaded[instance.pk]


def _text(kind: Kind, projection: Projection) -> str:
    try:
        return canonical_json(projection.payload)
    except (TypeError, ValueError) as error:
        demand(False, f"The payload of '{kind.name}' is no JSON: {error}.")
        raise


def _demand_refs(kind: Kind, projection: Projection, given: set[str]) -> None:
    _text(kind, projection)
    made_up = sorted(set(iter_refs(projection.payload)) - given)
    demand(
        not made_up,
        f"The payload of '{kind.name}' refers to {made_up}, which the resolver did not give: use resolver.refer, and "
        f"leave out what it answers with None.",
    )


def _demand_columns(kind: Kind, projection: Projection) -> None:
    fields = kind.index._meta.concrete_fields if kind.index is not None else ()
    columns = {field.name for field in fields} - {"publication"}
    strange = sorted(set(projection.index) - columns)
    demand(not strange, f"The projection of '{kind.name}' has index values {strange}, and the index no such column.")
