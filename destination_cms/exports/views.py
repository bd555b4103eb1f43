"""Exports over HTTP: ``GET /export/<kind>/<uuid>.<extension>?locale=fr``. They read publications only."""

import hashlib
import logging
import re
from contextlib import closing
from typing import NamedTuple

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.text import slugify

from ..api_views import api_view, has_current
from ..graphql.http.responses import RETRY_AFTER_SECONDS, make_cacheable
from ..graphql.reading.ids import BadInput
from ..graphql.reading.reader import Reader, Record
from ..graphql.reading.rows import DamagedRecord
from ..projections.kinds import get_kinds
from ..sites import read_state
from ..verticals import Export

logger = logging.getLogger(__name__)

METHODS = ("GET", "HEAD")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MAX_LOCALE = 20


@api_view(*METHODS)
def export(request: HttpRequest, kind: str, uuid: str, extension: str) -> HttpResponse:
    """Answer a record as a file; 404 for what is not public in the language, and for a format that the kind has not."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed([*METHODS, "OPTIONS"])
    found = get_kinds().get(kind)
    exporter = found.exports.get(extension) if found else None
    if exporter is None or not _UUID.fullmatch(uuid):
        return _error(404, "NOT_FOUND", "There is no such file.")
    if unknown := sorted(set(request.GET) - {"locale"}):
        return _error(400, "BAD_PARAMETER", f"The parameter '{unknown[0][:60]}' is not known; there is 'locale'.")
    try:
        return _answer(request, Wanted(kind, uuid, extension, exporter))
    except BadInput as error:
        return _error(400, str((error.extensions or {}).get("code")), error.message)
    except DamagedRecord:
        logger.exception("an export met a damaged record")
        return _error(404, "DAMAGED", "The record is damaged.")
    except DatabaseError:
        logger.exception("an export could not read the ledger")
        response = _error(503, "UNAVAILABLE", "The content cannot be read at the moment. Try again later.")
        response["Retry-After"] = str(RETRY_AFTER_SECONDS)
        return response


class Wanted(NamedTuple):
    """The record and the format that an address asks for."""

    kind: str
    uuid: str
    extension: str
    exporter: Export


def _answer(request: HttpRequest, wanted: Wanted) -> HttpResponse:
    state = read_state(request)
    if state is None:
        return _error(421, "UNKNOWN_SITE", "No site answers to this host.")
    now = timezone.now()
    is_due = state.is_due(now)
    with closing(Reader(state.site, now, is_due=is_due)) as reader:
        locale = reader.locale_of(_locale_of(request))
        key = f"{wanted.kind}:{wanted.uuid}:{locale}"
        record = reader.get([key]).get(key)
        if record is None:
            return _error(404, "NOT_FOUND", "There is no such file.")
        if not wanted.exporter.applies(record):
            message = f"This content cannot be said as {wanted.extension}; `exports` in GraphQL lists its files."
            return _error(404, "NOT_EXPORTABLE", message)
        body, filename = wanted.exporter.write(record), f"{_filename(record)}.{wanted.extension}"
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if has_current(request, etag):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(body, content_type=wanted.exporter.content_type)
        response["Content-Disposition"] = f'attachment; filename="{filename}"'
        # Texts of editors stand in it: no browser may take it for a page.
        response["X-Content-Type-Options"] = "nosniff"
    make_cacheable(response, etag, now, state.next_due_at)
    patch_vary_headers(response, ["Host"])
    return response


def _locale_of(request: HttpRequest) -> str | None:
    locale = request.GET.get("locale")
    return None if locale is None else locale[:_MAX_LOCALE]


def _filename(record: Record) -> str:
    """Return a name without characters that a header or a file system could misread."""
    return f"{slugify(record.row.slug) or record.row.kind}-{record.row.locale}".strip("-")


def _error(status: int, code: str, message: str) -> HttpResponse:
    response = JsonResponse({"error": {"code": code, "message": message}}, status=status)
    response["Cache-Control"] = "no-store"
    return response
