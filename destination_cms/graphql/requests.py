"""From an HTTP request to a GraphQL request, with every refusal named."""

import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.request import UnreadablePostError

from ..conf import get_settings

JSON_TYPES = frozenset({"application/json", "application/graphql-response+json"})


class RequestRefused(Exception):
    """The request is no GraphQL request that is served here."""

    def __init__(self, message: str, code: str, status: int = 400) -> None:
        super().__init__(message)
        self.code = code
        self.status = status


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """What was asked."""

    query: str
    variables: dict[str, Any]
    operation_name: str | None


def read_request(request: HttpRequest) -> GraphQLRequest:
    """Return what an HTTP request asks.

    Raises:
        RequestRefused: method, media type, size or shape is not served.
    """
    if request.method == "GET":
        return _checked(_from_url(request))
    if request.method == "POST":
        return _checked(_from_body(request))
    raise RequestRefused("Use GET or POST.", "METHOD_NOT_ALLOWED", 405)


def _from_url(request: HttpRequest) -> dict[str, Any]:
    asked: dict[str, Any] = {name: request.GET[name] for name in ("query", "operationName") if name in request.GET}
    if len(request.META.get("QUERY_STRING", "")) > get_settings()["MAX_QUERY_BYTES"]:
        raise _too_large()
    if request.GET.get("variables"):
        asked["variables"] = _decoded(request.GET["variables"].encode(), "variables")
    return asked


def _from_body(request: HttpRequest) -> Any:
    if request.content_type not in JSON_TYPES:
        raise RequestRefused("The body has to be application/json.", "UNSUPPORTED_MEDIA_TYPE", 415)
    most = get_settings()["MAX_QUERY_BYTES"]
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdecimal() and int(length) > most:
        raise _too_large()
    try:
        body = request.read(most + 1)
    except (UnreadablePostError, RequestDataTooBig) as error:
        raise RequestRefused("The body could not be read.", "BAD_REQUEST") from error
    if len(body) > most:
        raise _too_large()
    return _decoded(body, "body")


def _too_large() -> RequestRefused:
    most = get_settings()["MAX_QUERY_BYTES"]
    return RequestRefused(f"The request is larger than {most} bytes.", "REQUEST_TOO_LARGE", 413)


def _decoded(raw: bytes, name: str) -> Any:
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise RequestRefused(f"The {name} is not valid JSON in UTF-8.", "BAD_REQUEST") from error


def _checked(asked: Any) -> GraphQLRequest:
    if not isinstance(asked, dict):
        raise RequestRefused("The request has to be one JSON object.", "BAD_REQUEST")
    query, variables, operation = asked.get("query"), asked.get("variables"), asked.get("operationName")
    if not isinstance(query, str) or not query:
        raise RequestRefused("'query' is missing or is no text.", "BAD_REQUEST")
    for name in ("variables", "extensions"):
        if not isinstance(asked.get(name), dict | None):
            raise RequestRefused(f"'{name}' has to be an object.", "BAD_REQUEST")
    if not isinstance(operation, str | None):
        raise RequestRefused("'operationName' has to be a text.", "BAD_REQUEST")
    return GraphQLRequest(query, variables or {}, operation or None)
