"""Decorator for the views of the public API: CORS, compression, and one copy of each answer in a cache.

What is served here is public and carries no secret of the client's, so there is nothing for an attack on
compressed secrets (BREACH) to learn.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import Any

import brotli
from django.http import HttpRequest, HttpResponse
from django.http.response import ResponseHeaders
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.utils.text import compress_sequence, compress_string
from django.views.decorators.csrf import csrf_exempt

from .conf import get_settings

#: Characters of a preflight's list of headers that are read; browsers send far fewer.
MAX_HEADERS = 2_000
#: Bytes from which compression is worth its time; a shorter answer fits into one packet anyway.
LEAST_BYTES = 500
#: For text this is as fast as gzip, and a tenth smaller.
BROTLI_QUALITY = 4

_HEADER = re.compile(r"[a-z0-9!#$%&'*+.^_`|~-]{1,100}", re.IGNORECASE)

View = Callable[..., HttpResponse]


def api_view(*methods: str, has_language: bool = False, is_compressible: bool = True) -> Callable[[View], View]:
    """Return a decorator for a view that answers everybody alike and reads no cookie.

    Args:
        methods: those that the view answers; OPTIONS is answered here.
        has_language: whether the view chooses by ``Accept-Language`` and sets ``Content-Language`` itself; else
            answers are in no language.
        is_compressible: whether an answer may be compressed; not where clients ask for ranges of bytes.
    """

    def decorate(view: View) -> View:
        @csrf_exempt  # No cookie is read, so there is nothing that another site could ride on.
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "OPTIONS":
                return preflight(request, methods)
            response = allow_origin(request, view(request, *args, **kwargs))
            if is_compressible:
                response = compressed(request, response)
            if not has_language:
                _without_language(response)
            if is_compressible:
                patch_vary_headers(response, ["Accept-Encoding"])
            return response

        return answer

    return decorate


def has_current(request: HttpRequest, etag: str) -> bool:
    """Say whether a client that sends ``If-None-Match`` has the answer with this tag already.

    Compression makes the tag a weak one on its way out, so weak and strong are compared alike.
    """
    sent = request.META.get("HTTP_IF_NONE_MATCH")
    # What a client sends is mostly nothing, or the one tag that it has.
    if not sent or sent in (etag, f"W/{etag}"):
        return bool(sent)
    return etag in (known.removeprefix("W/") for known in parse_etags(sent))


def allow_origin(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Add the CORS headers that the settings allow for this request's origin."""
    allowed = get_settings()["CORS_ORIGINS"]
    origin = request.META.get("HTTP_ORIGIN")
    if not allowed:
        return response
    if "*" in allowed:
        response["Access-Control-Allow-Origin"] = "*"
    else:
        patch_vary_headers(response, ["Origin"])
        if origin is None or origin not in allowed:
            return response
        response["Access-Control-Allow-Origin"] = origin
    response["Access-Control-Expose-Headers"] = "Content-Range, ETag, Retry-After"
    return response


def preflight(request: HttpRequest, methods: Sequence[str]) -> HttpResponse:
    """Answer a CORS preflight request (Fetch standard).

    Every header that the client asks for is allowed: clients add names, traces and tokens of their own, and none of
    them decides an answer.
    """
    response = HttpResponse(status=204, headers={"Allow": ", ".join([*methods, "OPTIONS"])})
    allow_origin(request, response)
    if "Access-Control-Allow-Origin" in response:
        asked = request.headers.get("Access-Control-Request-Headers", "")[:MAX_HEADERS].split(",")
        names = [name.strip() for name in asked if _HEADER.fullmatch(name.strip())]
        response["Access-Control-Allow-Methods"] = ", ".join(methods)
        response["Access-Control-Allow-Headers"] = ", ".join(names)
        response["Access-Control-Max-Age"] = "86400"
    patch_vary_headers(response, ["Access-Control-Request-Headers"])
    _without_language(response)
    return response


def encoding_for(accepted: str | None) -> str | None:
    """Return the encoding for an ``Accept-Encoding`` header, or ``None`` to send the answer as it is (RFC 9110)."""
    weights: dict[str, float] = {}
    for part in (accepted or "").lower().split(",")[:50]:
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weights[name] = weight_of(parameters)
    offered = {name: weights.get(name, weights.get("*", 0.0)) for name in ("br", "gzip")}
    best = max(offered, key=lambda name: offered[name])
    return best if offered[best] > 0 else None


def weight_of(parameters: Iterable[str]) -> float:
    """Return the weight that ``q=`` among some parameters gives, 0 to 1."""
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(max(float(parameter[2:]), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def compressed(request: HttpRequest, response: Any) -> Any:
    """Return a response, compressed where the client takes that and it is worth it. A strong tag becomes a weak one."""
    accepted = request.META.get("HTTP_ACCEPT_ENCODING")
    is_short = not response.streaming and len(response.content) < LEAST_BYTES
    if not accepted or is_short or response.has_header("Content-Encoding"):
        return response
    encoding = encoding_for(accepted)
    if encoding is None:
        return response
    is_brotli = encoding == "br"
    if response.streaming:
        pieces = response.streaming_content
        response.streaming_content = _brotli_pieces(pieces) if is_brotli else compress_sequence(pieces)
        del response["Content-Length"]
    else:
        plain = response.content
        response.content = brotli.compress(plain, quality=BROTLI_QUALITY) if is_brotli else compress_string(plain)
        response["Content-Length"] = str(len(response.content))
    response["Content-Encoding"] = encoding
    tag = response.get("ETag", "")
    if tag.startswith('"'):
        response["ETag"] = f"W/{tag}"
    return response


def _brotli_pieces(pieces: Iterable[bytes]) -> Iterator[bytes]:
    compressor = brotli.Compressor(quality=BROTLI_QUALITY)
    for piece in pieces:
        if done := compressor.process(piece) + compressor.flush():
            yield done
    yield compressor.finish()


def _without_language(response: HttpResponse) -> None:
    """Keep from the headers of a response what others will say of its language."""
    # Copied into an object of that class, each header would be checked once more.
    response.headers.__class__ = _Headers


class _Headers(ResponseHeaders):
    """Headers of an answer that is in no language of its own.

    ``LocaleMiddleware``, which every site with two languages has, calls each answer one in the browser's language. A
    shared cache would then keep a copy for every browser.
    """

    def __setitem__(self, key: str, value: Any) -> None:
        name = key.lower()
        if name == "vary":
            parts = [part.strip() for part in value.split(",")]
            value = ", ".join(part for part in parts if part.lower() != "accept-language")
        if value and name != "content-language":
            super().__setitem__(key, value)
