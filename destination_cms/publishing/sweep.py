"""The sweep: settle what is marked or due, number what changed, commit, and go on until nothing is left."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError
from django.db.models import Min
from django.utils import timezone

from ..conf import get_settings
from ..images.projection import missing_presets
from ..images.renditions import request_renditions
from ..kinds import IMAGE_KIND
from ..models import LedgerState, Mark, Publication
from ..models.ledger import MarkScope
from .expand import expand_marks
from .gates import Gates
from .lock import give_way, ledger_locked
from .settlement import Settlement
from .sites import write_sites
from .writer import Outcome, plan, write

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SweepResult:
    """What a sweep did: numbers of batches, published or changed records, and tombstones."""

    batches: int = 0
    upserts: int = 0
    tombstones: int = 0


def sweep_publications(*, on_batch: Callable[[SweepResult], None] | None = None) -> SweepResult:
    """Sweep until no mark and no due moment is left, in transactions of bounded size.

    Raises:
        DatabaseError: the database is away or locked; the marks stay for the next sweep.
    """
    result = SweepResult()
    while True:
        outcome = _sweep_batch()
        if outcome is None:
            return result
        request_renditions(pictures_without_sizes(outcome))
        result = SweepResult(
            result.batches + 1, result.upserts + len(outcome.upserts), result.tombstones + len(outcome.tombstones)
        )
        if on_batch:
            on_batch(result)
        if result.batches > 1:
            give_way()


def sweep_after_commit() -> None:
    """Sweep after an editor's commit. Called with ``robust=True``: a failure is logged, never shown as a 500."""
    sweep_publications()


def _sweep_batch() -> Outcome | None:
    try:
        return _sweep_once(is_careful=False)
    except DatabaseError:
        # A projection may have broken the transaction; with a savepoint round each, only that one fails.
        return _sweep_once(is_careful=True)


def _sweep_once(*, is_careful: bool) -> Outcome | None:
    with ledger_locked() as state:
        now = timezone.now()
        batch = get_settings()["SWEEP_BATCH_SIZE"]
        marks = list(Mark.objects.order_by("pk")[:batch])
        due = [] if marks else _due_sources(now, batch)
        if not marks and not due and not _is_due(state, now):
            return None
        gates = Gates.load(now)
        # A translation of a site's root page gives the site a language: any mark may touch a site.
        write_sites(gates)
        wide = [mark for mark in marks if mark.scope != MarkScope.SOURCE]
        if wide:
            # A mark that reaches far becomes marks of single rows first: so each batch stays small.
            expand_marks(wide)
            Mark.objects.filter(pk__in=[mark.pk for mark in wide]).delete()
            return Outcome()
        outcome = settle_sources({mark.target for mark in marks} | set(due), gates, state, is_careful=is_careful)
        Mark.objects.filter(pk__in=[mark.pk for mark in marks]).delete()
        state.swept_at = now
        finish(state, now)
        if not marks and not outcome.count and _is_due(state, now):
            # The next round would find the same. The feed answers 503 rather than what is past its moment.
            logger.error("these are past their moment and could not be settled: %s", ", ".join(due))
            return None
        return outcome


def settle_sources(sources: set[str], gates: Gates, state: LedgerState, *, is_careful: bool = False) -> Outcome:
    """Settle sources and write what changed. The caller holds the lock and calls ``finish``."""
    settlement = Settlement(gates, state, is_careful=is_careful)
    settlement.settle(sources)
    outcome = plan(settlement)
    write(outcome, settlement, state, gates.now)
    return outcome


def pictures_without_sizes(outcome: Outcome) -> list[int]:
    """Return the primary keys of pictures that are public now and lack a declared size, changed or not.

    A process that died between a sweep and its tasks leaves such a picture; the next look at it mends that.
    """
    pictures = {entry.source: entry.payload for entry in outcome.projected if entry.kind.name == IMAGE_KIND}
    return [int(source.partition(":")[2]) for source, payload in pictures.items() if missing_presets(payload)]


def finish(state: LedgerState, now: datetime) -> None:
    """Save the state with the next due moment."""
    live = Publication.objects.filter(is_withdrawn=False, visible_until__isnull=False)
    state.next_due_at = live.aggregate(moment=Min("visible_until"))["moment"]
    state.save()


def _is_due(state: LedgerState, now: datetime) -> bool:
    return state.next_due_at is not None and state.next_due_at <= now


def _due_sources(now: datetime, batch: int) -> list[str]:
    due = Publication.objects.filter(is_withdrawn=False, visible_until__lte=now).order_by("visible_until", "pk")
    return list(due.values_list("source", flat=True)[:batch])
