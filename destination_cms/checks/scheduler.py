"""W007: ``publish_scheduled`` is not run. A database check: ``manage.py check --database default``."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.db import connections, router
from django.utils import timezone

from ..conf import get_settings
from ..models import LedgerState


def check_scheduler(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """W007: the last run is longer ago than ``SCHEDULER_LATE_MINUTES``, or there was none."""
    alias = router.db_for_read(LedgerState)
    # Before the first migrate there is no table, and nothing that could be late.
    if alias not in (databases or ()) or LedgerState._meta.db_table not in table_names(alias):
        return []
    ran_at = LedgerState.objects.filter(pk=1).values_list("scheduler_ran_at", flat=True)
    return [
        CheckWarning(
            sentence,
            hint="Run manage.py publish_scheduled every few minutes, from cron or a timer.",
            id="destination_cms.W007",
        )
        for moment in ran_at
        if (sentence := lateness(moment, timezone.now(), get_settings()["SCHEDULER_LATE_MINUTES"]))
    ]


def lateness(ran_at: datetime | None, now: datetime, limit_minutes: int) -> str:
    """Say how late the scheduler is; empty when it is not."""
    if ran_at is None:
        return "publish_scheduled has never run: pages do not go live or expire at the moment that their editors chose."
    minutes = (now - ran_at) // timedelta(minutes=1)
    if minutes <= limit_minutes:
        return ""
    return f"publish_scheduled ran {minutes} minutes ago; more than {limit_minutes} are late."


def table_names(alias: str) -> list[str]:
    """Return the tables that are there: a check also runs before the first migrate."""
    with connections[alias].cursor() as cursor:
        return connections[alias].introspection.table_names(cursor)
