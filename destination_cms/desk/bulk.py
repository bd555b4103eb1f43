"""A guard for "Select all pages in listing", which in Wagtail 8.0 forgets how the listing was filtered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import AbstractPage

#: What Wagtail heeds when it gathers "all", and what changes no more than the order.
_HEEDED = frozenset({"id", "q", "childOf", "next", "ordering", "p"})


def refuse_all_beyond_the_listing(request: HttpRequest, objects: list[Any], action: Any) -> HttpResponse | None:
    """Stop a bulk action on "all" that would reach pages which its listing did not show; return where to go then."""
    if "all" not in request.GET.getlist("id") or not issubclass(action.model, AbstractPage):
        return None
    is_filtered = any(value for key, value in request.GET.items() if key not in _HEEDED)
    is_bounded = "childOf" in request.GET or bool(request.GET.get("q"))
    if is_bounded and not is_filtered:
        return None
    text = _(
        "Nothing was changed. “All pages in listing” would have taken %(count)d pages, also some that the listing does "
        "not show. Tick the pages instead."
    )
    messages.error(request, text % {"count": len(objects)})
    return redirect(action.next_url)
