"""From an HTTP request to a GraphQL request, with every refusal named."""

import json
import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.request import UnreadablePostError

from ..conf import get_settings
from .media import LEGACY_JSON, RESPONSE_JSON

_SURROGATE = re.compile("[\ud800-\udfff]")


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
    if request.method in {"GET", "HEAD"}:
        return _checked(_from_url(request))
    if request.method == "POST":
        return _checked(_from_body(request))
    raise RequestRefused("Use GET or POST.", "METHOD_NOT_ALLOWED", 405)


def _from_url(request: HttpRequest) -> dict[str, Any]:
    if len(request.META.get("QUERY_STRING", "")) > get_settings()["MAX_QUERY_BYTES"]:
        raise _too_large()
    asked: dict[str, Any] = {}
    for name in ("query", "operationName", "variables", "extensions"):
        values = request.GET.getlist(name)
        if len(values) > 1:
            raise RequestRefused(f"'{name}' is given more than once.", "BAD_REQUEST")
        if values:
            is_json = name in {"variables", "extensions"}
            asked[name] = _decoded(values[0].encode("utf-8", "replace"), f"'{name}'") if is_json else values[0]
    return asked


def _from_body(request: HttpRequest) -> Any:
    if request.content_type not in {LEGACY_JSON, RESPONSE_JSON}:
        raise RequestRefused("The body has to be application/json.", "UNSUPPORTED_MEDIA_TYPE", 415)
    if (request.content_params or {}).get("charset", "utf-8").lower() not in {"utf-8", "utf8"}:
        raise RequestRefused("The body has to be in UTF-8.", "UNSUPPORTED_MEDIA_TYPE", 415)
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise RequestRefused("The body must not be compressed.", "UNSUPPORTED_MEDIA_TYPE", 415)
    if {"query", "operationName", "variables"} & set(request.GET):
        raise RequestRefused("A POST is read from its body; take the query out of the address.", "BAD_REQUEST")
    most = get_settings()["MAX_QUERY_BYTES"]
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdecimal() and (len(length) > 12 or int(length) > most):
        raise _too_large()
    try:
        body = request.read(most + 1)
    except (UnreadablePostError, RequestDataTooBig) as error:
        raise RequestRefused("The body could not be read.", "BAD_REQUEST") from error
    if len(body) > most:
        raise _too_large()
    return _decoded(body, "The body")


def _too_large() -> RequestRefused:
    most = get_settings()["MAX_QUERY_BYTES"]
    return RequestRefused(f"The request is larger than {most} bytes.", "REQUEST_TOO_LARGE", 413)


def _decoded(raw: bytes, name: str) -> Any:
    try:
        return json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=_without_duplicates, parse_constant=_refuse_constant
        )
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise RequestRefused(f"{name} is not valid JSON in UTF-8.", "BAD_REQUEST") from error


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return {name: _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value for name, value in found.items()}


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")


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
    return GraphQLRequest(_SURROGATE.sub("\ufffd", query), variables or {}, operation or None)
