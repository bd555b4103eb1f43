"""The sweep: plan what is marked or due, number what changed, commit, and go on until nothing is left."""

import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import DatabaseError
from django.utils import timezone
from django_tasks import task

from ..compiled_queries import compiled_query
from ..conf import get_settings
from ..images.waiting import with_priority
from ..models import LedgerState, Mark, Publication
from ..models.ledger import MarkScope
from .collected import write_collected, write_marks
from .expand import expand_marks
from .followers import followers_of
from .handover import PRIORITY, REQUEST_SECONDS, note_handed_over, note_swept, seconds_spent
from .missing_files import request_missing_files
from .page_warnings import changed_places, neighbours_to_check, write_warnings
from .plan import Plan
from .planner import plan
from .snapshot import StoredSnapshot
from .sources import StoredContent
from .state import DUE_COLUMNS, give_way, is_anything_left, is_due, ledger_locked, save_state
from .visibility import VisibilityRules
from .writer import write, write_sites

logger = logging.getLogger(__name__)

#: Marks that are read at once. Equal ones count as one, however often an import has saved a row.
_MARKS_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class SweepResult:
    """Result of a sweep: numbers of batches, published or changed records, and tombstones.

    ``is_finished`` is false when the time was over before nothing was left; the last batch has then left about so many
    referrers ``behind``, apart from what is marked.
    """

    batches: int = 0
    upserts: int = 0
    tombstones: int = 0
    is_finished: bool = True
    behind: int = 0


def sweep_publications(*, seconds: float | None = None, is_newest_first: bool = False) -> SweepResult:
    """Sweep until no mark and no due moment is left, in transactions of bounded size.

    Args:
        seconds: after the first, no batch is begun that would end later, were it as long as the longest; or ``None``.
        is_newest_first: take the newest marks first, not the oldest.

    Raises:
        DatabaseError: the database is away or locked; the marks stay for the next sweep.
    """
    write_collected()
    result, started, longest = SweepResult(), time.monotonic(), 0.0
    while not result.batches or is_anything_left():
        begun = time.monotonic()
        if seconds is not None and result.batches and begun - started + longest >= seconds:
            return replace(result, is_finished=False)
        planned = _sweep_batch(is_newest_first=is_newest_first)
        if planned is None:
            break
        request_missing_files(planned.with_files)
        result = SweepResult(
            batches=result.batches + 1,
            upserts=result.upserts + len(planned.upserts),
            tombstones=result.tombstones + len(planned.tombstones),
            behind=planned.behind,
        )
        if result.batches > 1:
            give_way()
        longest = max(longest, time.monotonic() - begun)
    return result


def sweep_after_commit() -> None:
    """Sweep after an editor's commit. Called with ``robust=True``: a failure is logged, never shown as a 500.

    What was marked last comes first: what this editor has withdrawn must not stay public behind the changes of others.
    What takes longer than an editor waits for is left to a task; without a worker, it runs here.
    """
    left, behind = REQUEST_SECONDS - seconds_spent(), 0
    if left > 0 or not seconds_spent():
        started = time.monotonic()
        result = sweep_publications(seconds=left, is_newest_first=True)
        note_swept(result.batches, time.monotonic() - started)
        if result.is_finished:
            return
        behind = result.behind
    hand_over()
    # Without a worker the task has run by now, and nothing is left.
    note_handed_over(behind)


def hand_over() -> None:
    """Have the rest swept by a task, before images and search indexes."""
    with_priority(sweep_later, PRIORITY).enqueue()


@task()
def sweep_later() -> None:
    """Sweep what a request has left."""
    sweep_publications()


def _sweep_batch(*, is_newest_first: bool = False) -> Plan | None:
    try:
        return _sweep_once(is_careful=False, is_newest_first=is_newest_first)
    except DatabaseError:
        # A projection may have broken the transaction; with a savepoint round each, only that one fails.
        return _sweep_once(is_careful=True, is_newest_first=is_newest_first)


