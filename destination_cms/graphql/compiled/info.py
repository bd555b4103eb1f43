"""What a resolver is told of its request while a compiled query runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graphql import FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode

from ..reading.needs import Needs
from .outcomes import NotCompiled


@dataclass(slots=True)
class Info:
    """In place of graphql-core's ``GraphQLResolveInfo``: what all fields of a request have in common.

    A resolver that asks for more, such as its path, is answered by graphql-core from then on.
    """

    schema: GraphQLSchema
    context: Any
    operation: OperationDefinitionNode
    fragments: dict[str, FragmentDefinitionNode]
    variable_values: dict[str, Any]
    root_value: Any = None
    #: What is shown of the records that a root field finds, by the name of their type.
    needs: Mapping[str, Needs] = field(default_factory=dict)
    _arguments: dict[Any, dict[str, Any]] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        """Refuse what differs from field to field.

        Raises:
            NotCompiled: always.
        """
        raise NotCompiled(f"a resolver asks for info.{name}")

    def below(self, needs: Mapping[str, Needs]) -> "Info":
        """Return what a root field is told."""
        return replace(self, needs=needs)

    @staticmethod
    def is_awaitable(value: Any) -> bool:
        """Return ``False``: no resolver is asynchronous."""
        return False

    def arguments(self, given: Any) -> dict[str, Any]:
        """Return the arguments of a field, coerced once for all its objects in this request.

        Raises:
            GraphQLError: a variable does not fit.
        """
        found = self._arguments.get(given)
        if found is None:
            found = self._arguments[given] = given.coerced(self.variable_values)
        return found
