"""HTTP client for pages of the feed."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from .feed_errors import ConnectionFailed, FeedMalformed, StreamCut, refusal
from .lines import Checkpoint, Continue, Control, LineInvalid, Row, parse_line
from .transfer import read_lines

FEED_PATH = "/sync/changes"
CONTENT_TYPE = "application/x-ndjson"
MAX_PAGE_BYTES = 64 * 1024 * 1024
#: A whole answer may take this many times the time-out: a server that sends too slowly is given up too.
TIMEOUTS_PER_PAGE = 10
_MAX_ERROR_BYTES = 64 * 1024
_PLAIN_TEXT = re.compile(r"[!-~]+")


class AddressInvalid(ValueError):
    """The site's address cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One answer while it is being read.

    Attributes:
        is_not_modified: the server says that what the ETag stands for is still so; no lines.
        etag: of this answer, or "".
        lines: each line as received and as parsed. The last is a control line; reading may
            raise ``StreamCut`` or ``FeedMalformed`` at any line before.
    """

    is_not_modified: bool = False
    etag: str = ""
    lines: Iterator[tuple[bytes, Row | Control]] = field(default_factory=lambda: iter(()))


class Feed:
    """The sync feed of one site."""

    def __init__(
        self, site_url: str, *, limit: int = 100, timeout_seconds: float = 30, max_page_bytes: int = MAX_PAGE_BYTES
    ) -> None:
        """Prepare for a site; nothing is asked yet.

        Raises:
            AddressInvalid: ``site_url`` is not a plain http or https address.
        """
        self.site_url = normalize_site_url(site_url)
        self._limit = limit
        self._timeout_seconds = timeout_seconds
        self._max_page_bytes = max_page_bytes
        self._opener: OpenerDirector = build_opener(_CarefulRedirects)

    @contextmanager
    def open_page(self, *, token: str, etag: str = "") -> Iterator[Page]:
        """Ask for the page after a token; "" begins an initial sync.

        Raises:
            FeedError: the kind says what to do, see ``feed_errors``.
        """
        deadline = time.monotonic() + TIMEOUTS_PER_PAGE * self._timeout_seconds
        try:
            response: HTTPResponse = self._opener.open(self._request(token, etag), timeout=self._timeout_seconds)
        except HTTPError as error:
            with error:
                if error.code != 304 or not etag:
                    raise refusal(error.code, error.headers.get("Retry-After"), _read_error(error)) from error
            yield Page(is_not_modified=True, etag=etag)
            return
        except (OSError, HTTPException) as error:
            raise ConnectionFailed(f"cannot reach {self.site_url}: {_cause(error)}") from error
        with response:
            if response.headers.get_content_type() != CONTENT_TYPE:
                raise FeedMalformed(
                    f"{self.site_url}{FEED_PATH} answered {response.headers.get_content_type()}, not {CONTENT_TYPE}:"
                    " is this the address of the site?"
                )
            lines = read_lines(response, max_bytes=self._max_page_bytes, deadline=deadline)
            yield Page(etag=response.headers.get("ETag") or "", lines=_parsed(lines))

    def _request(self, token: str, etag: str) -> Request:
        query = {"token": token} if token else {}
        query["limit"] = str(self._limit)
        headers = {"Accept": CONTENT_TYPE, "Accept-Encoding": "gzip", "User-Agent": "destination-sync"}
        if etag:
            headers["If-None-Match"] = etag
        return Request(f"{self.site_url}{FEED_PATH}?{urlencode(query)}", headers=headers)  # noqa: S310 (normalize_site_url)


def normalize_site_url(site_url: str) -> str:
    """Return the address of a site without a slash at the end.

    Raises:
        AddressInvalid: it is not a plain http or https address.
    """
    try:
        parts = urlsplit(site_url)
        has_port = parts.port is None or parts.port > 0
    except ValueError as error:
        raise AddressInvalid(f"{site_url!r} is not an address") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or not has_port:
        raise AddressInvalid(f"{site_url!r} is not an address that begins with http:// or https://")
    if parts.query or parts.fragment or "@" in parts.netloc or not _PLAIN_TEXT.fullmatch(site_url):
        raise AddressInvalid("the address of a site has no user, password, '?' or '#', and plain ASCII characters only")
    return site_url.rstrip("/")


class _CarefulRedirects(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        scheme = urlsplit(newurl).scheme
        if scheme != "https" and scheme != req.type:
            raise FeedMalformed(f"the server redirects from {req.type} to {scheme!r:.20}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _parsed(lines: Iterator[bytes]) -> Iterator[tuple[bytes, Row | Control]]:
    control: Control | None = None
    for raw in lines:
        if control is not None:
            raise FeedMalformed("a line follows the control line")
        try:
            line = parse_line(raw)
        except LineInvalid as error:
            if not raw.endswith(b"\n"):
                raise StreamCut("the answer broke off inside a line") from error
            raise FeedMalformed(str(error)) from error
        if isinstance(line, Continue | Checkpoint):
            control = line
        yield raw, line
    if control is None:
        raise StreamCut("the answer broke off before its control line")


def _read_error(error: HTTPError) -> bytes:
    try:
        return error.read(_MAX_ERROR_BYTES)
    except (OSError, HTTPException):
        return b""


def _cause(error: Any) -> str:
    reason = getattr(error, "reason", None) or error
    return str(getattr(reason, "strerror", None) or reason or type(error).__name__)
