"""Plan the changes of the ledger after some edited rows changed. Reads only; the writer writes.

The published set is a pure function of the database:

* a page is public where its visibility rules allow it and it projects;
* standalone content (a menu, a redirect) is public while the page is that it depends on;
* a shared thing (image, snippet) is public where its rules allow it and something public shows it;
* a payload refers to what is public; the edges hold whatever it wants to refer to.

Planning starts from some sources and follows edges until nothing else can change.
"""

import logging
from collections.abc import Iterable
from typing import Any

from ..models import Publication
from ..models.publication import WithdrawalReason
from ..projections.kinds import PAGE_KIND, get_kinds, shared_kind_names, standalone_kinds
from ..verticals import Kind, Projection, reason_of
from .payload import Key
from .plan import Plan, conclude
from .planned import Address, PlannedRecord, PublicState
from .reachability import Reachability
from .records import key_of_row, page_columns, row_of
from .referrer_queue import ReferrerQueue
from .resolver import Draft, EditedContent
from .snapshot import LedgerSnapshot
from .source_names import PAGE_GROUP, group_by_kind, pk_of, source_of
from .sources import LoadedRows
from .standalone import StandaloneContent
from .targets import key_of
from .visibility import Place, VisibilityRules, end_of_page

logger = logging.getLogger(__name__)


def plan(
    sources: Iterable[str],
    snapshot: LedgerSnapshot,
    rules: VisibilityRules,
    content: EditedContent,
    *,
    most_referrers: int | None = None,
) -> Plan:
    """Return what must be written because these edited rows may have changed.

    Args:
        sources: names of edited rows, such as ``page:12``.
        snapshot: what the ledger says now.
        rules: what decides whether content is public.
        content: the editing side, read where it is needed.
        most_referrers: how many of those are planned along that refer to what came or went; ``None`` for all.
    """
    planner = _Planner(snapshot, rules, content, most_referrers)
    planner.follow(sources)
    return conclude(planner.records, snapshot, planner.failures, planner.sources, planner.queue)


