"""Files of base maps over HTTP: ``GET /maps/<name>.pmtiles``, whole or in ranges, from the storage and no table.

A name holds a hash of the content: what is asked for by its name is public, and never changes.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse
from wagtail.images.models import get_rendition_storage

from ..api_views import api_view, has_current
from ..models.base_maps import BASE_MAP_FOLDER
from .ranges import RangeNotSatisfiable, byte_range

METHODS = ("GET", "HEAD")
#: As ``BaseMap`` names them, with the letters that a storage adds where a name is taken.
_STEM = re.compile(r"[\w-]{1,80}\.([0-9a-f]{16})", re.ASCII)
_CHUNK_BYTES = 65_536
_YEAR_SECONDS = 31_536_000


@api_view(*METHODS, is_compressible=False)
def base_map(request: HttpRequest, stem: str) -> Any:
    """Answer a file, or the range of it that is asked for; 404 where there is none."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed([*METHODS, "OPTIONS"])
    match = _STEM.fullmatch(stem)
    file = _opened(f"{stem}.pmtiles") if match else None
    if match is None or file is None:
        return HttpResponse("There is no such file.", status=404, content_type="text/plain")
    try:
        response = _answer(request, file, f'"{match[1]}"')
    except BaseException:
        file.close()
        raise
    if not response.streaming:
        file.close()
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _opened(name: str) -> Any:
    try:
        storage = get_rendition_storage()
        path = f"{BASE_MAP_FOLDER}/{name}"
        # A bucket answers at an address of its own; through here it would be fetched as a whole.
        storage.path(path)
        return storage.open(path)
    except (FileNotFoundError, NotImplementedError):
        return None


def _answer(request: HttpRequest, file: Any, etag: str) -> Any:
    if has_current(request, etag):
        return _with_headers(HttpResponse(status=304), etag)
    size = file.size
    try:
        wanted = byte_range(_range_header(request, etag), size)
    except RangeNotSatisfiable:
        return HttpResponse(
            status=416,
            content_type="text/plain",
            headers={"Content-Range": f"bytes */{size}", "Cache-Control": "no-store"},
        )
    part = range(size) if wanted is None else wanted
    response: Any = HttpResponse() if request.method == "HEAD" else StreamingHttpResponse(_pieces(file, part))
    response.status_code = 200 if wanted is None else 206
    response["Content-Type"] = "application/vnd.pmtiles"
    response["Content-Length"] = str(len(part))
    response["Accept-Ranges"] = "bytes"
    if wanted is not None:
        response["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    return _with_headers(response, etag)


def _range_header(request: HttpRequest, etag: str) -> str | None:
    """Return the range, where it is one of the file that the client has the other bytes of."""
    condition = request.headers.get("If-Range")
    return request.headers.get("Range") if condition in (None, etag) else None


def _with_headers(response: Any, etag: str) -> Any:
    response["ETag"] = etag
    # A compressed range is not one of the file.
    response["Cache-Control"] = f"public, max-age={_YEAR_SECONDS}, immutable, no-transform"
    return response


def _pieces(file: Any, part: range) -> Iterator[bytes]:
    with file:
        file.seek(part.start)
        left = len(part)
        while left and (piece := file.read(min(left, _CHUNK_BYTES))):
            left -= len(piece)
            yield piece
