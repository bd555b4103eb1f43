"""Write a plan into the ledger: number what changes, and keep edges, index rows, paths and tallies in step.

The data of the sites that reads need is written here too.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model, Q

from ..compiled_queries import columns_of, compiled_query
from ..compiled_writes import Conflict, insert_rows
from ..models import (
    Edge,
    HeadStamp,
    LedgerSite,
    LedgerState,
    PermanentAddress,
    ProjectionFailure,
    Publication,
    PublicPath,
)
from ..models.publication_index import copied_values
from ..projections.index_values import index_models, split_index
from ..verticals import Kind
from .members import MemberChanges
from .plan import EdgeChanges, Plan, Update
from .planned import SitePath
from .tallies import TallyChanges
from .visibility import VisibilityRules

#: Columns that the sweep writes in addition to the record.
_BESIDE = ("sidecar_digest", "links", "source", "path_digest", "title_key")
#: SQLite refuses an expression of more than 1,000 levels.
_CONDITIONS = 400
#: What makes two rows the same one, and what of it is written.
_KEY = ("site", "kind", "uuid", "locale")
_COLUMNS = [
    field.name for field in Publication._meta.concrete_fields if not field.primary_key and field.name not in _KEY
]
_SAME_ROW = Conflict(_KEY, tuple(_COLUMNS))


def write(plan: Plan, state: LedgerState, now: datetime) -> None:
    """Write a plan. The caller holds the ledger's lock and commits.

    If a number is given, ``state.head`` moves on with a new ``state.stamp``; saving the state is the caller's.
    """
    tallies = TallyChanges()
    rows: list[Publication] = []
    for upsert in plan.upserts:
        row = upsert.publication
        tallies.replace(upsert.stored, row)
        state.head += 1
        row.sequence, row.changed_at = state.head, now
        rows.append(row)
    for tombstone in plan.tombstones:
        tallies.replace(tombstone.stored, None)
        state.head += 1
        withdraw(tombstone.stored, tombstone.reason, state.head, now)
        rows.append(tombstone.stored)
    _save_rows(rows)
    if rows:
        stamp = HeadStamp(sequence=state.head)
        insert_rows(HeadStamp, [stamp])
        state.stamp = stamp.stamp
    for update in plan.updates:
        update_in_place(update)
    _write_index_rows(plan)
    _write_edges(plan.edges)
    _remember_paths(plan.paths)
    insert_rows(PermanentAddress, [PermanentAddress(**each._asdict()) for each in sorted(plan.owned)], Conflict())
    if state.has_failures or plan.failures:
        _write_failures(plan.failures, plan.sources, now)
    tallies.save()


def _save_rows(rows: list[Publication]) -> None:
    """Insert rows, or replace those of the same key; sets their primary keys.

    Django's bulk_update costs half a second for a hundred rows of so many columns.
    """
    for row in rows:
        # The rows are told apart by their keys; a second conflict, of primary keys, SQLite would refuse.
        row.pk = None
    insert_rows(Publication, rows, _SAME_ROW, batch_rows=200)


def withdraw(row: Publication, reason: str, sequence: int, now: datetime) -> None:
    """Turn a row into a tombstone: what it said goes, where it was stays."""
    row.is_withdrawn, row.reason, row.sequence, row.changed_at = True, reason, sequence, now
    row.payload = row.links = row.digest = row.sidecar_digest = row.title = row.title_key = row.path_digest = ""
    row.latitude = row.longitude = row.expires_at = row.visible_until = row.changes_at = None


def update_in_place(update: Update) -> None:
    """Save what changed of a row without giving it a number."""
    row = update.stored
    row.visible_until, row.changes_at = update.visible_until, update.changes_at
    if update.publication is not None:
        for name in _BESIDE:
            setattr(row, name, getattr(update.publication, name))
    row.save(update_fields=["visible_until", "changes_at", *_BESIDE])


def _write_index_rows(plan: Plan) -> None:
    """Replace the typed index rows and the members of what changed; drop those of what is gone."""
    gone: dict[type[Model], set[int]] = {}
    rows: dict[type[Model], list[Model]] = {}
    members = MemberChanges()
    changed = [(each.kind, each.publication, each.index, each.stored) for each in plan.upserts]
    changed += [(each.kind, each.stored, each.index, None) for each in plan.updates]
    for kind, publication, index, stored in changed:
        if index is None:
            members.shorten(publication, stored)
            continue
        _forget(kind, publication.pk, gone)
        copied = copied_values(publication)
        own = [
            model(publication_id=publication.pk, **copied, **values)
            for model, values in split_index(kind, index).items()
        ]
        for row in own:
            rows.setdefault(type(row), []).append(row)
        if own or publication.locale:
            members.replace(publication, own)
    for tombstone in plan.tombstones:
        _forget(tombstone.kind, tombstone.stored.pk, gone)
        members.forget(tombstone.stored.pk)
    _save_index_rows(rows, gone)
    members.save()


def _save_index_rows(rows: dict[type[Model], list[Model]], gone: dict[type[Model], set[int]]) -> None:
    for model, pks in gone.items():
        if stale := pks - {row.pk for row in rows.get(model, ())}:
            model._default_manager.filter(pk__in=stale).delete()
    for model, fresh in rows.items():
        columns = tuple(field.name for field in model._meta.concrete_fields if not field.primary_key)
        insert_rows(model, fresh, Conflict((model._meta.pk.name,), columns))


def _forget(kind: Kind, pk: int, gone: dict[type[Model], set[int]]) -> None:
    for model in index_models(kind):
        gone.setdefault(model, set()).add(pk)


def _write_edges(edges: EdgeChanges) -> None:
    removed = list(edges.removed.items())
    for start in range(0, len(removed), _CONDITIONS):
        gone = Q()
        for (site, key), targets in removed[start : start + _CONDITIONS]:
            gone |= Q(site=site, source_key=key, target_key__in=targets)
        Edge.objects.filter(gone).delete()
    fresh = [
        Edge(site=site, source_key=key, target_key=target)
        for (site, key), targets in edges.added.items()
        for target in sorted(targets)
    ]
    insert_rows(Edge, fresh)


def _remember_paths(paths: frozenset[SitePath]) -> None:
    rows = [PublicPath(site=site, path_digest=key) for site, key in sorted(paths)]
    insert_rows(PublicPath, rows, Conflict())


def _write_failures(failures: Mapping[str, tuple[str, str]], sources: frozenset[str], now: datetime) -> None:
    """Report what could not be projected, and drop the report of what can be again."""
    ProjectionFailure.objects.filter(source__in=sources - failures.keys()).delete()
    for source, (title, message) in failures.items():
        ProjectionFailure.objects.update_or_create(
            source=source, defaults={"title": title, "message": message, "failed_at": now}
        )


def write_sites(rules: VisibilityRules, *, dry_run: bool = False) -> int:
    """Make the ledger's copy of Wagtail's sites equal to them; return how many rows differed."""
    wanted = {site.pk: _site_columns(site, rules) for site in rules.sites}
    differing = 0
    stored_sites = compiled_query(LedgerSite, "all", LedgerSite.objects.all, columns_of(LedgerSite))
    for row, _ in stored_sites.instances(LedgerSite):
        columns = wanted.pop(row.site, None)
        stored = {name: getattr(row, name) for name in columns or ()}
        if columns is None or stored != columns:
            differing += 1
            if not dry_run:
                _replace_site(row, columns)
    if not dry_run:
        LedgerSite.objects.bulk_create(LedgerSite(site=pk, **columns) for pk, columns in wanted.items())
    return differing + len(wanted)


def _replace_site(row: LedgerSite, columns: dict[str, Any] | None) -> None:
    if columns is None:
        row.delete()
    else:
        LedgerSite.objects.filter(pk=row.pk).update(**columns)


def _site_columns(site: Any, rules: VisibilityRules) -> dict[str, Any]:
    own = rules.locales.get(site.root_page.locale_id, "")
    prefixes = {root.language: root.prefix for root in rules.roots if root.site == site.pk}
    return {
        "hostname": site.hostname,
        "port": site.port,
        "is_default": site.is_default_site,
        "name": site.site_name,
        "default_locale": own,
        "locales": sorted({*prefixes, own} - {""}),
        "prefixes": prefixes,
    }
