"""Declarations of what a query shows of the records of a kind, so that no more of them is read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

Resolver = TypeVar("Resolver", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Needs:
    """What is shown of a record.

    Attributes:
        columns: names of its columns, as ``RecordType`` has them.
        keys: of its payload; ``None`` for all of it, and what it refers to.
    """

    columns: frozenset[str] = frozenset()
    keys: frozenset[str] | None = frozenset()

    def __or__(self, other: "Needs") -> "Needs":
        """Return what is shown by one or the other."""
        keys = None if self.keys is None or other.keys is None else self.keys | other.keys
        return Needs(self.columns | other.columns, keys)


#: What a computed field shows that does not declare it.
EVERYTHING = Needs(keys=None)


def shows(*columns: str, keys: Iterable[str] = ()) -> Callable[[Resolver], Resolver]:
    """Declare what a resolver uses of its record; one that does not may use everything.

    Args:
        columns: names of columns.
        keys: of the payload.
    """
    needs = Needs(frozenset(columns), frozenset(keys))

    def declare(resolve: Resolver) -> Resolver:
        resolve.needs = needs  # type: ignore[attr-defined]
        return resolve

    return declare


def costs(objects: int) -> Callable[[Resolver], Resolver]:
    """Declare that a field, its selection aside, takes as long as this many objects; ``limits.cost`` counts them."""

    def declare(resolve: Resolver) -> Resolver:
        resolve.cost = objects  # type: ignore[attr-defined]
        return resolve

    return declare


def declared_needs(resolve: Any) -> Needs:
    """Return what a resolver uses of its record."""
    found: Needs = getattr(resolve, "needs", EVERYTHING)
    return found


def needs_of(info: Any, type_name: str) -> Needs:
    """Return what the query shows of the records of a type that a root field finds.

    Args:
        info: the resolver's; only that of a compiled query knows.
        type_name: in GraphQL.
    """
    needs: Mapping[str, Needs] = getattr(info, "needs", {})
    return needs.get(type_name, EVERYTHING)
