"""The changes of a night are the same for both sites, and no page changes twice."""

from benchmarks.peers.changes import choose_changes
from benchmarks.peers.dataset import records_by_kind


def test_twenty_five_different_pages_change():
    records = {kind: list(found) for kind, found in records_by_kind().items()}

    changes = choose_changes(records)

    slugs = [*changes.retitled, *changes.unpublished, *changes.deleted]
    assert (len(changes.retitled), len(changes.unpublished), len(changes.deleted)) == (20, 3, 2)
    assert changes.count == len(set(slugs)) == 25
    assert choose_changes(records) == changes
