"""Choice of a language for a reader: RFC 4647 lookup of what a request prefers among what there is."""

from collections.abc import Sequence

from django.http import HttpRequest

from ..api_views import weight_of
from ..graphql.reading.locales import lookup

#: Parts of an ``Accept-Language`` header that are read, and characters of each; browsers send far fewer.
MAX_RANGES, MAX_RANGE = 50, 50


def accepted_ranges(header: str | None) -> list[str]:
    """Return the language ranges of an ``Accept-Language`` header, the preferred ones first (RFC 9110).

    Those of the same weight stand as they were named. ``*`` is left out: it prefers nothing.
    """
    weighed = []
    for part in (header or "").split(",")[:MAX_RANGES]:
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = weight_of(parameters)
        if name and name != "*" and len(name) <= MAX_RANGE and weight > 0:
            weighed.append((weight, name))
    return [name for _, name in sorted(weighed, key=lambda each: -each[0])]


def chosen(ranges: Sequence[str], available: Sequence[str]) -> str:
    """Return the language of the first range that stands for one of these, or else the first of them."""
    found = (lookup(each, available) for each in ranges)
    return next((each for each in found if each), available[0])


def wanted_ranges(request: HttpRequest) -> list[str]:
    """Return the language ranges of a request: that of ``?locale=`` first, then those of its header."""
    asked = request.GET.get("locale", "").strip()[:MAX_RANGE]
    return [*([asked] if asked else []), *accepted_ranges(request.META.get("HTTP_ACCEPT_LANGUAGE"))]
