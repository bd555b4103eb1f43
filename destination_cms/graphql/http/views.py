"""GraphQL over HTTP on graphql-core: no cookie, no writes in a read, no internals in an error."""

import hashlib
import logging
from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import Any

import orjson
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from graphql import ExecutionResult, GraphQLError, OperationType, execute_sync, get_variable_values

from ...api_views import api_view, has_current
from ...conf import get_settings
from ...health import note_damage
from ...images.addresses import public_addresses
from ...sites import ReadState, read_state
from ..errors import QueryRefused
from ..limits.cost import check_document
from ..limits.documents import PreparedDocument, RefusedDocument, prepare
from ..reading.context import Context
from ..reading.ids import BadInput
from ..reading.reader import Reader
from ..reading.rows import Damage, DamagedRecord
from ..schema import get_schema, schema_version
from . import graphiql
from .answer_cache import MOST_SECONDS, NoCache, answer_cache
from .mutations import answer_mutation, is_mutation
from .requests import GraphQLRequest, RequestRefused, read_request
from .responses import (
    HTML,
    LEGACY_JSON,
    coded,
    content_response,
    formatted,
    json_response,
    make_cacheable,
    negotiate,
    refusal,
    unavailable,
)
from .turns import one_at_a_time

logger = logging.getLogger(__name__)

#: So often a query is run again without what it met that cannot be read.
MOST_DAMAGES = 5


@api_view("GET", "HEAD", "POST")
# What a visitor sends must not stand in an error report, wherever below this it fails.
@sensitive_variables()
def graphql_view(request: HttpRequest) -> HttpResponse:
    """Answer a query by GET or POST in GraphQL's JSON."""
    wanted = negotiate(request.META.get("HTTP_ACCEPT"))
    if wanted == HTML and graphiql.is_wanted(request):
        return graphiql.page()
    media_type = LEGACY_JSON if wanted in {None, HTML} else str(wanted)
    return _answer_safely(request, media_type)


def _answer_safely(request: HttpRequest, media_type: str) -> HttpResponse:
    try:
        asked = read_request(request)
        return _answer(request, asked, media_type)
    except RequestRefused as error:
        response = json_response({"errors": [coded(str(error), error.code)]}, media_type, error.status)
        if error.status == 405:
            response["Allow"] = "GET, HEAD, POST, OPTIONS"
        return response
    except QueryRefused as error:
        return refusal([formatted(error)], media_type)
    except RecursionError:
        # Variables may be nested more deeply than any type of ours is.
        return refusal([coded("The request is nested too deeply.", "QUERY_TOO_DEEP")], media_type)
    except DatabaseError:
        logger.exception("GraphQL could not read the ledger")
        return unavailable(media_type)


def _answer(request: HttpRequest, asked: GraphQLRequest, media_type: str) -> HttpResponse:
    schema = get_schema()
    prepared = prepare(schema, asked.query)
    if isinstance(prepared, RefusedDocument):
        return refusal((formatted(error) for error in prepared.errors), media_type)
    _refuse_change_by_get(request, prepared, asked)
    # Coercion comes before the first query: what cannot be executed costs the database nothing.
    variables = _coerced(prepared, asked)
    if isinstance(variables, list):
        return refusal((formatted(error) for error in variables), media_type)
    cost = check_document(schema, prepared.document, variables).cost if prepared.variables else prepared.cost
    state = read_state(request)
    if state is None:
        return json_response({"errors": [coded("No site answers to this host.", "UNKNOWN_SITE")]}, media_type, 421)
    now = timezone.now()
    is_due = state.is_due(now)
    if is_mutation(prepared, asked):
        return answer_mutation(request, prepared, asked, Reader(state.site, now, is_due=is_due), media_type)
    digest = _digest_of(state, asked, media_type)
    etag = None if is_due or request.method == "POST" else f'"{digest}"'
    if etag and has_current(request, etag):
        response = HttpResponse(status=304)
        response["Vary"] = "Accept"
        make_cacheable(response, etag, now, state.next_due_at)
        return response

    def compute() -> tuple[bytes, bool]:
        with one_at_a_time():
            body = _read(prepared, asked, variables, partial(Reader, state.site, now, is_due=is_due))
        body["extensions"] = {"cost": {"requested": cost, "limit": get_settings()["MAX_COST"]}}
        return orjson.dumps(body), "errors" not in body

    left = (state.next_due_at - now).total_seconds() if state.next_due_at else MOST_SECONDS
    answers = NoCache() if is_due else answer_cache()
    content, is_whole = answers.answer(f"destination:{digest}", left, compute)
    response = content_response(content, media_type)
    if etag and is_whole:
        make_cacheable(response, etag, now, state.next_due_at)
    return response


