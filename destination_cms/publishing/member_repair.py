"""Repair of members: what no edit and no digest would notice, such as rows that were lost with a restored backup."""

from contextlib import nullcontext
from typing import Any

from ..models import Publication
from ..projections.index_values import index_models
from ..projections.kinds import get_kinds
from .members import MemberChanges
from .state import give_way, ledger_locked

#: Publications whose members are compared at once.
_AT_ONCE = 500
_COLUMNS = ("pk", "kind", "site", "locale", "title_key", "links", "is_withdrawn")


def repair_members(*, is_dry_run: bool = False) -> int:
    """Make the members of every publication equal to its index rows and links; return how many publications differed.

    It works in batches, each under the ledger's lock for a moment.
    """
    differing = 0
    for kind in sorted(Publication.objects.order_by().values_list("kind", flat=True).distinct()):
        last: int | None = 0
        while last is not None:
            with nullcontext() if is_dry_run else ledger_locked():
                last, found = _repair_batch(kind, last, is_dry_run=is_dry_run)
            differing += found
            if not is_dry_run:
                give_way()
    return differing


def _repair_batch(kind: str, after: int, *, is_dry_run: bool) -> tuple[int | None, int]:
    """Repair what follows a primary key; return the last one of the batch, if there was one, and how many differed."""
    rows = list(Publication.objects.filter(kind=kind, pk__gt=after).only(*_COLUMNS).order_by("pk")[:_AT_ONCE])
    if not rows:
        return None, 0
    changes = MemberChanges()
    public = {row.pk: row for row in rows if not row.is_withdrawn}
    own: dict[int, list[Any]] = {pk: [] for pk in public}
    for model in index_models(get_kinds()[kind]) if kind in get_kinds() else ():
        for index in model._default_manager.filter(pk__in=own):
            own[index.pk].append(index)
    for row in rows:
        if row.pk in public:
            changes.replace(row, own[row.pk])
        else:
            changes.forget(row.pk)
    found = changes.count()
    if found and not is_dry_run:
        changes.save()
    return rows[-1].pk, found
