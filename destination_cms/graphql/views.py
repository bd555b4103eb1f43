"""GraphQL over HTTP on graphql-core: no cookie, no work in a read, no internals in an error."""

import logging
from typing import Any

import orjson
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from graphql import ExecutionResult, GraphQLError, execute_sync

from ..sites import read_state
from .context import Context
from .documents import PreparedDocument, prepare
from .ids import BadInput
from .reader import Reader
from .requests import GraphQLRequest, RequestRefused, read_request
from .schema import get_schema

logger = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = 30
_MASKED = "Something went wrong while this was answered."


@csrf_exempt  # No cookie is read here, so there is nothing that another site could ride on.
def graphql_view(request: HttpRequest) -> HttpResponse:
    """Answer a query by GET or POST in GraphQL's JSON."""
    try:
        asked = read_request(request)
        return _answer(request, asked)
    except RequestRefused as error:
        response = _json({"errors": [_error(str(error), error.code)]}, error.status)
        if error.status == 405:
            response["Allow"] = "GET, POST"
        return response
    except DatabaseError:
        logger.exception("GraphQL could not read the ledger")
        return _unavailable()


def _answer(request: HttpRequest, asked: GraphQLRequest) -> HttpResponse:
    prepared = prepare(get_schema(), asked.query)
    if not isinstance(prepared, PreparedDocument):
        return _json({"errors": [_format(error) for error in prepared]}, 400)
    state = read_state(request)
    if state is None:
        return _json({"errors": [_error("No published site answers to this host.", "UNKNOWN_SITE")]}, 404)
    result = execute_sync(
        get_schema(),
        prepared.document,
        variable_values=asked.variables,
        operation_name=asked.operation_name,
        context_value=Context(Reader(state.site, timezone.now())),
    )
    for error in result.errors or ():
        if isinstance(error.original_error, DatabaseError):
            raise error.original_error
    return _json(_body(result), 200 if result.data is not None or not result.errors else 400)


def _body(result: ExecutionResult) -> dict[str, Any]:
    body: dict[str, Any] = {}
    if result.errors:
        body["errors"] = [_format(error) for error in result.errors]
    if result.data is not None or not result.errors:
        body["data"] = result.data
    return body


def _format(error: GraphQLError) -> dict[str, Any]:
    """Return an error for the caller: ours and the language's as they are, everything else masked."""
    original = error.original_error
    if original is None or isinstance(original, BadInput | GraphQLError):
        formatted: dict[str, Any] = dict(error.formatted)
        formatted.setdefault("extensions", {"code": "GRAPHQL_VALIDATION_FAILED"})
        return formatted
    logger.error("a resolver failed", exc_info=original)
    return {**error.formatted, **_error(_MASKED, "INTERNAL_ERROR")}


def _error(message: str, code: str) -> dict[str, Any]:
    return {"message": message, "extensions": {"code": code}}


def _json(body: dict[str, Any], status: int = 200) -> HttpResponse:
    response = HttpResponse(orjson.dumps(body), status=status, content_type="application/json; charset=utf-8")
    response["Cache-Control"] = "public, no-cache" if status == 200 and "errors" not in body else "no-store"
    return response


def _unavailable() -> HttpResponse:
    message = "The content cannot be read at the moment. Try again later."
    response = _json({"errors": [_error(message, "UNAVAILABLE")]}, 503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response
