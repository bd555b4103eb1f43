"""Count and checksum of the published set per site, kind and locale, computed from the rows themselves."""

from collections.abc import Iterable

from ..models import Publication, Tally
from .payload import CHECKSUM_MODULUS, checksum_hex, checksum_term
from .records import key_of_row

Group = tuple[int, str, str]


def count_tallies(rows: Iterable[Publication]) -> dict[Group, tuple[int, str]]:
    """Return count and checksum per group, computed from the rows themselves."""
    sums: dict[Group, tuple[int, int]] = {}
    for row in rows:
        count, checksum = sums.get((row.site, row.kind, row.locale), (0, 0))
        term = checksum_term(row.site, key_of_row(row), row.digest)
        sums[row.site, row.kind, row.locale] = (count + 1, (checksum + term) % CHECKSUM_MODULUS)
    return {group: (count, checksum_hex(checksum)) for group, (count, checksum) in sums.items()}


def repair_tallies(*, dry_run: bool = False) -> int:
    """Compare the stored tallies with the rows, put them right, and return how many were wrong.

    The caller holds the ledger's lock.
    """
    rows = Publication.objects.filter(is_withdrawn=False).only("site", "kind", "uuid", "locale", "digest")
    counted = count_tallies(rows.iterator(chunk_size=2000))
    wrong = 0
    for tally in Tally.objects.all():
        count, checksum = counted.pop((tally.site, tally.kind, tally.locale), (0, checksum_hex(0)))
        if (tally.count, tally.checksum.zfill(64)) != (count, checksum):
            wrong += 1
            if not dry_run:
                Tally.objects.filter(pk=tally.pk).update(count=count, checksum=checksum)
    wrong += len(counted)
    if not dry_run:
        Tally.objects.bulk_create(
            Tally(site=site, kind=kind, locale=locale, count=count, checksum=checksum)
            for (site, kind, locale), (count, checksum) in counted.items()
        )
    return wrong
