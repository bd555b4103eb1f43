"""Names that two graphene types share: graphene takes the first of them and says nothing."""

from collections.abc import Iterable, Iterator
from typing import Any

from graphene.types.structures import Structure


def shared_names(roots: Iterable[type]) -> dict[str, list[str]]:
    """Return the names that more than one reachable type has, with the Python paths of these types."""
    owners: dict[str, set[type]] = {}
    todo = list(roots)
    while todo:
        found: Any = todo.pop()
        known = owners.setdefault(found._meta.name, set())
        if found not in known:
            known.add(found)
            todo.extend(_neighbours(found._meta))
    return {
        name: sorted(f"{owner.__module__}.{owner.__qualname__}" for owner in types)
        for name, types in owners.items()
        if len(types) > 1
    }


def _neighbours(options: Any) -> Iterator[Any]:
    """Yield the types that a type names: its interfaces, its union's members, those of its fields and arguments."""
    yield from getattr(options, "interfaces", None) or ()
    yield from getattr(options, "types", None) or ()
    for field in (getattr(options, "fields", None) or {}).values():
        yield _named(field.type)
        yield from (_named(argument.type) for argument in getattr(field, "args", {}).values())


def _named(declared: Any) -> Any:
    while isinstance(declared, Structure):
        declared = declared.of_type
    return declared
