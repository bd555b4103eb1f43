"""Make each change in the admin one transaction, so that a change and its marks stand or fall together."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import router, transaction
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from .models import Mark

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_FAILED = "_destination_failed"


class AtomicAdminMiddleware:
    """Run every unsafe request to the Wagtail (and Django) admin in one transaction.

    Wagtail's views publish, restrict and move in autocommit: a process that dies between a save
    and its signal would leave a public change that nobody hears of. Put this last in
    ``MIDDLEWARE``, so that sessions and messages are saved outside of the transaction.
    A view that raises, or answers with a server error, is rolled back as a whole.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in SAFE_METHODS or not request.path.startswith(admin_prefixes()):
            return self.get_response(request)
        using = router.db_for_write(Mark)
        with transaction.atomic(using=using):
            response = self.get_response(request)
            if response.status_code >= 500 or getattr(request, _FAILED, False):
                transaction.set_rollback(True, using=using)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Note that the view raised; Django turns the exception into an answer before we see it.

        Bulk actions and workflows publish without a form: what a page's own rules refuse there is
        told to the editor as a form would tell it.
        """
        setattr(request, _FAILED, True)
        is_edit = request.method not in SAFE_METHODS and request.path.startswith(admin_prefixes())
        return refusal(request, exception) if is_edit and isinstance(exception, ValidationError) else None


def refusal(request: HttpRequest, error: ValidationError) -> HttpResponseBase:
    """Send an editor back to where they were, with what is wrong; nothing of the change is kept."""
    text = _("Nothing was changed, because something would be published that is not complete: %(reasons)s") % {
        "reasons": " ".join(error.messages)
    }
    if not request.accepts("text/html"):
        return JsonResponse({"success": False, "error_message": text}, status=400)
    messages.error(request, text)
    back = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(back if is_ours else reverse("wagtailadmin_home"))


def admin_prefixes() -> tuple[str, ...]:
    """Return the paths below which a request may edit content."""
    found = []
    for name in ("wagtailadmin_home", "admin:index"):
        try:
            found.append(reverse(name))
        except NoReverseMatch:
            continue
    return tuple(found)
