"""How much a query may ask for, told from its shape before it is validated or executed.

The walk over the document remembers each fragment, so that fragments which spread each other
cannot make it long; what spreads itself is left to the language's own rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
)

from ..conf import get_settings
from .refusals import check_page_size, too_complex, too_deep, too_many_fields, too_many_root_fields

#: Objects that a list without paging is reckoned to hold.
LIST_WEIGHT = 10


@dataclass(frozen=True, slots=True)
class Measure:
    """What a selection asks for, per one object that it is applied to.

    ``cost`` counts objects, pages at their full size; ``fields`` counts selections with every
    fragment written out; ``depth`` counts levels of fields.
    """

    cost: int = 0
    fields: int = 0
    depth: int = 0

    def __add__(self, other: "Measure") -> "Measure":
        return Measure(self.cost + other.cost, self.fields + other.fields, max(self.depth, other.depth))


def check_document(schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any]) -> int:
    """Return the cost of the dearest operation.

    Raises:
        QueryRefused: depth, root fields, selections, a page or the cost is over its limit.
    """
    settings = get_settings()
    walk = _Walk(schema, document, variables)
    dearest = 0
    for definition in document.definitions:
        if not isinstance(definition, OperationDefinitionNode):
            continue
        roots = walk.root_fields(definition.selection_set)
        if roots > settings["MAX_ROOT_FIELDS"]:
            raise too_many_root_fields()
        measure = walk.measure(definition.selection_set, schema.get_root_type(definition.operation), ())
        if measure.depth > settings["MAX_DEPTH"]:
            raise too_deep()
        if measure.fields > settings["MAX_FIELDS"]:
            raise too_many_fields()
        if measure.cost > settings["MAX_COST"]:
            most = settings["MAX_COST"]
            raise too_complex(f"The query costs {measure.cost}; at most {most} are allowed. Ask for less a page.")
        dearest = max(dearest, measure.cost)
    return dearest


class _Walk:
    def __init__(self, schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any]) -> None:
        self._schema = schema
        self._variables = variables
        self._fragments = {
            definition.name.value: definition
            for definition in document.definitions
            if isinstance(definition, FragmentDefinitionNode)
        }
        self._known: dict[str, Measure] = {}

    def root_fields(self, selections: SelectionSetNode) -> int:
        count, stack, seen = 0, list(selections.selections), set()
        while stack:
            node = stack.pop()
            if isinstance(node, FieldNode):
                count += 1
            elif isinstance(node, InlineFragmentNode):
                stack.extend(node.selection_set.selections)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                seen.add(node.name.value)
                fragment = self._fragments.get(node.name.value)
                stack.extend(fragment.selection_set.selections if fragment else ())
        return count

    def measure(self, selections: SelectionSetNode, parent: Any, path: tuple[str, ...]) -> Measure:
        """Return what a selection set asks for; ``path`` holds the fragments it is inside of."""
        total = Measure()
        for node in selections.selections:
            if isinstance(node, FieldNode):
                total += self._field(node, parent, path)
            elif isinstance(node, InlineFragmentNode):
                condition: Any = node.type_condition
                inner = parent if condition is None else self._schema.get_type(condition.name.value)
                total += self.measure(node.selection_set, inner, path)
            elif isinstance(node, FragmentSpreadNode):
                total += self._spread(node.name.value, path)
            if total.fields > get_settings()["MAX_FIELDS"]:
                break
        return total

    def _spread(self, name: str, path: tuple[str, ...]) -> Measure:
        fragment = self._fragments.get(name)
        if fragment is None or name in path:
            return Measure()
        if name not in self._known:
            inner = self._schema.get_type(fragment.type_condition.name.value)
            self._known[name] = self.measure(fragment.selection_set, inner, (*path, name))
        return self._known[name]

    def _field(self, node: FieldNode, parent: Any, path: tuple[str, ...]) -> Measure:
        definition = getattr(parent, "fields", {}).get(node.name.value)
        if node.selection_set is None or definition is None:
            inner = self.measure(node.selection_set, None, path) if node.selection_set else Measure()
            return Measure(inner.cost, inner.fields + 1, inner.depth + 1)
        inner = self.measure(node.selection_set, get_named_type(definition.type), path)
        times = self._page_size(node) if "first" in definition.args else 1
        own = 1 if "first" not in definition.args else 0
        if _is_list(definition.type):
            # The list inside a connection has been counted with the connection's page size.
            times = 1 if _is_connection(parent) else LIST_WEIGHT
        return Measure(times * (inner.cost + own), inner.fields + 1, inner.depth + 1)

    def _page_size(self, node: FieldNode) -> int:
        settings = get_settings()
        size: Any = None
        for argument in node.arguments:
            if argument.name.value in {"first", "last"}:
                value = argument.value
                if isinstance(value, VariableNode):
                    given: Any = self._variables.get(value.name.value)
                else:
                    given = int(value.value) if isinstance(value, IntValueNode) and len(value.value) < 12 else None
                size = given if given is not None else size
        if not isinstance(size, int) or isinstance(size, bool):
            return settings["DEFAULT_PAGE_SIZE"]
        check_page_size(size)
        return max(size, 1)


def _is_list(field_type: Any) -> bool:
    inner = field_type.of_type if isinstance(field_type, GraphQLNonNull) else field_type
    return isinstance(inner, GraphQLList)


def _is_connection(parent: Any) -> bool:
    return str(getattr(parent, "name", "")).endswith("Connection")
