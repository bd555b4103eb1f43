"""Answers where a permanent address leads nowhere: a small page in French or English, or JSON for apps.

Nothing of what is not public is told, and the page makes no request of its own.
"""

from collections.abc import Sequence
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from .languages import chosen, wanted_ranges

__all__ = ["GONE", "NOT_FOUND", "PART_GONE", "UNAVAILABLE", "UNKNOWN_SITE", "Link", "Notice", "notice"]

#: Languages that the sentences are written in; the first is for readers of other ones.
LANGUAGES = ("en", "fr")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class Notice(NamedTuple):
    """What a reader is told; ``code`` is stable, for apps."""

    status: int
    code: str
    title: Promise
    text: Promise


class Link(NamedTuple):
    """A way on. ``locale`` is the language of the title and of what it leads to; empty for a title of ours."""

    title: str | Promise
    url: str
    locale: str = ""


NOT_FOUND = Notice(
    404,
    "NOT_FOUND",
    _("Page not found"),
    _("Nothing has been published under this address. Check that it is complete."),
)
GONE = Notice(410, "GONE", _("No longer available"), _("What this code led to is no longer published."))
PART_GONE = Notice(
    410,
    "GONE",
    _("No longer available"),
    _("What this code led to has been removed. The page that it was part of is still there."),
)
UNKNOWN_SITE = Notice(421, "UNKNOWN_SITE", _("Page not found"), _("No site answers to this address."))
UNAVAILABLE = Notice(
    503, "UNAVAILABLE", _("Not available at the moment"), _("The content cannot be read now. Try again in a minute.")
)


def notice(request: HttpRequest, told: Notice, links: Sequence[Link] = (), default: str = "") -> HttpResponse:
    """Return the answer for a reader, in the preferred one of our languages; caches must not store it.

    Args:
        request: asks for a page, or for JSON.
        told: what is said.
        links: ways on.
        default: language of the site, for a reader who prefers neither of ours.
    """
    language = chosen([*wanted_ranges(request), *([default] if default else [])], LANGUAGES)
    with override(language):
        if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
            error = {"code": told.code, "message": str(told.text)}
            ways = [{"title": str(link.title), "url": link.url} for link in links]
            response: HttpResponse = JsonResponse({"error": error, "links": ways}, status=told.status)
        else:
            context = {"told": told, "links": links, "language": language}
            text = render_to_string("destination_cms/permanent/notice.html", context)
            response = HttpResponse(text, status=told.status)
            response["Content-Security-Policy"] = _POLICY
    response["Content-Language"] = language
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
