"""Parse and validate a document once per distinct text."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from graphql import DocumentNode, GraphQLError, GraphQLSchema, OperationType, parse, validate
from graphql.language.ast import OperationDefinitionNode

MAX_TOKENS = 4000
MAX_ERRORS = 20
CACHE_SIZE = 500

_cache: "OrderedDict[tuple[int, str], PreparedDocument | list[GraphQLError]]" = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A document that is valid for the schema."""

    document: DocumentNode


def prepare(schema: GraphQLSchema, source: str) -> "PreparedDocument | list[GraphQLError]":
    """Return the document, ready to be executed, or what is wrong with it."""
    key = (id(schema), source)
    with _lock:
        if key in _cache:
            _cache.move_to_end(key)
            return _cache[key]
    prepared = _prepare(schema, source)
    with _lock:
        _cache[key] = prepared
        while len(_cache) > CACHE_SIZE:
            _cache.popitem(last=False)
    return prepared


def _prepare(schema: GraphQLSchema, source: str) -> "PreparedDocument | list[GraphQLError]":
    try:
        document = parse(source, max_tokens=MAX_TOKENS, no_location=False)
    except GraphQLError as error:
        return [error]
    except RecursionError:
        return [GraphQLError("The query is nested too deeply.", extensions={"code": "QUERY_TOO_DEEP"})]
    errors = validate(schema, document, max_errors=MAX_ERRORS)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode) and definition.operation is not OperationType.QUERY:
            errors.append(GraphQLError("Only queries are served here.", definition))
    return errors or PreparedDocument(document)
