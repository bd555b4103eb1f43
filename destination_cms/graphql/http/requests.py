"""Parsing of an HTTP request into a GraphQL request, with a named error for every refusal."""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, QueryDict
from django.http.request import UnreadablePostError

from ...conf import get_settings
from .responses import LEGACY_JSON, RESPONSE_JSON

#: Levels of lists and objects in a request, and values in all of them: far more than any argument takes.
MAX_DEPTH = 32
MAX_VALUES = 2_000
#: Bytes from which it pays to read the query apart from the rest.
LONG_BODY = 4_000
#: Queries of addresses that a process keeps as they were parsed, and the characters of the longest.
MAX_KEPT, LONGEST_KEPT = 500, 8_000

_SURROGATE = re.compile("[\ud800-\udfff]")
_QUERY = re.compile(rb'"query"\s*:\s*')


class RequestRefused(Exception):
    """The request is not a GraphQL request that is served here."""

    def __init__(self, message: str, code: str, status: int = 400) -> None:
        super().__init__(message)
        self.code = code
        self.status = status


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """A parsed GraphQL request, which nothing may change.

    ``digest`` is a hash of all of it.
    """

    query: str
    variables: dict[str, Any]
    operation_name: str | None
    digest: str


def read_request(request: HttpRequest) -> GraphQLRequest:
    """Return what an HTTP request asks.

    Raises:
        RequestRefused: method, media type, size or shape is not served.
    """
    if request.method in {"GET", "HEAD"}:
        return _from_url(request)
    if request.method == "POST":
        return _checked(_from_body(request))
    raise RequestRefused("Use GET or POST.", "METHOD_NOT_ALLOWED", 405)


def _from_url(request: HttpRequest) -> GraphQLRequest:
    sent = request.META.get("QUERY_STRING", "")
    if len(sent) > get_settings()["MAX_QUERY_BYTES"]:
        raise _too_large()
    # A change is not made by GET, and what someone has sent by mistake is not kept.
    is_kept = len(sent) <= LONGEST_KEPT and "mutation" not in sent
    return _of_url(sent) if is_kept else _of_url.__wrapped__(sent)


@lru_cache(MAX_KEPT)
def _of_url(sent: str) -> GraphQLRequest:
    """Return what the query of an address asks: that of a page comes again from everybody who opens it."""
    try:
        # WSGI gives bytes as characters (PEP 3333); ASGI may give characters.
        given = QueryDict(sent.encode("latin-1"))
    except UnicodeEncodeError:
        given = QueryDict(sent)
    asked: dict[str, Any] = {}
    for name in ("query", "operationName", "variables", "extensions", "documentId"):
        values = given.getlist(name)
        if len(values) > 1:
            raise RequestRefused(f"'{name}' is given more than once.", "BAD_REQUEST")
        if values:
            is_json = name in {"variables", "extensions"}
            asked[name] = _decoded(values[0].encode("utf-8", "replace"), f"'{name}'") if is_json else values[0]
    return _checked(asked)


def _from_body(request: HttpRequest) -> Any:
    if request.content_type not in {LEGACY_JSON, RESPONSE_JSON}:
        raise RequestRefused("The body must be application/json.", "UNSUPPORTED_MEDIA_TYPE", 415)
    if (request.content_params or {}).get("charset", "utf-8").lower() not in {"utf-8", "utf8"}:
        raise RequestRefused("The body must be in UTF-8.", "UNSUPPORTED_MEDIA_TYPE", 415)
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise RequestRefused("The body must not be compressed.", "UNSUPPORTED_MEDIA_TYPE", 415)
    if {"query", "operationName", "variables"} & set(request.GET):
        raise RequestRefused("A POST is read from its body; take the query out of the address.", "BAD_REQUEST")
    most = get_settings()["MAX_QUERY_BYTES"]
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdecimal() and (len(length) > 12 or int(length) > most):
        raise _too_large()
    try:
        body = _body_stream(request).read(most + 1)
    except (UnreadablePostError, RequestDataTooBig) as error:
        raise RequestRefused("The body could not be read.", "BAD_REQUEST") from error
    if len(body) > most:
        raise _too_large()
    return _decoded(body, "The body")


