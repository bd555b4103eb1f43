"""Work out what the ledger has to say after some edited rows changed. Reads only; the writer writes.

The published set is a pure function of the database:

* a page is public where its gate is open and it projects;
* a redirect is public while the page is that it leads to;
* a shared thing (picture, snippet) is public where its gate is open and something public shows it;
* a payload refers to what is public; the edges hold whatever it wants to refer to.

A settlement starts from some sources and follows edges until nothing else can change.
"""

from collections.abc import Iterable
from typing import Any

from ..kinds import PAGE_KIND, get_kinds, is_standing
from ..models import LedgerState, Publication
from ..models.publication import WithdrawalReason
from ..verticals import Kind
from .cascade import Cascade
from .entries import Address, Entry
from .gates import Gates, Place
from .payload import Key
from .reach import Reach
from .records import key_of_row
from .rows import links_of, row_of
from .sources import PAGE_GROUP, group_by_kind, key_of, load_instances, load_page_rows, page_kind_of, source_of
from .standing import StandingThings
from .workings import Workings


class Settlement(Workings):
    """One settlement. Call ``settle`` once, then read ``entries``, ``failures`` and ``settled``."""

    def __init__(self, gates: Gates, state: LedgerState, *, is_careful: bool = False) -> None:
        super().__init__(gates, state, is_careful=is_careful)
        self._cascade = Cascade(self.entries, self.rows)
        self._standing = StandingThings(self)

    def settle(self, sources: Iterable[str]) -> None:
        """Work out the sources and all that depends on them."""
        todo = set(sources)
        while todo:
            pages, others = group_by_kind(todo)
            standing = {name: pks for name, pks in others.items() if is_standing(get_kinds()[name])}
            for name in others.keys() - standing.keys():
                self._settle_shared(get_kinds()[name], others[name])
            self._settle_pages(pages)
            for name, pks in standing.items():
                self._standing.settle(get_kinds()[name], pks)
            todo = self._cascade.referrers_of_flipped() | self._standing.hanging()
        Reach(self.entries, self.rows, self._candidate, self.gates.now).settle()

    # Pages

    def _settle_pages(self, pks: list[int]) -> None:
        if not pks:
            return
        page_rows = load_page_rows(pks)
        kinds = {pk: kind for pk, row in page_rows.items() if (kind := page_kind_of(row))}
        stored = self.rows.by_sources(f"{PAGE_GROUP}:{pk}" for pk in pks)
        self.rows.preload(str(row.translation_key) for row in page_rows.values())
        opened = self._open_pages(page_rows, kinds)
        self._close_rows(stored, page_rows, kinds)
        self._project_pages(opened, page_rows, kinds)
        self.settled.update(f"{PAGE_GROUP}:{pk}" for pk in pks)

    def _open_pages(self, page_rows: dict[int, Any], kinds: dict[int, Kind]) -> dict[int, list[tuple[Entry, Place]]]:
        """Enter every page with an open gate as live, so that pages of one batch see each other."""
        opened: dict[int, list[tuple[Entry, Place]]] = {}
        for pk, kind in kinds.items():
            places, _ = self.gates.page_places(page_rows[pk])
            key = key_of(kind, page_rows[pk], self.state.installation, self.gates.locales)
            for place in places:
                entry = Entry(kind, key, place.site, self.rows.get(place.site, key), source_of(kind, pk))
                entry.is_open = entry.is_live = True
                entry.end, entry.is_end_known = page_rows[pk].expire_at, True
                self.entries[entry.address] = entry
                opened.setdefault(pk, []).append((entry, place))
        return opened

    def _close_rows(self, stored: list[Publication], page_rows: dict[int, Any], kinds: dict[int, Kind]) -> None:
        """Enter the rows of these pages that are no longer public, with the reason."""
        for row in stored:
            key = key_of_row(row)
            entry = self.entries.get((row.site, str(key)))
            if entry is not None and entry.is_live:
                continue
            # A kind that is no longer registered: its pages are plain pages now, or nothing that anybody knows.
            kind = get_kinds().get(row.kind) or get_kinds()[PAGE_KIND]
            page = page_rows.get(int(row.source.partition(":")[2]))
            reason = self.gates.page_places(page)[1] if page is not None else WithdrawalReason.DELETED
            closed = Entry(kind, key, row.site, row, row.source, reason=reason, wanted=set())
            self.entries[closed.address] = closed

    def _project_pages(
        self, opened: dict[int, list[tuple[Entry, Place]]], page_rows: dict[int, Any], kinds: dict[int, Kind]
    ) -> None:
        by_kind: dict[str, list[int]] = {}
        for pk in opened:
            by_kind.setdefault(kinds[pk].name, []).append(pk)
        instances: dict[int, Any] = {}
        broken: dict[int, Exception] = {}
        for name, pks in by_kind.items():
            loaded, failed = load_instances(get_kinds()[name], pks)
            instances.update(loaded)
            broken.update(failed)
            self.rows.preload(self.targets.preload(get_kinds()[name], loaded.values()))
        again = list(opened)
        while again:
            missed: set[str] = set()
            for pk in again:
                for entry, place in opened[pk]:
                    self._project_page(entry, place, instances.get(pk), page_rows[pk], broken.get(pk))
                    if not entry.is_live:
                        missed.add(str(entry.key))
            # A page that failed for the first time was believed public by the others of its batch.
            again = [
                pk
                for pk, places in opened.items()
                if any(entry.is_live and entry.desired and missed & links_of(entry.desired) for entry, _ in places)
            ]

    def _project_page(self, entry: Entry, place: Place, page: Any, row: Any, error: Exception | None) -> None:
        resolver = self.resolver(entry.site, entry.key.locale)
        projection = None if error or page is None else self.project(entry, page, resolver)
        if projection is None:
            self.fail(entry, row.title, error)
            return
        first = page.first_published_at or (entry.row.first_published_at if entry.row else None)
        entry.payload, entry.index, entry.wanted = projection.payload, dict(projection.index), resolver.wanted
        entry.desired = row_of(
            entry,
            projection,
            slug=page.slug,
            path=place.path,
            url=place.url,
            first_published_at=first or self.gates.now,
            last_published_at=page.last_published_at or self.gates.now,
            expires_at=page.expire_at,
        )

    # Shared things

    def _settle_shared(self, kind: Kind, pks: list[int]) -> None:
        instances, broken = load_instances(kind, pks)
        stored = self.rows.by_sources(f"{kind.name}:{pk}" for pk in pks)
        for row in stored:
            self._enter_shared(kind, key_of_row(row), row.site, row.source, None, None)
        for pk, instance in instances.items():
            key = key_of(kind, instance, self.state.installation, self.gates.locales)
            self.targets.pk_of_key[str(key)] = pk
            for site in self.gates.sites:
                self._enter_shared(kind, key, site.pk, source_of(kind, pk), instance, None)
        for pk, error in broken.items():
            for row in stored:
                if row.source == f"{kind.name}:{pk}":
                    self._enter_shared(kind, key_of_row(row), row.site, row.source, None, error)
        self.settled.update(f"{kind.name}:{pk}" for pk in pks)

    def _enter_shared(
        self, kind: Kind, key: Key, site: int, source: str, instance: Any, error: Exception | None
    ) -> Entry:
        entry = Entry(kind, key, site, self.rows.get(site, key), source, reason=WithdrawalReason.WITHDRAWN)
        self.entries[entry.address] = entry
        if instance is None and error is None:
            entry.reason, entry.wanted = WithdrawalReason.DELETED, set()
            return entry
        entry.is_open = instance is None or self.gates.is_shared_open(instance)
        if instance is not None and self.gates.has_ended(instance):
            entry.reason = WithdrawalReason.EXPIRED
        if not entry.is_open:
            entry.wanted = set()
            return entry
        resolver = self.resolver(site, key.locale)
        projection = None if error else self.project(entry, instance, resolver)
        if projection is None:
            self.fail(entry, str(instance or source), error)
            return entry
        entry.payload, entry.index, entry.wanted = projection.payload, dict(projection.index), resolver.wanted
        slug = str(projection.payload.get("slug", ""))
        entry.desired = row_of(entry, projection, slug=slug, expires_at=getattr(instance, "expire_at", None))
        return entry

    def is_public(self, kind: Kind, key: Key, site: int) -> bool:
        entry = self.entries.get((site, str(key)))
        if entry is not None:
            return entry.is_live if is_standing(kind) else entry.is_open
        row = self.rows.get(site, key)
        if row is not None and not row.is_withdrawn:
            return True
        pk = self.targets.pk_of_key.get(str(key))
        if is_standing(kind) or pk is None:
            return False
        instances, broken = load_instances(kind, [pk])
        if not instances and not broken:
            return False
        return self._enter_shared(kind, key, site, source_of(kind, pk), instances.get(pk), broken.get(pk)).is_open

    def _candidate(self, address: Address) -> Entry | None:
        """Return the entry of a shared key whose reachability is in question, if it can matter."""
        if address in self.entries:
            return self.entries[address]
        site, text = address
        key = Key.parse(text)
        kind = get_kinds().get(key.kind)
        row = self.rows.get(site, key) if kind and not is_standing(kind) else None
        if kind is None or row is None or row.is_withdrawn:
            return None
        entry = Entry(kind, key, site, row, row.source, is_open=True, reason=WithdrawalReason.WITHDRAWN)
        self.entries[address] = entry
        return entry
