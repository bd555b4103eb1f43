"""Wagtail's ``publish_scheduled``, each item in a transaction of its own.

Wagtail saves first and sends its signal after; a process that dies in between leaves a page that
went live, or was withdrawn, without a signal. Here an item and its marks are one
transaction, one failing item does not stop the others, and the run is noted as a heartbeat.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand
from wagtail.models import DraftStateMixin, Revision

from ...base_page import page_model
from ...models import LedgerState
from ...publishing.sweep import sweep_publications
from ...publishing.withdrawn_files import remove_withdrawn_files
from ...registry import get_verticals


class Command(WagtailCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        failures = [error for action in _due_actions() if (error := self._run(action))]
        LedgerState.objects.get_or_create(pk=1)
        LedgerState.objects.filter(pk=1).update(scheduler_ran_at=timezone.now())
        sweep_publications()
        remove_withdrawn_files(timezone.now())
        failures += self._run_verticals()
        if failures:
            raise SystemExit(f"{len(failures)} scheduled items failed.")

    def _run(self, action: Callable[[], None]) -> Exception | None:
        try:
            with transaction.atomic():
                action()
        except Exception as error:  # noqa: BLE001 - the next item must still be done; this one is named
            self.stderr.write(f"A scheduled item failed: {type(error).__name__}: {error}")
            return error
        return None

    def _run_verticals(self) -> list[Exception]:
        """Do what verticals have scheduled. The text of a failure is not written: it may hold what someone has sent."""
        failures = []
        for vertical in get_verticals().values():
            for action in vertical.scheduled:
                try:
                    action(timezone.now())
                except Exception as error:  # noqa: BLE001 - the next one must still be done
                    self.stderr.write(f"What '{vertical.name}' has scheduled failed: {type(error).__name__}")
                    failures.append(error)
        return failures


def _due_actions() -> Iterator[Callable[[], None]]:
    """Yield what is due: expiries first, as Wagtail does, then revisions that go live."""
    now = timezone.now()
    models = [page_model()]
    models += [m for m in apps.get_models() if issubclass(m, DraftStateMixin) and not issubclass(m, page_model())]
    for model in models:
        for pk in list(model.objects.filter(live=True, expire_at__lt=now).order_by("expire_at").values_list("pk")):
            yield partial(_expire, model, pk[0])
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    for pk in list(due.values_list("pk", flat=True)):
        yield partial(_go_live, pk)


def _expire(model: Any, pk: int) -> None:
    item = model.objects.filter(pk=pk, live=True).first()
    if item is not None:
        item.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _go_live(pk: int) -> None:
    revision = Revision.objects.filter(pk=pk, approved_go_live_at__isnull=False).first()
    if revision is not None:
        revision.publish(log_action="wagtail.publish.scheduled")
