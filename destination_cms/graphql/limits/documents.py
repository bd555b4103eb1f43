"""Parse and validate a document once per distinct text, our own limits first."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    ValidationRule,
    get_operation_ast,
    parse,
    specified_rules,
    validate,
)

from ...conf import get_settings
from ..compiled.operations import CompiledDocument
from .cost import check_document
from .overlap import check_merging
from .prescan import check_text

MAX_ERRORS = 20
MAX_COMMENTS = 200
#: How many documents are kept, and how many characters of them: a parsed one takes a few hundred times its text.
CACHE_SIZE = 500
CACHE_CHARACTERS = 300_000

_cache: "OrderedDict[tuple[int, bool, str], PreparedDocument | RefusedDocument]" = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A document that is valid for the schema.

    ``cost`` is that of its dearest operation; where it depends on ``variables``, it is another with each
    request. ``compiled`` answers it without graphql-core.
    """

    document: DocumentNode
    variables: frozenset[str]
    cost: int
    compiled: CompiledDocument

    @property
    def has_mutation(self) -> bool:
        """Whether an operation of it changes something."""
        operations = (each for each in self.document.definitions if isinstance(each, OperationDefinitionNode))
        return any(each.operation is OperationType.MUTATION for each in operations)

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        """Return the operation of a name, or without one the only one; ``None`` where there is no such operation."""
        return get_operation_ast(self.document, name)


@dataclass(frozen=True, slots=True)
class RefusedDocument:
    """A document that cannot be executed, whatever its variables, and why."""

    errors: tuple[GraphQLError, ...]


_TOO_DEEP = RefusedDocument((GraphQLError("The query is nested too deeply.", extensions={"code": "QUERY_TOO_DEEP"}),))


def prepare(schema: GraphQLSchema, source: str) -> PreparedDocument | RefusedDocument:
    """Return the document, ready to be executed, or what is wrong with it."""
    key = (id(schema), get_settings()["INTROSPECTION"], source)
    with _lock:
        if key in _cache:
            _cache.move_to_end(key)
            return _cache[key]
    prepared = _prepare(schema, source)
    if _may_hold_what_is_sent(schema, source, prepared):
        return prepared
    with _lock:
        _cache[key] = prepared
        characters = sum(len(text) for _, _, text in _cache)
        while len(_cache) > 1 and (len(_cache) > CACHE_SIZE or characters > CACHE_CHARACTERS):
            (_, _, oldest), _ = _cache.popitem(last=False)
            characters -= len(oldest)
    return prepared


def _may_hold_what_is_sent(schema: GraphQLSchema, source: str, prepared: PreparedDocument | RefusedDocument) -> bool:
    """Say whether what someone sends may stand in the text of a document: nothing of that is kept.

    One that is refused may be a mutation with a mistake in it, however little of it can be parsed.
    """
    if isinstance(prepared, PreparedDocument):
        return prepared.has_mutation
    fields = schema.mutation_type.fields if schema.mutation_type else {}
    return any(word in source for word in ("mutation", *fields))


def _prepare(schema: GraphQLSchema, source: str) -> PreparedDocument | RefusedDocument:
    settings = get_settings()
    try:
        check_text(source)
        document = parse(
            source,
            max_lexical_tokens=settings["MAX_TOKENS"],
            max_comments=MAX_COMMENTS,
            max_source_length=settings["MAX_QUERY_BYTES"],
        )
        # Without variables: what depends on them is checked again with each request.
        cost = check_document(schema, document, {})
        check_merging(document)
    except GraphQLError as error:
        return RefusedDocument((_coded(error, "GRAPHQL_PARSE_FAILED"),))
    except RecursionError:
        return _TOO_DEEP
    rules = specified_rules if settings["INTROSPECTION"] else (*specified_rules, NoIntrospection)
    errors = validate(schema, document, rules, max_errors=MAX_ERRORS)
    if errors:
        return RefusedDocument(tuple(_coded(error, "GRAPHQL_VALIDATION_FAILED") for error in errors))
    return PreparedDocument(document, cost.variables, cost.cost, CompiledDocument(schema, document))


class NoIntrospection(ValidationRule):
    """Validation rule that refuses introspection; ``__typename`` stays, which clients need."""

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        """Report a field that starts an introspection."""
        if node.name.value in {"__schema", "__type"}:
            message = f"'{node.name.value}' is not served here: introspection is switched off."
            self.report_error(GraphQLError(message, node, extensions={"code": "INTROSPECTION_DISABLED"}))


def _coded(error: GraphQLError, code: str) -> GraphQLError:
    error.extensions = {"code": code, **(error.extensions or {})}
    return error
