"""``GET /health/`` for monitoring: whether readers are served what editors publish. It reveals no content."""

import logging
from collections.abc import Iterable
from datetime import timedelta

from django.core.cache import cache
from django.db import DatabaseError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from .conf import get_settings
from .images.waiting import waiting_since
from .models import Edge, LedgerState, Mark, Publication, Tally

logger = logging.getLogger(__name__)

#: A mark that is older than this was left by a sweep that failed: the next one is due now.
BEHIND_AFTER = timedelta(minutes=5)
#: A worker takes a task within seconds; images of an import take minutes.
WORKER_LATE_AFTER = timedelta(minutes=15)
#: In Django's default cache, which the processes of a site should share.
_DAMAGED = "destination_cms.damaged"
#: A night's reconcile comes sooner.
_DAMAGED_SECONDS = 2 * 24 * 60 * 60


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer ``{"status", "ledger", "scheduler", "worker"}``: 200 while readers are served, 503 without the database.

    ``ledger`` is ``ok``, ``damaged`` (readers have met a record that cannot be read, and nothing has been reconciled
    since), ``behind`` (published changes wait for a sweep), ``overdue`` (what is past its moment was not swept, as in a
    read-only database: the sync feed answers 503) or ``empty`` (never swept nor reconciled); ``scheduler`` is ``ok``,
    ``late`` or ``never``; ``worker`` is ``late`` when a task has waited for a quarter of an hour, and ``ok`` otherwise,
    also where tasks run in the request.
    """
    try:
        body = {"status": "ok", "ledger": _ledger(), "scheduler": _scheduler(), "worker": _worker()}
        response = JsonResponse(body)
    except DatabaseError:
        logger.exception("the health check could not read the ledger")
        response = JsonResponse({"status": "unavailable"}, status=503)
    response["Cache-Control"] = "no-store"
    return response


def _worker() -> str:
    since = waiting_since()
    return "late" if since is not None and timezone.now() - since > WORKER_LATE_AFTER else "ok"


def note_damage(keys: Iterable[str]) -> None:
    """Note that readers were not shown these records, because they are damaged. A read writes into the cache only."""
    logger.error("these records are damaged and are left out until they are reconciled: %s", ", ".join(sorted(keys)))
    try:
        cache.set(_DAMAGED, timezone.now(), timeout=_DAMAGED_SECONDS)
    except Exception:
        # Each cache has errors of its own, and none of them may take the answer away.
        logger.warning("the cache is away: /health/ does not tell of the damage", exc_info=True)


def _is_damaged() -> bool:
    """Say whether damage was met after the last reconcile, which mends it."""
    try:
        met_at = cache.get(_DAMAGED)
    except Exception:
        logger.warning("the cache is away: /health/ does not know of damage", exc_info=True)
        return False
    if met_at is None:
        return False
    reconciled_at = LedgerState.objects.filter(pk=1).values_list("reconciled_at", flat=True).first()
    return reconciled_at is None or reconciled_at < met_at


def _ledger() -> str:
    for model in (Publication, Edge, Tally):
        # A table that is missing or cannot be read is an error, whatever else stands.
        model._default_manager.values("pk").first()
    if _is_damaged():
        return "damaged"
    oldest = Mark.objects.order_by("pk").values_list("created_at", flat=True).first()
    if oldest is not None and timezone.now() - oldest > BEHIND_AFTER:
        return "behind"
    if LedgerState.objects.filter(next_due_at__lt=timezone.now() - BEHIND_AFTER).exists():
        # The sync feed tries to sweep it and answers 503 while it cannot; GraphQL hides it and answers.
        return "overdue"
    filled = Q(swept_at__isnull=False) | Q(reconciled_at__isnull=False)
    return "ok" if LedgerState.objects.filter(filled).exists() else "empty"


def _scheduler() -> str:
    ran_at = LedgerState.objects.filter(pk=1).values_list("scheduler_ran_at", flat=True).first()
    if ran_at is None:
        return "never"
    late = timedelta(minutes=get_settings()["SCHEDULER_LATE_MINUTES"])
    return "late" if timezone.now() - ran_at > late else "ok"
