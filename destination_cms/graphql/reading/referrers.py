"""Reverse references: what is public and refers to a record."""

from collections import defaultdict

from ...models import Edge
from .reader import Record


def referrers(record: Record, kind: str) -> list[Record]:
    """Return what is public of a kind, in the record's language, and refers to it; two queries for the whole batch."""
    reader = record.reader
    known = reader.remembered.setdefault(("referrers", kind), {})
    if record.key not in known:
        peers = {peer.key for peer in (*record.batch, record) if peer.row.kind == record.row.kind} - set(known)
        wanted = Edge.objects.filter(site=reader.site.pk, target_key__in=peers, source_key__startswith=f"{kind}:")
        sources: dict[str, set[str]] = defaultdict(set)
        for source, target in wanted.values_list("source_key", "target_key"):
            if source.rpartition(":")[2] == target.rpartition(":")[2]:
                sources[source].add(target)
        known.update({key: [] for key in peers})
        for source, found in reader.get(sources).items():
            # An edge is what it wants to show, which another translation may have taken the place of.
            for target in sources[source].intersection(found.row.links.splitlines()):
                known[target].append(found)
    return known[record.key]  # type: ignore[no-any-return]
