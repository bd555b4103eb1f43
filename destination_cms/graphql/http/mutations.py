"""Mutations over HTTP: executed once, by graphql-core; nothing of what was sent is kept, and nothing is logged of it."""

import logging
import traceback
from contextlib import closing
from typing import Any
from uuid import uuid4

import orjson
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_variables
from graphql import ExecutionResult, GraphQLError, OperationType, execute_sync

from ...conf import get_settings
from ..limits.documents import PreparedDocument
from ..reading.context import Context
from ..reading.reader import Reader
from ..schema import get_schema
from .requests import GraphQLRequest
from .responses import coded, content_response, formatted, unavailable

__all__ = ["answer_mutation", "client_address", "is_mutation"]

logger = logging.getLogger(__name__)

#: Characters of a network address that are read.
_LONGEST_ADDRESS = 100


def is_mutation(prepared: PreparedDocument, asked: GraphQLRequest) -> bool:
    """Return whether the operation that is asked for changes something."""
    operation = prepared.operation(asked.operation_name)
    return operation is not None and operation.operation is OperationType.MUTATION


@sensitive_variables()
def answer_mutation(
    request: HttpRequest, prepared: PreparedDocument, asked: GraphQLRequest, reader: Reader, media_type: str
) -> HttpResponse:
    """Execute a mutation and return its answer, which no cache may store; 503 where the database is away."""
    with closing(reader):
        result = _executed(prepared, asked, Context(reader, client_address(request)))
    originals = [error.original_error for error in result.errors or ()]
    if any(isinstance(error, DatabaseError) for error in originals):
        logger.error("A mutation could not reach the database")
        return unavailable(media_type)
    body: dict[str, Any] = {"data": result.data}
    if result.errors:
        body["errors"] = [_shown(error) for error in result.errors]
    return content_response(orjson.dumps(body), media_type)


@sensitive_variables()
def _executed(prepared: PreparedDocument, asked: GraphQLRequest, context: Context) -> ExecutionResult:
    try:
        return execute_sync(
            get_schema(),
            prepared.document,
            context_value=context,
            variable_values=asked.variables,
            operation_name=asked.operation_name,
        )
    except Exception as error:  # noqa: BLE001 - a report of it would hold what was sent
        return ExecutionResult(None, [GraphQLError("", original_error=error)])


def client_address(request: HttpRequest) -> str:
    """Return the network address of a client, by the setting ``CLIENT_ADDRESS_HEADER``; empty when it is unknown."""
    header = get_settings()["CLIENT_ADDRESS_HEADER"]
    forwarded = request.headers.get(header, "").rpartition(",")[2].strip() if header else ""
    return (forwarded or str(request.META.get("REMOTE_ADDR") or ""))[:_LONGEST_ADDRESS]


def _shown(error: GraphQLError) -> dict[str, Any]:
    """Return an error for the caller. What failed is logged by its type and its place in the code, without values."""
    original = error.original_error
    if original is None or isinstance(original, GraphQLError):
        return formatted(error)
    incident = uuid4().hex
    frames = traceback.extract_tb(original.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
    logger.error("A mutation failed, incident %s: %s at %s", incident, type(original).__name__, place)
    return coded(f"Something went wrong while this was sent (incident {incident}).", "INTERNAL_ERROR")
