"""Compiled operations: what is known of a query before its first request, kept with its document."""

from collections.abc import Mapping
from threading import Lock
from typing import Any

from django.db import DatabaseError
from graphql import (
    DirectiveNode,
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLIncludeDirective,
    GraphQLSchema,
    GraphQLSkipDirective,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    Visitor,
    get_operation_ast,
    visit,
)

from .info import Info
from .outcomes import NotCompiled
from .selections import Selections

#: Operations of a document that are compiled, at most: three conditions make eight. graphql-core answers any other.
MOST_OPERATIONS = 8


class CompiledOperation:
    """A query, ready to be executed with any variables under which its conditions are the same."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        conditions: Mapping[str, Any],
    ) -> None:
        """Compile an operation.

        Args:
            schema: for which the document is valid.
            document: the operation's.
            operation: a query.
            conditions: coerced values of the variables on which ``@skip`` and ``@include`` depend.

        Raises:
            NotCompiled: it is not a query, or has something that is not known here.
        """
        if operation.operation is not OperationType.QUERY:
            raise NotCompiled(operation.operation.value)
        self._schema, self._operation = schema, operation
        self._fragments = {
            definition.name.value: definition
            for definition in document.definitions
            if isinstance(definition, FragmentDefinitionNode)
        }
        self._write = Selections(schema, self._fragments, dict(conditions)).root_writer(operation)

    def execute(self, context: Any, variables: dict[str, Any]) -> dict[str, Any]:
        """Return the data of an answer.

        Args:
            context: what resolvers find in ``info.context``.
            variables: coerced.

        Raises:
            NotCompiled: a resolver asks for something that a compiled query does not have.
            Exception: the answer has an error, which graphql-core tells when it executes the operation.
        """
        info = Info(self._schema, context, self._operation, self._fragments, variables)
        answer: dict[str, Any] = self._write(None, info)
        return answer


class CompiledDocument:
    """The operations of a document, by their conditions; each is compiled for the first request that needs it."""

    __slots__ = ("_conditions", "_document", "_known", "_lock", "_schema")

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        """Take a document that is valid for the schema."""
        self._schema, self._document = schema, document
        self._conditions = conditions_in(document)
        self._known: dict[tuple[Any, ...], CompiledOperation | None] = {}
        self._lock = Lock()

    def answer(self, operation_name: str | None, context: Any, variables: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return the data of a whole answer, or ``None`` where graphql-core has to answer.

        Args:
            operation_name: of an operation of the document; ``None`` where it has one only.
            context: what resolvers find in ``info.context``.
            variables: coerced.

        Raises:
            DatabaseError: the database cannot be read.
        """
        key = (operation_name, *(variables.get(name) for name in self._conditions))
        operation = self._operation(key, variables)
        if operation is None:
            return None
        try:
            return operation.execute(context, dict(variables))
        except DatabaseError:
            raise
        except NotCompiled:
            self._known[key] = None
        except Exception:  # noqa: BLE001 - reads are pure: graphql-core executes it again, and tells what is wrong
            return None
        return None

    def _operation(self, key: tuple[Any, ...], variables: Mapping[str, Any]) -> CompiledOperation | None:
        with self._lock:
            if key not in self._known and len(self._known) < MOST_OPERATIONS:
                self._known[key] = self._compiled(key[0], variables)
            return self._known.get(key)

    def _compiled(self, operation_name: str | None, variables: Mapping[str, Any]) -> CompiledOperation | None:
        operation = get_operation_ast(self._document, operation_name)
        conditions = {name: variables[name] for name in self._conditions if name in variables}
        try:
            return CompiledOperation(self._schema, self._document, operation, conditions) if operation else None
        except (NotCompiled, GraphQLError, RecursionError):
            return None


def conditions_in(document: DocumentNode) -> tuple[str, ...]:
    """Return the names of the variables on which ``@skip`` and ``@include`` depend in a document."""
    found = _Conditions()
    visit(document, found)
    return tuple(sorted(found.names))


class _Conditions(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
        if node.name.value in {GraphQLSkipDirective.name, GraphQLIncludeDirective.name}:
            self.names.update(
                argument.value.name.value for argument in node.arguments if isinstance(argument.value, VariableNode)
            )
