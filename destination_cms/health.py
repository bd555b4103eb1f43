"""``GET /health/`` for monitoring: whether readers are served what editors publish. It reveals no content."""

import logging
from datetime import timedelta

from django.db import DatabaseError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from .conf import get_settings
from .models import LedgerState, Mark

logger = logging.getLogger(__name__)

#: A mark that is older than this was left by a sweep that failed: the next one is due now.
BEHIND_AFTER = timedelta(minutes=5)


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer ``{"status", "ledger", "scheduler"}``: 200 while readers are served, 503 without the database.

    ``ledger`` is ``ok``, ``behind`` (published changes wait for a sweep) or ``empty`` (never
    swept nor reconciled); ``scheduler`` is ``ok``, ``late`` or ``never``.
    """
    try:
        body = {"status": "ok", "ledger": _ledger(), "scheduler": _scheduler()}
        response = JsonResponse(body)
    except DatabaseError:
        logger.exception("the health check could not read the ledger")
        response = JsonResponse({"status": "unavailable"}, status=503)
    response["Cache-Control"] = "no-store"
    return response


def _ledger() -> str:
    oldest = Mark.objects.order_by("pk").values_list("created_at", flat=True).first()
    if oldest is not None and timezone.now() - oldest > BEHIND_AFTER:
        return "behind"
    filled = Q(swept_at__isnull=False) | Q(reconciled_at__isnull=False)
    return "ok" if LedgerState.objects.filter(filled).exists() else "empty"


def _scheduler() -> str:
    ran_at = LedgerState.objects.filter(pk=1).values_list("scheduler_ran_at", flat=True).first()
    if ran_at is None:
        return "never"
    late = timedelta(minutes=get_settings()["SCHEDULER_LATE_MINUTES"])
    return "late" if timezone.now() - ran_at > late else "ok"
