"""GraphQL answers over HTTP: media type, status by phase, and caching."""

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

import orjson
from django.http import HttpResponse
from graphql import GraphQLError

from ...api_views import weight_of
from ...conf import get_settings
from ..reading.ids import BadInput

logger = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = 30

RESPONSE_JSON = "application/graphql-response+json"
LEGACY_JSON = "application/json"
HTML = "text/html"

_FITTING = {
    "application/graphql-response+json": RESPONSE_JSON,
    "application/json": LEGACY_JSON,
    "application/*": LEGACY_JSON,
    "*/*": LEGACY_JSON,
    "text/html": HTML,
}


def negotiate(accept: str | None) -> str | None:
    """Return the media type that an ``Accept`` header asks for; ``None`` when we have none of them.

    A missing header and ``*/*`` mean plain JSON. Of two types with the same weight the one that is
    named first wins.
    """
    if not accept or not accept.strip():
        return LEGACY_JSON
    best: tuple[float, int] | None = None
    chosen = None
    for position, part in enumerate(accept.split(",")[:50]):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        offered = _FITTING.get(name)
        weight = weight_of(parameters)
        if offered and weight > 0 and (best is None or (weight, -position) > best):
            best, chosen = (weight, -position), offered
    return chosen


def refusal(errors: Iterable[dict[str, Any]], media_type: str) -> HttpResponse:
    """Answer a request that was not executed: 400, or 200 for plain JSON as its older clients expect."""
    return json_response({"errors": list(errors)}, media_type, 200 if media_type == LEGACY_JSON else 400)


def json_response(body: dict[str, Any], media_type: str, status: int = 200) -> HttpResponse:
    """Return JSON that caches must not store; ``make_cacheable`` lifts that."""
    return content_response(orjson.dumps(body), media_type, status)


def content_response(content: bytes, media_type: str, status: int = 200) -> HttpResponse:
    """Return JSON that is written already, as ``json_response`` does."""
    response = HttpResponse(content, status=status, content_type=f"{media_type}; charset=utf-8")
    response["Cache-Control"] = "no-store"
    response["Vary"] = "Accept"
    return response


def unavailable(media_type: str = LEGACY_JSON) -> HttpResponse:
    """Return 503 in JSON, without host names and not cacheable."""
    message = "The content cannot be read at the moment. Try again later."
    response = json_response({"errors": [coded(message, "UNAVAILABLE")]}, media_type, 503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def coded(message: str, code: str) -> dict[str, Any]:
    """Return an error of ours."""
    return {"message": message, "extensions": {"code": code}}


def formatted(error: GraphQLError) -> dict[str, Any]:
    """Return an error for the caller: ours and the language's as they are, everything else masked.

    A masked error carries an incident number that is also in the log.
    """
    original = error.original_error
    shown: dict[str, Any] = dict(error.formatted)
    if original is None or isinstance(original, BadInput):
        shown.setdefault("extensions", {"code": "BAD_USER_INPUT"})
        return shown
    if isinstance(original, GraphQLError):
        return {**shown, "extensions": {"code": "BAD_USER_INPUT", **(original.extensions or {})}}
    incident = uuid4().hex
    logger.error("a resolver failed, incident %s", incident, exc_info=original)
    message = f"Something went wrong while this was answered (incident {incident})."
    return {**shown, **coded(message, "INTERNAL_ERROR")}


def make_cacheable(response: HttpResponse, etag: str, now: datetime, next_due_at: datetime | None) -> None:
    """Let caches keep an answer, never past the moment when something in it may end."""
    settings = get_settings()
    left = int((next_due_at - now).total_seconds()) if next_due_at else None
    fresh = settings["CACHE_SECONDS"] if left is None else max(min(settings["CACHE_SECONDS"], left), 0)
    stale = settings["STALE_SECONDS"] if left is None else max(min(settings["STALE_SECONDS"], left - fresh), 0)
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={fresh}, stale-while-revalidate={stale}"