def _body_stream(request: HttpRequest) -> Any:
    """Return what to read the body from. Django reads nothing of a body that comes in chunks, without its length.

    Raises:
        RequestRefused: the server does not tell where such a body ends.
    """
    if request.headers.get("Transfer-Encoding", "identity").lower() != "chunked" or "wsgi.input" not in request.META:
        return request
    if not request.META.get("wsgi.input_terminated"):
        raise RequestRefused("The body needs a Content-Length.", "LENGTH_REQUIRED", 411)
    return request.META["wsgi.input"]


def _too_large() -> RequestRefused:
    most = get_settings()["MAX_QUERY_BYTES"]
    return RequestRefused(f"The request is larger than {most} bytes.", "REQUEST_TOO_LARGE", 413)


def _decoded(raw: bytes, name: str) -> Any:
    query, rest = _query_apart(raw) if len(raw) > LONG_BODY else (None, raw)
    try:
        asked = json.loads(
            rest.decode("utf-8-sig"), object_pairs_hook=_without_duplicates, parse_constant=_refuse_constant
        )
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise RequestRefused(f"{name} is not valid JSON in UTF-8.", "BAD_REQUEST") from error
    _check_size(asked)
    # Only an escape can stand for half a character.
    asked = _sound(asked) if b"\\u" in rest else asked
    if query is not None:
        asked["query"] = query
    return asked


def _query_apart(raw: bytes) -> tuple[str | None, bytes]:
    """Return the query and the body with an empty one, or the body alone where the two cannot be separated.

    The strict reader, which compares names, is slow over a long text full of escapes; the fast one is not.
    """
    try:
        asked = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None, raw
    _check_size(asked)
    query = asked.get("query") if isinstance(asked, dict) else None
    start = _QUERY.search(raw)
    if start is None or not isinstance(query, str):
        return None, raw
    text = orjson.dumps(query)
    if not raw.startswith(text, start.end()):
        return None, raw
    return query, raw[: start.end()] + b'""' + raw[start.end() + len(text) :]


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name occurs twice")
    return found


def _check_size(asked: Any) -> None:
    waiting, values = [(asked, 1)], 0
    while waiting:
        value, depth = waiting.pop()
        if not isinstance(value, dict | list):
            continue
        values += len(value)
        if depth > MAX_DEPTH:
            raise RequestRefused(f"The request is nested more than {MAX_DEPTH} levels deep.", "QUERY_TOO_DEEP")
        if values > MAX_VALUES:
            raise RequestRefused(f"The request has more than {MAX_VALUES} values.", "QUERY_TOO_COMPLEX")
        waiting.extend((item, depth + 1) for item in (value.values() if isinstance(value, dict) else value))


def _sound(value: Any) -> Any:
    """Return a value whose texts can be written: half a character is replaced."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_sound(item) for item in value]
    if isinstance(value, dict):
        return {_sound(name): _sound(item) for name, item in value.items()}
    return value


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON number")


def _checked(asked: Any) -> GraphQLRequest:
    if not isinstance(asked, dict):
        raise RequestRefused("The request must be one JSON object.", "BAD_REQUEST")
    query, variables, operation = asked.get("query"), asked.get("variables"), asked.get("operationName")
    if not query and ("documentId" in asked or "persistedQuery" in (asked.get("extensions") or {})):
        # In the words that clients of persisted queries look for: they send the text, and ask no more without it.
        raise RequestRefused("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED", 200)
    if not isinstance(query, str) or not query:
        raise RequestRefused("'query' must be a string.", "BAD_REQUEST")
    for name in ("variables", "extensions"):
        if not isinstance(asked.get(name), dict | None):
            raise RequestRefused(f"'{name}' must be an object.", "BAD_REQUEST")
    if not isinstance(operation, str | None):
        raise RequestRefused("'operationName' must be a string.", "BAD_REQUEST")
    digest = hashlib.sha256(json.dumps([query, variables or {}, operation or None], sort_keys=True).encode())
    return GraphQLRequest(query, variables or {}, operation or None, digest.hexdigest())
