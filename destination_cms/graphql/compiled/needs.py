"""What a query shows of the records that a field finds, by the name of their type."""

from collections.abc import Callable, Iterator
from typing import Any

from graphql import FieldNode, GraphQLField, GraphQLObjectType, GraphQLSchema, get_named_type, is_abstract_type

from ..reading.needs import Needs, declared_needs
from ..types.records import RecordType
from ..types.sources import SOURCE, Source

#: Returns the fields that are selected of a type, by their names in the answer.
Collect = Callable[[GraphQLObjectType, list[FieldNode]], dict[str, list[FieldNode]]]


def is_record(of: Any) -> bool:
    """Say whether the objects of a type are records."""
    shown = getattr(of, "graphene_type", None)
    return isinstance(shown, type) and issubclass(shown, RecordType)


def needs_below(schema: GraphQLSchema, collect: Collect, of: Any, nodes: list[FieldNode]) -> dict[str, Needs]:
    """Return what is shown of each type of record that a field finds; what these refer to is not looked at.

    Of types in between, such as connections, it is the names of the fields that have none of their own.

    Args:
        schema: of the query.
        collect: returns what is selected.
        of: the field's type, without lists and nulls.
        nodes: of the field.
    """
    found: dict[str, Needs] = {}
    for member in schema.get_possible_types(of) if is_abstract_type(of) else [of]:
        fields = [*_fields(member, collect(member, nodes))]
        if is_record(member):
            found[member.name] = _needs_of(fields)
            continue
        for field, inner in fields:
            named = get_named_type(field.type)
            if isinstance(named, GraphQLObjectType) or is_abstract_type(named):
                shown = needs_below(schema, collect, named, inner)
            else:
                shown = {member.name: Needs(columns=frozenset({inner[0].name.value}))}
            for name, needs in shown.items():
                found[name] = found.get(name, Needs()) | needs
    return found


def _needs_of(fields: list[tuple[GraphQLField, list[FieldNode]]]) -> Needs:
    needs = Needs()
    for field, _ in fields:
        source: Source | None = field.extensions.get(SOURCE)
        if source is None:
            needs |= declared_needs(field.resolve)
        else:
            names = frozenset({source.name})
            needs |= Needs(columns=names) if source.is_column else Needs(keys=names)
    return needs


def _fields(
    of: GraphQLObjectType, selected: dict[str, list[FieldNode]]
) -> Iterator[tuple[GraphQLField, list[FieldNode]]]:
    for nodes in selected.values():
        # The name of the type is not a field of it.
        field = of.fields.get(nodes[0].name.value)
        if field is not None:
            yield field, nodes
