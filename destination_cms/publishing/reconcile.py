"""Reconcile: compare the whole published set with the ledger, and repair it.

For what sends no signal (``QuerySet.update``, raw SQL, a restored backup), for rows that were
damaged where they are stored, for a projection that changed, and for the first installation. It
works through all edited rows in batches, each under the ledger's lock for a moment only, so editors
publish meanwhile; the place it has reached is part of the ledger's state, so that a run that was
cut off goes on where it stopped. What the ledger has of edited rows has been compared by then, so that
only records of rows that are gone are left for the last stage.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from uuid import uuid4

from django.db import DatabaseError
from django.db.models import Max
from django.utils import timezone

from ..conf import get_settings
from ..models import HeadStamp, LedgerState, Publication
from ..models.page_titles import repair_page_titles
from ..projections.kinds import get_kinds, page_kinds, shared_kinds, standalone_kinds
from .damage import CheckedSnapshot
from .expand import all_pages, pages_of
from .member_repair import repair_members
from .missing_files import request_missing_files
from .plan import Plan, Tombstone, Update, Upsert
from .source_names import PAGE_GROUP, group_by_kind, source_of
from .state import give_way, ledger_locked, save_state
from .sweep import plan_and_write, plan_sources, sweep_publications
from .tallies import repair_tallies
from .visibility import VisibilityRules
from .writer import write_sites

Progress = Callable[[int, int, int], None]

#: The last stage: what the ledger has and the editing side has not.
LEDGER_STAGE = "ledger"
#: Rows of the ledger whose edited rows are looked for at once.
_ROWS_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class ReconcileResult:
    """Counts of repairs: records published or changed, records withdrawn, and book-keeping rows."""

    upserts: int = 0
    tombstones: int = 0
    others: int = 0

    @property
    def count(self) -> int:
        return self.upserts + self.tombstones + self.others


def reconcile_publications(
    *,
    is_dry_run: bool = False,
    is_restart: bool = False,
    has_new_epoch: bool = False,
    on_progress: Progress | None = None,
) -> ReconcileResult:
    """Compare every edited row with the ledger and repair what differs.

    Args:
        is_dry_run: count only; nothing is written and no place is remembered.
        is_restart: begin at the beginning, whatever an earlier run has reached.
        has_new_epoch: begin a new history, so that every app starts again: after a restored backup, whose
            numbers the apps have already seen with other content.
        on_progress: called after each batch with rows done, rows in all and differences so far.

    Raises:
        DatabaseError: the database is away; run it again and it goes on where it stopped.
    """
    if has_new_epoch and not is_dry_run:
        with ledger_locked() as state:
            state.epoch, state.reconcile_cursor = uuid4(), ""
            state.save(update_fields=["epoch", "reconcile_cursor"])
    cursor = (
        ""
        if is_dry_run or is_restart
        else LedgerState.objects.filter(pk=1).values_list("reconcile_cursor", flat=True).first() or ""
    )
    result, done, total = ReconcileResult(), 0, count_sources()
    counted: set[Hashable] = set()
    size = get_settings()["SWEEP_BATCH_SIZE"]
    for stage, ids in batches(cursor, size):
        planned = _reconcile_batch(stage, ids, is_dry_run=is_dry_run)
        result = _add(result, _count(planned, counted if is_dry_run else set()))
        if planned.later and not is_dry_run:
            swept = sweep_publications()
            result = _add(result, (swept.upserts, swept.tombstones, 0))
        done += len(ids)
        if on_progress:
            on_progress(done, max(total, done), result.count)
        if not is_dry_run:
            give_way()
    result = _add(result, (0, 0, repair_members(is_dry_run=is_dry_run)))
    result = _add(result, (0, 0, _close_books(is_dry_run=is_dry_run)))
    if on_progress:
        on_progress(max(total, done), max(total, done), result.count)
    return result


def count_sources() -> int:
    """Return how many edited rows a whole run looks at."""
    pages = all_pages().count()
    return int(pages + sum(get_kinds()[name].model._default_manager.count() for name in _other_stages()))


def stages() -> list[str]:
    """Return the stages in order: pages by kind, standalone content, shared things, then the ledger's own rows.

    The order only saves work; it never changes the outcome.
    """
    return [*(f"{PAGE_GROUP}/{kind.name}" for kind in page_kinds()), *_other_stages(), LEDGER_STAGE]


def _other_stages() -> list[str]:
    return [kind.name for kind in [*standalone_kinds(), *shared_kinds()]]


def batches(cursor: str, size: int) -> Iterator[tuple[str, list[int]]]:
    """Yield ``(stage, primary keys)`` after a cursor ``STAGE:PK``, each stage in ascending order."""
    at_stage, _, at_pk = cursor.rpartition(":")
    order = stages()
    start = order.index(at_stage) if at_stage in order else 0
    for number, stage in enumerate(order[start:]):
        last = int(at_pk) if number == 0 and at_stage == stage else 0
        pks = _orphans(last) if stage == LEDGER_STAGE else _pks_of(_rows_of(stage), last, size)
        while batch := list(islice(pks, size)):
            yield stage, batch


def _rows_of(stage: str) -> Any:
    if stage.startswith(f"{PAGE_GROUP}/"):
        return pages_of(get_kinds()[stage.partition("/")[2]])
    return get_kinds()[stage].model._default_manager.all()


def _pks_of(rows: Any, last: int, size: int) -> Iterator[int]:
    while pks := list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:size]):
        yield from pks
        last = pks[-1]


def _orphans(last: int) -> Iterator[int]:
    """Yield the primary keys of public records whose edited row is not there, so that no earlier stage has seen them."""
    rows = Publication.objects.filter(is_withdrawn=False).order_by("pk").values_list("pk", "source")
    while found := list(rows.filter(pk__gt=last)[:_ROWS_AT_ONCE]):
        there = _sources_there({source for _, source in found})
        yield from (pk for pk, source in found if source not in there)
        last = found[-1][0]


def _sources_there(sources: set[str]) -> set[str]:
    """Return those of these edited rows that are rows of an earlier stage."""
    pages, others = group_by_kind(sources)
    there: set[str] = set()
    for stage in stages()[:-1]:
        group = stage.partition("/")[0]
        pks = pages if group == PAGE_GROUP else others.get(group)
        if pks:
            found = _rows_of(stage).filter(pk__in=pks).values_list("pk", flat=True)
            there |= {f"{group}:{pk}" for pk in found}
    return there


def _sources(stage: str, ids: list[int]) -> set[str]:
    if stage == LEDGER_STAGE:
        return set(Publication.objects.filter(pk__in=ids, is_withdrawn=False).values_list("source", flat=True))
    if stage.startswith(f"{PAGE_GROUP}/"):
        return {f"{PAGE_GROUP}:{pk}" for pk in ids}
    return {source_of(get_kinds()[stage], pk) for pk in ids}


def _reconcile_batch(stage: str, ids: list[int], *, is_dry_run: bool) -> Plan:
    if is_dry_run:
        state = LedgerState.objects.get_or_create(pk=1)[0]
        rules = VisibilityRules.load(timezone.now())
        planned = plan_sources(_sources(stage, ids), rules, state, snapshot_type=CheckedSnapshot)
    else:
        try:
            planned = _repair(stage, ids, is_careful=False)
        except DatabaseError:
            # As in a sweep: a projection may have broken the transaction.
            planned = _repair(stage, ids, is_careful=True)
        request_missing_files(planned.with_files)
    return planned


def _repair(stage: str, ids: list[int], *, is_careful: bool) -> Plan:
    with ledger_locked() as state:
        now = timezone.now()
        planned = plan_and_write(
            _sources(stage, ids),
            VisibilityRules.load(now),
            state,
            is_careful=is_careful,
            snapshot_type=CheckedSnapshot,
        )
        state.reconcile_cursor = f"{stage}:{ids[-1]}"
        save_state(state)
    return planned


def _count(planned: Plan, counted: set[Hashable]) -> tuple[int, int, int]:
    """Return the numbers of a plan; what a dry run meets at two stages counts once."""
    numbers = []
    changes: tuple[Sequence[Upsert | Tombstone | Update], ...] = (planned.upserts, planned.tombstones, planned.updates)
    for of_a_sort in changes:
        fresh = {change.address for change in of_a_sort} - counted
        counted |= fresh
        numbers.append(len(fresh))
    # Those of a record that is published itself are counted with it.
    published = {(each.address[0], each.kind.name, str(each.publication.uuid)) for each in planned.upserts}
    owned = {each for each in planned.owned if (each.site, each.kind, str(each.owner)) not in published} - counted
    counted |= owned
    return numbers[0], numbers[1], numbers[2] + len(owned)


def _close_books(*, is_dry_run: bool) -> int:
    """Put sites and tallies right, and forget the place; return how much was wrong."""
    if is_dry_run:
        return write_sites(VisibilityRules.load(timezone.now()), dry_run=True) + repair_tallies(dry_run=True)
    with ledger_locked() as state:
        now = timezone.now()
        wrong = write_sites(VisibilityRules.load(now)) + repair_tallies()
        # Not the ledger's: the order of pages in the admin.
        repair_page_titles()
        _purge_tombstones(state, now)
        state.reconcile_cursor, state.reconciled_at = "", now
        save_state(state)
    return wrong


def _purge_tombstones(state: LedgerState, now: datetime) -> None:
    """Drop tombstones that are older than promised; a client with a token from before them must start again."""
    limit = now - timedelta(days=get_settings()["TOMBSTONE_DAYS"])
    old = Publication.objects.filter(is_withdrawn=True, changed_at__lt=limit)
    last = old.aggregate(last=Max("sequence"))["last"]
    if last is not None:
        old.delete()
        state.floor = max(state.floor, last)
        # A token from the floor on holds the newest stamp up to there, or a later one.
        stamps = HeadStamp.objects.filter(sequence__lte=state.floor)
        stamps.filter(sequence__lt=stamps.aggregate(newest=Max("sequence"))["newest"] or 0).delete()


def _add(result: ReconcileResult, numbers: tuple[int, int, int]) -> ReconcileResult:
    return ReconcileResult(result.upserts + numbers[0], result.tombstones + numbers[1], result.others + numbers[2])
