"""Lookup of a permanent address in the ledger."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from ..graphql.reading.reader import Reader, Record
from ..models import PermanentAddress, Publication
from ..projections.kinds import get_kinds
from ..publishing.permanent import parts_of

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Target:
    """A public record that a permanent address leads to, and the fragment of the part that it names, if it names one."""

    record: Record
    fragment: str = ""

    @property
    def url(self) -> str:
        """The public address, as the front-end has it."""
        return f"{self.record.url}#{self.fragment}" if self.fragment else self.record.url


@dataclass(frozen=True, slots=True)
class Found:
    """What a permanent address leads to: nothing while all of it is withdrawn.

    Attributes:
        targets: in the order of the site's languages, its main one first.
        owners: the public records that had the part which the address names and have it no more, in that order too.
    """

    targets: Sequence[Target] = ()
    owners: Sequence[Record] = ()


def find(reader: Reader, text: str) -> Found | None:
    """Return what an address leads to, in at most two statements; ``None`` for one that has never been public here.

    Args:
        reader: of the site. It leaves out what it cannot read if it was made with ``Damage``.
        text: the UUID, in any case.
    """
    uuid = text.lower()
    if not _UUID.fullmatch(uuid):
        return None
    owners = _owners_of(reader, uuid)
    records = _records(reader, {uuid, *(owner for _, owner in owners)})
    targets, others = list[Target](), list[Record]()
    for record in records:
        kind = get_kinds()[record.row.kind]
        if record.row.uuid_text == uuid:
            targets.append(Target(record))
        elif (record.row.kind, record.row.uuid_text) in owners:
            fragment = parts_of(kind, record.payload).get(uuid)
            if fragment is None:
                others.append(record)
            else:
                targets.append(Target(record, fragment))
    return Found(targets, others) if owners or targets else None


def _owners_of(reader: Reader, uuid: str) -> set[tuple[str, str]]:
    """Return the kinds and UUIDs of the records that a UUID belongs or has belonged to."""
    rows = PermanentAddress.objects.filter(site=reader.site.pk, uuid=uuid)
    return {(kind, str(owner)) for kind, owner in rows.values_list("kind", "owner")}


def _records(reader: Reader, uuids: set[str]) -> list[Record]:
    """Return the public records of these UUIDs whose kind has permanent addresses, by language."""
    kinds = [kind.name for kind in get_kinds().values() if kind.permanent is not None]
    rows: QuerySet[Publication] = reader.published().filter(kind__in=kinds, uuid__in=uuids)
    order = {locale: number for number, locale in enumerate(reader.locales)}
    found = (record for record in reader.batch(rows) if record.url)
    return sorted(found, key=lambda each: (order.get(each.row.locale, len(order)), each.row.locale, each.key))
