"""Rows that are to be projected again because something changed that they do not refer to yet, such as a notice."""

from ..models.ledger import MarkScope
from ..projections.kinds import get_kinds
from .plan import Plan, Tombstone, Upsert
from .source_names import pk_of, source_of

__all__ = ["followers_of"]


def followers_of(planned: Plan) -> list[tuple[MarkScope, str]]:
    """Return the marks, as scope and target, of what follows the things that a plan changes.

    What refers to such a thing already is marked too: its effect on them may be another one, or none.
    """
    kinds = [kind for kind in get_kinds().values() if kind.follows]
    followed = {name for kind in kinds for name in kind.follows}
    changes: list[Upsert | Tombstone] = [*planned.upserts, *planned.tombstones]
    changed = [each for each in changes if each.kind.name in followed]
    pks = {name: {pk_of(each.source) for each in changed if each.kind.name == name} for name in followed}
    sources = {
        source_of(kind, pk)
        for kind in kinds
        for name, find in kind.follows.items()
        if pks[name]
        for pk in find(pks[name])
    }
    return [
        *((MarkScope.REFERRERS, key) for key in sorted({each.address[1] for each in changed})),
        *((MarkScope.SOURCE, source) for source in sorted(sources)),
    ]
