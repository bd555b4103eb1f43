"""Standalone content (menus, redirects, site identity), planned after the pages that it depends on."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import get_script_prefix

from ..base_page import page_model
from ..models.publication import WithdrawalReason
from ..projections.kinds import standalone_kinds
from ..verticals import Kind, StandaloneRules, reason_of
from .payload import REF, Key, clean
from .planned import Address, PlannedRecord, SitePath
from .records import key_of_row, path_key
from .resolver import Draft, EditedContent, LedgerResolver
from .snapshot import LedgerSnapshot
from .source_names import pk_of, source_of
from .targets import key_of
from .visibility import VisibilityRules

#: Title and message by source.
Failures = dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Thing:
    """Draft of a standalone record, read from one row."""

    kind: Kind
    pk: int
    instance: Any
    key: Key
    path: str
    sites: Collection[int] | None
    page: int | None
    slug: str
    requires_public_history: bool
    is_open: bool
    end: datetime | None


class StandaloneContent:
    """Turns rows of standalone kinds into drafts, and finds which of them depend on pages."""

    def __init__(
        self,
        records: dict[Address, PlannedRecord],
        snapshot: LedgerSnapshot,
        rules: VisibilityRules,
        content: EditedContent,
    ) -> None:
        self._records = records
        self._snapshot = snapshot
        self._rules = rules
        self._content = content

    def drafts(self, kind: Kind, pks: list[int]) -> tuple[list[Draft], Failures]:
        """Enter what these rows are and were as closed; return drafts of what may be public, and what failed."""
        says = kind.standalone
        if says is None:
            return [], {}
        loaded = self._content.load(kind, pks)
        self._snapshot.preload(self._content.preload_targets([(kind, loaded)]))
        broken, failures = dict(loaded.broken), Failures()
        things = []
        for pk, instance in loaded.instances.items():
            try:
                things.append(self._thing(kind, says, pk, instance))
            except (ValueError, TypeError, AttributeError, LookupError) as error:
                broken[pk] = error
                failures[source_of(kind, pk)] = (str(instance)[:255], reason_of(error))
        stored = self._snapshot.rows_of_sources({source_of(kind, pk) for pk in pks})
        self._snapshot.preload(thing.key.uuid for thing in things)
        kept = []
        for row in stored:
            pk = pk_of(row.source)
            record = PlannedRecord(kind, key_of_row(row), row.site, row, row.source, wanted=set())
            if pk not in broken and pk not in {thing.pk for thing in things}:
                record.reason = WithdrawalReason.DELETED
            self._records[record.address] = record
            if pk in broken:
                record.is_open = record.is_live = True
                kept.append(Draft(record, pk, row.title, result=broken[pk]))
        placed = [
            (self._close(thing, site.pk), thing)
            for site in self._rules.sites
            for thing in things
            if _is_for(thing, site.pk)
        ]
        opened = (self._open(record, thing, loaded.context) for record, thing in self._with_history(placed))
        return [*kept, *(draft for draft in opened if draft is not None)], failures

    def close_what_is_not_kept(self, records: Iterable[PlannedRecord]) -> None:
        """Close those of these records that failed and whose last good version shows what is no longer public."""
        for record in records:
            if record.has_failed and record.is_live:
                record.is_live = record.is_open = all(self._is_shown(record.site, key) for key in record.stored_links)

    def dependents(self, pages: Iterable[PlannedRecord]) -> Mapping[str, set[int]]:
        """Return, by kind, the primary keys of what depends on these pages or on the history of their paths."""
        pks: set[int] = set()
        paths: set[str] = set()
        for page in pages:
            pks.add(pk_of(page.source))
            paths |= self._spellings(page.site, page.public_state[2])
        return {kind.name: set(self._content.dependents(kind, pks, paths)) for kind in standalone_kinds()}

    def _thing(self, kind: Kind, says: StandaloneRules, pk: int, instance: Any) -> _Thing:
        return _Thing(
            kind=kind,
            pk=pk,
            instance=instance,
            key=key_of(kind, instance, self._snapshot.installation, self._rules.locales),
            path=says.path(instance),
            sites=says.sites(instance),
            page=says.page(instance),
            slug=says.slug(instance),
            requires_public_history=says.requires_public_history(instance, self._snapshot.paths_since),
            is_open=self._rules.is_shared_open(instance),
            end=getattr(instance, "expire_at", None),
        )

    def _close(self, thing: _Thing, site: int) -> PlannedRecord:
        """Enter a thing as closed on a site that it is for."""
        stored = self._snapshot.row(site, thing.key)
        record = PlannedRecord(thing.kind, thing.key, site, stored, source_of(thing.kind, thing.pk), wanted=set())
        if self._rules.has_ended(thing.instance):
            record.reason = WithdrawalReason.EXPIRED
        self._records[record.address] = record
        return record

    def _with_history(self, placed: list[tuple[PlannedRecord, _Thing]]) -> list[tuple[PlannedRecord, _Thing]]:
        """Return what is open, less what requires a public history there and has none; at most one query."""
        opened = [(record, thing) for record, thing in placed if thing.is_open]
        needed = {
            record.address: self._histories(record.site, thing.path)
            for record, thing in opened
            if thing.requires_public_history
        }
        wanted = set().union(*needed.values())
        found = self.found_paths(wanted)
        return [pair for pair in opened if pair[0].address not in needed or needed[pair[0].address] & found]

    def found_paths(self, wanted: set[SitePath]) -> set[SitePath]:
        """Return those of these paths under which a page is or was public, as the ledger and this plan know."""
        if not wanted:
            return set()
        planned = {path for record in self._records.values() for path in record.public_paths}
        return self._snapshot.found_paths(wanted) | (wanted & planned)

    def _open(self, record: PlannedRecord, thing: _Thing, context: Any) -> Draft | None:
        """Open a record, if the page that it depends on is public; return its draft."""
        resolver = LedgerResolver(self._content, self._records, self._snapshot, record.site, record.key.locale)
        target = resolver.refer(page_model(), thing.page)
        ends = [thing.end, self._end_of(record.site, target[REF]) if target else None]
        end = min(filter(None, ends), default=None)
        if (thing.page is not None and target is None) or (end is not None and end <= self._rules.now):
            return None
        record.is_open = record.is_live = True
        columns = {"slug": thing.slug, "path": clean(thing.path), "expires_at": end}
        return Draft(record, thing.pk, str(thing.instance), thing.instance, context, columns, needed=resolver.wanted)

    def _is_shown(self, site: int, key: str) -> bool:
        record = self._records.get((site, key))
        return record.may_be_shown if record is not None else self._snapshot.live_row(site, Key.parse(key)) is not None

    def _end_of(self, site: int, key: str) -> datetime | None:
        record = self._records.get((site, key))
        if record is not None:
            return record.own_end
        row = self._snapshot.row(site, Key.parse(key))
        return row.visible_until if row is not None else None

    def _histories(self, site: int, path: str) -> set[SitePath]:
        """Return the keys that a path may have been public under: a site may leave out a language's prefix.

        Wagtail keeps old paths with the script prefix; those of the ledger are without one.
        """
        prefixes = {"", *(root.prefix for root in self._rules.roots if root.site == site)}
        mount = get_script_prefix().rstrip("/")
        paths = {path, path.removeprefix(mount)} if path.startswith(f"{mount}/") else {path}
        return {(site, path_key(prefix + path)) for prefix in prefixes for path in paths}

    def _spellings(self, site: int, path: str) -> set[str]:
        """Return a page's path with the prefix of its language and without."""
        prefixes = {root.prefix for root in self._rules.roots if root.site == site and root.prefix}
        short = {path[len(prefix) :] for prefix in prefixes if path.startswith(f"{prefix}/")}
        mounts = {"", get_script_prefix().rstrip("/")}
        return {mount + each for each in {path, *short} for mount in mounts} if path else set()


def _is_for(thing: _Thing, site: int) -> bool:
    return thing.sites is None or site in thing.sites
