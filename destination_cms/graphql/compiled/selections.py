"""Selections of a query: for each type of object, the function that writes what is selected of it."""

from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
)
from graphql.execution.collect_fields import collect_fields, collect_sub_fields

from .completion import completed_text
from .functions import Function, Written
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
        return self._compiled(
            root, collect_fields(self._schema, self._fragments, self._conditions, root, operation.selection_set)
        )

    def writer(self, of: GraphQLObjectType, nodes: list[FieldNode]) -> Written:
        """Return the function that writes an object of a type, as the fields that lead to it select it.

        Raises:
            NotCompiled: it has something that is not known here.
        """
        key = (of.name, *map(id, nodes))
        found = self._known.get(key)
        if found is None:
            fields = collect_sub_fields(self._schema, self._fragments, self._conditions, of, nodes)
            found = self._known[key] = self._compiled(of, fields)
        return found

    def _compiled(self, of: GraphQLObjectType, fields: dict[str, list[FieldNode]]) -> Written:
        function = Function()
        parts = [
            f"{function.constant(name)}: {self._field_text(function, of, nodes)}" for name, nodes in fields.items()
        ]
        return function.returning(f"{{{', '.join(parts)}}}")

    def _field_text(self, function: Function, of: GraphQLObjectType, nodes: list[FieldNode]) -> str:
        node = nodes[0]
        if node.name.value == TYPENAME:
            return function.constant(of.name)
        field = of.fields.get(node.name.value)
        if field is None:
            # Introspection, above all.
            raise NotCompiled(node.name.value)
        text, is_empty_null = read_text(function, field, node)
        return completed_text(
            function,
            self._schema,
            field.type,
            text,
            lambda inner: self.writer(inner, nodes),
            is_empty_null=is_empty_null,
        )
