"""Cost limit of a query, computed from its shape before it is validated or executed.

The walk over the document remembers each fragment, so that fragments which spread each other
cannot make it long; what spreads itself is left to the language's own rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

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
    ListValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
)

from ...conf import get_settings
from ..errors import check_page_size, too_complex, too_deep, too_many_fields, too_many_root_fields

#: Objects that a list without paging is reckoned to hold.
LIST_WEIGHT = 10
#: Cost of a value in a filter: the time that each adds to a search, next to that of an object.
VALUE_WEIGHT = 3


class Measure(NamedTuple):
    """Counts of a selection, per object that it is applied to.

    ``cost`` counts objects, pages at their full size, and the values in filters; ``fields`` counts selections with every
    fragment written out; ``depth`` counts levels of fields.
    """

    cost: int = 0
    fields: int = 0
    depth: int = 0


_LEAF = Measure(0, 1, 1)


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a document's dearest operation, and the names of the variables that it depends on."""

    cost: int
    variables: frozenset[str]


def check_document(schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any]) -> Cost:
    """Return the cost of a document.

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
    return Cost(dearest, frozenset(walk.read))


class _Walk:
    def __init__(self, schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any]) -> None:
        self._schema = schema
        self._variables = variables
        self._most_fields = get_settings()["MAX_FIELDS"]
        #: Variables that are page sizes, or stand in filters.
        self.read: set[str] = set()
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
        cost = fields = depth = 0
        for node in selections.selections:
            found = self._selection(node, parent, path)
            cost, fields, depth = cost + found.cost, fields + found.fields, max(depth, found.depth)
            if fields > self._most_fields:
                break
        return Measure(cost, fields, depth)

    def _selection(self, node: Any, parent: Any, path: tuple[str, ...]) -> Measure:
        if isinstance(node, FieldNode):
            return self._field(node, parent, path)
        if isinstance(node, FragmentSpreadNode):
            return self._spread(node.name.value, path)
        condition = node.type_condition
        inner = parent if condition is None else self._schema.get_type(condition.name.value)
        return self.measure(node.selection_set, inner, path)

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
        if node.selection_set is None:
            own = getattr(definition.resolve, "cost", 0) if definition else 0
            return Measure(own, 1, 1) if own else _LEAF
        if definition is None:
            inner = self.measure(node.selection_set, None, path)
            return Measure(inner.cost, inner.fields + 1, inner.depth + 1)
        inner = self.measure(node.selection_set, get_named_type(definition.type), path)
        is_list, is_paged = _is_list(definition.type), "first" in definition.args
        times = self._page_size(node, definition.args["first"].default_value) if is_paged else 1
        own = 0 if is_paged and not is_list else max(1, getattr(definition.resolve, "cost", 0))
        values = VALUE_WEIGHT * self._filter_values(node) if "filter" in definition.args else 0
        if is_list and not is_paged:
            # The list inside a connection has been counted with the connection's page size.
            times = 1 if _is_connection(parent) else LIST_WEIGHT
        return Measure(times * (inner.cost + own) + values, inner.fields + 1, inner.depth + 1)

    def _filter_values(self, node: FieldNode) -> int:
        found = (argument.value for argument in node.arguments if argument.name.value == "filter")
        return sum(self._values(value) for value in found)

    def _values(self, node: Any) -> int:
        """Return how many values a literal holds, those of its variables too."""
        if isinstance(node, VariableNode):
            self.read.add(node.name.value)
            return _values_of(self._variables.get(node.name.value))
        if isinstance(node, ObjectValueNode):
            return sum(self._values(field.value) for field in node.fields)
        return sum(map(self._values, node.values)) if isinstance(node, ListValueNode) else 1

    def _page_size(self, node: FieldNode, usual: Any) -> int:
        settings = get_settings()
        size: Any = None
        for argument in node.arguments:
            if argument.name.value in {"first", "last"}:
                value = argument.value
                if isinstance(value, VariableNode):
                    self.read.add(value.name.value)
                    given: Any = self._variables.get(value.name.value)
                else:
                    given = int(value.value) if isinstance(value, IntValueNode) and len(value.value) < 12 else None
                size = given if given is not None else size
        if not isinstance(size, int) or isinstance(size, bool):
            return usual if isinstance(usual, int) else settings["DEFAULT_PAGE_SIZE"]
        check_page_size(size)
        return max(size, 1)


def _values_of(value: Any) -> int:
    if isinstance(value, Mapping):
        return sum(map(_values_of, value.values()))
    if isinstance(value, list):
        return sum(map(_values_of, value))
    return 0 if value is None else 1


def _is_list(field_type: Any) -> bool:
    inner = field_type.of_type if isinstance(field_type, GraphQLNonNull) else field_type
    return isinstance(inner, GraphQLList)


def _is_connection(parent: Any) -> bool:
    return str(getattr(parent, "name", "")).endswith("Connection")
