"""Make each change in the admin one transaction, so that a change and its marks stand or fall together."""

from collections.abc import Callable

from django.db import router, transaction
from django.http import HttpRequest, HttpResponseBase
from django.urls import NoReverseMatch, reverse

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

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Note that the view raised; Django turns the exception into an answer before we see it."""
        setattr(request, _FAILED, True)


def admin_prefixes() -> tuple[str, ...]:
    """Return the paths below which a request may edit content."""
    found = []
    for name in ("wagtailadmin_home", "admin:index"):
        try:
            found.append(reverse(name))
        except NoReverseMatch:
            continue
    return tuple(found)
