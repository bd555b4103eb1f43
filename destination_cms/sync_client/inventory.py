"""Inventory of a set of records: one count and one checksum."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .canonical import add_term, checksum_hex, checksum_term
from .keys import Key
from .records import Records


class SetMismatch(Exception):
    """The set differs from the server's."""


class Entry(NamedTuple):
    """One record of a set."""

    key: Key
    site: int
    digest: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """Result of taking an inventory.

    Attributes:
        count: number of records.
        checksum: of the whole set, 64 hex digits.
        missing_references: key texts that records refer to and that are not in the set, sorted.
    """

    count: int
    checksum: str
    missing_references: tuple[str, ...]

    def prove(self, *, count: int, checksum: str) -> None:
        """Do nothing if the set is the one expected.

        Raises:
            SetMismatch: it is another.
        """
        if self.count != count:
            raise SetMismatch(f"the set does not add up: {self.count} records, {count} expected")
        if self.checksum != checksum:
            raise SetMismatch(f"the set does not add up: {count} records as expected, with another checksum")


def take_inventory(entries: Iterable[Entry]) -> Inventory:
    """Return what a set of records, each key once, adds up to."""
    checksum = 0
    present: set[str] = set()
    wanted: set[str] = set()
    for key, site, digest, refs in entries:
        checksum = add_term(checksum, checksum_term(site, key, digest))
        present.add(str(key))
        wanted.update(refs)
    return Inventory(
        count=len(present), checksum=checksum_hex(checksum), missing_references=tuple(sorted(wanted - present))
    )


def local_entries(records: Records, *, but: frozenset[Key] = frozenset()) -> Iterator[Entry]:
    """Yield the local records but some, read from their files with their digests computed again.

    Raises:
        RecordDamaged: a file does not hold its record.
    """
    for key in records.iter_keys():
        line = None if key in but else records.read(key)
        if line is not None:
            yield Entry(key, line.site, line.digest, line.refs)
