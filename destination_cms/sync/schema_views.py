"""The JSON Schemas over HTTP. They depend on what is installed, and on nothing that is published."""

import hashlib
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

from ..api_views import api_view, has_current
from ..projections.kinds import get_kinds
from .feed import FORMAT
from .schemas import line_schema, record_schema

CONTENT_TYPE = "application/schema+json"
METHODS = ("GET", "HEAD")


@api_view(*METHODS)
def schema_index(request: HttpRequest) -> HttpResponse:
    """Answer ``{"format", "line", "kinds": [{"kind", "version", "description", "schema"}]}``; addresses are relative."""
    kinds = [
        {
            "kind": kind.name,
            "version": kind.version,
            "description": kind.description,
            "schema": f"{kind.name}.json",
        }
        for kind in get_kinds().values()
    ]
    return _answer(request, {"format": FORMAT, "line": "../schema.json", "kinds": kinds}, "application/json")


@api_view(*METHODS)
def kind_schema(request: HttpRequest, kind: str) -> HttpResponse:
    """Answer the schema of a record of a kind, in the present version."""
    found = get_kinds().get(kind)
    if found is None:
        error = {"code": "UNKNOWN_KIND", "message": "This site has no kind of this name."}
        response = JsonResponse({"error": error}, status=404)
        response["Cache-Control"] = "no-store"
        return response
    return _answer(request, record_schema(found), CONTENT_TYPE)


@api_view(*METHODS)
def feed_line_schema(request: HttpRequest) -> HttpResponse:
    """Answer the schema of a line of the feed."""
    return _answer(request, line_schema(), CONTENT_TYPE)


def _answer(request: HttpRequest, value: Any, content_type: str) -> HttpResponse:
    if request.method not in METHODS:
        return HttpResponseNotAllowed([*METHODS, "OPTIONS"])
    body = orjson.dumps(value, option=orjson.OPT_INDENT_2)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    is_known = has_current(request, etag)
    response = HttpResponse(status=304) if is_known else HttpResponse(body, content_type=content_type)
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"
    return response
