"""What hangs on a publication: index rows, edges, and the report of what could not be projected."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Model, Q

from ..models import Edge, ProjectionFailure
from .entries import Entry
from .settlement import Settlement


def write_index_rows(changed: Iterable[Entry], withdrawn: Iterable[Entry]) -> None:
    """Replace the typed index rows of what changed; drop those of what is gone."""
    rows: dict[type[Model], dict[int, dict[str, Any]]] = {}
    for entry in changed:
        if entry.kind.index is not None and entry.desired is not None and not entry.has_failed:
            stored = entry.desired if entry.desired.pk else entry.row
            if stored is not None:
                rows.setdefault(entry.kind.index, {})[stored.pk] = entry.index
    gone: dict[type[Model], set[int]] = {}
    for entry in withdrawn:
        if entry.kind.index is not None and entry.row is not None:
            gone.setdefault(entry.kind.index, set()).add(entry.row.pk)
    for model, pks in gone.items():
        model._default_manager.filter(pk__in=pks).delete()
    for model, values in rows.items():
        model._default_manager.filter(pk__in=list(values)).delete()
        model._default_manager.bulk_create([model(publication_id=pk, **index) for pk, index in values.items()])


def write_edges(settlement: Settlement) -> None:
    """Make the stored edges of every entry equal to what it wants; what is not public wants nothing."""
    settlement.rows.preload_edges(entry.address for entry in settlement.entries.values())
    fresh: list[Edge] = []
    gone = Q(pk__in=[])
    for entry in settlement.entries.values():
        stored = settlement.rows.wanted_by(entry.address)
        wanted = set() if not entry.is_live else stored if entry.wanted is None else entry.wanted
        site, key = entry.address
        fresh.extend(Edge(site=site, source_key=key, target_key=target) for target in sorted(wanted - stored))
        if stored - wanted:
            gone |= Q(site=site, source_key=key, target_key__in=stored - wanted)
    if gone:
        Edge.objects.filter(gone).delete()
    Edge.objects.bulk_create(fresh, batch_size=500)


def write_failures(settlement: Settlement, now: datetime) -> None:
    """Report what could not be projected, and drop the report of what can be again."""
    healed = settlement.settled - set(settlement.failures)
    ProjectionFailure.objects.filter(source__in=healed).delete()
    for source, (title, message) in settlement.failures.items():
        ProjectionFailure.objects.update_or_create(
            source=source, defaults={"title": title, "message": message, "failed_at": now}
        )
