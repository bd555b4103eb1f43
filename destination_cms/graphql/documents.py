"""Parse and validate a document once per distinct text, our own limits first."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from graphql import DocumentNode, GraphQLError, GraphQLSchema, parse, specified_rules, validate

from ..conf import get_settings
from .limits import check_document, scan_source

MAX_ERRORS = 20
MAX_COMMENTS = 200
CACHE_SIZE = 500

_cache: "OrderedDict[tuple[int, str], PreparedDocument | RefusedDocument]" = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A document that is valid for the schema."""

    document: DocumentNode


@dataclass(frozen=True, slots=True)
class RefusedDocument:
    """A document that cannot be executed, whatever its variables, and why."""

    errors: tuple[GraphQLError, ...]


def prepare(schema: GraphQLSchema, source: str) -> PreparedDocument | RefusedDocument:
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


def _prepare(schema: GraphQLSchema, source: str) -> PreparedDocument | RefusedDocument:
    settings = get_settings()
    try:
        scan_source(source)
        document = parse(
            source,
            max_lexical_tokens=settings["MAX_TOKENS"],
            max_comments=MAX_COMMENTS,
            max_source_length=settings["MAX_QUERY_BYTES"],
        )
        # Without variables: what depends on them is checked again with each request.
        check_document(schema, document, {})
    except GraphQLError as error:
        return RefusedDocument((_coded(error, "GRAPHQL_PARSE_FAILED"),))
    except RecursionError:
        return RefusedDocument(
            (GraphQLError("The query is nested too deeply.", extensions={"code": "QUERY_TOO_DEEP"}),)
        )
    errors = validate(schema, document, specified_rules, max_errors=MAX_ERRORS)
    if errors:
        return RefusedDocument(tuple(_coded(error, "GRAPHQL_VALIDATION_FAILED") for error in errors))
    return PreparedDocument(document)


def _coded(error: GraphQLError, code: str) -> GraphQLError:
    error.extensions = {"code": code, **(error.extensions or {})}
    return error