def _sweep_once(*, is_careful: bool, is_newest_first: bool) -> Plan | None:
    with ledger_locked() as state:
        now = timezone.now()
        batch = get_settings()["SWEEP_BATCH_SIZE"]
        marks = _next_marks(batch, "-pk" if is_newest_first else "pk")
        due = [] if marks else _due_sources(now, batch)
        if not marks and not due and not is_due(state, now):
            return None
        rules = VisibilityRules.load(now)
        # A translation of a site's root page gives the site a language: any mark may touch a site.
        write_sites(rules)
        wide = {reached: pks for reached, pks in marks.items() if reached[0] != MarkScope.SOURCE}
        if wide:
            # A mark that reaches far becomes marks of single rows first: so each batch stays small.
            expand_marks(wide)
            _delete_marks(wide.values())
            return Plan()
        marked = {target for _, target in marks if _names_a_row(target)}
        planned = plan_and_write(marked | set(due), rules, state, is_careful=is_careful)
        _delete_marks(marks.values())
        state.swept_at = now
        save_state(state)
        if not marks and not planned.count and is_due(LedgerState.objects.get(pk=1), now):
            # The next round would find the same. The feed answers 503 rather than what is past its moment.
            logger.error("these are past their moment and could not be planned: %s", ", ".join(due))
            return None
        return planned


def _next_marks(size: int, order: str) -> dict[tuple[str, str], list[int]]:
    """Return what is marked first in this order, as (scope, target), with the primary keys of its marks that are read."""
    found: dict[tuple[str, str], list[int]] = {}
    first = compiled_query(
        Mark, ("next", order), lambda: Mark.objects.order_by(order)[:_MARKS_AT_ONCE], ("pk", "scope", "target")
    )
    for pk, *reached in first.records():
        key = (reached[0], reached[1])
        if key in found or len(found) < size:
            found.setdefault(key, []).append(pk)
    return found


def _names_a_row(target: str) -> bool:
    """Say whether a mark can be read; one that cannot must not stop the others."""
    pk = target.partition(":")[2]
    is_whole_number = pk.isascii() and pk.isdigit()
    if not is_whole_number:
        logger.error("the mark of '%s' is dropped: it is not the name of an edited row", target)
    return is_whole_number


def _delete_marks(pks: Iterable[list[int]]) -> None:
    """Delete marks that were read, and none that was written meanwhile."""
    Mark.objects.filter(pk__in=[pk for some in pks for pk in some]).delete()


def plan_and_write(
    sources: set[str],
    rules: VisibilityRules,
    state: LedgerState,
    *,
    is_careful: bool = False,
    snapshot_type: type[StoredSnapshot] = StoredSnapshot,
) -> Plan:
    """Plan sources and write what changed, with marks for what is left. The caller holds the lock and saves the state."""
    content = StoredContent(state.installation, rules.locales, is_careful=is_careful)
    planned = plan_sources(
        sources,
        rules,
        state,
        content,
        snapshot_type=snapshot_type,
        most_referrers=get_settings()["SWEEP_BATCH_SIZE"],
    )
    places = changed_places(planned)
    write(planned, state, rules.now)
    write_warnings(planned, content.loaded, rules.locales, is_careful=is_careful)
    planned = replace(planned, later=planned.later | neighbours_to_check(places, planned))
    write_marks([*((MarkScope.SOURCE, source) for source in sorted(planned.later)), *followers_of(planned)])
    return planned


def plan_sources(
    sources: set[str],
    rules: VisibilityRules,
    state: LedgerState,
    content: StoredContent | None = None,
    *,
    snapshot_type: type[StoredSnapshot] = StoredSnapshot,
    most_referrers: int | None = None,
) -> Plan:
    """Plan sources from the database. Writes nothing."""
    content = content or StoredContent(state.installation, rules.locales)
    snapshot = snapshot_type(installation=state.installation, paths_since=state.paths_since)
    return plan(sources, snapshot, rules, content, most_referrers=most_referrers)


def _due_sources(now: datetime, batch: int) -> list[str]:
    found: dict[str, None] = {}
    for column in DUE_COLUMNS:
        due = Publication.objects.filter(is_withdrawn=False, **{f"{column}__lte": now}).order_by(column, "pk")
        found |= dict.fromkeys(due.values_list("source", flat=True)[: batch - len(found)])
    return list(found)
