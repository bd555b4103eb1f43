"""The sync feed over HTTP: ``GET /sync/changes`` answers NDJSON."""

import hashlib
import logging
from typing import Any

import orjson
from django.core.signing import BadSignature, Signer
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils.cache import patch_vary_headers

from ..addresses import site_url
from ..api_views import api_view, has_current
from ..conf import get_settings
from ..images.addresses import media_url
from ..publishing.damage import repair
from ..publishing.sweep import sweep_publications
from ..sites import site_of_request
from .errors import BadParameter, SyncError, SyncTokenInvalid, UnknownSite
from .feed import FORMAT, FeedPage, is_past_due, read_page
from .token import Token, TokenMalformed, decode_token, encode_token

logger = logging.getLogger(__name__)

#: So many pages of damaged lines are published again in one request; what was repaired comes after them.
MOST_REPAIRS = 10

CONTENT_TYPE = "application/x-ndjson; charset=utf-8"
METHODS = ("GET", "HEAD")
PARAMETERS = frozenset({"token", "limit"})
MAX_TOKEN_LENGTH = 500
RETRY_AFTER_SECONDS = 30


@api_view(*METHODS)
def changes(request: HttpRequest) -> HttpResponse:
    """Answer one page of the feed; see ``docs/how-to/sync-an-app.md`` for the contract."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed([*METHODS, "OPTIONS"])
    try:
        return _answer(request)
    except SyncError as error:
        body = {"code": error.code, "message": str(error), **error.details}
        return _uncached(JsonResponse({"error": body}, status=error.status))
    except DatabaseError:
        logger.exception("the sync feed could not read the ledger")
        return unavailable()


def _answer(request: HttpRequest) -> HttpResponse:
    token, limit = _parameters(request)
    site = site_of_request(request)
    if site is None:
        raise UnknownSite
    page = read_page(token, site=site.pk, limit=limit)
    if is_past_due(page):
        # The one write that a read may cause: nothing that has expired is ever answered as public.
        sweep_publications()
        page = read_page(token, site=site.pk, limit=limit)
        if is_past_due(page):
            return unavailable()
    for _ in range(MOST_REPAIRS):
        if not page.damaged:
            break
        # No client could read these lines, and no app would ever have all that is published.
        logger.error("these are damaged and are published again: %s", ", ".join(page.damaged))
        repair(page.damaged)
        page = read_page(token, site=site.pk, limit=limit)
    if page.damaged:
        return unavailable()
    addresses = {"siteUrl": site_url(site), "mediaUrl": media_url(site)}
    etag = _etag(page, token, limit, addresses)
    if has_current(request, etag):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(_body(page, addresses), content_type=CONTENT_TYPE)
        response["Link"] = '<schema/>; rel="describedby"'
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"
    patch_vary_headers(response, ["Host"])
    return response


def _parameters(request: HttpRequest) -> tuple[Token | None, int]:
    """Return token and limit.

    Raises:
        SyncError: a parameter is unknown, malformed or out of its limits.
    """
    unknown = sorted(set(request.GET) - PARAMETERS)
    if unknown:
        raise BadParameter(
            f"The parameter '{unknown[0][:60]}' is not known; there are 'token' and 'limit'.", parameter=unknown[0][:60]
        )
    text = request.GET.get("token", "")
    most = get_settings()["SYNC_MAX_PAGE_SIZE"]
    limit = request.GET.get("limit", str(get_settings()["SYNC_PAGE_SIZE"]))
    if not (limit.isascii() and limit.isdecimal() and len(limit) < 10 and 1 <= int(limit) <= most):
        raise BadParameter(
            f"The parameter 'limit' must be a whole number from 1 to {most}.", parameter="limit", limit=most
        )
    return (_token(text) if "token" in request.GET else None), int(limit)


def _token(text: str) -> Token:
    if len(text) > MAX_TOKEN_LENGTH:
        raise SyncTokenInvalid
    try:
        return decode_token(_signer().unsign(text))
    except (BadSignature, TokenMalformed) as error:
        raise SyncTokenInvalid from error


def _signer() -> Signer:
    return Signer(salt="destination_cms.sync")


def _body(page: FeedPage, addresses: dict[str, str]) -> bytes:
    token = _signer().sign(encode_token(page.token))
    end: dict[str, Any]
    if page.has_more:
        end = {"op": "continue", "token": token}
    else:
        end = {"op": "checkpoint", "token": token, "count": page.count, "checksum": page.checksum}
        if page.lines:
            end["tallies"] = page.tallies
    # Outside of every digest: a deployment may move, and no record changes.
    end |= {"format": FORMAT, **addresses}
    return b"\n".join([*page.lines, orjson.dumps(end), b""])


def _etag(page: FeedPage, token: Token | None, limit: int, addresses: dict[str, str]) -> str:
    asked = encode_token(token) if token else ""
    answered = f"{encode_token(page.token)}:{page.checksum}:{asked}:{limit}:{FORMAT}:{' '.join(addresses.values())}"
    return f'"{hashlib.sha256(answered.encode()).hexdigest()[:32]}"'


def unavailable() -> HttpResponse:
    """Return 503 in JSON, without host names and not cacheable."""
    body = {"error": {"code": "UNAVAILABLE", "message": "The content cannot be read at the moment. Try again later."}}
    response = JsonResponse(body, status=503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return _uncached(response)


def _uncached(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
