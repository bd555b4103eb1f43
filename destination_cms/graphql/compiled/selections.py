"""Selections of a query: for each type of object, the function that writes what is selected of it."""

from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    get_named_type,
    is_composite_type,
)
from graphql.execution.collect_fields import collect_fields, collect_sub_fields

from .completion import completed_text
from .functions import Function, Written
from .needs import needs_below
from .outcomes import NotCompiled
from .reading import read_text

TYPENAME = "__typename"


class Selections:
    """The selections of an operation under fixed conditions, each of them compiled when it is first needed."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: dict[str, FragmentDefinitionNode],
        conditions: dict[str, Any],
    ) -> None:
        self._schema, self._fragments, self._conditions = schema, fragments, conditions
        # By type, and by the nodes whose selections are merged: they live as long as the document.
        self._known: dict[tuple[Any, ...], Written] = {}

    def root_writer(self, operation: OperationDefinitionNode) -> Written:
        """Return the function that writes the whole answer.

        Raises:
            NotCompiled: it has something that is not known here.
        """
        root = self._schema.get_root_type(operation.operation)
        if root is None:
            raise NotCompiled(operation.operation.value)
        fields = collect_fields(self._schema, self._fragments, self._conditions, root, operation.selection_set)
        return self._compiled(root, fields, is_root=True)

    def writer(self, of: GraphQLObjectType, nodes: list[FieldNode]) -> Written:
        """Return the function that writes an object of a type, as the fields that lead to it select it.

        Raises:
            NotCompiled: it has something that is not known here.
        """
        key = (of.name, *map(id, nodes))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._compiled(of, self._collected(of, nodes))
        return found

    def _collected(self, of: GraphQLObjectType, nodes: list[FieldNode]) -> dict[str, list[FieldNode]]:
        return collect_sub_fields(self._schema, self._fragments, self._conditions, of, nodes)

    def _compiled(self, of: GraphQLObjectType, fields: dict[str, list[FieldNode]], *, is_root: bool = False) -> Written:
        function = Function()
        parts = [
            f"{function.constant(name)}: {self._field_text(function, of, nodes, is_root=is_root)}"
            for name, nodes in fields.items()
        ]
        return function.returning(f"{{{', '.join(parts)}}}")

    def _field_text(self, function: Function, of: GraphQLObjectType, nodes: list[FieldNode], *, is_root: bool) -> str:
        node = nodes[0]
        if node.name.value == TYPENAME:
            return function.constant(of.name)
        field = of.fields.get(node.name.value)
        if field is None:
            # Introspection, above all.
            raise NotCompiled(node.name.value)
        info, named = "i", get_named_type(field.type)
        if is_root and is_composite_type(named):
            info = f"i.below({function.constant(needs_below(self._schema, self._collected, named, nodes))})"
        text, is_empty_null = read_text(function, of, field, node, info)
        return completed_text(
            function,
            self._schema,
            field.type,
            text,
            lambda inner: self.writer(inner, nodes),
            is_empty_null=is_empty_null,
        )
