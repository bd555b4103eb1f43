"""Documents of private collections: not found, where visitors cannot log in."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from wagtail.models import BaseViewRestriction

_LOG_IN = frozenset({BaseViewRestriction.LOGIN, BaseViewRestriction.GROUPS})
#: Settings of Wagtail with which a site says that it has a page on which visitors log in.
_LOGIN_SETTINGS = ("WAGTAIL_FRONTEND_LOGIN_URL", "WAGTAIL_FRONTEND_LOGIN_TEMPLATE")


def hide_from_strangers(document: Any, request: HttpRequest) -> None:
    """Answer 404 for a document that only those who are logged in may read, unless visitors of the site can log in.

    Wagtail redirects to its login page, which tells that the document is there and helps nobody without an account.
    A collection with a password keeps Wagtail's form.

    Raises:
        Http404: the document is not for this request.
    """
    if any(getattr(settings, name, None) for name in _LOGIN_SETTINGS):
        return
    for restriction in document.collection.get_view_restrictions():
        if restriction.restriction_type in _LOG_IN and not restriction.accept_request(request):
            raise Http404
