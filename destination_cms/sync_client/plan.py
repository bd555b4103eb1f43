"""Plan of an apply: changes of the record files, and the set afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass

from .inventory import Entry, local_entries
from .keys import Key
from .records import RecordDamaged, Records
from .staging import Staging


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The files to write and to delete. Made again after a crash in the middle, it leads to the same set."""

    writes: frozenset[Key]
    deletes: frozenset[Key]


def plan_apply(staging: Staging, records: Records) -> Plan:
    """Return what to write and to delete.

    The pages of an initial sync replace everything. Otherwise a row takes effect unless the
    local record has a higher sequence: then the row is an old answer that came again.
    """
    if staging.is_initial:
        writes = frozenset(key for key, row in staging.rows.items() if row.digest is not None)
        return Plan(writes=writes, deletes=frozenset(key for key in records.iter_keys() if key not in writes))
    effective = {key: row for key, row in staging.rows.items() if row.sequence >= _local_sequence(records, key)}
    return Plan(
        writes=frozenset(key for key, row in effective.items() if row.digest is not None),
        deletes=frozenset(key for key, row in effective.items() if row.digest is None),
    )


def entries_after(plan: Plan, staging: Staging, records: Records) -> Iterator[Entry]:
    """Yield every record of the set that the plan leads to; files that would stay are read and checked.

    Raises:
        RecordDamaged: a file that would stay does not hold its record.
    """
    yield from local_entries(records, but=plan.writes | plan.deletes)
    for key in plan.writes:
        row = staging.rows[key]
        yield Entry(key, row.site, row.digest or "", row.refs)


def _local_sequence(records: Records, key: Key) -> int:
    try:
        line = records.read(key)
    except RecordDamaged:
        return -1
    return line.sequence if line else -1
