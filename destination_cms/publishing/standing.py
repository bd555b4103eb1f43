"""Things that are no pages and yet public by themselves: settled after the pages that they hang on."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..base_page import page_model
from ..kinds import is_page_kind, standing_kinds
from ..models.publication import WithdrawalReason
from ..verticals import Kind, Standing
from .entries import Address, Entry
from .gates import frontend_url
from .paths import path_key
from .payload import REF, Key
from .public_paths import PublicPaths
from .records import key_of_row
from .rows import links_of, row_of
from .sources import key_of, load_instances, source_of

if TYPE_CHECKING:
    from .settlement import Settlement

#: Whether a page is public, until when, and under which path.
_Face = tuple[bool, datetime | None, str]


class StandingThings:
    """The part of a settlement that settles them."""

    def __init__(self, settlement: "Settlement") -> None:
        self._all = settlement
        self._past = PublicPaths(settlement.entries)
        self._seen: set[tuple[Address, _Face]] = set()
        self._base_urls = {site.pk: frontend_url(site) for site in settlement.gates.sites}

    def settle(self, kind: Kind, pks: list[int]) -> None:
        """Enter what these rows are on each site, and what they were and are no more."""
        instances, broken = load_instances(kind, pks)
        stored = self._all.rows.by_sources(source_of(kind, pk) for pk in pks)
        self._all.rows.preload(self._all.targets.preload(kind, instances.values()))
        for row in stored:
            pk = int(row.source.partition(":")[2])
            reason = WithdrawalReason.WITHDRAWN if pk in instances or pk in broken else WithdrawalReason.DELETED
            entry = Entry(kind, key_of_row(row), row.site, row, row.source, reason=reason, wanted=set())
            self._all.entries[entry.address] = entry
            if pk in broken:
                self._keep(entry, str(pk), broken[pk])
        for entry, instance in self._not_held_back(kind, instances):
            self._project(entry, instance)
        self._all.settled.update(source_of(kind, pk) for pk in pks)

    def hanging(self) -> set[str]:
        """Return the sources that hang on pages which changed since the last call: came, went, moved, end elsewhen."""
        pages: set[int] = set()
        paths: set[str] = set()
        for entry in self._all.entries.values():
            face = _face_of(entry)
            if is_page_kind(entry.kind) and face != _stored_face(entry) and (entry.address, face) not in self._seen:
                self._seen.add((entry.address, face))
                pages.add(int(entry.source.partition(":")[2]))
                paths.update(self._spellings(entry.site, face[2]))
        found = ((kind, kind.standing.hanging(pages, paths)) for kind in standing_kinds() if kind.standing and pages)
        return {source_of(kind, pk) for kind, pks in found for pk in pks}

    def _not_held_back(self, kind: Kind, instances: dict[int, Any]) -> Iterable[tuple[Entry, Any]]:
        """Return an entry for each thing and site, less those that need a past and have none."""
        standing = kind.standing
        assert standing is not None  # noqa: S101 - only standing kinds are settled here
        entries = [
            pair for pk, instance in instances.items() for pair in self._entries_of(kind, standing, pk, instance)
        ]
        needed = {
            entry.address: {
                (entry.site, path_key(path)) for path in self._with_prefixes(entry.site, instance, standing)
            }
            for entry, instance in entries
            if standing.needs_past(instance, self._all.state.paths_since)
        }
        found = self._past.found(key for keys in needed.values() for key in keys)
        return [pair for pair in entries if pair[0].address not in needed or needed[pair[0].address] & found]

    def _entries_of(self, kind: Kind, standing: Standing, pk: int, instance: Any) -> Iterable[tuple[Entry, Any]]:
        key = key_of(kind, instance, self._all.state.installation, self._all.gates.locales)
        chosen = standing.sites(instance)
        for site in self._all.gates.sites:
            if chosen is None or site.pk in chosen:
                row = self._all.rows.get(site.pk, key)
                entry = Entry(kind, key, site.pk, row, source_of(kind, pk), reason=WithdrawalReason.WITHDRAWN)
                entry.wanted = set()
                self._all.entries[entry.address] = entry
                yield entry, instance

    def _project(self, entry: Entry, instance: Any) -> None:
        standing = entry.kind.standing
        assert standing is not None  # noqa: S101 - as above
        resolver = self._all.resolver(entry.site, entry.key.locale)
        page = standing.page(instance)
        target = resolver.refer(page_model(), page)
        end = self._end_of(entry.site, target[REF]) if target else None
        if (page is not None and target is None) or (end is not None and end <= self._all.gates.now):
            return
        entry.is_open = entry.is_live = True
        projection = self._all.project(entry, instance, resolver)
        if projection is None:
            self._keep(entry, str(instance), None)
            return
        path = standing.path(instance)
        entry.payload, entry.index, entry.wanted = projection.payload, dict(projection.index), resolver.wanted
        entry.desired = row_of(entry, projection, path=path, url=self._base_urls[entry.site] + path, expires_at=end)

    def _keep(self, entry: Entry, title: str, error: Exception | None) -> None:
        """Keep the last good version of what cannot be projected, while all that it refers to is public."""
        entry.is_live = True
        self._all.fail(entry, title, error)
        if entry.is_live and entry.row is not None:
            entry.is_live = entry.is_open = all(self._is_live(entry.site, link) for link in links_of(entry.row))

    def _is_live(self, site: int, key: str) -> bool:
        entry = self._all.entries.get((site, key))
        row = self._all.rows.get(site, Key.parse(key))
        return entry.is_live if entry is not None else row is not None and not row.is_withdrawn

    def _end_of(self, site: int, key: str) -> datetime | None:
        entry = self._all.entries.get((site, key))
        if entry is not None:
            return entry.own_end
        row = self._all.rows.get(site, Key.parse(key))
        return row.visible_until if row is not None else None

    def _with_prefixes(self, site: int, instance: Any, standing: Standing) -> set[str]:
        """Return the paths of pages that a thing's path may stand for: a site may leave out a language's prefix."""
        path = standing.path(instance)
        return {path, *(root.prefix + path for root in self._all.gates.roots if root.site == site)}

    def _spellings(self, site: int, path: str) -> set[str]:
        """Return a page's path with the prefix of its language and without."""
        prefixes = {root.prefix for root in self._all.gates.roots if root.site == site and root.prefix}
        short = {path[len(prefix) :] for prefix in prefixes if path.startswith(f"{prefix}/")}
        return {path, *short} if path else set()


def _face_of(entry: Entry) -> _Face:
    if not entry.is_live:
        return False, None, ""
    row = entry.desired or entry.row
    return True, entry.own_end, row.path if row is not None else ""


def _stored_face(entry: Entry) -> _Face:
    return (True, entry.row.expires_at, entry.row.path) if entry.row and entry.was_live else (False, None, "")
