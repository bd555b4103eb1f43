"""Reverse references: what is public and refers to a record."""

from collections import defaultdict

from ...models import Edge
from .reader import Record


def referrers(record: Record, kind: str, *, is_shown: bool = True) -> list[Record]:
    """Return what is public of a kind, in the record's language, and refers to it; two queries for the whole batch.

    Args:
        record: what is referred to.
        kind: of what refers to it. Kinds without a language are found whatever the record's.
        is_shown: whether it must show the record, and not only be found by it, as a circuit by a district.
    """
    reader = record.reader
    known = reader.remembered.setdefault(("referrers", kind, is_shown), {})
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
            shown = sources[source].intersection(found.row.links.splitlines()) if is_shown else sources[source]
            for target in shown:
                known[target].append(found)
    return known[record.key]  # type: ignore[no-any-return]
