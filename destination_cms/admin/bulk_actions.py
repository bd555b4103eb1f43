"""Bulk actions: limits of "Select all in listing", and a notice of what a bulk publish leaves invisible."""

from typing import Any

from django.apps import apps as django_apps
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import AbstractPage

#: Parameters of a listing that leave its objects alone: what to do, where to go next, in which order and where.
_HARMLESS = frozenset({"id", "next", "ordering", "p", "layout"})
#: Parameters that the action on pages reads too: the folder, and the search words.
_HEEDED_OF_PAGES = frozenset({"childOf", "q"})
#: In what is looked for, these begin what the action reads in another way than the listing: a phrase, a filter.
_AMBIGUOUS = frozenset('":')


def refuse_all_beyond_the_listing(request: HttpRequest, app_label: str, model_name: str) -> HttpResponse | None:
    """Stop a bulk action on "all" that would reach objects which its listing did not show; return where to go then.

    In Wagtail 8.0 the action gathers "all" without the filters of the listing, for every model. This comes before the
    question whether to go on, which would count and name them all.
    """
    model = django_apps.all_models.get(app_label, {}).get(model_name)
    if model is None or "all" not in request.GET.getlist("id") or _takes_what_is_listed(request, model):
        return None
    text = _(
        "Nothing was changed. “All in listing” would have taken objects that the listing does not show. Tick the "
        "objects instead."
    )
    messages.error(request, text)
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def _takes_what_is_listed(request: HttpRequest, model: Any) -> bool:
    given = {key for key, values in request.GET.lists() if any(values)} - _HARMLESS
    if not issubclass(model, AbstractPage):
        return not given
    # A flat listing of pages shows one kind; "all" without a folder would be the whole site.
    is_bounded = bool(given) and given <= _HEEDED_OF_PAGES
    return is_bounded and not _AMBIGUOUS.intersection(request.GET.get("q", ""))
