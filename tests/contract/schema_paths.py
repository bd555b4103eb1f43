"""Every way through a schema, told by the schema itself, and the documents that take it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_interface_type,
    is_leaf_type,
    is_object_type,
    is_required_argument,
)

#: Paths up to this many composite fields are all taken; beyond it, each step after each other step once.
FULL_DEPTH = 3
DEEPEST = 12

Coordinate = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Hop:
    """One field of a path, and the concrete type that was chosen for what holds it."""

    on: str
    name: str
    is_narrowed: bool = False

    @property
    def coordinate(self) -> Coordinate:
        return self.on, self.name


Path = tuple[Hop, ...]


class SchemaPaths:
    """The paths of one schema, from the root of its queries."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema

    def coordinates(self) -> set[Coordinate]:
        """Return every field of every object type that the API itself declares."""
        types = [kind for name, kind in self.schema.type_map.items() if not name.startswith("__")]
        return {(kind.name, name) for kind in types if is_object_type(kind) for name in kind.fields}

    def field(self, hop: Hop) -> GraphQLField:
        return self.schema.type_map[hop.on].fields[hop.name]  # type: ignore[attr-defined,no-any-return]

    def paths(self, full_depth: int = FULL_DEPTH) -> list[Path]:
        """Return all paths up to a depth that come to no type twice, then the shortest that takes each step after each other one."""
        found: list[Path] = []
        taken: set[tuple[Hop | None, Hop]] = set()
        edge: list[Path] = [()]
        while edge:
            following: list[Path] = []
            for path in edge:
                for hop in self._hops(path):
                    step = (path[-1] if path else None, hop)
                    is_new = step not in taken
                    if not is_new and self._returns(path, hop):
                        continue
                    if is_new or len(path) < full_depth:
                        taken.add(step)
                        following.append((*path, hop))
            found.extend(following)
            edge = [path for path in following if len(path) < DEEPEST]
        return found

    def _returns(self, path: Path, hop: Hop) -> bool:
        """Say whether a step leads to a type that the path has come through: most types lead to each other."""
        return self._type_of(hop).name in {self._type_of(known).name for known in path}

    def _hops(self, path: Path) -> Iterator[Hop]:
        holder = self._type_of(path[-1]) if path else self.schema.query_type
        if is_leaf_type(holder):
            return
        for kind in self._concrete(holder):
            for name, field in kind.fields.items():
                # A leaf that takes arguments is a path of its own, so that they are tried.
                if field.args or not is_leaf_type(get_named_type(field.type)):
                    yield Hop(kind.name, name, is_narrowed=is_abstract_type(holder))

    def _type_of(self, hop: Hop) -> Any:
        return get_named_type(self.field(hop).type)

    def _concrete(self, kind: Any) -> list[Any]:
        return list(self.schema.get_possible_types(kind)) if is_abstract_type(kind) else [kind]

    def selections(self, path: Path, depth: int = 0) -> list[tuple[str, str]]:
        """Return what can be selected at a path's end: per possible type, all leaves down to a depth."""
        kind = self._type_of(path[-1])
        if is_leaf_type(kind):
            return [(kind.name, "")]
        if not is_abstract_type(kind):
            return [(kind.name, self._leaves(kind, depth))]
        chosen = [(each.name, f"... on {each.name} {{ {self._leaves(each, depth)} }}") for each in self._concrete(kind)]
        shared = [face for face in self._faces(kind) if face.fields]
        return [*chosen, *((face.name, f"... on {face.name} {{ {self._leaves(face, 0)} }}") for face in shared)]

    def _faces(self, kind: Any) -> list[Any]:
        """Return the interfaces that an abstract type's members share: what stays readable whatever the payload."""
        found = {kind.name: kind} if is_interface_type(kind) else {}
        for each in self._concrete(kind):
            found.update({face.name: face for face in each.interfaces})
        return list(found.values())

    def _leaves(self, kind: Any, depth: int) -> str:
        names = ["__typename"]
        for name, field in kind.fields.items():
            target = get_named_type(field.type)
            if any(is_required_argument(argument) for argument in field.args.values()):
                continue
            if is_leaf_type(target):
                names.append(name)
            elif depth and is_abstract_type(target):
                names.append(f"{name} {{ __typename }}")
            elif depth:
                names.append(f"{name} {{ {self._leaves(target, depth - 1)} }}")
        return " ".join(names)


def document_of(path: Path, selection: str, arguments: dict[int, dict[str, str]]) -> str:
    """Return a query that follows a path. ``arguments`` are types by name, by position of the hop in the path."""
    declared: list[str] = []
    opening = closing = ""
    for number, hop in enumerate(path):
        given = arguments.get(number, {})
        declared.extend(f"${name}{number}: {kind}" for name, kind in given.items())
        call = f"({', '.join(f'{name}: ${name}{number}' for name in given)})" if given else ""
        opening += f"{{ __typename {f'... on {hop.on} {{ ' if hop.is_narrowed else ''}{hop.name}{call} "
        closing += " }}" if hop.is_narrowed else " }"
    head = f"query({', '.join(declared)}) " if declared else ""
    return f"{head}{opening}{f'{{ {selection} }}' if selection else ''}{closing}"
