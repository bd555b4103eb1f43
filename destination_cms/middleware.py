"""Make each change in the admin one transaction, so that a change and its marks are stored together or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import router, transaction
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override

from .admin.bulk_actions import refuse_all_beyond_the_listing
from .admin.publish_notices import collect_published, tell_published
from .base_page import page_model
from .compiled_queries import query_in
from .images.room import is_without_room, no_room_text
from .models import Mark
from .models.checked_rows import IncompleteError
from .publishing.changes import collect_marks
from .publishing.handover import collect_handover

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_FAILED = "_destination_failed"


class AtomicAdminMiddleware:
    """Run every unsafe request to the Wagtail (and Django) admin in one transaction.

    Wagtail's views publish, restrict and move in autocommit: a process that dies between a save
    and its signal would leave a public change without a mark. Put this last in
    ``MIDDLEWARE``, so that sessions and messages are saved outside of the transaction.
    A view that raises, or answers with a server error, is rolled back as a whole.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in SAFE_METHODS or not request.path.startswith(admin_prefixes()):
            return self.get_response(request)
        using = router.db_for_write(Mark)
        try:
            with (
                collect_handover() as handover,
                transaction.atomic(using=using),
                collect_marks(),
                collect_published() as published,
            ):
                response = self.get_response(request)
                if response.status_code >= 500 or getattr(request, _FAILED, False):
                    transaction.set_rollback(True, using=using)
                else:
                    with as_the_editor_reads(request):
                        tell_published(request, published)
        except ValidationError as refused:
            # Of what the view put off until after the commit, as wagtail-localize does with publishing.
            with as_the_editor_reads(request):
                return refusal(request, unpublished_text(refused))
        # What was committed is swept when the transaction has ended.
        if handover.seconds:
            with as_the_editor_reads(request):
                messages.info(
                    request, _("Visitors see the change in about %(seconds)d s.") % {"seconds": handover.seconds}
                )
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Refuse a bulk action that reaches too far, and let one change of a page wait for the other.

        The wait is before either has read the page: an autosave that comes while the page is published would otherwise
        write over it what it read before.
        """
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name == "wagtail_bulk_action":
            with as_the_editor_reads(request):
                return refuse_all_beyond_the_listing(request, kwargs["app_label"], kwargs["model_name"])
        if name == "wagtailadmin_pages:edit" and request.method not in SAFE_METHODS:
            wait_for_others(kwargs["page_id"])
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Note that the view raised; Django turns the exception into an answer before we see it.

        Bulk actions and workflows publish without a form: what a page's own rules refuse there is reported to the
        editor as in a form.
        """
        setattr(request, _FAILED, True)
        is_edit = request.method not in SAFE_METHODS and request.path.startswith(admin_prefixes())
        if not is_edit:
            return None
        if isinstance(exception, ValidationError):
            with as_the_editor_reads(request):
                return refusal(request, incomplete_text(exception))
        if is_without_room(exception):
            with as_the_editor_reads(request):
                return no_room(request)
        return None


def wait_for_others(pk: int) -> None:
    """Wait until no other transaction changes a page; for the rest of this one, others wait."""
    model = page_model()
    using = router.db_for_write(model)
    pages = model._base_manager.using(using).select_for_update()
    query_in(
        model, "locked", lambda pks: pages.filter(pk__in=pks), ("pk",), (model._meta.pk, [pk]), using=using
    ).fetch()


@contextmanager
def as_the_editor_reads(request: HttpRequest) -> Iterator[None]:
    """Speak the language of an editor's account and tell its time.

    Wagtail does so while its own views run (``wagtail.admin.localization.get_localized_response``), and no longer.
    """
    profile = getattr(getattr(request, "user", None), "wagtail_userprofile", None)
    if profile is None:
        yield
        return
    with override(profile.get_preferred_language()), timezone.override(profile.get_current_time_zone()):
        yield


def incomplete_text(error: ValidationError) -> str:
    """Return the sentence that refuses a change after which something incomplete would be public."""
    text = _("Nothing was changed, because something would be published that is not complete: %(reasons)s")
    reasons = " ".join(error.messages)
    if isinstance(error, IncompleteError):
        reasons = _("“%(title)s”: %(reasons)s") % {"title": error.title, "reasons": reasons}
    return text % {"reasons": reasons}


def unpublished_text(error: ValidationError) -> str:
    """Return the sentence that says that a change is kept, and what is public stays as it was."""
    return _("The change was saved but not published, because it is not complete: %(reasons)s") % {
        "reasons": " ".join(error.messages)
    }


def refusal(request: HttpRequest, text: str) -> HttpResponseBase:
    """Send an editor back to where they were, with what is wrong."""
    if not request.accepts("text/html"):
        return JsonResponse({"success": False, "error_message": text}, status=400)
    messages.error(request, text)
    back = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(back if is_ours else reverse("wagtailadmin_home"))


def no_room(request: HttpRequest) -> HttpResponseBase:
    """Answer a request that the server's disk had no room for."""
    text = no_room_text(request)
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        # Wagtail's upload of many files shows this with the file, and goes on with the next.
        return JsonResponse({"success": False, "error_message": text})
    return refusal(request, text)


def admin_prefixes() -> tuple[str, ...]:
    """Return the paths below which a request may edit content."""
    found = []
    for name in ("wagtailadmin_home", "admin:index"):
        try:
            found.append(reverse(name))
        except NoReverseMatch:
            continue
    return tuple(found)
