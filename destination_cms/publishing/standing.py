"""Things that are no pages and yet public by themselves: settled after the pages that they hang on."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..base_page import page_model
from ..kinds import is_page_kind, standing_kinds
from ..models.publication import WithdrawalReason
from ..projection import reason_of
from ..verticals import Kind
from .entries import Address, Entry
from .gates import frontend_url
from .paths import path_key
from .payload import REF, Key, clean
from .public_paths import PublicPaths
from .records import key_of_row
from .rows import links_of, row_of
from .sources import key_of, load_instances, source_of
from .workings import Workings

#: Whether a page is public, until when, and under which path.
_Face = tuple[bool, datetime | None, str]


@dataclass(frozen=True, slots=True)
class _Thing:
    """What one row says of itself."""

    kind: Kind
    pk: int
    instance: Any
    key: Key
    path: str
    sites: Collection[int] | None
    page: int | None
    slug: str
    needs_past: bool
    is_open: bool
    end: datetime | None


class StandingThings:
    """The part of a settlement that settles them."""

    def __init__(self, workings: Workings) -> None:
        self._all = workings
        self._past = PublicPaths(workings.entries)
        self._seen: set[tuple[Address, _Face]] = set()
        self._base_urls = {site.pk: frontend_url(site) for site in workings.gates.sites}

    def settle(self, kind: Kind, pks: list[int]) -> None:
        """Enter what these rows are on each site, and what they were and are no more."""
        things, broken = self._read(kind, pks)
        stored = self._all.rows.by_sources(source_of(kind, pk) for pk in pks)
        self._all.rows.preload({thing.key.uuid for thing in things})
        for row in stored:
            pk = int(row.source.partition(":")[2])
            is_there = pk in broken or any(thing.pk == pk for thing in things)
            reason = WithdrawalReason.WITHDRAWN if is_there else WithdrawalReason.DELETED
            entry = Entry(kind, key_of_row(row), row.site, row, row.source, reason=reason, wanted=set())
            self._all.entries[entry.address] = entry
            if pk in broken:
                self._keep(entry, row.title, broken[pk])
        placed = [(self._enter(thing, site.pk), thing) for site in self._all.gates.sites for thing in things]
        for entry, thing in self._with_past(placed):
            self._project(entry, thing)
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

    def _read(self, kind: Kind, pks: list[int]) -> tuple[list[_Thing], dict[int, Exception]]:
        """Return what these rows say, and what went wrong with those that cannot say it."""
        instances, broken = load_instances(kind, pks)
        self._all.rows.preload(self._all.targets.preload(kind, instances.values()))
        things = []
        for pk, instance in instances.items():
            try:
                things.append(self._thing(kind, pk, instance))
            except (ValueError, TypeError, AttributeError, LookupError) as error:
                broken[pk] = error
                self._all.failures[source_of(kind, pk)] = (str(instance)[:255], reason_of(error))
        return things, broken

    def _thing(self, kind: Kind, pk: int, instance: Any) -> _Thing:
        says = kind.standing
        assert says is not None  # noqa: S101 - only standing kinds are settled here
        key = key_of(kind, instance, self._all.state.installation, self._all.gates.locales)
        needs_past = says.needs_past(instance, self._all.state.paths_since)
        return _Thing(
            kind=kind,
            pk=pk,
            instance=instance,
            key=key,
            path=says.path(instance),
            sites=says.sites(instance),
            page=says.page(instance),
            slug=says.slug(instance),
            needs_past=needs_past,
            is_open=self._all.gates.is_shared_open(instance),
            end=getattr(instance, "expire_at", None),
        )

    def _enter(self, thing: _Thing, site: int) -> Entry | None:
        """Enter a thing as closed on a site that it is for."""
        if thing.sites is not None and site not in thing.sites:
            return None
        row = self._all.rows.get(site, thing.key)
        source = source_of(thing.kind, thing.pk)
        has_ended = self._all.gates.has_ended(thing.instance)
        reason = WithdrawalReason.EXPIRED if has_ended else WithdrawalReason.WITHDRAWN
        entry = Entry(thing.kind, thing.key, site, row, source, reason=reason, wanted=set())
        self._all.entries[entry.address] = entry
        return entry

    def _with_past(self, placed: Iterable[tuple[Entry | None, _Thing]]) -> list[tuple[Entry, _Thing]]:
        """Return what is open and for its site, less what needs a past there and has none; at most one query."""
        entered = [(entry, thing) for entry, thing in placed if entry is not None and thing.is_open]
        needed = {entry.address: self._pasts(entry.site, thing.path) for entry, thing in entered if thing.needs_past}
        found = self._past.found(key for keys in needed.values() for key in keys)
        return [pair for pair in entered if not pair[1].needs_past or needed[pair[0].address] & found]

    def _project(self, entry: Entry, thing: _Thing) -> None:
        resolver = self._all.resolver(entry.site, entry.key.locale)
        target = resolver.refer(page_model(), thing.page)
        ends = [thing.end, self._end_of(entry.site, target[REF]) if target else None]
        end = min(filter(None, ends), default=None)
        if (thing.page is not None and target is None) or (end is not None and end <= self._all.gates.now):
            return
        entry.is_open = entry.is_live = True
        projection = self._all.project(entry, thing.instance, resolver)
        if projection is None:
            self._keep(entry, str(thing.instance), None)
            return
        path = clean(thing.path)
        entry.payload, entry.index, entry.wanted = projection.payload, dict(projection.index), resolver.wanted
        url = self._base_urls[entry.site] + path if path else ""
        entry.desired = row_of(entry, projection, slug=thing.slug, path=path, url=url, expires_at=end)

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

    def _pasts(self, site: int, path: str) -> set[tuple[int, str]]:
        """Return the keys that a path may have been public under: a site may leave out a language's prefix."""
        prefixes = {"", *(root.prefix for root in self._all.gates.roots if root.site == site)}
        return {(site, path_key(prefix + path)) for prefix in prefixes}

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
