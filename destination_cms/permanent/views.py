"""Permanent addresses over HTTP: ``GET /go/<uuid>``, and their QR codes. They read the ledger only."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _

from ..addresses import permanent_url
from ..api_views import api_view, has_current
from ..graphql.http.responses import RETRY_AFTER_SECONDS, make_cacheable
from ..graphql.reading.reader import Reader, Record
from ..graphql.reading.rows import Damage
from ..health import note_damage
from ..sites import ReadState, read_state
from .codes import FORMATS, CodeFormat
from .languages import chosen, wanted_ranges
from .lookup import Found, Target, find
from .notices import GONE, NOT_FOUND, PART_GONE, UNAVAILABLE, UNKNOWN_SITE, Link, notice

logger = logging.getLogger(__name__)

METHODS = ("GET", "HEAD")
#: Where these addresses alone are: no prefix of a language stands before any.
_URLCONF = f"{__package__.rpartition('.')[0]}.urls"
_CHOOSES_BY = ("Accept", "Accept-Language", "Host")

Answer = Callable[[Reader, Found], HttpResponse]


@api_view(*METHODS, has_language=True)
def go(request: HttpRequest, uuid: str) -> HttpResponse:
    """Redirect to what a UUID names, in the reader's language; 410 with ways on once it is withdrawn, 404 if it never was.

    ``?locale=`` comes before ``Accept-Language``, and before both what is there: a printed code is never refused for a
    language that the site has not.
    """

    def answer(reader: Reader, found: Found) -> HttpResponse:
        if not found.targets:
            return _gone(request, reader, found)
        target = _in_language(request, found.targets)
        response = HttpResponseRedirect(target.url)
        response["Content-Language"] = target.record.row.locale
        return response

    return _answer(request, uuid, answer)


@api_view(*METHODS, has_language=True)
def code(request: HttpRequest, uuid: str, extension: str) -> HttpResponse:
    """Answer the QR code of a permanent address; 410 and 404 as the address itself."""
    wanted = FORMATS.get(extension)
    if wanted is None:
        return _vary(notice(request, NOT_FOUND))
    image: CodeFormat = wanted

    def answer(reader: Reader, found: Found) -> HttpResponse:
        if not found.targets:
            return _gone(request, reader, found)
        body = image.write(permanent_url(reader.site, uuid.lower()))
        response = HttpResponse(body, content_type=image.content_type)
        response["X-Content-Type-Options"] = "nosniff"
        return response

    return _answer(request, uuid, answer)


def _answer(request: HttpRequest, uuid: str, answer: Answer) -> HttpResponse:
    """Answer what is found, and what keeps it from being looked for."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed([*METHODS, "OPTIONS"])
    # LocaleMiddleware would send a 404 on to a page below a language.
    request.urlconf = _URLCONF
    try:
        state = read_state(request)
        response = notice(request, UNKNOWN_SITE) if state is None else _found(request, uuid, state, answer)
    except DatabaseError:
        logger.exception("a permanent address could not read the ledger")
        response = _unavailable(request)
    return _vary(response)


def _found(request: HttpRequest, uuid: str, state: ReadState, answer: Answer) -> HttpResponse:
    now, damage = timezone.now(), Damage()
    with closing(Reader(state.site, now, damage, is_due=state.is_due(now))) as reader:
        found = find(reader, uuid)
        if damage.left_out:
            note_damage(damage.left_out)
            if found is None or not found.targets:
                return _unavailable(request)
        if found is None:
            return notice(request, NOT_FOUND, [_home(request, reader)], state.site.default_locale)
        return _cacheable(request, answer(reader, found), now, state.next_due_at)


def _unavailable(request: HttpRequest) -> HttpResponse:
    response = notice(request, UNAVAILABLE)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _cacheable(
    request: HttpRequest, response: HttpResponse, now: datetime, next_due_at: datetime | None
) -> HttpResponse:
    told = f"{response.status_code} {response.get('Location', '')} {response.get('Content-Language', '')}"
    etag = f'"{hashlib.sha256(told.encode() + response.content).hexdigest()[:32]}"'
    if response.status_code == 200 and has_current(request, etag):
        response = HttpResponse(status=304)
    make_cacheable(response, etag, now, next_due_at)
    return response


def _gone(request: HttpRequest, reader: Reader, found: Found) -> HttpResponse:
    links = [_home(request, reader)]
    if found.owners:
        owner = _in_language_of(request, found.owners)
        links.insert(0, Link(owner.row.title, owner.url, owner.row.locale))
    return notice(request, PART_GONE if found.owners else GONE, links, reader.site.default_locale)


def _home(request: HttpRequest, reader: Reader) -> Link:
    locale = chosen(wanted_ranges(request), reader.locales)
    return Link(_("Home page"), f"{reader.site_url}{reader.site.prefixes.get(locale, '')}/")


def _in_language(request: HttpRequest, targets: Sequence[Target]) -> Target:
    locale = chosen(wanted_ranges(request), [target.record.row.locale for target in targets])
    return next(target for target in targets if target.record.row.locale == locale)


def _in_language_of(request: HttpRequest, records: Sequence[Record]) -> Record:
    return _in_language(request, [Target(record) for record in records]).record


def _vary(response: HttpResponse) -> HttpResponse:
    patch_vary_headers(response, _CHOOSES_BY)
    return response