def _refuse_change_by_get(request: HttpRequest, prepared: PreparedDocument, asked: GraphQLRequest) -> None:
    operation = prepared.operation(asked.operation_name)
    if request.method != "POST" and operation and operation.operation is not OperationType.QUERY:
        raise RequestRefused("A GET can only query.", "METHOD_NOT_ALLOWED", 405)


def _coerced(prepared: PreparedDocument, asked: GraphQLRequest) -> dict[str, Any] | list[GraphQLError]:
    """Return the variables with their defaults, or why the document cannot be executed with them."""
    operation = prepared.operation(asked.operation_name)
    if operation is None:
        named = (
            f"'{asked.operation_name[:60]}' is not an operation of"
            if asked.operation_name
            else "'operationName' must name one operation of"
        )
        return [BadInput(f"{named} this document.", "OPERATION_NOT_FOUND")]
    if not operation.variable_definitions:
        return {}
    return get_variable_values(get_schema(), operation.variable_definitions, asked.variables)


def _read(
    prepared: PreparedDocument, asked: GraphQLRequest, variables: dict[str, Any], new_reader: Callable[..., Reader]
) -> dict[str, Any]:
    """Run a query that can be run, and return the body of the answer.

    One damaged record would blank the whole answer, because nothing in a list may be null. So it is left out, and
    told: the query is run again without it.
    """
    result, damage = _execute(prepared, asked, variables, new_reader), Damage()
    for _ in range(MOST_DAMAGES):
        met = [error.original_error for error in result.errors or () if isinstance(error.original_error, DamagedRecord)]
        if not met:
            break
        for error in met:
            damage.note(error)
        result = _execute(prepared, asked, variables, partial(new_reader, damage))
    body: dict[str, Any] = {"data": result.data}
    errors = [formatted(error) for error in result.errors or ()]
    if damage.left_out:
        note_damage(damage.left_out)
        errors += [
            coded(f"The record {key} is damaged and was left out.", "DAMAGED") for key in sorted(damage.left_out)
        ]
    if errors:
        body["errors"] = errors
    return body


def _execute(
    prepared: PreparedDocument, asked: GraphQLRequest, variables: dict[str, Any], new_reader: Callable[..., Reader]
) -> ExecutionResult:
    """Return the result of a query, as it is compiled; where that gives none, graphql-core executes it.

    Raises:
        DatabaseError: the database cannot be read.
    """
    with closing(new_reader()) as reader:
        data = prepared.compiled.answer(asked.operation_name, Context(reader), variables)
    if data is not None:
        return ExecutionResult(data)
    with closing(new_reader()) as reader:
        result = execute_sync(
            get_schema(),
            prepared.document,
            context_value=Context(reader),
            variable_values=asked.variables,
            operation_name=asked.operation_name,
        )
    for error in result.errors or ():
        if isinstance(error.original_error, DatabaseError):
            raise error.original_error
    return result


def _digest_of(state: ReadState, asked: GraphQLRequest, media_type: str) -> str:
    """Return a hash of everything that decides an answer: its entity tag, and the key that it is kept under."""
    site = state.site
    decides = (
        str(state.epoch),
        state.head,
        state.stamp,
        site.pk,
        *public_addresses(site),
        site.locales,
        site.default_locale,
        media_type,
        schema_version(),
        asked.digest,
    )
    return hashlib.sha256(repr(decides).encode()).hexdigest()[:32]