class _Planner:
    """The records of one plan while it grows."""

    def __init__(
        self, snapshot: LedgerSnapshot, rules: VisibilityRules, content: EditedContent, most_referrers: int | None
    ) -> None:
        self.records: dict[Address, PlannedRecord] = {}
        self.queue = ReferrerQueue(self.records, snapshot, most_referrers)
        self.failures: dict[str, tuple[str, str]] = {}
        self.sources: set[str] = set()
        self._snapshot = snapshot
        self._rules = rules
        self._content = content
        self._moved: set[tuple[Address, PublicState]] = set()

    def follow(self, sources: Iterable[str]) -> None:
        """Plan the sources and all that depends on them."""
        self._plan_all({*sources})
        if self.queue.is_stuck():
            self.queue.take_all()
            self._plan_all(self.queue.referrers_of_flipped())
        self.queue.hold()
        for record in self.records.values():
            record.until = None if record.is_shared else record.own_end
        if not all(record.is_reach_unchanged for record in self.records.values()):
            Reachability(self.records, self._snapshot, self._rules.now).judge()

    def _plan_all(self, todo: set[str]) -> None:
        while todo:
            self.sources |= todo
            pages, others = group_by_kind(todo)
            for name in others.keys() & shared_kind_names():
                self._plan_shared(get_kinds()[name], others[name])
            self._plan_pages(pages)
            for name in others.keys() - shared_kind_names():
                self._plan_standalone(get_kinds()[name], others[name])
            todo = self.queue.referrers_of_flipped() | self.queue.readers_of_new_facts() | self._dependents_of_moved()

    # Pages

    def _plan_pages(self, pks: list[int]) -> None:
        if not pks:
            return
        page_rows = self._content.page_rows(pks)
        opened = [(kind, row, self._rules.page_places(row)[0]) for row, kind in page_rows.values() if kind]
        loaded = self._load_pages((kind, row.pk) for kind, row, places in opened if places)
        uuids = self._content.preload_targets((get_kinds()[name], rows) for name, rows in loaded.items())
        stored = self._snapshot.rows_of_sources(
            {f"{PAGE_GROUP}:{pk}" for pk in pks}, {str(row.translation_key) for row, _ in page_rows.values()} | uuids
        )
        drafts = [
            self._open_page(kind, row, place, loaded[kind.name]) for kind, row, places in opened for place in places
        ]
        for row in stored:
            self._close_page_row(row, page_rows)
        self._project(drafts)

    def _load_pages(self, pages: Iterable[tuple[Kind, int]]) -> dict[str, LoadedRows]:
        pks: dict[str, list[int]] = {}
        for kind, pk in pages:
            pks.setdefault(kind.name, []).append(pk)
        return {name: self._content.load(get_kinds()[name], of_kind) for name, of_kind in pks.items()}

    def _open_page(self, kind: Kind, row: Any, place: Place, loaded: LoadedRows) -> Draft:
        """Enter a page as live where its rules allow it, so that pages of one batch see each other."""
        key = key_of(kind, row, self._snapshot.installation, self._rules.locales)
        stored = self._snapshot.row(place.site, key)
        record = PlannedRecord(kind, key, place.site, stored, f"{PAGE_GROUP}:{row.pk}")
        record.is_open = record.is_live = True
        record.end, record.is_end_known = end_of_page(row), True
        self.records[record.address] = record
        draft = Draft(record, row.pk, row.title, loaded.instances.get(row.pk), loaded.context)
        draft.columns = page_columns(row, place, stored, self._rules.now)
        draft.result = loaded.broken.get(row.pk)
        return draft

    def _close_page_row(self, row: Publication, page_rows: dict[int, tuple[Any, Kind | None]]) -> None:
        """Enter a row of one of these pages as closed, with the reason, unless the page is still public there."""
        key = key_of_row(row)
        planned = self.records.get((row.site, str(key)))
        if planned is not None and planned.is_live:
            return
        # A kind that is no longer registered: its pages are plain pages now, or of a class that is gone.
        kind = get_kinds().get(row.kind) or get_kinds()[PAGE_KIND]
        page, _ = page_rows.get(pk_of(row.source), (None, None))
        reason = self._rules.page_places(page)[1] if page is not None else WithdrawalReason.DELETED
        closed = PlannedRecord(kind, key, row.site, row, row.source, reason=reason, wanted=set())
        self.records[closed.address] = closed

    # Shared things

    def _plan_shared(self, kind: Kind, pks: list[int]) -> None:
        loaded = self._content.load(kind, pks)
        stored = self._snapshot.rows_of_sources({source_of(kind, pk) for pk in pks})
        for row in stored:
            gone = PlannedRecord(kind, key_of_row(row), row.site, row, row.source, wanted=set())
            gone.reason = WithdrawalReason.DELETED
            self.records[gone.address] = gone
        places = [
            (row.site, key_of_row(row), pk_of(row.source)) for row in stored if pk_of(row.source) in loaded.broken
        ]
        for pk, instance in loaded.instances.items():
            key = key_of(kind, instance, self._snapshot.installation, self._rules.locales)
            places += [(site.pk, key, pk) for site in self._rules.sites]
        self._project(self._open_shared(kind, places, loaded))

    def _open_shared(self, kind: Kind, places: Iterable[tuple[int, Key, int]], loaded: Any) -> list[Draft]:
        """Enter shared things on sites; return those that may be shown there and are to be projected."""
        drafts = []
        for site, key, pk in places:
            instance = loaded.instances.get(pk)
            record = PlannedRecord(kind, key, site, self._snapshot.row(site, key), source_of(kind, pk))
            self.records[record.address] = record
            if instance is not None and self._rules.has_ended(instance):
                record.reason = WithdrawalReason.EXPIRED
            record.is_open = instance is None or self._rules.is_shared_open(instance)
            if record.is_open:
                draft = Draft(record, pk, str(instance or record.source), instance, loaded.context)
                draft.columns = {"expires_at": getattr(instance, "expire_at", None)}
                draft.result = loaded.broken.get(pk)
                drafts.append(draft)
            else:
                record.wanted = set()
        return drafts

    def _plan_unknown(self, asked: set[Address]) -> set[Address]:
        """Plan the shared things that projections asked for and that nothing knew; return those that may be shown."""
        by_kind: dict[str, list[tuple[int, Key, int]]] = {}
        for site, text in sorted(asked - self.records.keys()):
            key = Key.parse(text)
            pk = self._content.pk_of_key(key)
            if pk is not None:
                by_kind.setdefault(key.kind, []).append((site, key, pk))
        for name, places in by_kind.items():
            loaded = self._content.load(get_kinds()[name], dict.fromkeys(pk for _, _, pk in places))
            there = [place for place in places if place[2] in loaded.instances or place[2] in loaded.broken]
            self._project(self._open_shared(get_kinds()[name], there, loaded))
        return {address for address in asked if address in self.records and self.records[address].may_be_shown}

    # Standalone content

    def _plan_standalone(self, kind: Kind, pks: list[int]) -> None:
        standalone = StandaloneContent(self.records, self._snapshot, self._rules, self._content)
        drafts, failures = standalone.drafts(kind, pks)
        self.failures |= failures
        self._project(drafts)
        standalone.close_what_is_not_kept(draft.record for draft in drafts)

    def _dependents_of_moved(self) -> set[str]:
        """Return the sources that depend on pages which came, went, moved, or end at another moment since last time."""
        pages = (record for record in self.records.values() if record.is_page)
        moved = {(page.address, page.public_state): page for page in pages if page.has_moved}
        fresh = [page for state, page in moved.items() if state not in self._moved]
        self._moved |= moved.keys()
        if not fresh:
            return set()
        found = StandaloneContent(self.records, self._snapshot, self._rules, self._content).dependents(fresh)
        aliases = self._content.aliases_of({pk_of(page.source) for page in fresh})
        return {source_of(kind, pk) for kind in standalone_kinds() for pk in found.get(kind.name, ())} | {
            f"{PAGE_GROUP}:{pk}" for pk in aliases
        }

    # What all have in common

    def _project(self, drafts: list[Draft]) -> None:
        """Project records until nothing that they asked for has another answer."""
        todo = drafts
        while todo:
            for draft in todo:
                draft.attempt(self._content, self.records, self._snapshot)
            opened = self._plan_unknown(set().union(*(draft.unknown for draft in todo)))
            again = [draft for draft in todo if draft.unknown & opened]
            closed = {draft.record.address for draft in todo if draft not in again and not self._take_result(draft)}
            # What failed for the first time was believed public by the others of its batch.
            others = [draft for draft in drafts if draft not in again] if closed else []
            todo = again + [draft for draft in others if closed.intersection(draft.links())]

    def _take_result(self, draft: Draft) -> bool:
        """Give a record what its draft says; return whether others may refer to it."""
        record, result = draft.record, draft.result
        if isinstance(result, Projection):
            record.payload, record.index, record.wanted = result.payload, dict(result.index), draft.wanted
            record.desired = row_of(
                record.kind, record.key, record.site, record.source, result, draft.columns, draft.shown
            )
            return record.may_be_shown
        if result is not None:
            self.failures[record.source] = (draft.title[:255], reason_of(result))
            if draft.instance is not None:
                logger.warning("%s could not be projected: %s", record.source, result, exc_info=result)
        is_kept = record.was_live and not (record.stored is not None and self._snapshot.is_damaged(record.stored))
        record.fail(self._snapshot.wanted_by([record.address])[record.address] if is_kept else set(), is_kept=is_kept)
        return record.may_be_shown
