"""Documents of private collections: not found, unless visitors can log in or know the password."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import BaseViewRestriction

#: Settings of Wagtail with which a site says that it has a page on which visitors log in.
_LOGIN_SETTINGS = ("WAGTAIL_FRONTEND_LOGIN_URL", "WAGTAIL_FRONTEND_LOGIN_TEMPLATE")


def hide_from_strangers(document: Any, request: HttpRequest) -> HttpResponse | None:
    """Answer 404 for a document that this request may not read, unless visitors of the site can log in.

    Wagtail redirects to its login page, which tells that the document is there and does not help a visitor without an
    account. For a collection with a password the answer is 404 as well, so that apps, caches and search engines drop
    the document, and its body is Wagtail's form, so that a person who knows the password gets in.

    Returns:
        The form that asks for the password; None if nothing forbids to go on, or if Wagtail asks to log in.

    Raises:
        Http404: only accounts may read the document, and visitors have none.
    """
    for restriction in document.collection.get_view_restrictions():
        if restriction.accept_request(request):
            continue
        if restriction.restriction_type == BaseViewRestriction.PASSWORD:
            return _ask_for_password(document, request)
        if not any(getattr(settings, name, None) for name in _LOGIN_SETTINGS):
            raise Http404
        return None
    return None


def _ask_for_password(document: Any, request: HttpRequest) -> HttpResponse | None:
    # Wagtail registers its hooks as it imports this: at the top, they would come before those of the site.
    from wagtail.documents.wagtail_hooks import check_view_restrictions

    form: HttpResponse | None = check_view_restrictions(document, request)
    if form is not None:
        form.status_code = 404
    return form
